package photo

import "math"

// What is looked at along the outline of a paper. Just inside lies its margin, which has one colour all around, as far as
// the light goes; just outside lies something else.
const (
	borderPlaces = 28   // looked at on each side
	borderEnds   = 0.08 // of a side's length that is left out at each end
	insideSlack  = 9.0  // distance of colours within one paper
	outsideStep  = 8.0  // distance of colours between paper and table
	clearStep    = 24.0 // distance of colours from which on there is no doubt
	leastInside  = 0.6  // of a side must have the colour of paper just inside
	meanInside   = 0.8
	leastOutside = 0.35 // of a side must have another colour just outside: a part may lie beside another white sheet
	meanOutside  = 0.7
	leastBorder  = 0.85 // of the score of all four sides
	leastSeen    = 0.34 // of a side must lie within the picture, or nothing is known about it
)

// borderInside and borderOutside are the distances from the outline, in pixels, at which colours are looked at: nearer
// they are mixed by the lens.
var (
	borderInside  = [...]float64{3, 5, 7}
	borderOutside = [...]float64{3.5, 5.5, 7.5, 9.5, 11.5}
)

// shade is a brightness and two colours.
type shade [3]float64

// lit is the distance of two shades of one paper: the light falls off over it, its colour does not.
func (s shade) lit(o shade) float64 {
	return math.Abs(s[0]-o[0])/3 + math.Abs(s[1]-o[1]) + math.Abs(s[2]-o[2])
}

// at returns the shade of a pixel.
func (p planes) at(v point) (shade, bool) {
	x, y := int(math.Floor(v.x)), int(math.Floor(v.y))
	if x < 0 || y < 0 || x >= p.y.width || y >= p.y.height {
		return shade{}, false
	}
	i := y*p.y.width + x
	return shade{float64(p.y.pix[i]), float64(p.cb.pix[i]), float64(p.cr.pix[i])}, true
}

// border says how well an outline divides a paper from what lies around it: of each side the share that has the colour of
// the paper inside, and another one outside.
type border struct {
	inside, outside [4]float64
	contrast        [4]float64
	seen            [4]bool // false: the side lies at the edge of the picture
}

// borderOf looks along an outline. It reports false when the outline divides no paper from a table: along a frame that is
// printed on a paper the outside is paper, too; along the edge of something else on the table the inside is table.
func borderOf(coarse planes, q quad) (border, bool) {
	type place struct {
		at    point
		shade shade
	}
	var within [4][]place
	var all []place
	along := func(side, k int, off float64) point {
		a, b := q[side], q[(side+1)%4]
		t := borderEnds + (1-2*borderEnds)*float64(k)/(borderPlaces-1)
		long := max(1e-9, distance(a, b))
		// The corners go clockwise, so this points out.
		return point{a.x + (b.x-a.x)*t + off*(b.y-a.y)/long, a.y + (b.y-a.y)*t - off*(b.x-a.x)/long}
	}
	for side := range q {
		for k := range borderPlaces {
			for _, off := range borderInside {
				p := along(side, k, -off)
				if s, ok := coarse.at(p); ok {
					within[side] = append(within[side], place{p, s})
				}
			}
		}
		all = append(all, within[side]...)
	}
	var margin slope
	places := make([]point, len(all))
	shades := make([]shade, len(all))
	for i, p := range all {
		places[i], shades[i] = p.at, p.shade
	}
	if !margin.lay(places, shades) {
		return border{}, false
	}
	var b border
	hidden, inside, outside := 0, 0.0, 0.0
	for side := range q {
		if len(within[side]) < borderPlaces {
			return border{}, false
		}
		alike := 0
		for _, p := range within[side] {
			if p.shade.lit(margin.at(p.at)) <= insideSlack {
				alike++
			}
		}
		b.inside[side] = float64(alike) / float64(len(within[side]))
		seen, other := 0, 0
		for k := range borderPlaces {
			looked, step := 0, math.Inf(1)
			for _, off := range borderOutside {
				p := along(side, k, off)
				if s, ok := coarse.at(p); ok {
					looked++
					step = min(step, s.lit(margin.at(p)))
				}
			}
			if looked < 2 {
				continue
			}
			seen++
			if step > outsideStep {
				other++
			}
			b.contrast[side] += min(1, step/clearStep) / borderPlaces
		}
		inside += b.inside[side] / 4
		if float64(seen) < leastSeen*borderPlaces {
			hidden++
			continue
		}
		b.seen[side] = true
		b.outside[side] = float64(other) / float64(seen)
		outside += b.outside[side]
		if b.outside[side] < leastOutside {
			return border{}, false
		}
	}
	// Of two sides at the edge of the picture nothing is known.
	if hidden > 1 || inside < meanInside || outside/float64(4-hidden) < meanOutside {
		return border{}, false
	}
	for _, v := range b.inside {
		if v < leastInside {
			return border{}, false
		}
	}
	return b, b.score() >= leastBorder
}

// score says how likely the outline is one of a paper, between 0 and 1.
func (b border) score() float64 {
	sum, n := 0.0, 0.0
	for side := range b.inside {
		sum, n = sum+b.inside[side], n+1
		if b.seen[side] {
			sum, n = sum+b.contrast[side], n+1
		}
	}
	return sum / n
}

// slope is a shade that changes evenly over the picture, as that of a paper does under a lamp.
type slope struct {
	base, across, down shade
	origin             point
}

func (s slope) at(p point) (out shade) {
	dx, dy := (p.x-s.origin.x)/100, (p.y-s.origin.y)/100
	for k := range out {
		out[k] = s.base[k] + s.across[k]*dx + s.down[k]*dy
	}
	return out
}

// lay lays the slope through shades, leaving out what does not belong to the paper: print, a thumb, what a wrong outline
// encloses. It reports false when too little is left.
func (s *slope) lay(places []point, shades []shade) bool {
	if len(places) < 3*borderPlaces {
		return false
	}
	*s = slope{}
	for _, p := range places {
		s.origin.x += p.x / float64(len(places))
		s.origin.y += p.y / float64(len(places))
	}
	var values [256]int
	for k := range s.base {
		clear(values[:])
		for _, v := range shades {
			values[int(v[k])]++
		}
		left := len(shades) / 2
		for v, n := range values {
			if left -= n; left < 0 {
				s.base[k] = float64(v)
				break
			}
		}
	}
	for _, slack := range []float64{30, 18, 12, insideSlack} {
		// Normal equations of 1, dx, dy.
		var m [3][3]float64
		var right [3]shade
		n := 0
		for i, p := range places {
			if shades[i].lit(s.at(p)) > slack {
				continue
			}
			n++
			row := [3]float64{1, (p.x - s.origin.x) / 100, (p.y - s.origin.y) / 100}
			for a := range row {
				for b := range row {
					m[a][b] += row[a] * row[b]
				}
				for k := range right[a] {
					right[a][k] += row[a] * shades[i][k]
				}
			}
		}
		if 2*n < len(places) || !s.solve(m, right) {
			return false
		}
	}
	return true
}

// solve finds the slope of the normal equations by Cramer's rule.
func (s *slope) solve(m [3][3]float64, right [3]shade) bool {
	det := func(m [3][3]float64) float64 {
		return m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) - m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) + m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
	}
	d := det(m)
	if math.Abs(d) < 1e-9 {
		return false
	}
	for k := range s.base {
		var out [3]float64
		for column := range out {
			c := m
			for row := range c {
				c[row][column] = right[row][k]
			}
			out[column] = det(c) / d
		}
		s.base[k], s.across[k], s.down[k] = out[0], out[1], out[2]
	}
	return true
}
