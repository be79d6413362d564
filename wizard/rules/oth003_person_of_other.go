package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// oth003 finds a person who answers for another entity, where the province lets nobody answer for two. Somebody's own
// filing as an individual is not counted.
var oth003 = rule.Rule[Case]{
	ID: "OTH003", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "负责人已经是另一个主体的负责人",
		Message:    "{field}“{name}”在“{filing}”里也是负责人。{province}：{note}",
		Why:        "有的省不许一个人同时是几个主体的负责人，按“证件号码重复”退回。",
		Fix:        "其中一个主体换一位员工作负责人，并按本省要求交授权书。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R29", "X06"},
	},
	Reads: []filing.Path{"province"},
	Sees:  principalPatterns("name", "certificate.number"),
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer := c.Atlas.SharedPrincipal(c.Filing.Province)
		if answer.Value != region.SharedForbidden {
			return rule.Pass()
		}
		var faults []rule.Fault
		for _, mine := range c.people() {
			other, found := c.answersFor(mine)
			if !found || sameAsEarlier(c, mine) {
				continue
			}
			fault, ok := regional(answer, rule.Warn, rule.Fault{
				Paths:  []filing.Path{mine.at("name"), mine.at("certificate.number")},
				Values: map[string]string{"name": mine.Name, "filing": filingName(other), "province": c.provinceName(c.Filing.Province)},
			})
			if ok {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有这项规定的省", enterprise, among(otherCompany(sameBoss))),
		example("另一家公司由别人负责", enterprise, inProvince("37", "3701", "370102"), among(otherCompany())),
		example("本人的个人备案不算", enterprise, inProvince("37", "3701", "370102"), among(func() *filing.Filing {
			f := individual()
			f.Entity.Name, f.Entity.Certificate = "张样例", enterprise().Principal.Certificate
			f.Settle()
			return f
		})),
	},
	Bad: []rule.Example[Case]{
		example("一人只能负责一个主体的省", enterprise, inProvince("37", "3701", "370102"), among(otherCompany(sameBoss))),
	},
}

// answersFor returns the filing of another unit in which a person is a principal.
func (c Case) answersFor(p person) (*filing.Filing, bool) {
	for _, other := range c.otherEntities() {
		if !other.Entity.IsUnit() {
			continue
		}
		for _, theirs := range c.of(other).people() {
			if sameNumber(p, theirs) {
				return other, true
			}
		}
	}
	return nil, false
}
