package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// SupportKind is what the manifest of a support bundle calls it. A submission package is not named.
const SupportKind = "support"

// The members that only a support bundle has.
const (
	sightingName  = "session.json"
	logName       = "log.txt"
	bookName      = "rulebook.beianrules"
	pictureFolder = "pictures/"
)

// Limits of the members of a bundle, in bytes. The text of all papers of a filing, with its places, stays below a tenth.
const (
	maxSightingBytes = 16 << 20
	maxCheckBytes    = 8 << 20
	maxLogBytes      = 1 << 20
)

// A sighting is session.json: what somebody saw beside the filing and the findings, with stand-ins for personal data.
type sighting struct {
	At        time.Time               `json:"at"` // in the zone of who saw it
	View      wizard.View             `json:"view"`
	Interview flow.Interview          `json:"interview"`
	Reports   map[string]paper.Report `json:"reports"` // by attachment id
	Apps      []wizard.AppReading     `json:"apps"`
	Others    []*filing.Filing        `json:"others"` // the facts of the applicant's other filings that a finding needs
	Progress  timeline.Progress       `json:"progress"`
	Granted   []string                `json:"granted"`
	Prints    []wizard.Print          `json:"prints"`
	Finish    paper.Finish            `json:"finish"`
	CreatedAt time.Time               `json:"created_at"`
	SavedAt   time.Time               `json:"saved_at"`
	Unlike    []wizard.Unlike         `json:"unlike"` // findings that the stand-ins do not give as the original did
}

// Exhibit returns what a support bundle shows, and false for any other case.
func (c *Case) Exhibit() (wizard.Exhibit, bool) {
	if c.exhibit == nil {
		return wizard.Exhibit{}, false
	}
	return *c.exhibit, true
}

// exhibit reads what a bundle has beside its filing.
func (a *archive) exhibit(m Manifest, c *Case) (*wizard.Exhibit, error) {
	var s sighting
	if err := a.decode(sightingName, maxSightingBytes, &s); err != nil {
		return nil, err
	}
	var seen wizard.Check
	if err := a.decode(checkName, maxCheckBytes, &seen); err != nil {
		return nil, err
	}
	if s.At.IsZero() {
		return nil, fmt.Errorf("%w: %s has no moment", ErrNotPackage, sightingName)
	}
	for i, other := range s.Others {
		if other == nil {
			return nil, fmt.Errorf("%w: %s: filing %d is none", ErrNotPackage, sightingName, i)
		}
	}
	e := &wizard.Exhibit{
		Draft: wizard.Draft{
			Filing: c.Filing, Interview: s.Interview, Stop: s.View.Stop, Reports: s.Reports, Apps: s.Apps, Progress: s.Progress,
			Granted: s.Granted, Prints: s.Prints, Finish: s.Finish, CreatedAt: s.CreatedAt, SavedAt: s.SavedAt,
		},
		Others: s.Others, Seen: &seen, At: s.At, Program: m.Program, Rulebook: m.Rulebook, View: s.View, Redacted: true,
		Unlike: s.Unlike, Files: c,
	}
	if _, ok := a.members[logName]; ok {
		raw, err := a.listed(logName, maxLogBytes)
		if err != nil {
			return nil, err
		}
		if text := strings.TrimSuffix(string(raw), "\n"); text != "" {
			e.Log = strings.Split(text, "\n")
		}
	}
	if _, ok := a.members[bookName]; ok {
		var err error
		if e.Book, err = a.listed(bookName, rulebook.MaxSize); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// listed reads a member that the manifest lists with these bytes.
func (a *archive) listed(name string, limit int64) ([]byte, error) {
	raw, err := a.read(name, limit)
	if err != nil {
		return nil, err
	}
	return raw, a.agrees(name, raw)
}

// decode reads a member of JSON; what it has and nobody knows is refused.
func (a *archive) decode(name string, limit int64, into any) error {
	raw, err := a.listed(name, limit)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrNotPackage, name, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return fmt.Errorf("%w: %s goes on behind its end", ErrNotPackage, name)
	}
	return nil
}
