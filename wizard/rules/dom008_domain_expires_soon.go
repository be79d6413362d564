package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom008 finds domains that end before the time for which the province wants them to last.
var dom008 = rule.Rule[Case]{
	ID: "DOM008", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "域名快到期",
		Message:    "{field}是 {date}，只剩 {left} 天，要多于 {least} 天",
		Why:        "域名剩余有效期太短，审核期间就可能到期{note}。",
		Fix:        "先续费一年，再填新的到期日。",
		Source:     domainHelp,
		SourceDate: domainHelpDate,
		Reasons:    []string{"R04"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainExpiryPath},
	Sees:  []filing.Path{"province"},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		until, err := filing.ParseValidity(c.domainAt(at).ExpiresOn)
		least := c.Atlas.DomainMinValidityDays(c.Filing.Province)
		everywhere := c.Atlas.National().Domain.Value.MinValidityDays
		if !least.Known {
			least.Value = everywhere
		}
		left := c.Today.Days(until)
		if err != nil || left < 0 || left > max(least.Value, everywhere) {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(domainExpiryPath)},
			Values: map[string]string{"date": until.String(), "left": count(left), "least": count(least.Value), "note": ""},
		}
		// Fewer days than are wanted everywhere are a warning, unless the province's own sources disagree about them.
		if left < everywhere && !least.Conflict {
			fault.Values["least"] = count(everywhere)
			return rule.Fail(fault)
		}
		// A province wants more than its number of days, so the very number is not enough there.
		short := left < least.Value || left == least.Value && least.Layer == region.LayerProvince
		if local, ok := aside(least, rule.Warn, fault); ok && short {
			return rule.Fail(local)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("还有近两年", enterprise),
		example("九十一天", enterprise, set("services[0].domains[0].expires_on", "2027-02-22")),
	},
	Bad: []rule.Example[Case]{
		example("正好九十天，本省要超过三个月", enterprise, set("province", "11"), set("services[0].domains[0].expires_on", "2027-02-21")),
		example("差一天九十天", enterprise, set("services[0].domains[0].expires_on", "2027-02-20")),
		example("今天到期", enterprise, set("services[0].domains[0].expires_on", "2026-11-23")),
	},
}
