package letter

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Wording is the text of a letter, for one kind of applicant, in some provinces or everywhere.
type Wording struct {
	Paper      string   `yaml:"paper"`     // id of the paper that it is
	Number     int      `yaml:"number"`    // in codes, for ever
	Edition    int      `yaml:"edition"`   // in codes; another one where the facts that the letter states are others
	Applies    string   `yaml:"applies"`   // unit, personal or all
	Provinces  []string `yaml:"provinces"` // two-digit ids; empty: everywhere else
	Title      string   `yaml:"title"`
	LocalTitle bool     `yaml:"local_title"` // the province's own title is taken where it has one
	Split      Split    `yaml:"split"`
	Body       []Piece  `yaml:"body"`
	Sign       []Role   `yaml:"sign"`   // who signs, if the lists of papers do not say, and who signs beside them
	Signer     string   `yaml:"signer"` // the words for the first who signs; empty: those of the role
	Hand       bool     `yaml:"hand"`   // the first who signs writes the certificate's number by hand
	Finger     bool     `yaml:"fingerprint"`
	Forms      []Formed `yaml:"forms"`
	facts      []string // keys, in the order of the text
}

// A Split says whether several people get a letter each.
type Split string

// The splits.
const (
	Whole      Split = ""           // one letter for all
	Principals Split = "principals" // one for each person who answers for services
	Delegates  Split = "delegates"  // one for each of them who is not the legal representative
)

// A Piece is a piece of a wording: one of its texts is set.
type Piece struct {
	To     string      `yaml:"to"`
	Head   string      `yaml:"h"`
	Text   string      `yaml:"p"`
	Items  []string    `yaml:"li"`
	Rows   [][2]string `yaml:"rows"`
	Each   string      `yaml:"each"` // pattern of a list, with Columns
	Column [][2]string `yaml:"columns"`
	Remark string      `yaml:"remark"`

	If     string   `yaml:"if"`     // a fact that has to be filled in for the piece to stand
	Unless string   `yaml:"unless"` // a fact that must not be
	Orders []string `yaml:"orders"` // codes; empty: every order
	In     []string `yaml:"in"`     // provinces; empty: everywhere
	Units  *bool    `yaml:"units"`  // nil: for everybody
}

// Formed says that provinces want a letter on a form.
type Formed struct {
	Provinces []string `yaml:"in"`   // empty: everywhere
	Must      bool     `yaml:"must"` // not only offered
	Where     string   `yaml:"where"`
	Note      string   `yaml:"note"`
	Source    []string `yaml:"source"` // ids in the sources of the provinces
	AsOf      string   `yaml:"as_of"`
}

// An Other is a paper that nobody writes here.
type Other struct {
	Paper string `yaml:"paper"`
	Is    string `yaml:"is"`   // certificate, photo, video, screenshot, permission, proof
	From  string `yaml:"from"` // who gives it out, or makes it
}

// file is one of the files of wordings.
type file struct {
	Letters []Wording         `yaml:"letters"`
	Others  []Other           `yaml:"others"`
	Words   map[string]string `yaml:"words"`
	English map[string]string `yaml:"english"`
}

// A Book holds every wording. It may be used from any goroutine.
type Book struct {
	wordings []Wording
	others   []Other
	words    map[string]string
	english  map[string]string // of blanks
	catalog  *text.Catalog
}

// Load reads every wording in the root of fsys. The catalogue is the Chinese one: letters are written in Chinese.
func Load(fsys fs.FS, catalog *text.Catalog) (*Book, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the wordings: %w", err)
	}
	b := &Book{words: map[string]string{}, english: map[string]string{}, catalog: catalog}
	for _, name := range names {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		var f file
		dec := yaml.NewDecoder(bytes.NewReader(raw))
		dec.KnownFields(true)
		if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s: %s: %w", name, strings.Join(strings.Fields(err.Error()), " "), ErrFormat)
		}
		for i := range f.Letters {
			if err := f.Letters[i].check(); err != nil {
				return nil, fmt.Errorf("%s: %s: %w: %w", name, f.Letters[i].Paper, err, ErrFormat)
			}
		}
		b.wordings, b.others = append(b.wordings, f.Letters...), append(b.others, f.Others...)
		maps.Copy(b.words, f.Words)
		maps.Copy(b.english, f.English)
	}
	for i, w := range b.wordings {
		for _, o := range b.wordings[:i] {
			if o.Number == w.Number {
				return nil, fmt.Errorf("%s and %s have one number: %w", o.Paper, w.Paper, ErrFormat)
			}
		}
	}
	return b, nil
}

// BlankName returns the name of a blank that is written by hand, in a language. In another than Chinese the Chinese name
// follows in brackets: it is what the letter says.
func (b *Book) BlankName(label string, lang text.Language) string {
	english := b.english[label]
	if lang == text.Chinese || english == "" {
		return label
	}
	return english + " (" + label + ")"
}

// mention is a fact's name in a wording.
var mention = regexp.MustCompile(`\{([^{}]*)\}`)

// check refuses what cannot be printed, and lists the facts that the wording states.
func (w *Wording) check() error {
	if w.Paper == "" || w.Title == "" || w.Number < 1 || w.Number >= len(alphabet)*len(alphabet) || w.Edition < 1 || w.Edition >= len(alphabet) {
		return errors.New("paper, title, number and edition")
	}
	if !slices.Contains([]string{"unit", "personal", "all"}, w.Applies) {
		return fmt.Errorf("applies to %q", w.Applies)
	}
	if !slices.Contains([]Split{Whole, Principals, Delegates}, w.Split) {
		return fmt.Errorf("split by %q", w.Split)
	}
	for i, p := range w.Body {
		for _, t := range p.texts() {
			for _, m := range mention.FindAllStringSubmatch(t, -1) {
				if err := w.known(m[1]); err != nil {
					return fmt.Errorf("piece %d: %w", i+1, err)
				}
				if states(m[1]) && !slices.Contains(w.facts, m[1]) {
					w.facts = append(w.facts, m[1])
				}
			}
			if strings.ContainsAny(mention.ReplaceAllString(t, ""), "{}") {
				return fmt.Errorf("piece %d: brackets in %q", i+1, t)
			}
		}
		if p.Each != "" && (len(p.Column) == 0 || strings.Count(p.Each, "[]") == 0) {
			return fmt.Errorf("piece %d: rows of %q", i+1, p.Each)
		}
	}
	if len(w.facts) > MaxFacts {
		return fmt.Errorf("states %d facts, more than %d", len(w.facts), MaxFacts)
	}
	return nil
}

// texts lists every text of a piece.
func (p Piece) texts() []string {
	out := append([]string{p.To, p.Head, p.Text, p.Remark}, p.Items...)
	for _, pair := range append(slices.Clone(p.Rows), p.Column...) {
		out = append(out, pair[0], pair[1])
	}
	return out
}

// known refuses the name of a fact that there is none of.
func (w *Wording) known(name string) error {
	switch {
	case strings.HasPrefix(name, byHand), strings.HasPrefix(name, byHandLong), slices.Contains(derived, name):
		return nil
	case strings.HasPrefix(name, whoPrefix):
		if w.Split == Whole {
			return fmt.Errorf("{%s} in a letter for everybody", name)
		}
		name = "principal." + strings.TrimPrefix(name, whoPrefix)
	}
	if _, ok := filing.Lookup(filing.Path(name)); !ok {
		return fmt.Errorf("{%s} is no fact", name)
	}
	return nil
}

// states reports whether a name is that of a fact, and not of a blank or a count of rows.
func states(name string) bool {
	return !strings.HasPrefix(name, byHand) && !strings.HasPrefix(name, byHandLong) && name != rowNumber && name != "who" && name != "service"
}

// Wordings returns every wording, as the files have them. The caller owns the slice.
func (b *Book) Wordings() []Wording { return slices.Clone(b.wordings) }

// Others returns the papers that nobody writes here. The caller owns the slice.
func (b *Book) Others() []Other { return slices.Clone(b.others) }

// wording returns the wording of a paper for an applicant in a province: that of the province before that of all.
func (b *Book) wording(paper, province string, personal bool) (*Wording, bool) {
	var found *Wording
	for i := range b.wordings {
		w := &b.wordings[i]
		if w.Paper != paper || w.Applies == "unit" && personal || w.Applies == "personal" && !personal {
			continue
		}
		switch {
		case slices.Contains(w.Provinces, province):
			return w, true
		case len(w.Provinces) == 0 && found == nil:
			found = w
		}
	}
	return found, found != nil
}

// numbered returns the wording of a number.
func (b *Book) numbered(number, edition int) (*Wording, bool) {
	for i := range b.wordings {
		if w := &b.wordings[i]; w.Number == number && w.Edition == edition {
			return w, true
		}
	}
	return nil, false
}

// form returns the form that a province wants a letter on.
func (w *Wording) form(atlas *region.Atlas, province string) *Form {
	for _, f := range w.Forms {
		if len(f.Provinces) > 0 && !slices.Contains(f.Provinces, province) {
			continue
		}
		var publishers []string
		for _, id := range f.Source {
			if s, ok := atlas.Source(id); ok && !slices.Contains(publishers, s.Publisher) {
				publishers = append(publishers, s.Publisher)
			}
		}
		return &Form{Must: f.Must, Where: f.Where, Note: f.Note, Source: strings.Join(publishers, "、"), AsOf: f.AsOf}
	}
	return nil
}
