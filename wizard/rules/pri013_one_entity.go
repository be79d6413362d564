package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri013 reminds where a province lets nobody answer for two entities.
var pri013 = rule.Rule[Case]{
	ID: "PRI013", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "负责人不能同时是别的主体的负责人",
		Message:    "要核对{field}“{name}”。{province}：{note}",
		Why:        "有的省会拿负责人的证件号码和手机号与全部备案核对，已在别的主体下使用的会退回。",
		Fix:        "问清楚负责人有没有替别的单位备过案；有的，换一位员工并交授权书，或先变更那个备案的负责人。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R10", "R29", "X06"},
	},
	Reads: []filing.Path{"province"},
	Sees:  principalPatterns("name", "certificate.number"),
	When: func(c Case, at filing.At) bool {
		return unit(c, at) && c.Atlas.SharedPrincipal(c.Filing.Province).Value == region.SharedForbidden
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer := c.Atlas.SharedPrincipal(c.Filing.Province)
		var faults []rule.Fault
		for _, p := range c.people() {
			if !filled(p.Name) || sameAsEarlier(c, p) {
				continue
			}
			fault, ok := regional(answer, rule.Hint, rule.Fault{
				Paths:  []filing.Path{p.at("name"), p.at("certificate.number")},
				Values: map[string]string{"name": p.Name, "province": c.provinceName(c.Filing.Province)},
			})
			if ok {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有这项规定的省", enterprise),
		example("个人备案不受此限", individual, inProvince("51", "5101", "510107")),
	},
	Bad: []rule.Example[Case]{
		example("一人只能负责一个主体的省", enterprise, inProvince("51", "5101", "510107")),
	},
}
