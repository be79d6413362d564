package rules

import (
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc009 finds names that are longer than the form shows or takes. The full registered name of a unit is always in order.
var svc009 = rule.Rule[Case]{
	ID: "SVC009", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "服务名称太长",
		Message:    "{field}有 {count} 个字，超过 {max} 个字",
		Why:        "名称过长会被要求精简，也难与网页标题一致。",
		Fix:        "单位用全称、简称或商标名，个人用几个字说明内容，控制在 {max} 个字以内。",
		Source:     "practice",
		SourceDate: "2026",
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name, rules := c.text(at, serviceNamePath), c.Atlas.National().NameRules.Value
		n := utf8.RuneCountInString(plainName(name))
		fault := rule.Fault{Values: map[string]string{"count": count(n), "max": count(rules.WarnMaxChars)}}
		switch {
		case n > rules.BlockMaxChars:
			fault.Severity, fault.Values["max"] = rule.Block, count(rules.BlockMaxChars)
		case n > rules.WarnMaxChars && !filing.SameText(name, c.Filing.Entity.Name):
		case c.Filing.Entity.Nature == filing.Individual && n > rules.PersonalAdvice.Max:
			fault.Severity, fault.Values["max"] = rule.Hint, count(rules.PersonalAdvice.Max)
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("四个字", enterprise),
		example("单位全称不嫌长", enterprise,
			set("entity.name", "深圳市云帆智联科技有限公司粤海街道科技园分公司"), set("services[0].name", "深圳市云帆智联科技有限公司粤海街道科技园分公司")),
	},
	Bad: []rule.Example[Case]{
		example("二十一个字", enterprise, set("services[0].name", "云帆智联软件产品客户案例联系方式介绍和下载中心")),
		example("个人的名称超过十个字", individual, set("services[0].name", "山野植物观察与徒步路线记录手记")),
		example("超过六十个字", enterprise, set("services[0].name",
			"云帆智联软件产品客户案例联系方式介绍和下载中心云帆智联软件产品客户案例联系方式介绍和下载中心云帆智联软件产品客户案例联系方式介绍和下载中心")),
	},
}
