package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// TestTicksStayWithTheDraft holds that a tick is kept, goes when the value changes, and is no step of undo.
func TestTicksStayWithTheDraft(t *testing.T) {
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.Answer("entity.name", "云帆"))
	mark := func(s *wizard.Session) string {
		g, err := s.Companion(t.Context())
		require.NoError(t, err)
		return g.Pages[0].Lines[0].Mark()
	}
	was := mark(s)
	s.Fill("entity/entity.name", was, true)
	s.Fill("entity/other", "1", true)
	s.Fill("entity/other", "1", false)
	require.NoError(t, s.Save(t.Context()))

	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.True(t, again.Filled("entity/entity.name", was))
	assert.False(t, again.Filled("entity/other", "1"))

	require.NoError(t, again.Answer("entity.name", "云帆智联"))
	assert.NotEqual(t, was, mark(again))
	assert.False(t, again.Filled("entity/entity.name", mark(again)), "what changed is to be filled in anew")
	again.Fill("entity/entity.name", mark(again), true)
	require.NoError(t, again.Undo(t.Context()))
	assert.Equal(t, was, mark(again))
	assert.False(t, again.Filled("entity/entity.name", was), "the portal holds the other value")
	again.FillAnew()
	assert.False(t, again.Filled("entity/other", "1"))
	require.NoError(t, again.Save(t.Context()))
}
