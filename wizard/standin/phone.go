package standin

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// carrierNumber is what everybody types for want of another number: it reaches nobody.
const carrierNumber = "13800138000"

// Phone replaces a telephone number. Segment, area code, extension and grouping stay, and what cannot be dialled still
// cannot.
func (m *Mask) Phone(s string) string {
	digits := digitsIn(s)
	if digits == "" {
		return m.Text(s)
	}
	core, kept := digits, 3
	p, err := filing.ParsePhone(s)
	if err != nil && strings.ContainsFunc(s, unicode.IsLetter) {
		return m.Text(s)
	}
	if err == nil {
		area, rest, landline := strings.Cut(p.String(), "-")
		number, extension, _ := strings.Cut(rest, "-")
		core = area + number
		if landline {
			kept = len(area)
		}
		if at := strings.LastIndex(digits, core+extension); at >= 0 {
			to := m.dialled(core, kept, func(to string) bool { return sortOf(to) == sortOf(core) })
			return redigit(s, digits[:at]+to+digits[at+len(core):])
		}
		core = digits
	}
	_, mobile := filing.ParseMobile(s)
	to := m.dialled(core, min(kept, len(core)/2), func(to string) bool {
		typed := redigit(s, to)
		_, e1 := filing.ParsePhone(typed)
		_, e2 := filing.ParseMobile(typed)
		return (e1 == nil) == (err == nil) && (e2 == nil) == (mobile == nil)
	})
	return redigit(s, to)
}

// dialled returns what stands for the digits of a number.
func (m *Mask) dialled(core string, kept int, fits func(string) bool) string {
	if to, ok := m.phones[core]; ok {
		return to
	}
	if keyboard(core[kept:]) || core == carrierNumber {
		m.phones[core] = core
		return core
	}
	d := m.dice("phone", core)
	to := core
	for range enoughTries {
		b := []byte(core)
		for i := kept; i < len(b); i++ {
			b[i] = byte(d.digit())
		}
		if kept < len(b) && (core[kept] == '0') != (b[kept] == '0') {
			continue
		}
		to = string(b)
		if to != core && !m.saidPhone(to) && !m.shares(core, to) && !keyboard(to[kept:]) && fits(to) {
			break
		}
	}
	if to == core {
		m.plain = append(m.plain, core)
	}
	m.phones[core] = to
	return to
}

func (m *Mask) saidPhone(to string) bool {
	for _, other := range m.phones {
		if other == to {
			return true
		}
	}
	return false
}

// keyboard reports whether digits are such as people type for want of others: one after the other, or all the same.
func keyboard(s string) bool {
	return len(s) >= 7 && (strings.HasSuffix(s, "12345678") || strings.HasPrefix("1234567890", s) || strings.Trim(s, "0") == "" || strings.Trim(s, "1") == "")
}

// mobileDigits is how many digits a mobile number has.
const mobileDigits = 11

// sortOf says which numbers are alike for the rules.
func sortOf(core string) string {
	p, err := filing.ParsePhone(core)
	if err != nil {
		return ""
	}
	area, _, _ := strings.Cut(p.String(), "-")
	if len(area) == mobileDigits {
		return "mobile"
	}
	return area
}

func digitsIn(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, filing.Narrow(s))
}

// redigit puts other digits into the places of those of a text. What else it says is not for telephones and stays: signs, and
// words that are replaced by themselves.
func redigit(s, digits string) string {
	var b strings.Builder
	for _, r := range s {
		if n := filing.Narrow(string(r)); len(digits) > 0 && n >= "0" && n <= "9" {
			b.WriteRune(like(r, rune(digits[0])))
			digits = digits[1:]
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
