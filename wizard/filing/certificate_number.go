package filing

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A scheme is a way in which numbers of certificates are made.
type scheme struct {
	form   *regexp.Regexp            // of the compact form; nil where check tells
	check  func(compact string) bool // the check digit agrees; nil where the scheme has none
	parse  func(typed string) error  // in place of both
	listed bool                      // a national standard that the program computes
	free   bool                      // nearly anything, as its issuers please
}

// usccShape is what has the length of a credit code.
var usccShape = regexp.MustCompile(`^[0-9A-Z]{18}$`)

// The schemes. Those without a check digit say what is usually seen: their issuers publish nothing to hold a number against.
var (
	residentScheme        = scheme{parse: parseResident, listed: true} // GB 11643
	residencePermitScheme = scheme{parse: parsePermit}
	usccScheme            = scheme{parse: parseUSCC, listed: true} // GB 32100
	organizationScheme    = scheme{parse: parseOrganization}       // GB 11714
	passportScheme        = scheme{form: regexp.MustCompile(`^[A-Z0-9]{5,20}$`)}
	hkmoScheme            = scheme{form: regexp.MustCompile(`^[HM]\d{8}(\d{2})?$`)}
	taiwanScheme          = scheme{form: regexp.MustCompile(`^(\d{8}|\d{10}[A-Z]?)$`)}
	permanentScheme       = scheme{form: newPermanent, check: func(c string) bool { return residentCheck(c[:17]) == c[17] }}
	oldPermanentScheme    = scheme{form: regexp.MustCompile(`^[A-Z]{3}\d{12}$`)}
	registryScheme        = scheme{form: regexp.MustCompile(`^\d{15}$`), check: func(c string) bool { return registryCheck(c[:14]) == c[14] }}
	oldRegistryScheme     = scheme{form: regexp.MustCompile(`^\d{13}$`)}
	oldPublicScheme       = scheme{form: regexp.MustCompile(`^\d{12}$`)}                                        // 事证第…号
	oldPracticeScheme     = scheme{form: regexp.MustCompile(`^\d{17}$`)}                                        // before 2016
	schoolScheme          = scheme{form: regexp.MustCompile(`^(教民)?\d{15,16}号?$`), free: true}                  // 教民…号
	medicalScheme         = scheme{form: regexp.MustCompile(`^[0-9A-Z]{8}[0-9X]\d{6}[0-9A-Z]{7}$`), free: true} // 登记号
	issuerScheme          = scheme{form: regexp.MustCompile(`^[\p{Han}0-9A-Z()〔〕\[\]./]*\d[\p{Han}0-9A-Z()〔〕\[\]./]*$`), free: true}
)

// newPermanent is the number of a card of 2023 and later; digits 7 to 14 are the day of birth.
var newPermanent = regexp.MustCompile(`^9\d{16}[\dX]$`)

func parseResident(typed string) error {
	_, err := ParseResidentID(typed)
	return err
}

func parsePermit(typed string) error {
	id, err := ParseResidentID(typed)
	if err == nil && !id.IsResidencePermit() {
		err = fmt.Errorf("%w: does not begin with 810000, 820000 or 830000", ErrForm)
	}
	return err
}

func parseUSCC(typed string) error {
	_, err := ParseUSCC(typed)
	return err
}

func parseOrganization(typed string) error {
	_, err := ParseOrganizationCode(typed)
	return err
}

// longestNumber bounds what can be a number whose issuer publishes no scheme, in characters.
const longestNumber = 40

// hold holds a number against the scheme.
func (s scheme) hold(typed string) error {
	if s.parse != nil {
		return s.parse(typed)
	}
	c := compact(typed)
	switch {
	case s.free && usccShape.MatchString(c): // meant to be one, and its own scheme has told
		return fmt.Errorf("%w: a credit code that cannot be one", ErrForm)
	case len([]rune(c)) > longestNumber || !s.form.MatchString(c):
		return fmt.Errorf("%w: not as such numbers are", ErrForm)
	case s.check != nil && !s.check(c):
		return ErrCheckDigit
	}
	return nil
}

// schemesOf returns the schemes of a kind; nil for one that nobody knows.
func schemesOf(kind CertificateKind) []scheme {
	for _, k := range certificateKinds {
		if k.kind == kind {
			return k.schemes
		}
	}
	return nil
}

// CarriesUSCC reports whether certificates of a kind carry a unified social credit code, as most do since 2015-10-01
// (三证合一).
func CarriesUSCC(kind CertificateKind) bool {
	schemes := schemesOf(kind)
	return len(schemes) > 0 && schemes[0].listed && kind != ResidentIDCard
}

// StandardScheme reports whether every number of a kind follows a national standard that the program computes, or one of
// the well-known forms of earlier years. The schemes of the others are what is usually seen, so that a number beside them
// is doubtful, not wrong.
func StandardScheme(kind CertificateKind) bool {
	schemes := schemesOf(kind)
	if len(schemes) == 0 || !schemes[0].listed {
		return false
	}
	for _, s := range schemes[1:] {
		if s.free {
			return false
		}
	}
	return true
}

// MeantAsUSCC reports whether a number can only have been meant as a unified social credit code: it has the length of one, a
// division with at most one slip in its place, and letters in the organisation code, as numbers of other issuers have not.
func MeantAsUSCC(number string) bool {
	c := compact(number)
	if !usccShape.MatchString(c) {
		return false
	}
	slips := 0
	for _, r := range c[2:8] {
		if r > '9' {
			slips++
		}
	}
	return slips < 2 && strings.ContainsFunc(c[8:17], func(r rune) bool { return r > '9' })
}

// CheckCertificateNumber holds a number against the schemes of its kind. ErrForm: it cannot be one; ErrCheckDigit: its form
// is right and its check digit does not agree. Numbers that the kind carried in earlier years pass.
func CheckCertificateNumber(kind CertificateKind, number string) error {
	var first error
	for i, s := range schemesOf(kind) {
		err := s.hold(number)
		if err == nil || errors.Is(err, ErrCheckDigit) {
			return err
		}
		if i == 0 || s.listed {
			first = fmt.Errorf("%w: %s", err, kind)
		}
	}
	return first
}

// registryCheck returns the check digit of the first 14 of a registration number: ISO 7064 MOD 11,10 (GS 15-2006).
func registryCheck(first string) byte {
	product := 10
	for i := range first {
		sum := (product + int(first[i]-'0')) % 10
		if sum == 0 {
			sum = 10
		}
		product = sum * 2 % 11
	}
	return byte('0' + (11-product)%10)
}

// IsRegistryNumber reports whether a licence's number is one from before the unified social credit code.
func IsRegistryNumber(number string) bool {
	c := compact(number)
	return registryScheme.form.MatchString(c) || oldRegistryScheme.form.MatchString(c)
}

// BornOn returns the day of birth that a certificate's number tells, and false where it tells none.
func BornOn(cert Certificate) (Date, bool) {
	c := compact(cert.Number)
	switch cert.Kind {
	case ResidentIDCard, HKMOTWResidencePermit:
		id, err := ParseResidentID(cert.Number)
		return id.Born(), err == nil
	case PermanentResidentCard:
		if permanentScheme.hold(cert.Number) != nil {
			return Date{}, false
		}
		day, err := ParseDate(c[6:10] + "-" + c[10:12] + "-" + c[12:14])
		return day, err == nil
	}
	return Date{}, false
}

// NumberTrouble names what is wrong with a number, for the text "trouble."+name: form or check. It is empty without error.
func NumberTrouble(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrCheckDigit):
		return "check"
	}
	return "form"
}
