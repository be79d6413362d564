package photo

const (
	coverPlaces = 60   // looked at on each side
	coverEnds   = 0.04 // of a side's length that is left out at each end: the corners of cards are round
	coverNear   = 3.0  // pixels to each side of the outline
	coverDeep   = 7.0  // pixels inside of it
	coverStep   = 14.0 // distance of colours between a paper and what lies on it
	coverCross  = 9.0  // distance of colours within a thing that lies across the outline
	coverRun    = 3    // places in a row, or it is a speck
	coverReach  = 0.12 // of the paper's short side: how far in the evidence is drawn
)

// cover is what lies across the outline of a paper: a finger, a stapler, another paper.
type cover struct {
	share  float64 // of the outline
	where  []rect
	corner [4]bool // that cannot be seen for it
}

// coverOf follows the outline. What lies across it has one colour inside and outside, and that is not the paper's. What is
// printed up to the edge ends there. It reports false when the paper's own colour cannot be told.
func coverOf(coarse planes, q quad) (c cover, ok bool) {
	var places []point
	var shades []shade
	at := func(side, k int, off float64) point {
		a, b := q[side], q[(side+1)%4]
		t := coverEnds + (1-2*coverEnds)*float64(k)/(coverPlaces-1)
		long := max(1e-9, distance(a, b))
		return point{a.x + (b.x-a.x)*t + off*(b.y-a.y)/long, a.y + (b.y-a.y)*t - off*(b.x-a.x)/long}
	}
	for side := range q {
		for k := range coverPlaces {
			p := at(side, k, -coverNear)
			if s, in := coarse.at(p); in {
				places, shades = append(places, p), append(shades, s)
			}
		}
	}
	var margin slope
	if !margin.lay(places, shades) {
		return cover{}, false
	}
	var covered [4][coverPlaces]bool
	seen, count := 0, 0
	for side := range q {
		for k := range coverPlaces {
			near, isNear := coarse.at(at(side, k, -coverNear))
			deep, isDeep := coarse.at(at(side, k, -coverDeep))
			beside, isBeside := coarse.at(at(side, k, coverNear))
			if !isNear || !isDeep || !isBeside {
				continue
			}
			seen++
			covered[side][k] = near.lit(margin.at(at(side, k, -coverNear))) > coverStep &&
				deep.lit(margin.at(at(side, k, -coverDeep))) > coverStep && near.lit(beside) <= coverCross
		}
	}
	if seen == 0 {
		return cover{}, false
	}
	reach := coverReach * min(q.width(), q.height())
	for side := range q {
		for k := 0; k < coverPlaces; {
			end := k
			for end < coverPlaces && covered[side][end] {
				end++
			}
			if end-k >= coverRun {
				count += end - k
				c.where = append(c.where, rectAround(at(side, k, 0), at(side, end-1, 0), at(side, k, -reach), at(side, end-1, -reach)))
			}
			k = end + 1
		}
		last := &covered[(side+3)%4]
		c.corner[side] = covered[side][0] && covered[side][1] || last[coverPlaces-1] && last[coverPlaces-2]
	}
	c.share = float64(count) / float64(seen)
	return c, true
}

// rectAround returns the rectangle around points.
func rectAround(points ...point) rect {
	r := rect{int(points[0].x), int(points[0].y), int(points[0].x) + 1, int(points[0].y) + 1}
	for _, p := range points[1:] {
		r = rect{min(r.left, int(p.x)), min(r.top, int(p.y)), max(r.right, int(p.x)+1), max(r.bottom, int(p.y)+1)}
	}
	return r
}
