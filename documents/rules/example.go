package rules

import (
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// An edit changes one thing about the paper of an example.
type edit func(*filing.Attachment, *paper.Report)

// example is a company's filing with one good photograph in a slot, and edits of it.
func example(note string, slot paper.Slot, edits ...edit) rule.Example[Desk] {
	return rule.Example[Desk]{Note: note, Subject: func() Desk {
		d := Desk{Filing: sample.Enterprise(), Reports: map[string]paper.Report{}}
		d.put(slot, edits...)
		return d
	}}
}

// pair is a filing with papers in two slots.
func pair(note string, of func() *filing.Filing, first, second paper.Slot, edits ...edit) rule.Example[Desk] {
	return rule.Example[Desk]{Note: note, Subject: func() Desk {
		d := Desk{Filing: of(), Reports: map[string]paper.Report{}}
		d.put(first)
		d.put(second, edits...)
		return d
	}}
}

// put lays a good photograph, changed by edits, into a slot.
func (d Desk) put(slot paper.Slot, edits ...edit) {
	a := filing.Attachment{ID: string(rune('a' + len(d.Filing.Attachments))), Slot: string(slot), File: "样例.jpg", Size: 800_000}
	a.SHA256 = "sample-" + a.ID
	ok := func(value, threshold float64, unit string) paper.Measure {
		return paper.Measure{Value: value, Threshold: threshold, OK: true, Unit: unit}
	}
	r := paper.Report{
		File: a.File, Format: paper.JPEG, Width: 2000, Height: 1500, Bytes: a.Size, Kind: paper.UnknownKind,
		Measures: map[string]paper.Measure{
			paper.Sharpness:    ok(0.93, photo.MinSharpness, photo.UnitScore),
			paper.Glare:        ok(0, photo.MaxGlare, photo.UnitShare),
			paper.Brightness:   ok(0.8, photo.MinBrightness, photo.UnitScore),
			paper.Contrast:     ok(0.77, photo.MinContrast, photo.UnitScore),
			paper.Colour:       ok(8, photo.MinColour, photo.UnitChroma),
			paper.CardCoverage: ok(0.6, photo.MinCardCoverage, photo.UnitShare),
			paper.Corners:      ok(photo.AllCorners, photo.AllCorners, photo.UnitCorners),
			paper.Resolution:   ok(2000, photo.MinResolution, photo.UnitPixels),
			paper.Moire:        ok(0.04, photo.MaxMoire, photo.UnitShare),
			paper.Rotation:     ok(1.5, photo.MaxRotation, photo.UnitDegrees),
		},
	}
	for _, e := range edits {
		e(&a, &r)
	}
	r.File, r.SHA256 = a.File, a.SHA256
	d.Filing.Attachments = append(d.Filing.Attachments, a)
	d.Reports[a.ID] = r
}

// bad gives a measure a number that does not keep its threshold.
func bad(name string, value float64) edit {
	return func(_ *filing.Attachment, r *paper.Report) {
		m := r.Measures[name]
		m.Value, m.OK = value, false
		r.Measures[name] = m
	}
}

// without takes a measure away, as when a scan fills the picture and has no corners to be found.
func without(name string) edit {
	return func(_ *filing.Attachment, r *paper.Report) { delete(r.Measures, name) }
}

// at gives a measure a number that keeps its threshold.
func at(name string, value float64) edit {
	return func(_ *filing.Attachment, r *paper.Report) {
		m := r.Measures[name]
		m.Value = value
		r.Measures[name] = m
	}
}

// file gives the paper another name and format.
func file(name, format string) edit {
	return func(a *filing.Attachment, r *paper.Report) { a.File, r.Format = name, format }
}

// trouble makes the paper one that could not be looked into.
func trouble(t paper.Trouble) edit {
	return func(_ *filing.Attachment, r *paper.Report) {
		r.Trouble, r.Measures = t, map[string]paper.Measure{}
	}
}

// bytes gives the file a size.
func bytes(n int64) edit {
	return func(a *filing.Attachment, r *paper.Report) { a.Size, r.Bytes = n, n }
}

// pages makes the file a PDF of so many pages.
func pages(n int) edit {
	return func(a *filing.Attachment, r *paper.Report) { a.File, r.Format, r.Pages = "样例.pdf", paper.PDF, n }
}

// same gives the file the bytes of the first attachment.
func same(a *filing.Attachment, _ *paper.Report) { a.SHA256 = "sample-a" }
