package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestSights(t *testing.T) {
	t.Parallel()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	code := letter.Code{Wording: 1, Edition: 1, Draft: letter.DraftTag("x")}.OnPage(1, 2)
	got := wizard.Sights(&paper.Ink{
		Codes: []paper.Code{{Text: code.String()}, {Text: "no code"}},
		Seals: []paper.Seal{
			{Shape: paper.RoundSeal, Red: true, Share: 0.98, Overlaps: true, Name: "样例公司"}, {Shape: paper.OvalSeal, Share: 0.5, Cut: true},
		},
		Fingerprints: []paper.Spot{{}},
		Places:       []paper.Place{{Kind: paper.SignaturePlace, Label: "授权人签字:", Filled: true}, {Kind: paper.DatePlace}},
	}, words)
	assert.Equal(t, []wizard.Sight{
		{"编码 " + code.Print() + "，第 1 页，共 2 页", true, "codes.0"},
		{"红色圆章，看到 98%、压着文字、章上读到“样例公司”", true, "seals.0"},
		{"灰色或黑色椭圆章，看到 50%、超出了纸边", false, "seals.1"},
		{"手印 1 个", true, "fingerprints"},
		{"授权人签字：有", true, "places.0"},
		{"日期：没有看到", false, "places.1"},
	}, got)
	assert.Nil(t, wizard.Sights(nil, words))
}
