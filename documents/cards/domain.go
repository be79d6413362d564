package cards

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

var domainLabels = []label{
	{words: "域名", field: "domain"},
	{words: "域名名称", field: "domain"},
	{words: "域名所有者", field: "holder"},
	{words: "域名所有人", field: "holder"},
	{words: "域名持有者", field: "holder"},
	{words: "域名持有人", field: "holder"},
	{words: "域名注册人", field: "holder"},
	{words: "域名注册者", field: "holder"},
	{words: "域名注册所有人", field: "holder"},
	{words: "注册所有人", field: "holder"},
	{words: "注册人", field: "holder"},
	{words: "注册者", field: "holder"},
	{words: "所有者", field: "holder"},
	{words: "持有者", field: "holder"},
	{words: "注册服务机构", field: "registrar"},
	{words: "域名注册服务机构", field: "registrar"},
	{words: "域名注册商", field: "registrar"},
	{words: "注册商", field: "registrar"},
	{words: "注册日期", field: "registered_on"},
	{words: "注册时间", field: "registered_on"},
	{words: "域名注册日期", field: "registered_on"},
	{words: "域名注册时间", field: "registered_on"},
	{words: "到期日期", field: "expires_on"},
	{words: "到期时间", field: "expires_on"},
	{words: "域名到期日期", field: "expires_on"},
	{words: "域名到期时间", field: "expires_on"},
	{words: "有效期至", field: "expires_on"},
	{words: "证件号码", field: "holder_certificate_number"},
	{words: "证件类型"},
	{words: "域", field: "domain", alone: true},
	{words: "域名注册证书"},
	{words: "域名证书"},
	{words: "域名服务器"},
	{words: "域名状态"},
	{words: "证书编号"},
	{words: "DNS"},
}

// domain reads the certificate of a domain name.
func (p *page) domain(into map[string]paper.Line) {
	entries := p.entries(domainLabels)
	for _, e := range entries {
		if e.field != "domain" {
			continue
		}
		if name := wholeDomain(filing.Narrow(text(e.value))); name != "" {
			p.keep(into, "domain", within(e.value, strings.ToUpper(name)), strings.ToLower(name), leastText)
			break
		}
	}
	if _, ok := into["domain"]; !ok {
		for _, row := range p.rows {
			says := strings.ReplaceAll(filing.Narrow(text(row)), " ", "")
			if name := domainForm.FindString(says); name != "" && name == says {
				name = unlabelled(name)
				p.keep(into, "domain", within(row, strings.ToUpper(name)), strings.ToLower(name), leastText)
				break
			}
		}
	}
	for _, field := range []string{"holder", "registrar"} {
		if g, ok := first(entries, field); ok {
			p.keep(into, field, g, tidy(text(g)), leastText)
		}
	}
	for _, field := range []string{"registered_on", "expires_on"} {
		if g, ok := first(entries, field); ok {
			if d := days(text(g)); len(d) > 0 {
				p.keepDay(into, field, g, d[0].String())
			}
		}
	}
	if g, ok := first(entries, "holder_certificate_number"); ok {
		p.keep(into, "holder_certificate_number", g, upper(g), leastBare)
	}
}

// wholeDomain returns the domain in a text, but not the end of one of which a character
// was misread or lost.
func wholeDomain(says string) string {
	at := domainForm.FindStringIndex(says)
	if at == nil {
		return ""
	}
	ascii := func(r rune) bool { return isLetter(r) || r >= '0' && r <= '9' || r == '-' }
	if strings.ContainsFunc(says[:at[0]], ascii) || strings.IndexFunc(says[at[1]:], ascii) == 0 {
		return ""
	}
	return unlabelled(says[at[0]:at[1]])
}

// unlabelled takes the end of a label off a name in Latin letters.
func unlabelled(name string) string {
	rest := strings.TrimLeftFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if rest != "" && rest[0] != '.' && rest[0] != '-' {
		return rest
	}
	return name
}
