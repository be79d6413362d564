package photo

import (
	"image"
	"math"
	"math/bits"
	"slices"
)

const (
	tileSide   = 128  // pixels; a power of two
	mostTiles  = 32   // looked at, evenly spread
	fewTiles   = 6    // with fewer nothing can be said
	lowBin     = 6    // waves per tile; slower ones are shading and lines of text
	lineBins   = 2    // waves per tile to each side of an axis that are left out: rules, rows of text, blocks of JPEG
	peakHeight = 60   // times the usual power at the same fineness
	leastSwing = 0.6  // least amplitude of the pattern, in steps of brightness
	sameBins   = 2    // waves per tile by which the same pattern differs from place to place, seen at a slant
	nativeFrom = 2400 // pixels of the long side
)

// wave is a direction and a fineness: waves per tile across and down. The one that comes down from the left is negative.
type wave struct{ across, down int }

// moire returns the share of places that show one and the same fine wave. A photographed screen shows it nearly
// everywhere, because its pixels are everywhere alike; print shows another one here and there.
func (p *Picture) moire(fine plane) (float64, bool) {
	value, ok := repetition(fine.pix, fine.width, fine.width, fine.height)
	// A fine grid is gone at 1600 pixels, so a large picture is also looked at as it is.
	if b := p.pixels.Bounds(); max(b.Dx(), b.Dy()) >= nativeFrom {
		var native float64
		var looked bool
		switch m := p.pixels.(type) {
		case *image.YCbCr:
			native, looked = repetition(m.Y, m.YStride, b.Dx(), b.Dy())
		case *image.Gray:
			native, looked = repetition(m.Pix, m.Stride, b.Dx(), b.Dy())
		}
		value, ok = max(value, native), ok || looked
	}
	return value, ok
}

// repetition looks at tiles spread over a channel.
func repetition(pix []byte, stride, width, height int) (float64, bool) {
	columns, rows := width/tileSide, height/tileSide
	total := columns * rows
	if total < fewTiles {
		return 0, false
	}
	every := (total + mostTiles - 1) / mostTiles
	tile := newTransform(tileSide)
	var waves []wave
	looked := 0
	for n := every / 2; n < total; n += every {
		looked++
		waves = append(waves, tile.waves(pix[n/columns*tileSide*stride+n%columns*tileSide:], stride)...)
	}
	most := 0
	for _, a := range waves {
		alike := 0
		for _, b := range waves {
			if abs(a.across-b.across) <= sameBins && abs(a.down-b.down) <= sameBins {
				alike++
			}
		}
		most = max(most, alike)
	}
	return min(1, float64(most)/float64(looked)), true
}

// transform takes square tiles apart into waves.
type transform struct {
	side   int
	window []float64
	turns  []complex128
	cells  []complex128
	column []complex128
}

func newTransform(side int) *transform {
	t := &transform{
		side: side, window: make([]float64, side), turns: make([]complex128, side/2),
		cells: make([]complex128, side*side), column: make([]complex128, side),
	}
	for i := range t.window {
		t.window[i] = 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(side))
	}
	for i := range t.turns {
		sin, cos := math.Sincos(-2 * math.Pi * float64(i) / float64(side))
		t.turns[i] = complex(cos, sin)
	}
	return t
}

// waves returns the wave that stands out most from the tile, if one does.
func (t *transform) waves(pix []byte, stride int) []wave {
	n := t.side
	sum := 0
	for y := range n {
		for _, v := range pix[y*stride:][:n] {
			sum += int(v)
		}
	}
	level := float64(sum) / float64(n*n)
	for y := range n {
		for x, v := range pix[y*stride:][:n] {
			t.cells[y*n+x] = complex((float64(v)-level)*t.window[x]*t.window[y], 0)
		}
		t.run(t.cells[y*n : (y+1)*n])
	}
	half := n / 2
	rings := make([][]float64, half)
	var best wave
	var peak float64
	// The tile is real, so half of the columns say everything.
	for x := lineBins + 1; x < half; x++ {
		for y := range n {
			t.column[y] = t.cells[y*n+x]
		}
		t.run(t.column)
		for y, c := range t.column {
			down := y
			if down > half {
				down -= n
			}
			ring := int(math.Hypot(float64(x), float64(down)))
			if abs(down) <= lineBins || ring < lowBin || ring >= half {
				continue
			}
			power := real(c)*real(c) + imag(c)*imag(c)
			rings[ring] = append(rings[ring], power)
			if power > peak {
				peak, best = power, wave{x, down}
			}
		}
	}
	// A wave of amplitude a puts (a/2 · sum of the window)² into one cell; the window of Hann sums up to half of the side.
	if peak < math.Pow(leastSwing/2*float64(n*n)/4, 2) {
		return nil
	}
	ring := rings[int(math.Hypot(float64(best.across), float64(best.down)))]
	slices.Sort(ring)
	if peak < peakHeight*ring[len(ring)/2] {
		return nil
	}
	return []wave{best}
}

// run is the fast Fourier transform in place, for lengths that are powers of two.
func (t *transform) run(a []complex128) {
	n := len(a)
	shift := 64 - bits.TrailingZeros(uint(n))
	for i := range a {
		if j := int(bits.Reverse64(uint64(i)) >> shift); i < j {
			a[i], a[j] = a[j], a[i]
		}
	}
	for size := 2; size <= n; size *= 2 {
		step := n / size
		for start := 0; start < n; start += size {
			for k := range size / 2 {
				u, v := a[start+k], a[start+k+size/2]*t.turns[k*step]
				a[start+k], a[start+k+size/2] = u+v, u-v
			}
		}
	}
}
