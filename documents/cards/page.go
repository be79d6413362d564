package cards

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// glyph is one character on the levelled page.
type glyph struct {
	r        rune
	x0, x1   float64
	y        float64 // its middle
	h        float64
	score    float64
	line     int     // of page.lines
	from, to float64 // where it stands along that line
	spaced   bool    // a space stands before it
}

// page is a sheet turned so that its lines run level, in rows from the top.
type page struct {
	lines []ocr.Line
	rows  [][]glyph
	again func(box [4][2]float64) (string, bool) // reads a line once more, drawn out; nil where that cannot be done
}

const (
	slantLimit  = 8 * math.Pi / 180 // a line this far off the others is a watermark
	sureOfSlant = 1.5               // widths per height from which the direction of a line can be told
	rowSlack    = 0.55              // of a height: the distance of two middles in one row
	overlap     = 1.0               // heights by which the boxes of neighbours may run into each other
	oversize    = 1.8               // times the middle height: letters across the paper
	longestLine = 400               // characters; no field is longer
	mostLines   = 600               // of a page
)

// levelled sorts lines into rows. What runs across the paper is left out: 样例, 仅供备案使用 and the like.
func levelled(lines []ocr.Line) *page {
	p := &page{}
	angle, height := slant(lines)
	sin, cos := math.Sincos(-angle)
	turn := func(q [2]float64) (x, y float64) { return q[0]*cos - q[1]*sin, q[0]*sin + q[1]*cos }
	type placed struct {
		glyphs []glyph
		x0, x1 float64
		y, h   float64
	}
	var all []placed
	for _, l := range lines {
		if len(p.lines) == mostLines || l.Text == "" || askew(l, angle) || (isMark(l.Text) && tall(l) > oversize*height) {
			continue
		}
		l = withRunes(l)
		left, right := middle(l.Box[0], l.Box[3]), middle(l.Box[1], l.Box[2])
		x0, y0 := turn(left)
		x1, y1 := turn(right)
		one := placed{x0: x0, x1: x1, y: (y0 + y1) / 2, h: max(tall(l), 1)}
		at := len(p.lines)
		p.lines = append(p.lines, l)
		spaced := false
		for _, r := range l.Runes {
			if unicode.IsSpace(r.R) {
				spaced = true
				continue
			}
			one.glyphs = append(one.glyphs, glyph{
				r: r.R, x0: x0 + (x1-x0)*r.X0, x1: x0 + (x1-x0)*r.X1, y: y0 + (y1-y0)*(r.X0+r.X1)/2, h: one.h,
				score: r.Score, line: at, from: r.X0, to: r.X1, spaced: spaced,
			})
			spaced = false
		}
		if len(one.glyphs) > 0 {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return sign(a.y - b.y) })
	var rows [][]placed
	for _, one := range all {
		best, least := -1, math.Inf(1)
		for i := len(rows) - 1; i >= 0 && i >= len(rows)-4; i-- {
			// Of a row, the neighbour decides: what is left of a slope adds up over the width.
			near := slices.MinFunc(rows[i], func(a, b placed) int {
				return sign(apart(a.x0, a.x1, one.x0, one.x1) - apart(b.x0, b.x1, one.x0, one.x1))
			})
			off := math.Abs(near.y-one.y) / min(near.h, one.h)
			if off < rowSlack && off < least && apart(near.x0, near.x1, one.x0, one.x1) > -overlap*min(near.h, one.h) {
				best, least = i, off
			}
		}
		if best < 0 {
			rows = append(rows, []placed{one})
		} else {
			rows[best] = append(rows[best], one)
		}
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b placed) int { return sign(a.x0 - b.x0) })
		var glyphs []glyph
		for _, one := range row {
			glyphs = append(glyphs, one.glyphs...)
		}
		p.rows = append(p.rows, glyphs)
	}
	return p
}

// apart is the gap between two spans; negative where they overlap.
func apart(a0, a1, b0, b1 float64) float64 { return max(a0, b0) - min(a1, b1) }

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

func middle(a, b [2]float64) [2]float64 { return [2]float64{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2} }

func tall(l ocr.Line) float64 {
	return (math.Hypot(l.Box[3][0]-l.Box[0][0], l.Box[3][1]-l.Box[0][1]) + math.Hypot(l.Box[2][0]-l.Box[1][0], l.Box[2][1]-l.Box[1][1])) / 2
}

func wide(l ocr.Line) float64 {
	return (math.Hypot(l.Box[1][0]-l.Box[0][0], l.Box[1][1]-l.Box[0][1]) + math.Hypot(l.Box[2][0]-l.Box[3][0], l.Box[2][1]-l.Box[3][1])) / 2
}

func direction(l ocr.Line) float64 {
	return math.Atan2(l.Box[1][1]-l.Box[0][1]+l.Box[2][1]-l.Box[3][1], l.Box[1][0]-l.Box[0][0]+l.Box[2][0]-l.Box[3][0])
}

// slant returns the direction in which most of the text runs, and the middle height of lines.
func slant(lines []ocr.Line) (angle, height float64) {
	type one struct{ angle, weight float64 }
	var all []one
	var heights []float64
	total := 0.0
	for _, l := range lines {
		if l.Text == "" {
			continue
		}
		heights = append(heights, tall(l))
		if w := wide(l); w > sureOfSlant*tall(l) {
			all = append(all, one{direction(l), w})
			total += w
		}
	}
	if len(heights) > 0 {
		slices.Sort(heights)
		height = heights[len(heights)/2]
	}
	slices.SortFunc(all, func(a, b one) int { return sign(a.angle - b.angle) })
	sum := 0.0
	for _, o := range all {
		if sum += o.weight; sum >= total/2 {
			return o.angle, height
		}
	}
	return 0, height
}

// askew reports whether a line clearly runs in another direction.
func askew(l ocr.Line, angle float64) bool {
	off := math.Abs(math.Remainder(direction(l)-angle, 2*math.Pi))
	return off > slantLimit && wide(l) > sureOfSlant*tall(l)
}

// isMark reports whether a text is nothing but the word across our own samples.
func isMark(s string) bool { return strings.Trim(s, "样例 ") == "" }

// withRunes places the characters of a line that came without places, such as one of a PDF's text.
func withRunes(l ocr.Line) ocr.Line {
	runes := []rune(l.Text)
	if len(runes) > longestLine {
		runes = runes[:longestLine]
		l.Text = string(runes)
	}
	if len(l.Runes) >= len(runes) {
		return l
	}
	breadth := func(r rune) float64 {
		if r < 0x2e80 {
			return 0.55
		}
		return 1
	}
	total := 0.0
	for _, r := range runes {
		total += breadth(r)
	}
	l.Runes = make([]ocr.Rune, 0, len(runes))
	at := 0.0
	for _, r := range runes {
		next := at + breadth(r)/total
		l.Runes = append(l.Runes, ocr.Rune{R: r, Score: l.Score, X0: at, X1: next})
		at = next
	}
	return l
}

// text joins glyphs: a space stays between words in Latin letters only. Chinese text is broken at any character, so that a
// number or a word of letters in it goes on in the next line without one.
func text(glyphs []glyph) string {
	var b strings.Builder
	chinese := slices.ContainsFunc(glyphs, func(g glyph) bool { return unicode.Is(unicode.Han, g.r) })
	for i, g := range glyphs {
		if i > 0 && isLetter(g.r) && (isLetter(glyphs[i-1].r) || glyphs[i-1].r == ',') {
			last := glyphs[i-1]
			wrapped := g.line != last.line && g.x0 < last.x0 && g.y-last.y > g.h/2
			if g.spaced || g.line != last.line && !(chinese && wrapped) {
				b.WriteByte(' ')
			}
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

// box surrounds glyphs: a part of their line as it lies, or the upright rectangle around several.
func (p *page) box(glyphs []glyph) paper.Box {
	var corners [4][2]float64
	from, to := 1.0, 0.0
	for i, g := range glyphs {
		if g.line != glyphs[0].line {
			return p.around(glyphs)
		}
		if i == 0 || g.from < from {
			from = g.from
		}
		to = max(to, g.to)
	}
	if len(glyphs) == 0 {
		return paper.Box{}
	}
	corners = part(p.lines[glyphs[0].line].Box, from, to)
	return rounded(corners)
}

// part is the piece of a line's box from one share of its length to another.
func part(b [4][2]float64, from, to float64) [4][2]float64 {
	along := func(a, b [2]float64, t float64) [2]float64 {
		return [2]float64{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
	}
	return [4][2]float64{along(b[0], b[1], from), along(b[0], b[1], to), along(b[3], b[2], to), along(b[3], b[2], from)}
}

func rounded(b [4][2]float64) paper.Box {
	var out paper.Box
	for i, c := range b {
		out[i] = [2]int{int(math.Round(c[0])), int(math.Round(c[1]))}
	}
	return out
}

func (p *page) around(glyphs []glyph) paper.Box {
	x0, y0, x1, y1 := math.MaxInt, math.MaxInt, math.MinInt, math.MinInt
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].line == glyphs[0].line {
			n++
		}
		for _, c := range p.box(glyphs[:n]) {
			x0, y0, x1, y1 = min(x0, c[0]), min(y0, c[1]), max(x1, c[0]), max(y1, c[1])
		}
		glyphs = glyphs[n:]
	}
	return paper.Box{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
}

// said makes a field of glyphs and what they say.
func (p *page) said(glyphs []glyph, says string) paper.Line {
	sum := 0.0
	for _, g := range glyphs {
		sum += g.score
	}
	l := paper.Line{Text: says, Box: p.box(glyphs)}
	if len(glyphs) > 0 {
		l.Score = math.Round(1000*sum/float64(len(glyphs))) / 1000
	}
	if raw := text(glyphs); raw != says {
		l.Raw = raw
	}
	return l
}

// all returns the text of the page, a line for each row.
func (p *page) all() string {
	var b strings.Builder
	for _, row := range p.rows {
		b.WriteString(text(row))
		b.WriteByte('\n')
	}
	return b.String()
}

// parts cuts the page into an upper and a lower part that share a strip of some lines.
func (p *page) parts() [][4][2]float64 {
	x0, y0, x1, y1 := p.bounds()
	if len(p.lines) == 0 {
		return nil
	}
	h := p.middleHeight()
	x0, y0, x1, y1 = x0-2*h, y0-2*h, x1+2*h, y1+2*h
	upper, lower := (y0+y1)/2+sharedLines*h/2, (y0+y1)/2-sharedLines*h/2
	return [][4][2]float64{{{x0, y0}, {x1, y0}, {x1, upper}, {x0, upper}}, {{x0, lower}, {x1, lower}, {x1, y1}, {x0, y1}}}
}

// sharedLines is how many heights of a line the two parts share, so that each line is whole in one of them.
const sharedLines = 4.0

func (p *page) middleHeight() float64 {
	heights := make([]float64, 0, len(p.lines))
	for _, l := range p.lines {
		heights = append(heights, tall(l))
	}
	slices.Sort(heights)
	return max(1, heights[len(heights)/2])
}

// merged puts the lines of parts together: what an edge has cut is left out, and of what was read twice the longer counts.
func merged(parts [][4][2]float64, lines [][]ocr.Line) []ocr.Line {
	var out []ocr.Line
	for i, part := range parts {
		for _, l := range lines[i] {
			h := tall(l)
			if i > 0 && min(l.Box[0][1], l.Box[1][1]) < part[0][1]+0.3*h || i+1 < len(parts) && max(l.Box[2][1], l.Box[3][1]) > part[2][1]-0.3*h {
				continue
			}
			at := slices.IndexFunc(out, func(o ocr.Line) bool { return over(o, l) })
			switch {
			case at < 0:
				out = append(out, l)
			case len(l.Text) > len(out[at].Text):
				out[at] = l
			}
		}
	}
	return out
}

// over reports whether two lines lie on each other.
func over(a, b ocr.Line) bool {
	ca, cb := middle(a.Box[0], a.Box[2]), middle(b.Box[0], b.Box[2])
	return math.Abs(ca[1]-cb[1]) < 0.5*min(tall(a), tall(b)) && apart(a.Box[0][0], a.Box[1][0], b.Box[0][0], b.Box[1][0]) < -0.5*min(wide(a), wide(b))
}

// bounds is the upright rectangle around all lines.
func (p *page) bounds() (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range p.lines {
		for _, c := range l.Box {
			x0, y0, x1, y1 = min(x0, c[0]), min(y0, c[1]), max(x1, c[0]), max(y1, c[1])
		}
	}
	return x0, y0, x1, y1
}
