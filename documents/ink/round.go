package ink

import (
	"math"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Sizes of seals, in millimetres: 38 to 45 for units, 《国务院关于国家行政机关和企业事业单位社会团体印章管理的规定》（国发〔1999〕25号）;
// 30 and more for the seals of contracts and branches. A fifth more or less for pages whose size is not known.
const (
	leastRadius = 13.0
	mostRadius  = 27.0
)

// A rim says how the rim of a seal is told in a sort of ink.
type rim struct {
	strength  float64 // of a dot that has ink
	slack     float64 // millimetres that the rim may lie off a circle
	share     float64 // of the rim that must be there
	beside    float64 // of the ring around it that may have ink
	mostSeals int
}

// faintShare is how much of a faint rim must be there: words across a paper are as faint, and parts of them round.
const faintShare = 0.65

var (
	// A third of a red rim is a seal: nothing else on a letter is red and round.
	redRim = rim{strength: 0.1, slack: 1.1, share: 0.34, beside: 0.45, mostSeals: 4}
	// Print is dark too, so a grey or black seal has to show nearly all of its rim.
	darkRim = rim{strength: 0.16, slack: 0.8, share: 0.72, beside: 0.42, mostSeals: 2}
)

// An ellipse is something round on the coarse page, in its dots.
type ellipse struct {
	x, y, rx, ry float64
	angle        float64 // of its long side
	shape        paper.SealShape
	share        float64
	strength     float64 // middle one of the ink of its rim
}

// directions is how many places of a rim are looked at, leastArc how many in a row must have ink to count: letters and
// strokes that merely touch the circle do not.
const (
	directions = 180
	leastArc   = 4
)

// A slope is one sort of ink with the way in which it grows at every dot (Sobel).
type slope struct{ v, x, y []float64 }

func (c *coarse) slopeOf(v []float64) slope {
	w := c.width
	s := slope{slices.Clone(v), make([]float64, len(v)), make([]float64, len(v))}
	for y := 1; y < c.height-1; y++ {
		for x := 1; x < w-1; x++ {
			i := y*w + x
			s.x[i] = v[i+1-w] + 2*v[i+1] + v[i+1+w] - v[i-1-w] - 2*v[i-1] - v[i-1+w]
			s.y[i] = v[i+w-1] + 2*v[i+w] + v[i+w+1] - v[i-w-1] - 2*v[i-w] - v[i-w+1]
		}
	}
	return s
}

// rounds finds circles with a rim in one sort of ink, the clearest first.
func (c *coarse) rounds(v []float64, want rim, but ...ellipse) []ellipse {
	free := c.slopeOf(v)
	for _, e := range but {
		c.forget(free, e)
	}
	var out []ellipse
	for range want.mostSeals {
		e, ok := c.round(free, want)
		if !ok {
			break
		}
		c.forget(free, e)
		// Parts of one seal that is not quite round look like several.
		if !slices.ContainsFunc(out, func(o ellipse) bool { return math.Hypot(o.x-e.x, o.y-e.y) < max(o.rx, e.rx) }) {
			out = append(out, e)
		}
	}
	return out
}

// forget takes away the ink of a seal.
func (c *coarse) forget(s slope, e ellipse) {
	const beyond = 1.1 // of its size
	for y := int(e.y - e.ry*beyond); y <= int(e.y+e.ry*beyond); y++ {
		for x := int(e.x - e.rx*beyond); x <= int(e.x+e.rx*beyond); x++ {
			u, v := (float64(x)-e.x)/(e.rx*beyond), (float64(y)-e.y)/(e.ry*beyond)
			if x >= 0 && y >= 0 && x < c.width && y < c.height && u*u+v*v <= 1 {
				i := y*c.width + x
				s.v[i], s.x[i], s.y[i] = 0, 0, 0
			}
		}
	}
}

// round finds the clearest circle: every dot at an edge votes for the middles that lie behind and before it (Hough).
func (c *coarse) round(s slope, want rim) (ellipse, bool) {
	w, h := c.width, c.height
	const lower, upper = leastRadius * dots, mostRadius * dots
	votes := make([]int32, w*h)
	any := false
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			i := y*w + x
			if s.v[i] < want.strength {
				continue
			}
			gx, gy := s.x[i], s.y[i]
			steep := math.Hypot(gx, gy)
			if steep < 2*want.strength {
				continue
			}
			any = true
			gx, gy = gx/steep, gy/steep
			for _, sign := range [2]float64{1, -1} {
				for r := lower; r <= upper; r++ {
					px, py := int(float64(x)+sign*r*gx+0.5), int(float64(y)+sign*r*gy+0.5)
					if px < 0 || py < 0 || px >= w || py >= h {
						break
					}
					votes[py*w+px]++
				}
			}
		}
	}
	if !any {
		return ellipse{}, false
	}
	// The best middles, each the best around it, are looked at closely.
	best := ellipse{share: -1}
	const tries, apart = 12, 4
	for range tries {
		top, at := int32(0), -1
		for y := 1; y < h-1; y++ {
			for x := 1; x < w-1; x++ {
				i := y*w + x
				sum := votes[i-w-1] + votes[i-w] + votes[i-w+1] + votes[i-1] + 2*votes[i] + votes[i+1] + votes[i+w-1] + votes[i+w] + votes[i+w+1]
				if sum > top {
					top, at = sum, i
				}
			}
		}
		if at < 0 || float64(top) < want.share*2*math.Pi*lower/4 {
			break
		}
		x, y := at%w, at/w
		if e, score := c.fit(s, float64(x)+0.5, float64(y)+0.5, want); score > best.share {
			best = e
			best.share = score
		}
		for py := max(0, y-apart); py <= min(h-1, y+apart); py++ {
			clear(votes[py*w+max(0, x-apart) : py*w+min(w, x+apart+1)])
		}
	}
	if best.share < 0 {
		return ellipse{}, false
	}
	best.share = c.along(s, best, want.slack, want.strength)
	best.shape = paper.RoundSeal
	best.strength = c.strengthOf(s.v, best, want.slack)
	if best.strength < faintRed {
		return best, best.share >= max(want.share, faintShare)
	}
	return best, best.share >= want.share
}

// fit finds the circle around a middle, or near it, whose rim is clearest, and how clear that is.
func (c *coarse) fit(s slope, x, y float64, want rim) (ellipse, float64) {
	best, most := ellipse{}, -1.0
	try := func(x, y, r float64) {
		e := ellipse{x: x, y: y, rx: r, ry: r}
		share := c.along(s, e, want.slack, want.strength)
		if share < 0.6*want.share {
			return
		}
		outside := e
		outside.rx += 2.6 * dots
		outside.ry = outside.rx
		beside := c.along(s, outside, 0.7, want.strength)
		if beside > want.beside {
			return
		}
		if score := share - 0.5*beside; score > most {
			best, most = e, score
		}
	}
	for r := leastRadius * dots; r <= mostRadius*dots; r++ {
		try(x, y, r)
	}
	for range 3 {
		if most < 0 {
			break
		}
		e := best
		for _, d := range [8][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}} {
			for _, dr := range []float64{-1, -0.5, 0, 0.5, 1} {
				try(e.x+d[0], e.y+d[1], e.rx+dr)
			}
		}
		if best == e {
			break
		}
	}
	return best, most
}

// acrossRim is how straight ink has to grow across a rim, as a cosine: strokes that cross the circle do not.
const acrossRim = 0.86

// along returns the share of a rim that has ink which runs along it, in arcs.
func (c *coarse) along(s slope, e ellipse, slack, strength float64) float64 {
	var there [directions]bool
	turnSin, turnCos := math.Sincos(e.angle)
	for i := range there {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / directions)
		// The way out of an ellipse is that of its gradient.
		nu, nw := cos/e.rx, sin/e.ry
		l := math.Hypot(nu, nw)
		nx, ny := (nu*turnCos-nw*turnSin)/l, (nu*turnSin+nw*turnCos)/l
		for d := -slack * dots; d <= slack*dots; d += 0.7 {
			u, w := (e.rx+d)*cos, (e.ry+d)*sin
			x, y := int(math.Floor(e.x+u*turnCos-w*turnSin)), int(math.Floor(e.y+u*turnSin+w*turnCos))
			if x < 0 || y < 0 || x >= c.width || y >= c.height {
				continue
			}
			k := y*c.width + x
			steep := math.Hypot(s.x[k], s.y[k])
			if s.v[k] >= 0.6*strength && steep >= strength && math.Abs(s.x[k]*nx+s.y[k]*ny) >= acrossRim*steep {
				there[i] = true
				break
			}
		}
	}
	count := 0
	for i := range there {
		run := 0
		for k := 0; k < leastArc && there[(i+k)%directions]; k++ {
			run++
		}
		for k := 1; run < leastArc && there[i] && there[(i-k+directions)%directions] && k < leastArc; k++ {
			run++
		}
		if there[i] && run >= leastArc {
			count++
		}
	}
	return float64(count) / directions
}

// strengthOf returns how strong the ink of a rim is where there is any: the middle one of all directions.
func (c *coarse) strengthOf(v []float64, e ellipse, slack float64) float64 {
	var list []float64
	for i := range directions {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / directions)
		most := 0.0
		for d := -slack * dots; d <= slack*dots; d += 0.7 {
			most = max(most, c.at(v, e.x+(e.rx+d)*cos, e.y+(e.ry+d)*sin))
		}
		if most > 0.05 {
			list = append(list, most)
		}
	}
	return middleOf(list)
}
