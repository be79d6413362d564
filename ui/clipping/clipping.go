// Package clipping takes pictures and files out of the clipboard of the system; the window library takes out text only.
package clipping

import (
	"bytes"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// What can be wrong with a clipboard.
var (
	// ErrEmpty says that it holds neither a picture nor files.
	ErrEmpty = errors.New("clipboard holds no picture")
	// ErrLarge says that the picture has more bytes than are ever read.
	ErrLarge = errors.New("picture in the clipboard is too large")
	// ErrUnreadable says that the picture is of a kind that is not read.
	ErrUnreadable = errors.New("picture in the clipboard cannot be read")
)

// A Clipping is what was taken out: files that were copied in a file manager, or a picture.
type Clipping struct {
	Files   []string
	Picture []byte
	Ending  string // of a file with the picture, like ".png"
}

// most is how many bytes of a picture are taken: as many as of a file.
const most = paper.MaxBytes

// listed reads a list of addresses as file managers copy it, one a line; only files that are there count.
func listed(text []byte) []string {
	var out []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n\x00")
		u, err := url.Parse(line)
		if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
			continue
		}
		path := filepath.FromSlash(u.Path)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			out = append(out, path)
		}
	}
	return out
}

// endingOf returns the ending of a picture by its first bytes, or nothing.
func endingOf(picture []byte) string {
	for _, kind := range []struct{ begin, ending string }{
		{"\x89PNG\r\n\x1a\n", ".png"},
		{"\xff\xd8\xff", ".jpg"},
		{"BM", ".bmp"},
	} {
		if bytes.HasPrefix(picture, []byte(kind.begin)) {
			return kind.ending
		}
	}
	return ""
}

// pictured makes a clipping of a picture.
func pictured(picture []byte) (Clipping, error) {
	ending := endingOf(picture)
	if ending == "" {
		return Clipping{}, ErrUnreadable
	}
	return Clipping{Picture: picture, Ending: ending}, nil
}
