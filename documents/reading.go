package documents

import (
	"context"
	"errors"
	"maps"
	"math"
	"runtime/debug"

	"github.com/beiandesk/beiandesk/documents/cards"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/qr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	// The long side, in pixels, at which text is looked for on a straightened card and on anything larger: on both the
	// smallest print that a field needs is 11 pixels high then.
	cardDetail  = 736
	sheetDetail = 960
	// largePicture is how many pixels a picture has that is not kept beside the text models.
	largePicture = 16_000_000
	// fewLines is how many lines any paper has at least.
	fewLines = 3
)

// readText reads what stands on the paper in a picture: its lines, its codes, its kind and its fields. Whatever cannot be
// read is left out, and why nothing could be read stands in the report. The only error is that of ctx.
func (i *Inspector) readText(ctx context.Context, r *paper.Report, picture *photo.Picture, sheet *photo.Sheet, as paper.Kind) error {
	if i.reader == nil {
		r.Unread = paper.NoLibrary
		return i.lookWithoutText(ctx, r, sheet, as)
	}
	whole := wholeOf(picture, sheet)
	if r.Width*r.Height >= largePicture {
		// Nothing below needs the pixels, and the collector would not look in time.
		debug.FreeOSMemory()
	}
	sheet, lines, found, codes, err := i.readSheet(ctx, sheet)
	if err == nil && sheet.Found && found.Kind == paper.UnknownKind && !ours(codes) {
		// What was cut out is no paper that we know: perhaps it was the wrong thing.
		all, more, other, others, again := i.readSheet(ctx, whole())
		if err = again; again == nil && (other.Kind != paper.UnknownKind || len(lines) < fewLines || ours(others)) {
			sheet, lines, found, codes = all, more, other, others
			for _, name := range []string{paper.CardCoverage, paper.Corners, paper.Rotation} {
				delete(r.Measures, name)
			}
			maps.Copy(r.Measures, sheet.Measures())
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		r.Unread = unreadOf(err)
		return i.lookWithoutText(ctx, r, sheet, as)
	}
	if sheet.Found {
		crop := sheet.Corners()
		r.Crop = &crop
	}
	r.Kind, r.KindScore, r.Also = found.Kind, rounded(found.Score), found.Also
	for _, l := range lines {
		r.Lines = append(r.Lines, paper.Line{Text: l.Text, Score: rounded(l.Score), Box: sheet.Place(l.Box)})
	}
	for name, field := range found.Fields {
		r.Fields[name] = placed(sheet, field)
	}
	for _, mark := range found.Marks {
		mark.Line = placed(sheet, mark.Line)
		r.Marks = append(r.Marks, mark)
	}
	return i.lookAtLetter(ctx, r, as, leaf{sheet: sheet, lines: lines, codes: codes})
}

// wholeOf returns the whole picture, should it be wanted instead of the paper that was cut out. Of a large picture the whole
// is made at once, so that its pixels are given back before the text models take theirs.
func wholeOf(picture *photo.Picture, sheet *photo.Sheet) func() *photo.Sheet {
	if width, height := picture.Size(); width*height < largePicture {
		return picture.Whole
	}
	all := sheet
	if sheet.Found {
		all = picture.Whole()
	}
	return func() *photo.Sheet { return all }
}

// readSheet reads a sheet and turns it upright. Where that gives no paper that we know and little that can be read, the
// sheet was perhaps turned the wrong way, and the other ways are tried.
func (i *Inspector) readSheet(ctx context.Context, sheet *photo.Sheet) (*photo.Sheet, []ocr.Line, cards.Found, []qr.Code, error) {
	lines, err := i.reader.Read(ctx, sheet.Pixels, ocr.Reading{Side: detailOf(sheet)})
	if err != nil {
		return sheet, nil, cards.Found{}, nil, err
	}
	sheet, lines = uprightOf(sheet, lines)
	found, codes, err := i.recognise(ctx, sheet, lines)
	if err != nil {
		return sheet, lines, found, codes, err
	}
	if quarters := askew(codes); quarters != 0 {
		// The code of a letter knows better than its lines which way is up.
		turned := sheet.Turned(quarters)
		more, err := i.reader.Read(ctx, turned.Pixels, ocr.Reading{Side: detailOf(turned), Upright: true})
		if err != nil {
			return sheet, nil, cards.Found{}, nil, err
		}
		found, codes, err := i.recognise(ctx, turned, more)
		return turned, more, found, codes, err
	}
	if found.Kind != paper.UnknownKind || ours(codes) || !doubtful(lines) {
		return sheet, lines, found, codes, nil
	}
	for _, quarters := range otherWays(lines) {
		turned := sheet.Turned(quarters)
		more, err := i.reader.Read(ctx, turned.Pixels, ocr.Reading{Side: detailOf(turned), Upright: true})
		if err != nil {
			return sheet, nil, cards.Found{}, nil, err
		}
		other, otherCodes, err := i.recognise(ctx, turned, more)
		if err != nil || other.Kind != paper.UnknownKind {
			return turned, more, other, otherCodes, err
		}
	}
	return sheet, lines, found, codes, nil
}

// recognise finds the kind, the fields and the codes of a sheet that stands upright. A card has no code; a whole picture may
// have the proportions of one.
func (i *Inspector) recognise(ctx context.Context, sheet *photo.Sheet, lines []ocr.Line) (found cards.Found, codes []qr.Code, err error) {
	if !sheet.IsCard() || !sheet.Found {
		if codes, err = qr.Find(ctx, sheet.Pixels); err != nil {
			return cards.Found{}, nil, err
		}
	}
	texts := make([]string, 0, len(codes))
	for _, c := range codes {
		texts = append(texts, c.Text)
	}
	found, err = cards.Read(ctx, cards.Sheet{
		Lines: lines, Codes: texts,
		Again: func(ctx context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error) {
			return i.reader.ReadRegion(ctx, sheet.Pixels, box, pass)
		},
	})
	return found, codes, err
}

// surelyRead is the mean score of lines that stand upright: 0.93 and more on our own papers in every condition, where those
// that stand on their heads have 0.75. 2026-11-23.
const surelyRead = 0.85

// doubtful reports whether lines look as if they had been read the wrong way round: most were dropped, or the rest scores
// low.
func doubtful(lines []ocr.Line) bool {
	sum := 0.0
	for _, l := range lines {
		sum += l.Score
	}
	return len(lines) < fewLines || sum < surelyRead*float64(len(lines))
}

// otherWays lists the quarter turns by which a sheet may have to be turned once more: half round, and where its lines stand
// instead of lying, to both sides.
func otherWays(lines []ocr.Line) []int {
	standing := 0
	for _, l := range lines {
		across := math.Hypot(l.Box[1][0]-l.Box[0][0], l.Box[1][1]-l.Box[0][1])
		if down := math.Hypot(l.Box[3][0]-l.Box[0][0], l.Box[3][1]-l.Box[0][1]); down > across {
			standing++
		}
	}
	if 2*standing > len(lines) {
		return []int{1, 3, 2}
	}
	return []int{2}
}

// readLayer finds the kind and the fields of a page whose text came with it.
func readLayer(ctx context.Context, r *paper.Report) error {
	lines := make([]ocr.Line, 0, len(r.Lines))
	const row = 20 // pixels: lines without a place are taken for a page of rows
	for n, l := range r.Lines {
		line := ocr.Line{Text: l.Text, Score: l.Score}
		box := l.Box
		if box == (paper.Box{}) {
			wide := row * len([]rune(l.Text))
			box = paper.Box{{0, n * row}, {wide, n * row}, {wide, (n + 1) * row}, {0, (n + 1) * row}}
		}
		for i, c := range box {
			line.Box[i] = [2]float64{float64(c[0]), float64(c[1])}
		}
		lines = append(lines, line)
	}
	found, err := cards.Read(ctx, cards.Sheet{Lines: lines})
	if err != nil {
		return err
	}
	r.Kind, r.KindScore, r.Fields, r.Marks = found.Kind, rounded(found.Score), found.Fields, found.Marks
	return ctx.Err()
}

// detailOf returns the side at which text is looked for.
func detailOf(s *photo.Sheet) int {
	if s.IsCard() {
		return cardDetail
	}
	return sheetDetail
}

// uprightOf turns a sheet by quarter turns until its text runs to the right.
func uprightOf(s *photo.Sheet, lines []ocr.Line) (*photo.Sheet, []ocr.Line) {
	quarters := int(math.Round(-ocr.Tilt(lines) / (math.Pi / 2)))
	b := s.Pixels.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	quarters = (quarters%4 + 4) % 4
	for i := range lines {
		for k, p := range lines[i].Box {
			switch quarters {
			case 1:
				lines[i].Box[k] = [2]float64{h - p[1], p[0]}
			case 2:
				lines[i].Box[k] = [2]float64{w - p[0], h - p[1]}
			case 3:
				lines[i].Box[k] = [2]float64{p[1], w - p[0]}
			}
		}
	}
	return s.Turned(quarters), lines
}

// placed moves what was found on a sheet to where it stands in the picture.
func placed(s *photo.Sheet, l paper.Line) paper.Line {
	if l.Box == (paper.Box{}) {
		return l // it stands nowhere, like what a code says
	}
	var box [4][2]float64
	for i, c := range l.Box {
		box[i] = [2]float64{float64(c[0]), float64(c[1])}
	}
	l.Box = s.Place(box)
	return l
}

// rounded keeps three decimals: more say nothing.
func rounded(score float64) float64 { return math.Round(score*1000) / 1000 }

// unreadOf says in a report's words why nothing was read.
func unreadOf(err error) paper.Unread {
	switch {
	case errors.Is(err, ocr.ErrNoLibrary):
		return paper.NoLibrary
	case errors.Is(err, ocr.ErrWrongLibrary):
		return paper.WrongLibrary
	}
	return paper.ReaderFailed
}
