package rules

import "github.com/beiandesk/beiandesk/wizard/rule"

// All returns the rules over answers, in the order in which people should read their findings.
func All() (rule.Set[Case], error) { return rule.NewSet(listed()...) }

// listed is the ordered list. A test compares it with the files of this folder.
func listed() []rule.Rule[Case] {
	return []rule.Rule[Case]{
		ent003,
	}
}
