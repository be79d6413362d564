package ink_test

import (
	"context"
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/ink"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// plain is a page of print without a seal.
func plain() image.Image {
	return specimen.Set(specimen.Form{Kind: paper.Letter, Edition: specimen.Unsealed}, specimen.Sample()).Picture
}

// looked photographs a page and looks at it.
func looked(t *testing.T, page image.Image, c specimen.Condition) ink.Found {
	t.Helper()
	picture, err := photo.Decode(context.Background(), specimen.Take(page, c))
	require.NoError(t, err)
	sheet, err := picture.Straighten(context.Background(), paper.Letter)
	require.NoError(t, err)
	f, err := ink.Look(context.Background(), ink.Page{Pixels: sheet.Pixels})
	require.NoError(t, err)
	return f
}

const entity = "深圳市云帆智联科技有限公司"

func TestSeals(t *testing.T) {
	round := specimen.Stamp{Shape: paper.RoundSeal, X: 146, Y: 225, Width: 40, Text: entity}
	for _, c := range []specimen.Condition{specimen.Clean, specimen.Phone, specimen.Slanted, specimen.UnevenLight, specimen.Crushed, specimen.Tilted} {
		for name, tt := range map[string]struct {
			mark specimen.Mark
			want func(t *testing.T, f ink.Found)
		}{
			"none": {specimen.Signature{X: 100, Y: 210, Size: 8, Characters: 3}, func(t *testing.T, f ink.Found) {
				assert.Empty(t, f.Seals)
				assert.Empty(t, f.Fingerprints)
			}},
			"round": {round, func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				s := f.Seals[0]
				assert.Equal(t, paper.RoundSeal, s.Shape)
				assert.True(t, s.Red)
				assert.False(t, s.Faint)
				assert.Greater(t, s.Share, 0.85)
				assert.Empty(t, f.Fingerprints)
			}},
			"faint": {with(round, func(s *specimen.Stamp) { s.Faint = true }), func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.True(t, f.Seals[0].Faint)
			}},
			"half": {with(round, func(s *specimen.Stamp) { s.Share = 0.55 }), func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.Less(t, f.Seals[0].Share, 0.75)
			}},
			"over the edge": {with(round, func(s *specimen.Stamp) { s.X = 199 }), func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.True(t, f.Seals[0].Cut, "%+v", f.Seals[0])
			}},
			"oval": {with(round, func(s *specimen.Stamp) { s.Shape, s.Height = paper.OvalSeal, 30 }), func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.Equal(t, paper.OvalSeal, f.Seals[0].Shape)
			}},
			"square": {specimen.Stamp{Shape: paper.SquareSeal, X: 120, Y: 210, Width: 18, Text: "张伟之印"}, func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.Equal(t, paper.SquareSeal, f.Seals[0].Shape)
			}},
			"black": {with(round, func(s *specimen.Stamp) { s.Black = true }), func(t *testing.T, f ink.Found) {
				require.Len(t, f.Seals, 1)
				assert.False(t, f.Seals[0].Red)
			}},
			"finger": {specimen.Fingerprint{X: 140, Y: 215, Turn: 12}, func(t *testing.T, f ink.Found) {
				assert.Empty(t, f.Seals)
				assert.Len(t, f.Fingerprints, 1)
			}},
		} {
			if name == "faint" && c == specimen.Crushed {
				continue // strong compression takes so little colour away altogether
			}
			t.Run(name+" "+string(c), func(t *testing.T) { tt.want(t, looked(t, specimen.Marked(plain(), tt.mark), c)) })
		}
	}
}

func with(s specimen.Stamp, change func(*specimen.Stamp)) specimen.Stamp {
	change(&s)
	return s
}
