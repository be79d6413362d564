package spreadsheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/sheet"
)

// Byte order marks.
const (
	bomUTF8    = "\xef\xbb\xbf"
	bomLittle  = "\xff\xfe"
	bomBig     = "\xfe\xff"
	bomGB18030 = "\x84\x31\x95\x33"
)

// readCSV reads text with separators. Programs save it in different encodings and with different separators, and say neither.
func readCSV(data []byte) (sheet.Grid, error) {
	text, err := decode(data)
	if err != nil {
		return sheet.Grid{}, err
	}
	p := &parser{rest: text}
	p.separator()
	return p.grid()
}

// decode returns the text of a file in UTF-8, UTF-16 or GB18030.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte(bomUTF8)):
		if data = data[len(bomUTF8):]; !utf8.Valid(data) {
			return "", fmt.Errorf("%w: marked as UTF-8, and is not", ErrEncoding)
		}
		return string(data), nil
	case bytes.HasPrefix(data, []byte(bomLittle)):
		return decode16(data[len(bomLittle):], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte(bomBig)):
		return decode16(data[len(bomBig):], binary.BigEndian)
	case bytes.IndexByte(data, 0) >= 0, binaryFile(data):
		return "", ErrNotSheet
	case utf8.Valid(data):
		return string(data), nil
	}
	data = bytes.TrimPrefix(data, []byte(bomGB18030))
	text, ok := decodeGB18030(data)
	if !ok {
		return "", ErrEncoding
	}
	return text, nil
}

// binaryFile tells pictures and papers by the control signs that no text has among its first bytes.
func binaryFile(data []byte) bool {
	const looked = 512
	for _, magic := range []string{"%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "{\\rtf", "<!DOCTYPE", "<html", "<?xml"} {
		if bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), looked)]), []byte(magic)) {
			return true
		}
	}
	return false
}

func decode16(data []byte, order binary.ByteOrder) (string, error) {
	if len(data)%2 != 0 {
		return "", fmt.Errorf("%w: half a letter at the end", ErrDamaged)
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := string(utf16.Decode(units))
	if strings.ContainsRune(text, utf8.RuneError) {
		return "", ErrEncoding
	}
	return text, nil
}

// parser splits text into records. Quotes are taken as RFC 4180 says, and text behind a closing quote as it stands.
type parser struct {
	rest  string
	sep   byte
	cells int
}

// sepLine is how some programs say which separator they write.
var sepLine = regexp.MustCompile(`^(?i)sep=([,;\t])\r?\n`)

// separator finds out what separates the cells: what stands most often in the first line, outside quotes.
func (p *parser) separator() {
	if m := sepLine.FindStringSubmatch(p.rest); m != nil {
		p.sep, p.rest = m[1][0], p.rest[len(m[0]):]
		return
	}
	counts, quoted, seen := map[byte]int{}, false, false
	for i := range len(p.rest) {
		switch c := p.rest[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n' || c == '\r':
			if seen {
				p.sep = most(counts)
				return
			}
		default:
			seen = true
			counts[c]++
		}
	}
	p.sep = most(counts)
}

func most(counts map[byte]int) byte {
	best := byte(',')
	for _, c := range []byte{'\t', ';'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

func (p *parser) grid() (sheet.Grid, error) {
	var g sheet.Grid
	for number := 1; p.rest != ""; number++ {
		row := sheet.Row{Number: number}
		for column, more := 1, true; more; column++ {
			text, next, err := p.cell()
			if err != nil {
				return sheet.Grid{}, err
			}
			more = next
			if text == "" {
				continue
			}
			if p.cells++; p.cells > maxCells {
				return sheet.Grid{}, fmt.Errorf("%w: more than %d cells", ErrTooLarge, maxCells)
			}
			row.Cells = append(row.Cells, plainCell(column, text))
		}
		if len(row.Cells) > 0 {
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) == 0 {
		return sheet.Grid{}, sheet.ErrEmpty
	}
	return g, nil
}

// quotedNumber matches ="0123", which people write so that a spreadsheet keeps a number as it is.
var quotedNumber = regexp.MustCompile(`^="([^"]*)"$`)

// plainCell makes a cell of the text of a CSV file. What a spreadsheet would work out is a formula without a value.
func plainCell(column int, text string) sheet.Cell {
	if m := quotedNumber.FindStringSubmatch(text); m != nil {
		return sheet.Cell{Column: column, Text: m[1]}
	}
	if strings.HasPrefix(text, "=") {
		return sheet.Cell{Column: column, Text: text, Form: sheet.Formula}
	}
	return sheet.Cell{Column: column, Text: unguard(text)}
}

// cell takes the next cell, and reports whether its record goes on.
func (p *parser) cell() (text string, more bool, err error) {
	var b strings.Builder
	if strings.HasPrefix(p.rest, `"`) {
		if err := p.quoted(&b); err != nil {
			return "", false, err
		}
	}
	end := strings.IndexAny(p.rest, "\r\n"+string(p.sep))
	if end < 0 {
		b.WriteString(p.rest)
		p.rest = ""
		return b.String(), false, nil
	}
	b.WriteString(p.rest[:end])
	c := p.rest[end]
	p.rest = p.rest[end+1:]
	if c == '\r' {
		p.rest = strings.TrimPrefix(p.rest, "\n")
	}
	return b.String(), c == p.sep, nil
}

func (p *parser) quoted(b *strings.Builder) error {
	p.rest = p.rest[1:]
	for {
		end := strings.IndexByte(p.rest, '"')
		if end < 0 {
			return ErrQuote
		}
		b.WriteString(p.rest[:end])
		p.rest = p.rest[end+1:]
		if !strings.HasPrefix(p.rest, `"`) {
			return nil
		}
		b.WriteByte('"')
		p.rest = p.rest[1:]
	}
}

// writeCSV writes a table as text with commas, in lines that end as RFC 4180 says.
func writeCSV(w io.Writer, t sheet.Table, gb18030 bool) error {
	var b bytes.Buffer
	record := func(n int, cell func(int) string) {
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quote(guardPlain(cell(i))))
		}
		b.WriteString("\r\n")
	}
	record(len(t.Columns), func(i int) string { return string(t.Columns[i].Path) })
	record(len(t.Columns), func(i int) string { return t.Columns[i].Title })
	for _, row := range t.Rows {
		record(len(row), func(i int) string { return row[i] })
	}
	if !gb18030 {
		_, err := io.WriteString(w, bomUTF8+b.String())
		return err
	}
	raw, err := encodeGB18030(b.String())
	if err != nil {
		return err
	}
	_, err = w.Write(raw)
	return err
}

func quote(s string) string {
	if !strings.ContainsAny(s, ",;\t\r\n\"") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
