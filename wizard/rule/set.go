package rule

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// ErrRule says that a list of rules is not fit to be used: a programmer's mistake.
var ErrRule = errors.New("rule")

var idForm = regexp.MustCompile(`^[A-Z]{3}\d{3}$`)

// A Set is an ordered list of rules, fit to be run.
type Set[S Subject] struct{ rules []Rule[S] }

// NewSet checks a list of rules: every ID well formed and used once, every Doc complete, at least one good and one bad
// example each, and nothing read that lies in rows the rule does not go through.
func NewSet[S Subject](rules ...Rule[S]) (Set[S], error) {
	seen := map[ID]bool{}
	for _, r := range rules {
		switch {
		case !idForm.MatchString(string(r.ID)):
			return Set[S]{}, fmt.Errorf("%w %q: the ID is not three letters and three digits", ErrRule, r.ID)
		case seen[r.ID]:
			return Set[S]{}, fmt.Errorf("%w %s: the ID is used twice", ErrRule, r.ID)
		case r.Severity.Rank() == 0 || r.Layer != National && r.Layer != Provincial && r.Layer != Provider:
			return Set[S]{}, fmt.Errorf("%w %s: no severity or no layer", ErrRule, r.ID)
		case r.Doc.Title == "" || r.Doc.Message == "" || r.Doc.Why == "" || r.Doc.Fix == "" || r.Doc.Source == "" || r.Doc.SourceDate == "":
			return Set[S]{}, fmt.Errorf("%w %s: the Doc is not complete", ErrRule, r.ID)
		case len(r.Good) == 0 || len(r.Bad) == 0:
			return Set[S]{}, fmt.Errorf("%w %s: a good and a bad example are needed", ErrRule, r.ID)
		case r.Check == nil:
			return Set[S]{}, fmt.Errorf("%w %s: no check", ErrRule, r.ID)
		case slices.ContainsFunc(r.Reads, func(p filing.Path) bool { return brackets(p) > brackets(r.Each) }):
			return Set[S]{}, fmt.Errorf("%w %s: reads a row that Each does not settle, so it could never be answered", ErrRule, r.ID)
		}
		seen[r.ID] = true
	}
	return Set[S]{rules}, nil
}

func brackets(p filing.Path) int { return strings.Count(string(p), "[]") }

// Rules returns the rules in order. The slice must not be changed.
func (s Set[S]) Rules() []Rule[S] { return s.rules }

// Run checks a subject against every rule, in order.
func (s Set[S]) Run(subject S) Result {
	var result Result
	for i := range s.rules {
		s.rules[i].run(subject, &result)
	}
	return result
}

// Outcomes runs one rule and returns its outcome at every place.
func (r *Rule[S]) Outcomes(subject S) []Outcome {
	var out []Outcome
	r.each(subject, func(_ filing.At, o Outcome) { out = append(out, o) })
	return out
}

func (r *Rule[S]) run(subject S, result *Result) {
	var lacks []filing.Path
	r.each(subject, func(at filing.At, o Outcome) {
		lacks = append(lacks, o.Lacks...)
		for _, f := range o.Faults {
			result.Findings = append(result.Findings, r.finding(f, at))
		}
	})
	if len(lacks) > 0 {
		result.Unknown = append(result.Unknown, Lack{Rule: r.ID, Paths: lacks})
	}
}

func (r *Rule[S]) each(subject S, yield func(filing.At, Outcome)) {
	for _, at := range subject.Places(r.Each) {
		if r.When != nil && !r.When(subject, at) {
			yield(at, NotApplicable())
			continue
		}
		var lacks []filing.Path
		for _, p := range r.Reads {
			if p = at.Of(p); !subject.Filled(p) {
				lacks = append(lacks, p)
			}
		}
		if len(lacks) > 0 {
			yield(at, Unknown(lacks...))
			continue
		}
		yield(at, r.Check(subject, at))
	}
}

// longestValue bounds what a finding repeats of what was typed, in characters: names and notes of provinces stay below it.
const longestValue = 160

// shortened copies values and cuts those that nobody would read to their end.
func shortened(values map[string]string) map[string]string {
	out := make(map[string]string, len(values))
	for name, value := range values {
		if len(value) > longestValue {
			if runes := []rune(value); len(runes) > longestValue {
				value = string(runes[:longestValue-1]) + "…"
			}
		}
		out[name] = value
	}
	return out
}

func (r *Rule[S]) finding(f Fault, at filing.At) Finding {
	out := Finding{
		Rule: r.ID, Severity: f.Severity, Layer: f.Layer, Paths: f.Paths, Attachment: f.Attachment,
		Source: f.Source, SourceDate: f.SourceDate, Trust: f.Trust, Values: f.Values,
	}
	if out.Severity == "" {
		out.Severity = r.Severity
	}
	if out.Layer == "" {
		out.Layer = r.Layer
	}
	if out.Source == "" {
		out.Source, out.SourceDate = r.Doc.Source, r.Doc.SourceDate
	}
	if out.Trust == "" {
		out.Trust = Doc{Source: out.Source, SourceDate: out.SourceDate}.Trust()
	}
	out.Values = shortened(out.Values)
	if len(out.Paths) == 0 {
		for _, p := range r.Reads {
			out.Paths = append(out.Paths, at.Of(p))
		}
	}
	if out.Paths == nil {
		out.Paths = []filing.Path{}
	}
	return out
}
