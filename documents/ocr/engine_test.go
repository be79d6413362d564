package ocr_test

import (
	"context"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/draw"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

func shipped() ocr.Models {
	return ocr.Models{Detector: models.Detector(), Direction: models.Direction(), Recogniser: models.Recogniser()}
}

// engine is shared by the tests: loading takes a moment.
var engine = sync.OnceValue(func() *ocr.Engine {
	return ocr.New(ocr.Options{LibraryPaths: onnxruntime.Places("", ""), Models: shipped()})
})

func ready(t testing.TB) *ocr.Engine {
	t.Helper()
	require.NoError(t, engine().Ready())
	return engine()
}

func texts(lines []ocr.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return out
}

func front() *image.RGBA { return specimen.Draw(paper.IDCardFront, specimen.Sample()).(*image.RGBA) }

// turned turns a picture clockwise by quarters.
func turned(m image.Image, quarters int) image.Image {
	for range quarters {
		b := m.Bounds()
		out := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
		for y := range b.Dy() {
			for x := range b.Dx() {
				out.Set(b.Dy()-1-y, x, m.At(x, y))
			}
		}
		m = out
	}
	return m
}

func TestReadWhicheverWayItLies(t *testing.T) {
	e, whole := ready(t), front()
	small := image.NewRGBA(image.Rect(0, 0, 1000, 631))
	draw.ApproxBiLinear.Scale(small, small.Rect, whole, whole.Rect, draw.Src, nil)
	number := specimen.Sample().Number
	for quarters, name := range []string{"upright", "to the right", "on its head", "to the left"} {
		t.Run(name, func(t *testing.T) {
			lines, err := e.Read(context.Background(), turned(small, quarters), ocr.Reading{})
			require.NoError(t, err)
			got := texts(lines)
			assert.Contains(t, got, number)
			assert.Equal(t, "姓名", string([]rune(got[0])[:2]), "the first line comes first: %q", got)
			tilt := ocr.Tilt(lines)
			off := math.Remainder(tilt-float64(quarters)*math.Pi/2, 2*math.Pi)
			assert.InDelta(t, 0, off, 0.05, "its lines run as the picture was turned")
		})
	}
}

func TestRunesStandWhereTheyAre(t *testing.T) {
	lines, err := ready(t).Read(context.Background(), front(), ocr.Reading{Upright: true})
	require.NoError(t, err)
	for _, l := range lines {
		require.Len(t, l.Runes, len([]rune(l.Text)))
		at := 0.0
		for i, r := range l.Runes {
			assert.Equal(t, []rune(l.Text)[i], r.R)
			assert.True(t, r.X0 >= at-1e-9 && r.X1 > r.X0 && r.X1 <= 1, "%s: %v", l.Text, l.Runes)
			assert.True(t, r.Score > 0 && r.Score <= 1.0001)
			at = (r.X0 + r.X1) / 2
		}
		if l.Text == specimen.Sample().Number {
			// Eighteen characters of one width: each has a share of the line.
			for i, r := range l.Runes {
				assert.InDelta(t, (float64(i)+0.5)/18, (r.X0+r.X1)/2, 0.04)
			}
		}
	}
}

// The stamp of a seal covers a date; in the red channel it is gone.
func TestTheRedChannelLooksThroughSeals(t *testing.T) {
	m := specimen.Draw(paper.BusinessLicence, specimen.Sample()).(*image.RGBA)
	box := [4][2]float64{{1330, 1130}, {1640, 1130}, {1640, 1230}, {1330, 1230}}
	lines, err := ready(t).ReadRegion(context.Background(), m, box, ocr.Red)
	require.NoError(t, err)
	assert.Contains(t, strings.Join(texts(lines), ""), "2016年8月23日")
	for _, l := range lines {
		for _, c := range l.Box {
			assert.True(t, c[0] > 1300 && c[0] < 1660 && c[1] > 1100 && c[1] < 1260, "in pixels of the whole picture: %v", l.Box)
		}
	}
}

func TestPassesOfARegion(t *testing.T) {
	e, m := ready(t), front()
	number := specimen.Sample().Number
	line := [4][2]float64{{544, 838}, {1422, 838}, {1422, 908}, {544, 908}}
	for _, pass := range []ocr.Pass{ocr.Plain, ocr.Red, ocr.Single, ocr.Wide} {
		lines, err := e.ReadRegion(context.Background(), m, line, pass)
		require.NoError(t, err, pass)
		assert.Equal(t, []string{number}, texts(lines), pass)
	}
	readings, err := e.ReadRegion(context.Background(), m, line, ocr.MRZ)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(readings), 2)
	assert.Equal(t, number, readings[0].Text)
	_, err = e.ReadRegion(context.Background(), m, line, "unknown")
	require.ErrorIs(t, err, ocr.ErrEngine)
}

func TestOddRegions(t *testing.T) {
	e, m := ready(t), front()
	nan, inf := math.NaN(), math.Inf(1)
	for _, box := range [][4][2]float64{
		{},
		{{5000, 5000}, {5100, 5000}, {5100, 5100}, {5000, 5100}},
		{{nan, 0}, {10, 0}, {10, 10}, {0, 10}},
		{{-inf, 0}, {inf, 0}, {inf, 10}, {0, 10}},
		{{10, 10}, {10, 10}, {10, 10}, {10, 10}},
		{{100, 10}, {0, 10}, {0, 0}, {100, 0}},
		{{0, 0}, {1600, 0}, {1600, 1}, {0, 1}},
	} {
		for _, pass := range []ocr.Pass{ocr.Plain, ocr.Red, ocr.Single, ocr.Wide, ocr.MRZ} {
			_, err := e.ReadRegion(context.Background(), m, box, pass)
			require.NoError(t, err, "%v", box)
		}
	}
}

func TestOddPictures(t *testing.T) {
	e := ready(t)
	for _, m := range []image.Image{
		image.NewGray(image.Rect(0, 0, 0, 0)), image.NewGray(image.Rect(0, 0, 1, 1)), image.NewGray(image.Rect(0, 0, 3000, 1)),
		image.NewNRGBA(image.Rect(0, 0, 2, 900)), image.NewYCbCr(image.Rect(0, 0, 33, 17), image.YCbCrSubsampleRatio420),
		image.NewUniform(color.White), image.NewGray16(image.Rect(-20, -20, 40, 40)),
	} {
		if _, endless := m.(*image.Uniform); endless {
			m = image.NewPaletted(image.Rect(5, 5, 90, 60), color.Palette{color.White})
		}
		lines, err := e.Read(context.Background(), m, ocr.Reading{})
		require.NoError(t, err)
		assert.Empty(t, lines)
	}
}

func TestReadEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := ready(t).Read(ctx, front(), ocr.Reading{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = ready(t).ReadRegion(ctx, front(), [4][2]float64{{0, 0}, {900, 0}, {900, 900}, {0, 900}}, ocr.MRZ)
	require.ErrorIs(t, err, context.Canceled)
}

func TestSeveralPicturesAtOnce(t *testing.T) {
	e, m := ready(t), front()
	var all sync.WaitGroup
	results := make([][]string, 4)
	for i := range results {
		all.Go(func() {
			lines, err := e.Read(context.Background(), m, ocr.Reading{Side: 640})
			assert.NoError(t, err)
			results[i] = texts(lines)
		})
	}
	all.Wait()
	for _, r := range results[1:] {
		assert.Equal(t, results[0], r)
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	name, _ := onnxruntime.File()
	fake := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(fake, []byte("not the library"), 0o600))
	nowhere := filepath.Join(t.TempDir(), name)
	for _, tt := range []struct {
		name  string
		paths []string
		want  error
	}{
		{"no place", nil, ocr.ErrNoLibrary},
		{"nothing there", []string{nowhere}, ocr.ErrNoLibrary},
		{"another file", []string{fake}, ocr.ErrWrongLibrary},
		{"another file, then nothing", []string{fake, nowhere}, ocr.ErrWrongLibrary},
		{"a folder", []string{filepath.Dir(fake)}, ocr.ErrWrongLibrary},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.ErrorIs(t, ocr.CheckLibrary(tt.paths), tt.want)
		})
	}
	require.NoError(t, ocr.CheckLibrary(append([]string{nowhere, fake}, onnxruntime.Places("", "")...)), "ours is found behind others")
}

func TestDamagedModelsAreSaid(t *testing.T) {
	for name, damage := range map[string]func(*ocr.Models){
		"no detector":        func(m *ocr.Models) { m.Detector = nil },
		"detector cut":       func(m *ocr.Models) { m.Detector = m.Detector[:len(m.Detector)/2] },
		"detector as reader": func(m *ocr.Models) { m.Recogniser = m.Detector },
	} {
		t.Run(name, func(t *testing.T) {
			m := shipped()
			damage(&m)
			e := ocr.New(ocr.Options{LibraryPaths: onnxruntime.Places("", ""), Models: m})
			_, err := e.Read(context.Background(), front(), ocr.Reading{})
			require.ErrorIs(t, err, ocr.ErrEngine)
			require.NoError(t, e.Close())
		})
	}
}

func TestCloseWithoutUse(t *testing.T) {
	e := ocr.New(ocr.Options{})
	require.NoError(t, e.Close())
	_, err := e.Read(context.Background(), front(), ocr.Reading{})
	require.ErrorIs(t, err, ocr.ErrEngine)
}

func BenchmarkReadCard(b *testing.B) {
	e, m := ready(b), front()
	for b.Loop() {
		if _, err := e.Read(context.Background(), m, ocr.Reading{Side: 736}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadSheet(b *testing.B) {
	e, m := ready(b), specimen.Draw(paper.BusinessLicence, specimen.Sample())
	for b.Loop() {
		if _, err := e.Read(context.Background(), m, ocr.Reading{}); err != nil {
			b.Fatal(err)
		}
	}
}
