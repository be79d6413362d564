package screen

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
)

// A givenFile is a file that is to become a paper: of the disk, or a picture out of the clipboard, which is on no disk.
type givenFile struct {
	name string
	open func() (io.ReadCloser, error)
}

// onDisk are files of the disk.
func onDisk(paths []string) []givenFile {
	out := make([]givenFile, len(paths))
	for i, path := range paths {
		out[i] = givenFile{filepath.Base(path), func() (io.ReadCloser, error) { return os.Open(path) }}
	}
	return out
}

// files are those of the clipboard.
func (p Pasted) files() []givenFile {
	if p.Picture == nil {
		return onDisk(p.Files)
	}
	return []givenFile{{p.Name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(p.Picture)), nil }}}
}

// takePasted takes what is pasted on a page: into the card that has the focus, or the only empty one; otherwise it asks.
func takePasted(s *Shell, cards func() []*paperCard) {
	if s.Paste == nil {
		return
	}
	s.OnPaste(func() {
		all := cards()
		if len(all) == 0 {
			s.Refuse()
			return
		}
		focused := s.Window.Canvas().Focused()
		s.Paste(func(p Pasted) {
			files := p.files()
			hit := slices.IndexFunc(all, func(c *paperCard) bool { return focused != nil && c.holds(focused) })
			if hit < 0 && len(all) == 1 && all[0].free() {
				hit = 0
			}
			if hit < 0 {
				askSlot(s, all, files)
				return
			}
			spread(s, all, hit, files)
		})
	})
}

// holds reports whether a piece that has the focus is one of the card's.
func (c *paperCard) holds(focused fyne.Focusable) bool {
	o, ok := focused.(fyne.CanvasObject)
	return ok && inside(c.box, o)
}

// inside reports whether a piece is in a container, however deep.
func inside(o, piece fyne.CanvasObject) bool {
	if o == piece {
		return true
	}
	box, ok := o.(*fyne.Container)
	return ok && slices.ContainsFunc(box.Objects, func(child fyne.CanvasObject) bool { return inside(child, piece) })
}

// paste takes what is in the clipboard into the card.
func (c *paperCard) paste() {
	c.Paste(func(p Pasted) {
		if files := p.files(); len(files) > 1 && c.spread != nil {
			c.spread(files)
		} else {
			c.accept(files[0])
		}
	})
}
