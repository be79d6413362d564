package photo

import (
	"math"
	"slices"
)

const edgeLeast = 10 // least step of brightness, or of colour, over two pixels

// edges are where a picture changes: how much, and in which direction.
type edges struct {
	width, height int
	strong        []float64
	angle         []float64 // of the change, radians
}

// edgesOf takes the channel that changes most at each place, so that a grey card on a brown table has an edge, too.
func edgesOf(coarse planes) edges {
	w, h := coarse.y.width, coarse.y.height
	e := edges{w, h, make([]float64, w*h), make([]float64, w*h)}
	for _, channel := range []plane{coarse.y, coarse.cb, coarse.cr} {
		gain := 1.0
		if &channel.pix[0] != &coarse.y.pix[0] {
			gain = 1.5 // colours differ less than brightness does
		}
		for y := 1; y < h-1; y++ {
			for x := 1; x < w-1; x++ {
				i := y*w + x
				p := func(at int) float64 { return float64(channel.pix[at]) }
				// Scharr's weights: the direction comes out right at every angle.
				dx := (3*(p(i-w+1)-p(i-w-1)) + 10*(p(i+1)-p(i-1)) + 3*(p(i+w+1)-p(i+w-1))) / 16
				dy := (3*(p(i+w-1)-p(i-w-1)) + 10*(p(i+w)-p(i-w)) + 3*(p(i+w+1)-p(i-w+1))) / 16
				if s := gain * math.Hypot(dx, dy); s > e.strong[i] {
					e.strong[i], e.angle[i] = s, math.Atan2(dy, dx)
				}
			}
		}
	}
	return e
}

// softened returns the channels as a lens slightly out of focus would see them: the edges of a picture made smaller are so
// sharp that their direction cannot be told, and its colours are full of what JPEG makes of them.
func (p planes) softened() planes {
	soft := func(p plane) plane { return p.softened(1).softened(p.width) }
	return planes{soft(p.y), soft(p.cb), soft(p.cr)}
}

// softened takes the mean over five pixels along one direction, the nearer ones counting more. Step leads to the next pixel.
func (p plane) softened(step int) plane {
	out := plane{p.width, p.height, slices.Clone(p.pix)}
	for i := 2 * step; i < len(p.pix)-2*step; i++ {
		sum := int(p.pix[i-2*step]) + 4*int(p.pix[i-step]) + 6*int(p.pix[i]) + 4*int(p.pix[i+step]) + int(p.pix[i+2*step])
		out.pix[i] = uint8((sum + 8) / 16)
	}
	return out
}

// thin keeps of each edge its steepest pixels.
func (e edges) thin() []int32 {
	var out []int32
	for y := 1; y < e.height-1; y++ {
		for x := 1; x < e.width-1; x++ {
			i := y*e.width + x
			if e.strong[i] < edgeLeast {
				continue
			}
			sin, cos := math.Sincos(e.angle[i])
			step := int(math.Round(cos)) + e.width*int(math.Round(sin))
			if e.strong[i] >= e.strong[i+step] && e.strong[i] > e.strong[i-step] {
				out = append(out, int32(i))
			}
		}
	}
	return out
}
