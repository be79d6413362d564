package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

const (
	// sureKind is how sure the kind of a paper must be before a rule relies on it.
	sureKind = 0.8
	// sureText is how sure the reading of a field must be before it is held against what was typed.
	sureText = 0.85
	// leastLeft is for how many days a certificate should still be valid when it is handed in: three months.
	leastLeft = 90
	// sourceCards: number, name and dates on the picture are those of the form; original, not expired, three months left.
	sourceCards = "华为云 ICP 备案帮助文档：常见备案信息不合格原因及整改方案"
)

// is reports whether a paper surely is of a kind, alone or as one side of two in the picture.
func (s sheet) is(kinds ...paper.Kind) bool {
	for _, k := range kinds {
		if s.report.KindScore >= sureKind && s.report.Kind == k || s.report.Also == k {
			return true
		}
	}
	return false
}

// field returns what a paper says, if that was read surely.
func (s sheet) field(name string) (paper.Line, bool) {
	l, ok := s.report.Fields[name]
	return l, ok && l.Text != "" && l.Score >= sureText
}

// day returns a date that a paper says.
func (s sheet) day(name string) (filing.Date, bool) {
	l, ok := s.field(name)
	if !ok {
		return filing.Date{}, false
	}
	d, err := filing.ParseValidity(l.Text)
	return d, err == nil
}

// carries reports whether a mark stands on the paper.
func (s sheet) carries(mark string) bool {
	return slices.ContainsFunc(s.report.Marks, func(m paper.Mark) bool { return m.Name == mark })
}

// certificate reports whether the sheet is a certificate of a person or a unit.
func (s sheet) certificate() bool {
	_, ok := s.report.Kind.Certificate()
	return ok && s.report.KindScore >= sureKind
}

// beside is a fault of a sheet about a fact of the form: first the slot, then the fact. Seen names the field of the report
// in which the place of what was read stands.
func (s sheet) beside(fact filing.Path, seen string, values map[string]string) *rule.Fault {
	values["seen"] = seen
	fault := s.fault(values)
	fault.Paths = append(fault.Paths, fact)
	return fault
}

// A claim is what a paper says about a fact that was typed too.
type claim struct {
	paper.Suggestion
	typed string
}

// claims lists what a paper says about facts that were typed, where it was read surely.
func (d Desk) claims(s sheet) []claim {
	var out []claim
	if s.report.Trouble != "" || s.report.KindScore < sureKind {
		return nil
	}
	for _, x := range paper.Suggest(d.Filing, paper.Slot(s.Slot), s.report) {
		typed, _ := d.Filing.Text(x.Path)
		if d.otherKind(s) && strings.Contains(string(x.Path), "certificate.") {
			continue // another certificate has another number and other days: it is told as such
		}
		if strings.TrimSpace(typed) != "" && x.Line.Score >= sureText && x.Line.Doubt != paper.Unsure {
			out = append(out, claim{x, typed})
		}
	}
	return out
}

// agrees reports whether what was read and what was typed are the same, as people would say.
func (c claim) agrees() bool { return c.Suggestion.Agrees(c.typed) }

// values are both sides, for a sentence that shows them beside each other.
func (c claim) values() map[string]string {
	return map[string]string{"read": inWords(c.Value), "typed": inWords(c.typed)}
}

// inWords writes the code of an endless validity in words.
func inWords(s string) string {
	if s == filing.LongTerm {
		return "@answer.long_term"
	}
	return s
}

// stranger reports whether a paper names somebody else altogether: name and number both differ from what was typed.
func (d Desk) stranger(s sheet) bool {
	name, number := false, false
	for _, c := range d.claims(s) {
		name = name || c.About("entity.name", "principal.name") && !c.agrees()
		number = number || c.About("certificate.number") && !c.agrees()
	}
	return name && number
}

// differing finds facts that were typed otherwise than a paper says. Papers of strangers are told as such, once.
func differing(ends ...string) func(Desk, filing.At) rule.Outcome {
	return eachClaim(func(d Desk, s sheet, c claim) *rule.Fault {
		if !c.About(ends...) || c.agrees() || d.stranger(s) {
			return nil
		}
		return s.beside(c.Path, c.Field, c.values())
	})
}

// eachClaim checks every claim of every paper.
func eachClaim(check func(Desk, sheet, claim) *rule.Fault) func(Desk, filing.At) rule.Outcome {
	return func(d Desk, at filing.At) rule.Outcome {
		var faults []rule.Fault
		out := readable(every, func(d Desk, s sheet) *rule.Fault {
			for _, c := range d.claims(s) {
				if fault := check(d, s, c); fault != nil {
					faults = append(faults, *fault)
				}
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

// marked finds papers that carry a mark.
func marked(name string) func(Desk, filing.At) rule.Outcome {
	return readable(every, func(_ Desk, s sheet) *rule.Fault {
		if !s.certificate() {
			return nil
		}
		for _, m := range s.report.Marks {
			if m.Name == name {
				return s.fault(map[string]string{"words": m.Text, "mark": name})
			}
		}
		return nil
	})
}

// in returns the sheet of a slot that was read.
func (d Desk) in(slot paper.Slot) (sheet, bool) {
	for _, a := range d.Filing.Attached(string(slot)) {
		if r, ok := d.Reports[a.ID]; ok && r.Trouble == "" {
			return sheet{a, r}, true
		}
	}
	return sheet{}, false
}
