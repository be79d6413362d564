package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc001 finds names with fewer characters than reviewers take. Names that reach the number only with letters and digits
// beside one or two Chinese characters are measured by the province's own rule, where it has one.
var svc001 = rule.Rule[Case]{
	ID: "SVC001", Severity: rule.Block, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "服务名称太短",
		Message:    "{field}“{name}”只有 {count} 个字，至少要 {min} 个{unit}",
		Why:        "名称太短看不出服务是什么，审核按“名称不符合要求”退回。",
		Fix:        "写成能看出用途的名称，例如单位简称加上业务。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name, n := c.text(at, serviceNamePath), censusOf(c.text(at, serviceNamePath))
		fault := rule.Fault{Values: map[string]string{"name": name, "note": ""}}
		say := func(got, min int, unit string) {
			fault.Values["count"], fault.Values["min"], fault.Values["unit"] = count(got), count(min), unit
		}
		if min := c.Atlas.National().NameRules.Value.MinChars; n.letters > 0 && n.letters < min {
			say(n.letters, min, "@word.character")
			// The ministry's rule is about websites; stores are full of APPs with two characters.
			if c.service(at).Kind == filing.AppKind {
				fault.Severity = rule.Hint
			}
			return rule.Fail(fault)
		}
		a := c.Atlas.NameRules(c.Filing.Province)
		if !a.Known || a.Value.MinHanzi == nil || n.han == 0 || n.han >= *a.Value.MinHanzi {
			return rule.Pass()
		}
		say(n.han, *a.Value.MinHanzi, "@word.han_character")
		if fault, ok := regional(a, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("四个汉字", enterprise),
		example("三个汉字", enterprise, set("services[0].name", "云帆网")),
		example("汉字与字母", enterprise, set("services[0].name", "云帆IT")),
	},
	Bad: []rule.Example[Case]{
		example("两个汉字", enterprise, set("services[0].name", "云帆")),
		example("空格不算字", enterprise, set("services[0].name", "云 帆")),
		example("按汉字计数的省", enterprise, set("province", "12"), set("services[0].name", "云帆IT")),
	},
}
