package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pre004 finds pre-approvals that are over, or end while the filing is reviewed.
var pre004 = rule.Rule[Case]{
	ID: "PRE004", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "前置审批文件过期或快到期",
		Message:    "{field}“{date}”{trouble}",
		Why:        "前置审批文件须在有效期内，过期的一律退回。",
		Fix:        "先向原审批部门延续或换证，再填新的有效期。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
		Reasons:    []string{"R25"},
	},
	Each:  approvalPattern,
	Reads: []filing.Path{approvalUntilPath},
	When:  unitReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		typed := c.text(at, approvalUntilPath)
		until, err := filing.ParseValidity(typed)
		least := c.Atlas.National().Images.Value.MinValidityDays
		fault := rule.Fault{Values: map[string]string{"date": typed, "trouble": "@word.date_expired"}}
		switch left := c.Today.Days(until); {
		case err != nil:
			fault.Values["trouble"] = "@word.date_unreadable"
		case left < 0:
		case left <= least:
			fault.Severity, fault.Values["trouble"] = rule.Warn, "@word.date_soon"
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("还有一年多", enterprise, approved("news")),
		example("长期", enterprise, approved("news"), set("services[0].pre_approvals[0].valid_until", "long_term")),
	},
	Bad: []rule.Example[Case]{
		example("已过期", enterprise, approved("news"), set("services[0].pre_approvals[0].valid_until", "2026-11-22")),
		example("只剩一个月", enterprise, approved("news"), set("services[0].pre_approvals[0].valid_until", "2026-12-23")),
	},
}
