package filing

import (
	"fmt"
	"strings"
	"time"
)

// A ResidentID is a citizen's number (公民身份号码, GB 11643) or the number of a residence permit for 港澳台居民, which follows
// the same scheme under 810000, 820000 and 830000.
type ResidentID struct{ digits string }

// residentIDLength is the number of characters of GB 11643-1999; the 15 digits before it are no longer issued.
const residentIDLength = 18

// ParseResidentID reads a number in any width, case and grouping. ErrForm: length, characters or a birth date that does
// not exist; ErrCheckDigit: all that is right and MOD 11-2 does not agree (the number is returned too).
func ParseResidentID(s string) (ResidentID, error) {
	c := compact(s)
	if len(c) != residentIDLength {
		return ResidentID{}, fmt.Errorf("%w: %d characters instead of %d", ErrForm, len([]rune(c)), residentIDLength)
	}
	for i := range c {
		if (c[i] < '0' || c[i] > '9') && (i != residentIDLength-1 || c[i] != 'X') {
			return ResidentID{}, fmt.Errorf("%w: character %d is not a digit", ErrForm, i+1)
		}
	}
	if _, err := time.Parse("20060102", c[6:14]); err != nil || c[6:8] != "18" && c[6:8] != "19" && c[6:8] != "20" || c[0] == '0' {
		return ResidentID{}, fmt.Errorf("%w: digits 7 to 14 are no birth date", ErrForm)
	}
	if residentCheck(c[:17]) != c[17] {
		return ResidentID{c}, ErrCheckDigit
	}
	return ResidentID{c}, nil
}

// residentCheck returns the check character of the first 17 digits by ISO 7064 MOD 11-2 (GB 11643-1999).
func residentCheck(digits string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(digits[i]-'0') * w
	}
	return "10X98765432"[sum%11]
}

// String returns the 18 characters.
func (id ResidentID) String() string { return id.digits }

// Province returns the first two digits: where the number was first registered. The zero value has none.
func (id ResidentID) Province() string { return id.digits[:min(2, len(id.digits))] }

// Born returns the day of birth; the zero value has none.
func (id ResidentID) Born() Date {
	if id.digits == "" {
		return Date{}
	}
	t, err := time.Parse("20060102", id.digits[6:14])
	if err != nil {
		return Date{}
	}
	return DateOf(t)
}

// IsResidencePermit reports whether the number is that of a permit for residents of Hong Kong, Macao or Taiwan.
func (id ResidentID) IsResidencePermit() bool {
	return strings.HasPrefix(id.digits, "810000") || strings.HasPrefix(id.digits, "820000") || strings.HasPrefix(id.digits, "830000")
}
