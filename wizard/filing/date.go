package filing

import (
	"fmt"
	"strings"
	"time"
)

// LongTerm is the end of a certificate that does not end (长期).
const LongTerm = "long_term"

// A Date is a calendar day, or Forever for 长期. The zero value is no day.
type Date struct {
	day     time.Time // midnight UTC
	forever bool
}

// Forever is the end of what is valid without end.
func Forever() Date { return Date{forever: true} }

// DateOf returns the calendar day of a moment in the moment's own zone.
func DateOf(t time.Time) Date {
	return Date{day: time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)}
}

const (
	longestDate = 100  // bytes; a date in words and full width needs fewer than half of them
	firstYear   = 1800 // nothing that a filing names began earlier, and the zero day lies before it
)

// ParseDate reads YYYY-MM-DD and the forms people copy from papers: 2035年3月12日, 2035.03.12, 2035/3/12, 20350312, in half
// or full width.
func ParseDate(s string) (Date, error) {
	if len(s) > longestDate {
		return Date{}, fmt.Errorf("%w: date of %d bytes", ErrForm, len(s))
	}
	digits := make([]string, 1, 3)
	for _, r := range Narrow(strings.TrimSpace(s)) {
		switch {
		case r >= '0' && r <= '9':
			digits[len(digits)-1] += string(r)
		case strings.ContainsRune("-./年月", r):
			digits = append(digits, "")
		case r == '日' || r == ' ':
		default:
			return Date{}, fmt.Errorf("%w: date %q", ErrForm, s)
		}
	}
	if len(digits) == 1 && len(digits[0]) == 8 {
		digits = []string{digits[0][:4], digits[0][4:6], digits[0][6:]}
	}
	if len(digits) != 3 || len(digits[0]) != 4 {
		return Date{}, fmt.Errorf("%w: date %q", ErrForm, s)
	}
	t, err := time.Parse("2006-1-2", strings.Join(digits, "-"))
	if err != nil || t.Year() < firstYear {
		return Date{}, fmt.Errorf("%w: date %q", ErrForm, s)
	}
	return Date{day: t}, nil
}

// ParseValidity reads a date or one of the words for 长期.
func ParseValidity(s string) (Date, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case LongTerm, "长期", "長期", "长期有效", "永久", "long term":
		return Forever(), nil
	}
	return ParseDate(s)
}

// String returns YYYY-MM-DD, LongTerm, or nothing for no day.
func (d Date) String() string {
	switch {
	case d.forever:
		return LongTerm
	case d.day.IsZero():
		return ""
	}
	return d.day.Format(time.DateOnly)
}

// IsZero reports whether the date is no day.
func (d Date) IsZero() bool { return !d.forever && d.day.IsZero() }

// Days returns how many days lie from d until e; negative when e is earlier. Forever counts as a million days.
func (d Date) Days(e Date) int {
	const endless = 1_000_000
	switch {
	case e.forever && d.forever:
		return 0
	case e.forever:
		return endless
	case d.forever:
		return -endless
	}
	const secondsPerDay = 24 * 60 * 60
	return int((e.day.Unix() - d.day.Unix()) / secondsPerDay) // a Duration ends after 292 years
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Days(e) > 0 }

// YearsUntil returns the completed years from d until e, as ages are counted.
func (d Date) YearsUntil(e Date) int {
	years := e.day.Year() - d.day.Year()
	if e.day.Month() < d.day.Month() || e.day.Month() == d.day.Month() && e.day.Day() < d.day.Day() {
		years--
	}
	return years
}

// Workdays returns how many Mondays to Fridays lie after d until e inclusive; public holidays are not known here.
func (d Date) Workdays(e Date) int {
	n := 0
	for t := d.day.AddDate(0, 0, 1); !t.After(e.day) && n < 400; t = t.AddDate(0, 0, 1) {
		if w := t.Weekday(); w != time.Saturday && w != time.Sunday {
			n++
		}
	}
	return n
}
