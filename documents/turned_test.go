package documents_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A paper on which little more stands than a machine-readable zone says too little to the model that tells which way is
// up. However it lies, it is read as it is upright.
func TestAZoneIsReadHoweverItLies(t *testing.T) {
	for i, facts := range specimen.People()[:3] {
		p := specimen.Set(specimen.Form{Kind: paper.HKMOPermitBack}, facts)
		for _, c := range []specimen.Condition{specimen.RightTurned, specimen.UpsideDown, specimen.LeftTurned} {
			r, err := withReader().Inspect(context.Background(), "a.jpg", specimen.Take(p.Picture, c), "")
			require.NoError(t, err)
			assert.Equal(t, p.Kind, r.Kind, "%d %s", i, c)
			for field, want := range p.Truth {
				if field == "mrz" {
					continue // its names have no check digit, and their fillers are miscounted upright as well
				}
				assert.Equal(t, filing.Fold(want), filing.Fold(r.Fields[field].Text), "%d %s %s", i, c, field)
			}
		}
	}
}
