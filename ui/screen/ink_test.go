package screen

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestInkIsFramedOnItsPage(t *testing.T) {
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	box := func(n int) paper.Box { return paper.Box{{n, n}, {n + 9, n}, {n + 9, n + 9}, {n, n + 9}} }
	r := paper.Report{Ink: &paper.Ink{
		Seals: []paper.Seal{
			{Spot: paper.Spot{Page: 1, Box: box(10)}, Shape: paper.RoundSeal, Red: true, Share: 1},
			{Spot: paper.Spot{Box: box(20)}, Shape: paper.RoundSeal, Share: 1},
		},
		Places: []paper.Place{{Spot: paper.Spot{Page: 1, Box: box(30)}, Kind: paper.SignaturePlace}},
	}}
	read, faults := inkOn(words, r, 0, []trace{{sign: "1"}}, nil)
	assert.Len(t, read, 1, "the red seal is on the other page")
	require.Len(t, faults, 1)
	assert.Equal(t, "A", faults[0].sign)
	assert.Equal(t, []paper.Box{box(20)}, faults[0].boxes)
	read, faults = inkOn(words, r, 1, nil, nil)
	assert.Len(t, read, 1)
	assert.Len(t, faults, 1)

	page, where := inkOf(rule.Finding{Values: map[string]string{"ink": "places.0"}}, r)
	assert.Equal(t, 1, page)
	assert.Equal(t, []paper.Box{box(30)}, where)
	page, where = inkOf(rule.Finding{}, r)
	assert.Zero(t, page)
	assert.Empty(t, where)
	assert.NotNil(t, inkMarks(words, r))
	assert.Nil(t, inkMarks(words, paper.Report{}))
}
