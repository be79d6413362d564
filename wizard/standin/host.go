package standin

import (
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// mailHosts are mail services that anybody can have a box at.
var mailHosts = []string{
	"qq.com", "vip.qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "aliyun.com", "139.com", "189.cn",
	"wo.cn", "gmail.com", "outlook.com", "hotmail.com", "icloud.com", "yahoo.com", "live.com", "msn.com",
}

// Domain replaces the name of a host. What nobody owns of it stays: the suffix, www, signs, scheme and path.
func (m *Mask) Domain(s string) string {
	host, err := filing.ParseDomainName(s)
	if err != nil {
		return m.Text(s)
	}
	at := strings.Index(strings.ToLower(filing.Narrow(s)), host.String())
	if at < 0 {
		return m.Text(s)
	}
	// Narrowing keeps the number of characters, so that places are the same in both.
	narrow := filing.Narrow(s)
	before, runes := len([]rune(narrow[:at])), []rune(s)
	count := len([]rune(host.String()))
	to := []rune(m.host(host.String()))
	if len(to) != count {
		return m.text(string(runes[:before])) + string(to) + m.text(string(runes[before+count:]))
	}
	middle := make([]rune, count)
	for i := range to {
		middle[i] = like(runes[before+i], to[i])
	}
	return m.text(string(runes[:before])) + string(middle) + m.text(string(runes[before+count:]))
}

// host replaces the labels before the suffix of a host in small letters.
func (m *Mask) host(host string) string {
	if to, ok := m.hosts[host]; ok {
		return to
	}
	labels := strings.Split(host, ".")
	own := len(labels) - 1
	if n, err := domain.Parse(host); err == nil {
		own = len(labels) - strings.Count(n.Suffix, ".") - 1
	}
	for i := range max(0, own) {
		labels[i] = m.label(labels[i])
	}
	to := strings.Join(labels, ".")
	m.hosts[host] = to
	return to
}

func (m *Mask) label(l string) string {
	if !strings.HasPrefix(l, "xn--") {
		return m.text(l)
	}
	plain, err := idna.Punycode.ToUnicode(l)
	if err != nil {
		return m.text(l)
	}
	again, err := idna.Punycode.ToASCII(m.text(plain))
	if err != nil {
		return m.text(l)
	}
	return again
}

// Home replaces the address of a home page.
func (m *Mask) Home(s string) string {
	host, _, err := filing.ParseHomeURL(s)
	if err != nil {
		return m.Text(s)
	}
	narrow := strings.ToLower(filing.Narrow(s))
	at := strings.Index(narrow, host.String())
	if at < 0 {
		return m.Domain(s)
	}
	runes, before := []rune(s), len([]rune(narrow[:at]))
	end := before + len([]rune(host.String()))
	return m.text(string(runes[:before])) + m.Domain(string(runes[before:end])) + m.text(string(runes[end:]))
}

// Mail replaces a mail address. A service where anybody can have a box stays, a domain of one's own gets its stand-in.
func (m *Mask) Mail(s string) string {
	narrow := filing.Narrow(s)
	at := strings.LastIndexByte(narrow, '@')
	if at < 0 {
		return m.Text(s)
	}
	runes, before := []rune(s), len([]rune(narrow[:at]))
	box, host := string(runes[:before]), string(runes[before+1:])
	if !slices.Contains(mailHosts, strings.ToLower(strings.TrimSpace(filing.Narrow(host)))) {
		host = m.Domain(host)
	}
	return m.text(box) + string(runes[before]) + host
}
