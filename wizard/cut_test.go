package wizard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// wide is a box of so many pixels across.
func wide(pixels int) paper.Box { return paper.Box{{0, 0}, {pixels, 0}, {pixels, 20}, {0, 20}} }

func TestCutDrawsEachPartOnce(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	a := attach(t, s, paper.EntityCertificate, "licence.jpg")
	first, err := s.Cut(t.Context(), a.ID, []paper.Box{wide(30), {}}, 90)
	require.NoError(t, err)
	require.Len(t, first, 2)
	assert.Equal(t, 30, first[0].Bounds().Dx())
	assert.Nil(t, first[1], "a box without a surface")
	assert.Equal(t, 1, r.inspector.cuts)

	again, err := s.Cut(t.Context(), a.ID, []paper.Box{wide(40), wide(30)}, 90)
	require.NoError(t, err)
	assert.Equal(t, 40, again[0].Bounds().Dx())
	assert.Same(t, first[0], again[1])
	assert.Equal(t, 2, r.inspector.cuts, "for the part that is new")
	_, err = s.Cut(t.Context(), a.ID, []paper.Box{wide(30), wide(40)}, 90)
	require.NoError(t, err)
	assert.Equal(t, 2, r.inspector.cuts)

	_, err = s.Cut(t.Context(), "a99", []paper.Box{wide(30)}, 90)
	require.ErrorIs(t, err, wizard.ErrNoAttachment)
}

func TestPartsDrawnLongAgoAreForgotten(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	a := attach(t, s, paper.EntityCertificate, "licence.jpg")
	for _, side := range []int{3000, 3001, 3002, 3000} { // each 3 million pixels
		_, err := s.Cut(t.Context(), a.ID, []paper.Box{wide(1000)}, side)
		require.NoError(t, err)
	}
	assert.Equal(t, 4, r.inspector.cuts, "the first was drawn anew")
	for range 2 {
		_, err := s.Cut(t.Context(), a.ID, []paper.Box{wide(9000)}, 3000)
		require.NoError(t, err)
	}
	assert.Equal(t, 6, r.inspector.cuts, "a very large one is not kept at all")
}
