package specimen

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// passportZone writes the two lines at the foot of a passport: ICAO Doc 9303-4.
func passportZone(f Facts) string {
	number := filled(f.PassportNumber, 9)
	number += zoneCheck(number)
	birth, until := zoneDay(f.BirthDate), zoneDay(f.PassportUntil)
	birth += zoneCheck(birth)
	until += zoneCheck(until)
	rest := strings.Repeat("<", 14)
	rest += "<"
	lower := number + "CHN" + birth + zoneSex(f.Sex) + until + rest
	lower += zoneCheck(number + birth + until + rest)
	return filled("POCHN"+f.Surname+"<<"+strings.ReplaceAll(f.GivenNames, " ", "<"), 44) + "\n" + lower
}

// cardZone writes the three lines on the back of a card: ICAO Doc 9303-5.
func cardZone(code, number string, f Facts) string {
	upper := code + "CHN"
	numbered := filled(number, 9)
	numbered += zoneCheck(numbered)
	upper = filled(upper+numbered, 30)
	birth, until := zoneDay(f.BirthDate), zoneDay(f.PermitUntil)
	birth += zoneCheck(birth)
	until += zoneCheck(until)
	rest := strings.Repeat("<", 11)
	lower := birth + zoneSex(f.Sex) + until + "CHN" + rest
	lower += zoneCheck(upper[5:] + birth + until + rest)
	return upper + "\n" + lower + "\n" + filled(f.Surname+"<<"+strings.ReplaceAll(f.GivenNames, " ", "<"), 30)
}

func filled(s string, length int) string {
	if len(s) > length {
		return s[:length]
	}
	return s + strings.Repeat("<", length-len(s))
}

func zoneDay(date string) string {
	if len(date) != len("2006-01-02") {
		return "000000"
	}
	return date[2:4] + date[5:7] + date[8:]
}

func zoneSex(sex string) string {
	if sex == "男" {
		return "M"
	}
	return "F"
}

func zoneCheck(s string) string {
	sum := 0
	for i, r := range s {
		v := strings.IndexRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", r)
		sum += max(0, v) * []int{7, 3, 1}[i%3]
	}
	return strconv.Itoa(sum % 10)
}

// personNumber makes a number that checks: a division, a day of birth (YYYYMMDD) and an order. Order 0 is never given out.
func personNumber(division, born string, order int) string {
	first := division + born + strings.Repeat("0", 3-len(strconv.Itoa(order))) + strconv.Itoa(order)
	for _, last := range "0123456789X" {
		n := first + string(last)
		if division[0] == '9' {
			if filing.CheckCertificateNumber(filing.PermanentResidentCard, n) == nil {
				return n
			}
			continue
		}
		if _, err := filing.ParseResidentID(n); err == nil {
			return n
		}
	}
	return first
}

// creditCode makes a code that checks: class, division and the nine characters of the organisation.
func creditCode(class, division, organisation string) string {
	first := class + division + organisation
	for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if _, err := filing.ParseUSCC(first + string(last)); err == nil {
			return first + string(last)
		}
	}
	return first
}
