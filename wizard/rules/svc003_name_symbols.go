package rules

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc003 finds signs in names that reviewers do not take. Brackets, the hyphen and the middle dot of foreign names pass;
// the dots of a domain inside the name are left to svc004.
var svc003 = rule.Rule[Case]{
	ID: "SVC003", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务名称含有符号",
		Message:    "{field}“{name}”里有{signs}",
		Why:        "名称里不能有特殊符号和表情，只容许（）和短横线；空格容易与证件、网页标题对不上。",
		Fix:        "去掉{signs}。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := c.text(at, serviceNamePath)
		signs, hidden, blanks := strangers(name, c.Atlas.National().NameRules.Value.AllowedSymbols)
		fault := rule.Fault{Values: map[string]string{"name": name}}
		switch {
		case len(signs) > 0:
			fault.Values["signs"] = "“" + strings.Join(signs, " ") + "”"
			if c.service(at).Kind == filing.AppKind && !hasEmoji(signs) {
				fault.Severity = rule.Warn // names in stores know more signs than names of websites
			}
		case hidden:
			fault.Values["signs"] = "@word.hidden_characters"
		case blanks:
			fault.Values["signs"], fault.Severity = "@word.blanks", rule.Warn
			if c.service(at).Kind == filing.AppKind {
				fault.Severity = rule.Hint // an APP is called what the stores call it
			}
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("没有符号", enterprise),
		example("全角括号和短横线", enterprise, set("services[0].name", "云帆智联（深圳）-官方")),
		example("外文人名的间隔号", enterprise, set("services[0].name", "史密斯·云帆")),
		example("名称两端的空格不算", enterprise, set("services[0].name", " 云帆智联 ")),
	},
	Bad: []rule.Example[Case]{
		example("感叹号", enterprise, set("services[0].name", "云帆智联！")),
		example("表情", enterprise, set("services[0].name", "云帆智联😀")),
		example("看不见的字符", enterprise, set("services[0].name", "云帆\u200b智联")),
		example("中间有空格", enterprise, set("services[0].name", "云帆 智联")),
	},
}

// strangers lists the signs of a name that are neither letters nor digits nor allowed, each once, and says whether it has
// invisible characters or blanks inside.
func strangers(name string, allowed []string) (signs []string, hidden, blanks bool) {
	fine := filing.Narrow(strings.Join(allowed, "")) + "·•・"
	seen := map[rune]bool{}
	for _, part := range domainsIn(name) {
		name = strings.ReplaceAll(name, part, "")
	}
	for _, r := range strings.TrimSpace(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r) && r != '\ufe0f' && r != '\u20e3':
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r) && !unicode.IsSpace(r), r == '\ufe0f':
			hidden = true
		case unicode.IsSpace(r):
			blanks = true
		case strings.ContainsRune(fine, []rune(filing.Narrow(string(r)))[0]):
		case !seen[r]:
			seen[r] = true
			signs = append(signs, string(r))
		}
	}
	return signs, hidden, blanks
}

// hasEmoji reports whether one of the signs is a picture.
func hasEmoji(signs []string) bool {
	for _, s := range signs {
		for _, r := range s {
			if unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) {
				return true
			}
		}
	}
	return false
}
