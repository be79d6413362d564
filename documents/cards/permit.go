package cards

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

var permitLabels = []label{
	{words: "姓名", field: "name"},
	{words: "中文姓名", field: "name"},
	{words: "英文姓名", field: "english_name"},
	{words: "性别", field: "sex", inline: true},
	{words: "出生日期", field: "birth_date"},
	{words: "出生", field: "birth_date"},
	{words: "国籍", field: "nationality"},
	{words: "有效期限", field: "validity"},
	{words: "有效期至", field: "validity"},
	{words: "有效期", field: "validity"},
	{words: "证件号码", field: "number"},
	{words: "证件号", field: "number"},
	{words: "签发机关", field: "authority"},
	{words: "签发地点"},
	{words: "签发日期"},
	{words: "换证次数"},
	{words: "签发次数"},
	{words: "护照号", field: "number"},
	{words: "护照号码", field: "number"},
	{words: "出生地点"},
	{words: "国家码"},
	{words: "类型"},
	{words: "姓", field: "surname"},
	{words: "名", field: "given_names"},
	{words: "持照人签名"},
}

// barePatterns are the numbers that have no check digit.
var barePatterns = map[paper.Kind][]*regexp.Regexp{
	paper.HKMOPermit:            {regexp.MustCompile(`\b[HM]\d{8}(?:\d{2})?\b`)},
	paper.TWPermit:              {regexp.MustCompile(`\b\d{8}\b`)},
	paper.PermanentResidentCard: {regexp.MustCompile(`\b[A-Z]{3}\d{12}\b`)},
	paper.Passport:              {regexp.MustCompile(`\b[A-Z]{1,2}\d{7,8}\b`), regexp.MustCompile(`\b[A-Z0-9]*\d[A-Z0-9]{5,8}\b`)},
}

// permit reads a card of somebody who is no citizen of the mainland.
func (p *page) permit(into map[string]paper.Line, kind paper.Kind) {
	entries := p.entries(permitLabels)
	p.visual(into, entries)
	if kind == paper.PermanentResidentCard {
		if l, ok := p.anywhere(permanentScheme); ok && l.Doubt == "" && strings.HasPrefix(l.Text, "9") {
			keep(into, "number", l, leastNumber)
		}
		if l, ok := p.englishName(entries); ok {
			into["english_name"] = l
			if _, ok := into["name"]; !ok {
				into["name"] = l
			}
		}
	}
	if _, ok := into["number"]; !ok {
		p.bareNumber(into, entries, kind)
	}
}

// visual reads the fields that passports and permits share.
func (p *page) visual(into map[string]paper.Line, entries []entry) {
	for _, e := range entries {
		if e.field != "name" || len(e.value) == 0 {
			continue
		}
		if l := p.name(e.value); l.Text != "" || l.Doubt != "" {
			keep(into, "name", l, leastName)
			break
		}
	}
	if g, ok := first(entries, "sex"); ok {
		if l := p.oneOf(g, "男", "女"); l.Text != "" {
			keep(into, "sex", l, leastText)
		} else if l := p.oneOf(g, "M", "F"); l.Text != "" {
			l.Raw = l.Text
			l.Text = sexOf(l.Text[0])
			keep(into, "sex", l, leastText)
		}
	}
	if g, ok := first(entries, "birth_date"); ok {
		if d := days(text(g)); len(d) > 0 {
			p.keepDay(into, "birth_date", g, d[0].String())
		}
	}
	if g, ok := first(entries, "nationality"); ok {
		p.keep(into, "nationality", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "authority"); ok {
		p.keep(into, "authority", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "validity"); ok {
		p.validity(into, g)
	}
	if into["valid_until"].Text == "" {
		if g := p.rowOfDays(); g != nil {
			p.validity(into, g)
		}
	}
}

// bareNumber finds a number without a check digit behind its label, or else in a line that holds nothing else. None of its
// characters is repaired.
func (p *page) bareNumber(into map[string]paper.Line, entries []entry, kind paper.Kind) {
	try := func(g []glyph, whole bool) bool {
		says := upper(g)
		for _, form := range barePatterns[kind] {
			m := form.FindString(says)
			if m == "" || whole && m != says {
				continue
			}
			p.keep(into, "number", within(g, m), m, leastBare)
			return into["number"].Text != ""
		}
		return false
	}
	for _, e := range entries {
		if e.field == "number" && try(e.value, false) {
			return
		}
	}
	for _, row := range p.rows {
		for len(row) > 0 {
			n := 1
			for n < len(row) && row[n].line == row[0].line {
				n++
			}
			if try(row[:n], true) {
				return
			}
			row = row[n:]
		}
	}
}

// within returns the glyphs that say a part of their text, spaces aside.
func within(g []glyph, part string) []glyph {
	want := []rune(part)
	for i := 0; i+len(want) <= len(g); i++ {
		same := true
		for k, r := range want {
			if strings.ToUpper(filing.Narrow(string(g[i+k].r))) != string(r) {
				same = false
				break
			}
		}
		if same {
			return g[i : i+len(want)]
		}
	}
	return g
}

var latinName = regexp.MustCompile(`^[A-Z][A-Z ,.'-]{2,60}$`)

// englishName reads a name in Latin letters behind its label or under the Chinese one.
func (p *page) englishName(entries []entry) (paper.Line, bool) {
	for _, field := range []string{"english_name", "name"} {
		for _, e := range entries {
			if e.field != field {
				continue
			}
			var kept []glyph
			for _, g := range e.value {
				if g.r < 0x250 {
					kept = append(kept, g)
				}
			}
			if says := strings.Trim(text(kept), " ,.'-"); latinName.MatchString(says) {
				l := p.said(kept, says)
				return l, l.Score >= leastName
			}
		}
	}
	return paper.Line{}, false
}

// passport reads the page of a passport that shows whose it is. Its zone is believed where check digits vouch for it; names
// have none and are compared with what is printed above.
func (p *page) passport(into map[string]paper.Line, z zone) {
	entries := p.entries(permitLabels)
	p.visual(into, entries)
	delete(into, "valid_from")
	printed := map[string]paper.Line{}
	for field, l := range into {
		printed[field] = l
	}
	z.fill(into)
	for _, field := range []string{"birth_date", "sex", "valid_until"} {
		if seen, ok := printed[field]; ok && into[field].Text == seen.Text {
			into[field] = seen // the place where people look
		}
	}
	if _, ok := into["number"]; !ok {
		p.bareNumber(into, entries, paper.Passport)
	} else if box, ok := p.find(into["number"].Text); ok {
		l := into["number"]
		l.Box = box
		into["number"] = l
	}
	p.passportNames(into, z)
	delete(into, "authority")
}

// find returns the place of a text that stands on the page outside of the zone.
func (p *page) find(says string) (paper.Box, bool) {
	for _, row := range p.rows {
		if zoneLike(row, leastOfZone) {
			continue
		}
		if at := strings.Index(upper(row), says); at >= 0 {
			return p.box(within(row, says)), true
		}
	}
	return paper.Box{}, false
}

// passportNames chooses between the readings of the names in the zone by what is printed above them.
func (p *page) passportNames(into map[string]paper.Line, z zone) {
	if len(z.names) == 0 {
		return
	}
	var words []string
	for _, row := range p.rows {
		if !zoneLike(row, leastOfZone) {
			words = append(words, strings.FieldsFunc(strings.ToUpper(filing.Narrow(spread(row))), func(r rune) bool { return r != ' ' && (r < 'A' || r > 'Z') })...)
		}
	}
	seen := func(name string) bool {
		for _, w := range words {
			if plainLetters(w) == plainLetters(name) {
				return true
			}
		}
		return false
	}
	choose := func(which int) paper.Line {
		votes := map[string]int{}
		for _, n := range z.names {
			votes[n[which]]++
		}
		best := favourite(votes, nil)
		if best == "" || seen(best) {
			return z.line(best)
		}
		// What is printed decides between readings that are as likely.
		if other := favourite(votes, seen); other != "" && votes[other] == votes[best] {
			return z.line(other)
		}
		l := z.line(best)
		l.Doubt = paper.Disagrees
		return l
	}
	if l := choose(0); l.Text != "" {
		into["surname"] = l
	}
	if l := choose(1); l.Text != "" {
		into["given_names"] = l
	}
}

// spread is text with every space that was read.
func spread(row []glyph) string {
	var b strings.Builder
	for i, g := range row {
		if i > 0 && (g.spaced || g.line != row[i-1].line) {
			b.WriteByte(' ')
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

func plainLetters(s string) string { return strings.ReplaceAll(s, " ", "") }
