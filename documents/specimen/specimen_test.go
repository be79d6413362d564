package specimen_test

import (
	"bytes"
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/fonts"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestDraw(t *testing.T) {
	for _, kind := range paper.Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			m, ok := specimen.Draw(kind, specimen.Sample()).(*image.RGBA)
			require.True(t, ok)
			assert.Equal(t, uint8(255), m.RGBAAt(m.Rect.Dx()/2, m.Rect.Dy()/2).A, "the middle is drawn")
			again := specimen.Draw(kind, specimen.Sample()).(*image.RGBA)
			assert.True(t, bytes.Equal(m.Pix, again.Pix), "the same facts give the same paper")
			other := specimen.Draw(kind, specimen.Of(sample.Individual())).(*image.RGBA)
			if kind != paper.Icon {
				assert.False(t, bytes.Equal(m.Pix, other.Pix), "other facts give another paper")
			}
		})
	}
}

func TestFactsCanBeDrawn(t *testing.T) {
	f := specimen.Sample()
	for _, text := range []string{f.Name, f.Address, f.Authority, f.Entity, f.Residence, f.Scope, f.Registrar} {
		require.NotEmpty(t, text)
		for _, r := range text {
			assert.True(t, fonts.Covers(r), "%c", r)
		}
	}
}

func TestOf(t *testing.T) {
	f := specimen.Of(sample.Enterprise())
	assert.Equal(t, sample.EntityNumber, f.USCC)
	assert.Equal(t, sample.PersonNumber, f.Number)
	assert.Equal(t, "1985-03-12", f.BirthDate)
	assert.Equal(t, "男", f.Sex)
	assert.Equal(t, "女", specimen.Of(sample.Individual()).Sex)
	assert.NotPanics(t, func() { specimen.Draw(paper.DomainCertificate, specimen.Of(&filing.Filing{})) })
}

func TestPhotographIsTheSameTwice(t *testing.T) {
	p := specimen.Draw(paper.IDCardBack, specimen.Sample())
	assert.True(t, bytes.Equal(specimen.Photograph(p, specimen.Tiny).Pix, specimen.Photograph(p, specimen.Tiny).Pix))
}
