// Package textlayer reads the text that PDF files carry beside what they show.
package textlayer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// The reasons why there is no text.
var (
	ErrLocked     = errors.New("the PDF asks for a password")
	ErrUnreadable = errors.New("the text of the PDF cannot be read")
)

// Limits of what is read. They are far beyond any letter or licence.
const (
	maxFile   = 16 << 20 // bytes
	maxText   = 40_000   // characters of one file
	maxPieces = 200_000  // pieces of text of one page
	maxReads  = 200_000  // that the library makes before it is going in circles: some seconds
)

// A Layer is the text of a PDF.
type Layer struct {
	Pages         int
	Width, Height float64 // of the first page, in points; 0 when it does not say
	Lines         []Line  // page by page, from top to bottom
}

// A Line is a run of text on one height of a page.
type Line struct {
	Page                     int // from 0
	Text                     string
	Left, Top, Right, Bottom float64 // in points from the top left of the page; all 0 on a page that is turned
}

// Read reads the text of at most paper.MaxPages pages. It fails with ErrLocked, with ErrUnreadable for anything else that
// the file does, or with the error of ctx. The file may still be a good PDF: there are encodings that are not understood.
func Read(ctx context.Context, data []byte) (layer Layer, err error) {
	if len(data) > maxFile || !harmless(data) {
		return Layer{}, ErrUnreadable
	}
	// The library panics on damaged files: 62 of 400 damaged on purpose.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrUnreadable, r)
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
	}()
	file := &guarded{ctx: ctx, data: bytes.NewReader(data), left: maxReads}
	reader, err := pdf.NewReader(file, int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return Layer{}, ErrLocked
	case err != nil:
		return Layer{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	layer.Pages = reader.NumPage()
	characters := 0
	for number := range min(layer.Pages, paper.MaxPages) {
		page := reader.Page(number + 1)
		if page.V.IsNull() {
			continue
		}
		box, turned := sheetOf(page)
		if number == 0 {
			layer.Width, layer.Height = box.right-box.left, box.top-box.bottom
		}
		if !harmlessPage(page) {
			continue
		}
		for _, line := range linesOf(page, number, box, turned) {
			characters += len([]rune(line.Text))
			if characters > maxText {
				return layer, nil
			}
			layer.Lines = append(layer.Lines, line)
		}
	}
	return layer, nil
}

// guarded reads for the library, until the context ends or it goes in circles.
type guarded struct {
	ctx  context.Context
	data *bytes.Reader
	left int
}

var errTooOften = errors.New("read too often")

// ReadAt implements io.ReaderAt.
func (g *guarded) ReadAt(p []byte, at int64) (int, error) {
	if err := g.ctx.Err(); err != nil {
		return 0, err
	}
	if g.left--; g.left < 0 {
		return 0, errTooOften
	}
	return g.data.ReadAt(p, at)
}

// sheet is the area of a page that is shown, in points, counted upwards.
type sheet struct{ left, bottom, right, top float64 }

func sheetOf(page pdf.Page) (area sheet, turned bool) {
	inherited := func(key string) pdf.Value {
		v := page.V
		for range 32 { // levels of the tree of pages
			if found := v.Key(key); !found.IsNull() {
				return found
			}
			v = v.Key("Parent")
		}
		return pdf.Value{}
	}
	box := inherited("CropBox")
	if box.Len() != 4 {
		box = inherited("MediaBox")
	}
	if box.Len() != 4 {
		return sheet{}, true
	}
	x0, y0, x1, y1 := box.Index(0).Float64(), box.Index(1).Float64(), box.Index(2).Float64(), box.Index(3).Float64()
	area = sheet{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	switch inherited("Rotate").Int64() % 360 {
	case 0:
		return area, false
	case 90, 270, -90, -270:
		return sheet{0, 0, area.top - area.bottom, area.right - area.left}, true
	}
	return area, true
}

// linesOf puts the pieces of text of a page together into lines.
func linesOf(page pdf.Page, number int, area sheet, turned bool) []Line {
	pieces := page.Content().Text
	if len(pieces) > maxPieces {
		pieces = pieces[:maxPieces]
	}
	// The library writes a character at a time in the order of the file, which for nearly all files is that of reading.
	slices.SortStableFunc(pieces, func(a, b pdf.Text) int {
		if sameHeight(a, b) {
			return 0
		}
		return int(math.Copysign(1, b.Y-a.Y))
	})
	var lines []Line
	var text strings.Builder
	var last pdf.Text
	var line Line
	flush := func() {
		if line.Text = strings.TrimSpace(text.String()); line.Text != "" {
			lines = append(lines, line)
		}
		text.Reset()
	}
	for i, p := range pieces {
		top, bottom := area.top-p.Y-p.FontSize, area.top-p.Y
		if i == 0 || !sameHeight(last, p) {
			flush()
			line = Line{Page: number, Left: p.X - area.left, Right: p.X - area.left, Top: top, Bottom: bottom}
		} else if gap := p.X - (last.X + last.W); gap > p.FontSize/3 {
			text.WriteByte(' ')
		}
		text.WriteString(strings.Map(printable, p.S))
		line.Left, line.Right = min(line.Left, p.X-area.left), max(line.Right, p.X-area.left+max(p.W, 0))
		line.Top, line.Bottom = min(line.Top, top), max(line.Bottom, bottom)
		last = p
	}
	flush()
	if turned {
		for i := range lines {
			lines[i].Left, lines[i].Top, lines[i].Right, lines[i].Bottom = 0, 0, 0, 0
		}
	}
	return lines
}

// sameHeight reports whether two pieces stand on one line.
func sameHeight(a, b pdf.Text) bool { return math.Abs(a.Y-b.Y) <= 0.4*max(a.FontSize, b.FontSize, 1) }

// printable leaves out what is no text.
func printable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case !unicode.IsPrint(r):
		return -1
	}
	return r
}
