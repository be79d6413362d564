package filing

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A DomainName is a host name as people write it: lower case, without scheme, path or trailing dot. Chinese labels stay
// Chinese; their ASCII form is made where names are compared with the public suffix list.
type DomainName struct {
	host    string
	cleaned bool
}

// Limits of RFC 1035 §2.3.4, in octets; for Chinese labels they are checked on the ASCII form elsewhere.
const (
	maxLabel = 63
	maxHost  = 253
)

// ParseDomainName reads a host name; a pasted address (https://…/path) and full-width dots are accepted and reduced to the
// host. ErrForm when what is left is no host name, or is an IP address.
func ParseDomainName(s string) (DomainName, error) {
	typed := strings.ToLower(Narrow(strings.TrimSpace(s)))
	host := typed
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	if cut := strings.IndexAny(host, "/?#"); cut >= 0 {
		host = host[:cut]
	}
	host = strings.TrimSuffix(host, ".")
	if _, err := netip.ParseAddr(host); err == nil {
		return DomainName{}, fmt.Errorf("%w: an IP address is no domain name", ErrForm)
	}
	if len(host) > maxHost || !strings.Contains(host, ".") || !utf8.ValidString(host) {
		return DomainName{}, fmt.Errorf("%w: domain name", ErrForm)
	}
	labels := strings.Split(host, ".")
	for _, label := range labels {
		if label == "" || len(label) > maxLabel || label[0] == '-' || label[len(label)-1] == '-' {
			return DomainName{}, fmt.Errorf("%w: domain name", ErrForm)
		}
		for _, r := range label {
			if r != '-' && (r > unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) ||
				r <= unicode.MaxASCII && (r < '0' || r > '9') && (r < 'a' || r > 'z')) {
				return DomainName{}, fmt.Errorf("%w: domain name", ErrForm)
			}
		}
	}
	if last := labels[len(labels)-1]; len([]rune(last)) < 2 || last[0] >= '0' && last[0] <= '9' {
		return DomainName{}, fmt.Errorf("%w: domain name", ErrForm)
	}
	return DomainName{host: host, cleaned: host != typed}, nil
}

// String returns the host.
func (d DomainName) String() string { return d.host }

// Cleaned reports whether something other than letter case and width was taken off what was typed: a scheme, a path or a
// trailing dot. The portal does not take these off.
func (d DomainName) Cleaned() bool { return d.cleaned }

// Labels returns the parts between the dots.
func (d DomainName) Labels() []string { return strings.Split(d.host, ".") }

// ParseHomeURL reads the address of a home page with or without its scheme and returns its host and what follows it: port,
// path without its last slash, query and fragment.
func ParseHomeURL(s string) (host DomainName, path string, err error) {
	t := Narrow(strings.TrimSpace(s))
	if !strings.Contains(t, "://") {
		t = "https://" + t
	}
	u, err := url.Parse(t)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return DomainName{}, "", fmt.Errorf("%w: home page address", ErrForm)
	}
	host, err = ParseDomainName(u.Hostname())
	if err != nil {
		return DomainName{}, "", err
	}
	if u.Port() != "" {
		path = ":" + u.Port()
	}
	path += strings.TrimSuffix(u.Path, "/")
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		path += "#" + u.Fragment
	}
	return host, path, nil
}
