package flow

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A Stop is one page that this applicant sees: a step at a place.
type Stop struct {
	Step  Step
	At    filing.At
	wants []paper.Want // of the filing, beside its plain papers
}

// Stops lists the pages that this filing sees, in order. Beside the plain papers it takes those that are wanted for what a
// province or a case asks.
func Stops(f *filing.Filing, wants ...paper.Want) []Stop {
	var stops []Stop
	services := 0
	steps := Steps()
	for i, step := range steps {
		if step.Each == "" {
			if stop := (Stop{Step: step, wants: wants}); stop.seen(f) {
				stops = append(stops, stop)
			}
			continue
		}
		if services++; services > 1 {
			continue
		}
		// Steps of one service stay together, service by service.
		for _, at := range f.Places(step.Each) {
			for _, s := range steps[i:] {
				if stop := (Stop{Step: s, At: at, wants: wants}); s.Each == step.Each && stop.seen(f) {
					stops = append(stops, stop)
				}
			}
		}
	}
	return stops
}

// seen reports whether this filing's order asks or takes anything on the page.
func (s Stop) seen(f *filing.Filing) bool {
	return s.Step.When.Holds(f, s.At) && (len(s.Questions(f)) > 0 || len(s.Lists(f)) > 0 || len(s.Papers(f)) > 0)
}

// Key names the page: the step's ID, and its place where it repeats, like "service_basics[1]".
func (s Stop) Key() string {
	if len(s.At) == 0 {
		return string(s.Step.ID)
	}
	return string(s.At.Of(filing.Path(string(s.Step.ID) + "[]")))
}

// A Question is a fact that a page asks, at a concrete path.
type Question struct {
	Path  filing.Path
	Field filing.Field
	At    filing.At
}

// Questions lists what the page asks of this filing now, in order. Rows of a list come row by row.
func (s Stop) Questions(f *filing.Filing) []Question {
	var out []Question
	done := map[filing.Path]bool{}
	for _, pattern := range s.Step.Fields {
		list := listOf(pattern, s.Step.Each)
		if list == "" {
			out = s.ask(f, out, pattern, s.At)
			continue
		}
		if done[list] {
			continue
		}
		done[list] = true
		for _, at := range f.Places(list + "[]") {
			if len(s.At) > 0 && at[0] != s.At[0] {
				continue
			}
			for _, p := range s.Step.Fields {
				if listOf(p, s.Step.Each) == list {
					out = s.ask(f, out, p, at)
				}
			}
		}
	}
	return out
}

func (s Stop) ask(f *filing.Filing, out []Question, pattern filing.Path, at filing.At) []Question {
	row, ok := filing.Lookup(pattern)
	if !ok || !f.Asked(row, at) {
		return out
	}
	return append(out, Question{Path: at.Of(pattern), Field: row, At: at})
}

// Lists returns the lists that this page can add rows to, as concrete paths without their last brackets.
func (s Stop) Lists(f *filing.Filing) []filing.Path {
	var out []filing.Path
	seen := map[filing.Path]bool{}
	for _, pattern := range s.Step.Fields {
		list := listOf(pattern, s.Step.Each)
		row, ok := filing.Lookup(pattern)
		if list == "" || seen[list] || !ok || !f.Asked(row, s.At) {
			continue
		}
		seen[list] = true
		out = append(out, s.At.Of(list))
	}
	return out
}

// Papers returns the papers that the page takes from this filing: those that are wanted, and letters and further papers
// that were given although nothing wants them.
func (s Stop) Papers(f *filing.Filing) []paper.Want {
	wants := paper.Add(paper.Wanted(f), s.wants...)
	for _, a := range f.Attachments {
		if _, _, named := paper.Slot(a.Slot).Named(); named && paper.Slot(a.Slot).Valid() {
			wants = paper.Add(wants, paper.Want{Slot: paper.Slot(a.Slot)})
		}
	}
	var out []paper.Want
	for _, want := range wants {
		for _, pattern := range s.Step.Slots {
			at := filing.Path(want.Slot).Place()
			if want.Slot.Fits(pattern) && (len(s.At) == 0 || len(at) > 0 && at[0] == s.At[0]) {
				out = append(out, want)
			}
		}
	}
	return out
}

// Holds reports whether a path or slot belongs to this page.
func (s Stop) Holds(p filing.Path) bool {
	if at := p.Place(); len(s.At) > 0 && (len(at) == 0 || at[0] != s.At[0]) {
		return false
	}
	pattern := p.Pattern()
	if slices.Contains(s.Step.Fields, pattern) || slices.Contains(s.Step.Also, pattern) {
		return true
	}
	if strings.Contains(string(pattern), "[]") && pattern != "services[]" {
		for _, field := range s.Step.Fields {
			if field.Under(pattern) {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.Step.Slots, func(slot paper.Slot) bool { return paper.Slot(pattern).Fits(slot) })
}

// Lacking lists what the page must have and has not, as concrete paths: facts, lists without a row, and papers.
func (s Stop) Lacking(f *filing.Filing) []filing.Path {
	var out []filing.Path
	for _, q := range s.Questions(f) {
		if f.Missing(q.Field, q.At) {
			out = append(out, q.Path)
		}
	}
	for _, list := range s.Lists(f) {
		if !f.Filled(list) && needsRow(s.Step.Fields, list) {
			out = append(out, list)
		}
	}
	for _, want := range s.Papers(f) {
		if want.Must && len(f.Attached(string(want.Slot))) == 0 {
			out = append(out, filing.Path(want.Slot))
		}
	}
	return out
}

// needsRow reports whether a list must have a row: one of its facts must be there in any filing that asks for it.
func needsRow(fields []filing.Path, list filing.Path) bool {
	for _, pattern := range fields {
		row, _ := filing.Lookup(pattern)
		if pattern.Under(list.Pattern()+"[]") && row.Need != filing.Optional && row.Need != filing.ForChosen && row.Need != filing.ForFresh {
			return true
		}
	}
	return false
}

// Concerns reports whether a finding is shown on this page: one of its paths belongs here, or the paper that it is about.
func (s Stop) Concerns(f *filing.Filing, finding rule.Finding) bool {
	return slices.ContainsFunc(finding.Paths, s.Holds) || slices.ContainsFunc(f.Attachments, func(a filing.Attachment) bool {
		return finding.Attachment != "" && a.ID == finding.Attachment && s.Holds(filing.Path(a.Slot))
	})
}

// Find returns the page on which a path or slot is asked.
func Find(f *filing.Filing, p filing.Path) (Stop, bool) {
	var wants []paper.Want
	if _, _, named := paper.Slot(p).Named(); named && paper.Slot(p).Valid() {
		wants = []paper.Want{{Slot: paper.Slot(p)}} // whoever asks for its page knows that it is wanted
	}
	for _, stop := range Stops(f, wants...) {
		if stop.Holds(p) {
			return stop, true
		}
	}
	return Stop{}, false
}

// listOf returns the pattern of the list whose rows a fact is part of, without the last brackets; empty for a fact that
// stands by itself on the page.
func listOf(pattern, each filing.Path) filing.Path {
	cut := strings.LastIndex(string(pattern), "[]")
	if cut < 0 || pattern[:cut+2] == each {
		return ""
	}
	return pattern[:cut]
}

// A Status says where a page stands.
type Status string

// The statuses. They are computed, never stored.
const (
	Done        Status = "done"
	Incomplete  Status = "incomplete"
	CannotStart Status = "cannot_start"
	Problem     Status = "problem"
)

// Status computes where the page stands: a blocking finding on it is a problem unless it is only about what is not yet
// filled in; a missing fact, row or paper leaves it incomplete.
func (s Stop) Status(f *filing.Filing, findings []rule.Finding) Status {
	given := func(p filing.Path) bool { return s.Holds(p) && (f.Filled(p) || len(f.Attached(string(p))) > 0) }
	for _, finding := range findings {
		if finding.Severity != rule.Block || finding.SetAside || !s.Concerns(f, finding) {
			continue
		}
		if finding.Attachment != "" || slices.ContainsFunc(finding.Paths, given) {
			return Problem
		}
	}
	if len(s.Lacking(f)) > 0 {
		return Incomplete
	}
	return Done
}
