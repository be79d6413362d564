package main

import (
	"bytes"
	"io"
	"sync"
)

// noWindow is what the window library logs before it ends the program because there is no OpenGL. It offers no other way to
// hear of that.
const noWindow = "window creation error"

// watchedLog passes on what is logged, and tells once, in words for everybody, that no window can be opened.
type watchedLog struct {
	to   io.Writer
	tell func()
	once sync.Once
}

// Write passes lines on.
func (w *watchedLog) Write(line []byte) (int, error) {
	n, err := w.to.Write(line)
	if bytes.Contains(line, []byte(noWindow)) {
		w.once.Do(w.tell)
	}
	return n, err
}
