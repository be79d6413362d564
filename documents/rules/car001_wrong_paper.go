package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// car001 finds papers that lie in the place of another.
var car001 = rule.Rule[Desk]{
	ID: "CAR001", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "材料放错了位置",
		Message: "{field}里放的看上去是{kind}",
		Why:     "审核人员按位置看材料，位置不对会当成缺少材料退回。",
		Fix:     "把这张图移到“{right}”，再把正确的材料放到这里。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R12"},
	},
	Sees: sees(every),
	Check: readable(every, func(d Desk, s sheet) *rule.Fault {
		slot := paper.Slot(s.Slot)
		fitting := slot.Kinds(d.Filing)
		if fitting == nil || s.report.Kind == paper.UnknownKind || s.report.KindScore < sureKind ||
			slices.Contains(fitting, s.report.Kind) || slices.Contains(fitting, s.report.Also) || d.twice(s) {
			return nil
		}
		right := d.placeFor(s)
		return s.fault(map[string]string{
			"kind": "@paper.kind." + string(s.report.Kind), "right": "@slot." + right.Key(), "move_to": string(right),
		})
	}),
	Good: []rule.Example[Desk]{
		shown("正面放在正面", paper.PrincipalIDFront, paper.IDCardFront, nil),
		shown("看不出是什么的不猜", paper.PrincipalIDFront, paper.UnknownKind, nil),
		shown("其他材料里什么都能放", paper.Other, paper.BusinessLicence, nil),
	},
	Bad: []rule.Example[Desk]{
		shown("反面的位置放了正面", paper.PrincipalIDBack, paper.IDCardFront, nil),
		shown("执照的位置放了身份证", paper.EntityCertificate, paper.IDCardFront, nil),
		shown("承诺书的位置放了执照", "letters.gd_commitment", paper.BusinessLicence, nil),
	},
}

// twice reports whether the same file lies in another slot too, which says all there is to say.
func (d Desk) twice(s sheet) bool {
	return s.SHA256 != "" && slices.ContainsFunc(d.Filing.Attachments, func(a filing.Attachment) bool {
		return a.ID != s.ID && a.SHA256 == s.SHA256 && a.Slot != s.Slot
	})
}

// placeFor returns the slot that a paper belongs to: of those that want its kind, first one that is free for it, then one of
// the same person, then the first.
func (d Desk) placeFor(s sheet) paper.Slot {
	if slot, ok := d.belongs(s); ok && s.report.Kind == paper.Letter {
		return slot
	}
	best, most := paper.Other, -1
	for _, want := range paper.Wanted(d.Filing) {
		if !slices.Contains(want.Slot.Kinds(d.Filing), s.report.Kind) {
			continue
		}
		rank := 0
		if d.free(want.Slot) {
			rank += 2
		}
		if owner(want.Slot) == owner(paper.Slot(s.Slot)) {
			rank++
		}
		if rank > most {
			best, most = want.Slot, rank
		}
	}
	return best
}

// free reports whether nothing lies in a slot but what belongs elsewhere.
func (d Desk) free(slot paper.Slot) bool {
	for _, a := range d.Filing.Attached(string(slot)) {
		r, ok := d.Reports[a.ID]
		if !ok || r.Kind == paper.UnknownKind || r.KindScore < sureKind || slices.Contains(slot.Kinds(d.Filing), r.Kind) {
			return false
		}
	}
	return true
}

// owner is the part of a slot that says whose paper lies there: the entity's, a principal's, a service's.
func owner(slot paper.Slot) string {
	s := string(slot)
	return s[:max(0, strings.LastIndexByte(s, '.'))]
}

// shown is a company's filing on the day of the samples with one paper in a slot that was read as a kind.
func shown(note string, slot paper.Slot, kind paper.Kind, fields map[string]string, changes ...func(*Desk)) rule.Example[Desk] {
	return rule.Example[Desk]{Note: note, Subject: func() Desk {
		d := Desk{Filing: sample.Enterprise(), Reports: map[string]paper.Report{}}
		d.Today, _ = filing.ParseDate(sample.Day)
		d.put(slot, reads(kind, fields))
		for _, change := range changes {
			change(&d)
		}
		return d
	}}
}

// reads makes a paper one that was read.
func reads(kind paper.Kind, fields map[string]string) edit {
	return func(_ *filing.Attachment, r *paper.Report) {
		r.Kind, r.KindScore, r.Fields = kind, 0.95, map[string]paper.Line{}
		if kind == paper.UnknownKind {
			r.KindScore = 0.2
		}
		for name, text := range fields {
			r.Fields[name] = paper.Line{Text: text, Score: 0.98, Box: paper.Box{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}
		}
	}
}

// with lays another paper that was read beside the first.
func with(slot paper.Slot, kind paper.Kind, fields map[string]string) func(*Desk) {
	return func(d *Desk) { d.put(slot, reads(kind, fields)) }
}

// typing answers a fact.
func typing(p filing.Path, text string) func(*Desk) {
	return func(d *Desk) {
		if err := d.Filing.SetText(p, text); err != nil {
			panic("rules: example of a fact that exists: " + err.Error())
		}
	}
}

// alone makes the filing that of a person.
func alone(d *Desk) {
	papers := d.Filing.Attachments
	d.Filing = sample.Individual()
	d.Filing.Attachments = papers
}
