package rules

import (
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// dom004 compares the holder of a domain with the entity. Most provinces let the legal representative hold the domain of a
// unit, and some let officers do it with proof.
var dom004 = rule.Rule[Case]{
	ID: "DOM004", Severity: rule.Block, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "域名持有者与主办单位不一致",
		Message:    "{field}“{holder}”与主办单位“{entity}”不一致{trouble}",
		Why:        "审核会查询域名实名信息，持有者的姓名或名称须与备案主体一致{note}。",
		Fix:        "把域名过户到“{entity}”名下，或在注册商处重新实名，等 2 至 3 天同步后再提交；法定代表人持有而本省认可的，可以保留。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R02", "X03"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainHolderPath, entityNamePath, entityNaturePath},
	Sees:  []filing.Path{legalRepresentativePath, "province"},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		holder, entity := c.domainAt(at).Holder, c.Filing.Entity
		if filing.SameText(holder, entity.Name) {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(domainHolderPath), entityNamePath},
			Values: map[string]string{"holder": holder, "entity": entity.Name, "trouble": "", "note": ""},
		}
		if !entity.IsUnit() {
			return rule.Fail(fault)
		}
		who := c.Atlas.DomainHolder(c.Filing.Province)
		switch {
		case filled(entity.LegalRepresentative) && filing.SameText(holder, entity.LegalRepresentative):
			fault.Severity, fault.Values["trouble"] = rule.Hint, "@word.holder_legal_rep"
			if who.Known && who.Value == region.HolderEntity {
				fault.Values["trouble"] = "@word.holder_entity_only"
				if local, ok := aside(who, rule.Warn, fault); ok {
					fault = local
				}
			}
		case who.Known && who.Value == region.HolderOfficer && utf8.RuneCountInString(plainName(holder)) <= longestPersonName:
			// A person, perhaps a shareholder or manager with proof.
			fault.Severity, fault.Values["trouble"], fault.Values["note"] = rule.Warn, "@word.holder_officer", bracketed(who.Note)
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("持有者就是单位", enterprise),
		example("括号的全角半角不算不同", enterprise, set("entity.name", "云帆（深圳）科技有限公司"), set("services[0].domains[0].holder", "云帆(深圳)科技有限公司")),
		example("个人自己持有", individual),
	},
	Bad: []rule.Example[Case]{
		example("另一家公司", enterprise, set("services[0].domains[0].holder", "深圳市远帆科技有限公司")),
		example("个人用别人的域名", individual, set("services[0].domains[0].holder", "王样例")),
		example("法定代表人持有，只提示", enterprise, set("services[0].domains[0].holder", "张样例")),
		example("所在省只认单位", enterprise, set("province", "64"), set("services[0].domains[0].holder", "张样例")),
	},
}

// longestPersonName is how many characters a Chinese person's name has at most, double surnames included.
const longestPersonName = 4
