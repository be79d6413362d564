package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
)

// TestWhatIsForeseenIsWhatIsAsked: the draft that is begun afterwards has the pages and papers that were announced.
func TestWhatIsForeseenIsWhatIsAsked(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	first := flow.Interview{
		Purpose: "new", Nature: filing.Enterprise, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.No, Obstacle: "none",
	}
	change := flow.Interview{
		Purpose: "change", Nature: filing.Enterprise, Province: "44", EntityHere: filing.Yes, NumberChanged: filing.No, Part: "entity", Obstacle: "none",
	}
	for name, interview := range map[string]flow.Interview{"first": first, "change": change} {
		seen, ok := r.desk.Foresee(interview, r.texts)
		require.True(t, ok, name)
		s, err := r.desk.Begin(t.Context(), interview, r.texts)
		require.NoError(t, err, name)
		pages := s.Pages()
		require.Len(t, seen.Pages, len(pages), name)
		for i, p := range pages {
			assert.Equal(t, p.Key, seen.Pages[i].Key, name)
			assert.Equal(t, p.Title, seen.Pages[i].Title, name)
		}
		assert.Equal(t, s.Check().Materials, seen.Materials, name)
		assert.NotEmpty(t, seen.Materials, name)
	}
	stray := first
	stray.DomainFiled = filing.Yes
	_, ok := r.desk.Foresee(stray, r.texts)
	assert.False(t, ok, "a case that cannot go on asks for nothing")
	_, ok = r.desk.Foresee(flow.Interview{}, r.texts)
	assert.False(t, ok)
}
