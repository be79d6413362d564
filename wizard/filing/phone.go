package filing

import (
	"fmt"
	"net/mail"
	"regexp"
	"strings"
)

// A Phone is a telephone number of the mainland: mobile or landline.
type Phone struct{ number string }

var (
	mobileForm = regexp.MustCompile(`^1[3-9]\d{9}$`)
	// Beijing (010) and the eight cities under 02 have area codes of three digits, everywhere else has four.
	landlineForm = regexp.MustCompile(`^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:[-转,#](\d{1,6}))?$`)
	// No number of the mainland begins with 86, so the code is known without its plus too.
	countryCode = regexp.MustCompile(`^(\+|00)?86-?`)
)

func phoneText(s string) string {
	t := strings.Map(func(r rune) rune {
		if r == ' ' || r == '(' || r == ')' || r == '\t' || r == '\u200b' || r == '\u202d' || r == '\u202c' {
			return -1
		}
		return r
	}, Narrow(strings.TrimSpace(s)))
	return countryCode.ReplaceAllString(t, "")
}

// ParseMobile reads a mobile number: eleven digits from 13 to 19, with or without +86, spaces or hyphens.
func ParseMobile(s string) (Phone, error) {
	t := strings.ReplaceAll(phoneText(s), "-", "")
	if !mobileForm.MatchString(t) {
		return Phone{}, fmt.Errorf("%w: mobile number", ErrForm)
	}
	return Phone{t}, nil
}

// ParsePhone reads a mobile number or a landline with area code, optionally with an extension.
func ParsePhone(s string) (Phone, error) {
	if p, err := ParseMobile(s); err == nil {
		return p, nil
	}
	m := landlineForm.FindStringSubmatch(phoneText(s))
	if m == nil {
		return Phone{}, fmt.Errorf("%w: telephone number", ErrForm)
	}
	number := m[1] + "-" + m[2]
	if m[3] != "" {
		number += "-" + m[3]
	}
	return Phone{number}, nil
}

// String returns eleven digits, or area-number-extension.
func (p Phone) String() string { return p.number }

// longestEmail is the greatest length of an address in bytes (RFC 5321 §4.5.3.1.3).
const longestEmail = 254

// An Email is a mail address.
type Email struct{ address string }

// ParseEmail reads a bare address with a dot in its domain.
func ParseEmail(s string) (Email, error) {
	t := Narrow(strings.TrimSpace(s))
	if len(t) > longestEmail {
		return Email{}, fmt.Errorf("%w: mail address of %d bytes", ErrForm, len(t))
	}
	a, err := mail.ParseAddress(t)
	if err != nil || a.Address != t || a.Name != "" {
		return Email{}, fmt.Errorf("%w: mail address", ErrForm)
	}
	box, host := t[:strings.LastIndexByte(t, '@')], t[strings.LastIndexByte(t, '@')+1:]
	if d, err := ParseDomainName(host); err != nil || d.String() != strings.ToLower(host) || strings.ContainsFunc(box, notInBox) {
		return Email{}, fmt.Errorf("%w: mail address", ErrForm)
	}
	return Email{t}, nil
}

// notInBox finds what portals do not take before the @: anything but visible ASCII, and the signs that need quotes.
func notInBox(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`,;:"<>()[]\`, r) }

// String returns the address as typed, in half width.
func (e Email) String() string { return e.address }

// Same reports whether two addresses reach the same box: letters are compared without case.
func (e Email) Same(o Email) bool { return strings.EqualFold(e.address, o.address) }
