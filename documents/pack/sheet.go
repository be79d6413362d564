package pack

import (
	"fmt"
	"time"

	"github.com/signintech/gopdf"

	"github.com/beiandesk/beiandesk/documents/typeset"
)

// Measures of the page in points: A4 (ISO 216) with margins wide enough for punching.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	marginX    = 54.0
	marginTop  = 62.0
	marginEnd  = 66.0
	textWidth  = pageWidth - 2*marginX
	leading    = 1.55 // of the size, from line to line
)

// A colour of the report: one accent, its tint, and greys.
type colour [3]uint8

var (
	ink    = colour{29, 35, 39}
	soft   = colour{98, 109, 117}
	edge   = colour{214, 219, 223}
	accent = colour{31, 95, 191}
	tint   = colour{232, 240, 251}
	white  = colour{255, 255, 255}
)

// An op draws one thing; y is the top of the strip it belongs to.
type op func(pdf *gopdf.GoPdf, y float64) error

// A strip is the least that is not cut by the end of a page.
type strip struct {
	height float64
	ops    []op
}

// A sheet fills pages with strips from top to bottom and draws them at the end, when the number of pages is known.
type sheet struct {
	faces *typeset.Typeface
	pages [][]placed
	y     float64
}

type placed struct {
	y  float64
	op op
}

func (s *sheet) turn() {
	s.pages = append(s.pages, nil)
	s.y = marginTop
}

func (s *sheet) room() float64 { return pageHeight - marginEnd - s.y }

// add puts strips on the page. Kept together they move to a new page as one, unless they fill more than half of it.
func (s *sheet) add(together bool, strips ...strip) {
	total := 0.0
	for _, st := range strips {
		total += st.height
	}
	if len(s.pages) == 0 || together && total > s.room() && total < (pageHeight-marginTop-marginEnd)/2 {
		s.turn()
	}
	for _, st := range strips {
		if st.height > s.room() {
			s.turn()
		}
		page := &s.pages[len(s.pages)-1]
		for _, o := range st.ops {
			*page = append(*page, placed{s.y, o})
		}
		s.y += st.height
	}
}

// need turns the page when less room than this is left, so that a heading does not stand alone.
func (s *sheet) need(height float64) {
	if len(s.pages) > 0 && s.room() < height {
		s.turn()
	}
}

func (s *sheet) gap(height float64) { s.y += height }

// A style is how text is set.
type style struct {
	size   float64
	weight typeset.Weight
	colour colour
}

func (st style) line() float64 { return st.size * leading }

// lines wraps a text into the column.
func (s *sheet) lines(text string, width float64, st style) []string {
	return typeset.Wrap(s.faces.Printable(text), width, s.faces.Advance(st.weight, st.size))
}

// text writes a line that is known to fit, dy below the top of its strip.
func (s *sheet) text(x, dy float64, line string, st style) op {
	runs := s.faces.Runs(line, st.weight, st.size)
	return func(pdf *gopdf.GoPdf, y float64) error {
		return typeset.Write(pdf, runs, x, y+dy+(st.line()-st.size)/2, st.size, st.colour)
	}
}

// measure returns the width of a line.
func (s *sheet) measure(line string, st style) float64 {
	return s.faces.Measure(line, st.weight, st.size)
}

// paragraph wraps a text into strips.
func (s *sheet) paragraph(x, width float64, text string, st style) []strip {
	var out []strip
	for _, line := range s.lines(text, width, st) {
		out = append(out, strip{st.line(), []op{s.text(x, 0, line, st)}})
	}
	return out
}

func fill(x, dy, width, height float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetFillColor(c[0], c[1], c[2])
		pdf.RectFromUpperLeftWithStyle(x, y+dy, width, height, "F")
		return nil
	}
}

func frame(x, dy, width, height float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetStrokeColor(c[0], c[1], c[2])
		pdf.SetLineWidth(0.8)
		pdf.RectFromUpperLeftWithStyle(x, y+dy, width, height, "D")
		return nil
	}
}

func hairline(x, dy, width, thick float64, c colour) op {
	return func(pdf *gopdf.GoPdf, y float64) error {
		pdf.SetStrokeColor(c[0], c[1], c[2])
		pdf.SetLineWidth(thick)
		pdf.Line(x, y+dy, x+width, y+dy)
		return nil
	}
}

// A margin draws what stands on every page: n of total.
type margin func(n, total int) []op

// bytes draws the pages. The moment goes into the file in place of the present one, so that the same report is the same
// bytes.
func (s *sheet) bytes(title, author string, moment time.Time, every margin) ([]byte, error) {
	var pdf gopdf.GoPdf
	pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}})
	pdf.SetInfo(gopdf.PdfInfo{Title: title, Author: author, Creator: author, Producer: author, CreationDate: moment.UTC()})
	for _, f := range s.faces.Fonts() {
		if err := pdf.AddTTFFontData(string(f.Weight), f.Data); err != nil {
			return nil, fmt.Errorf("embed font: %w", err)
		}
	}
	for i, page := range s.pages {
		pdf.AddPage()
		for _, o := range every(i+1, len(s.pages)) {
			if err := o(&pdf, 0); err != nil {
				return nil, err
			}
		}
		for _, p := range page {
			if err := p.op(&pdf, p.y); err != nil {
				return nil, err
			}
		}
	}
	raw, err := pdf.GetBytesPdfReturnErr()
	if err != nil {
		return nil, err
	}
	return typeset.Mend(raw)
}
