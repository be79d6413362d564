package pack

import (
	"io"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Verification is what holding a package against its manifest came to: the document that verify --json prints.
type Verification struct {
	OK        bool       `json:"ok"`
	Program   string     `json:"program"`
	Rulebook  string     `json:"rulebook"`
	CreatedAt string     `json:"created_at"`
	Files     []Verified `json:"files"` // the manifest, then what it lists, then what it does not
}

// Verified is one member of a package and whether it is as it was packed.
type Verified struct {
	Name    string  `json:"name"`
	OK      bool    `json:"ok"`
	Problem Problem `json:"problem"` // empty when it is
}

// A Problem says how a member differs from the manifest. Its text stands under "pack.problem."+Problem.
type Problem string

// The problems.
const (
	Missing  Problem = "missing"  // listed and not there
	Unlisted Problem = "unlisted" // there and not listed
	Changed  Problem = "changed"  // other bytes than were packed
	Damaged  Problem = "damaged"  // cannot be unpacked
)

// Verify holds every member of a package against its manifest. The error is about what cannot be looked into at all:
// no zip, an unsafe one, or one of a newer format.
func Verify(r io.ReaderAt, size int64) (Verification, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{OK: true, Files: []Verified{}}
	var m Manifest
	raw, problem := a.member(manifestName, maxManifestBytes)
	if problem == "" {
		if m, err = decodeManifest(raw); err != nil {
			return Verification{}, err
		}
	}
	v.add(manifestName, problem)
	v.Program, v.Rulebook, v.CreatedAt = m.Program, m.Rulebook, m.CreatedAt

	listed := map[string]bool{manifestName: true}
	for _, member := range m.Files {
		listed[member.Name] = true
		data, problem := a.member(member.Name, paper.MaxBytes)
		if problem == "" && (int64(len(data)) != member.Size || digest(data) != member.SHA256) {
			problem = Changed
		}
		v.add(member.Name, problem)
	}
	for _, name := range slices.Sorted(slices.Values(a.names)) {
		if !listed[name] {
			v.add(name, Unlisted)
		}
	}
	return v, nil
}

func (v *Verification) add(name string, problem Problem) {
	v.OK = v.OK && problem == ""
	v.Files = append(v.Files, Verified{Name: name, OK: problem == "", Problem: problem})
}

func (a *archive) member(name string, limit int64) ([]byte, Problem) {
	if _, ok := a.members[name]; !ok {
		return nil, Missing
	}
	data, err := a.read(name, limit)
	if err != nil {
		return nil, Damaged
	}
	return data, ""
}
