package textlayer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/textlayer"
)

// written is a PDF whose pages show lines of text in a font that every reader has.
func written(extra string, pages ...string) []byte {
	var out bytes.Buffer
	var offsets []int
	add := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	out.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 600 800] %s >>", kids, len(pages), extra)
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 /Widths [%s] >>", strings.Repeat("500 ", 95))
	for i, text := range pages {
		add("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", 5+2*i)
		content := "BT /F 20 Tf 20 TL 50 700 Td "
		for _, line := range strings.Split(text, "\n") {
			content += "(" + line + ") Tj T* "
		}
		content += "ET"
		add("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, table)
	return out.Bytes()
}

func TestRead(t *testing.T) {
	layer, err := textlayer.Read(context.Background(), written("", "Domain Certificate\nyangli.example", "Page two"))
	require.NoError(t, err)
	assert.Equal(t, 2, layer.Pages)
	assert.InDelta(t, 600, layer.Width, 0)
	assert.InDelta(t, 800, layer.Height, 0)
	require.Len(t, layer.Lines, 3)
	first := layer.Lines[0]
	assert.Equal(t, "Domain Certificate", first.Text)
	assert.InDelta(t, 50, first.Left, 1)
	assert.InDelta(t, 80, first.Top, 1)
	assert.InDelta(t, 100, first.Bottom, 1)
	assert.InDelta(t, 50+18*10, first.Right, 1)
	assert.Equal(t, "yangli.example", layer.Lines[1].Text)
	assert.Equal(t, "Page two", layer.Lines[2].Text)
	assert.Equal(t, 1, layer.Lines[2].Page)
}

func TestTurnedPageHasNoPlaces(t *testing.T) {
	layer, err := textlayer.Read(context.Background(), written("/Rotate 90", "Askew"))
	require.NoError(t, err)
	assert.InDelta(t, 800, layer.Width, 0)
	assert.InDelta(t, 600, layer.Height, 0)
	assert.Equal(t, []textlayer.Line{{Text: "Askew"}}, layer.Lines)
}

func TestReadRefuses(t *testing.T) {
	good := written("", "text")
	replaced := func(old, with string) []byte { return bytes.Replace(good, []byte(old), []byte(with), 1) }
	tests := []struct {
		name string
		data []byte
	}{
		{"nothing", nil},
		{"no PDF", []byte("PK\x03\x04")},
		{"cut", good[:len(good)/2]},
		{"table of two thousand million objects", replaced("0 6\n", "2000000000 6\n")},
		{"size beyond all bounds", replaced("/Size 6", "/Size 99999999999")},
		{"index beyond all bounds", append([]byte("%PDF-1.5\n1 0 obj << /Type /XRef /Index [4000000000 1] /W [1 2 1] >>\n"), good...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := textlayer.Read(context.Background(), tt.data)
			require.ErrorIs(t, err, textlayer.ErrUnreadable)
		})
	}
}

// A page that would keep the library busy for ever, or fill the memory, is left out; the others are read.
func TestHostilePageIsLeftOut(t *testing.T) {
	good := "Good page"
	tests := map[string]string{
		"hexadecimal string without end": ") Tj <41",
		"text without end":               ") Tj (((",
		"array without end":              ") Tj [[[",
		"dictionary without end":         ") Tj << /A",
		"arrays within arrays":           ") Tj " + strings.Repeat("[", 4000) + strings.Repeat("]", 4000) + " (",
		"closed and never opened":        ") Tj ]]] (",
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			layer, err := textlayer.Read(context.Background(), written("", page, good))
			require.NoError(t, err)
			require.Len(t, layer.Lines, 1)
			assert.Equal(t, good, layer.Lines[0].Text)
		})
	}
}

// A table of characters claims more entries than there is memory.
func TestHostileFontIsLeftOut(t *testing.T) {
	const table = "9000000000000 beginbfchar <41> <0042> endbfchar"
	data := bytes.Replace(written("", "text"), []byte("/BaseFont /Helvetica"), []byte("/ToUnicode 6 0 R /BaseFont /Helvetica"), 1)
	at := bytes.LastIndex(data, []byte("xref\n0"))
	object := fmt.Sprintf("6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", len(table), table)
	// Offsets behind the font moved, so the table is written anew.
	whole := append(append([]byte{}, data[:at]...), object...)
	var tableOut bytes.Buffer
	fmt.Fprint(&tableOut, "xref\n0 7\n0000000000 65535 f \n")
	for n := 1; n <= 6; n++ {
		fmt.Fprintf(&tableOut, "%010d 00000 n \n", bytes.Index(whole, fmt.Appendf(nil, "%d 0 obj", n)))
	}
	fmt.Fprintf(&tableOut, "trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(whole))
	layer, err := textlayer.Read(context.Background(), append(whole, tableOut.Bytes()...))
	require.NoError(t, err)
	assert.Equal(t, 1, layer.Pages)
	assert.Empty(t, layer.Lines)
}

func TestReadAsksForPassword(t *testing.T) {
	entry := strings.Repeat("ab", 32)
	encrypt := fmt.Sprintf("/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /O <%s> /U <%s> /P -4 >> /ID [<00><00>]", entry, entry)
	_, err := textlayer.Read(context.Background(), bytes.Replace(written("", "text"), []byte("/Root 1 0 R"), []byte(encrypt), 1))
	require.ErrorIs(t, err, textlayer.ErrLocked)
}

func TestReadEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := textlayer.Read(ctx, written("", "text"))
	require.ErrorIs(t, err, context.Canceled)
}

// The library can print what it reads, which would be somebody's papers, to the standard output.
func TestLibraryIsSilent(t *testing.T) { assert.False(t, pdf.DebugOn) }

func FuzzRead(f *testing.F) {
	f.Add(written("", "one", "two"))
	f.Add(written("/Rotate 90", "Askew"))
	f.Fuzz(func(t *testing.T, data []byte) {
		layer, err := textlayer.Read(context.Background(), data)
		if err != nil {
			require.True(t, errors.Is(err, textlayer.ErrUnreadable) || errors.Is(err, textlayer.ErrLocked), "%v", err)
			return
		}
		for _, line := range layer.Lines {
			require.NotEmpty(t, line.Text)
		}
	})
}
