package qr_test

import (
	"context"
	"image"
	"image/color"
	"math"
	"testing"

	goqr "github.com/piglig/go-qr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"github.com/beiandesk/beiandesk/documents/qr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// address is of the form that licences carry, with an invented host.
const address = "http://www.example.cn/TopIP/web/web-portal.html#/index/page-qr?uniscid=91440399MA0YF0018A&sign=00112233"

// printed draws a code of the given width in pixels on a sheet.
func printed(t testing.TB, text string, side int) *image.Gray {
	t.Helper()
	code, err := goqr.EncodeText(text, goqr.Medium)
	require.NoError(t, err)
	n := code.Size()
	small := image.NewGray(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			small.SetGray(x, y, color.Gray{235})
			if code.Module(x, y) {
				small.SetGray(x, y, color.Gray{35})
			}
		}
	}
	sheet := image.NewGray(image.Rect(0, 0, 2000, 1414))
	for i := range sheet.Pix {
		sheet.Pix[i] = 235
	}
	draw.ApproxBiLinear.Scale(sheet, image.Rect(1500, 150, 1500+side, 150+side), small, small.Rect, draw.Src, nil)
	// Print beside it, so that there is something else to find.
	for y := 500; y < 1300; y += 50 {
		for x := 200; x < 1700; x += 30 {
			draw.Draw(sheet, image.Rect(x, y, x+18, y+4), image.Black, image.Point{}, draw.Src)
			draw.Draw(sheet, image.Rect(x+7, y-10, x+11, y+14), image.Black, image.Point{}, draw.Src)
		}
	}
	return sheet
}

// seen tilts a sheet and adds noise.
func seen(m *image.Gray, degrees, scale float64, noise int) *image.Gray {
	side := math.Hypot(float64(m.Rect.Dx()), float64(m.Rect.Dy())) * scale
	out := image.NewGray(image.Rect(0, 0, int(side), int(side)))
	for i := range out.Pix {
		out.Pix[i] = 120
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	sin, cos = sin*scale, cos*scale
	x, y := float64(m.Rect.Dx())/2, float64(m.Rect.Dy())/2
	draw.BiLinear.Transform(out, f64.Aff3{cos, -sin, side/2 - cos*x + sin*y, sin, cos, side/2 - sin*x - cos*y}, m, m.Rect, draw.Src, nil)
	state := uint32(7)
	for i, v := range out.Pix {
		state = state*1664525 + 1013904223
		out.Pix[i] = uint8(max(0, min(255, int(v)+int(state>>24)*noise/128-noise)))
	}
	return out
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name           string
		side           int
		degrees, scale float64
		noise          int
	}{
		{"as printed", 300, 0, 1, 0},
		{"small", 200, 0, 1, 6},
		{"a little askew", 260, 4, 1, 12},
		{"askew", 260, 17, 1, 12},
		{"at 45°", 300, 45, 1, 8},
		{"on its side", 260, 90, 1, 12},
		{"on its head", 260, 180, 1, 12},
		{"on its other side", 260, 270, 1, 12},
		{"fewer pixels", 300, 2, 0.7, 10},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := qr.Read(context.Background(), seen(printed(t, address, tt.side), tt.degrees, tt.scale, tt.noise))
			require.NoError(t, err)
			assert.Equal(t, []string{address}, got)
		})
	}
}

func TestFindSaysWhere(t *testing.T) {
	got, err := qr.Find(context.Background(), printed(t, address, 300))
	require.NoError(t, err)
	require.Len(t, got, 1)
	for i, want := range [4][2]float64{{1500, 150}, {1800, 150}, {1800, 450}, {1500, 450}} {
		assert.InDelta(t, want[0], got[0].Box[i][0], 3)
		assert.InDelta(t, want[1], got[0].Box[i][1], 3)
	}
	turned, err := qr.Find(context.Background(), seen(printed(t, address, 300), 180, 1, 4))
	require.NoError(t, err)
	require.Len(t, turned, 1)
	assert.Greater(t, turned[0].Box[0][0], turned[0].Box[1][0]+290, "its top left is to the right")
}

func TestReadTwo(t *testing.T) {
	m := printed(t, address, 300)
	other := printed(t, "样例：第二个二维码", 280)
	draw.Draw(m, image.Rect(100, 100, 420, 460), other, image.Pt(1470, 130), draw.Src)
	got, err := qr.Read(context.Background(), m)
	require.NoError(t, err)
	assert.ElementsMatch(t, []string{address, "样例：第二个二维码"}, got)
}

func TestPapersWithoutACode(t *testing.T) {
	for _, kind := range []paper.Kind{paper.IDCardFront, paper.IDCardBack, paper.DomainCertificate} {
		got, err := qr.Read(context.Background(), specimen.Draw(kind, specimen.Sample()))
		require.NoError(t, err)
		assert.Empty(t, got, kind)
	}
	for _, size := range []image.Point{{0, 0}, {1, 1}, {1, 900}, {30, 30}} {
		got, err := qr.Read(context.Background(), image.NewGray(image.Rectangle{Max: size}))
		require.NoError(t, err)
		assert.Empty(t, got)
	}
}

func TestReadEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := qr.Read(ctx, printed(t, address, 300))
	require.ErrorIs(t, err, context.Canceled)
}

// FuzzRead changes the modules of a code, so that what is read is damaged and hostile.
func FuzzRead(f *testing.F) {
	m := printed(f, address, 300)
	f.Add([]byte{0, 0, 0}, uint16(1500))
	f.Add([]byte{255, 1, 2, 3, 4, 5, 255, 255}, uint16(40000))
	f.Fuzz(func(t *testing.T, data []byte, at uint16) {
		out := image.NewGray(image.Rect(0, 0, 400, 400))
		draw.Draw(out, out.Rect, m, image.Pt(1450, 100), draw.Src)
		for i, v := range data {
			x, y := (int(at)+i*7)%400, (int(at)*3/400+i*5)%400
			draw.Draw(out, image.Rect(x, y, x+7, y+7), image.NewUniform(color.Gray{v}), image.Point{}, draw.Src)
		}
		_, err := qr.Read(context.Background(), out)
		require.NoError(t, err)
	})
}

// BenchmarkWithoutACode is what most papers cost.
func BenchmarkWithoutACode(b *testing.B) {
	m := specimen.Draw(paper.IDCardFront, specimen.Sample())
	for b.Loop() {
		if _, err := qr.Read(context.Background(), m); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	m := seen(printed(b, address, 260), 3, 1, 12)
	for b.Loop() {
		if _, err := qr.Read(context.Background(), m); err != nil {
			b.Fatal(err)
		}
	}
}
