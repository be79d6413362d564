package photo

import (
	"cmp"
	"math"
	"slices"
)

// side is a side of a card: a line through from along to, and whether it lies at the frame of the picture.
type side struct {
	from, along point
	touches     bool
	straight    bool
}

// feel finds the four sides of the card and from them its corners, and returns how many sides lie at the frame. It reports
// false when one of the others is not straight: a heap of papers has no sides.
func (c *card) feel(frame tilted) (touches int, straight bool) {
	// Top, right, bottom, left: where the side lies in the rectangle, and the way along it.
	ways := [4][2]point{{{0, -1}, {1, 0}}, {{1, 0}, {0, 1}}, {{0, 1}, {-1, 0}}, {{-1, 0}, {0, -1}}}
	var sides [4]side
	for k, way := range ways {
		sides[k] = c.feelSide(frame, way[0], way[1])
		switch {
		case sides[k].touches:
			touches++
		case !sides[k].straight:
			return 0, false
		}
	}
	long := max(frame.u, frame.v)
	for k := range sides {
		next := (k + 1) % 4
		corner, ok := cross(sides[k], sides[next])
		outward := point{ways[k][0].x + ways[next][0].x, ways[k][0].y + ways[next][0].y}
		tip := c.tip(frame, outward)
		if !ok {
			corner = tip
		}
		c.outline[next] = corner
		seen := ok && !sides[k].touches && !sides[next].touches && c.reaches(corner, cornerSlack*long)
		if seen {
			c.corners++
			continue
		}
		c.missing = append(c.missing, c.around(corner))
	}
	return touches, true
}

// reaches reports whether the card comes as near as that to a place. The tip of a card that is seen from a slant lies
// elsewhere.
func (c *card) reaches(corner point, near float64) bool {
	for y := max(0, int(corner.y-near)); y <= min(c.mask.height-1, int(corner.y+near)); y++ {
		for x := max(0, int(corner.x-near)); x <= min(c.mask.width-1, int(corner.x+near)); x++ {
			if c.mask.in[y*c.mask.width+x] && math.Hypot(float64(x)+0.5-corner.x, float64(y)+0.5-corner.y) <= near {
				return true
			}
		}
	}
	return false
}

// around returns what is shown of a corner.
func (c *card) around(corner point) rect {
	reach := cornerBoxSize * float64(max(c.mask.width, c.mask.height))
	clampTo := func(v float64, most int) int { return max(0, min(most, int(v))) }
	return rect{
		clampTo(corner.x-reach, c.mask.width), clampTo(corner.y-reach, c.mask.height),
		clampTo(corner.x+reach, c.mask.width), clampTo(corner.y+reach, c.mask.height),
	}
}

// feelSide sends rays inward over the middle half of a side and lays a line through where they meet the card.
func (c *card) feelSide(frame tilted, out, along point) side {
	var points []point
	atFrame := 0
	for k := range sideRays {
		t := float64(k)/(sideRays-1) - 0.5
		entered := false
		for depth := 1.06; depth > 0.4; depth -= 0.004 {
			p := frame.at(out.x*depth+along.x*t, out.y*depth+along.y*t)
			x, y := int(math.Floor(p.x)), int(math.Floor(p.y))
			if x < 0 || y < 0 || x >= c.mask.width || y >= c.mask.height {
				continue
			}
			if c.mask.in[y*c.mask.width+x] {
				const rim = 2 // pixels
				if !entered && (x < rim || y < rim || x >= c.mask.width-rim || y >= c.mask.height-rim) {
					atFrame++
				}
				points = append(points, p)
				break
			}
			if x >= 2 && y >= 2 && x < c.mask.width-2 && y < c.mask.height-2 {
				entered = true
			}
		}
	}
	s := side{touches: float64(atFrame) > frameTouch*sideRays}
	if len(points) < 2 {
		s.touches = true
		return s
	}
	s.from, s.along = firmLine(points)
	on := 0
	slack := max(2, straightSide*max(frame.u, frame.v))
	for _, p := range points {
		if math.Abs((p.x-s.from.x)*s.along.y-(p.y-s.from.y)*s.along.x) <= slack {
			on++
		}
	}
	s.straight = float64(on) >= mostOfSide*float64(len(points))
	return s
}

// firmLine lays a line through most of the points: a finger over a side does not bend it.
func firmLine(points []point) (from, along point) {
	from, along = line(points)
	const rounds = 3
	for range rounds {
		off := func(p point) float64 { return math.Abs((p.x-from.x)*along.y - (p.y-from.y)*along.x) }
		kept := slices.Clone(points)
		slices.SortStableFunc(kept, func(a, b point) int { return cmp.Compare(off(a), off(b)) })
		from, along = line(kept[:max(2, int(mostOfSide*float64(len(kept))))])
	}
	return from, along
}

// line lays a line through points, by least squares of the distances.
func line(points []point) (middle, along point) {
	for _, p := range points {
		middle.x += p.x / float64(len(points))
		middle.y += p.y / float64(len(points))
	}
	var xx, xy, yy float64
	for _, p := range points {
		dx, dy := p.x-middle.x, p.y-middle.y
		xx, xy, yy = xx+dx*dx, xy+dx*dy, yy+dy*dy
	}
	angle := math.Atan2(2*xy, xx-yy) / 2
	sin, cos := math.Sincos(angle)
	return middle, point{cos, sin}
}

// cross returns where two sides meet.
func cross(a, b side) (point, bool) {
	d := a.along.x*b.along.y - a.along.y*b.along.x
	if math.Abs(d) < 0.3 {
		return point{}, false
	}
	t := ((b.from.x-a.from.x)*b.along.y - (b.from.y-a.from.y)*b.along.x) / d
	return point{a.from.x + t*a.along.x, a.from.y + t*a.along.y}, true
}

// tip returns the pixel of the card that lies farthest towards a corner of the rectangle.
func (c *card) tip(frame tilted, outward point) point {
	sin, cos := math.Sincos(frame.angle)
	best, far := frame.middle, math.Inf(-1)
	for y := range c.mask.height {
		for x := range c.mask.width {
			if !c.mask.in[y*c.mask.width+x] {
				continue
			}
			dx, dy := float64(x)+0.5-frame.middle.x, float64(y)+0.5-frame.middle.y
			// Each way counts by the length of its side, or the farthest pixel would lie at the longer one.
			reach := outward.x*(dx*cos+dy*sin)/frame.u + outward.y*(dy*cos-dx*sin)/frame.v
			if reach > far {
				best, far = point{float64(x) + 0.5, float64(y) + 0.5}, reach
			}
		}
	}
	return best
}
