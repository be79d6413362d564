package letters

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/template"
	"time"

	goqr "github.com/piglig/go-qr"

	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"

	_ "embed"
)

// The parts of a DOCX file that hold the letter; the others never change (ECMA-376, part 1, 11 and 17).
var (
	//go:embed docx/document.xml
	documentXML string
	//go:embed docx/footer.xml
	footerXML string
	//go:embed docx/core.xml
	coreXML string
	//go:embed docx/styles.xml
	stylesXML []byte
	//go:embed docx/content_types.xml
	contentTypesXML []byte
	//go:embed docx/package.rels
	packageRels []byte
	//go:embed docx/document.rels
	documentRels []byte
	//go:embed docx/footer.rels
	footerRels []byte
)

// Measures in the units of the format.
const (
	twips    = 1440 / 25.4   // of a millimetre, twentieths of a point
	emu      = 914400 / 25.4 // of a millimetre
	dotsEach = 8             // pixels of a module of the code
)

// A sheet is what the templates are filled with.
type sheet struct {
	letter.Letter
	Content string // of the box above; empty for none
	Code    string
	Page    [3]string // around the numbers of the page and of all pages
	Keep    string
	Author  string
	Moment  string
	Signed  []signed
	Stamped *letter.Place // with a seal or a finger
}

// A signed row is a place that is written in.
type signed struct{ Label, Line string }

// docx writes a letter as a file for word processors. Its pages are not known before one lays it out, so that its code is
// that of the letter as a whole.
func (w Writer) docx(l letter.Letter, moment time.Time) ([]byte, error) {
	s := sheet{
		Letter: l, Code: w.Words.T("letters.page.code", "code", l.Code.Print()), Keep: w.Words.T("letters.page.keep"),
		Author: "BeianDesk " + w.Program, Moment: moment.UTC().Format(time.RFC3339),
	}
	if l.Form != nil && l.Form.Must {
		s.Content = w.prescribed(*l.Form)
	}
	s.Page = around(w.Words.T("letters.page.page", "n", "\x01", "total", "\x02"))
	for i, p := range l.Places {
		switch p.Kind {
		case paper.SealPlace, paper.FingerprintPlace:
			s.Stamped = &l.Places[i]
		case paper.DatePlace:
			s.Signed = append(s.Signed, signed{p.Label, w.Words.T("letters.page.date")})
		default:
			s.Signed = append(s.Signed, signed{p.Label, letter.Blank + letter.Blank})
		}
	}
	picture, err := encode(l.Code)
	if err != nil {
		return nil, fmt.Errorf("code: %w", err)
	}
	png, err := picture.ToPNGBytes(goqr.NewQrCodeImgConfig(dotsEach, 0))
	if err != nil {
		return nil, fmt.Errorf("code: %w", err)
	}
	parts := []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", contentTypesXML},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", nil},
		{"word/document.xml", nil},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", stylesXML},
		{"word/footer.xml", nil},
		{"word/_rels/footer.xml.rels", footerRels},
		{"word/media/code.png", png},
	}
	for i, text := range map[int]string{2: coreXML, 3: documentXML, 6: footerXML} {
		if parts[i].data, err = execute(text, s); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: moment.UTC()})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(p.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// around cuts a text at the places of the two numbers.
func around(s string) (out [3]string) {
	before, rest, _ := strings.Cut(s, "\x01")
	between, after, _ := strings.Cut(rest, "\x02")
	return [3]string{before, between, after}
}

// execute fills one part. What is put in is escaped where the template says so, by the function x.
func execute(text string, s sheet) ([]byte, error) {
	t, err := template.New("part").Funcs(template.FuncMap{
		"x": escape, "twips": func(mm float64) string { return strconv.Itoa(int(mm * twips)) },
		"emu":   func(mm float64) string { return strconv.Itoa(int(mm * emu)) },
		"lines": func(s string) []string { return strings.Split(s, "\n") },
		"share": func(n int) string {
			return strconv.Itoa(int((letter.PageWidth - 2*letter.MarginX) * twips / float64(n)))
		},
		"code": func() float64 { return letter.CodeSide },
	}).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, s); err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	return b.Bytes(), nil
}

// escape makes a text safe inside XML. Characters that XML cannot hold become U+FFFD.
func escape(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}
