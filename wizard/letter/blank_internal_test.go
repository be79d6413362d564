package letter

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/letters"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestEveryBlankHasAnEnglishName finds a name for each blank that is written by hand, and for nothing else.
func TestEveryBlankHasAnEnglishName(t *testing.T) {
	t.Parallel()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	b, err := Load(letters.FS(), words)
	require.NoError(t, err)

	blanks := map[string]bool{}
	for _, w := range b.wordings {
		for _, p := range w.Body {
			for _, m := range mention.FindAllStringSubmatch(strings.Join(p.texts(), "\n"), -1) {
				label, hand := strings.CutPrefix(m[1], byHand)
				label, _, _ = strings.Cut(label, "；")
				long, writes := strings.CutPrefix(m[1], byHandLong)
				if hand {
					blanks[label] = true
				} else if writes {
					blanks[long] = true
				}
			}
		}
	}
	for key, label := range b.words {
		if strings.HasPrefix(key, "blank.") {
			blanks[label] = true
		}
	}
	assert.Equal(t, slices.Sorted(maps.Keys(blanks)), slices.Sorted(maps.Keys(b.english)))
}

func TestBlankName(t *testing.T) {
	t.Parallel()
	b := &Book{english: map[string]string{"监护人姓名": "the guardian's name"}}
	for name, c := range map[string]struct {
		label string
		lang  text.Language
		want  string
	}{
		"Chinese":               {"监护人姓名", text.Chinese, "监护人姓名"},
		"English":               {"监护人姓名", text.English, "the guardian's name (监护人姓名)"},
		"English without a row": {"兴趣爱好", text.English, "兴趣爱好"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, b.BlankName(c.label, c.lang))
		})
	}
}
