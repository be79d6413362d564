package photo

import (
	"cmp"
	"math"
	"slices"
)

// How the outline of a paper is looked for where the table is not of one colour: four straight edges, each of which
// divides two colours.
const (
	edgeLeast       = 8    // least step of brightness, or of colour, over two pixels
	angleBins       = 180  // half of a turn
	angleSpread     = 3    // bins that a pixel votes for to each side of its own: its direction is only roughly known
	smallestOutline = 0.16 // of the picture; smaller are the portraits and codes printed on papers
	lineCount       = 36   // lines that are tried as sides
	lineApart       = 4    // pixels, and bins of angle, within which two lines are one
	lineVotes       = 0.12 // of the short side of the picture: what is shorter is no side
	sideEdge        = 1.8  // pixels from a line within which an edge supports it
	leastSupport    = 0.5  // of a side must be edge
	meanSupport     = 0.62 // of all four
	roundCorner     = 0.06 // of a side's length at each end that need not be edge: the corners of cards are round
	steepest        = 35.0 // degrees by which opposite sides may differ, and corners from square
	slackAspect     = 1.22 // factor by which the proportions may be off
	outsideReach    = 0.03 // of half the outline: how far inside and outside the colours are compared
	outsideStep     = 9    // distance of colours between paper and table
	insidePaper     = 0.7  // of a side must have the colour of paper just inside
	outsidePaper    = 0.4  // of a side may have it outside
	beyond          = 0.04 // of the picture that a corner may lie outside
)

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

// straight is a line in the picture: all points with x·cos + y·sin = reach.
type straight struct {
	cos, sin, reach float64
	votes           float64
	bin             int
	edge            []int // how many places along the line, up to each, are edge
	start           int   // of the first place along the line
}

// straights returns the lines on which most edges lie.
func (e edges) straights() []straight {
	thin := e.thin()
	half := int(math.Hypot(float64(e.width), float64(e.height))) + 1
	reaches := 2*half + 1
	votes := make([]float64, angleBins*reaches)
	var sin, cos [angleBins]float64
	for bin := range angleBins {
		sin[bin], cos[bin] = math.Sincos(float64(bin) * math.Pi / angleBins)
	}
	for _, i := range thin {
		x, y := float64(int(i)%e.width), float64(int(i)/e.width)
		middle := int(math.Round(e.angle[i] * angleBins / math.Pi))
		for d := -angleSpread; d <= angleSpread; d++ {
			bin := ((middle+d)%angleBins + angleBins) % angleBins
			at := bin*reaches + int(math.Round(x*cos[bin]+y*sin[bin])) + half
			// The strength counts a little: the edge of a paper is stronger than the grain of a table.
			votes[at] += 1 + min(1, e.strong[i]/60)
		}
	}
	type peak struct {
		bin, reach int
		votes      float64
	}
	least := lineVotes * float64(min(e.width, e.height))
	var peaks []peak
	for bin := range angleBins {
		for reach := 1; reach < reaches-1; reach++ {
			at := bin*reaches + reach
			sum := votes[at-1] + votes[at] + votes[at+1]
			if votes[at] >= votes[at-1] && votes[at] >= votes[at+1] && sum >= least {
				peaks = append(peaks, peak{bin, reach - half, sum})
			}
		}
	}
	slices.SortStableFunc(peaks, func(a, b peak) int { return cmp.Compare(b.votes, a.votes) })
	var out []straight
	for _, p := range peaks {
		if len(out) >= lineCount {
			break
		}
		line := straight{cos: cos[p.bin], sin: sin[p.bin], reach: float64(p.reach), votes: p.votes, bin: p.bin}
		if !slices.ContainsFunc(out, func(o straight) bool { return o.same(line, e) }) {
			out = append(out, line)
		}
	}
	for i := range out {
		out[i].fit(e, thin)
		out[i].mark(e, thin)
	}
	return out
}

// same reports whether two lines run closely beside each other through the picture.
func (s straight) same(o straight, e edges) bool {
	apart := abs(s.bin - o.bin)
	if min(apart, angleBins-apart) > lineApart {
		return false
	}
	// Of lines that cross, the distance is measured in the middle of the picture.
	x, y := float64(e.width)/2, float64(e.height)/2
	reachS, reachO := x*s.cos+y*s.sin-s.reach, x*o.cos+y*o.sin-o.reach
	if s.cos*o.cos+s.sin*o.sin < 0 {
		reachO = -reachO
	}
	return math.Abs(reachS-reachO) < lineApart
}

// near reports whether an edge pixel lies on the line and runs along it, and where along the line it lies.
func (s straight) near(e edges, i int32) (along float64, ok bool) {
	x, y := float64(int(i)%e.width), float64(int(i)/e.width)
	if math.Abs(x*s.cos+y*s.sin-s.reach) > sideEdge {
		return 0, false
	}
	sin, cos := math.Sincos(e.angle[i])
	return y*s.cos - x*s.sin, math.Abs(cos*s.cos+sin*s.sin) > 0.9
}

// fit lays the line through the edge pixels on it.
func (s *straight) fit(e edges, thin []int32) {
	var points []point
	for _, i := range thin {
		if _, ok := s.near(e, i); ok {
			points = append(points, point{float64(int(i) % e.width), float64(int(i) / e.width)})
		}
	}
	if len(points) < 8 {
		return
	}
	middle, along := line(points)
	cos, sin := -along.y, along.x
	if cos*s.cos+sin*s.sin < 0 {
		cos, sin = -cos, -sin
	}
	if cos*s.cos+sin*s.sin > 0.99 {
		s.cos, s.sin, s.reach = cos, sin, middle.x*cos+middle.y*sin
	}
}

// mark counts along the line where it is edge.
func (s *straight) mark(e edges, thin []int32) {
	half := int(math.Hypot(float64(e.width), float64(e.height))) + 2
	s.start = -half
	on := make([]bool, 2*half+1)
	for _, i := range thin {
		if along, ok := s.near(e, i); ok {
			at := int(math.Round(along)) + half
			for k := max(0, at-1); k <= min(len(on)-1, at+1); k++ {
				on[k] = true
			}
		}
	}
	s.edge = make([]int, len(on)+1)
	for i, edge := range on {
		s.edge[i+1] = s.edge[i]
		if edge {
			s.edge[i+1]++
		}
	}
}

// support returns how much of the line between two points is edge, without the ends, which may be round.
func (s straight) support(a, b point) float64 {
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

// meet returns where two lines cross.
func (s straight) meet(o straight) (point, bool) {
	d := s.cos*o.sin - s.sin*o.cos
	if math.Abs(d) < math.Sin((90-steepest)*math.Pi/180) {
		return point{}, false
	}
	return point{(s.reach*o.sin - o.reach*s.sin) / d, (o.reach*s.cos - s.reach*o.cos) / d}, true
}

// outline returns the four straight edges that are most likely the sides of a paper with one of the proportions.
func outline(coarse planes, aspects []float64) (quad, bool) {
	e := edgesOf(coarse)
	lines := e.straights()
	type pair struct{ a, b int }
	var pairs []pair
	shortest := 0.2 * float64(min(e.width, e.height))
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
	best, most := quad{}, 0.0
	for i, p := range pairs {
		for _, r := range pairs[i+1:] {
			q, score := rate(e, lines[p.a], lines[p.b], lines[r.a], lines[r.b], aspects)
			if score > most && standsOff(coarse, q) {
				best, most = q, score
			}
		}
	}
	return best, most > 0
}

// rate puts two pairs of opposite sides together and says how likely they are a paper; 0 when they cannot be one.
func rate(e edges, a, b, c, d straight, aspects []float64) (quad, float64) {
	var q quad
	for i, sides := range [4][2]straight{{a, c}, {a, d}, {b, d}, {b, c}} {
		p, ok := sides[0].meet(sides[1])
		if !ok || p.x < -beyond*float64(e.width) || p.y < -beyond*float64(e.height) ||
			p.x > (1+beyond)*float64(e.width) || p.y > (1+beyond)*float64(e.height) {
			return quad{}, 0
		}
		q[i] = p
	}
	// The sides in the order of the corners: first along a, then d, b, c.
	sides := [4]straight{a, d, b, c}
	sum, least := 0.0, 1.0
	for i, s := range sides {
		v := s.support(q[i], q[(i+1)%4])
		sum, least = sum+v, min(least, v)
	}
	if least < leastSupport || sum/4 < meanSupport {
		return quad{}, 0
	}
	if q.area() < 0 {
		q = quad{q[0], q[3], q[2], q[1]}
	}
	total := float64(e.width * e.height)
	share := q.area() / total
	if !q.convex() || share < smallestOutline || share > largestCard {
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
	return q, sum/4 + 0.1*math.Sqrt(share) - 0.25*(off-1)
}

// standsOff reports whether an outline divides a paper from what lies around it: what lies just inside of each side has the
// colours of the paper, and what lies just outside has others. Along a frame that is printed on a paper the outside is
// paper, too; along the edge of something else on the table the inside is table.
func standsOff(coarse planes, q quad) bool {
	middle := point{(q[0].x + q[1].x + q[2].x + q[3].x) / 4, (q[0].y + q[1].y + q[2].y + q[3].y) / 4}
	along := func(side int, reach float64) (s strip) {
		a, b := q[side], q[(side+1)%4]
		for k := range 24 {
			t := 0.1 + 0.8*float64(k)/23
			s.add(coarse, middle, point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}, reach)
		}
		return s
	}
	var all strip
	for side := range q {
		s := along(side, 1-outsideReach)
		all = strip{append(all.y, s.y...), append(all.cb, s.cb...), append(all.cr, s.cr...)}
	}
	if len(all.y) == 0 {
		return false
	}
	whole := all.middle()
	atEdge := 0
	for side := range q {
		within := along(side, 1-outsideReach)
		if len(within.y) < 12 {
			return false
		}
		paper := within.middle()
		beside := along(side, 1+outsideReach)
		if len(beside.y) < 12 {
			// This side lies at the edge of the picture. Of two such sides nothing is known.
			if atEdge++; atEdge > 1 {
				return false
			}
			continue
		}
		step := paper.lit(beside.middle())
		if step < outsideStep || paper.lit(whole) > step {
			return false
		}
		if min(within.like(paper, step/2), along(side, 1-outsideReach/2).like(paper, step/2)) < insidePaper {
			return false
		}
		for _, reach := range []float64{1, 2, 3.3} {
			if along(side, 1+reach*outsideReach).like(paper, step/2) > outsidePaper {
				return false
			}
		}
	}
	return true
}

// like returns the share of a strip that has nearly a shade.
func (s strip) like(o shade, slack int) float64 {
	n := 0
	for i := range s.y {
		if o.lit(shade{int(s.y[i]), int(s.cb[i]), int(s.cr[i])}) <= slack {
			n++
		}
	}
	return float64(n) / float64(max(1, len(s.y)))
}

// shade is a brightness and two colours.
type shade [3]int

// lit is the distance of two shades of one paper: the light falls off over it, its colour does not.
func (s shade) lit(o shade) int { return abs(s[0]-o[0])/3 + 2*abs(s[1]-o[1]) + 2*abs(s[2]-o[2]) }

// strip is pixels along a side.
type strip struct{ y, cb, cr []byte }

// add takes the pixel at a place moved away from the middle by a factor, if it lies in the picture.
func (s *strip) add(coarse planes, middle, on point, reach float64) {
	x, y := int(middle.x+(on.x-middle.x)*reach), int(middle.y+(on.y-middle.y)*reach)
	if x < 0 || y < 0 || x >= coarse.y.width || y >= coarse.y.height {
		return
	}
	at := y*coarse.y.width + x
	s.y, s.cb, s.cr = append(s.y, coarse.y.pix[at]), append(s.cb, coarse.cb.pix[at]), append(s.cr, coarse.cr.pix[at])
}

func (s strip) middle() shade {
	mid := func(v []byte) int {
		slices.Sort(v)
		return int(v[len(v)/2])
	}
	return shade{mid(s.y), mid(s.cb), mid(s.cr)}
}
