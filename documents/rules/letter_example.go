package rules

import (
	"fmt"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// The two letters of the examples.
const (
	authorised    paper.Slot = "letters.entity_principal_letter"
	serviceLetter paper.Slot = "letters.service_principal_letter"
)

// The places on the letters of the examples.
var (
	signatureSpot = paper.Spot{Box: paper.Box{{300, 900}, {600, 900}, {600, 980}, {300, 980}}}
	sealSpot      = paper.Spot{Box: paper.Box{{800, 850}, {1100, 850}, {1100, 1150}, {800, 1150}}}
	dateSpot      = paper.Spot{Box: paper.Box{{300, 1000}, {600, 1000}, {600, 1080}, {300, 1080}}}
)

// fewWordings knows the letters of the examples.
type fewWordings struct {
	changed []letter.Fact
	err     error
}

func (fewWordings) PaperOf(c letter.Code) (string, bool) {
	switch c.Wording {
	case 1:
		return "entity_principal_letter", true
	case 2:
		return "service_principal_letter", true
	}
	return "", false
}

func (w fewWordings) Compare(letter.Code, material.Look) ([]letter.Fact, error) {
	return w.changed, w.err
}

// returned is a company's filing with one letter that came back as it should, and changes of it.
func returned(note string, changes ...func(*Desk)) rule.Example[Desk] {
	return rule.Example[Desk]{Note: note, Subject: func() Desk {
		d := Desk{Filing: sample.Enterprise(), Reports: map[string]paper.Report{}, wordings: fewWordings{}}
		d.Today, _ = filing.ParseDate(sample.Day)
		for n, slot := range []paper.Slot{authorised, serviceLetter} {
			_, id, _ := slot.Named()
			places := []letter.Place{{Kind: paper.SignaturePlace}, {Kind: paper.DatePlace}, {Kind: paper.SealPlace}}
			d.Letters = append(d.Letters, letter.Letter{ID: id, Slot: slot, Title: []string{"主体负责人授权书", "服务负责人授权书"}[n], Places: places, Seal: true})
			d.Papers = append(d.Papers, material.Material{ID: id, Slot: slot, MaxAge: 90, MaxAgeUnit: region.AgeDays})
		}
		d.put(authorised, d.comesBack(1, 1))
		for _, change := range changes {
			change(&d)
		}
		return d
	}}
}

// comesBack makes a paper a letter that is signed, sealed and dated.
func (d *Desk) comesBack(page, pages int) edit {
	return func(a *filing.Attachment, r *paper.Report) {
		reads(paper.Letter, map[string]string{"signed_on": "2026-11-20"})(a, r)
		code := letter.Code{Wording: 1, Edition: 1, Draft: letter.DraftTag(d.Filing.ID), Facts: []string{"00"}}
		r.Ink = &paper.Ink{
			Pages: 1, Codes: []paper.Code{{Text: code.OnPage(page, pages).String()}},
			Seals: []paper.Seal{{Spot: sealSpot, Shape: paper.RoundSeal, Red: true, Share: 0.98, Overlaps: true}},
			Places: []paper.Place{
				{Spot: signatureSpot, Kind: paper.SignaturePlace, Label: "授权人签字:", Filled: true, Share: 0.05},
				{Spot: dateSpot, Kind: paper.DatePlace, Label: "日期:", Filled: true, Share: 0.04},
				{Spot: sealSpot, Kind: paper.SealPlace, Label: "单位(盖章):", Filled: true},
			},
		}
	}
}

// back changes the report of the first letter.
func back(change func(d *Desk, a *filing.Attachment, r *paper.Report)) func(*Desk) {
	return func(d *Desk) {
		a := &d.Filing.Attachments[0]
		r := d.Reports[a.ID]
		change(d, a, &r)
		d.Reports[a.ID] = r
	}
}

// lies puts the letter into another slot.
func lies(slot paper.Slot) func(*Desk) {
	return back(func(_ *Desk, a *filing.Attachment, _ *paper.Report) { a.Slot = string(slot) })
}

// beside adds another file of the same letter.
func beside(slot paper.Slot, changes ...func(*Desk)) func(*Desk) {
	return func(d *Desk) {
		d.put(slot, d.comesBack(1, 1))
		// A change is of the first letter, so the new one stands first for a moment.
		slices.Reverse(d.Filing.Attachments)
		for _, change := range changes {
			change(d)
		}
		slices.Reverse(d.Filing.Attachments)
	}
}

// page makes the letter one page of several.
func page(n, of int) func(*Desk) {
	return back(func(d *Desk, a *filing.Attachment, r *paper.Report) { d.comesBack(n, of)(a, r) })
}

// uncoded takes the code away: a letter on somebody else's form.
func uncoded(d *Desk) {
	back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) { r.Ink.Codes = nil })(d)
}

// saying gives a field of the letter a text, or takes it away.
func saying(field, text string) func(*Desk) {
	return back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
		if text == "" {
			delete(r.Fields, field)
			return
		}
		r.Fields[field] = paper.Line{Text: text, Score: 0.98, Box: paper.Box{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}
	})
}

// line adds a line to what was read.
func line(text string) func(*Desk) {
	return back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
		r.Lines = append(r.Lines, paper.Line{Text: text, Score: 0.97})
	})
}

// sealed exchanges the seals of the letter; alsoSealed adds some.
func sealed(seals ...paper.Seal) func(*Desk) {
	return back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) { r.Ink.Seals = seals })
}

func alsoSealed(seals ...paper.Seal) func(*Desk) {
	return back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) { r.Ink.Seals = append(r.Ink.Seals, seals...) })
}

// sealless takes the seal away.
func sealless(d *Desk) {
	back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
		r.Ink.Seals = nil
		r.Ink.Places[2].Filled = false
	})(d)
}

// unwritten empties the places of a kind, and unasked takes them off the letter.
func unwritten(kind paper.PlaceKind) func(*Desk) {
	return back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
		for n := range r.Ink.Places {
			if r.Ink.Places[n].Kind == kind {
				r.Ink.Places[n].Filled, r.Ink.Places[n].Share = false, 0
			}
		}
		if kind == paper.DatePlace {
			delete(r.Fields, "signed_on")
		}
	})
}

func unasked(kind paper.PlaceKind) func(*Desk) {
	return func(d *Desk) {
		for n := range d.Letters {
			d.Letters[n].Places = slices.DeleteFunc(d.Letters[n].Places, func(p letter.Place) bool { return p.Kind == kind })
		}
		back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
			r.Ink.Places = slices.DeleteFunc(r.Ink.Places, func(p paper.Place) bool { return p.Kind == kind })
		})(d)
	}
}

// fingered makes the letter one that wants a fingerprint beside the signature, and printed puts one there.
func fingered(d *Desk) {
	for n := range d.Letters {
		d.Letters[n].Places = append(d.Letters[n].Places, letter.Place{Kind: paper.FingerprintPlace})
	}
}

func printed(d *Desk) {
	back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) { r.Ink.Fingerprints = []paper.Spot{signatureSpot} })(d)
}

// changedFact makes a fact another than when the letter was printed.
func changedFact(p filing.Path, now string) func(*Desk) {
	return func(d *Desk) {
		d.wordings = fewWordings{changed: []letter.Fact{{Key: string(p), Paths: []filing.Path{p}, Text: now}}}
	}
}

// anotherDraft makes the letter one that was printed for another draft.
func anotherDraft(d *Desk) {
	back(func(_ *Desk, _ *filing.Attachment, r *paper.Report) {
		code := letter.Code{Wording: 1, Edition: 1, Page: 1, Pages: 1, Draft: letter.DraftTag("another"), Facts: []string{"00"}}
		r.Ink.Codes = []paper.Code{{Text: code.String()}}
	})(d)
}

// unknownWording makes the letter one that was printed from a wording that is not known.
func unknownWording(d *Desk) {
	d.wordings = fewWordings{err: fmt.Errorf("%w: number 9", letter.ErrOtherWording)}
}

// ageless makes the letters ones that may be of any age, and workdays counts their age so.
func ageless(d *Desk) {
	for n := range d.Papers {
		d.Papers[n].MaxAge = 0
	}
}

func workdays(most int) func(*Desk) {
	return func(d *Desk) {
		for n := range d.Papers {
			d.Papers[n].MaxAge, d.Papers[n].MaxAgeUnit = most, region.AgeWorkdays
		}
	}
}
