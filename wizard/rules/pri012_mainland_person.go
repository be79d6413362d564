package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri012 finds principals without a mainland ID where the province wants somebody who has one.
var pri012 = rule.Rule[Case]{
	ID: "PRI012", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "本省要求由持内地身份证的人负责",
		Message:    "{field}是{kind}{trouble}。{province}：{note}",
		Why:        "法定代表人是外籍或港澳台居民时，有的省要求授权给持内地居民身份证的人，或服务负责人必须是内地居民。",
		Fix:        "按本省要求，由持居民身份证的员工担任{role}，并准备法定代表人签字、单位盖章的授权书。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R15"},
	},
	Reads: []filing.Path{"province"},
	Sees:  append(principalPatterns("certificate.kind"), "services[].principal_same"),
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		citizen, foreign := c.Atlas.CitizenOnly(c.Filing.Province), c.Atlas.ForeignLegalRep(c.Filing.Province)
		for _, p := range c.people() {
			if !personal(p.Certificate.Kind) || p.Certificate.Kind == filing.ResidentIDCard {
				continue
			}
			fault := rule.Fault{
				Paths: []filing.Path{p.at("certificate.kind")},
				Values: map[string]string{
					"kind": "@certificate." + string(p.Certificate.Kind), "province": c.provinceName(c.Filing.Province), "role": "@word.role_entity", "trouble": "",
				},
			}
			found, service := false, c.answersForService(p)
			switch {
			case service && citizen.Value == region.Yes:
				fault, found = regional(citizen, rule.Warn, fault)
			case service && foreign.Value == region.ForeignServiceMainland:
				fault, found = regional(foreign, rule.Warn, fault)
			case p.service == entityRole && foreign.Value == region.ForeignDelegates:
				fault, found = regional(foreign, rule.Warn, fault)
				service = false
			}
			if found && service {
				fault.Values["role"] = "@word.role_service"
				if p.service == entityRole {
					fault.Values["trouble"] = "@word.role_both"
				}
			}
			if found {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("持内地身份证", enterprise),
		example("没有这项要求的省，持护照", enterprise, set("principal.certificate.kind", "passport"), set("principal.certificate.number", "X0000001")),
	},
	Bad: []rule.Example[Case]{
		example("服务负责人须持内地身份证的省，法定代表人兼任", enterprise, inProvince("35", "3501", "350102"),
			set("principal.certificate.kind", "passport"), set("principal.certificate.number", "X0000001")),
		example("要求授权给内地居民的省，法定代表人持护照", enterprise, inProvince("37", "3701", "370102"),
			set("principal.certificate.kind", "passport"), set("principal.certificate.number", "X0000001")),
	},
}

// answersForService reports whether a person is the principal of a service.
func (c Case) answersForService(p person) bool {
	if p.service != entityRole {
		return true
	}
	for i := range c.Filing.Services {
		if c.Filing.Services[i].PrincipalSame == filing.Yes {
			return true
		}
	}
	return false
}
