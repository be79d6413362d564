package cards

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// The least scores of fields. Numbers carry their own check; a name has none, and is confirmed by a person anyhow.
const (
	leastName   = 0.6
	leastText   = 0.6
	leastDay    = 0.6
	leastNumber = 0.5
	leastBare   = 0.8 // of a number without a check digit, or whose check digit does not agree
)

// keep puts a field in if it was read well enough. A name in which a character is not sure keeps its place without a text.
func keep(into map[string]paper.Line, field string, l paper.Line, least float64) {
	if l.Text != "" && l.Score >= least || l.Doubt == paper.Unsure {
		into[field] = l
	}
}

var personLabels = []label{
	{words: "姓名", field: "name"},
	{words: "性别", field: "sex"},
	{words: "民族", field: "ethnicity", inline: true},
	{words: "出生", field: "birth_date"},
	{words: "出生日期", field: "birth_date"},
	{words: "住址", field: "address"},
	{words: "居住地址", field: "address"},
	{words: "公民身份号码", field: "number"},
	{words: "身份号码"},
	{words: "号码"},
}

// person reads the side of an identity card, or of a residence permit, that shows whose it is.
func (p *page) person(into map[string]paper.Line, kind paper.Kind) {
	entries := p.entries(personLabels)
	number, ok := p.labelledNumber(entries, "number", residentScheme)
	if ok && number.Doubt == "" {
		keep(into, "number", number, leastNumber)
	}
	id, _ := filing.ParseResidentID(into["number"].Text)

	name, ok := first(entries, "name")
	if !ok {
		name = p.above(entries, "sex")
	}
	keep(into, "name", p.name(name), leastName)

	if g, ok := first(entries, "sex"); ok {
		keep(into, "sex", p.oneOf(g, "男", "女"), leastText)
	}
	if g, ok := first(entries, "birth_date"); ok {
		if d := days(text(g)); len(d) > 0 {
			p.keepDay(into, "birth_date", g, d[0].String())
		}
	}
	p.byNumber(into, id)
	if kind == paper.IDCardFront {
		if g, ok := first(entries, "ethnicity"); ok {
			keep(into, "ethnicity", p.ethnicity(g), leastText)
		}
	}
	if g, ok := first(entries, "address"); ok {
		p.keep(into, "address", g, tidy(text(g)), leastText)
	}
}

// byNumber holds the day of birth and the sex against the number, which says them too and has a check digit. What was not
// read is filled from it: it stands on the card.
func (p *page) byNumber(into map[string]paper.Line, id filing.ResidentID) {
	number := into["number"]
	if id.String() == "" || number.Text == "" {
		return
	}
	sex := "女"
	if (id.String()[16]-'0')%2 == 1 {
		sex = "男"
	}
	for field, says := range map[string]string{"birth_date": id.Born().String(), "sex": sex} {
		printed, read := into[field]
		switch {
		case !read:
			into[field] = paper.Line{Text: says, Score: number.Score, Box: number.Box, Raw: number.Text}
		case printed.Text != says:
			if printed.Raw == "" {
				printed.Raw = printed.Text
			}
			printed.Text, printed.Doubt = says, paper.Disagrees
			into[field] = printed
		}
	}
}

// above returns what stands in the row above a label that was found, where its own label was not.
func (p *page) above(entries []entry, field string) []glyph {
	for _, e := range entries {
		if e.field != field || e.row == 0 {
			continue
		}
		row := p.rows[e.row-1]
		for i, g := range row {
			if g.x0 > e.x0-e.h && e.x0+14*e.h > g.x0 {
				return row[i:]
			}
		}
	}
	return nil
}

// oneOf returns the first of the words that stands among glyphs.
func (p *page) oneOf(glyphs []glyph, words ...string) paper.Line {
	for i, g := range glyphs {
		for _, w := range words {
			if string(g.r) == w {
				return p.said(glyphs[i:i+1], w)
			}
		}
	}
	return paper.Line{}
}

// peoples are the 56 of the standard GB/T 3304-1991, and the two words used for others.
const peoples = "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 " +
	"柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 " +
	"赫哲 门巴 珞巴 基诺 穿青人 其他 未识别"

// ethnicity returns the people that glyphs name. What is on no list was misread.
func (p *page) ethnicity(glyphs []glyph) paper.Line {
	says := strings.TrimSuffix(text(glyphs), "族")
	best := ""
	for _, one := range strings.Fields(peoples) {
		if strings.HasPrefix(says, one) && len(one) > len(best) {
			best = one
		}
	}
	if best == "" {
		return paper.Line{}
	}
	return p.said(glyphs[:len([]rune(best))], best)
}

const longestName = 30 // characters of a person's name, with its dots

// strokes are what the character for one is taken for.
const strokes = "-—–―−ー"

// name reads a name of Chinese characters. Where there is room for a character that was not read, the name is doubtful:
// the models know 6623 characters and leave no trace of any other (tech note on text recognition, risk 1).
func (p *page) name(glyphs []glyph) paper.Line {
	var kept []glyph
	for _, g := range glyphs {
		if len(kept) > 0 && strings.ContainsRune(strokes, g.r) {
			g.r, g.score = '一', 0 // no name has a dash: it is the character that looks like one, or none at all
		}
		if unicode.Is(unicode.Han, g.r) && g.r != '、' {
			kept = append(kept, g)
		} else if strings.ContainsRune("·•．‧・.", g.r) && len(kept) > 0 {
			g.r = '·'
			kept = append(kept, g)
		} else if len(kept) > 0 {
			break
		}
		if len(kept) > 0 && g.line != kept[0].line {
			kept = kept[:len(kept)-1]
			break
		}
	}
	for len(kept) > 0 && kept[len(kept)-1].r == '·' {
		kept = kept[:len(kept)-1]
	}
	if len(kept) == 0 || len(kept) > longestName {
		return paper.Line{}
	}
	l := p.said(kept, text(kept))
	l.Raw = ""
	weakest := weakestOf(kept)
	switch {
	case len(kept) == 1:
		// Nobody has a name of one character: the others were not read.
		l.Text, l.Raw, l.Doubt = "", l.Text, paper.Unsure
	case p.roomier(kept):
		l.Doubt = paper.TooWide
	case weakest < sureGlyph:
		l.Doubt = paper.Unsure
	}
	if l.Text != "" && (weakest < leastGlyph || weakest < sureGlyph && !p.confirmed(kept)) {
		// The place is kept, for a person to read it.
		l.Text, l.Raw = "", l.Text
	}
	return p.widened(l, kept)
}

// roomier reports whether a name has room for more characters than were read: between two of them, or before the end of
// its line.
func (p *page) roomier(name []glyph) bool {
	h := name[0].h
	pitch, widest := math.Inf(1), 0.0
	var steps []float64
	for i := 1; i < len(name); i++ {
		if name[i].r != '·' && name[i-1].r != '·' {
			d := middleOf(name[i]) - middleOf(name[i-1])
			pitch, widest = min(pitch, d), max(widest, d)
			steps = append(steps, d)
		}
	}
	slices.Sort(steps)
	// Where the usual distance is known, one that is a little wider than a character is high is no gap.
	usual := len(steps) >= fewSteps && widest <= widerThanUsual*steps[len(steps)/2]
	if widest > widestPitch*h && !usual || widest > oneAndAHalf*pitch {
		return true
	}
	pitch = max(min(pitch, h), 0.6*h)
	line := p.lines[name[0].line]
	length, head, tail := wide(line), name[0], name[len(name)-1]
	runes := line.Runes
	if runes[len(runes)-1].X1 <= tail.to+1e-9 && (1-tail.to)*length > roomBehind*pitch {
		return true
	}
	return runes[0].X0 >= head.from-1e-9 && head.from*length > roomBefore*pitch
}

// Measured on 2026-11-23 on names with and without a character that the models do not know, on drawn cards and licences,
// clean, blurred, small and photographed. Distances of characters that were read: 0.67 to 1.08 heights, in names with a dot
// up to 1.16 and 1.2 of the usual one of the name; with one missing between them from 1.22, and nearly twice the usual. Room
// behind the last: up to 0.20, with one missing from 0.72. Room before the first: up to 0.74, since detectors begin early.
const (
	widestPitch = 1.15 // heights
	oneAndAHalf = 1.5
	// A gap in a name of so many distances is this much wider than the one in the middle.
	fewSteps       = 3
	widerThanUsual = 1.4
	roomBehind     = 0.6  // distances of characters
	roomBefore     = 0.95 // distances of characters
	// A character that the models do not know is read as another with 0.14 to 0.98; those that they know, with 0.89 and
	// more.
	sureGlyph  = 0.85
	leastGlyph = 0.5
)

func middleOf(g glyph) float64 { return (g.x0 + g.x1) / 2 }

// widened extends the box of a name to the end of its line, so that the crop shows what was not read.
func (p *page) widened(l paper.Line, name []glyph) paper.Line {
	if l.Doubt != paper.TooWide {
		return l
	}
	line := p.lines[name[0].line]
	last := name[len(name)-1]
	from, to := name[0].from, last.to
	if n := len(line.Runes); n > 0 && line.Runes[n-1].X1 <= last.to+1e-9 {
		to = 1
	}
	if n := len(line.Runes); n > 0 && line.Runes[0].X0 >= from-1e-9 {
		from = 0
	}
	l.Box = rounded(part(line.Box, from, to))
	return l
}

// tidy narrows the digits and brackets of an address that readers widen, takes signs off its ends, and closes a bracket at the
// end that readers lose there.
func tidy(s string) string {
	return closed(strings.Trim(strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' {
			return r - '０' + '0'
		}
		return r
	}, s), "，。、；：,.;:·|'\"“”‘’ "))
}

// closed adds the bracket that ends a text of which one was opened and none closed.
func closed(s string) string {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		at := strings.LastIndexAny(s, "（(")
		if at >= 0 && strings.HasPrefix(s[at:], pair[0]) && !strings.HasSuffix(s, pair[0]) && !strings.ContainsAny(s[at:], "）)") {
			return s + pair[1]
		}
	}
	return s
}

var backLabels = []label{
	{words: "签发机关", field: "authority"},
	{words: "有效期限", field: "validity"},
	{words: "通行证号码", field: "permit_number"},
	{words: "签发次数", field: "issue_count"},
}

// back reads the side of an identity card, or of a residence permit, that says until when it is valid.
func (p *page) back(into map[string]paper.Line) {
	entries := p.entries(backLabels)
	if g, ok := first(entries, "authority"); ok {
		p.keep(into, "authority", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "validity"); ok {
		p.validity(into, g)
	} else if g := p.rowOfDays(); g != nil {
		p.validity(into, g)
	}
	if g, ok := first(entries, "permit_number"); ok {
		if says := upper(g); filing.CheckCertificateNumber(filing.HKMOPermit, says) == nil || filing.CheckCertificateNumber(filing.TWPermit, says) == nil {
			p.keep(into, "permit_number", g, says, leastBare)
		}
	}
}

// rowOfDays returns a row that names two days, or a day and 长期.
func (p *page) rowOfDays() []glyph {
	for _, row := range p.rows {
		says := text(row)
		if n := len(days(says)); n >= 2 || n == 1 && endless(says) {
			return row
		}
	}
	return nil
}

// validity reads from when until when something is valid. A lone day is the end.
func (p *page) validity(into map[string]paper.Line, g []glyph) {
	says := text(g)
	found := days(says)
	forever := endless(says)
	switch {
	case len(found) >= 2 && found[0].Before(found[1]):
		p.keepDay(into, "valid_from", g, found[0].String())
		p.keepDay(into, "valid_until", g, found[1].String())
	case len(found) == 1 && forever:
		p.keepDay(into, "valid_from", g, found[0].String())
		p.keepDay(into, "valid_until", g, filing.LongTerm)
	case len(found) == 0 && forever:
		p.keepDay(into, "valid_until", g, filing.LongTerm)
	case len(found) == 1 && !strings.ContainsAny(strings.TrimRight(says, "-—至"), "-—至"):
		p.keepDay(into, "valid_until", g, found[0].String())
	}
}

// upper returns glyphs as a number: half width, capitals, no spaces.
func upper(g []glyph) string {
	return strings.ToUpper(strings.ReplaceAll(filing.Narrow(text(g)), " ", ""))
}
