package documents

import (
	"context"
	"errors"
	"strings"

	"github.com/beiandesk/beiandesk/documents/pages"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/textlayer"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	pageDPI       = 200.0 // at which pages are drawn for a look; a scanned card keeps its small print
	pointsPerInch = 72.0  // ISO 32000-1, 8.3.2.3
	// bornDigital is how many characters of text a page has that was written and not scanned; scanners put a stamp or a
	// number on the page, too.
	bornDigital = 40
	// wholeSide is the long side of a page of A4 at pageDPI, for pages that do not say how large they are.
	wholeSide = 2339 // pixels
	// maxPageSide is the longest side of a page that is drawn for a look: A3 at pageDPI.
	maxPageSide = 3307.0 // pixels
)

// lookIntoPDF counts the pages, reads the text, and measures the first page when it is a scan.
func (i *Inspector) lookIntoPDF(ctx context.Context, r *paper.Report, data []byte, as paper.Kind) error {
	layer, textErr := textlayer.Read(ctx, data)
	count, err := i.pages.Count(ctx, data)
	switch {
	case errors.Is(err, pages.ErrEngine):
		// Without the engine the text layer has to say what it can.
		if errors.Is(textErr, textlayer.ErrLocked) || layer.Pages == 0 {
			return textErr
		}
		count = layer.Pages
	case err != nil:
		return err
	}
	r.Pages = count
	if count > paper.MaxPages {
		return errTooManyPages
	}
	if count < 1 {
		return pages.ErrNoPage
	}
	side := wholeSide
	if layer.Width > 0 && layer.Height > 0 {
		side = int(min(maxPageSide, max(layer.Width, layer.Height)/pointsPerInch*pageDPI))
	}
	drawn, err := i.pages.Draw(ctx, data, 0, side)
	if errors.Is(err, pages.ErrEngine) {
		r.Width, r.Height = int(layer.Width/pointsPerInch*pageDPI), int(layer.Height/pointsPerInch*pageDPI)
		r.Lines = linesOf(layer, r.Width, r.Height)
		return nil
	}
	if err != nil {
		return err
	}
	r.Width, r.Height = drawn.Rect.Dx(), drawn.Rect.Dy()
	r.Lines = linesOf(layer, r.Width, r.Height)
	if len(r.Lines) == 0 {
		if r.Lines, err = i.plainLines(ctx, data, count); err != nil {
			return err
		}
	}
	if characters(r.Lines) >= bornDigital {
		if err := readLayer(ctx, r); err != nil {
			return err
		}
		return i.writtenLeaves(ctx, r, data, layer, side, as)
	}
	if err := i.readPicture(ctx, r, photo.Of(drawn, paper.PDF), as); err != nil {
		return err
	}
	// The pixels are ours, not the scanner's.
	delete(r.Measures, paper.Resolution)
	return i.moreLeaves(ctx, r, data, side, as)
}

// linesOf puts the text layer on the picture of the first page. Lines of other pages have no place on it.
func linesOf(layer textlayer.Layer, width, height int) []paper.Line {
	out := make([]paper.Line, 0, len(layer.Lines))
	for _, l := range layer.Lines {
		line := paper.Line{Text: l.Text, Score: 1}
		if l.Page == 0 && layer.Width > 0 && layer.Height > 0 && l.Right > l.Left {
			x := func(points float64) int { return max(0, min(width, int(points/layer.Width*float64(width)))) }
			y := func(points float64) int { return max(0, min(height, int(points/layer.Height*float64(height)))) }
			line.Box = paper.Box{{x(l.Left), y(l.Top)}, {x(l.Right), y(l.Top)}, {x(l.Right), y(l.Bottom)}, {x(l.Left), y(l.Bottom)}}
		}
		out = append(out, line)
	}
	return out
}

// plainLines asks the engine for the text where the text layer is not understood, as with the older Chinese encodings.
func (i *Inspector) plainLines(ctx context.Context, data []byte, count int) ([]paper.Line, error) {
	out := []paper.Line{}
	for page := range count {
		text, err := i.pages.Text(ctx, data, page)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return out, nil // the picture is there; it only has no text
		}
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && len(out) < maxLines {
				out = append(out, paper.Line{Text: line, Score: 1})
			}
		}
	}
	return out, nil
}

// maxLines is how many lines without a place are kept of one file.
const maxLines = 4000

func characters(lines []paper.Line) int {
	n := 0
	for _, l := range lines {
		n += len([]rune(l.Text))
	}
	return n
}
