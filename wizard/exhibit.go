package wizard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// ErrReadOnly says that a draft is only looked at: nothing in it can be changed.
var ErrReadOnly = errors.New("only to be looked at")

// An Exhibit is a case as somebody saw it, to be looked at and never worked on: a support bundle, or a package.
type Exhibit struct {
	Draft  Draft            // Filing and Reports are always there; the rest as far as it is known
	Others []*filing.Filing // the other filings that it was checked beside
	Seen   *Check           // what was found, as it was shown; nil where that is not known
	At     time.Time        // when it was seen, in the zone of who saw it

	Program  string // version of the program that it was seen in; empty where that is not known
	Rulebook string // version of the rulebook that it was checked by; empty where that is not known
	Book     []byte // the update of the rulebook that was installed, as it was signed; nil where none was or it is not known

	View View     // how and where it was seen
	Log  []string // the last lines of the log

	Unlike []Unlike // what the stand-ins of a bundle do not show as the original did

	Redacted bool  // personal data are replaced, and pictures are drawn in place of others
	Files    Files // of the attachments; nil where there are none
}

// A View is how and where somebody looks at a draft. The zero value of each member is not known.
type View struct {
	Language text.Language `json:"language,omitempty"`
	Look     string        `json:"look,omitempty"`  // light or dark
	Scale    float32       `json:"scale,omitempty"` // of the text: 1 to 2
	Screen   string        `json:"screen,omitempty"`
	Stop     string        `json:"stop,omitempty"` // key of the page of a step
	Focus    filing.Path   `json:"focus,omitempty"`
}

// Day returns the day that a case was checked for: what it says itself, or the day on which it was seen.
func (e Exhibit) Day() filing.Date {
	if e.Seen != nil {
		if d, err := filing.ParseDate(e.Seen.AsOf); err == nil {
			return d
		}
	}
	return filing.DateOf(e.At)
}

// clock stands still at the moment in which a case was seen.
func (e Exhibit) clock() Clock {
	if day := e.Day(); filing.DateOf(e.At) != day {
		if midnight, err := time.ParseInLocation(time.DateOnly, day.String(), timeline.Beijing); err == nil {
			return still(midnight.Add(noon))
		}
	}
	return still(e.At)
}

// noon is how long after midnight a clock is set of which only the day is known.
const noon = 12 * time.Hour

// still is a clock that stands.
type still time.Time

// Now returns its only moment.
func (s still) Now() time.Time { return time.Time(s) }

// Show returns a session on a case that is only to be looked at, as it was on its day. Nothing of it comes into the store,
// and every method that would change it fails with ErrReadOnly or does nothing.
func (d *Desk) Show(e Exhibit, texts *text.Catalog) *Session {
	parts := d.parts
	parts.Store, parts.Clock = showcase{e}, e.clock()
	glass := *d
	glass.parts = parts
	if e.Draft.Reports == nil {
		e.Draft.Reports = map[string]paper.Report{}
	}
	return &Session{desk: &glass, draft: e.Draft, texts: texts, opened: parts.Clock.Now(), others: e.Others, exhibit: &e}
}

// By returns a desk that knows what another knows, with the store, the inspector and the clock of this one.
func (d *Desk) By(other *Desk) *Desk {
	desk := *other
	desk.parts.Store, desk.parts.Inspector, desk.parts.Clock, desk.parts.Entropy = d.parts.Store, d.parts.Inspector, d.parts.Clock, d.parts.Entropy
	return &desk
}

// Now returns the moment of the clock.
func (d *Desk) Now() time.Time { return d.parts.Clock.Now() }

// Exhibit returns what the session shows, and false where it is a draft that is worked on.
func (s *Session) Exhibit() (Exhibit, bool) {
	if s.exhibit == nil {
		return Exhibit{}, false
	}
	return *s.exhibit, true
}

// Desk returns the desk that the session is worked on; that of an exhibit has its day.
func (s *Session) Desk() *Desk { return s.desk }

// writable fails with ErrReadOnly where a session only shows.
func (s *Session) writable() error {
	if s.exhibit != nil {
		return ErrReadOnly
	}
	return nil
}

// look is what is found in the present state: of an exhibit, what was found when it was seen. Findings that were shown in
// another language are phrased anew, as far as the rulebook still has their rules. The caller holds the lock.
func (s *Session) look(today filing.Date) Check {
	if s.exhibit == nil || s.exhibit.Seen == nil {
		return s.desk.checkDraft(s.draft, today, s.texts, s.others)
	}
	c := s.desk.said(*s.exhibit, *s.exhibit.Seen, s.texts)
	c.Materials = s.desk.Materials(s.draft.Filing, today, s.texts)
	return c
}

// showcase is the store of an exhibit: it has its files, and takes nothing.
type showcase struct{ exhibit Exhibit }

var _ Store = showcase{}

// Drafts implements Store: there are none.
func (showcase) Drafts(context.Context) ([]Summary, error) { return nil, nil }

// Load implements Store.
func (showcase) Load(context.Context, string) (Draft, error) { return Draft{}, ErrNoDraft }

// Save implements Store.
func (showcase) Save(context.Context, Draft, Summary, string) error { return ErrReadOnly }

// Undo implements Store.
func (showcase) Undo(context.Context, string) (Draft, error) { return Draft{}, ErrNothingToUndo }

// CanUndo implements Store.
func (showcase) CanUndo(context.Context, string) (bool, error) { return false, nil }

// Delete implements Store.
func (showcase) Delete(context.Context, string) error { return ErrReadOnly }

// PutFile implements Store.
func (showcase) PutFile(context.Context, io.Reader) (string, int64, error) { return "", 0, ErrReadOnly }

// File implements Store.
func (s showcase) File(ctx context.Context, sha256 string) ([]byte, error) {
	if s.exhibit.Files != nil {
		for _, a := range s.exhibit.Draft.Files() {
			if a.SHA256 == sha256 {
				return s.exhibit.Files.Bytes(ctx, a)
			}
		}
	}
	return nil, fmt.Errorf("%w: %s", ErrNoAttachment, sha256)
}
