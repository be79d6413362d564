package region

import (
	"regexp"
	"strings"
)

// filingNumbers is the pattern of national.yaml that lists the characters that filing numbers begin with.
const filingNumbers = "icp_number"

// LetterProvince returns the province that a character at the beginning of a filing number stands for. Beside the one in
// use, some provinces have had the character of their own name: 蜀 and 川, 黔 and 贵.
func (a *Atlas) LetterProvince(letter string) (Province, bool) {
	pattern, err := regexp.Compile(a.national.NumberPatterns.Value[filingNumbers].Pattern)
	if err != nil || letter == "" || !pattern.MatchString(letter+"ICP备00000000号") {
		return Province{}, false
	}
	var named []Province
	for _, p := range a.Provinces() {
		if p.Short == letter {
			return p, true
		}
		if strings.Contains(p.Name, letter) {
			named = append(named, p)
		}
	}
	if len(named) != 1 {
		return Province{}, false
	}
	return named[0], true
}
