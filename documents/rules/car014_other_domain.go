package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// domainCertificates is the slot of domain certificates.
const domainCertificates paper.Slot = "services[].domain_certificate"

// lookAlikes makes one of the characters that small print leaves open, so that a digit read as a letter is no other domain.
var lookAlikes = strings.NewReplacer("0", "o", "1", "l", "i", "l")

// car014 finds certificates of a domain that the service does not have.
var car014 = rule.Rule[Desk]{
	ID: "CAR014", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "域名证书是另一个域名的",
		Message: "{field}上的域名是 {read}，{other}填的是 {typed}",
		Why:     "域名证书要证明的是这次备案的域名。",
		Fix:     "下载这个域名的证书再放进来；域名填错了的，改{other}。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R02"},
	},
	Sees: []filing.Path{filing.Path(domainCertificates)},
	Check: readable(func(p paper.Slot) bool { return p == domainCertificates }, func(d Desk, s sheet) *rule.Fault {
		read, ok := s.field("domain")
		at := filing.Path(s.Slot).Place()
		if !ok || !s.is(paper.DomainCertificate) || len(at) == 0 || at[0] >= len(d.Filing.Services) {
			return nil
		}
		first, typed := -1, []string{}
		for j, domain := range d.Filing.Services[at[0]].Domains {
			name := strings.ToLower(strings.TrimSpace(domain.Name))
			if name == "" {
				continue
			}
			if n, r := lookAlikes.Replace(name), lookAlikes.Replace(read.Text); n == r || strings.HasSuffix(n, "."+r) {
				return nil
			}
			if first < 0 {
				first = j
			}
			typed = append(typed, name)
		}
		if first < 0 {
			return nil
		}
		return s.beside(filing.At{at[0], first}.Of("services[].domains[].name"), "domain", map[string]string{"read": read.Text, "typed": strings.Join(typed, "、")})
	}),
	Good: []rule.Example[Desk]{
		shown("这个域名的证书", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn"}),
		shown("备案的是下级域名", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn"},
			typing("services[0].domains[0].name", "shop.yunfan-example.cn")),
		shown("数字0读成了字母o", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfano1.cn"},
			typing("services[0].domains[0].name", "yunfan0l.cn")),
	},
	Bad: []rule.Example[Desk]{
		shown("一个字母不同", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfam-example.cn"}),
		shown("另一个域名的证书", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.com"}),
	},
}
