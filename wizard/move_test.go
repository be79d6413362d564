package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

func TestMove(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		given [][2]string // slot and file; reader takes a file for what it is called
		move  string      // id
		to    paper.Slot
		want  []string
	}{
		{"into an empty slot", [][2]string{{"principal.id_back", "id_card_front"}}, "a1", paper.PrincipalIDFront, []string{"principal.id_front id_card_front"}},
		{
			"two sides change places",
			[][2]string{{"principal.id_front", "id_card_back"}, {"principal.id_back", "id_card_front"}},
			"a1", paper.PrincipalIDBack,
			[]string{"principal.id_back id_card_back", "principal.id_front id_card_front"},
		},
		{
			"what does not suit the other place is not lost",
			[][2]string{{"entity.certificate", "id_card_front"}, {"principal.id_front", "id_card_front"}},
			"a1", paper.PrincipalIDFront,
			[]string{"principal.id_front id_card_front", "other id_card_front"},
		},
		{
			"to the others, of which there may be many",
			[][2]string{{"entity.certificate", "unknown"}, {"other", "unknown"}},
			"a1", paper.Other,
			[]string{"other unknown", "other unknown"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newReadingRoom(t)
			s := r.begin(t, filing.Enterprise)
			for _, g := range tt.given {
				attach(t, s, paper.Slot(g[0]), g[1])
			}
			before := slotsOf(s)
			m, err := s.Move(t.Context(), tt.move, tt.to)
			require.NoError(t, err)
			assert.Equal(t, tt.want, slotsOf(s))
			require.NoError(t, s.MoveBack(t.Context(), m))
			assert.Equal(t, before, slotsOf(s))
		})
	}
}

func TestMoveIsUndoneLikeEveryChange(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	attach(t, s, paper.PrincipalIDBack, "id_card_front")
	require.NoError(t, s.Save(t.Context()))
	_, err := s.Move(t.Context(), "a1", paper.PrincipalIDFront)
	require.NoError(t, err)
	require.NoError(t, s.Save(t.Context()))
	require.NoError(t, s.Undo(t.Context()))
	assert.Equal(t, []string{"principal.id_back id_card_front"}, slotsOf(s))
}

func TestMoveKeepsWhatIsThereWhenItCannotMove(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	attach(t, s, paper.PrincipalIDBack, "id_card_front")
	_, err := s.Move(t.Context(), "a1", "services[7].domain_certificate")
	require.ErrorIs(t, err, filing.ErrNoSuchFact)
	_, err = s.Move(t.Context(), "a7", paper.PrincipalIDFront)
	require.ErrorIs(t, err, wizard.ErrNoAttachment)
	assert.Equal(t, []string{"principal.id_back id_card_front"}, slotsOf(s))
}

func TestPaperThatCameMeanwhileIsKept(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	attach(t, s, paper.PrincipalIDBack, "id_card_front")
	m, err := s.Move(t.Context(), "a1", paper.PrincipalIDFront)
	require.NoError(t, err)
	attach(t, s, paper.PrincipalIDBack, "id_card_back")
	require.NoError(t, s.MoveBack(t.Context(), m))
	assert.ElementsMatch(t, []string{"principal.id_back id_card_front", "other id_card_back"}, slotsOf(s))
}

func TestIconThatMovesIsLookedIntoAgain(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.AddService(filing.AppKind))
	icon := paper.Slot("services[1].app.icon")
	attach(t, s, icon, "id_card_front")
	require.Equal(t, "a1", s.Filing().Services[1].App.Icon)
	m, err := s.Move(t.Context(), "a1", paper.PrincipalIDFront)
	require.NoError(t, err)
	assert.Empty(t, s.Filing().Services[1].App.Icon)
	require.NoError(t, s.MoveBack(t.Context(), m))
	assert.Equal(t, "a1", s.Filing().Services[1].App.Icon)
	assert.Equal(t, 3, r.looked(), "as an icon, as a paper, and as an icon again")
}

func TestReuseDoesNotReadAgain(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	a := attach(t, s, paper.PrincipalIDFront, "id_card_front")
	b, err := s.Reuse(t.Context(), a.ID, paper.PrincipalIDBack)
	require.NoError(t, err)
	assert.Equal(t, 1, r.looked())
	report, ok := s.Report(b.ID)
	assert.True(t, ok)
	assert.Equal(t, paper.IDCardFront, report.Kind)
}
