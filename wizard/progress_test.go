package wizard_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// TestNotesOnTheOrderAreKept: what happened after handing in belongs to the draft, is undone and refused like answers.
func TestNotesOnTheOrderAreKept(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	at := r.clock.Now().Add(-time.Hour)
	require.NoError(t, s.Note(timeline.Event{At: at, Status: timeline.WaitingFirst}))
	require.ErrorIs(t, s.Note(timeline.Event{At: at.Add(48 * time.Hour), Status: timeline.ToBureau}), timeline.ErrRefused, "nobody knows tomorrow's status")
	require.NoError(t, s.Save(t.Context()))

	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.Equal(t, timeline.WaitingFirst, again.Progress().Status())
	assert.Equal(t, timeline.WaitingFirst, again.Followed().Progress.Status())
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, string(timeline.WaitingFirst), drafts[0].Status)
	last, ok := drafts[0].Last()
	require.True(t, ok)
	assert.Equal(t, timeline.WaitingFirst, last.Status)
	assert.WithinDuration(t, at, last.At, time.Second)
	assert.False(t, last.DayOnly)

	again.TakeNoteBack()
	assert.Empty(t, again.Progress().Events)
	_, ok = wizard.Summary{}.Last()
	assert.False(t, ok)
	last, ok = wizard.Summary{Status: "sms", Since: "2026-11-20"}.Last()
	assert.True(t, ok && last.DayOnly)
	assert.Equal(t, "2026-11-20", filing.DateOf(last.At.In(timeline.Beijing)).String())
	again.Grant([]string{"", "粤ICP备00000001号-2"})
	assert.Equal(t, []string{"", "粤ICP备00000001号-2"}, again.Granted(), "a number stays at the place of its service")
	again.Grant([]string{"粤ICP备00000001号-1", " "})
	require.NoError(t, again.Save(t.Context()))
	assert.Equal(t, []string{"粤ICP备00000001号-1"}, again.Granted())

	change, err := r.desk.Follow(t.Context(), s.ID(), filing.ChangeFiling, r.texts)
	require.NoError(t, err)
	f := change.Filing()
	assert.Equal(t, "粤ICP备00000001号", f.Entity.FilingNumber)
	assert.Equal(t, "粤ICP备00000001号-1", f.Services[0].FilingNumber)
	assert.Empty(t, change.Progress().Events, "the next order begins anew")
}
