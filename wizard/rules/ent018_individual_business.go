package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent018 says how a province takes 个体工商户: as a unit, with a seal, by the trade name, or by the public register.
var ent018 = rule.Rule[Case]{
	ID: "ENT018", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "个体工商户按单位还是按个人备案，看本省要求",
		Message:    "{trouble}。{province}对个体工商户的要求：{note}",
		Why:        "个体工商户有没有字号、公章，能不能在公示系统查到，各省据此决定按单位还是按个人受理。",
		Fix:        "对照执照：有字号和公章的按单位备案；没有的，先看本省是否要求换照，或改为个人备案并备注。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.nature", "province"},
	Sees:  []filing.Path{entityNamePath, "entity.legal_representative", "entity.remark"},
	When: func(c Case, at filing.At) bool {
		return c.Filing.Entity.Nature == filing.IndividualBusiness && servicesReviewed(c, at) // in the others nothing is left to choose
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer, nameless := c.Atlas.IndividualBusiness(c.Filing.Province), c.nameless()
		strongest, trouble := rule.Hint, "trader_seal"
		switch answer.Value {
		case region.TraderUnit:
			if !nameless || filled(c.Filing.Entity.Remark) {
				return rule.Pass()
			}
			trouble = "trader_nameless"
		case region.TraderUnitSeal:
			if nameless {
				strongest, trouble = rule.Warn, "trader_nameless"
			}
		case region.TraderByName:
			if !nameless {
				return rule.Pass()
			}
			strongest, trouble = rule.Warn, "trader_nameless"
		case region.TraderByRegistry:
			trouble = "trader_registry"
		}
		fault, ok := regional(answer, strongest, rule.Fault{
			Paths: []filing.Path{"entity.nature"},
			Values: map[string]string{
				"province": c.provinceName(c.Filing.Province), "trouble": "@word." + trouble,
			},
		})
		if !ok {
			return rule.Pass()
		}
		if nameless {
			fault.Paths = append(fault.Paths, entityNamePath)
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("企业不受影响", enterprise),
		example("本省一律按单位", enterprise, set("entity.nature", "individual_business"), set("province", "12")),
		example("有字号，执照上也印着个体工商户", enterprise, set("entity.nature", "individual_business"), set("entity.name", "深圳市南山区云帆小吃店（个体工商户）")),
		example("注销时不用再选", enterprise, ordered(filing.CancelService), set("entity.nature", "individual_business"), set("province", "33")),
		example("有字号的，按单位", enterprise, set("entity.nature", "individual_business"), set("entity.name", "深圳市南山区云帆小吃店")),
	},
	Bad: []rule.Example[Case]{
		example("没有字号，本省按个人", enterprise, set("entity.nature", "individual_business"), set("entity.name", "张样例")),
		example("本省没有公章不收", enterprise, set("entity.nature", "individual_business"), set("province", "33")),
		example("没有字号，本省须写成规定的样子", enterprise, set("entity.nature", "individual_business"), set("province", "34"), set("entity.name", "张样例（个体工商户）")),
		example("少数民族姓名，没有字号", enterprise, set("entity.nature", "individual_business"), set("entity.name", "样例·买买提（个体工商户）")),
		example("本省看公示系统能不能查到", enterprise, set("entity.nature", "individual_business"), set("province", "32")),
	},
}

// leastTradeName is the length of the shortest name that holds a trade name and a trade, as 云帆小店, in characters.
const leastTradeName = 4

// nameDots are the dots inside the names of people of some nationalities, as they are typed; no trade name has one.
const nameDots = "·•・‧∙."

// nameless reports whether a sole trader's licence prints no trade name: the name is its owner's, with or without
// （个体工商户） behind it, or nothing but stars. The words （个体工商户） alone say nothing: new licences print them behind
// trade names too.
func (c Case) nameless() bool {
	name, owner := filing.Fold(c.Filing.Entity.Name), filing.Fold(c.Filing.Entity.LegalRepresentative)
	bareName := strings.Trim(strings.TrimSuffix(name, "(个体工商户)"), "*＊-")
	switch {
	case name == "":
		return false
	case bareName == "" || bareName == owner || strings.ContainsAny(bareName, nameDots):
		return true
	}
	trade := []string{"店", "部", "行", "馆", "坊", "厂", "社", "室", "铺", "堂", "吧", "屋", "园", "站", "城", "场"}
	return utf8.RuneCountInString(bareName) < leastTradeName && !slices.ContainsFunc(trade, func(w string) bool { return strings.HasSuffix(bareName, w) })
}
