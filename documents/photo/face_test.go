package photo_test

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// within reports whether all corners of boxes lie in a rectangle.
func within(boxes []paper.Box, r image.Rectangle) bool {
	for _, b := range boxes {
		for _, c := range b {
			if !image.Pt(c[0], c[1]).In(r.Inset(-2)) {
				return false
			}
		}
	}
	return true
}

// What lies on the table beside the paper says nothing about the paper.
func TestTheTableIsNotMeasured(t *testing.T) {
	m := specimen.Photograph(specimen.Draw(paper.IDCardFront, specimen.Sample()), specimen.Far, specimen.Blurred)
	card := image.Rect(1600*28/100, 1200*28/100, 1600*72/100, 1200*72/100)
	for y := 60; y < 240; y++ { // sharp stripes and a white cup, above and below
		for x := 200; x < 1400; x++ {
			if x/7%2 == 0 {
				m.SetRGBA(x, y, color.RGBA{30, 60, 30, 255})
			}
		}
	}
	draw.Draw(m, image.Rect(500, 980, 1000, 1150), image.White, image.Point{}, draw.Src)
	got := measures(t, specimen.JPEG(m, 0), paper.IDCardFront)
	sharp := got[paper.Sharpness]
	assert.False(t, sharp.OK, "%v", sharp.Value)
	require.NotEmpty(t, sharp.Evidence)
	assert.True(t, within(sharp.Evidence, card), "%v", sharp.Evidence)
	assert.True(t, got[paper.Glare].OK, "%v", got[paper.Glare].Value)
	far := got[paper.CardCoverage]
	assert.False(t, far.OK)
	require.Len(t, far.Evidence, 1)
	assert.True(t, within(far.Evidence, card), "%v", far.Evidence)
}

// Where a measure went wrong is shown, whichever way the picture is turned; where nothing did, nothing is.
func TestEvidenceIsWhereTheFaultIs(t *testing.T) {
	flat := specimen.Draw(paper.IDCardFront, specimen.Sample())
	for name, flaw := range map[string]specimen.Flaw{
		paper.Sharpness: specimen.Shaken, paper.Colour: specimen.Grey, paper.Brightness: specimen.Dark,
		paper.Contrast: specimen.Washed, paper.Glare: specimen.Glaring, paper.Rotation: specimen.Turned,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := measures(t, withOrientation(specimen.JPEG(specimen.Photograph(flat, flaw), 0), 6), paper.IDCardFront)
			assert.NotEmpty(t, got[name].Evidence)
			for other, m := range got {
				if m.OK {
					assert.Empty(t, m.Evidence, other)
				}
				assert.True(t, within(m.Evidence, image.Rect(0, 0, 1200, 1600)), "%s %v", other, m.Evidence)
			}
		})
	}
}

// A card that is moved while it is taken is smeared in one direction only, and seen as blurred all the same.
func TestAMovedHandBlurs(t *testing.T) {
	people := specimen.People()
	for i, form := range []specimen.Form{{Kind: paper.IDCardFront}, {Kind: paper.IDCardBack}, {Kind: paper.BusinessLicence}, {Kind: paper.Passport}, {Kind: paper.HKMOPermit}} {
		t.Run(string(form.Kind), func(t *testing.T) {
			t.Parallel()
			p := specimen.Set(form, people[i%len(people)]).Picture
			clean := measures(t, specimen.Take(p, specimen.Clean), "")[paper.Sharpness]
			assert.True(t, clean.OK, "clean: %v", clean.Value)
			moved := measures(t, specimen.Take(p, specimen.Moved), "")[paper.Sharpness]
			assert.False(t, moved.OK, "moved: %v", moved.Value)
			t.Log(clean.Value, moved.Value)
		})
	}
}

// A sheet that fills a scan stays whole: nothing printed on it is taken for its edge.
func TestAScannedSheetStaysWhole(t *testing.T) {
	for _, kind := range []paper.Kind{paper.Letter, paper.BusinessLicence, paper.DomainCertificate} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			flat := specimen.Set(specimen.Form{Kind: kind}, specimen.People()[0]).Picture
			page := image.NewRGBA(flat.Bounds())
			draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
			draw.Draw(page, page.Rect, flat, flat.Rect.Min, draw.Over)
			for _, as := range []paper.Kind{kind, paper.UnknownKind} {
				s, err := photo.Of(page, paper.PNG).Straighten(context.Background(), as)
				require.NoError(t, err)
				assert.False(t, s.Found, "%v", s.Corners())
			}
		})
	}
}
