package ink

import (
	"math"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Sizes, in millimetres, of what is red and no round seal.
const (
	leastStain  = 7.0
	mostPrint   = 29.0 // a fingerprint: of a thumb about 16 by 22
	leastPrint  = 9.0
	leastOval   = 27.0 // 发票专用章 40 by 30 and seals of that form
	mostOval    = 62.0
	leastOblong = 1.14 // times as long as wide; a round seal seen aslant is less
	mostSquare  = 32.0 // of a person 18 to 25
	closeStain  = 1.0  // what is as near as this belongs together
	squareFill  = 0.88 // of its own rectangle: an ellipse fills 0.785
	leastFill   = 0.66
	printDense  = 0.55 // of the dots within a fingerprint are red: letters leave more paper
	ovalShare   = 0.7  // of the rim of an oval
	mostAspect  = 2.3
	stainRed    = 0.12
	edge        = 2.0 // dots
	mostStains  = 40
	ovalRimWide = 1.5
)

// stains looks at what is red beside the round seals: oval seals, square ones, and fingerprints, which have no shape.
func (c *coarse) stains(seals []ellipse) []ellipse {
	w, h := c.width, c.height
	on := make([]bool, w*h)
	for i, v := range c.red {
		x, y := float64(i%w)+0.5, float64(i/w)+0.5
		on[i] = v >= stainRed && !slices.ContainsFunc(seals, func(s ellipse) bool {
			u, v := (x-s.x)/(1.08*s.rx), (y-s.y)/(1.08*s.ry)
			return u*u+v*v <= 1
		})
	}
	joined := widened(on, w, h, int(closeStain*dots))
	seen := make([]bool, w*h)
	var out []ellipse
	for start := range joined {
		if !joined[start] || seen[start] {
			continue
		}
		pixels := []int{start}
		seen[start] = true
		for next := 0; next < len(pixels); next++ {
			i := pixels[next]
			x, y := i%w, i/w
			for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				px, py := x+d[0], y+d[1]
				if px < 0 || py < 0 || px >= w || py >= h {
					continue
				}
				if k := py*w + px; joined[k] && !seen[k] {
					seen[k] = true
					pixels = append(pixels, k)
				}
			}
		}
		if e, ok := c.stain(pixels, on); ok {
			if out = append(out, e); len(out) == mostStains {
				break
			}
		}
	}
	return out
}

// widened marks what has a marked dot within reach.
func widened(on []bool, w, h, reach int) []bool {
	across := make([]bool, w*h)
	for i, v := range on {
		if v {
			y := i / w
			for x := max(0, i%w-reach); x <= min(w-1, i%w+reach); x++ {
				across[y*w+x] = true
			}
		}
	}
	out := make([]bool, w*h)
	for i, v := range across {
		if v {
			x := i % w
			for y := max(0, i/w-reach); y <= min(h-1, i/w+reach); y++ {
				out[y*w+x] = true
			}
		}
	}
	return out
}

// stain tells what a spot is by its outline.
func (c *coarse) stain(pixels []int, on []bool) (ellipse, bool) {
	var points [][2]float64
	count, strong := 0, []float64{}
	for _, i := range pixels {
		if on[i] {
			points = append(points, [2]float64{float64(i % c.width), float64(i / c.width)})
			strong = append(strong, c.red[i])
			count++
		}
	}
	hull := hullOf(points)
	if len(hull) < 3 {
		return ellipse{}, false
	}
	area := areaOf(hull)
	mx, my, long, short, angle := frameOf(hull)
	if short < leastStain*dots || long > mostOval*dots || long > mostAspect*short {
		return ellipse{}, false
	}
	e := ellipse{x: mx, y: my, rx: long / 2, ry: short / 2, angle: angle, share: 1, strength: middleOf(strong)}
	fill, dense := area/(long*short), float64(count)/area
	switch {
	case fill >= squareFill && long <= mostSquare*dots:
		e.shape = paper.SquareSeal
		return upright(e), true
	case fill < leastFill || fill >= squareFill:
		return ellipse{}, false
	case long >= leastOval*dots:
		if mx-long/2 < edge || my-long/2 < edge || mx+long/2 > float64(c.width)-edge || my+long/2 > float64(c.height)-edge {
			return ellipse{}, false // the edge of the paper cuts it: nobody knows its form
		}
		e.shape = paper.OvalSeal
		e.share = c.along(c.slopeOf(c.red), e, ovalRimWide, stainRed)
		return upright(e), long >= leastOblong*short && e.share >= ovalShare
	case long <= mostPrint*dots && short >= leastPrint*dots && dense >= printDense:
		return upright(e), true
	}
	return ellipse{}, false
}

// upright gives an ellipse the half width and height of the box around it, as boxes stand upright.
func upright(e ellipse) ellipse {
	sin, cos := math.Sincos(e.angle)
	e.rx, e.ry = math.Hypot(e.rx*cos, e.ry*sin), math.Hypot(e.rx*sin, e.ry*cos)
	e.angle = 0
	return e
}

// hullOf returns the corners of the smallest convex outline around points (Andrew's chain).
func hullOf(points [][2]float64) [][2]float64 {
	slices.SortFunc(points, func(a, b [2]float64) int {
		if a[0] != b[0] {
			return int(math.Copysign(1, a[0]-b[0]))
		}
		return int(a[1] - b[1])
	})
	half := func(points [][2]float64) [][2]float64 {
		var out [][2]float64
		for _, p := range points {
			for len(out) >= 2 {
				a, b := out[len(out)-2], out[len(out)-1]
				if (b[0]-a[0])*(p[1]-a[1])-(b[1]-a[1])*(p[0]-a[0]) > 0 {
					break
				}
				out = out[:len(out)-1]
			}
			out = append(out, p)
		}
		return out
	}
	if len(points) < 3 {
		return nil
	}
	there := half(points)
	slices.Reverse(points)
	back := half(points)
	return append(there[:len(there)-1], back[:len(back)-1]...)
}

func areaOf(hull [][2]float64) float64 {
	sum := 0.0
	for i, a := range hull {
		b := hull[(i+1)%len(hull)]
		sum += a[0]*b[1] - b[0]*a[1]
	}
	return math.Abs(sum) / 2
}

// frameOf returns the smallest rectangle around an outline: its middle, its sides and the angle of the long one.
func frameOf(hull [][2]float64) (x, y, long, short, angle float64) {
	least := math.Inf(1)
	for i, a := range hull {
		b := hull[(i+1)%len(hull)]
		sin, cos := math.Sincos(math.Atan2(b[1]-a[1], b[0]-a[0]))
		u0, u1, v0, v1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
		for _, p := range hull {
			u, v := p[0]*cos+p[1]*sin, p[1]*cos-p[0]*sin
			u0, u1, v0, v1 = min(u0, u), max(u1, u), min(v0, v), max(v1, v)
		}
		if (u1-u0)*(v1-v0) >= least {
			continue
		}
		least = (u1 - u0) * (v1 - v0)
		mu, mv := (u0+u1)/2, (v0+v1)/2
		x, y = mu*cos-mv*sin+0.5, mu*sin+mv*cos+0.5
		long, short, angle = u1-u0+1, v1-v0+1, math.Atan2(sin, cos)
		if short > long {
			long, short, angle = short, long, angle+math.Pi/2
		}
	}
	return x, y, long, short, angle
}

func middleOf(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2]
}
