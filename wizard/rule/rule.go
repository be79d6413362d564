// Package rule says what a rule is: an identity, a severity, a source, the facts it reads and a check with an outcome.
package rule

import "github.com/beiandesk/beiandesk/wizard/filing"

// An ID names a rule for ever: three letters and three digits, never used again for another rule.
type ID string

// A Severity says what a finding means for the applicant.
type Severity string

// The severities, gravest first.
const (
	Block Severity = "block" // would certainly be rejected
	Warn  Severity = "warn"  // is likely to be sent back
	Hint  Severity = "hint"  // to remember
)

// Rank orders severities: the gravest is the highest.
func (s Severity) Rank() int {
	switch s {
	case Block:
		return 3
	case Warn:
		return 2
	case Hint:
		return 1
	}
	return 0
}

// A Layer says whose rule it is.
type Layer string

// The layers.
const (
	National   Layer = "national" // the ministry (工业和信息化部) or a national standard
	Provincial Layer = "province" // a provincial bureau (通信管理局)
	Provider   Layer = "provider" // the provider's portal
)

// A Doc is what a rule says to people, in Chinese; translations are texts under the rule's ID. Message is the sentence
// of a finding: a pattern whose {names} are values of the fault, and {field} the label of its first path.
type Doc struct {
	Title      string   `json:"title"`
	Message    string   `json:"message"`
	Why        string   `json:"why"`
	Fix        string   `json:"fix"`
	Source     string   `json:"source"`            // the title of a row of Sources
	SourceDate string   `json:"source_date"`       // YYYY, YYYY-MM or YYYY-MM-DD, as the document has it
	Reasons    []string `json:"reasons,omitempty"` // rejection reasons of the domain catalogue that this rule foresees, like R02
}

// A Subject is what rules of one kind look at.
type Subject interface {
	// Filled reports whether the fact at a concrete path has been answered.
	Filled(filing.Path) bool
	// Places lists the places of a pattern; one empty place for a pattern without brackets.
	Places(filing.Path) []filing.At
}

// A Rule checks one thing about a subject.
type Rule[S Subject] struct {
	ID       ID
	Severity Severity // of a fault that does not say otherwise
	Layer    Layer    // of a fault that does not say otherwise
	Doc      Doc
	Regional bool                       // a province's data decide how grave some of its faults are, and how far to trust them
	Each     filing.Path                // the rule runs once for every place of this pattern; empty: once
	Reads    []filing.Path              // patterns; while one of them is empty the answer is unknown and Check does not run
	Sees     []filing.Path              // patterns that Check reads too where they are there; an empty one holds nothing up
	When     func(S, filing.At) bool    // nil: always applicable
	Check    func(S, filing.At) Outcome // called only with every fact of Reads answered
	Good     []Example[S]               // pass; at least one
	Bad      []Example[S]               // fail; at least one
}

// An Example is a subject that shows what a rule means. It stands on the rule's page and is its first test.
type Example[S Subject] struct {
	Note    string // what is shown, in a few words
	Subject func() S
}

// A State is what a check came to.
type State string

// The states. Empty is unknown, not wrong.
const (
	Passed       State = "pass"
	Failed       State = "fail"
	Unsettled    State = "unknown"
	Inapplicable State = "not_applicable"
)

// An Outcome is the answer of one check at one place.
type Outcome struct {
	State  State
	Faults []Fault       // of Failed
	Lacks  []filing.Path // of Unsettled: the facts that are missing
}

// A Fault is one thing found wrong. What is left empty is taken from the rule.
type Fault struct {
	Paths      []filing.Path // concrete; empty: the paths that the rule reads
	Attachment string
	Values     map[string]string
	Severity   Severity
	Layer      Layer
	Source     string
	SourceDate string
	Trust      Trust
}

// Pass is the outcome of a check that found nothing.
func Pass() Outcome { return Outcome{State: Passed} }

// Fail is the outcome of a check that found something; without faults it is Pass.
func Fail(faults ...Fault) Outcome {
	if len(faults) == 0 {
		return Pass()
	}
	return Outcome{State: Failed, Faults: faults}
}

// FailIf is Fail when wrong is true and Pass otherwise.
func FailIf(wrong bool, fault Fault) Outcome {
	if wrong {
		return Fail(fault)
	}
	return Pass()
}

// Unknown is the outcome of a check that lacks facts.
func Unknown(lacks ...filing.Path) Outcome { return Outcome{State: Unsettled, Lacks: lacks} }

// NotApplicable is the outcome of a check that has nothing to say here.
func NotApplicable() Outcome { return Outcome{State: Inapplicable} }
