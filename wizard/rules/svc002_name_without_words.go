package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc002 finds names of digits or Latin letters alone. A domain typed as a name is left to svc004 and one that is too
// short to svc001.
var svc002 = rule.Rule[Case]{
	ID: "SVC002", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务名称只有字母或数字",
		Message:    "{field}“{name}”全部由{made_of}组成",
		Why:        "网站名称不能是纯数字或纯英文字母，审核按“名称不符合要求”退回。",
		Fix:        "用中文命名，例如单位全称、简称或商标的中文名。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := c.text(at, serviceNamePath)
		n := censusOf(name)
		rules := c.Atlas.National().NameRules.Value
		if n.letters < rules.MinChars || n.letters != n.latin+n.digits || nameIsDomain(name) {
			return rule.Pass()
		}
		made := "@word.latin_letters"
		switch {
		case n.latin == 0:
			made = "@word.digits"
		case n.digits > 0:
			made = "@word.letters_and_digits"
		}
		fault := rule.Fault{Values: map[string]string{"name": name, "made_of": made}}
		if c.service(at).Kind == filing.AppKind {
			fault.Severity = rule.Hint // the name in the stores decides, and many are in Latin letters
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("中文名称", enterprise),
		example("中文带字母和数字", enterprise, set("services[0].name", "云帆365 Cloud")),
	},
	Bad: []rule.Example[Case]{
		example("纯数字", enterprise, set("services[0].name", "20260101")),
		example("纯英文", enterprise, set("services[0].name", "Yunfan Cloud")),
		example("全角字母加数字", enterprise, set("services[0].name", "ｙｕｎｆａｎ３６５")),
		example("APP 只提示", enterprise, asApp(func(s *filing.Service) { s.Name = "Yunfan" })),
	},
}
