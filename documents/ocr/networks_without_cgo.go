//go:build !cgo

package ocr

import (
	"fmt"
	"sync"
)

// networks stand for the models in a program that was built without cgo, which cannot load the library.
type networks struct {
	detector, direction, recogniser *session
	characters                      []string
}

type session struct{ one sync.Mutex }

func load(o Options) (*networks, error) {
	if _, err := findLibrary(o.LibraryPaths); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%w: this program was built without cgo", ErrEngine)
}

func (n *networks) close() error { return nil }

func (s *session) infer([]float32, []int64, func([]float32, []int64) error) error { return ErrEngine }
