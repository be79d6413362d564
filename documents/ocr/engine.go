// Package ocr reads lines of text in a picture, on this machine, with the PP-OCRv4 models.
package ocr

import (
	"context"
	"errors"
	"fmt"
	"image"
	"sync"
)

// The reasons why nothing can be read at all.
var (
	// ErrNoLibrary says that the runtime library was found nowhere.
	ErrNoLibrary = errors.New("the library that runs the text models was not found")
	// ErrWrongLibrary says that a library was found that is not the one we ship.
	ErrWrongLibrary = errors.New("the library that runs the text models is not the one of this version")
	// ErrEngine says that the library or a model is there and does not work.
	ErrEngine = errors.New("the text models cannot be run")
)

// Options say where an engine finds what it works with.
type Options struct {
	// LibraryPaths are the absolute paths at which the runtime library is looked for, in this order.
	LibraryPaths []string
	// Models are the networks, as assets/models holds them.
	Models Models
}

// Models are the networks in the format ONNX.
type Models struct {
	Detector   []byte // where text stands
	Direction  []byte // whether a line stands on its head
	Recogniser []byte // what a line says
}

// Reading says how one picture is read. The zero value suits a picture of which nothing is known.
type Reading struct {
	// Upright says that the text stands upright in the picture, so that its direction is not looked for.
	Upright bool
	// Side is the long side, in pixels, at which text is looked for; 0 is 960. Small print needs more, and time grows with
	// its square. Lines are always read from the pixels of the picture itself.
	Side int
}

// atOnce is how many pictures may be read at the same time: each takes up to 150 MB while text is looked for.
const atOnce = 2

// An Engine reads text. It loads its models at the first use; its methods may be called from any goroutine, and no more
// than two pictures are read at once.
type Engine struct {
	options Options
	free    chan struct{} // one for each picture that is being read
	once    sync.Once
	loaded  *networks
	err     error
}

// New returns an engine. It cannot fail: what is missing is found at the first use.
func New(o Options) *Engine {
	return &Engine{options: o, free: make(chan struct{}, atOnce)}
}

// Ready loads the models if they are not yet, and says why nothing can be read, if so: one of this package's errors.
func (e *Engine) Ready() error {
	e.once.Do(func() { e.loaded, e.err = load(e.options) })
	return e.err
}

// Close gives back the models. Nothing may be read at the same time or later.
func (e *Engine) Close() error {
	e.once.Do(func() { e.err = ErrEngine })
	if e.loaded == nil {
		return nil
	}
	return e.loaded.close()
}

// begin waits for a place and for the models.
func (e *Engine) begin(ctx context.Context) (*networks, error) {
	select {
	case e.free <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := e.Ready(); err != nil {
		e.end()
		return nil, err
	}
	return e.loaded, nil
}

func (e *Engine) end() { <-e.free }

// Read returns the lines of a picture from top to bottom and left to right as its reader sees them. Boxes are in pixels of
// the picture as given, whatever way the text runs in it. It fails with one of this package's errors or that of ctx.
func (e *Engine) Read(ctx context.Context, m image.Image, r Reading) ([]Line, error) {
	n, err := e.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer e.end()
	return n.read(ctx, pixelsOf(m, m.Bounds()), r)
}

// ReadRegion reads a part of a picture in one of the passes. The corners of box go clockwise from the top left of the
// text. Boxes of lines are in pixels of the whole picture.
func (e *Engine) ReadRegion(ctx context.Context, m image.Image, box [4][2]float64, pass Pass) ([]Line, error) {
	n, err := e.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer e.end()
	around := boundsOf(box).Intersect(m.Bounds())
	if around.Empty() {
		return nil, nil
	}
	part := pixelsOf(m, around)
	origin := [2]float64{float64(around.Min.X), float64(around.Min.Y)}
	at := quadOf(box).moved(-origin[0], -origin[1])
	var lines []Line
	switch pass {
	case Plain:
		lines, err = n.read(ctx, part, Reading{Upright: true})
	case Red:
		part.onlyRed()
		lines, err = n.read(ctx, part, Reading{Upright: true})
	case Single:
		lines, err = n.recogniseAll(ctx, part, []quad{at})
	case Wide:
		lines = make([]Line, 1)
		lines[0], err = n.recognise(part, at, wider, nil)
	case MRZ:
		lines, err = n.readings(ctx, part, at)
	default:
		return nil, fmt.Errorf("%w: no pass %q", ErrEngine, pass)
	}
	for i := range lines {
		for k := range lines[i].Box {
			lines[i].Box[k][0] += origin[0]
			lines[i].Box[k][1] += origin[1]
		}
	}
	return lines, err
}

// wider is how much a line is drawn out for a second opinion: enough that the network sees other columns.
const wider = 1.25

// read looks for lines, for the way they run, and reads them.
func (n *networks) read(ctx context.Context, m pixels, r Reading) ([]Line, error) {
	quads, err := n.detect(ctx, m, r.Side)
	if err != nil {
		return nil, err
	}
	if !r.Upright {
		if quads, err = n.direct(ctx, m, quads); err != nil {
			return nil, err
		}
	}
	quads = inOrder(quads)
	lines, err := n.recogniseAll(ctx, m, quads)
	if err != nil {
		return nil, err
	}
	out := lines[:0]
	for _, l := range lines {
		if l.Text != "" && l.Score >= leastScore {
			out = append(out, l)
		}
	}
	return out, nil
}

// leastScore is the score below which a line is not text but a pattern that looks like it: PaddleOCR, drop_score.
const leastScore = 0.5
