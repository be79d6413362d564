// Package domain tells which part of a host name somebody can register, and whether anybody can.
package domain

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// ErrLabel says that a host name has a label that no registry would take.
var ErrLabel = errors.New("label that cannot be registered")

// A Name is a host name taken apart by the public suffix list. Two names are the same when their ASCII forms are.
type Name struct {
	Unicode     string // lower case, Chinese labels in Chinese
	ASCII       string // as the DNS has it, xn-- for other scripts
	Suffix      string // the public suffix in its ASCII form: cn, com.cn, xn--fiqs8s, github.io
	Registrable string // the suffix and one label, in ASCII; empty when the name is a suffix itself
	Private     bool   // the suffix belongs to a company that lends names below it
	Typed       bool   // something was typed around the host: a scheme, a path, a trailing dot
	Punycode    bool   // a label was typed in its xn-- form
}

// Parse reads what somebody typed for a domain. The errors are filing.ErrForm, for what is no host name at all, and
// ErrLabel, for one with a label against IDNA 2008.
func Parse(typed string) (Name, error) {
	host, err := filing.ParseDomainName(typed)
	if err != nil {
		return Name{}, err
	}
	profile := lookup()
	ascii, err := profile.ToASCII(host.String())
	if err != nil {
		return Name{}, fmt.Errorf("%w: %s", ErrLabel, host)
	}
	// A word that a browser would show: for names typed as xn-- the Chinese behind them.
	unicode, err := profile.ToUnicode(ascii)
	if err != nil {
		return Name{}, fmt.Errorf("%w: %s", ErrLabel, host)
	}
	n := Name{Unicode: unicode, ASCII: ascii, Typed: host.Cleaned(), Punycode: strings.Contains(host.String(), "xn--")}
	suffix, icann := publicsuffix.PublicSuffix(ascii)
	n.Suffix = suffix
	n.Private = !icann && strings.Contains(suffix, ".")
	if registrable, err := publicsuffix.EffectiveTLDPlusOne(ascii); err == nil {
		n.Registrable = registrable
	}
	return n, nil
}

// lookup is the profile that browsers and registrars apply; it maps full-width forms and refuses what looks like a number.
func lookup() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(true), idna.BidiRule(), idna.VerifyDNSLength(true))
}

// WWW reports whether the name begins with the label www.
func (n Name) WWW() bool { return strings.HasPrefix(n.ASCII, "www.") }

// Below returns how many labels stand before the registrable name.
func (n Name) Below() int {
	if n.Registrable == "" {
		return 0
	}
	return strings.Count(n.ASCII, ".") - strings.Count(n.Registrable, ".")
}

// Plain returns the registrable name as people write it, Chinese in Chinese.
func (n Name) Plain() string {
	if n.Registrable == "" {
		return n.Unicode
	}
	return Readable(n.Registrable)
}

// Readable turns an ASCII form into what people write.
func Readable(ascii string) string {
	unicode, err := lookup().ToUnicode(ascii)
	if err != nil {
		return ascii
	}
	return unicode
}

// TLD returns the last label in its ASCII form.
func (n Name) TLD() string { return n.ASCII[strings.LastIndexByte(n.ASCII, '.')+1:] }

// Ends reports whether the name lies under one of the suffixes, which are written with their dot, in any script: .gov.cn, .政务.
func (n Name) Ends(suffixes ...string) (string, bool) {
	for _, s := range suffixes {
		ascii, err := lookup().ToASCII(strings.TrimPrefix(strings.TrimSpace(s), "."))
		if err != nil || ascii == "" {
			continue
		}
		if strings.HasSuffix(n.ASCII, "."+ascii) {
			return s, true
		}
	}
	return "", false
}

// Known reports whether the suffix stands in the public suffix list of the program; names under other suffixes are read by
// the rule that the last label is the suffix.
func (n Name) Known() bool {
	_, icann := publicsuffix.PublicSuffix(n.ASCII)
	return icann || strings.Contains(n.Suffix, ".")
}
