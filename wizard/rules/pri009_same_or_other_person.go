package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri009 holds the two roles against what the province wants: one person for both, or two.
var pri009 = rule.Rule[Case]{
	ID: "PRI009", Severity: rule.Warn, Layer: rule.Provincial, Regional: true, Each: "services[]",
	Doc: rule.Doc{
		Title:      "两位负责人是不是同一人，不符合本省要求",
		Message:    "{province}：{note}。现在{trouble}",
		Why:        "有的省要求主体负责人和服务负责人是同一人或不是同一人，不符合的会被退回。",
		Fix:        "看本省要求更改“服务负责人与主体负责人是同一人”的答案：要求两个人的选“否”，补填服务负责人；要求同一人的选“是”。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R15"},
	},
	Reads: []filing.Path{"services[].principal_same", "province"},
	Sees: []filing.Path{
		"principal.is_legal_representative", "principal.certificate.number", "services[].principal.certificate.number",
	},
	When: unit,
	Check: func(c Case, at filing.At) rule.Outcome {
		answer := c.Atlas.SamePerson(c.Filing.Province)
		one := c.onePerson(at[0])
		delegated := c.Filing.Principal.IsLegalRepresentative == filing.No
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of("services[].principal_same")},
			Values: map[string]string{"province": c.provinceName(c.Filing.Province), "trouble": "@trouble.one_person"},
		}
		wrong := false
		switch answer.Value {
		case region.SameNever:
			wrong = one
		case region.DifferIfDelegated:
			wrong = one && delegated
		case region.SameIfDelegated:
			wrong = !one && delegated
			fault.Values["trouble"] = "@trouble.two_people"
		}
		if !wrong {
			return rule.Pass()
		}
		if delegated {
			fault.Paths = append(fault.Paths, "principal.is_legal_representative")
		}
		fault, ok := regional(answer, rule.Warn, fault)
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("没有这项要求的省，同一人", enterprise),
		example("要求两个人的省，两个人", enterprise, inProvince("12", "1201", "120101"), ownPrincipal),
	},
	Bad: []rule.Example[Case]{
		example("要求两个人的省，同一人", enterprise, inProvince("12", "1201", "120101")),
		example("授权时要求同一人的省，两个人", enterprise, inProvince("32", "3201", "320102"), notLegal, ownPrincipal),
	},
}

// onePerson reports whether the entity's principal answers for a service too, by answer or by certificate.
func (c Case) onePerson(service int) bool {
	s := &c.Filing.Services[service]
	if s.PrincipalSame == filing.Yes {
		return true
	}
	entity := person{&c.Filing.Principal, "principal", entityRole}
	return s.Principal != nil && sameNumber(person{s.Principal, "", service}, entity)
}
