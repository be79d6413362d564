package pack

import (
	"bytes"
	"context"
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
	Papers    []givenPaper            `json:"papers"`  // in the order of the filing
	Reports   map[string]paper.Report `json:"reports"` // by attachment id
	Apps      []wizard.AppReading     `json:"apps"`
	Others    []*filing.Filing        `json:"others"` // the facts of the applicant's other filings that a finding needs
	Progress  timeline.Progress       `json:"progress"`
	Granted   []string                `json:"granted"`
	Finish    paper.Finish            `json:"finish"`
	CreatedAt time.Time               `json:"created_at"`
	SavedAt   time.Time               `json:"saved_at"`
	Unlike    []wizard.Unlike         `json:"unlike"` // findings that the stand-ins do not give as the original did
}

// A givenPaper is what a bundle says of a file that was given: the member is drawn in its place, and has another size and
// digest.
type givenPaper struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

// placeholders are the pictures of a bundle, found by the attachment that they stand for.
type placeholders struct{ c *Case }

// Bytes implements wizard.Files.
func (p placeholders) Bytes(ctx context.Context, a filing.Attachment) ([]byte, error) {
	for _, drawn := range p.c.Filing.Attachments {
		if drawn.ID == a.ID {
			return p.c.Bytes(ctx, drawn)
		}
	}
	return nil, fmt.Errorf("%w: attachment %s", ErrMissing, a.ID)
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
	f := c.Filing.Clone()
	if len(s.Papers) != len(f.Attachments) {
		return nil, fmt.Errorf("%w: %s tells of %d papers, the filing has %d", ErrNotPackage, sightingName, len(s.Papers), len(f.Attachments))
	}
	for i, p := range s.Papers {
		a := &f.Attachments[i]
		if a.ID != p.ID {
			return nil, fmt.Errorf("%w: %s: paper %d is another", ErrNotPackage, sightingName, i)
		}
		a.File, a.SHA256, a.Size = p.File, p.SHA256, p.Size
	}
	e := &wizard.Exhibit{
		Draft: wizard.Draft{
			Filing: f, Interview: s.Interview, Stop: s.View.Stop, Reports: s.Reports, Apps: s.Apps, Progress: s.Progress,
			Granted: s.Granted, Finish: s.Finish, CreatedAt: s.CreatedAt, SavedAt: s.SavedAt,
		},
		Others: s.Others, Seen: &seen, At: s.At, Program: m.Program, Rulebook: m.Rulebook, View: s.View, Redacted: true,
		Unlike: s.Unlike, Files: placeholders{c},
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
