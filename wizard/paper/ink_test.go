package paper_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

func TestSeen(t *testing.T) {
	t.Parallel()
	spot := func(n int) paper.Spot { return paper.Spot{Page: n, Box: paper.Box{{n, n}}} }
	ink := &paper.Ink{
		Codes: []paper.Code{{Spot: spot(1)}}, Seals: []paper.Seal{{Spot: spot(2)}, {Spot: spot(3)}},
		Fingerprints: []paper.Spot{spot(4)}, Places: []paper.Place{{Spot: spot(5)}},
	}
	for name, want := range map[string][]paper.Spot{
		"seals": {spot(2), spot(3)}, "seals.1": {spot(3)}, "codes.0": {spot(1)}, "fingerprints": {spot(4)}, "places.0": {spot(5)},
		"seals.2": nil, "seals.-1": nil, "seals.x": nil, "": nil, "nothing": nil,
	} {
		assert.Equal(t, want, ink.Seen(name), name)
	}
	var none *paper.Ink
	assert.Nil(t, none.Seen("seals"))
}
