package pack

import (
	"io"
	"slices"
	"strings"

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
	Reframed Problem = "frame"    // its bytes are right, what the zip says of it is not
	Trailing Problem = "trailing" // something stands behind the end
)

// directoryName stands for the directory of the zip and its end, which are no member.
const directoryName = "(zip)"

// Verify holds every byte of a package against its manifest. The error is about what cannot be looked into at all: no zip,
// an unsafe one, or one of a newer format.
func Verify(r io.ReaderAt, size int64) (Verification, error) {
	// A manifest in its place needs no directory of the zip, so that one can be damaged and named.
	if raw, ok := firstManifest(r); ok {
		m, err := decodeManifest(raw)
		if err != nil {
			return Verification{}, err
		}
		if v, ours := ofForm(r, size, raw, m); ours {
			return v, nil
		}
	}
	a, err := openArchive(r, size)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{OK: true, Files: []Verified{}}
	raw, problem := a.member(manifestName, maxManifestBytes)
	if problem != "" {
		v.add(manifestName, problem)
		if problem == Damaged {
			return v, nil // nothing else can be said of any member
		}
		raw = nil
	}
	var m Manifest
	if raw != nil {
		if m, err = decodeManifest(raw); err != nil {
			return Verification{}, err
		}
		if inForm, ours := ofForm(r, size, raw, m); ours {
			return inForm, nil
		}
		v.add(manifestName, "")
	}
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
	mark := make([]byte, 4)
	if _, err := r.ReadAt(mark, 0); err != nil || string(mark) != "PK\x03\x04" {
		v.add(directoryName, Reframed) // something stands before the first member
	}
	return v, nil
}

// ofForm verifies a package that was written by this program and by nobody else since.
func ofForm(r io.ReaderAt, size int64, raw []byte, m Manifest) (Verification, bool) {
	if !plausible(m) {
		return Verification{}, false
	}
	files, ours := inForm(r, size, raw, m)
	v := Verification{OK: true, Program: m.Program, Rulebook: m.Rulebook, CreatedAt: m.CreatedAt, Files: []Verified{}}
	for _, f := range files {
		v.add(f.Name, f.Problem)
	}
	return v, ours
}

// plausible reports whether a manifest lists what a package may hold, so that nothing is read for the sake of a lie.
func plausible(m Manifest) bool {
	total := int64(0)
	seen := map[string]bool{manifestName: true}
	for _, f := range m.Files {
		folded := strings.ToLower(f.Name)
		if f.Size < 0 || f.Size > paper.MaxBytes || !safePath(f.Name) || seen[folded] {
			return false
		}
		seen[folded] = true
		total += f.Size
	}
	return len(m.Files) < maxEntries && total <= maxUnpacked
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
