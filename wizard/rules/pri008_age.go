package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri008 finds principals who are too young, or of an age at which the province wants further papers.
var pri008 = rule.Rule[Case]{
	ID: "PRI008", Severity: rule.Block, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "负责人年龄不够",
		Message:    "按{field}推算，到 {today} 为 {age} 周岁，{trouble} {least} 周岁。{note}",
		Why:        "各省普遍要求负责人年满 18 周岁，少数省 16 周岁起附证明受理；未满 16 周岁各地都不受理。",
		Fix:        "由符合年龄的人担任负责人；在本省附证明可以受理的年龄段，把证明添加到材料清单里它的那一栏，没有专门一栏的放进“其他附件”。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R36"},
	},
	Sees: append(principalPatterns("certificate.number", "certificate.kind"), "province", "entity.nature"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, p := range c.people() {
			if sameAsEarlier(c, p) {
				continue
			}
			born, ok := filing.BornOn(p.Certificate)
			if !ok || c.Today.Before(born) { // a day to come is no age: ent003 and pri001
				continue
			}
			if fault, young := c.tooYoung(p, born.YearsUntil(c.Today)); young {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("成年人", enterprise),
		example("本省收单位负责人满 16 岁的，并附了证明", enterprise, set("principal.certificate.number", "440399201001010034"), attach("other")),
	},
	Bad: []rule.Example[Case]{
		example("未满 16 周岁", enterprise, set("principal.certificate.number", "440399201101010015")),
		example("个人未满 18 周岁", individual, set("entity.certificate.number", "440399200901010019"), set("principal.certificate.number", "440399200901010019")),
		example("本省收单位负责人满 16 岁的，还没有附证明", enterprise, set("principal.certificate.number", "440399201001010034")),
		example("需要附证明的年龄", individual, inProvince("63", "6301", "630103"), set("entity.certificate.number", "630199200601010011"),
			set("principal.certificate.number", "630199200601010011")),
	},
}

func sameAsEarlier(c Case, p person) bool {
	return p.service != entityRole && sameNumber(p, person{&c.Filing.Principal, "principal", entityRole})
}

// tooYoung finds what a principal's age asks for. The lowest age of all blocks; what a province says about the ages above
// it only warns, because the national rule leaves them open.
func (c Case) tooYoung(p person, age int) (rule.Fault, bool) {
	national := c.Atlas.National().Principals
	paths := []filing.Path{p.at("certificate.number")}
	if c.mirrored(p, p.Certificate.Number, c.Filing.Entity.Certificate.Number) {
		paths = append([]filing.Path{"entity.certificate.number"}, paths...)
	}
	fault := rule.Fault{
		Paths: paths,
		Values: map[string]string{
			"age": count(age), "today": c.Today.String(), "least": count(national.Value.MinAgeBlock), "trouble": "@trouble.age_below", "note": "",
		},
	}
	if age < national.Value.MinAgeBlock {
		return fault, true
	}
	who, least := "personal", c.Atlas.MinAgePersonal(c.Filing.Province)
	if c.Filing.Entity.IsUnit() {
		who, least = "unit", c.Atlas.MinAgeUnit(c.Filing.Province)
	}
	minor := c.Atlas.Minor(c.Filing.Province)
	if who == "personal" && minor.Known && age >= minor.Value.From && age < minor.Value.Below {
		if c.agePaperAttached() {
			return rule.Fault{}, false
		}
		fault.Values["least"], fault.Values["trouble"] = count(minor.Value.Below), "@trouble.age_papers"
		return regional(minor, rule.Warn, fault)
	}
	if age >= least.Value {
		return c.barelyOldEnough(least, age, fault)
	}
	fault.Values["least"] = count(least.Value)
	return regional(least, rule.Warn, fault)
}

// barelyOldEnough reminds of the papers where a province takes a unit's principals younger than most provinces do.
func (c Case) barelyOldEnough(least region.Answer[int], age int, fault rule.Fault) (rule.Fault, bool) {
	usual := c.Atlas.National().Principals.Value.MinAgeWarn
	if !c.Filing.Entity.IsUnit() || age >= usual || c.agePaperAttached() {
		return rule.Fault{}, false
	}
	fault.Values["least"], fault.Values["trouble"] = count(usual), "@trouble.age_may_ask"
	return regional(least, rule.Hint, fault)
}

// agePaperAttached reports whether a paper for somebody's age is there: in its own slot, or among the other attachments.
func (c Case) agePaperAttached() bool {
	return len(c.Filing.Attached(string(paper.Other))) > 0 || slices.ContainsFunc(c.materials(), func(m material.Material) bool {
		return m.State == material.Given && slices.Contains(agePapers, m.Case)
	})
}

// agePapers are the cases of papers that somebody's age calls for.
var agePapers = []region.When{region.WhenUnder18, region.WhenUnder22, region.WhenAge16To18, region.WhenPrincipalAge16To18}
