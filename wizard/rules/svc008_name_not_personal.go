package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc008 finds words in the name of a personal service that sound like a company, a trade or a portal: the words that are
// sent back everywhere, and those of the province.
var svc008 = rule.Rule[Case]{
	ID: "SVC008", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "个人服务名称含不适合个人的词",
		Message:    "{field}“{name}”里的“{word}”不适合个人备案",
		Why:        "个人网站不能带有企业、行业、平台性质，名称里有这类词常被退回{note}。",
		Fix:        "去掉“{word}”，用 3 至 10 个字说明个人内容；确为经营的，用单位名义备案。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05", "X15"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	Sees:  []filing.Path{entityNaturePath, "province"},
	When:  individualReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := c.text(at, serviceNamePath)
		words := holdsAny(name, c.personalWords())
		fault := rule.Fault{Values: map[string]string{"name": name, "note": ""}}
		local := c.Atlas.NameRules(c.Filing.Province)
		extra := holdsAny(name, local.Value.BannedPersonal)
		if prefixes := c.Atlas.National().NameRules.Value.NationalPrefixBan; len(extra) > 0 {
			// What the national list forbids at the beginning is said once, by svc006.
			extra = slices.DeleteFunc(extra, func(w string) bool { return slices.Contains(prefixes, w) && holdsPrefix(name, w) })
		}
		if len(words) == 0 && len(extra) > 0 {
			var ok bool
			if fault, ok = aside(local, rule.Warn, fault); !ok {
				return rule.Pass()
			}
		}
		all := longest(slices.Concat(words, extra))
		fault.Values["word"] = quoted(all)
		return rule.FailIf(len(all) > 0, fault)
	},
	Good: []rule.Example[Case]{
		example("个人内容的名称", individual),
		example("单位可以用这些词", enterprise, set("services[0].name", "云帆智联平台")),
	},
	Bad: []rule.Example[Case]{
		example("像公司", individual, set("services[0].name", "美食商城小记")),
		example("像平台，有两个词", individual, set("services[0].name", "美食交流论坛")),
		example("本省另有名单", individual, set("province", "41"), set("services[0].name", "老房子维修小记")),
	},
}

// personalWords lists the words that individuals should keep out of a name everywhere.
func (c Case) personalWords() []string {
	lists := c.Atlas.National().PersonalWords.Value
	return slices.Concat(lists.FinanceLottery, lists.Community, lists.Business, lists.Portal)
}
