package wizard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// ErrNoLetter says that a filing does not need the letter that was asked for.
var ErrNoLetter = errors.New("no such letter here")

// A LetterFormat is a kind of file that letters are written as.
type LetterFormat string

// The formats of letters: one to print, and one to change first.
const (
	LetterPDF  LetterFormat = "pdf"
	LetterDOCX LetterFormat = "docx"
)

// LetterFormats lists the formats. The caller owns the slice.
func LetterFormats() []LetterFormat { return []LetterFormat{LetterPDF, LetterDOCX} }

// A LetterWriter sets letters.
type LetterWriter interface {
	// WriteLetter writes a letter as a file and returns how many pages it has; 0 where only a word processor knows. The same
	// letter at the same moment gives the same bytes.
	WriteLetter(w io.Writer, l letter.Letter, format LetterFormat, moment time.Time) (pages int, err error)
}

// A LetterState says where a letter stands.
type LetterState string

// The states of letters.
const (
	LetterMissing   LetterState = "missing"
	LetterGiven     LetterState = "given"           // signed, and it came back
	LetterChanged   LetterState = "changed"         // it came back, and says what is not so any more
	LetterElsewhere LetterState = "given_elsewhere" // another paper does for it
)

// A Letter is a letter that a filing needs or may need, as people read it: one element of letters --json.
type Letter struct {
	Key         string          `json:"key"` // id, and part where several people get one each
	ID          string          `json:"id"`
	Part        int             `json:"part"` // 0 where there is one
	For         string          `json:"for"`  // whom the part is for; empty where there is one
	Slot        paper.Slot      `json:"slot"`
	Title       string          `json:"title"`
	Heading     string          `json:"heading"` // what stands above the letter, Chinese
	Demand      material.Demand `json:"demand"`
	State       LetterState     `json:"state"`
	Why         string          `json:"why"`
	Paths       []filing.Path   `json:"paths"` // the answers that it follows from
	SignedBy    []letter.Role   `json:"signed_by"`
	Seal        bool            `json:"seal"`
	Fingerprint bool            `json:"fingerprint"`
	MaxAge      int             `json:"max_age"` // 0: not stated
	MaxAgeUnit  region.AgeUnit  `json:"max_age_unit"`
	Form        *LetterForm     `json:"form"`    // null where the text can be handed in as it is
	Missing     []LetterGap     `json:"missing"` // what the letter leaves blank
	Facts       []LetterFact    `json:"facts"`   // what it states
	Changed     []LetterFact    `json:"changed"` // of the letter that came back, as it is now
	PrintedAt   *time.Time      `json:"printed_at"`
	Stale       []LetterFact    `json:"stale"` // of the last print, as it is now
	Code        string          `json:"code"`
	Note        string          `json:"note"`
	Source      string          `json:"source"`
	SourceDate  string          `json:"source_date"`
	Trust       region.Trust    `json:"trust"`
	Layer       rule.Layer      `json:"layer"`
	Conflict    string          `json:"conflict"`
}

// A LetterForm says that somebody wants a letter on a form of their own. The sentences are Chinese, as on the form.
type LetterForm struct {
	Must       bool   `json:"must"`
	Where      string `json:"where"`
	Note       string `json:"note"`
	Source     string `json:"source"`
	SourceDate string `json:"source_date"`
}

// A LetterGap is a blank in a letter: an answer that is not given yet, or what is written by hand.
type LetterGap struct {
	Path  filing.Path `json:"path"` // empty where it is written by hand
	Label string      `json:"label"`
}

// A LetterFact is something that a letter states.
type LetterFact struct {
	Paths []filing.Path `json:"paths"`
	Label string        `json:"label"`
	Text  string        `json:"text"` // Chinese; empty where it is a blank
}

// A Print is a letter that was written to be signed, as it was then.
type Print struct {
	Key   string       `json:"key"`
	Title string       `json:"title"`
	Code  string       `json:"code"`
	At    time.Time    `json:"at"`
	Facts []LetterFact `json:"facts"`
}

// Letters lists the letters that a filing needs or may need, the firmest first. Reports are those of its attachments; they
// tell what a letter that came back was printed with.
func (d *Desk) Letters(f *filing.Filing, today filing.Date, reports map[string]paper.Report, texts *text.Catalog) []Letter {
	return d.letters(f, today, reports, nil, texts)
}

func (d *Desk) letters(
	f *filing.Filing, today filing.Date, reports map[string]paper.Report, prints []Print, texts *text.Catalog,
) []Letter {
	out := []Letter{}
	if d.parts.Letters == nil {
		return out
	}
	look := material.Look{Filing: f, Atlas: d.parts.Atlas, Divisions: d.parts.Divisions, Today: today}
	list := material.List(look)
	t := correspondent{d.teller(f, list, texts), look}
	for _, m := range list {
		if m.Slot == "" || m.State == material.Outside {
			continue
		}
		for _, l := range d.parts.Letters.Compose(m, look) {
			out = append(out, t.letter(m, l, reports, prints))
		}
	}
	return out
}

// Letter composes a letter of a filing by its key, or says ErrNoLetter.
func (d *Desk) Letter(f *filing.Filing, today filing.Date, key string) (letter.Letter, error) {
	if d.parts.Letters != nil {
		look := material.Look{Filing: f, Atlas: d.parts.Atlas, Divisions: d.parts.Divisions, Today: today}
		for _, l := range d.parts.Letters.List(look) {
			if l.Key() == key {
				return l, nil
			}
		}
	}
	return letter.Letter{}, fmt.Errorf("%w: %s", ErrNoLetter, key)
}

// Wordings returns the texts of letters; nil where none are written.
func (d *Desk) Wordings() *letter.Book { return d.parts.Letters }

// WriteLetter writes a letter of a filing by its key.
func (d *Desk) WriteLetter(w io.Writer, f *filing.Filing, today filing.Date, key string, format LetterFormat) error {
	l, err := d.Letter(f, today, key)
	if err != nil {
		return err
	}
	_, err = d.parts.LetterWriter.WriteLetter(w, l, format, d.parts.Clock.Now())
	return err
}

// A correspondent tells of letters.
type correspondent struct {
	teller
	look material.Look
}

func (c correspondent) letter(m material.Material, l letter.Letter, reports map[string]paper.Report, prints []Print) Letter {
	told := c.tell(m)
	out := Letter{
		Key: l.Key(), ID: l.ID, Part: l.Part, For: l.For, Slot: l.Slot, Title: told.Title, Heading: l.Title, Demand: m.Demand,
		Why: told.Why, Paths: told.Paths, SignedBy: l.SignBy, Seal: l.Seal, Fingerprint: l.Finger, MaxAge: m.MaxAge,
		MaxAgeUnit: m.MaxAgeUnit, Missing: c.gaps(l.Gaps), Facts: c.facts(l.Facts), Code: l.Code.String(),
		Note: told.Note, Source: told.Source, SourceDate: told.SourceDate, Trust: told.Trust, Layer: told.Layer, Conflict: told.Conflict,
		Changed: []LetterFact{}, Stale: []LetterFact{},
	}
	if l.For != "" {
		out.Title = c.t.T("letters.title_for", "title", out.Title, "name", l.For)
	}
	if l.Form != nil {
		out.Form = &LetterForm{l.Form.Must, l.Form.Where, l.Form.Note, l.Form.Source, l.Form.AsOf}
	}
	out.State, out.Changed = c.state(m, l, reports)
	for _, p := range slices.Backward(prints) {
		if p.Key == out.Key {
			out.PrintedAt = &p.At
			if code, err := letter.ParseCode(p.Code); err == nil {
				out.Stale = c.changed(code)
			}
			break
		}
	}
	return out
}

// state says whether a letter came back, and what it says that is not so any more.
func (c correspondent) state(m material.Material, l letter.Letter, reports map[string]paper.Report) (LetterState, []LetterFact) {
	given := c.f.Attached(string(m.Slot))
	uncoded := 0
	state, changed := LetterMissing, []LetterFact{}
	for _, a := range given {
		codes := codesOn(reports[a.ID])
		if len(codes) == 0 {
			uncoded++
		}
		for _, code := range codes {
			if code.Wording != l.Code.Wording || code.Part != l.Part {
				continue
			}
			if changed = c.changed(code); len(changed) > 0 {
				state = LetterChanged
			} else {
				state = LetterGiven
			}
		}
	}
	switch {
	case state != LetterMissing:
	case uncoded > 0 && uncoded >= l.Part:
		state = LetterGiven // without a code, the first file is taken for the first part
	case m.State == material.Elsewhere:
		state = LetterElsewhere
	}
	return state, changed
}

// codesOn lists the codes of letters that a paper shows.
func codesOn(r paper.Report) []letter.Code {
	var said []string
	if r.Ink != nil {
		for _, c := range r.Ink.Codes {
			said = append(said, c.Text)
		}
	}
	if id := r.Fields["letter_id"].Text; len(said) == 0 && id != "" {
		said = append(said, id)
	}
	var out []letter.Code
	for _, s := range said {
		if code, err := letter.ParseCode(s); err == nil {
			out = append(out, code)
		}
	}
	return out
}

// changed lists the facts that are others now than in the letter with a code. A letter of a wording that is not known here
// says nothing.
func (c correspondent) changed(code letter.Code) []LetterFact {
	facts, err := c.desk.parts.Letters.Compare(code, c.look)
	if err != nil {
		return []LetterFact{}
	}
	return c.facts(facts)
}

func (c correspondent) facts(facts []letter.Fact) []LetterFact {
	out := make([]LetterFact, 0, len(facts))
	for _, f := range facts {
		said := LetterFact{Paths: f.Paths, Label: f.Label, Text: f.Text}
		if len(said.Paths) > 0 {
			said.Label = c.t.Plain(said.Paths[0])
		} else {
			said.Paths, said.Label = []filing.Path{}, c.blank(said.Label)
		}
		out = append(out, said)
	}
	return out
}

// blank names what no fact stands for.
func (c correspondent) blank(label string) string {
	return c.desk.parts.Letters.BlankName(label, c.t.Language())
}

func (c correspondent) gaps(gaps []letter.Gap) []LetterGap {
	out := make([]LetterGap, 0, len(gaps))
	for _, g := range gaps {
		gap := LetterGap{Path: g.Path, Label: c.blank(g.Label)}
		if g.Path != "" {
			gap.Label = c.t.Label(g.Path)
		}
		out = append(out, gap)
	}
	return out
}

// Letters lists the letters that the draft needs or may need, with what is known of the last print of each.
func (s *Session) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.desk.letters(s.draft.Filing, s.desk.Today(), s.draft.Reports, s.draft.Prints, s.texts)
}

// Prints lists the letters that were written to be signed, the oldest first. The caller owns the slice.
func (s *Session) Prints() []Print {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.draft.Prints)
}

// DrawLetter draws the pages of a letter for the screen, no side longer than maxSide pixels: nothing is noted.
func (s *Session) DrawLetter(ctx context.Context, key string, maxSide int) ([]image.Image, error) {
	l, err := s.desk.Letter(s.Filing(), s.desk.Today(), key)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	pages, err := s.desk.parts.LetterWriter.WriteLetter(&file, l, LetterPDF, s.desk.parts.Clock.Now())
	if err != nil {
		return nil, fmt.Errorf("write letter %s: %w", key, err)
	}
	out := make([]image.Image, pages)
	for n := range out {
		if out[n], err = s.desk.parts.Inspector.Picture(ctx, file.Bytes(), n, maxSide); err != nil {
			return nil, fmt.Errorf("draw letter %s: %w", key, err)
		}
	}
	return out, nil
}

// WriteLetter writes a letter to be signed, and notes in the draft what it states. Save keeps the note.
func (s *Session) WriteLetter(ctx context.Context, w io.Writer, key string, format LetterFormat) error {
	if err := s.writable(); err != nil {
		return err
	}
	f := s.Filing()
	l, err := s.desk.Letter(f, s.desk.Today(), key)
	if err != nil {
		return err
	}
	now := s.desk.parts.Clock.Now()
	if _, err := s.desk.parts.LetterWriter.WriteLetter(w, l, format, now); err != nil {
		return fmt.Errorf("write letter %s: %w", key, err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	look := material.Look{Filing: f, Atlas: s.desk.parts.Atlas, Divisions: s.desk.parts.Divisions, Today: s.desk.Today()}
	c := correspondent{s.desk.teller(f, nil, s.texts), look}
	s.draft.Prints = append(s.draft.Prints, Print{
		Key: key, Title: strings.TrimSpace(l.Title), Code: l.Code.String(), At: now.UTC().Truncate(time.Second), Facts: c.facts(l.Facts),
	})
	s.changed("print " + key)
	return nil
}

// LetterSigners says in words who puts what on a letter.
func LetterSigners(l Letter, texts *text.Catalog) string {
	var parts []string
	for _, role := range l.SignedBy {
		if role != letter.Unit {
			parts = append(parts, texts.T("letter.role."+string(role)))
		}
	}
	if l.Seal {
		parts = append(parts, texts.T("letter.seal"))
	}
	if l.Fingerprint {
		parts = append(parts, texts.T("letter.fingerprint"))
	}
	return strings.Join(append(parts, texts.T("letter.date")), texts.T("list.separator"))
}

// LetterAge says in words how old a letter may be; empty where that is not stated.
func LetterAge(l Letter, texts *text.Catalog) string {
	if l.MaxAge == 0 {
		return ""
	}
	return texts.T("requirement.age_"+string(l.MaxAgeUnit), "days", strconv.Itoa(l.MaxAge))
}
