package letters

import (
	"cmp"
	"slices"
	"strings"

	"github.com/signintech/gopdf"

	"github.com/beiandesk/beiandesk/documents/typeset"
	"github.com/beiandesk/beiandesk/wizard/letter"
)

// Measures in points.
const (
	mm    = 72 / 25.4
	left  = letter.MarginX * mm
	width = (letter.PageWidth - 2*letter.MarginX) * mm
	top   = letter.MarginTop * mm
	pad   = 4.0 // inside the cells of tables
	thin  = 0.5 // of lines
)

// pageEnd is where the text of a page ends, above the code and its quiet zone; lastEnd where it ends above the places of
// signatures.
var (
	pageEnd = (letter.CodeBox().Y - 6) * mm
	lastEnd = (letter.PlacesTop - 5) * mm
)

// A colour of print: letters are black, and lines between cells grey.
type colour [3]uint8

var (
	black = colour{0, 0, 0}
	grey  = colour{110, 110, 110}
	edge  = colour{150, 150, 150}
	pale  = colour{196, 196, 196}
	tint  = colour{243, 243, 243}
)

// A style is how text is set.
type style struct {
	size    float64
	weight  typeset.Weight
	colour  colour
	leading float64 // of the size, from line to line
}

const airy = 1.6

var (
	titleStyle = style{19, typeset.Bold, black, airy}
	headStyle  = style{12, typeset.Bold, black, airy}
	bodyStyle  = style{11.5, typeset.Regular, black, airy}
	cellStyle  = style{10.5, typeset.Regular, black, airy}
	labelStyle = style{10.5, typeset.Regular, grey, airy}
	noteStyle  = style{9.5, typeset.Regular, black, airy}
	smallStyle = style{8, typeset.Regular, grey, airy}
)

func (st style) line() float64 { return st.size * st.leading }

// An op draws one thing; y is the top of the strip that it belongs to.
type op func(pdf *gopdf.GoPdf, y float64) error

// A strip is the least that is not cut by the end of a page. One that keeps stays on the page of the next.
type strip struct {
	height float64
	keeps  bool
	ops    []op
}

// A density is how closely text is set. A letter that would run over onto a page of a few lines is set closer.
type density struct{ size, leading float64 }

var densities = []density{{1, 1}, {0.97, 0.92}, {0.93, 0.86}}

// A setter turns blocks into strips.
type setter struct {
	faces *typeset.Typeface

	body, head, cell, label style
}

func newSetter(faces *typeset.Typeface, d density) setter {
	closer := func(st style) style {
		st.size *= d.size
		st.leading *= d.leading
		return st
	}
	return setter{faces, closer(bodyStyle), closer(headStyle), closer(cellStyle), closer(labelStyle)}
}

func (s setter) lines(text string, width float64, st style) []string {
	return typeset.Wrap(s.faces.Printable(text), width, s.faces.Advance(st.weight, st.size))
}

func (s setter) measure(line string, st style) float64 {
	return s.faces.Measure(line, st.weight, st.size)
}

// text writes a line that is known to fit, dy below the top of its strip.
func (s setter) text(x, dy float64, line string, st style) op {
	runs := s.faces.Runs(line, st.weight, st.size)
	return func(pdf *gopdf.GoPdf, y float64) error {
		return typeset.Write(pdf, runs, x, y+dy+(st.line()-st.size)/2, st.size, st.colour)
	}
}

func line(x, dy, w, h, thick float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetStrokeColor(c[0], c[1], c[2])
		pdf.SetLineType("solid")
		pdf.SetLineWidth(thick)
		pdf.Line(x, y+dy, x+w, y+dy+h)
		return nil
	}
}

func dashed(x, dy, w, h float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetStrokeColor(c[0], c[1], c[2])
		pdf.SetCustomLineType([]float64{3, 3}, 0)
		pdf.SetLineWidth(thin)
		pdf.RectFromUpperLeftWithStyle(x, y+dy, w, h, "D")
		pdf.SetLineType("solid")
		return nil
	}
}

func fill(x, dy, w, h float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetFillColor(c[0], c[1], c[2])
		pdf.RectFromUpperLeftWithStyle(x, y+dy, w, h, "F")
		return nil
	}
}

func gap(height float64) strip { return strip{height: height} }

// paragraph sets a text into lines; the first is indented by two characters where it is a paragraph of the text.
func (s setter) paragraph(text string, st style, indent bool) []strip {
	if indent {
		text = "\u3000\u3000" + text
	}
	var out []strip
	for _, l := range s.lines(text, width, st) {
		out = append(out, strip{height: st.line(), ops: []op{s.text(left, 0, l, st)}})
	}
	return out
}

// item sets a numbered text with its number outside.
func (s setter) item(text string) []strip {
	number, rest, _ := strings.Cut(text, " ")
	indent := 2 * s.body.size
	hang := indent + 1.6*s.body.size
	var out []strip
	for i, l := range s.lines(rest, width-hang, s.body) {
		p := strip{height: s.body.line(), ops: []op{s.text(left+hang, 0, l, s.body)}}
		if i == 0 {
			p.ops = append(p.ops, s.text(left+indent, 0, number, s.body))
		}
		out = append(out, p)
	}
	return out
}

// table sets rows of cells, with a head that is tinted where there is one, and a first column of labels where there is none.
func (s setter) table(head []string, rows [][]string) []strip {
	columns := s.columns(head, rows)
	var out []strip
	if len(head) > 0 {
		strips := s.row(head, columns, true, func(int) style { return s.label })
		for i := range strips {
			strips[i].keeps = true
		}
		out = append(out, strips...)
	}
	for i, r := range rows {
		out = append(out, s.row(r, columns, i == 0 && len(head) == 0, func(c int) style {
			if c == 0 && len(head) == 0 {
				return s.label
			}
			return s.cell
		})...)
	}
	return out
}

// labelColumn is how wide the labels of a table are.
const labelColumn = 0.27 // of the text

// columns shares the width among columns. Each gets what its widest cell needs as long as that is no more than its share of
// what the narrower ones leave, so that dates and names stay on one line; the rest share what is left.
func (s setter) columns(head []string, rows [][]string) []float64 {
	if len(head) == 0 {
		return []float64{width * labelColumn, width * (1 - labelColumn)}
	}
	need := make([]float64, len(head))
	order := make([]int, len(head))
	for c := range head {
		order[c] = c
		need[c] = s.measure(s.faces.Printable(head[c]), s.label) + 2*pad + 1
		for _, r := range rows {
			for _, part := range strings.Split(s.faces.Printable(r[c]), "\n") {
				need[c] = max(need[c], s.measure(part, s.cell)+2*pad+1)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(need[a], need[b]) })
	out := make([]float64, len(need))
	spare := width
	for i, c := range order {
		out[c] = min(need[c], spare/float64(len(order)-i))
		spare -= out[c]
	}
	for c := range out {
		out[c] += spare * out[c] / (width - spare)
	}
	return out
}

// row sets one row, a strip for each of its lines, so that one that no page holds can be cut.
func (s setter) row(cells []string, columns []float64, first bool, of func(int) style) []strip {
	wrapped := make([][]string, len(cells))
	most := 1
	for c, cell := range cells {
		wrapped[c] = s.lines(cell, columns[c]-2*pad, of(c))
		most = max(most, len(wrapped[c]))
	}
	var out []strip
	for i := range most {
		p := strip{height: s.cell.line()}
		dy := 0.0
		if i == 0 {
			p.height += pad / 2
			dy = pad / 2
		}
		if i == most-1 {
			p.height += pad / 2
		}
		x := left
		for c := range cells {
			st := of(c)
			if st.colour == grey {
				p.ops = append(p.ops, fill(x, 0, columns[c], p.height+0.2, tint))
			}
			if i < len(wrapped[c]) {
				p.ops = append(p.ops, s.text(x+pad, dy, wrapped[c][i], st))
			}
			x += columns[c]
		}
		x = left
		for c := range cells {
			p.ops = append(p.ops, line(x, 0, 0, p.height, thin, edge))
			x += columns[c]
		}
		p.ops = append(p.ops, line(x, 0, 0, p.height, thin, edge))
		if i == 0 && first {
			p.ops = append(p.ops, line(left, 0, width, 0, thin, edge))
		}
		if i == most-1 {
			p.ops = append(p.ops, line(left, p.height, width, 0, thin, edge))
		}
		p.keeps = i == 0 && most > 1 // no lone first line of a row
		out = append(out, p)
	}
	return out
}

// placed is a strip with its place on a page.
type placed struct {
	y     float64
	strip strip
}

// tail is how much text at least stands on the page on which people sign, where there is as much: a page with signatures
// alone could belong to any letter.
const tail = 40 * mm

// pages shares strips among pages. The last leaves room for the places of signatures.
func pages(strips []strip) [][]placed {
	var out [][]placed
	y := pageEnd + 1
	turn := func() {
		out = append(out, nil)
		y = top
	}
	put := func(p strip) {
		last := len(out) - 1
		out[last] = append(out[last], placed{y, p})
		y += p.height
	}
	for i, p := range strips {
		need := p.height
		for j := i; j < len(strips)-1 && strips[j].keeps; j++ {
			need += strips[j+1].height
		}
		if len(out) == 0 || y+min(need, (pageEnd-top)/2) > pageEnd {
			turn()
			if p.ops == nil {
				continue // no gap at the top of a page
			}
		}
		put(p)
	}
	n := len(out)
	switch {
	case n == 0:
	case y > lastEnd:
		kept, moved := cut(out[n-1], tail)
		out[n-1] = kept
		if len(kept) == 0 {
			out = out[:n-1]
		}
		out = append(out, from(moved))
	case n > 1 && y-top < tail:
		kept, moved := cut(out[n-2], tail-(y-top))
		if len(kept) > 0 {
			out[n-2], out[n-1] = kept, from(append(moved, out[n-1]...))
		}
	}
	return out
}

// cut takes at least so much from the end of a page, and never a strip without the one that it stays with.
func cut(page []placed, least float64) (kept, moved []placed) {
	at, height := len(page), 0.0
	for at > 0 && (height < least || page[at-1].strip.keeps || page[at].strip.ops == nil) {
		at--
		height += page[at].strip.height
	}
	return page[:at:at], page[at:]
}

// from lays strips on a page of their own.
func from(strips []placed) []placed {
	y := top
	out := make([]placed, 0, len(strips))
	for _, p := range strips {
		out = append(out, placed{y, p.strip})
		y += p.strip.height
	}
	return out
}
