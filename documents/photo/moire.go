package photo

import (
	"image"
	"math"
	"math/bits"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	tileSide   = 128  // pixels; a power of two
	mostTiles  = 32   // looked at, evenly spread
	fewTiles   = 6    // with fewer nothing can be said
	lowBin     = 6    // waves per tile; slower ones are shading and lines of text
	lineBins   = 2    // waves per tile to each side of an axis that are left out: rules, rows of text, blocks of JPEG
	peakHeight = 60   // times the usual power at the same fineness
	leastSwing = 0.6  // least amplitude of the pattern, in steps of brightness
	sameWave   = 0.06 // by which the same pattern differs from place to place, seen at a slant; printed waves bend more
	nativeFrom = 2400 // pixels of the long side
)

// wave is a direction and a fineness: waves per tile across and down. The one that comes down from the left is negative.
type wave struct{ across, down int }

// moire returns the share of places on the paper that show one and the same fine wave, and these places. A photographed
// screen shows it nearly everywhere, because its pixels are everywhere alike; print shows another one here and there. The
// pixels are those of the camera: straightened ones would beat with it.
func (p *Picture) moire(s *Sheet) (share float64, where []paper.Box, ok bool) {
	fine := s.view.fine
	on := func(x, y float64) bool { return true } // of the upright picture, 0 to 1
	if s.Found {
		body := s.view.found.mask
		on = func(x, y float64) bool {
			px, py := int(x*float64(body.width)), int(y*float64(body.height))
			return px >= 0 && py >= 0 && px < body.width && py < body.height && body.in[py*body.width+px]
		}
	}
	best := repetition(fine.pix, fine.width, fine.width, fine.height, on)
	turn := Upright
	// A fine grid is gone at 1600 pixels, so a large picture is also looked at as it is.
	if b := p.pixels.Bounds(); max(b.Dx(), b.Dy()) >= nativeFrom {
		var native repeated
		stored := func(x, y float64) bool { return on(p.turn.upright(x, y)) }
		switch m := p.pixels.(type) {
		case *image.YCbCr:
			native = repetition(m.Y, m.YStride, b.Dx(), b.Dy(), stored)
		case *image.Gray:
			native = repetition(m.Pix, m.Stride, b.Dx(), b.Dy(), stored)
		}
		if native.looked && (!best.looked || native.share > best.share) {
			best, turn = native, p.turn
		}
	}
	for _, tile := range best.tiles {
		var box paper.Box
		for i, c := range [4][2]float64{{tile[0], tile[1]}, {tile[2], tile[1]}, {tile[2], tile[3]}, {tile[0], tile[3]}} {
			x, y := turn.upright(c[0], c[1])
			box[i] = [2]int{int(x * float64(s.width)), int(y * float64(s.height))}
		}
		where = append(where, box)
	}
	return best.share, where, best.looked
}

// repeated is what was seen of waves: the share of places with the same, and some of these places, from left and top to
// right and bottom in shares of the picture.
type repeated struct {
	share  float64
	tiles  [][4]float64
	looked bool
}

// repetition looks at tiles spread over a channel, those that lie on the paper.
func repetition(pix []byte, stride, width, height int, on func(x, y float64) bool) repeated {
	columns, rows := width/tileSide, height/tileSide
	w, h := float64(width), float64(height)
	var places [][2]int
	for n := range columns * rows {
		x, y := n%columns*tileSide, n/columns*tileSide
		if on((float64(x)+tileSide/2)/w, (float64(y)+tileSide/2)/h) {
			places = append(places, [2]int{x, y})
		}
	}
	if len(places) < fewTiles {
		return repeated{}
	}
	every := (len(places) + mostTiles - 1) / mostTiles
	tile := newTransform(tileSide)
	type seen struct {
		wave
		at [2]int
	}
	var waves []seen
	looked := 0
	for n := every / 2; n < len(places); n += every {
		looked++
		at := places[n]
		for _, found := range tile.waves(pix[at[1]*stride+at[0]:], stride) {
			waves = append(waves, seen{found, at})
		}
	}
	out := repeated{looked: true}
	most := 0
	for _, a := range waves {
		var alike [][4]float64
		for _, b := range waves {
			slack := max(1, int(math.Round(sameWave*math.Hypot(float64(a.across), float64(a.down)))))
			if abs(a.across-b.across) <= slack && abs(a.down-b.down) <= slack {
				x, y := float64(b.at[0]), float64(b.at[1])
				alike = append(alike, [4]float64{x / w, y / h, (x + tileSide) / w, (y + tileSide) / h})
			}
		}
		if len(alike) > most {
			most, out.tiles = len(alike), alike[:min(len(alike), shownSpots)]
		}
	}
	out.share = min(1, float64(most)/float64(looked))
	return out
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
