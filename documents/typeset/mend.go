package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// errLayout says that a PDF file is not laid out as our library does it.
var errLayout = errors.New("PDF file laid out in an unknown way")

// The library writes the table of a font's signs, by which text is copied and searched, with five digits for signs beyond the
// Basic Multilingual Plane, where the format wants the two halves of UTF-16 (ISO 32000-1, 9.10.3). Readers then take such a
// sign for another one, or refuse the page.
var (
	tableOfSigns = regexp.MustCompile(`(?s)<<\n/Length (\d+)\n>>\nstream\n(/CIDInit .*?)endstream\n`)
	signBeyond   = regexp.MustCompile(`<([0-9A-F]{5,6})>\n`)
	startOfTable = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
)

// Mend puts the tables of signs of a PDF file in order, and the places of its objects after them.
func Mend(raw []byte) ([]byte, error) {
	type shift struct{ after, by int } // all that follows lies so much further
	var shifts []shift
	var out bytes.Buffer
	done := 0
	for _, at := range tableOfSigns.FindAllSubmatchIndex(raw, -1) {
		table := raw[at[4]:at[5]]
		mended := signBeyond.ReplaceAllFunc(table, func(m []byte) []byte {
			sign, err := strconv.ParseInt(string(m[1:len(m)-2]), 16, 32)
			if err != nil {
				return m
			}
			high, low := utf16.EncodeRune(rune(sign))
			return fmt.Appendf(nil, "<%04X%04X>\n", high, low)
		})
		if bytes.Equal(mended, table) {
			continue
		}
		out.Write(raw[done:at[0]])
		fmt.Fprintf(&out, "<<\n/Length %d\n>>\nstream\n", len(mended))
		out.Write(mended)
		out.WriteString("endstream\n")
		done = at[1]
		shifts = append(shifts, shift{at[1], out.Len() - at[1]})
	}
	if len(shifts) == 0 {
		return raw, nil
	}
	moved := func(offset int) int {
		by := 0
		for _, s := range shifts {
			if offset >= s.after {
				by = s.by
			}
		}
		return offset + by
	}
	start := startOfTable.FindSubmatchIndex(raw)
	if start == nil {
		return nil, errLayout
	}
	xref, err := strconv.Atoi(string(raw[start[2]:start[3]]))
	if err != nil || xref < done || !bytes.HasPrefix(raw[min(xref, len(raw)):], []byte("xref\n0 ")) {
		return nil, errLayout
	}
	out.Write(raw[done:xref])
	for _, line := range bytes.SplitAfter(raw[xref:start[2]], []byte("\n")) {
		if len(line) == entryLength && bytes.HasSuffix(line, []byte(" 00000 n \n")) {
			offset, err := strconv.Atoi(string(line[:10]))
			if err != nil {
				return nil, errLayout
			}
			line = []byte(fmt.Sprintf("%010d 00000 n \n", moved(offset)))
		}
		out.Write(line)
	}
	fmt.Fprintf(&out, "%d", moved(xref))
	out.Write(raw[start[3]:])
	return out.Bytes(), nil
}

// entryLength is how many bytes an entry of the table of objects has (ISO 32000-1, 7.5.4).
const entryLength = 20
