package textlayer

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// The library hangs on a hexadecimal string that does not end, and fills the memory with what a file merely claims to
// have; neither can be recovered from. So everything it is going to interpret is read here first, and refused when in
// doubt: the text can still be had from the engine that draws pages.

const (
	maxObject  = 1_000_000 // objects of a file
	maxUnpack  = 4 << 20   // bytes of one stream, unpacked: commands of a page, a table of characters, packed objects
	maxDepth   = 64        // arrays and dictionaries in each other
	maxEntries = 1_000_000 // entries of a table of characters
)

var (
	// sizes finds the numbers that the library makes room for without looking at what is there.
	sizes = regexp.MustCompile(`/(?:Index|W|Size|Columns|N|First)\s*\[?([\s\d]{1,400})`)
	// tables finds the beginning of a table of objects.
	tables = regexp.MustCompile(`xref\s+`)
	// escapes finds names with characters in disguise, which only makes sense in names of fonts.
	escapes = regexp.MustCompile(`/[0-9A-Za-z]*#[0-9A-Za-z#]*`)
	// packed finds streams that hold objects.
	packed = regexp.MustCompile(`/ObjStm\b`)
	// inHex finds hexadecimal strings, whose digits are no numbers.
	inHex = regexp.MustCompile(`<[^<>]*>`)
	// whole finds whole numbers.
	whole = regexp.MustCompile(`\b\d+\b`)
)

// harmless looks through the file as it is.
func harmless(data []byte) bool {
	for _, found := range sizes.FindAllSubmatch(data, -1) {
		for _, field := range bytes.Fields(found[1]) {
			if n, err := strconv.ParseUint(string(field), 10, 64); err != nil || n > maxObject {
				return false
			}
		}
	}
	for _, at := range tables.FindAllIndex(data, -1) {
		if at[0] >= 5 && string(data[at[0]-5:at[0]]) == "start" {
			continue
		}
		if !harmlessTable(data[at[1]:]) {
			return false
		}
	}
	for _, name := range escapes.FindAll(data, -1) {
		if bytes.Equal(plainName(name), []byte("/ObjStm")) {
			return false
		}
	}
	for _, at := range packed.FindAllIndex(data, -1) {
		if !harmlessObjects(data[at[1]:]) {
			return false
		}
	}
	return true
}

// harmlessTable reads a table of objects: pairs of numbers, each pair alone the head of a section, or followed by n or f.
func harmlessTable(rest []byte) bool {
	end := bytes.Index(rest, []byte("trailer"))
	if end < 0 {
		end = len(rest)
	}
	words := bytes.Fields(rest[:end])
	for len(words) >= 2 {
		if len(words) >= 3 && (string(words[2]) == "n" || string(words[2]) == "f") {
			words = words[3:]
			continue
		}
		start, err := strconv.ParseUint(string(words[0]), 10, 64)
		count, err2 := strconv.ParseUint(string(words[1]), 10, 64)
		if err != nil || err2 != nil {
			return true // no table: the library stops here, too
		}
		if start > maxObject || count > maxObject {
			return false
		}
		words = words[2:]
	}
	return true
}

// plainName takes the disguise off a name.
func plainName(name []byte) []byte {
	var out []byte
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) {
			if c, err := hex.DecodeString(string(name[i+1 : i+3])); err == nil {
				out = append(out, c...)
				i += 2
				continue
			}
		}
		out = append(out, name[i])
	}
	return out
}

// harmlessObjects unpacks the stream whose dictionary goes on at rest.
func harmlessObjects(rest []byte) bool {
	_, body, ok := bytes.Cut(rest, []byte("stream"))
	if !ok {
		return true // no stream: the library finds none either
	}
	body = bytes.TrimPrefix(bytes.TrimPrefix(body, []byte("\r")), []byte("\n"))
	reader, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return false // packed in another way, or encrypted
	}
	defer reader.Close()
	objects, _ := io.ReadAll(io.LimitReader(reader, maxUnpack+1))
	return len(objects) <= maxUnpack && ends(objects)
}

// harmlessPage looks at all that is interpreted for the text of a page: its commands and the tables of its fonts.
func harmlessPage(page pdf.Page) bool {
	contents := page.V.Key("Contents")
	var commands []byte
	switch contents.Kind() {
	case pdf.Stream:
		commands = unpack(contents)
	case pdf.Array:
		for i := range contents.Len() {
			if part := contents.Index(i); part.Kind() == pdf.Stream && len(commands) <= maxUnpack {
				commands = append(commands, unpack(part)...)
			}
		}
	}
	if len(commands) > maxUnpack || !ends(commands) {
		return false
	}
	fonts := page.Resources().Key("Font")
	for _, name := range fonts.Keys() {
		table := fonts.Key(name).Key("ToUnicode")
		if table.Kind() != pdf.Stream {
			continue
		}
		data := unpack(table)
		if len(data) > maxUnpack || !ends(data) || !harmlessCharacters(data) {
			return false
		}
	}
	return true
}

// unpack returns what a stream holds, or more than maxUnpack bytes of it.
func unpack(v pdf.Value) []byte {
	reader := v.Reader()
	defer reader.Close()
	data, _ := io.ReadAll(io.LimitReader(reader, maxUnpack+1))
	return data
}

// harmlessCharacters bounds the entries that a table of characters claims: the library adds as many at every end of a
// block, whether they are there or not.
func harmlessCharacters(table []byte) bool {
	blocks := int64(bytes.Count(table, []byte("endbf")) + bytes.Count(table, []byte("endcodespacerange")))
	for _, number := range whole.FindAll(inHex.ReplaceAll(table, nil), -1) {
		if n, err := strconv.ParseInt(string(number), 10, 64); err != nil || n > maxEntries/max(1, blocks) {
			return false
		}
	}
	return true
}

// ends reports whether every string, array and dictionary of a stream ends within it.
func ends(data []byte) bool {
	var open []byte
	for i := 0; i < len(data); i++ {
		next := byte(0)
		if i+1 < len(data) {
			next = data[i+1]
		}
		switch c := data[i]; {
		case c == '%':
			for i < len(data) && data[i] != '\r' && data[i] != '\n' {
				i++
			}
		case c == '(':
			if i = endOfString(data, i); i < 0 {
				return false
			}
		case c == '<' && next == '<':
			open = append(open, '<')
			i++
		case c == '<':
			end := bytes.IndexByte(data[i:], '>')
			if end < 0 {
				return false
			}
			i += end
		case c == '>' && next == '>':
			if len(open) == 0 || open[len(open)-1] != '<' {
				return false
			}
			open = open[:len(open)-1]
			i++
		case c == '[':
			open = append(open, '[')
		case c == ']':
			if len(open) == 0 || open[len(open)-1] != '[' {
				return false
			}
			open = open[:len(open)-1]
		}
		if len(open) > maxDepth {
			return false
		}
	}
	return len(open) == 0
}

// endOfString returns where the string ends that begins at start, or a negative number.
func endOfString(data []byte, start int) int {
	depth := 0
	for i := start; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
