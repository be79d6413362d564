package rules

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// acc004 finds authorization codes that cannot have been copied whole, and codes where a server was chosen.
var acc004 = rule.Rule[Case]{
	ID: "ACC004", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "备案授权码有误",
		Message:    "{field}{trouble}",
		Why:        "授权码须与控制台生成的完全一致，否则系统认不出来。",
		Fix:        "从控制台重新复制授权码；用服务器备案的，删去授权码或改选“备案授权码”。",
		Source:     accessSource,
		SourceDate: accessSourceDate,
		Reasons:    []string{"S05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{codePath, resourcePath},
	When: func(c Case, at filing.At) bool {
		// Where a server is named, no code is missed.
		asked := c.service(at).Access.Resource == filing.ResourceAuthorizationCode || c.Filled(at.Of(codePath))
		return asked && servicesReviewed(c, at)
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		code := strings.TrimSpace(filing.Narrow(c.text(at, codePath)))
		fault := rule.Fault{Paths: []filing.Path{at.Of(codePath)}}
		switch {
		case c.service(at).Access.Resource != filing.ResourceAuthorizationCode:
			fault.Severity, fault.Values = rule.Hint, map[string]string{"trouble": "@word.code_unused"}
			fault.Paths = append(fault.Paths, at.Of(resourcePath))
		case strings.ContainsFunc(code, unicode.IsSpace):
			fault.Values = map[string]string{"trouble": "@word.code_blanks"}
		case strings.ContainsFunc(code, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) }):
			fault.Values = map[string]string{"trouble": "@word.code_letters"}
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("完整的授权码", enterprise, set("services[0].access.resource", "authorization_code"), set("services[0].access.authorization_code", "HWBA0123456789abcdef")),
		example("两端的空格不算", enterprise, set("services[0].access.resource", "authorization_code"), set("services[0].access.authorization_code", " HWBA0123456789abcdef ")),
	},
	Bad: []rule.Example[Case]{
		example("中间有空格", enterprise, set("services[0].access.resource", "authorization_code"), set("services[0].access.authorization_code", "HWBA 0123456789")),
		example("混进了汉字", enterprise, set("services[0].access.resource", "authorization_code"), set("services[0].access.authorization_code", "授权码HWBA0123456789")),
		example("选了服务器又填授权码", enterprise, set("services[0].access.authorization_code", "HWBA0123456789abcdef")),
	},
}
