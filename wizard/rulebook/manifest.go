package rulebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
)

const (
	format       = "beiandesk-rulebook" // keeps a signature under anything else from being one under a rulebook
	schema       = 1                    // the form of manifest.json and of the data files that this package reads
	manifestName = "manifest.json"
)

// A Manifest says what an update is. Format, Schema and Files are filled in by Payload.
type Manifest struct {
	Format  string  `json:"format"`
	Schema  int     `json:"schema"`
	Version string  `json:"version"`       // like 2026.12.1; greater than every one before it
	Date    string  `json:"date"`          // YYYY-MM-DD, the day of the data
	Needs   string  `json:"needs"`         // the oldest version of the program that can use it
	Note    Note    `json:"note,omitzero"` // what changed
	Files   []Entry `json:"files"`
}

// A Note is a sentence in both languages.
type Note struct {
	Chinese string `json:"zh,omitempty"`
	English string `json:"en,omitempty"`
}

// An Entry is a data file of an update.
type Entry struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`   // in bytes
	SHA256 string `json:"sha256"` // in lower-case hex
}

var (
	dayForm = regexp.MustCompile(`^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)
	sumForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// ParseManifest reads what an editor writes: version, date, needs and note. The error is ErrForm.
func ParseManifest(raw []byte) (Manifest, error) {
	var m Manifest
	if err := strictly(raw, &m); err != nil {
		return m, err
	}
	return m, m.check()
}

// readManifest reads the manifest of an update. What asks for a newer program is told apart before anything else, because a
// newer manifest may have members that this one does not know.
func readManifest(raw []byte, program string) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %w", ErrForm, manifestName, err)
	}
	switch {
	case m.Format != format:
		return m, fmt.Errorf("%w: %s: format %q", ErrForm, manifestName, m.Format)
	case m.Schema > schema:
		return m, fmt.Errorf("%w: schema %d", ErrNewer, m.Schema)
	case m.Schema < 1:
		return m, fmt.Errorf("%w: %s: schema %d", ErrForm, manifestName, m.Schema)
	case !programForm.MatchString(m.Needs):
		return m, fmt.Errorf("%w: %s: needs %q", ErrForm, manifestName, m.Needs)
	case programBefore(program, m.Needs):
		return m, fmt.Errorf("%w: %s, this is %s", ErrNewer, m.Needs, program)
	}
	m = Manifest{}
	if err := strictly(raw, &m); err != nil {
		return m, err
	}
	if len(m.Files) == 0 {
		return m, fmt.Errorf("%w: %s: no files", ErrForm, manifestName)
	}
	for _, e := range m.Files {
		if !sumForm.MatchString(e.SHA256) || e.Size < 0 {
			return m, fmt.Errorf("%w: %s: %q", ErrForm, manifestName, e.Name)
		}
	}
	return m, m.check()
}

func (m Manifest) check() error {
	version, err := ParseVersion(m.Version)
	switch {
	case err != nil:
		return err
	case version.Number == 0:
		return fmt.Errorf("%w: %s: version %q has no number behind the month", ErrForm, manifestName, m.Version)
	case !dayForm.MatchString(m.Date):
		return fmt.Errorf("%w: %s: date %q", ErrForm, manifestName, m.Date)
	case !programForm.MatchString(m.Needs):
		return fmt.Errorf("%w: %s: needs %q", ErrForm, manifestName, m.Needs)
	}
	return nil
}

// strictly reads exactly one JSON document and refuses members that into does not have.
func strictly(raw []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrForm, manifestName, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %s: more than one document", ErrForm, manifestName)
	}
	return nil
}
