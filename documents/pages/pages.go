// Package pages draws the pages of PDF files.
//
// PDFium does the drawing. It runs as WebAssembly, so that a hostile file meets neither C code of ours nor the disk: it
// sees the folders with fonts, and nothing else.
package pages

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The reasons why a page is not drawn.
var (
	ErrBroken = errors.New("the PDF is damaged")
	ErrLocked = errors.New("the PDF asks for a password")
	ErrNoPage = errors.New("the PDF has no such page")
	ErrEngine = errors.New("the PDF engine does not start")
	ErrClosed = errors.New("the PDF engine is closed")
)

const (
	// memoryPages is the memory that the engine may take: 176 MiB in pages of WebAssembly, which have 64 KiB. A page of A4 at
	// 300 dpi takes 35 MB, and a scan on it as much again.
	memoryPages = 176 << 20 >> 16
	// patience is how long the engine may be busy with one page, which takes it half a second.
	patience = 8 * time.Second
	// maxSide is the longest side that is ever drawn, in pixels.
	maxSide = 6000
)

// fontPlaces are where PDFium looks for fonts on Linux, which is what it takes WebAssembly for.
func fontPlaces() []string {
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts/TTF", "/usr/share/X11/fonts/Type1"}
}

// Options say what an engine works with.
type Options struct {
	CacheDir string   // where the compiled engine is kept, about 20 MB; empty: compiled anew each time, 3 s
	FontDirs []string // folders with fonts; the first four that exist are used
}

// A Renderer draws pages, one at a time. The engine starts with the first page that is asked for. Every method may be
// called from any goroutine.
type Renderer struct {
	options Options
	turn    chan struct{} // held by whoever is drawing

	// What follows belongs to whoever has the turn.
	closed bool
	cache  wazero.CompilationCache
	engine pdfium.Pool
	stop   context.CancelFunc // ends whatever the engine is doing
	memory store
}

// New returns a renderer whose engine has not started.
func New(o Options) *Renderer { return &Renderer{options: o, turn: make(chan struct{}, 1)} }

// Count returns how many pages a PDF has. It fails with ErrBroken, ErrLocked, ErrEngine, ErrClosed or the error of ctx.
func (r *Renderer) Count(ctx context.Context, data []byte) (count int, err error) {
	err = r.open(ctx, data, func(_ pdfium.Pdfium, _ references.FPDF_DOCUMENT, pages int) error {
		count = pages
		return nil
	})
	return count, err
}

// Draw draws a page, counted from 0, on white. Its long side is side pixels, at most 6000. Beside the errors of Count it
// fails with ErrNoPage.
func (r *Renderer) Draw(ctx context.Context, data []byte, page, side int) (picture *image.RGBA, err error) {
	side = max(1, min(side, maxSide))
	err = r.open(ctx, data, func(engine pdfium.Pdfium, document references.FPDF_DOCUMENT, pages int) error {
		if page < 0 || page >= pages {
			return fmt.Errorf("%w: %d of %d", ErrNoPage, page+1, pages)
		}
		drawn, err := engine.RenderPageInPixels(&requests.RenderPageInPixels{
			Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: page}},
			Width: side, Height: side,
		})
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		defer drawn.Cleanup()
		from, ok := drawn.Result.RenderedImage.(*image.RGBA)
		if !ok || from.Rect.Empty() {
			return fmt.Errorf("%w: nothing was drawn", ErrBroken)
		}
		// The pixels are the engine's and go with it.
		picture = &image.RGBA{Pix: append([]byte(nil), from.Pix...), Stride: from.Stride, Rect: from.Rect}
		return nil
	})
	return picture, err
}

// Text returns the text of a page, counted from 0, without places. Beside the errors of Count it fails with ErrNoPage.
func (r *Renderer) Text(ctx context.Context, data []byte, page int) (text string, err error) {
	err = r.open(ctx, data, func(engine pdfium.Pdfium, document references.FPDF_DOCUMENT, pages int) error {
		if page < 0 || page >= pages {
			return fmt.Errorf("%w: %d of %d", ErrNoPage, page+1, pages)
		}
		got, err := engine.GetPageText(&requests.GetPageText{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: page}},
		})
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		text = got.Text
		return nil
	})
	return text, err
}

// Close stops the engine. What is being drawn ends first.
func (r *Renderer) Close() error {
	r.turn <- struct{}{}
	defer func() { <-r.turn }()
	r.closed = true
	err := r.discard()
	if r.cache != nil {
		err = errors.Join(err, r.cache.Close(context.Background()))
		r.cache = nil
	}
	if err != nil {
		return fmt.Errorf("close PDF engine: %w", err)
	}
	return nil
}

// discard ends the engine, if there is one.
func (r *Renderer) discard() error {
	if r.engine == nil {
		return nil
	}
	err := r.engine.Close()
	r.stop()
	r.memory.giveBack()
	r.engine, r.stop = nil, nil
	return err
}

// open opens a document in an instance of its own.
func (r *Renderer) open(
	ctx context.Context, data []byte, use func(pdfium.Pdfium, references.FPDF_DOCUMENT, int) error,
) (err error) {
	select {
	case r.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-r.turn }()
	if err := ctx.Err(); err != nil {
		return err
	}
	engine, err := r.start()
	if err != nil {
		return err
	}
	// The engine's calls know only the context that it was started with, so the page stops with the engine. The next page
	// starts another, which the cache makes quick.
	patient, done := context.WithTimeout(ctx, patience)
	defer done()
	keep := context.AfterFunc(patient, r.stop)
	instance, err := engine.GetInstanceWithContext(ctx)
	defer func() {
		if recovered := recover(); recovered != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, recovered)
		}
		if instance != nil {
			_ = instance.Close()
		}
		if !keep() {
			_ = r.discard()
			if err = ctx.Err(); err == nil {
				err = fmt.Errorf("%w: it takes longer than %v", ErrBroken, patience)
			}
		}
		r.memory.giveBack()
	}()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrEngine, err)
	}
	// Read piece by piece, so that the engine holds no copy of the file.
	document, err := instance.OpenDocument(&requests.OpenDocument{FileReader: bytes.NewReader(data), FileReaderSize: int64(len(data))})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return fmt.Errorf("%w: %w", ErrLocked, err)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return use(instance, document.Document, count.PageCount)
}

// start starts the engine unless it runs. A start that went wrong is tried again by the next page.
func (r *Renderer) start() (pdfium.Pool, error) {
	if r.closed {
		return nil, ErrClosed
	}
	if r.engine != nil {
		return r.engine, nil
	}
	// PDFium needs exception handling; a cache made with other features is not found again. To look at the context costs
	// about two thirds of the speed (0.5 s for a scanned page of A4 in place of 0.15 s), and is the only way to stop a page
	// that was made to keep the engine busy for ever.
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(memoryPages)
	if r.cache == nil {
		r.cache = openCache(r.options.CacheDir)
	}
	config = config.WithCompilationCache(r.cache)
	running, stop := context.WithCancel(experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(r.memory.reserve)))
	engine, err := webassembly.Init(webassembly.Config{
		Context: running,
		MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		FSConfig: fonts(r.options.FontDirs), RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		stop()
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	r.engine, r.stop = engine, stop
	return engine, nil
}

// openCache opens the cache of compiled engines, in memory where the disk is full or not to be written to: everything works
// without one, only slower.
func openCache(dir string) wazero.CompilationCache {
	if dir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "pdfium")); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// fonts shows the engine the folders with fonts, which it can only read.
func fonts(dirs []string) wazero.FSConfig {
	config := wazero.NewFSConfig()
	places := fontPlaces()
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() || len(places) == 0 {
			continue
		}
		config = config.WithReadOnlyDirMount(dir, places[0])
		places = places[1:]
	}
	return config
}
