package letters

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/signintech/gopdf"

	"github.com/beiandesk/beiandesk/documents/typeset"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// pdf sets a letter on pages of A4.
func (w Writer) pdf(l letter.Letter, moment time.Time) ([]byte, int, error) {
	faces, err := typeset.New()
	if err != nil {
		return nil, 0, err
	}
	s := newSetter(faces, densities[0])
	all := pages(w.strips(s, l))
	for _, d := range densities[1:] {
		closer := newSetter(faces, d)
		if fewer := pages(w.strips(closer, l)); len(fewer) < len(all) {
			all, s = fewer, closer
			break
		}
	}
	if len(all) > letter.MaxPages {
		return nil, 0, fmt.Errorf("%d pages, more than %d", len(all), letter.MaxPages)
	}
	var draws [][]op
	for i := range all {
		ops, err := w.margin(s, l, i+1, len(all))
		if err != nil {
			return nil, 0, err
		}
		if i == len(all)-1 {
			ops = append(ops, w.places(s, l)...)
		}
		draws = append(draws, ops)
	}

	var pdf gopdf.GoPdf
	pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: letter.PageWidth * mm, H: letter.PageHeight * mm}})
	author := "BeianDesk " + w.Program
	pdf.SetInfo(gopdf.PdfInfo{Title: l.Title, Author: author, Creator: author, Producer: author, CreationDate: moment.UTC()})
	for _, f := range faces.Fonts() {
		if err := pdf.AddTTFFontData(string(f.Weight), f.Data); err != nil {
			return nil, 0, fmt.Errorf("embed font: %w", err)
		}
	}
	for i, page := range all {
		pdf.AddPage()
		for _, p := range page {
			for _, o := range p.strip.ops {
				if err := o(&pdf, p.y); err != nil {
					return nil, 0, err
				}
			}
		}
		for _, o := range draws[i] {
			if err := o(&pdf, 0); err != nil {
				return nil, 0, err
			}
		}
	}
	raw, err := pdf.GetBytesPdfReturnErr()
	if err != nil {
		return nil, 0, err
	}
	raw, err = typeset.Mend(raw)
	return raw, len(all), err
}

// strips sets everything from the title down to the last sentence.
func (w Writer) strips(s setter, l letter.Letter) []strip {
	var out []strip
	if l.Form != nil && l.Form.Must {
		out = append(out, w.content(s, l)...)
	}
	for _, t := range s.lines(l.Title, width, titleStyle) {
		out = append(out, strip{
			height: titleStyle.line(), keeps: true, ops: []op{s.text(left+(width-s.measure(t, titleStyle))/2, 0, t, titleStyle)},
		})
	}
	out = append(out, strip{height: 10, keeps: true})
	for i, b := range l.Blocks {
		switch b.Kind {
		case letter.Addressee:
			out = append(out, s.paragraph(b.Text, s.body, false)...)
		case letter.Paragraph:
			out = append(out, s.paragraph(b.Text, s.body, true)...)
		case letter.Remark:
			out = append(out, s.paragraph(b.Text, noteStyle, false)...)
		case letter.Item:
			out = append(out, s.item(b.Text)...)
		case letter.Heading:
			out = append(out, gap(5))
			for _, p := range s.paragraph(b.Text, s.head, false) {
				p.keeps = true
				out = append(out, p)
			}
		case letter.Table, letter.Grid:
			out = append(out, strip{height: 4, keeps: i > 0})
			out = append(out, s.table(b.Head, b.Rows)...)
			out = append(out, gap(7))
		}
	}
	return out
}

// content is the box that says that somebody wants this letter on a form of their own.
func (w Writer) content(s setter, l letter.Letter) []strip {
	lines := s.lines(w.prescribed(*l.Form), width-20, noteStyle)
	height := float64(len(lines))*noteStyle.line() + 12
	ops := []op{fill(left, 0, width, height, tint), dashed(left, 0, width, height, grey)}
	for i, t := range lines {
		ops = append(ops, s.text(left+10, 6+float64(i)*noteStyle.line(), t, noteStyle))
	}
	return []strip{{height: height, ops: ops}, gap(14)}
}

// margin stands below the text of every page: the code, the same code in print, and which page it is.
func (w Writer) margin(s setter, l letter.Letter, n, total int) ([]op, error) {
	code := l.Code.OnPage(n, total)
	picture, err := encode(code)
	if err != nil {
		return nil, fmt.Errorf("code: %w", err)
	}
	box := letter.CodeBox()
	module := box.W * mm / float64(picture.Size())
	ops := []op{}
	for y := range picture.Size() {
		for x := 0; x < picture.Size(); x++ {
			if !picture.Module(x, y) {
				continue
			}
			from := x
			for x+1 < picture.Size() && picture.Module(x+1, y) {
				x++
			}
			ops = append(ops, fill(box.X*mm+float64(from)*module, box.Y*mm+float64(y)*module, float64(x-from+1)*module, module+bleed, black))
		}
	}
	y, room := box.Y*mm, (box.X-letter.MarginX-8)*mm
	ops = append(ops, line(left, y, room, 0, thin, edge))
	for i, t := range []struct {
		says string
		st   style
	}{
		{l.Title + w.Words.T("letters.page.page", "n", strconv.Itoa(n), "total", strconv.Itoa(total)), smallStyle},
		{w.Words.T("letters.page.code", "code", code.Print()), smallStyle},
		{w.Words.T("letters.page.keep"), smallStyle},
	} {
		lines := s.lines(t.says, room, t.st)
		if i == 0 {
			lines = lines[:1]
		}
		for _, line := range lines {
			ops = append(ops, s.text(left, y+4, line, t.st))
			y += t.st.line()
		}
		y += 3
	}
	return ops, nil
}

// bleed lets the rows of a code overlap, so that no hairline shows between them.
const bleed = 0.06 // points

// places draws where people sign, date and seal.
func (w Writer) places(s setter, l letter.Letter) []op {
	var ops []op
	for _, p := range l.Places {
		box := letter.Rect{X: p.Box.X * mm, Y: p.Box.Y * mm, W: p.Box.W * mm, H: p.Box.H * mm}
		foot := box.Y + box.H - 3*mm
		switch p.Kind {
		case paper.SealPlace, paper.FingerprintPlace:
			ops = append(ops, s.text(box.X, box.Y-cellStyle.line(), p.Label, cellStyle), dashed(box.X, box.Y, box.W, box.H, pale))
			if p.Kind == paper.SealPlace {
				lines := s.lines(l.Entity, box.W-8, cellStyle)
				y := box.Y + (box.H-float64(len(lines))*cellStyle.line())/2
				for i, t := range lines {
					ops = append(ops, s.text(box.X+(box.W-s.measure(t, cellStyle))/2, y+float64(i)*cellStyle.line(), t, cellStyle))
				}
			}
			continue
		case paper.DatePlace:
			date := w.Words.T("letters.page.date")
			ops = append(ops, s.text(box.X+box.W-s.measure(date, cellStyle)-4, foot-cellStyle.line(), date, cellStyle))
		}
		labels := strings.Split(p.Label, "\n")
		for i, t := range labels {
			ops = append(ops, s.text(left, foot-float64(len(labels)-i)*cellStyle.line(), t, cellStyle))
		}
		ops = append(ops, line(box.X, foot, box.W, 0, thin, black))
	}
	return ops
}

// prescribed says where the form is to be had that a letter is wanted on.
func (w Writer) prescribed(f letter.Form) string {
	says := w.Words.T("letters.page.content", "where", f.Where)
	if f.Note != "" {
		says += w.Words.T("letters.page.content_note", "note", f.Note)
	}
	return says
}
