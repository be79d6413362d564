package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// regional gives a fault the weight and the source of what is known about a province: high trust lets it be as grave as
// strongest, medium at most a warning, low a hint. It reports false where nothing is known, and then there is no fault.
func regional[T any](a region.Answer[T], strongest rule.Severity, fault rule.Fault) (rule.Fault, bool) {
	if !a.Known {
		return rule.Fault{}, false
	}
	switch a.Trust {
	case region.High:
		fault.Severity = strongest
	case region.Medium:
		fault.Severity = lighter(strongest, rule.Warn)
	case region.Low:
		fault.Severity = rule.Hint
	default:
		return rule.Fault{}, false
	}
	fault.Layer = rule.National
	if a.Layer == region.LayerProvince {
		fault.Layer = rule.Provincial
	}
	fault.Source, fault.SourceDate, fault.Trust = a.Source, a.AsOf, rule.Trust(a.Trust)
	if fault.Values == nil {
		fault.Values = map[string]string{}
	}
	fault.Values["note"] = a.Note
	if a.Conflict { // and then it is a hint, because the trust is low
		fault.Values["note"] = strings.TrimSuffix(a.Note, "。") + "；各方资料说法不一：" + a.ConflictText
		fault.Values["conflict"] = a.ConflictText
	}
	return fault, true
}

func lighter(a, b rule.Severity) rule.Severity {
	if a.Rank() < b.Rank() {
		return a
	}
	return b
}
