package rules

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let006 finds letters that name other domains than the filing.
var let006 = rule.Rule[Desk]{
	ID: "LET006", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文书上的域名不一样",
		Message: "{field}上写的是“{read}”，{other}填的是“{typed}”",
		Why:     "核验单、承诺书上的域名要与填写的一致，不带 www。",
		Fix:     "以实际备案的域名为准：填写的对，就重新打印；文书对，就改{other}。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		if !s.uncoded() {
			return nil
		}
		at, typed := filing.Path(""), ""
		var seen string
		for _, l := range s.report.Lines {
			for _, host := range hostForm.FindAllString(filing.Narrow(strings.ToLower(l.Text)), -1) {
				host = strings.TrimPrefix(host, "www.")
				if l.Score < sureText || official(host) {
					continue
				}
				for i, service := range d.Filing.Services {
					for j, domain := range service.Domains {
						name := strings.ToLower(strings.TrimSpace(domain.Name))
						if name == "" {
							continue
						}
						if host == name || strings.HasSuffix(host, "."+name) {
							return nil
						}
						if at == "" {
							at, typed, seen = filing.At{i, j}.Of("services[].domains[].name"), domain.Name, host
						}
					}
				}
			}
		}
		if at == "" {
			return nil
		}
		return s.beside(at, "", map[string]string{"read": seen, "typed": typed})
	}),
	Good: []rule.Example[Desk]{
		returned("同一个域名", uncoded, line("本单位网站域名为 www.yunfan-example.cn")),
		returned("没有写域名", uncoded),
		returned("接入商的网址不算", uncoded, line("见 beian.miit.gov.cn")),
	},
	Bad: []rule.Example[Desk]{
		returned("另一个域名", uncoded, line("本单位网站域名为 other-sample.com")),
	},
}

// hostForm is how a domain stands in a sentence.
var hostForm = regexp.MustCompile(`[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.(?:com|cn|net|org|top|xyz|vip|site|online|shop|tech|store|club|info|cc|wang|ren|ltd|group|cloud|fun|link|pub|ink|work|pro)\b`)

// official reports whether a host is that of an authority or a provider, which letters refer to.
func official(host string) bool {
	for _, of := range []string{"gov.cn", "huaweicloud.com", "aliyun.com", "tencent.com", "qq.com", "163.com", "126.com"} {
		if host == of || strings.HasSuffix(host, "."+of) {
			return true
		}
	}
	return false
}
