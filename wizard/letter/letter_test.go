package letter_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func book(t *testing.T) *letter.Book {
	t.Helper()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	b, err := letter.Load(letters.FS(), words)
	require.NoError(t, err)
	return b
}

func atlas(t *testing.T) *region.Atlas {
	t.Helper()
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	return a
}

func look(t *testing.T, f *filing.Filing) material.Look {
	t.Helper()
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return material.Look{Filing: f, Atlas: atlas(t), Today: day}
}

// TestEveryPaperIsAccountedFor finds each letter and each further paper of every province, and of the national list, among
// the wordings or among the papers that nobody writes here, and nothing else there.
func TestEveryPaperIsAccountedFor(t *testing.T) {
	t.Parallel()
	b, a := book(t), atlas(t)
	written, others := map[string]bool{}, map[string]bool{}
	for _, w := range b.Wordings() {
		written[w.Paper] = true
	}
	for _, o := range b.Others() {
		assert.False(t, written[o.Paper], "%s is written and not written", o.Paper)
		assert.NotEmpty(t, o.Is, o.Paper)
		assert.NotEmpty(t, o.From, o.Paper)
		others[o.Paper] = true
	}
	named := map[string]bool{"site_plan": true}
	for _, p := range a.Provinces() {
		for _, l := range p.Letters {
			assert.True(t, written[l.ID], "%s: %s is a letter without a wording", p.Code, l.ID)
			named[l.ID] = true
		}
		for _, m := range p.ExtraMaterials {
			assert.True(t, written[m.ID] || others[m.ID], "%s: %s is neither written nor declared", p.Code, m.ID)
			named[m.ID] = true
		}
	}
	for _, m := range a.NationalMaterials() {
		slot := material.Material{Slot: "", ID: m.Value.ID}
		if m.Value.Care == "letter" {
			assert.True(t, written[m.Value.ID], "%s is a letter without a wording", m.Value.ID)
		}
		named[slot.ID] = true
	}
	for id := range written {
		assert.True(t, named[id], "%s is written, and nobody asks for it", id)
	}
	for id := range others {
		assert.True(t, named[id], "%s is declared, and nobody asks for it", id)
	}
}

func TestCodeRoundTrip(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Principal.IsLegalRepresentative = filing.No
	f.Province = "34"
	b := book(t)
	l := look(t, f)
	all := b.List(l)
	require.NotEmpty(t, all)
	for _, one := range all {
		code := one.Code.OnPage(1, 2)
		got, err := letter.ParseCode(code.Print())
		require.NoError(t, err)
		assert.Equal(t, code, got)
		changed, err := b.Compare(got, l)
		require.NoError(t, err)
		assert.Empty(t, changed, "nothing has changed since %s was printed", one.ID)
		assert.Regexp(t, `^[0-9A-Z]{16,46}$`, code.String())
	}
}
