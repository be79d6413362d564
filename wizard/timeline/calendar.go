package timeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// ErrCalendar says that the list of holidays is not in the agreed form.
var ErrCalendar = errors.New("list of holidays is not in the agreed form")

// A Calendar knows which days are worked in mainland China: Monday to Friday, but for public holidays, and the weekend days
// that are worked in their place (调休). It is read once and never changed.
type Calendar struct {
	years    map[int]bool   // those that a notice tells of
	holidays map[int]string // day number to the name of the holiday
	worked   map[int]bool   // weekend days that are worked
	special  []int          // day numbers on which the rule of Monday to Friday fails, sorted
}

// holidayList is the form of workdays.json.
type holidayList struct {
	Source  string `json:"source"`
	Licence string `json:"licence"`
	Years   map[string]struct {
		Notices  []string          `json:"notices"`
		Holidays map[string]string `json:"holidays"`
		Workdays []string          `json:"workdays"`
	} `json:"years"`
}

// LoadCalendar reads the list in assets/workdays. It refuses days that do not lie in their year, a holiday that is worked, and
// a worked day that is no weekend.
func LoadCalendar(data []byte) (*Calendar, error) {
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	var l holidayList
	if err := dec.Decode(&l); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCalendar, err)
	}
	c := &Calendar{years: map[int]bool{}, holidays: map[int]string{}, worked: map[int]bool{}}
	for _, name := range slices.Sorted(maps.Keys(l.Years)) {
		year, err := strconv.Atoi(name)
		if err != nil || len(name) != 4 {
			return nil, fmt.Errorf("%w: %q is no year", ErrCalendar, name)
		}
		c.years[year] = true
		for date, holiday := range l.Years[name].Holidays {
			n, err := dayIn(name, date)
			if err != nil {
				return nil, err
			}
			if holiday == "" {
				return nil, fmt.Errorf("%w: the holiday on %s has no name", ErrCalendar, date)
			}
			c.holidays[n] = holiday
			if !weekend(n) {
				c.special = append(c.special, n)
			}
		}
		for _, date := range l.Years[name].Workdays {
			n, err := dayIn(name, date)
			if err != nil {
				return nil, err
			}
			if c.holidays[n] != "" || !weekend(n) || c.worked[n] {
				return nil, fmt.Errorf("%w: %s is named as worked, and is a holiday, no weekend, or named twice", ErrCalendar, date)
			}
			c.worked[n] = true
			c.special = append(c.special, n)
		}
	}
	slices.Sort(c.special)
	return c, nil
}

// dayIn returns the number of a day that lies in a year.
func dayIn(year, date string) (int, error) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil || !strings.HasPrefix(date, year) {
		return 0, fmt.Errorf("%w: %q is no day of %s", ErrCalendar, date, year)
	}
	return number(filing.DateOf(t)), nil
}

// Years returns the first and the last year that notices tell of without a gap, counted back from the last; zeros where there
// is none.
func (c *Calendar) Years() (first, last int) {
	for y := range c.years {
		last = max(last, y)
	}
	for first = last; c.years[first-1]; first-- {
	}
	return first, last
}

// IsWorkday reports whether a day is worked. Estimated says that no notice tells of its year, so that only weekends were counted
// out. No day and Forever are not worked.
func (c *Calendar) IsWorkday(d filing.Date) (worked, estimated bool) {
	if !counts(d) {
		return false, false
	}
	n := number(d)
	return c.works(n), !c.told(n)
}

// Holiday returns the Chinese name of the public holiday on a day; empty where there is none.
func (c *Calendar) Holiday(d filing.Date) string {
	if !counts(d) {
		return ""
	}
	return c.holidays[number(d)]
}

// Add returns the n-th working day after a day, or for a negative n the one before it; the day itself for 0. Estimated says that
// a year was crossed that no notice tells of. Forever and no day come back as they are.
func (c *Calendar) Add(d filing.Date, n int) (day filing.Date, estimated bool) {
	if !counts(d) {
		return d, false
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	at := number(d)
	for n > 0 {
		at += step
		estimated = estimated || !c.told(at)
		if c.works(at) {
			n--
		}
	}
	return date(at), estimated
}

// Between returns how many working days lie after one day until another inclusive; negative when the other is earlier, so that
// the two ways add up to nothing. It is 0 where either is no day or Forever.
func (c *Calendar) Between(from, until filing.Date) (n int, estimated bool) {
	if !counts(from) || !counts(until) {
		return 0, false
	}
	a, b, sign := number(from), number(until), 1
	if b < a {
		a, b, sign = b, a, -1
	}
	if a == b {
		return 0, false
	}
	n = weekdaysUntil(b) - weekdaysUntil(a)
	lo, _ := slices.BinarySearch(c.special, a+1)
	hi, _ := slices.BinarySearch(c.special, b+1)
	for _, s := range c.special[lo:hi] {
		if c.worked[s] {
			n++
		} else {
			n--
		}
	}
	for y := yearOf(a + 1); y <= yearOf(b) && !estimated; y++ {
		estimated = !c.years[y]
	}
	return sign * n, estimated
}

func (c *Calendar) works(n int) bool {
	return c.worked[n] || !weekend(n) && c.holidays[n] == ""
}

func (c *Calendar) told(n int) bool { return c.years[yearOf(n)] }

// Days are counted from the first of January 1970, a Thursday.
const (
	daysPerWeek   = 7
	workedPerWeek = 5
	toMonday      = 3 // days from the Monday before day 0 until day 0
	secondsPerDay = 24 * 60 * 60
)

func number(d filing.Date) int { return date(0).Days(d) }

func date(n int) filing.Date { return filing.DateOf(time.Unix(int64(n)*secondsPerDay, 0).UTC()) }

func yearOf(n int) int { return time.Unix(int64(n)*secondsPerDay, 0).UTC().Year() }

// weekday counts from Monday, 0.
func weekday(n int) int { return ((n+toMonday)%daysPerWeek + daysPerWeek) % daysPerWeek }

func weekend(n int) bool { return weekday(n) >= workedPerWeek }

// weekdaysUntil counts the Mondays to Fridays until a day inclusive, from a day long ago.
func weekdaysUntil(n int) int {
	weeks := (n + toMonday - weekday(n)) / daysPerWeek
	return weeks*workedPerWeek + min(weekday(n)+1, workedPerWeek)
}

// plus returns the day so many calendar days later.
func plus(d filing.Date, days int) filing.Date {
	if !counts(d) {
		return d
	}
	return date(number(d) + days)
}

// counts reports whether a date is a day that can be counted from.
func counts(d filing.Date) bool { return !d.IsZero() && d != filing.Forever() }

// later returns the later of two days.
func later(a, b filing.Date) filing.Date {
	if a.Before(b) {
		return b
	}
	return a
}
