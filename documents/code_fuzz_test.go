package documents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/qr"
	"github.com/beiandesk/beiandesk/wizard/letter"
)

func TestPrintedCode(t *testing.T) {
	t.Parallel()
	code := letter.Code{Wording: 3, Edition: 1, Draft: letter.DraftTag("x"), Facts: []string{"AB", "01"}}.OnPage(2, 3)
	for name, text := range map[string]string{
		"as printed":           "文书编号：" + code.Print(),
		"without hyphens":      code.String(),
		"its mark was misread": "编号：8D1" + code.Print()[3:],
	} {
		got, ok := printedCode(text)
		require.True(t, ok, name)
		assert.Equal(t, code, got, name)
	}
	for _, text := range []string{"", "BD1", "文书编号：BD10-1101-165S-KV1G-XVRB-YVD7-GSKK-1W6F-N5V4", "https://u.wechat.com/BD1xyz", "91440399MA0YF0018A"} {
		_, ok := printedCode(text)
		assert.False(t, ok, text)
	}
}

func TestAskew(t *testing.T) {
	t.Parallel()
	text := letter.Code{Wording: 1, Edition: 1, Draft: letter.DraftTag("x")}.OnPage(1, 1).String()
	square := [4][2]float64{{0, 0}, {9, 0}, {9, 9}, {0, 9}}
	for quarters := range 4 {
		// A page turned clockwise by so many quarters has the code's first corner so many corners further.
		box := [4][2]float64{}
		for i := range box {
			box[i] = square[(i+quarters)%4]
		}
		assert.Equal(t, (4-quarters)%4, askew([]qr.Code{{Text: text, Box: box}}))
	}
	assert.Zero(t, askew([]qr.Code{{Text: "https://example.cn", Box: square}}))
}

// FuzzPrintedCode reads lines of any text, as a reader may give them.
func FuzzPrintedCode(f *testing.F) {
	code := letter.Code{Wording: 3, Edition: 1, Draft: letter.DraftTag("x"), Facts: []string{"AB"}}.OnPage(1, 1)
	f.Add("编号：" + code.Print())
	f.Add("BD1-----------------------")
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := printedCode(text)
		if ok {
			again, err := letter.ParseCode(got.String())
			require.NoError(t, err)
			assert.Equal(t, got, again)
		}
		leaf{lines: []ocr.Line{{Text: text}}, codes: []qr.Code{{Text: text}}}.own()
	})
}
