// Package rules holds the rules over papers, one file each, and the list of them.
//
// What a file is decides: a file that nothing can read blocks. What image analysis says is an opinion: it warns at most,
// shows its number, and the applicant may know better.
package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Rules are the rules over papers, ready to be run.
type Rules struct {
	set   rule.Set[Desk]
	knows Knowledge
}

// New returns the rules with what they know of letters. The error is a mistake in the list of rules.
func New(knows Knowledge) (*Rules, error) {
	set, err := rule.NewSet(listed()...)
	if err != nil {
		return nil, err
	}
	return &Rules{set, knows}, nil
}

// Check looks at the reports of a filing's attachments, by attachment id.
func (r *Rules) Check(f *filing.Filing, today filing.Date, reports map[string]paper.Report) rule.Result {
	d := Desk{Filing: f, Today: today, Reports: reports}
	r.knows.know(&d)
	return r.set.Run(d)
}

// Descriptions lists the rules.
func (r *Rules) Descriptions() []rule.Description { return r.set.Descriptions() }

// listed is the ordered list, in the order in which people should read findings: what cannot be read, papers that are
// not what they should be, what is wrong with the light and the paper, what does not agree with the form, what export puts right. A test compares it with the files of this folder.
func listed() []rule.Rule[Desk] {
	return []rule.Rule[Desk]{
		pho001, pho002, pho004, pho005,
		pho018, let001, car001, car002, car010, car022, car018, car019, car020,
		pho009, pho011, pho003, pho010, pho012, pho013, pho016, pho014, pho020, pho015, pho017,
		let003, let004, let020, let002, let005, let006, let019,
		let007, let008, let011, let009, let010, let012, let013, let014, let015, let017, let018,
		car003, car004, car005, car021, car006, car007, car008, car009, car011, car012, car013, car014, car015, car016, car023, car017, car024,
		pho006, pho007, pho008, pho019, let016, let021, let022,
	}
}
