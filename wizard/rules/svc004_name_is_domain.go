package rules

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc004 finds a domain or a web address where a name is asked.
var svc004 = rule.Rule[Case]{
	ID: "SVC004", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务名称写成了域名",
		Message:    "{field}“{name}”里有域名“{domain}”",
		Why:        "网站名称不能是域名，审核按“名称不符合要求”退回。",
		Fix:        "换成中文名称，域名填在域名一栏。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name := c.text(at, serviceNamePath)
		if nameIsDomain(name) {
			return rule.Fail(rule.Fault{Values: map[string]string{"name": name, "domain": plainName(name)}})
		}
		if inside := domainsIn(name); len(inside) > 0 {
			return rule.Fail(rule.Fault{Severity: rule.Warn, Values: map[string]string{"name": name, "domain": inside[0]}})
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("中文名称", enterprise),
		example("带小数点的不是域名", enterprise, set("services[0].name", "云帆V2.0平台")),
	},
	Bad: []rule.Example[Case]{
		example("就是域名", enterprise, set("services[0].name", "yunfan-example.cn")),
		example("带 www 的网址", enterprise, set("services[0].name", "http://www.yunfan-example.com/")),
		example("中文域名", enterprise, set("services[0].name", "云帆.中国")),
		example("名称里夹着域名", enterprise, set("services[0].name", "云帆智联yunfan.com")),
	},
}

// latinDomain is a run of characters that could be a domain inside a Chinese name.
var latinDomain = regexp.MustCompile(`(?i)(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}`)

// nameIsDomain reports whether the whole name reads as a domain under a suffix that exists. Chinese right before a domain in
// Latin letters is a name with a domain behind it.
func nameIsDomain(name string) bool {
	plain := plainName(name)
	n, err := domain.Parse(plain)
	if err != nil || n.Registrable == "" || !n.Known() {
		return false
	}
	inside := domainsIn(plain)
	return len(inside) == 0 || len(inside[0]) == len(strings.TrimRight(plain, "/"))
}

// domainsIn lists the parts of a name that are domains under a suffix that exists, as they were typed.
func domainsIn(name string) []string {
	var out []string
	for _, part := range latinDomain.FindAllString(name, -1) {
		if n, err := domain.Parse(strings.ToLower(part)); err == nil && n.Registrable != "" && n.Known() {
			out = append(out, part)
		}
	}
	return out
}
