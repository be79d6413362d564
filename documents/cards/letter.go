package cards

import (
	"context"
	"math"
	"regexp"
	"slices"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

var letterLabels = []label{
	{words: "单位名称", field: "entity_name"},
	{words: "主办单位名称", field: "entity_name"},
	{words: "主办单位", field: "entity_name"},
	{words: "主体名称", field: "entity_name"},
	{words: "授权单位", field: "entity_name"},
	{words: "授权单位名称", field: "entity_name"},
	{words: "承诺单位", field: "entity_name"},
	{words: "委托单位", field: "entity_name"},
	{words: "统一社会信用代码", field: "uscc"},
	{words: "授权人", field: "grantor"},
	{words: "授权人姓名", field: "grantor"},
	{words: "委托人", field: "grantor"},
	{words: "法定代表人", field: "grantor"},
	{words: "法定代表人姓名", field: "grantor"},
	{words: "法定代表人(授权人)", field: "grantor"},
	{words: "授权人(法定代表人)", field: "grantor"},
	{words: "授权人证件号码"},
	{words: "被授权人证件"},
	{words: "被授权人职务"},
	{words: "被授权人手机号码"},
	{words: "承诺人", field: "grantor"},
	{words: "被授权人", field: "grantee"},
	{words: "被授权人姓名", field: "grantee"},
	{words: "受托人", field: "grantee"},
	{words: "被委托人", field: "grantee"},
	{words: "身份证号", field: "person_number"},
	{words: "身份证号码", field: "person_number"},
	{words: "公民身份号码", field: "person_number"},
	{words: "证件号码", field: "person_number"},
	{words: "被授权人证件号码", field: "grantee_number"},
	{words: "被授权人身份证号码", field: "grantee_number"},
	{words: "日期", field: "signed_on"},
	{words: "签署日期", field: "signed_on"},
	{words: "授权日期", field: "signed_on"},
	{words: "文书编号", field: "letter_id"},
	{words: "编号", field: "letter_id"},
	{words: "授权人签字"},
	{words: "被授权人签字"},
	{words: "授权人签名"},
	{words: "被授权人签名"},
	{words: "法定代表人签字"},
	{words: "签字"},
	{words: "盖章"},
	{words: "单位盖章"},
	{words: "联系电话"},
	{words: "手机号码"},
	{words: "授权事项"},
	{words: "授权期限"},
	{words: "授权范围"},
}

var (
	titleForm  = regexp.MustCompile(`(授权书|授权委托书|承诺书|委托书|告知书|核验单|方案书|情况说明|证明)$`)
	entityForm = regexp.MustCompile(`(?:本单位|本公司|我单位|我公司|兹有|主办单位)[（(:：]?\s*([\p{Han}（）()·A-Za-z0-9]{4,60}?(?:公司|事务所|中心|学校|医院|协会|学会|合作社|工作室|商行|经营部|委员会|研究院|研究所|局|院|厂|店|社|会))`)
	proseForm  = regexp.MustCompile(`(?:授权|委托)(?:本单位|我单位|本公司|我公司|员工|同志|职工)*[:：]?\s*([\p{Han}·]{2,10}?)(?:[（(,，、:：]|同志|先生|女士|身份证|为|作为|担任|办理)`)
)

// signingWords stand behind a label to say what to do there: they are nobody's name.
var signingWords = []string{"签字", "签名", "签章", "盖章", "签署", "签字盖章", "签名盖章", "签字或盖章", "亲笔签名", "手写签名", "按手印", "公章"}

// titleHeight is how many times taller than the others a title at least is, unless it ends in a word for letters.
const titleRows = 0.35 // of the rows, from the top, among which the title stands

// letter reads an authorisation or a commitment.
func (s Sheet) letter(ctx context.Context, p *page, into map[string]paper.Line) error {
	entries := p.entries(letterLabels)
	p.title(into)
	if g, ok := first(entries, "entity_name"); ok {
		p.keep(into, "entity_name", g, tidy(text(g)), leastText)
	}
	if l, ok := p.labelledNumber(entries, "uscc", usccScheme); ok && l.Doubt == "" {
		keep(into, "uscc", l, leastNumber)
	}
	for _, field := range []string{"grantor", "grantee"} {
		for _, e := range entries {
			if e.field != field || into[field].Text != "" {
				continue
			}
			if l := p.name(e.value); !slices.Contains(signingWords, l.Text) {
				keep(into, field, l, leastName)
			}
		}
	}
	p.granteeNumber(into, entries)
	p.prose(into)
	if g, ok := first(entries, "letter_id"); ok {
		p.keep(into, "letter_id", g, upper(g), leastBare)
	}
	return s.signed(ctx, p, entries, into)
}

// title takes the topmost row that ends like a title, or else the tallest row near the top.
func (p *page) title(into map[string]paper.Line) {
	tallest, height := -1, 0.0
	for i, row := range p.rows {
		if float64(i) > math.Max(2, titleRows*float64(len(p.rows))) {
			break
		}
		if titleForm.MatchString(text(row)) {
			p.keep(into, "title", row, tidy(text(row)), leastText)
			return
		}
		if row[0].h > height {
			tallest, height = i, row[0].h
		}
	}
	if tallest >= 0 {
		p.keep(into, "title", p.rows[tallest], tidy(text(p.rows[tallest])), leastText)
	}
}

// granteeNumber is the number behind the grantee: the last person's number that follows the grantee's name.
func (p *page) granteeNumber(into map[string]paper.Line, entries []entry) {
	after := -1
	for i, e := range entries {
		if e.field == "grantee" && after < 0 {
			after = i
		}
		if e.field == "grantee_number" || e.field == "person_number" && after >= 0 {
			if l, ok := p.number(e.value, residentScheme); ok && l.Doubt == "" {
				keep(into, "grantee_number", l, leastNumber)
				return
			}
		}
	}
}

// prose reads what a letter says in sentences, where it has no labels for it.
func (p *page) prose(into map[string]paper.Line) {
	var all []glyph
	for _, row := range p.rows {
		all = append(all, row...)
	}
	says := make([]rune, len(all))
	for i, g := range all {
		says[i] = g.r
	}
	take := func(field string, form *regexp.Regexp) {
		if _, ok := into[field]; ok {
			return
		}
		m := form.FindStringSubmatchIndex(string(says))
		if m == nil {
			return
		}
		from, to := len([]rune(string(says)[:m[2]])), len([]rune(string(says)[:m[3]]))
		p.keep(into, field, all[from:to], string(says[from:to]), leastText)
	}
	take("entity_name", entityForm)
	take("grantee", proseForm)
	if _, ok := into["grantee_number"]; ok || into["grantee"].Text == "" {
		return
	}
	// In a sentence the number follows the name.
	name := []rune(into["grantee"].Text)
	for i := 0; i+len(name) <= len(says); i++ {
		if string(says[i:i+len(name)]) == string(name) {
			if l, ok := p.number(all[i:min(len(all), i+80)], residentScheme); ok && l.Doubt == "" {
				keep(into, "grantee_number", l, leastNumber)
			}
			return
		}
	}
}

// signed reads the date of the signature: the one with a label, or else the last on the page. It often lies under the
// seal, where characters get lost and scores say nothing of it, so it is read once more in red alone, in which the seal
// does not show (tech note on text recognition, 3: 24 of 92 dates without, 88 with). Where the two differ, red is believed.
func (s Sheet) signed(ctx context.Context, p *page, entries []entry, into map[string]paper.Line) error {
	regions := [][4][2]float64{}
	if g, ok := first(entries, "signed_on"); ok {
		if d := days(text(g)); len(d) > 0 {
			p.keepDay(into, "signed_on", g, d[0].String())
		}
		regions = append(regions, p.bordered(g))
	}
	lower := p.lower()
	if into["signed_on"].Text == "" {
		if l, g := p.lastDay(); l.Text != "" && g[0].y > lower[0][1] {
			p.keepDay(into, "signed_on", g, l.Text)
			regions = append(regions, p.bordered(g))
		}
	}
	if into["signed_on"].Text == "" {
		regions = append(regions, lower)
	}
	seen, read := into["signed_on"]
	for _, region := range regions {
		lines, err := s.again(ctx, region, ocr.Red)
		if err != nil {
			return err
		}
		under := levelled(lines)
		under.again = p.again
		red, g := under.lastDay()
		if red.Text == "" || red.Score < leastDay || weakestOf(g) < leastSecond || lacksDigit(g) || under.shortened(g, red.Text) {
			continue
		}
		if !read || red.Text != seen.Text {
			if read {
				red.Doubt = paper.Disagrees
			}
			into["signed_on"] = red
		}
		break
	}
	return nil
}

// lastDay returns the last date on the page, and its glyphs.
func (p *page) lastDay() (paper.Line, []glyph) {
	for i := len(p.rows) - 1; i >= 0; i-- {
		if d := days(text(p.rows[i])); len(d) > 0 {
			return p.said(p.rows[i], d[len(d)-1].String()), p.rows[i]
		}
	}
	return paper.Line{}, nil
}

// bordered is the place of glyphs with a border of their height, so that the lines in it can be found again.
func (p *page) bordered(g []glyph) [4][2]float64 {
	b := p.around(g)
	h := g[0].h
	x0, y0, x1, y1 := float64(b[0][0])-2*h, float64(b[0][1])-h, float64(b[2][0])+2*h, float64(b[2][1])+h
	return [4][2]float64{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
}

// lower is the lower half of what is written.
func (p *page) lower() [4][2]float64 {
	x0, y0, x1, y1 := p.bounds()
	if len(p.lines) == 0 {
		return [4][2]float64{}
	}
	y0 = (y0 + y1) / 2
	y1 += (y1 - y0) / 5 // the date may have been missed altogether
	return [4][2]float64{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
}

// ReadLetter reads the fields of a page that is known to be a letter, whatever its words. The only error is that of ctx.
func ReadLetter(ctx context.Context, s Sheet) (map[string]paper.Line, error) {
	fields := map[string]paper.Line{}
	if err := s.letter(ctx, levelled(s.Lines), fields); err != nil {
		return nil, err
	}
	return fields, ctx.Err()
}
