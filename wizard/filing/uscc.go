package filing

import (
	"fmt"
	"strings"
)

// A USCC is a unified social credit code (统一社会信用代码, GB 32100-2015).
type USCC struct{ code string }

const (
	usccLength   = 18
	usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY" // without I O S V Z
)

// ParseUSCC reads a code in any width, case and grouping. ErrForm: length or a character that cannot occur;
// ErrCheckDigit: the form is right and the check character does not agree (the code is returned too; a genuine licence is
// known whose code fails it, so this is a doubt, not a proof).
func ParseUSCC(s string) (USCC, error) {
	c := compact(s)
	if n := len([]rune(c)); n != usccLength || len(c) != usccLength {
		return USCC{}, fmt.Errorf("%w: %d characters instead of %d", ErrForm, n, usccLength)
	}
	for i := range c {
		if strings.IndexByte(usccAlphabet, c[i]) < 0 || i >= 2 && i < 8 && c[i] > '9' {
			return USCC{}, fmt.Errorf("%w: character %d cannot be %q", ErrForm, i+1, c[i])
		}
	}
	if usccCheck(c[:17]) != c[17] {
		return USCC{c}, ErrCheckDigit
	}
	return USCC{c}, nil
}

// usccCheck returns the check character of the first 17: weights 3^i mod 31 (GB 32100-2015).
func usccCheck(first string) byte {
	sum, weight := 0, 1
	for i := range first {
		sum += strings.IndexByte(usccAlphabet, first[i]) * weight
		weight = weight * 3 % 31
	}
	return usccAlphabet[(31-sum%31)%31]
}

// String returns the 18 characters.
func (u USCC) String() string { return u.code }

// Class returns the first two characters: registering department and class of body. The zero value has none.
func (u USCC) Class() string { return u.code[:min(2, len(u.code))] }

// Province returns the two digits of the registering authority's province. The zero value has none.
func (u USCC) Province() string { return u.code[min(2, len(u.code)):min(4, len(u.code))] }

// OrganizationCode returns the organisation code inside, characters 9 to 17. Errors are those of ParseOrganizationCode.
func (u USCC) OrganizationCode() (OrganizationCode, error) {
	if u.code == "" {
		return OrganizationCode{}, fmt.Errorf("%w: no code", ErrForm)
	}
	return ParseOrganizationCode(u.code[8:17])
}

// An OrganizationCode is the older code of an organisation (组织机构代码, GB 11714-1997).
type OrganizationCode struct{ code string }

const organizationCodeLength = 9

// ParseOrganizationCode reads a code with or without its hyphen. Errors are those of ParseUSCC.
func ParseOrganizationCode(s string) (OrganizationCode, error) {
	c := compact(s)
	if len(c) != organizationCodeLength {
		return OrganizationCode{}, fmt.Errorf("%w: %d characters instead of %d", ErrForm, len([]rune(c)), organizationCodeLength)
	}
	sum := 0
	for i, weight := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", c[i])
		if v < 0 {
			return OrganizationCode{}, fmt.Errorf("%w: character %d cannot be %q", ErrForm, i+1, c[i])
		}
		sum += v * weight
	}
	if last := c[8]; (last < '0' || last > '9') && last != 'X' {
		return OrganizationCode{}, fmt.Errorf("%w: character 9 cannot be %q", ErrForm, last)
	}
	if "0X987654321"[sum%11] != c[8] {
		return OrganizationCode{c}, ErrCheckDigit
	}
	return OrganizationCode{c}, nil
}

// String returns the code with its hyphen, as certificates print it.
func (o OrganizationCode) String() string {
	if o.code == "" {
		return ""
	}
	return o.code[:8] + "-" + o.code[8:]
}
