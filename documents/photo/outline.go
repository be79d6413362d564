package photo

import (
	"cmp"
	"math"
	"slices"
)

// How the outline of a paper is looked for where the table is not of one colour: four straight edges, each of which
// divides two colours.
const (
	outlineSide     = 640  // pixels of the long side of the picture in which it is looked for
	smallestOutline = 0.08 // of the picture; smaller are the portraits and codes printed on papers
	shortestSide    = 0.15 // of the short side of the picture
	leastSupport    = 0.4  // of a side must be edge
	meanSupport     = 0.6  // of all four
	pastCorner      = 0.15 // of a side's length: how far past its ends it is looked whether its edge goes on
	steepest        = 35.0 // degrees by which opposite sides may differ, and corners from square
	slackAspect     = 1.22 // factor by which the proportions may be off
	beyond          = 0.04 // of the picture that a corner may lie outside
	borderWeight    = 2    // by which colours along the border count more than edges
	looked          = 600  // outlines, from the likeliest, whose colours are looked at
)

// outlined is a quad that may be the outline of a paper, and how likely it is.
type outlined struct {
	quad
	score float64
}

// outlines returns the four straight edges that are most likely the sides of a paper with one of the proportions and, where
// another paper of about its size lies beside it, those of that, too.
func outlines(coarse planes, aspects []float64) []outlined {
	coarse = coarse.softened()
	candidates := edgesOf(coarse).quads(aspects)
	var out []outlined
	for i, c := range candidates {
		if i >= looked {
			break
		}
		b, ok := borderOf(coarse, c.quad)
		if !ok {
			continue
		}
		c.score += borderWeight * b.score()
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b outlined) int { return cmp.Compare(b.score, a.score) })
	// What people photograph lies in the middle of the picture; of two papers the gap between them does.
	middle := point{float64(coarse.y.width) / 2, float64(coarse.y.height) / 2}
	for i, first := range out {
		if first.contains(middle) {
			for _, c := range out[i+1:] {
				if c.score > twinScore*first.score && first.alike(c.quad) && !first.overlaps(c.quad) {
					return []outlined{first, c}
				}
			}
			if both := pairOf(out[i+1:], func(q quad) bool {
				return first.contains(q.middle()) && q.area() > halfOfPair*first.area()
			}, twinScore*first.score); both != nil {
				return both
			}
			return out[i : i+1]
		}
		if both := pairOf(out[i:], func(quad) bool { return true }, twinScore*first.score); both != nil {
			return both
		}
	}
	return nil
}

// pairOf returns the two likeliest outlines of about the same size that lie beside each other, or nil.
func pairOf(list []outlined, may func(quad) bool, least float64) []outlined {
	for i, a := range list {
		if a.score < least {
			return nil
		}
		if !may(a.quad) {
			continue
		}
		for _, b := range list[i+1:] {
			if b.score >= least && a.alike(b.quad) && may(b.quad) && !a.overlaps(b.quad) {
				return []outlined{a, b}
			}
		}
	}
	return nil
}

// twinScore is how likely a second paper must be, by how likely the first is.
const twinScore = 0.93

// halfOfPair is the least share of the two together, with the gap between them, that each of them takes.
const halfOfPair = 0.3

// alike reports whether two quads have about the same size and proportions, as both sides of a card have.
func (q quad) alike(o quad) bool {
	proportion := func(q quad) float64 { return max(q.width(), q.height()) / max(1, min(q.width(), q.height())) }
	a, b := proportion(q), proportion(o)
	return min(q.area(), o.area()) >= alikeArea*max(q.area(), o.area()) && max(a, b) <= alikeAspect*min(a, b)
}

// Factors by which the area and the proportions of two papers of one kind may differ, seen from one place.
const (
	alikeArea   = 0.65
	alikeAspect = 1.15
)

// overlaps reports whether two quads share more than their borders.
func (q quad) overlaps(o quad) bool {
	inner := func(q quad) quad {
		m := q.middle()
		for i := range q {
			q[i] = point{m.x + 0.9*(q[i].x-m.x), m.y + 0.9*(q[i].y-m.y)}
		}
		return q
	}
	a, b := inner(q), inner(o)
	in := func(a, b quad) bool {
		return a.contains(b.middle()) || slices.ContainsFunc(b[:], a.contains)
	}
	return in(a, b) || in(b, a)
}

// quads returns what four straight edges enclose and may be a paper, the likeliest first.
func (e edges) quads(aspects []float64) []outlined {
	lines := e.straights()
	type pair struct{ a, b int }
	var pairs []pair
	shortest := shortestSide * float64(min(e.width, e.height))
	for a := range lines {
		for b := a + 1; b < len(lines); b++ {
			turn := math.Abs(lines[a].cos*lines[b].cos + lines[a].sin*lines[b].sin)
			if turn < math.Cos(steepest*math.Pi/180) {
				continue
			}
			x, y := float64(e.width)/2, float64(e.height)/2
			ra, rb := x*lines[a].cos+y*lines[a].sin-lines[a].reach, x*lines[b].cos+y*lines[b].sin-lines[b].reach
			if lines[a].cos*lines[b].cos+lines[a].sin*lines[b].sin < 0 {
				rb = -rb
			}
			if math.Abs(ra-rb) >= shortest {
				pairs = append(pairs, pair{a, b})
			}
		}
	}
	var out []outlined
	for i, p := range pairs {
		for _, r := range pairs[i+1:] {
			if q, score := rate(e, &lines[p.a], &lines[p.b], &lines[r.a], &lines[r.b], aspects); score > 0 {
				out = append(out, outlined{q, score})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b outlined) int { return cmp.Compare(b.score, a.score) })
	return out
}

// rate puts two pairs of opposite sides together and says how likely they are a paper; 0 when they cannot be one.
func rate(e edges, a, b, c, d *straight, aspects []float64) (quad, float64) {
	var q quad
	for i, sides := range [4][2]*straight{{a, c}, {a, d}, {b, d}, {b, c}} {
		p, ok := sides[0].meet(sides[1])
		if !ok || p.x < -beyond*float64(e.width) || p.y < -beyond*float64(e.height) ||
			p.x > (1+beyond)*float64(e.width) || p.y > (1+beyond)*float64(e.height) {
			return quad{}, 0
		}
		q[i] = p
	}
	// The sides in the order of the corners: first along a, then d, b, c.
	sum, past := 0.0, 0.0
	for i, s := range [4]*straight{a, d, b, c} {
		from, to := q[i], q[(i+1)%4]
		past += s.support(to, point{to.x + pastCorner*(to.x-from.x), to.y + pastCorner*(to.y-from.y)})
		past += s.support(from, point{from.x + pastCorner*(from.x-to.x), from.y + pastCorner*(from.y-to.y)})
		v := s.support(from, to)
		if v < leastSupport {
			return quad{}, 0
		}
		sum += v
	}
	if sum/4 < meanSupport {
		return quad{}, 0
	}
	if q.area() < 0 {
		q = quad{q[0], q[3], q[2], q[1]}
	}
	share := q.area() / float64(e.width*e.height)
	if share < smallestOutline || share > largestCard || !q.convex() {
		return quad{}, 0
	}
	aspect := q.trueAspect(point{float64(e.width) / 2, float64(e.height) / 2})
	if aspect < 1 {
		aspect = 1 / aspect
	}
	off := math.Inf(1)
	for _, want := range aspects {
		off = min(off, max(aspect/want, want/aspect))
	}
	if off > slackAspect {
		return quad{}, 0
	}
	// Of a frame printed on a paper and the paper itself the paper is the larger.
	return q, sum/4 + 0.1*math.Sqrt(share) - 0.25*(off-1) - 0.4*past/8
}
