package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom009 finds dates of a domain that cannot be read, or a real-name day that has not come yet.
var dom009 = rule.Rule[Case]{
	ID: "DOM009", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名日期不对",
		Message:    "{field}“{date}”{trouble}",
		Why:        "日期用来核对实名入库和有效期，写错就核对不了。",
		Fix:        "按注册商后台显示的日期填，例如 2026-10-01。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
	},
	Each: domainPattern,
	Sees: []filing.Path{domainRealNamePath, domainExpiryPath},
	When: servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		var faults []rule.Fault
		say := func(p filing.Path, severity rule.Severity, date, trouble string) {
			faults = append(faults, rule.Fault{
				Severity: severity, Paths: []filing.Path{at.Of(p)}, Values: map[string]string{"date": date, "trouble": "@word.date_" + trouble},
			})
		}
		d := c.domainAt(at)
		if filled(d.RealNameOn) {
			switch day, err := filing.ParseDate(d.RealNameOn); {
			case err != nil:
				say(domainRealNamePath, rule.Block, d.RealNameOn, "unreadable")
			case c.Today.Before(day):
				say(domainRealNamePath, rule.Warn, day.String(), "to_come")
			}
		}
		if filled(d.ExpiresOn) {
			if _, err := filing.ParseValidity(d.ExpiresOn); err != nil {
				say(domainExpiryPath, rule.Block, d.ExpiresOn, "unreadable")
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("两个日期都能读", enterprise),
		example("中文写法", enterprise, set("services[0].domains[0].expires_on", "2028年10月1日")),
		example("没有填，不算错", enterprise, set("services[0].domains[0].real_name_on", ""), set("services[0].domains[0].expires_on", "")),
	},
	Bad: []rule.Example[Case]{
		example("没有这一天", enterprise, set("services[0].domains[0].expires_on", "2028-02-30")),
		example("不是日期", enterprise, set("services[0].domains[0].real_name_on", "去年")),
		example("还没到的实名日期", enterprise, set("services[0].domains[0].real_name_on", "2026-12-01")),
	},
}
