// Package documents looks into one local file and reports what it is; whether that is good is decided elsewhere.
package documents

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/pages"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// ErrNotShown says that a file has no page that could be shown.
var ErrNotShown = errors.New("no page that can be shown")

// Options say what an inspector works with.
type Options struct {
	CacheDir string           // where the compiled PDF engine is kept; empty: compiled anew in each run
	FontDirs []string         // folders with fonts, for PDF files that bring none
	Clock    func() time.Time // for the time that an inspection takes; nil: the system's
	Reader   *ocr.Engine      // reads text; nil: no text is read. The inspector closes it
}

// An Inspector looks into files. Every method may be called from any goroutine.
type Inspector struct {
	pages  *pages.Renderer
	clock  func() time.Time
	reader *ocr.Engine
}

// SoftMemory is what a program that looks into papers tells its collector to keep to, in bytes, for all but the text models:
// left alone, the collector lets what is dead take as much as what is alive, and that is a large picture once more.
const SoftMemory = 224 << 20

// New returns an inspector. Close gives back what it holds.
func New(o Options) *Inspector {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Inspector{pages: pages.New(pages.Options{CacheDir: o.CacheDir, FontDirs: o.FontDirs}), clock: o.Clock, reader: o.Reader}
}

// Close stops the PDF engine and the text reader.
func (i *Inspector) Close() error {
	err := i.pages.Close()
	if i.reader != nil {
		err = errors.Join(err, i.reader.Close())
	}
	return err
}

// Inspect reports what a file is; trouble with the file is in the report. As is the kind of paper that is expected, or
// empty, and chooses the measures that are taken. The only error is that of ctx.
func (i *Inspector) Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error) {
	start := i.clock()
	sum := sha256.Sum256(data)
	r := paper.Report{
		File: name, SHA256: hex.EncodeToString(sum[:]), Format: photo.Format(data), Bytes: int64(len(data)),
		Kind: paper.UnknownKind, Fields: map[string]paper.Line{}, Lines: []paper.Line{}, Measures: map[string]paper.Measure{},
	}
	err := i.look(ctx, &r, data, as)
	if r.Kind == paper.Letter {
		delete(r.Measures, paper.Colour) // it is black on white; what colour its seal has is told with the seal
	}
	r.Milliseconds = i.clock().Sub(start).Milliseconds()
	if ctx.Err() != nil {
		return paper.Report{}, fmt.Errorf("inspect %s: %w", name, ctx.Err())
	}
	r.Trouble = troubleOf(err)
	return r, nil
}

// look fills the report in, as far as it comes.
func (i *Inspector) look(ctx context.Context, r *paper.Report, data []byte, as paper.Kind) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = fmt.Errorf("%w: %v", photo.ErrBroken, recovered)
		}
	}()
	switch {
	case len(data) == 0:
		return errEmpty
	case len(data) > paper.MaxBytes:
		return errTooLarge
	}
	switch r.Format {
	case paper.JPEG, paper.PNG, paper.WebP, paper.BMP:
		// The size is known even of what is not decoded.
		if r.Width, r.Height, err = photo.Size(data); err != nil {
			return err
		}
		picture, err := photo.Decode(ctx, data)
		if err != nil {
			return err
		}
		return i.readPicture(ctx, r, picture, as)
	case paper.PDF:
		return i.lookIntoPDF(ctx, r, data, as)
	case paper.HEIC:
		return errHEIC
	}
	return photo.ErrUnsupported
}

// readPicture measures a picture and reads it. Of an icon neither means anything.
func (i *Inspector) readPicture(ctx context.Context, r *paper.Report, picture *photo.Picture, as paper.Kind) error {
	if as == paper.Icon {
		return ctx.Err()
	}
	sheet, err := picture.Straighten(ctx, as)
	if err != nil {
		return err
	}
	if r.Measures, err = picture.Measures(ctx, sheet); err != nil {
		return err
	}
	return i.readText(ctx, r, picture, sheet, as)
}

// Picture draws a page (from 0) upright, no side longer than maxSide pixels; 0 asks for all pixels of a photograph. It
// fails with ErrNotShown, or with the error of ctx.
func (i *Inspector) Picture(ctx context.Context, data []byte, page, maxSide int) (image.Image, error) {
	picture, err := i.picture(ctx, data, page, maxSide)
	if err != nil {
		return nil, err
	}
	return picture.Preview(maxSide), nil
}

// sharedSide is the long side, in pixels, of the picture that several parts are cut out of: a line of print that can be read
// is still 20 pixels high on it.
const sharedSide = 2400

// Cut draws parts of the first page straightened, no side longer than maxSide pixels: a field beside which its reading is
// shown, or the paper without the table. The boxes are of the file's report; one without a surface gives nil. It fails with
// ErrNotShown, or with the error of ctx.
func (i *Inspector) Cut(ctx context.Context, data []byte, r paper.Report, boxes []paper.Box, maxSide int) ([]image.Image, error) {
	picture, err := i.picture(ctx, data, 0, max(r.Width, r.Height))
	if err != nil {
		return nil, err
	}
	scale := 1.0
	if side := max(r.Width, r.Height); len(boxes) > 1 && side > sharedSide {
		// Every part is cut out of all pixels that it might need, so that many parts share fewer.
		picture = photo.Of(picture.Preview(sharedSide), r.Format)
		scale = sharedSide / float64(side)
	}
	out := make([]image.Image, len(boxes))
	for n, box := range boxes {
		for k := range box {
			box[k] = [2]int{int(float64(box[k][0]) * scale), int(float64(box[k][1]) * scale)}
		}
		if part := picture.Cut(box, maxSide); part != nil {
			out[n] = part
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// picture decodes a photograph or draws a page. Side is wanted of a page only.
func (i *Inspector) picture(ctx context.Context, data []byte, page, side int) (*photo.Picture, error) {
	picture, err := i.read(ctx, data, page, side)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotShown, err)
	}
	return picture, nil
}

func (i *Inspector) read(ctx context.Context, data []byte, page, side int) (*photo.Picture, error) {
	switch {
	case len(data) > paper.MaxBytes:
		return nil, errTooLarge
	case photo.Format(data) != paper.PDF && page != 0:
		return nil, pages.ErrNoPage
	case photo.Format(data) != paper.PDF:
		return photo.Decode(ctx, data)
	case side <= 0:
		side = portalPageSide
	}
	drawn, err := i.pages.Draw(ctx, data, page, side)
	if err != nil {
		return nil, err
	}
	return photo.Of(drawn, paper.PDF), nil
}
