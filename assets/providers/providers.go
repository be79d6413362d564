// Package providers holds what the portals of providers ask, page by page, as data.
package providers

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/text"
)

//go:embed *.json
var files embed.FS

// ErrUnknown says that no portal is known under a provider's code.
var ErrUnknown = errors.New("portal is not known")

// Words is a sentence in the languages of the program.
type Words struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// In returns the sentence in a language.
func (w Words) In(lang text.Language) string {
	if lang == text.English {
		return w.English
	}
	return w.Chinese
}

// A Portal is a provider's filing system: its pages in the order in which an applicant meets them.
type Portal struct {
	ID        filing.Provider `json:"id"`
	Name      Words           `json:"name"`
	AsOf      string          `json:"as_of"` // month in which the sources were read
	Sources   []Source        `json:"sources"`
	Pages     []Page          `json:"pages"`
	Reminders []Reminder      `json:"reminders"`
	Terms     *provider.Terms `json:"-"` // what the provider asks for beside its pages
}

// A Source is a document of the provider that the pages follow.
type Source struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// A Page is one page of a portal.
type Page struct {
	ID      string         `json:"id"`
	Title   Words          `json:"title"`
	Note    Words          `json:"note"`
	Warning Words          `json:"warning"`
	Final   bool           `json:"final"`  // nothing on it can be edited afterwards
	Each    filing.Path    `json:"each"`   // one page for every place of this pattern; empty: one page
	Orders  []filing.Order `json:"orders"` // empty: every order
	When    flow.Condition `json:"when"`
	Papers  []paper.Slot   `json:"papers"` // patterns; one that ends in a star is a family of slots
	Fields  []Field        `json:"fields"`
}

// For reports whether an order comes to the page.
func (p Page) For(o filing.Order) bool { return len(p.Orders) == 0 || slices.Contains(p.Orders, o) }

// A Field is one line of a page.
type Field struct {
	Path filing.Path    `json:"path"` // a pattern
	How  How            `json:"how"`
	When flow.Condition `json:"when"`
	Note Words          `json:"note"`
}

// How says what the applicant does with a line.
type How string

// What is done with a line.
const (
	Typed    How = ""        // typed or pasted
	Picked   How = "pick"    // chosen from the portal's list
	Compared How = "compare" // not entered: the portal knows it from elsewhere, it should agree
)

// A Reminder is something to keep in mind after handing in.
type Reminder struct {
	ID     string         `json:"id"`
	Orders []filing.Order `json:"orders"` // empty: every order
	Words
}

// For reports whether an order is reminded of it.
func (r Reminder) For(o filing.Order) bool { return len(r.Orders) == 0 || slices.Contains(r.Orders, o) }

// FS returns the embedded files: each portal as <code of the provider>.json.
func FS() fs.FS { return files }

// Load returns the portal of a provider, or ErrUnknown.
func Load(id filing.Provider) (Portal, error) { return LoadFrom(files, id) }

// LoadFrom returns the portal of a provider from other files than the embedded ones, or ErrUnknown.
func LoadFrom(fsys fs.FS, id filing.Provider) (Portal, error) {
	if !filing.Providers.Has(string(id)) {
		return Portal{}, fmt.Errorf("%w: %q", ErrUnknown, id)
	}
	raw, err := fs.ReadFile(fsys, string(id)+".json")
	if err != nil {
		return Portal{}, fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var file struct {
		Portal
		Terms json.RawMessage `json:"terms"` // read by their own package
	}
	if err := dec.Decode(&file); err != nil {
		return Portal{}, fmt.Errorf("read portal %s: %w", id, err)
	}
	p := file.Portal
	if p.Terms, err = provider.Load(raw); err != nil {
		return Portal{}, fmt.Errorf("read portal %s: %w", id, err)
	}
	if p.ID != id || len(p.Pages) == 0 {
		return Portal{}, fmt.Errorf("read portal %s: %d pages of %q", id, len(p.Pages), p.ID)
	}
	return p, nil
}
