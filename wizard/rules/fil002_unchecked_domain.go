package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil002 finds facts about a domain that the portal looks up by itself. Without them the program cannot foresee what the
// portal will find.
var fil002 = rule.Rule[Case]{
	ID: "FIL002", Severity: rule.Hint, Layer: rule.National, Each: "services[].domains[]",
	Doc: rule.Doc{
		Title:      "域名的实名信息没有填全",
		Message:    "没有填写{field}，这一项无法提前核对",
		Why:        "审核时会向注册局查询域名的持有者、证件、实名认证日期和到期日期，对不上就会被退回。",
		Fix:        "登录域名注册商的控制台，把域名实名认证页面上的这一项抄过来。",
		Source:     "工业和信息化部《关于规范互联网信息服务使用域名的通知》（工信部信管〔2017〕264号）",
		SourceDate: "2017-11-27",
		Reasons:    []string{"R01", "R02", "R04"},
	},
	Sees: checkedOfDomains(),
	When: func(c Case, _ filing.At) bool { return c.Filing.Fresh() },
	Check: func(c Case, at filing.At) rule.Outcome {
		d := &c.Filing.Services[at[0]].Domains[at[1]]
		if !filled(d.Name) {
			return rule.NotApplicable() // the name comes first, and fil001 asks for it
		}
		var faults []rule.Fault
		for _, pattern := range checkedOfDomains() {
			if p := at.Of(pattern); !c.Filled(p) {
				faults = append(faults, rule.Fault{Paths: []filing.Path{p}})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("持有者、证件和日期都填了", enterprise),
		example("接入已备案的域名，不再核对实名信息", enterprise, set("order", "add_access"), set("services[0].domains[0].holder", "")),
	},
	Bad: []rule.Example[Case]{
		example("没有填到期日期", enterprise, set("services[0].domains[0].expires_on", "")),
		example("没有填持有者", enterprise, set("services[0].domains[0].holder", "")),
	},
}

// checkedOfDomains lists what is known about a domain at its registry and compared in a review.
func checkedOfDomains() []filing.Path {
	return []filing.Path{
		"services[].domains[].holder", "services[].domains[].holder_certificate_kind", "services[].domains[].holder_certificate_number",
		"services[].domains[].real_name_on", "services[].domains[].expires_on",
	}
}
