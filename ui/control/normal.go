package control

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Normal returns the form in which an answer is kept once its field is left: half width, without stray spaces, numbers in
// capitals, dates as YYYY-MM-DD. What does not parse comes back as it was typed. The certificate kind matters to
// certificate numbers only.
func Normal(field filing.Field, certificate filing.CertificateKind, typed string) string {
	if strings.TrimSpace(typed) == "" {
		return ""
	}
	if parsed, err := parse(field, certificate, typed); err == nil && parsed != "" {
		return parsed
	}
	return typed
}

func parse(field filing.Field, certificate filing.CertificateKind, typed string) (string, error) {
	switch field.Kind {
	case filing.Line, filing.Paragraph:
		return tidy(typed), nil
	case filing.Names:
		return names(typed), nil
	case filing.Day:
		d, err := filing.ParseDate(typed)
		return d.String(), err
	case filing.Validity:
		d, err := filing.ParseValidity(typed)
		return d.String(), err
	case filing.MobileNumber:
		p, err := filing.ParseMobile(typed)
		return p.String(), err
	case filing.PhoneNumber:
		p, err := filing.ParsePhone(typed)
		return p.String(), err
	case filing.EmailAddress:
		e, err := filing.ParseEmail(typed)
		return e.String(), err
	case filing.DomainNameKind:
		d, err := filing.ParseDomainName(typed)
		return d.String(), err
	case filing.HomePage:
		host, path, err := filing.ParseHomeURL(typed)
		return host.String() + path, err
	case filing.Address:
		a, err := filing.ParseAddress(typed)
		return a.String(), err
	case filing.CertificateNumber:
		return number(certificate, typed)
	case filing.FilingNumberKind:
		return strings.ToUpper(strings.Join(strings.Fields(filing.Narrow(typed)), "")), nil
	case filing.Key:
		return key(typed), nil
	}
	return typed, nil
}

// number returns a certificate number in capitals and half width, if it can be one of its kind. A wrong check digit is
// said, not mended.
func number(kind filing.CertificateKind, typed string) (string, error) {
	if code, err := filing.ParseOrganizationCode(typed); kind == filing.OrganizationCodeCertificate && err == nil {
		return code.String(), nil
	}
	if filing.NumberTrouble(filing.CheckCertificateNumber(kind, typed)) == "form" {
		return typed, nil
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '·' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, filing.Narrow(typed)), nil
}

// tidy takes off what nobody sees: spaces at the ends and marks of no width that come along when text is pasted.
func tidy(typed string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, typed))
}

// names puts one name a line.
func names(typed string) string {
	lines := strings.FieldsFunc(typed, func(r rune) bool { return r == '\n' || r == ',' || r == '，' || r == '、' || r == ';' || r == '；' })
	kept := lines[:0]
	for _, line := range lines {
		if line = tidy(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// key takes the colons and spaces out of a fingerprint, as tools print it; anything else stays as it is.
func key(typed string) string {
	t := tidy(filing.Narrow(typed))
	bare := strings.ToLower(strings.NewReplacer(":", "", " ", "").Replace(t))
	if strings.Trim(bare, "0123456789abcdef") == "" && (strings.Contains(t, ":") || strings.Contains(t, " ")) {
		return bare
	}
	return t
}
