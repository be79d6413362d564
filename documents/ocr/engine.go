// Package ocr reads lines of text in a picture, on this machine, with the PP-OCRv4 models.
package ocr

import (
	"context"
	"errors"
	"image"
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

// Options say where an engine finds what it works with. The zero value looks in the usual places.
type Options struct {
	// LibraryPaths are the absolute paths at which the runtime library is looked for, in this order.
	LibraryPaths []string
}

// Reading says how one picture is read. The zero value suits a straightened card.
type Reading struct {
	// Upright says that the text stands upright in the picture, so that its direction is not looked for.
	Upright bool
}

// An Engine reads text. It loads its models at the first use; its methods may be called from any goroutine, and no more
// than two pictures are read at once.
type Engine struct{}

// New returns an engine. It cannot fail: what is missing is found at the first use.
func New(Options) *Engine { return &Engine{} }

// Close gives back the models.
func (e *Engine) Close() error { return nil }

// Read returns the lines of a picture from top to bottom and left to right as its reader sees them. Boxes are in pixels of
// the picture as given, whatever way the text runs in it. It fails with one of this package's errors or that of ctx.
func (e *Engine) Read(context.Context, image.Image, Reading) ([]Line, error) { return nil, ErrNoLibrary }

// ReadRegion reads a part of a picture in one of the passes. The corners of box go clockwise from the top left of the text.
func (e *Engine) ReadRegion(ctx context.Context, m image.Image, box [4][2]float64, pass Pass) ([]Line, error) {
	return nil, ErrNoLibrary
}
