package photo_test

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// off returns by how much, in shares of the long side, a found corner is off at most, whichever corner is the first.
func off(found paper.Box, want [4][2]float64, side float64) float64 {
	best := math.Inf(1)
	for turn := range 4 {
		most := 0.0
		for i, w := range want {
			f := found[(i+turn)%4]
			most = max(most, math.Hypot(float64(f[0])-w[0], float64(f[1])-w[1]))
		}
		best = min(best, most/side)
	}
	return best
}

// diagonal is that of the paper.
func diagonal(corners [4][2]float64) float64 {
	return max(math.Hypot(corners[0][0]-corners[2][0], corners[0][1]-corners[2][1]), math.Hypot(corners[1][0]-corners[3][0], corners[1][1]-corners[3][1]))
}

// right is how far, in shares of the paper's diagonal, a corner may be off: less than the margin of any paper.
const right = 0.02

// The table of what is found on which ground. A paper that is not found is read in the whole picture; one that is found
// in the wrong place is cut, so that is what must be rare.
func TestStraightenOnEveryGround(t *testing.T) {
	const side = 1000
	for _, tt := range []struct {
		ground       specimen.Ground
		found, wrong int // at least, at most, of sixteen
	}{
		{specimen.PlainGround, 16, 0},
		{specimen.WoodGround, 15, 0},
		{specimen.ChequerGround, 15, 0},
		{specimen.DeskGround, 12, 0},
		{specimen.PaperGround, 0, 1}, // white on white, without shadows
	} {
		t.Run(string(tt.ground), func(t *testing.T) {
			t.Parallel()
			found, wrong := 0, 0
			for n, kind := range []paper.Kind{paper.IDCardFront, paper.BusinessLicence, paper.Passport, paper.Letter} {
				flat := specimen.Set(specimen.Form{Kind: kind}, specimen.People()[n]).Picture
				for seed := range uint64(4) {
					shot := specimen.OnGround(flat, tt.ground, []float64{8, 180}[seed%2], side, seed+10*uint64(n))
					s, err := photo.Of(shot.Picture, paper.JPEG).Straighten(context.Background(), paper.UnknownKind)
					require.NoError(t, err)
					switch {
					case !s.Found:
					case off(s.Corners(), shot.Corners, diagonal(shot.Corners)) <= right:
						found++
					default:
						wrong++
						t.Logf("%s seed %d: %v, is %v", kind, seed, s.Corners(), shot.Corners)
					}
				}
			}
			t.Logf("found %d, in the wrong place %d, of 16", found, wrong)
			assert.GreaterOrEqual(t, found, tt.found)
			assert.LessOrEqual(t, wrong, tt.wrong)
		})
	}
}

// Both sides of a card on one table are found, whatever the table, and measured each for itself.
func TestBothSidesAreFoundOnEveryGround(t *testing.T) {
	const gap = 160
	front := specimen.Set(specimen.Form{Kind: paper.IDCardFront}, specimen.People()[1]).Picture
	back := specimen.Set(specimen.Form{Kind: paper.IDCardBack}, specimen.People()[1]).Picture
	w, h := front.Rect.Dx(), front.Rect.Dy()
	both := image.NewRGBA(image.Rect(0, 0, w, 2*h+gap))
	draw.Draw(both, front.Rect, front, image.Point{}, draw.Src)
	draw.Draw(both, back.Rect.Add(image.Pt(0, h+gap)), back, image.Point{}, draw.Src)
	for ground, least := range map[specimen.Ground]int{
		specimen.PlainGround: 4, specimen.WoodGround: 4, specimen.ChequerGround: 4,
		specimen.DeskGround: 0, // white print lies beside one of the cards; what must not happen is that only the other is read
	} {
		t.Run(string(ground), func(t *testing.T) {
			t.Parallel()
			found := 0
			for seed := range uint64(4) {
				shot := specimen.OnGround(both, ground, 10, 1200, seed+30)
				p := photo.Of(shot.Picture, paper.JPEG)
				s, err := p.Straighten(context.Background(), paper.UnknownKind)
				require.NoError(t, err)
				require.False(t, s.Found, "the picture is read as a whole")
				if len(s.Both()) != 2 {
					continue
				}
				found++
				for _, one := range s.Both() {
					assert.True(t, one.IsCard())
				}
				m, err := p.Measures(context.Background(), s)
				require.NoError(t, err)
				assert.Contains(t, m, paper.Corners)
				assert.NotContains(t, failed(m), paper.CardCoverage)
			}
			t.Logf("found %d of 4", found)
			assert.GreaterOrEqual(t, found, least)
		})
	}
}

// What is straightened has the proportions of the paper, and its places lead back into the picture.
func TestStraightened(t *testing.T) {
	for kind, aspect := range map[paper.Kind]float64{paper.IDCardFront: 85.6 / 54, paper.BusinessLicence: math.Sqrt2} {
		flat := specimen.Set(specimen.Form{Kind: kind}, specimen.People()[0]).Picture
		shot := specimen.OnGround(flat, specimen.PlainGround, 8, 1600, 3)
		s, err := photo.Of(shot.Picture, paper.JPEG).Straighten(context.Background(), kind)
		require.NoError(t, err)
		require.True(t, s.Found)
		b := s.Pixels.Bounds()
		w, h := float64(b.Dx()), float64(b.Dy())
		assert.InEpsilon(t, aspect, w/h, 0.08, kind)
		assert.Equal(t, kind == paper.IDCardFront, s.IsCard())
		assert.LessOrEqual(t, off(s.Place([4][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}}), shot.Corners, 1600), 0.01)
		for quarters := range 4 {
			turned := s.Turned(quarters)
			tb := turned.Pixels.Bounds()
			tw, th := float64(tb.Dx()), float64(tb.Dy())
			corners := turned.Place([4][2]float64{{0, 0}, {tw, 0}, {tw, th}, {0, th}})
			assert.Equal(t, turned.Corners(), corners, "quarters %d", quarters)
			// The same pixel before and after turning.
			x, y := [4]int{40, b.Dy() - 1 - 30, b.Dx() - 1 - 40, 30}[quarters], [4]int{30, 40, b.Dy() - 1 - 30, b.Dx() - 1 - 40}[quarters]
			assert.Equal(t, s.Pixels.At(40, 30), turned.Pixels.At(x, y), "quarters %d", quarters)
			before := s.Place([4][2]float64{{40, 30}})[0]
			after := turned.Place([4][2]float64{{float64([4]int{40, b.Dy() - 30, b.Dx() - 40, 30}[quarters]), float64([4]int{30, 40, b.Dy() - 30, b.Dx() - 40}[quarters])}})[0]
			assert.InDelta(t, before[0], after[0], 1)
			assert.InDelta(t, before[1], after[1], 1)
		}
	}
}

func TestTwoCardsAreReadTogether(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 1000, 1400))
	draw.Draw(m, m.Rect, image.NewUniform(color.RGBA{112, 96, 82, 255}), image.Point{}, draw.Src)
	for i := range 2 {
		draw.Draw(m, image.Rect(150, 100+620*i, 850, 541+620*i), image.NewUniform(color.RGBA{225, 232, 236, 255}), image.Point{}, draw.Src)
	}
	s, err := photo.Of(m, paper.PNG).Straighten(context.Background(), paper.UnknownKind)
	require.NoError(t, err)
	assert.False(t, s.Found)
	assert.Equal(t, paper.Box{{0, 0}, {1000, 0}, {1000, 1400}, {0, 1400}}, s.Corners())
}

func TestStraightenOddPictures(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {1, 3000}, {3000, 1}, {23, 4000}, {200, 200}, {640, 480}} {
		for pattern := range 3 {
			m := image.NewGray(image.Rectangle{Max: size})
			state := uint32(5)
			for i := range m.Pix {
				state = state*1664525 + 1013904223
				m.Pix[i] = [3]uint8{128, uint8(state >> 24), uint8(i / 37 % 2 * 255)}[pattern]
			}
			s, err := photo.Of(m, paper.PNG).Straighten(context.Background(), paper.UnknownKind)
			require.NoError(t, err)
			b := s.Pixels.Bounds()
			assert.True(t, b.Dx() > 0 && b.Dy() > 0 && b.Dx()*b.Dy() <= 4000*4000, "%v gives %v", size, b)
		}
	}
}

func TestStraightenEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := photo.Of(image.NewGray(image.Rect(0, 0, 300, 200)), paper.PNG).Straighten(ctx, "")
	require.ErrorIs(t, err, context.Canceled)
}

func BenchmarkStraighten(b *testing.B) {
	flat := specimen.Set(specimen.Form{Kind: paper.IDCardFront}, specimen.People()[0]).Picture
	for _, g := range []specimen.Ground{specimen.PlainGround, specimen.DeskGround} {
		b.Run(string(g), func(b *testing.B) {
			p := photo.Of(specimen.OnGround(flat, g, 8, 2000, 1).Picture, paper.JPEG)
			for b.Loop() {
				if _, err := p.Straighten(context.Background(), ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
