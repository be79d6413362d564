// Package fonts holds the Chinese font that every screen and every printed page is set in.
package fonts

import (
	_ "embed"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// The files are fetched by `make assets`; assets/npm/files.txt names their origin and checksums.
var (
	//go:embed files/NotoSansSC-Regular.ttf
	regular []byte
	//go:embed files/NotoSansSC-Bold.ttf
	bold []byte
	//go:embed files/OFL.txt
	licence string
)

// Regular returns Noto Sans SC Regular as a TrueType file. The bytes are shared: callers only read them.
func Regular() []byte { return regular }

// Bold returns Noto Sans SC Bold as a TrueType file. The bytes are shared: callers only read them.
func Bold() []byte { return bold }

// Licence returns the SIL Open Font License under which the fonts may be passed on, for the About page.
func Licence() string { return licence }

// Covers reports whether Regular can draw r. A character it cannot draw is still a valid answer:
// rare characters in names are warned about, never refused.
func Covers(r rune) bool {
	font := parsed()
	if font == nil {
		return false
	}
	// With a nil buffer concurrent calls share nothing.
	index, err := font.GlyphIndex(nil, r)
	return err == nil && index != 0
}

// parsed reads the character map once, on first use: the two programs start without paying for it.
var parsed = sync.OnceValue(func() *sfnt.Font {
	font, err := sfnt.Parse(regular)
	if err != nil {
		return nil
	}
	return font
})
