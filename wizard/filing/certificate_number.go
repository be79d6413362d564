package filing

import (
	"errors"
	"fmt"
	"regexp"
)

// usccKinds are the certificates that carry a unified social credit code since 2015-10-01 (三证合一).
func usccKinds() []CertificateKind {
	return []CertificateKind{
		BusinessLicence, USCCCertificate, PublicInstitutionCertificate, SocialOrganizationCertificate,
		PrivateNonEnterpriseCertificate, LawPracticeLicence, ForeignOfficeCertificate,
	}
}

// CarriesUSCC reports whether certificates of a kind carry a unified social credit code.
func CarriesUSCC(kind CertificateKind) bool {
	for _, k := range usccKinds() {
		if k == kind {
			return true
		}
	}
	return false
}

// StandardScheme reports whether the number of a kind follows a national standard that the program computes. The schemes
// of the others are what is usually seen, so that a number beside them is doubtful, not wrong.
func StandardScheme(kind CertificateKind) bool { return kind == ResidentIDCard || CarriesUSCC(kind) }

// Patterns of numbers whose issuers publish no check that could be computed; compared with the compact form.
var (
	passportForm  = regexp.MustCompile(`^[A-Z0-9]{5,20}$`)
	hkmoForm      = regexp.MustCompile(`^[HM]\d{8}(\d{2})?$`)
	taiwanForm    = regexp.MustCompile(`^(\d{8}|\d{10}[A-Z]?)$`)
	oldPermanent  = regexp.MustCompile(`^[A-Z]{3}\d{12}$`)
	newPermanent  = regexp.MustCompile(`^9\d{16}[\dX]$`)
	legacyLicence = regexp.MustCompile(`^(\d{13}|\d{15})$`) // 工商注册号, before 三证合一
	legacyPublic  = regexp.MustCompile(`^\d{12}$`)          // 事证第…号
)

// CheckCertificateNumber holds a number against the scheme of its kind. ErrForm: it cannot be one; ErrCheckDigit: its form
// is right and its check digit does not agree. Numbers that the kind carried in earlier years pass.
func CheckCertificateNumber(kind CertificateKind, number string) error {
	c := compact(number)
	match := func(forms ...*regexp.Regexp) error {
		for _, form := range forms {
			if form.MatchString(c) {
				return nil
			}
		}
		return fmt.Errorf("%w: not as numbers of %s are", ErrForm, kind)
	}
	switch {
	case kind == ResidentIDCard:
		_, err := ParseResidentID(number)
		return err
	case kind == HKMOTWResidencePermit:
		id, err := ParseResidentID(number)
		if err == nil && !id.IsResidencePermit() {
			err = fmt.Errorf("%w: does not begin with 810000, 820000 or 830000", ErrForm)
		}
		return err
	case kind == BusinessLicence && legacyLicence.MatchString(c):
		if len(c) == registryNumberLength && registryCheck(c[:registryNumberLength-1]) != c[registryNumberLength-1] {
			return ErrCheckDigit
		}
		return nil
	case kind == PublicInstitutionCertificate && legacyPublic.MatchString(c):
		return nil
	case CarriesUSCC(kind):
		_, err := ParseUSCC(number)
		return err
	case kind == OrganizationCodeCertificate:
		_, err := ParseOrganizationCode(number)
		return err
	case kind == Passport:
		return match(passportForm)
	case kind == HKMOPermit:
		return match(hkmoForm)
	case kind == TWPermit:
		return match(taiwanForm)
	case kind == PermanentResidentCard:
		if newPermanent.MatchString(c) && residentCheck(c[:17]) != c[17] {
			return ErrCheckDigit
		}
		return match(newPermanent, oldPermanent)
	}
	return nil
}

// registryNumberLength is that of registration numbers with a check digit; older ones have 13 digits and none.
const registryNumberLength = 15

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
func IsRegistryNumber(number string) bool { return legacyLicence.MatchString(compact(number)) }

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
