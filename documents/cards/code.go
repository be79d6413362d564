package cards

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// coded are the facts of a unit that QR codes on its certificate say, each with the words that stand before it: in a text
// like "统一社会信用代码:…;名称:…;" and in the address of a page, as its parameters. The code itself needs no words.
var coded = []struct {
	field string
	form  *regexp.Regexp
}{
	{"name", regexp.MustCompile(`(?i)(?:^|[^\p{Han}A-Za-z])(?:企业|单位|机构|字号|主体|公司|市场主体)?(?:名称|entname|corpname|companyname|name)\s*[:：=]\s*` + codedValue)},
	{"legal_representative", regexp.MustCompile(`(?i)(?:^|[^\p{Han}A-Za-z])(?:法定代表人|负责人|经营者|投资人|执行事务合伙人|legalperson|lerep|frname)(?:姓名)?\s*[:：=]\s*` + codedValue)},
}

// codedValue is what stands behind the words, up to the next sign that parts two facts.
const codedValue = `([^\s;；,，&|#:：=]{2,80})`

var codeForm = regexp.MustCompile(`[0-9A-HJ-NPQRTUWXY]+`)

// saidBy returns the facts that a QR code says. What it says in the address of a page is unescaped.
func saidBy(code string) map[string]string {
	if plain, err := url.PathUnescape(code); err == nil {
		code = plain
	}
	out := map[string]string{}
	for _, run := range codeForm.FindAllString(strings.ToUpper(code), -1) {
		if usccScheme.fits(run) { // whole: eighteen characters out of a signature are none
			out["uscc"] = run
			break
		}
	}
	for _, c := range coded {
		if m := c.form.FindStringSubmatch(code); m != nil && han(m[1]) {
			out[c.field] = tidy(m[1])
		}
	}
	return out
}

func han(s string) bool {
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9fff {
			return true
		}
	}
	return false
}

// hold compares what a licence says with what its QR codes say. What was not read from the print is taken from the code, which
// is printed on the same paper. Where both were read and differ, the print stands, doubtful; what the code says stands beside
// it under its own name, for a rule and for a person.
func (p *page) hold(into map[string]paper.Line, codes []string) {
	for _, code := range codes {
		for field, says := range saidBy(code) {
			if _, ok := into["qr_"+field]; ok {
				continue
			}
			into["qr_"+field] = paper.Line{Text: says, Score: 1, Raw: code}
			l := into[field]
			switch {
			case l.Text == "" || field == "uscc" && l.Text != says && l.Doubt == paper.Unchecked:
				was := l.Text
				if was == "" {
					was = code
				}
				into[field] = paper.Line{Text: says, Score: 1, Box: l.Box, Raw: was}
			case filing.Fold(l.Text) != filing.Fold(says) && l.Doubt == "":
				l.Doubt = paper.Disagrees
				into[field] = l
			}
		}
	}
}
