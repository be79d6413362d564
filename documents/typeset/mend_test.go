package typeset

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
	"github.com/signintech/gopdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printed writes a text on each of two pages, one sign after the other.
func printed(t *testing.T, text string) []byte {
	t.Helper()
	faces, err := New()
	require.NoError(t, err)
	runs := faces.Runs(text, Regular, 12)
	var p gopdf.GoPdf
	p.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	p.SetInfo(gopdf.PdfInfo{Title: "样例", CreationDate: time.Unix(0, 0)})
	for _, f := range faces.Fonts() {
		require.NoError(t, p.AddTTFFontData(string(f.Weight), f.Data))
	}
	for range 2 {
		p.AddPage()
		p.SetXY(50, 50)
		for _, r := range runs {
			require.NoError(t, p.SetFont(string(r.Face), "", 12))
			require.NoError(t, p.Text(r.Text))
		}
	}
	raw, err := p.GetBytesPdfReturnErr()
	require.NoError(t, err)
	return raw
}

func TestMend(t *testing.T) {
	t.Parallel()
	const name = "王𬭎𫖯先生"
	mended, err := Mend(printed(t, name))
	require.NoError(t, err)
	r, err := pdf.NewReader(bytes.NewReader(mended), int64(len(mended)))
	require.NoError(t, err)
	require.Equal(t, 2, r.NumPage())
	for n := range 2 {
		says, err := r.Page(n + 1).GetPlainText(nil)
		require.NoError(t, err)
		assert.Equal(t, name, strings.Join(strings.Fields(says), ""))
	}
	again, err := Mend(mended)
	require.NoError(t, err)
	assert.Equal(t, mended, again)
}

func TestMendLeavesOthersAlone(t *testing.T) {
	t.Parallel()
	plain := printed(t, "王样例")
	mended, err := Mend(plain)
	require.NoError(t, err)
	assert.Equal(t, plain, mended)
	broken := bytes.Replace(printed(t, "王𬭎"), []byte("startxref"), []byte("startxxxx"), 1)
	_, err = Mend(broken)
	require.Error(t, err)
}
