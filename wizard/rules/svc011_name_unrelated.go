package rules

import (
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// specialEntityName is a province's advice to use the name of the entity.
const specialEntityName = "entity_name_advised"

// svc011 finds names of websites that share nothing with the registered name of the unit. It is generous: two Chinese
// characters in a row, or all of them in order, make a relation; so does a remark that explains the name.
var svc011 = rule.Rule[Case]{
	ID: "SVC011", Severity: rule.Hint, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "网站名称与单位名称看不出关系",
		Message:    "{field}“{name}”与主办单位名称“{entity}”没有共同的字词",
		Why:        "单位网站建议用全称、简称或商标名；看不出关系的，审核会要求商标注册证或说明{note}。",
		Fix:        "改用单位简称；用商标或产品名的，在备注写明“{name}为本单位的商标（产品）”，并备好商标注册证。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05", "X14"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, entityNamePath, entityNaturePath},
	Sees:  []filing.Path{serviceRemarkPath},
	When: func(c Case, at filing.At) bool {
		return unitReviewed(c, at) && c.service(at).Kind != filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		name, entity, remark := c.text(at, serviceNamePath), c.Filing.Entity.Name, c.text(at, serviceRemarkPath)
		if censusOf(name).han == 0 || related(name, entity) || explains(remark, name) {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(serviceNamePath), entityNamePath},
			Values: map[string]string{"name": name, "entity": entity, "note": ""},
		}
		a := c.Atlas.NameRules(c.Filing.Province)
		switch {
		case a.Known && a.Value.RemarkIfUnrelated && !filled(remark):
			if local, ok := aside(a, rule.Warn, fault); ok {
				fault = local
			}
		case slices.Contains(a.Value.Special, specialEntityName):
			if local, ok := aside(a, rule.Hint, fault); ok {
				fault = local
			}
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("单位简称", enterprise),
		example("按顺序取字的缩写", enterprise, set("services[0].name", "深云智网")),
		example("备注说明了商标", enterprise, set("services[0].name", "小橘灯笔记"), set("services[0].remark", "“小橘灯笔记”为本公司的注册商标，介绍软件产品。")),
	},
	Bad: []rule.Example[Case]{
		example("毫无关系", enterprise, set("services[0].name", "小橘灯笔记")),
		example("所在省建议用主体名", enterprise, set("province", "11"), set("services[0].name", "小橘灯笔记")),
		example("所在省要求备注说明", enterprise, set("province", "45"), set("services[0].name", "小橘灯笔记"), set("services[0].remark", "")),
	},
}

// related reports whether a name could come from the registered name of a unit.
func related(name, entity string) bool {
	n, e := hanOf(name), hanOf(entity)
	for i := 0; i+1 < len(n); i++ {
		if strings.Contains(string(e), string(n[i:i+2])) {
			return true
		}
	}
	return inOrder(n, e) || halfInOrder(n, e)
}

// inOrder reports whether all characters of a stand in b in the same order.
func inOrder(a, b []rune) bool {
	i := 0
	for _, r := range b {
		if i < len(a) && a[i] == r {
			i++
		}
	}
	return i == len(a)
}

// halfInOrder reports whether at least three characters of a, and half of them, are taken from b: 深云智网 of 深圳市云帆智联.
func halfInOrder(a, b []rune) bool {
	const few = 3
	shared, rest := 0, string(b)
	for _, r := range a {
		if cut := strings.IndexRune(rest, r); cut >= 0 {
			shared++
			rest = rest[cut:]
		}
	}
	return shared >= few && shared*2 >= len(a)
}

func hanOf(s string) []rune {
	var out []rune
	for _, r := range filing.Fold(s) {
		if unicode.Is(unicode.Han, r) {
			out = append(out, r)
		}
	}
	return out
}

// explains reports whether a remark says whose the name is.
func explains(remark, name string) bool {
	return strings.Contains(filing.Fold(remark), filing.Fold(name)) || len(holdsAny(remark, []string{"商标", "品牌", "注册名", "自有产品"})) > 0
}
