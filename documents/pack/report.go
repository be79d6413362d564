package pack

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/documents/typeset"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// The sizes of text, in points.
var (
	titleStyle   = style{21, typeset.Bold, ink}
	headStyle    = style{13.5, typeset.Bold, accent}
	stepStyle    = style{10.5, typeset.Bold, ink}
	bodyStyle    = style{9.5, typeset.Regular, ink}
	strongStyle  = style{9.5, typeset.Bold, ink}
	labelStyle   = style{9, typeset.Regular, soft}
	smallStyle   = style{8.5, typeset.Regular, soft}
	marginStyle  = style{7.5, typeset.Regular, soft}
	verdictStyle = style{12, typeset.Bold, accent}
	countStyle   = style{17, typeset.Bold, accent}
)

const labelWidth = 152.0

// A reporter writes the report for people: what was answered, what was found, which papers there are.
type reporter struct {
	*sheet
	p wizard.Package
	h *haul
	f *filing.Filing
	t *text.Catalog
}

// report writes report.pdf.
func report(p wizard.Package, h *haul, g companion.Guide) ([]byte, error) {
	faces, err := typeset.New()
	if err != nil {
		return nil, err
	}
	r := &reporter{sheet: &sheet{faces: faces}, p: p, h: h, f: p.Filing, t: p.Texts}
	r.opening()
	r.findings()
	r.aside()
	r.unknown()
	r.answers()
	r.materials()
	r.papers()
	r.checklist(g)
	r.signature()
	if faces.Lacks() {
		r.gap(8)
		r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.rare"), smallStyle)...)
	}
	title := r.t.T("pack.report.title")
	return r.bytes(title, "BeianDesk "+p.Program, p.CreatedAt, r.margin(title))
}

// margin stands on every page: the entity above from the second page on, versions and the page below.
func (r *reporter) margin(title string) margin {
	foot := r.faces.Printable(r.t.T("pack.report.footer", "program", r.p.Program, "rulebook", r.p.Check.Rulebook, "id", r.f.ID))
	who := r.lines(r.f.Entity.Name, textWidth/2, marginStyle)[0]
	return func(n, total int) []op {
		page := r.t.T("pack.report.page", "n", strconv.Itoa(n), "total", strconv.Itoa(total))
		below := pageHeight - 44.0
		ops := []op{
			hairline(marginX, below-4, textWidth, 0.5, edge),
			r.text(marginX, below, r.lines(foot, textWidth-80, marginStyle)[0], marginStyle),
			r.text(pageWidth-marginX-r.measure(page, marginStyle), below, page, marginStyle),
		}
		if n == 1 {
			return append(ops, fill(0, 0, pageWidth, 7, accent))
		}
		return append(ops,
			fill(0, 0, pageWidth, 3, accent),
			r.text(marginX, 30, title, marginStyle),
			r.text(pageWidth-marginX-r.measure(who, marginStyle), 30, who, marginStyle),
		)
	}
}

func (r *reporter) opening() {
	r.turn()
	r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.title"), titleStyle)...)
	r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.subtitle"), labelStyle)...)
	r.gap(10)
	r.verdict()
	r.gap(14)

	row := func(key, value string) { r.row(r.t.T(key), value, false) }
	row("pack.word.entity", r.f.Entity.Name)
	row("pack.word.order", r.join(r.t.Value(r.f, "order"), r.t.Value(r.f, "entity.nature"), r.t.Value(r.f, "provider")))
	row("pack.word.region", r.join(r.t.Value(r.f, "province"), r.t.Value(r.f, "city"), r.t.Value(r.f, "county")))
	for i := range r.f.Services {
		at := filing.At{i}
		value := func(p filing.Path) string { return r.t.Value(r.f, at.Of(p)) }
		var domains []string
		for _, d := range r.f.Services[i].Domains {
			domains = append(domains, d.Name)
		}
		row("pack.word.service", r.join(value("services[].kind"), value("services[].name"), strings.Join(domains, " ")))
	}
	row("pack.word.checked", r.p.Check.AsOf)
	row("pack.word.created", r.p.CreatedAt.Format("2006-01-02 15:04 -07:00"))
	row("pack.word.program", r.join(r.p.Program, r.t.T("pack.word.rulebook")+" "+r.p.Check.Rulebook))
}

func (r *reporter) join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// verdict is the box a reader sees first: can this be handed in, and how much was found.
func (r *reporter) verdict() {
	c := r.p.Check.Counts
	key := "pack.report.clear"
	switch {
	case c.Block > 0:
		key = "pack.report.blocked"
	case c.Warn > 0:
		key = "pack.report.warned"
	}
	const height, tile = 58.0, 92.0
	ops := []op{fill(marginX, 0, textWidth, height, tint), fill(marginX, 0, 4, height, accent)}
	width := textWidth - 3*tile - 30
	lines := r.lines(r.t.T(key), width, verdictStyle)
	top := (height - float64(len(lines))*verdictStyle.line()) / 2
	for i, line := range lines {
		ops = append(ops, r.text(marginX+18, top+float64(i)*verdictStyle.line(), line, verdictStyle))
	}
	for i, severity := range []rule.Severity{rule.Block, rule.Warn, rule.Hint} {
		x := marginX + textWidth - float64(3-i)*tile
		count := strconv.Itoa([]int{c.Block, c.Warn, c.Hint}[i])
		label := r.t.T("severity." + string(severity))
		st := countStyle
		if count == "0" {
			st.colour = soft
		}
		ops = append(ops,
			r.text(x+(tile-r.measure(count, st))/2, 7, count, st),
			r.text(x+(tile-r.measure(label, smallStyle))/2, 34, label, smallStyle),
		)
	}
	r.add(true, strip{height, ops})
}

func (r *reporter) head(key string) {
	r.gap(18)
	r.need(90)
	r.add(true, strip{headStyle.line() + 8, []op{
		r.text(marginX, 0, r.t.T(key), headStyle), hairline(marginX, headStyle.line()+2, textWidth, 1.2, accent),
	}})
}

// row is a fact: its label on the left, its value on the right.
func (r *reporter) row(label, value string, empty bool) {
	st := bodyStyle
	if value == "" || empty {
		value, st = r.t.T("pack.word.empty"), labelStyle
	}
	labels := r.lines(label, labelWidth-12, labelStyle)
	values := r.lines(value, textWidth-labelWidth, st)
	var strips []strip
	const pad = 3.0
	for i := range max(len(labels), len(values)) {
		s := strip{height: bodyStyle.line()}
		dy := 0.0
		if i == 0 {
			dy = pad
			s.height += pad
		}
		if i < len(labels) {
			s.ops = append(s.ops, r.text(marginX, dy, labels[i], labelStyle))
		}
		if i < len(values) {
			s.ops = append(s.ops, r.text(marginX+labelWidth, dy, values[i], st))
		}
		strips = append(strips, s)
	}
	last := &strips[len(strips)-1]
	last.height += pad
	last.ops = append(last.ops, hairline(marginX, last.height, textWidth, 0.4, edge))
	r.add(true, strips...)
}

func (r *reporter) answers() {
	r.head("pack.report.answers")
	section := flow.SectionID("")
	for i, stop := range flow.Stops(r.f) {
		title := r.t.T("step." + string(stop.Step.ID) + ".title")
		if len(stop.At) > 0 && len(r.f.Services) > 1 {
			title += " · " + r.f.Services[stop.At[0]].Name
		}
		if stop.Step.Section != section {
			section = stop.Step.Section
			title = r.t.T("section."+string(section)) + " / " + title
		}
		questions := stop.Questions(r.f)
		if len(questions) == 0 {
			continue
		}
		if i > 0 {
			r.gap(9)
		}
		r.need(3 * bodyStyle.line())
		r.add(true, r.paragraph(marginX, textWidth, title, stepStyle)...)
		for _, q := range questions {
			value := r.t.Value(r.f, q.Path)
			if q.Field.Kind == filing.Names {
				value = strings.ReplaceAll(value, ",", "\n")
			}
			r.row(labelInService(r.t, q.Path), value, strings.TrimSpace(value) == "")
		}
	}
}

// materials lists the papers that the filing needs or may need: how firmly, whether they are there, and why.
func (r *reporter) materials() {
	r.head("pack.report.materials")
	if len(r.p.Check.Materials) == 0 {
		r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.materials.none"), bodyStyle)...)
		return
	}
	for _, m := range r.p.Check.Materials {
		date := m.SourceDate
		if date == "" {
			date = r.t.T("pack.report.materials.undated")
		}
		about := []string{r.join(r.t.T("demand."+string(m.Demand)), r.t.T("state."+string(m.State))), m.Why}
		if m.Note != "" {
			about = append(about, m.Note)
		}
		r.row(m.Title, strings.Join(append(about, r.join(m.Source, date)), "\n"), false)
	}
}

func (r *reporter) papers() {
	r.head("pack.report.papers")
	if len(r.h.given) == 0 {
		r.add(true, r.paragraph(marginX, textWidth, r.t.T("pack.report.papers.none"), bodyStyle)...)
		return
	}
	for _, g := range r.h.given {
		about := []string{fmt.Sprintf("%s  ·  %s", path.Base(g.name), kilobytes(g.size)), r.t.T("pack.word.sha256") + " " + g.sha256[:12]}
		var pictures []string
		for _, pic := range r.h.of(g.attachment.Slot) {
			switch {
			case pic.attachment != g.attachment.ID:
			case pic.name == "":
				about = append(about, leftOut(r.p, pic))
			default:
				pictures = append(pictures, pic.name)
				if why := r.unmarkedWords(pic); why != "" {
					pictures = append(pictures, why)
				}
			}
		}
		if len(pictures) > 0 {
			about = append(about, r.t.T("pack.word.pictures")+"  "+strings.Join(pictures, "\n"))
		}
		r.row(r.t.Label(filing.Path(g.attachment.Slot)), strings.Join(about, "\n"), false)
	}
}

// labelInService is the label of a fact where the service it belongs to is named already.
func labelInService(t *text.Catalog, p filing.Path) string {
	at := p.Place()
	if len(at) < 2 || at[1] == 0 {
		return t.Plain(p)
	}
	return t.T("label.numbered", "n", strconv.Itoa(at[1]+1), "label", t.Plain(p))
}

func kilobytes(n int64) string {
	const kilo = 1024
	if n < kilo*kilo {
		return strconv.FormatInt((n+kilo-1)/kilo, 10) + " KB"
	}
	return strconv.FormatFloat(float64(n)/kilo/kilo, 'f', 1, 64) + " MB"
}

// signature is where a person confirms on paper.
func (r *reporter) signature() {
	r.gap(18)
	column := textWidth / 3
	ops := []op{
		r.text(marginX, 0, r.t.T("pack.report.sign"), headStyle),
		hairline(marginX, headStyle.line()+2, textWidth, 1.2, accent),
		r.text(marginX, headStyle.line()+10, r.t.T("pack.report.sign.lead"), bodyStyle),
	}
	for i, key := range []string{"pack.report.sign.preparer", "pack.report.sign.approver", "pack.report.sign.date"} {
		x := marginX + float64(i)*column
		ops = append(ops, r.text(x, 66, r.t.T(key), labelStyle), hairline(x, 112, column-18, 0.8, soft))
	}
	r.add(true, strip{118, ops})
}
