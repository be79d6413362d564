package photo

import (
	"cmp"
	"math"
	"slices"
)

const (
	angleBins   = 180   // half of a turn
	angleSpread = 3     // bins that a pixel votes for to each side of its own: its direction is only roughly known
	linesEach   = 120   // lines that are looked for, at each level
	linesKept   = 64    // lines that are tried as sides
	runGap      = 5     // pixels that may be missing within a run of edge
	lineVotes   = 0.08  // of the short side of the picture: what is shorter is no side
	peakEdge    = 3.5   // pixels from where votes say that a line is, within which its edges lie
	sideEdge    = 2     // pixels from a line within which an edge supports it
	alongLine   = 0.92  // cosine between a line and an edge on it
	sameLine    = 0.999 // cosine by which a line is turned at most to lie on its edges
	roundCorner = 0.06  // of a side's length at each end that need not be edge: the corners of cards are round
)

// edgeLevels are the least strengths of the edges among which lines are looked for.
var edgeLevels = [...]float64{30, edgeLeast}

// straight is a line in the picture: all points with x·cos + y·sin = reach.
type straight struct {
	cos, sin, reach float64
	votes           float64
	edge            []int // how many places along the line, up to each, are edge
	start           int   // of the first place along the line
	run             int   // how long the longest piece of edge is, in pixels
}

// straights returns the lines on which most edges lie. The lines are looked for among the strong edges and then among all
// that are left: the grain of a table has more and longer edges than the paper on it, but weaker ones.
func (e edges) straights() []straight {
	thin := e.thin()
	taken := make([]bool, len(thin))
	var out []straight
	for _, least := range edgeLevels {
		var left []int32
		for n, i := range thin {
			if !taken[n] && e.strong[i] >= least {
				left = append(left, int32(n))
			}
		}
		out = append(out, e.peel(thin, taken, left)...)
	}
	for i := range out {
		out[i].mark(e, thin)
	}
	// Rows of print have many edges, too, but none that is long.
	slices.SortStableFunc(out, func(a, b straight) int { return cmp.Compare(b.run, a.run) })
	return out[:min(len(out), linesKept)]
}

// peel takes the line with most of the edges, then the one with most of those that are left, and so on. Left are indices
// into thin, and so is what is marked as taken.
func (e edges) peel(thin []int32, taken []bool, left []int32) []straight {
	half := int(math.Hypot(float64(e.width), float64(e.height))) + 2
	reaches := 2*half + 1
	votes := make([]float64, angleBins*reaches)
	var sin, cos [angleBins]float64
	for bin := range angleBins {
		sin[bin], cos[bin] = math.Sincos(float64(bin) * math.Pi / angleBins)
	}
	vote := func(n int32, by float64) {
		i := thin[n]
		x, y := float64(int(i)%e.width), float64(int(i)/e.width)
		// The strength counts a little: the edge of a paper is stronger than the grain of a table.
		by *= 1 + min(1, e.strong[i]/60)
		middle := int(math.Round(e.angle[i] * angleBins / math.Pi))
		for d := -angleSpread; d <= angleSpread; d++ {
			bin := ((middle+d)%angleBins + angleBins) % angleBins
			votes[bin*reaches+int(math.Round(x*cos[bin]+y*sin[bin]))+half] += by
		}
	}
	for _, n := range left {
		vote(n, 1)
	}
	least := lineVotes * float64(min(e.width, e.height))
	var out []straight
	for range linesEach {
		best, most := 0, 0.0
		for at := 1; at < len(votes)-1; at++ {
			if sum := votes[at-1] + votes[at] + votes[at+1]; sum > most {
				best, most = at, sum
			}
		}
		if most < least {
			break
		}
		bin := best / reaches
		s := straight{cos: cos[bin], sin: sin[bin], reach: float64(best%reaches - half), votes: most}
		s.fit(e, thin, left, peakEdge)
		s.fit(e, thin, left, sideEdge)
		before := len(left)
		rest := left[:0]
		for _, n := range left {
			if _, ok := s.near(e, thin[n], peakEdge); ok {
				taken[n] = true
				vote(n, -1)
				continue
			}
			rest = append(rest, n)
		}
		left = rest
		if len(left) == before {
			votes[best-1], votes[best], votes[best+1] = 0, 0, 0
			continue
		}
		out = append(out, s)
	}
	return out
}

// near reports whether an edge pixel lies within some pixels of the line and runs along it, and where along the line it lies.
func (s *straight) near(e edges, i int32, reach float64) (along float64, ok bool) {
	x, y := float64(int(i)%e.width), float64(int(i)/e.width)
	if math.Abs(x*s.cos+y*s.sin-s.reach) > reach {
		return 0, false
	}
	sin, cos := math.Sincos(e.angle[i])
	return y*s.cos - x*s.sin, math.Abs(cos*s.cos+sin*s.sin) > alongLine
}

// fit lays the line through the edge pixels on it.
func (s *straight) fit(e edges, thin []int32, left []int32, reach float64) {
	var points []point
	for _, n := range left {
		if _, ok := s.near(e, thin[n], reach); ok {
			points = append(points, point{float64(int(thin[n]) % e.width), float64(int(thin[n]) / e.width)})
		}
	}
	const fewest = 8
	if len(points) < fewest {
		return
	}
	middle, along := line(points)
	cos, sin := -along.y, along.x
	if cos*s.cos+sin*s.sin < 0 {
		cos, sin = -cos, -sin
	}
	if cos*s.cos+sin*s.sin > sameLine {
		s.cos, s.sin, s.reach = cos, sin, middle.x*cos+middle.y*sin
	}
}

// mark counts along the line where it is edge.
func (s *straight) mark(e edges, thin []int32) {
	half := int(math.Hypot(float64(e.width), float64(e.height))) + 2
	s.start = -half
	on := make([]bool, 2*half+1)
	for _, i := range thin {
		if along, ok := s.near(e, i, sideEdge); ok {
			at := int(math.Round(along)) + half
			for k := max(0, at-1); k <= min(len(on)-1, at+1); k++ {
				on[k] = true
			}
		}
	}
	s.edge = make([]int, len(on)+1)
	run, gap := 0, runGap+1
	for i, edge := range on {
		s.edge[i+1] = s.edge[i]
		if gap++; edge {
			s.edge[i+1]++
			if gap > runGap {
				run = 0
			}
			gap = 0
		}
		run++
		if gap <= runGap {
			s.run = max(s.run, run-gap)
		}
	}
}

// support returns how much of the line between two points is edge, without the ends, which may be round.
func (s *straight) support(a, b point) float64 {
	from, to := a.y*s.cos-a.x*s.sin, b.y*s.cos-b.x*s.sin
	if from > to {
		from, to = to, from
	}
	cut := roundCorner * (to - from)
	first := max(0, min(len(s.edge)-1, int(from+cut)-s.start))
	last := max(0, min(len(s.edge)-1, int(to-cut)-s.start))
	if last <= first {
		return 0
	}
	return float64(s.edge[last]-s.edge[first]) / float64(last-first)
}

// meet returns where two lines cross that are nearly square to each other.
func (s *straight) meet(o *straight) (point, bool) {
	d := s.cos*o.sin - s.sin*o.cos
	if math.Abs(d) < math.Sin((90-steepest)*math.Pi/180) {
		return point{}, false
	}
	return point{(s.reach*o.sin - o.reach*s.sin) / d, (o.reach*s.cos - s.reach*o.cos) / d}, true
}
