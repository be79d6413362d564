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

func measures(t *testing.T, data []byte, kind paper.Kind) map[string]paper.Measure {
	t.Helper()
	p, err := photo.Decode(context.Background(), data)
	require.NoError(t, err)
	s, err := p.Straighten(context.Background(), kind)
	require.NoError(t, err)
	m, err := p.Measures(context.Background(), s)
	require.NoError(t, err)
	return m
}

// failed lists the measures that do not keep their thresholds.
func failed(m map[string]paper.Measure) []string {
	names := []string{}
	for name, measure := range m {
		if !measure.OK {
			names = append(names, name)
		}
	}
	return names
}

// The thresholds are calibrated here: a clean paper passes everything, a flaw fails what it is looked for with and nothing
// that would send the applicant the wrong way.
func TestMeasuresFindFlaws(t *testing.T) {
	tests := []struct {
		name  string
		kind  paper.Kind
		flaws []specimen.Flaw
		want  []string // fail
		may   []string // may fail as well
	}{
		{"clean front", paper.IDCardFront, nil, nil, nil},
		{"clean back", paper.IDCardBack, nil, nil, nil},
		{"clean licence", paper.BusinessLicence, nil, nil, nil},
		{"clean domain certificate", paper.DomainCertificate, nil, nil, nil},
		{"blurred front", paper.IDCardFront, []specimen.Flaw{specimen.Blurred}, []string{paper.Sharpness}, nil},
		{"shaken front", paper.IDCardFront, []specimen.Flaw{specimen.Shaken}, []string{paper.Sharpness}, nil},
		{"blurred licence", paper.BusinessLicence, []specimen.Flaw{specimen.Blurred}, []string{paper.Sharpness}, nil},
		{"glaring back", paper.IDCardBack, []specimen.Flaw{specimen.Glaring}, []string{paper.Glare}, nil},
		{"grey front", paper.IDCardFront, []specimen.Flaw{specimen.Grey}, []string{paper.Colour}, nil},
		{"grey licence", paper.BusinessLicence, []specimen.Flaw{specimen.Grey}, []string{paper.Colour}, nil},
		{"dark back", paper.IDCardBack, []specimen.Flaw{specimen.Dark}, []string{paper.Brightness}, []string{paper.Contrast, paper.Colour, paper.Corners}},
		{"washed front", paper.IDCardFront, []specimen.Flaw{specimen.Washed}, []string{paper.Contrast}, []string{paper.Colour}},
		{"faint copy", paper.IDCardFront, []specimen.Flaw{specimen.Faint}, []string{paper.Contrast, paper.Colour}, nil},
		{"cut front", paper.IDCardFront, []specimen.Flaw{specimen.CutCorner}, []string{paper.Corners}, nil},
		{"covered corner of a licence", paper.BusinessLicence, []specimen.Flaw{specimen.CoveredCorner}, []string{paper.Corners}, []string{paper.Covered}},
		{"screen", paper.IDCardBack, []specimen.Flaw{specimen.Screen}, []string{paper.Moire}, nil},
		{"far licence", paper.BusinessLicence, []specimen.Flaw{specimen.Far}, []string{paper.CardCoverage}, nil},
		{"tiny front", paper.IDCardFront, []specimen.Flaw{specimen.Tiny}, []string{paper.Resolution}, nil},
		{"turned back", paper.IDCardBack, []specimen.Flaw{specimen.Turned}, []string{paper.Rotation}, nil},
	}
	flat := map[paper.Kind]image.Image{}
	for _, tt := range tests {
		if flat[tt.kind] == nil {
			flat[tt.kind] = specimen.Draw(tt.kind, specimen.Sample())
		}
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := failed(measures(t, specimen.JPEG(specimen.Photograph(flat[tt.kind], tt.flaws...), 0), tt.kind))
			for _, name := range tt.want {
				assert.Contains(t, got, name)
			}
			assert.Subset(t, append(tt.want, tt.may...), got)
		})
	}
}

// A sheet that is seen from a slant has all of its corners.
func TestASlantHidesNoCorner(t *testing.T) {
	for _, form := range []specimen.Form{{Kind: paper.BusinessLicence}, {Kind: paper.BusinessLicence, Edition: specimen.Upright}} {
		flat := specimen.Set(form, specimen.People()[2]).Picture
		for _, c := range []specimen.Condition{specimen.Phone, specimen.PhoneSideways} {
			got := measures(t, specimen.Take(flat, c), form.Kind)
			assert.True(t, got[paper.Corners].OK, "%v %s: %v", form, c, got[paper.Corners])
		}
	}
}

// Who does not say what a paper is gets the same measures of it.
func TestAPaperOfAnUnknownKindIsMeasured(t *testing.T) {
	for _, kind := range []paper.Kind{paper.IDCardFront, paper.BusinessLicence, paper.DomainCertificate} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			data := specimen.JPEG(specimen.Photograph(specimen.Draw(kind, specimen.Sample())), 0)
			named := measures(t, data, kind)
			assert.Len(t, named, 11)
			assert.Empty(t, failed(named))
			assert.Equal(t, named, measures(t, data, paper.UnknownKind))
		})
	}
}

func TestScansPass(t *testing.T) {
	for _, kind := range []paper.Kind{paper.IDCardFront, paper.BusinessLicence, paper.DomainCertificate} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			flat := specimen.Draw(kind, specimen.Sample())
			page := image.NewRGBA(flat.Bounds())
			draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
			draw.Draw(page, page.Rect, flat, image.Point{}, draw.Over)
			for _, quality := range []int{60, 95} {
				assert.Empty(t, failed(measures(t, specimen.JPEG(page, quality), kind)), "quality %d", quality)
			}
		})
	}
}

func TestEvidenceLiesInThePicture(t *testing.T) {
	flat := specimen.Draw(paper.IDCardFront, specimen.Sample())
	data := specimen.JPEG(specimen.Photograph(flat, specimen.Glaring, specimen.CoveredCorner), 0)
	// Orientation 6: stored 1600 × 1200, upright 1200 × 1600.
	m := measures(t, withOrientation(data, 6), paper.UnknownKind)
	boxes := m[paper.Glare].Evidence
	require.NotEmpty(t, boxes)
	for _, box := range boxes {
		for _, corner := range box {
			assert.True(t, corner[0] >= 0 && corner[0] <= 1200 && corner[1] >= 0 && corner[1] <= 1600, "%v", corner)
		}
	}
	// The lamp stands at (896, 564) of the stored picture, which is turned clockwise.
	x, y := (boxes[0][0][0]+boxes[0][2][0])/2, (boxes[0][0][1]+boxes[0][2][1])/2
	assert.InDelta(t, 1200-564, x, 60)
	assert.InDelta(t, 896, y, 60)
	m = measures(t, data, paper.IDCardFront)
	require.Len(t, m[paper.Corners].Evidence, 1)
	assert.Less(t, m[paper.Corners].Evidence[0][0][0], 320, "lower left")
	assert.Greater(t, m[paper.Corners].Evidence[0][0][1], 720, "lower left")
}

func TestMeasuresOfOddPictures(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {1, 3000}, {3000, 1}, {7, 5}, {17, 4000}, {200, 200}} {
		for _, ground := range []color.Gray{{0}, {128}, {255}} {
			m := image.NewGray(image.Rectangle{Max: size})
			draw.Draw(m, m.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
			for _, kind := range paper.Kinds() {
				p := photo.Of(m, paper.PNG)
				s, err := p.Straighten(context.Background(), kind)
				require.NoError(t, err)
				got, err := p.Measures(context.Background(), s)
				require.NoError(t, err)
				for name, measure := range got {
					assert.False(t, measure.Value != measure.Value, "%s of %v is no number", name, size)
				}
			}
		}
	}
}

func TestMeasuresEndWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := photo.Of(image.NewGray(image.Rect(0, 0, 100, 100)), paper.PNG)
	_, err := p.Measures(ctx, p.Whole())
	require.ErrorIs(t, err, context.Canceled)
}
