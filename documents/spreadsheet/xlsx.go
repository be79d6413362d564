package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// book is an .xlsx file while it is read. Its parts are streamed, each once, and together they may not grow beyond maxXML.
type book struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked

	shared   []string
	dates    []bool // by style: shown as a date
	from1904 bool
}

func readXLSX(data []byte) (sheet.Grid, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return sheet.Grid{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(archive.File) > maxParts {
		return sheet.Grid{}, fmt.Errorf("%w: %d parts", ErrTooLarge, len(archive.File))
	}
	b := &book{parts: map[string]*zip.File{}, left: maxXML}
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if path.Base(name) == "vbaproject.bin" {
			return sheet.Grid{}, ErrMacros
		}
		if b.parts[name] == nil {
			b.parts[name] = f
		}
	}
	if b.parts["xl/workbook.xml"] == nil {
		return sheet.Grid{}, ErrNotSheet
	}
	name, at, err := b.first()
	if err != nil {
		return sheet.Grid{}, err
	}
	if err := b.each("xl/sharedstrings.xml", b.readShared); err != nil {
		return sheet.Grid{}, err
	}
	if err := b.each("xl/styles.xml", b.readStyles); err != nil {
		return sheet.Grid{}, err
	}
	if b.parts[at] == nil {
		return sheet.Grid{}, fmt.Errorf("%w: %s is missing", ErrDamaged, at)
	}
	g := sheet.Grid{Name: name, Epoch1904: b.from1904}
	if err := b.each(at, func(d *xml.Decoder) error { return b.readRows(d, &g) }); err != nil {
		return sheet.Grid{}, err
	}
	if len(g.Rows) == 0 {
		return sheet.Grid{}, sheet.ErrEmpty
	}
	return g, nil
}

// metered takes bytes of the budget, and fails when it is used up.
type metered struct {
	r    io.Reader
	left *int64
}

// Read implements io.Reader.
func (m metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		return 0, fmt.Errorf("%w: more than %d MiB unpacked", ErrTooLarge, maxXML>>20)
	}
	return n, err
}

// each reads a part; one that is not there has nothing in it.
func (b *book) each(name string, read func(*xml.Decoder) error) error {
	part := b.parts[name]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	defer r.Close()
	switch err := read(xml.NewDecoder(metered{r, &b.left})); {
	case err == nil, errors.Is(err, ErrTooLarge), errors.Is(err, ErrDamaged), errors.Is(err, ErrMacros):
		return err
	default:
		return fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
}

// elements calls back for every element that begins, until the part ends.
func elements(d *xml.Decoder, begin func(xml.StartElement) error) error {
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := begin(start); err != nil {
				return err
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// first returns the name of the first sheet that is seen, and the part it is in.
func (b *book) first() (name, part string, err error) {
	var id string
	if err := b.each("xl/workbook.xml", func(d *xml.Decoder) error {
		return elements(d, func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				b.from1904 = truth(attr(e, "date1904"))
			case "sheet":
				state := attr(e, "state")
				if id == "" && state != "hidden" && state != "veryHidden" {
					name, id = attr(e, "name"), relation(e)
				}
			}
			return nil
		})
	}); err != nil {
		return "", "", err
	}
	if id == "" {
		return "", "", sheet.ErrEmpty
	}
	if err := b.each("xl/_rels/workbook.xml.rels", func(d *xml.Decoder) error {
		return elements(d, func(e xml.StartElement) error {
			if e.Name.Local == "Relationship" && attr(e, "Id") == id {
				part = target(attr(e, "Target"))
			}
			return nil
		})
	}); err != nil {
		return "", "", err
	}
	if !strings.Contains(part, "worksheets/") {
		return "", "", fmt.Errorf("%w: sheet %q has no part", ErrDamaged, id)
	}
	return name, part, nil
}

// relation is the id by which a sheet is tied to its part; the other attribute id is none.
func relation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func target(s string) string {
	if strings.HasPrefix(s, "/") {
		return strings.ToLower(path.Clean(s)[1:])
	}
	return strings.ToLower(path.Join("xl", s))
}

func truth(s string) bool { return s == "1" || s == "true" }

// readShared reads the texts that cells refer to.
func (b *book) readShared(d *xml.Decoder) error {
	return elements(d, func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(b.shared) >= maxCells {
			return fmt.Errorf("%w: more than %d texts", ErrTooLarge, maxCells)
		}
		text, err := runsOf(d)
		b.shared = append(b.shared, text)
		return err
	})
}

// runsOf reads the text of an element up to its end: all its runs, without the readings of Japanese names.
func runsOf(d *xml.Decoder) (string, error) {
	var text strings.Builder
	taking, aside := false, 0
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "rPh" {
				aside = depth
			}
			taking = t.Name.Local == "t" && aside == 0
		case xml.EndElement:
			if depth == aside {
				aside = 0
			}
			depth--
			taking = false
		case xml.CharData:
			if taking {
				text.Write(t)
			}
		}
	}
	return unescape(text.String()), nil
}

// escaped matches a sign that XML cannot hold, as these files write it: _x0007_.
var escaped = regexp.MustCompile(`(?:_x[0-9A-Fa-f]{4}_)+`)

func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	const length = len("_x0000_")
	return escaped.ReplaceAllStringFunc(s, func(run string) string {
		var units []uint16
		for ; run != ""; run = run[length:] {
			n, _ := strconv.ParseUint(run[2:6], 16, 16)
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units))
	})
}

// readStyles finds the styles that show a number as a date.
func (b *book) readStyles(d *xml.Decoder) error {
	formats, inCells := map[string]bool{}, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				return nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				if len(formats) < maxStyles {
					formats[attr(t, "numFmtId")] = showsDay(attr(t, "formatCode"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells && len(b.dates) < maxStyles {
					id := attr(t, "numFmtId")
					day, own := formats[id]
					b.dates = append(b.dates, day || !own && builtInDay(id))
				}
			}
		}
	}
}

// builtInDay reports whether a format of the specification (ECMA-376, 18.8.30, with those of East Asia) shows a day.
func builtInDay(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 54 || n == 57 || n == 58)
}

// aside matches what stands in a format for itself: quoted text, escaped signs, colours and conditions.
var aside = regexp.MustCompile(`"[^"]*"|\\.|_.|\[[^\]]*\]`)

func showsDay(format string) bool {
	return strings.ContainsAny(strings.ToLower(aside.ReplaceAllString(format, "")), "yd年日")
}
