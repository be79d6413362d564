package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// TestFollow begins a change from a draft: what is filed is noted, papers stay behind, and nothing differs yet.
func TestFollow(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	first := r.begin(t, filing.Enterprise)
	for p, typed := range map[filing.Path]string{
		"entity.name": "云帆样例有限公司", "entity.mailing_address": "样例路1号", "services[0].name": "云帆样例", "services[0].domains[0].name": "example.cn",
	} {
		require.NoError(t, first.Answer(p, typed))
	}
	require.NoError(t, first.Save(t.Context()))

	change, err := r.desk.Follow(t.Context(), first.ID(), filing.ChangeFiling, r.texts)
	require.NoError(t, err)
	f := change.Filing()
	assert.NotEqual(t, first.ID(), change.ID())
	assert.Equal(t, filing.ChangeFiling, f.Order)
	assert.Empty(t, f.Attachments)
	was, known := f.FiledText("services[0].domains[0].name")
	assert.True(t, known)
	assert.Equal(t, "example.cn", was)
	for p := range f.Record.AsFiled {
		assert.False(t, f.Changed(p), string(p))
	}
	require.NoError(t, change.Answer("entity.mailing_address", "样例路2号"))
	assert.True(t, change.Filing().Changed("entity.mailing_address"))

	entity, err := r.desk.Follow(t.Context(), first.ID(), filing.ChangeEntity, r.texts)
	require.NoError(t, err)
	assert.Empty(t, entity.Filing().Services, "the order is about the entity alone")

	_, err = r.desk.Follow(t.Context(), "none", filing.ChangeEntity, r.texts)
	require.ErrorIs(t, err, wizard.ErrNoDraft)
}

// TestFileNotesWhatIsFiled: a note is an answer like others: kept, undone, refused where there is no such fact.
func TestFileNotesWhatIsFiled(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.File("entity.name", "旧名有限公司"))
	assert.True(t, s.Dirty())
	require.NoError(t, s.Save(t.Context()))
	require.NoError(t, s.File("entity.name", "旧名有限公司"))
	assert.False(t, s.Dirty(), "nothing changed")
	s.Visit("another page")
	require.NoError(t, s.File("entity.name", ""))
	require.NoError(t, s.Undo(t.Context()))
	was, _ := s.Filing().FiledText("entity.name")
	assert.Equal(t, "旧名有限公司", was)
	require.ErrorIs(t, s.File("colour", "red"), filing.ErrNoSuchFact)
}
