package cards

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// sign between the parts of a date, as printed and as misread.
const between = `[年月.\-/,，·:：、\s]`

var (
	// dayForms: two digits each with or without signs; then any number of digits with signs.
	dayForm = regexp.MustCompile(`(?:18|19|20)\d{2}` + between + `{0,2}(?:0[1-9]|1[0-2])` + between + `{0,2}(?:0[1-9]|[12]\d|3[01])` +
		`|(?:18|19|20)\d{2}` + between + `{1,2}\d{1,2}` + between + `{1,2}\d{1,2}`)
	digitsForm  = regexp.MustCompile(`\d+`)
	chineseForm = regexp.MustCompile(`[二一][〇零○O0一二三四五六七八九]{3}年[一二三四五六七八九十〇]{1,2}月[一二三四五六七八九十〇]{1,3}日?`)
	englishForm = regexp.MustCompile(`(?i)(\d{1,2})\s*(?:\d{1,2}\s*月)?[^\dA-Z]{0,3}(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[^\dA-Z]{0,4}((?:19|20)\d{2})`)
)

// endless reports whether a text says that a validity does not end.
func endless(s string) bool {
	for _, w := range []string{"长期", "長期", "永久", "无固定期限", "不约定期限"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// days returns the days of the calendar that a text names, in order.
func days(s string) []filing.Date {
	s = filing.Narrow(s)
	s = chineseForm.ReplaceAllStringFunc(s, inDigits)
	s = englishForm.ReplaceAllStringFunc(s, func(m string) string {
		g := englishForm.FindStringSubmatch(m)
		month := strings.Index("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", strings.ToUpper(g[2]))/3 + 1
		return g[3] + "." + string(rune('0'+month/10)) + string(rune('0'+month%10)) + "." + g[1]
	})
	var out []filing.Date
	for _, m := range dayForm.FindAllString(s, -1) {
		parts := digitsForm.FindAllString(m, -1)
		if len(parts) != 3 {
			all := strings.Join(parts, "")
			if len(all) != 8 {
				continue
			}
			parts = []string{all[:4], all[4:6], all[6:]}
		}
		if d, err := filing.ParseDate(strings.Join(parts, "-")); err == nil {
			out = append(out, d)
		}
	}
	return out
}

// inDigits writes a date in Chinese numerals, like 二〇一六年八月二十三日, with digits.
func inDigits(s string) string {
	var out strings.Builder
	part := []rune{}
	flush := func(year bool) {
		if year {
			for _, r := range part {
				out.WriteByte('0' + byte(numeral(r)))
			}
		} else {
			n := 0
			for _, r := range part {
				switch v := numeral(r); {
				case r == '十' && n == 0:
					n = 10
				case r == '十':
					n *= 10
				case n >= 10:
					n += v
				default:
					n = n*10 + v
				}
			}
			out.WriteByte('0' + byte(n/10%10))
			out.WriteByte('0' + byte(n%10))
		}
		part = part[:0]
	}
	for _, r := range s {
		switch r {
		case '年':
			flush(true)
			out.WriteByte('.')
		case '月':
			flush(false)
			out.WriteByte('.')
		case '日':
		default:
			part = append(part, r)
		}
	}
	flush(false)
	return out.String()
}

func numeral(r rune) int {
	for i, n := range []string{"〇零○O0", "一", "二", "三", "四", "五", "六", "七", "八", "九"} {
		if strings.ContainsRune(n, r) {
			return i
		}
	}
	return 0
}
