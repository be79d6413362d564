package rules

import (
	"errors"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

const (
	// sourceLetters: signed by hand in black, red seal complete and that of the unit, date filled in, form unchanged.
	sourceLetters = "华为云 ICP 备案帮助文档：备案材料"
	lettersDate   = "2025-12-31"
	// wholeSeal is how much of a seal's rim is there at least that people call complete.
	wholeSeal = 0.8
	// nameSigns is how many characters of a seal's name must have been read before it is held against a name.
	nameSigns = 6
)

// Knowledge is what the rules over signed letters know beside the papers themselves. The zero value knows nothing, and then
// only what stands on a letter itself counts.
type Knowledge struct {
	Atlas     *region.Atlas
	Divisions *region.Divisions
	Letters   *letter.Book
}

// wordings tells about codes.
type wordings interface {
	PaperOf(c letter.Code) (string, bool)
	Compare(c letter.Code, look material.Look) ([]letter.Fact, error)
}

// know fills in what a desk knows of a filing's letters.
func (k Knowledge) know(d *Desk) {
	if k.Atlas == nil || len(d.Filing.Attachments) == 0 {
		return
	}
	d.look = material.Look{Filing: d.Filing, Atlas: k.Atlas, Divisions: k.Divisions, Today: d.Today}
	d.Papers = material.List(d.look)
	if k.Letters != nil {
		d.wordings, d.Letters = k.Letters, k.Letters.List(d.look)
	}
}

// signed are the papers that people sign.
func signed(p paper.Slot) bool {
	return strings.HasPrefix(string(p), paper.Letters) || strings.HasPrefix(string(p), paper.Materials)
}

// eachLetter checks every letter that was looked at: what lies in a letter's place, and what has the code of one.
func eachLetter(check func(d Desk, s sheet) *rule.Fault) func(Desk, filing.At) rule.Outcome {
	return everyLetter(func(d Desk, s sheet) []rule.Fault {
		if f := check(d, s); f != nil {
			return []rule.Fault{*f}
		}
		return nil
	})
}

// everyLetter is eachLetter for checks that may find several faults.
func everyLetter(check func(d Desk, s sheet) []rule.Fault) func(Desk, filing.At) rule.Outcome {
	return func(d Desk, at filing.At) rule.Outcome {
		var faults []rule.Fault
		out := readable(signedOrOther, func(d Desk, s sheet) *rule.Fault {
			if s.letterly() {
				faults = append(faults, check(d, s)...)
			}
			return nil
		})(d, at)
		if len(faults) == 0 {
			return out
		}
		failed := rule.Fail(faults...)
		failed.Lacks = out.Lacks
		return failed
	}
}

func signedOrOther(p paper.Slot) bool { return signed(p) || p == paper.Other }

// letterly reports whether somebody looked for ink on a paper that is a letter.
func (s sheet) letterly() bool {
	return s.report.Ink != nil && (s.report.Kind == paper.Letter || strings.HasPrefix(s.Slot, paper.Letters))
}

// codes are the codes of a letter that was printed here.
func (s sheet) codes() []letter.Code {
	var out []letter.Code
	if s.report.Ink == nil {
		return nil
	}
	for _, c := range s.report.Ink.Codes {
		if code, err := letter.ParseCode(c.Text); err == nil {
			out = append(out, code)
		}
	}
	return out
}

// code returns the first of the codes.
func (s sheet) code() (letter.Code, bool) {
	all := s.codes()
	if len(all) == 0 {
		return letter.Code{}, false
	}
	return all[0], true
}

// signing reports whether the page on which people sign is among those of the file: without a code nobody knows better.
func (s sheet) signing() bool {
	all := s.codes()
	return len(all) == 0 || slices.ContainsFunc(all, func(c letter.Code) bool { return c.Page == 0 || c.Page == c.Pages })
}

// asked returns the letter of the filing that lies in a slot.
func (d Desk) asked(s sheet) (letter.Letter, bool) {
	code, coded := s.code()
	var found letter.Letter
	ok := false
	for _, l := range d.Letters {
		if string(l.Slot) != s.Slot {
			continue
		}
		if !ok || coded && l.Part == code.Part {
			found, ok = l, true
		}
	}
	return found, ok
}

// asksFor reports whether a letter wants something put on it, by what is known of it or by its own words.
func (d Desk) asksFor(s sheet, kind paper.PlaceKind) bool {
	if l, ok := d.asked(s); ok && (len(s.codes()) > 0 || kind != paper.DatePlace) {
		return slices.ContainsFunc(l.Places, func(p letter.Place) bool { return p.Kind == kind })
	}
	return slices.ContainsFunc(s.report.Ink.Places, func(p paper.Place) bool { return p.Kind == kind })
}

// empty lists the places of a kind on a letter in which nothing stands, by their number.
func (s sheet) empty(kind paper.PlaceKind) (out []int) {
	for n, p := range s.report.Ink.Places {
		if p.Kind == kind && !p.Filled {
			out = append(out, n)
		}
	}
	return out
}

// unitSeals are the seals of units on a letter, by their number: a square stamp is that of a person.
func (s sheet) unitSeals() (out []int) {
	for n, seal := range s.report.Ink.Seals {
		if seal.Shape != paper.SquareSeal {
			out = append(out, n)
		}
	}
	return out
}

// lacksSeal reports whether a letter wants a seal and has none.
func (d Desk) lacksSeal(s sheet) bool {
	return s.signing() && d.asksFor(s, paper.SealPlace) && len(s.unitSeals()) == 0
}

// lacksHand returns the first place of a signature that is empty. Somebody's stamp in it is another matter.
func (d Desk) lacksHand(s sheet) (place int, lacks bool) {
	if !s.signing() || !d.asksFor(s, paper.SignaturePlace) {
		return 0, false
	}
	for _, n := range s.empty(paper.SignaturePlace) {
		if _, stamped := s.stamp(n); !stamped {
			return n, true
		}
	}
	return 0, false
}

// stamp returns a person's stamp that lies in a place or right beside it.
func (s sheet) stamp(place int) (seal int, ok bool) {
	at := s.report.Ink.Places[place]
	for n, seal := range s.report.Ink.Seals {
		if seal.Shape == paper.SquareSeal && seal.Page == at.Page && near(seal.Box, at.Box) {
			return n, true
		}
	}
	return 0, false
}

// near reports whether two boxes come as near to each other as the second is high.
func near(a, b paper.Box) bool {
	edges := func(box paper.Box) (x0, y0, x1, y1 int) {
		x0, y0, x1, y1 = box[0][0], box[0][1], box[0][0], box[0][1]
		for _, c := range box {
			x0, y0, x1, y1 = min(x0, c[0]), min(y0, c[1]), max(x1, c[0]), max(y1, c[1])
		}
		return x0, y0, x1, y1
	}
	ax0, ay0, ax1, ay1 := edges(a)
	bx0, by0, bx1, by1 := edges(b)
	reach := (by1 - by0) / 2
	return ax0 < bx1+reach && bx0 < ax1+reach && ay0 < by1+reach && by0 < ay1+reach
}

// lacksDate reports whether a letter wants a date and has none.
func (d Desk) lacksDate(s sheet) bool {
	return s.signing() && s.report.Fields["signed_on"].Text == "" && len(s.empty(paper.DatePlace)) > 0 &&
		!slices.ContainsFunc(s.report.Ink.Places, func(p paper.Place) bool { return p.Kind == paper.DatePlace && p.Filled })
}

// lacksFinger reports whether a letter wants a fingerprint and has none.
func (d Desk) lacksFinger(s sheet) bool {
	return s.signing() && d.asksFor(s, paper.FingerprintPlace) && len(s.report.Ink.Fingerprints) == 0
}

// blank reports whether a letter is as it came out of the printer: of all that it asks for there is nothing.
func (d Desk) blank(s sheet) bool {
	_, unsigned := d.lacksHand(s)
	wants := 0
	for _, kind := range []paper.PlaceKind{paper.SealPlace, paper.SignaturePlace, paper.FingerprintPlace} {
		if d.asksFor(s, kind) {
			wants++
		}
	}
	return s.signing() && wants > 0 && (!d.asksFor(s, paper.SealPlace) || d.lacksSeal(s)) && (!d.asksFor(s, paper.SignaturePlace) || unsigned) &&
		(!d.asksFor(s, paper.FingerprintPlace) || d.lacksFinger(s)) && len(s.report.Ink.Seals) == 0 && d.lacksDate(s)
}

// inked is a fault of a letter, with the place on it that shows it.
func (s sheet) inked(place string, values map[string]string) *rule.Fault {
	fault := s.fault(values)
	if place != "" {
		fault.Values["ink"] = place
	}
	return fault
}

// changed lists the facts that a letter with a code states otherwise than the filing does now. A filing of which nothing is
// known cannot be compared.
func (d Desk) changed(s sheet) (facts []letter.Fact, own bool, err error) {
	code, ok := s.code()
	if !ok || d.wordings == nil || strings.TrimSpace(d.Filing.Entity.Name) == "" {
		return nil, false, errNoCode
	}
	facts, err = d.wordings.Compare(code, d.look)
	return facts, code.Draft == letter.DraftTag(d.Filing.ID), err
}

var errNoCode = errors.New("no code to compare")

// belongs returns the slot of the paper that a letter is, by its code or else by its title.
func (d Desk) belongs(s sheet) (paper.Slot, bool) {
	if code, ok := s.code(); ok {
		if d.wordings == nil {
			return "", false
		}
		id, known := d.wordings.PaperOf(code)
		for _, l := range d.Letters {
			if known && l.ID == id {
				return l.Slot, true
			}
		}
		return "", false
	}
	title, ok := s.field("title")
	if !ok {
		return "", false
	}
	var found paper.Slot
	for _, l := range d.Letters {
		if filing.Fold(l.Title) == filing.Fold(title.Text) {
			if string(l.Slot) == s.Slot {
				return l.Slot, true
			}
			found = l.Slot
		}
	}
	return found, found != ""
}

// uncoded reports whether a letter can only be compared by its text.
func (s sheet) uncoded() bool { return len(s.codes()) == 0 && s.report.Kind == paper.Letter }

// of returns what the lists say of the paper in a slot.
func (d Desk) of(slot string) (material.Material, bool) {
	for _, m := range d.Papers {
		if string(m.Slot) == slot {
			return m, true
		}
	}
	return material.Material{}, false
}

// people are all who have a part in a filing, and their numbers.
func (d Desk) people() (names, numbers []string) {
	add := func(p *filing.Principal) {
		if p != nil {
			names, numbers = append(names, p.Name), append(numbers, p.Certificate.Number)
		}
	}
	names = append(names, d.Filing.Entity.LegalRepresentative)
	if !d.Filing.Entity.IsUnit() {
		names, numbers = append(names, d.Filing.Entity.Name), append(numbers, d.Filing.Entity.Certificate.Number)
	}
	add(&d.Filing.Principal)
	for i := range d.Filing.Services {
		add(d.Filing.Services[i].Principal)
	}
	empty := func(s string) bool { return strings.TrimSpace(s) == "" }
	return slices.DeleteFunc(names, empty), slices.DeleteFunc(numbers, empty)
}
