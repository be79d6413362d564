package photo

import (
	"math"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// card is a paper that was found lying on something else.
type card struct {
	mask        mask
	coverage    float64 // share of the picture
	rotation    float64 // degrees off the nearest upright position
	corners     int     // that can be seen
	missing     []rect  // around the corners that cannot
	outline     quad    // its corners, seen or not, as if they were not round; the first is its top left
	rectangular bool    // fills the rectangle of its corners
	cover       *cover  // what lies across its sides; nil: that cannot be told
	second      *card   // another paper of its size that lies beside it, if its sides were found
	twin        bool    // another paper of about its size lies beside it
}

const (
	ringWidth     = 0.02 // of the long side: the edge of the picture, where the table is expected
	tableStep     = 14   // distance of colours that is still the table
	sameStep      = 6    // distance of colours that is none: what JPEG and light make of one paper
	tableShare    = 0.55 // of the edge must be table
	smallestCard  = 0.08 // of the picture; what is smaller is a stain
	largestCard   = 0.93 // of the picture; what is larger fills it
	leastFill     = 0.85 // of its own rectangle: a card is a rectangle
	outlineFill   = 0.95 // of its outline, when that is no rectangle; round corners take away 0.002
	aspectSlack   = 1.18 // factor by which the proportions may be off: 10 % of distortion each way, Huawei OCR RecognizeIdCard
	cornerSlack   = 0.05 // of the long side; the round corner of a card takes away 0.015
	frameTouch    = 0.5  // of a side at the frame of the picture: the rest lies outside
	sideRays      = 48   // with which a side is felt
	twinShare     = 0.5  // of the card's size: what is as large as this beside it is another paper
	straightSide  = 0.01 // of the long side: how far a place of a straight side may lie off it
	mostOfSide    = 0.75 // of the places of a straight side that lie on it
	mostOfBlob    = 0.5  // of what stands out from the table must be the paper that was found by its sides
	cornerBoxSize = 0.06 // of the picture's long side: what is shown as evidence

	smallestPicture = 24 // pixels a side; in a smaller one nothing is looked for
)

type point struct{ x, y float64 }

// findCard looks for a card, and for what lies across its sides.
func findCard(coarse planes, kind paper.Kind, medium func() planes) (card, bool) {
	c, ok := lookForCard(coarse, kind, medium)
	if !ok || !c.outline.convex() {
		return c, ok
	}
	c.uncover(coarse.softened())
	return c, true
}

// uncover looks for what lies across the sides of the card, and takes the corners under it for unseen.
func (c *card) uncover(soft planes) {
	if c.second != nil {
		c.second.uncover(soft)
	}
	cover, ok := coverOf(soft, c.outline)
	if !ok {
		return
	}
	c.cover = &cover
	if c.corners < AllCorners {
		return
	}
	for i, hidden := range cover.corner {
		if hidden {
			c.corners--
			c.missing = append(c.missing, c.around(c.outline[i]))
		}
	}
}

// lookForCard looks for a card on a table. It reports false when the paper fills the picture, when its edges cannot be told
// from the table, and when what lies there has not the proportions of the kind; of an unknown kind, those of any kind. What
// medium returns is asked for only where the table is not of one colour.
func lookForCard(coarse planes, kind paper.Kind, medium func() planes) (card, bool) {
	aspects := aspectsOf(kind)
	if len(aspects) == 0 || coarse.y.width < smallestPicture || coarse.y.height < smallestPicture {
		return card{}, false
	}
	plain, isPlain := findOnPlain(coarse, aspects)
	switch {
	case isPlain && plain.twin:
	case isPlain && plain.corners < AllCorners && plain.rectangular:
		return plain, true // cut by the edge of the picture, or under a thumb
	case isPlain && plain.corners == AllCorners:
		if _, sure := borderOf(coarse.softened(), plain.outline); sure {
			return plain, true
		}
	}
	larger := medium()
	found := outlines(larger, aspects)
	scale := float64(max(coarse.y.width, coarse.y.height)) / float64(max(larger.y.width, larger.y.height))
	if len(found) == 0 || isPlain && found[0].scaled(scale).area() < mostOfBlob*float64(plain.mask.count) {
		return plain, isPlain && plain.rectangular
	}
	c := cardOf(found[0].scaled(scale), coarse, aspects)
	if len(found) > 1 {
		c.twin = true
		second := cardOf(found[1].scaled(scale), coarse, aspects)
		c.second = &second
	}
	return c, true
}

// findOnPlain looks for a card on a table of one colour.
func findOnPlain(coarse planes, aspects []float64) (card, bool) {
	area, ok := standOut(coarse)
	if !ok {
		return card{}, false
	}
	all := blobs(area)
	total := len(area.in)
	if len(all) == 0 || float64(all[0].count) < smallestCard*float64(total) || float64(all[0].count) > largestCard*float64(total) {
		return card{}, false
	}
	body := mask{width: area.width, height: area.height, in: make([]bool, total), count: all[0].count}
	for _, i := range all[0].pixels {
		body.in[i] = true
	}
	if sameColour(coarse, body) {
		return card{}, false // a frame printed on a sheet that fills the picture
	}
	frame := around(body, all[0].pixels)
	c := card{mask: body, coverage: float64(body.count) / float64(total)}
	c.twin = len(all) > 1 && float64(all[1].count) > twinShare*float64(all[0].count)
	touches, ok := c.feel(frame)
	if !ok {
		return card{}, false
	}
	fill := float64(body.count)
	fits := func(has float64) bool {
		return slices.ContainsFunc(aspects, func(want float64) bool { return has <= want*aspectSlack && has >= want/aspectSlack })
	}
	filled := fill / max(1, c.outline.area())
	c.rectangular = c.outline.convex() && filled >= outlineFill && filled <= 2-outlineFill
	upright := fill >= leastFill*frame.u*frame.v && (touches > 0 || fits(max(frame.u, frame.v)/min(frame.u, frame.v)))
	if !upright && !c.slanted(coarse, fits) {
		return card{}, false
	}
	c.rotation = math.Abs(frame.angle) * 180 / math.Pi
	if lies(aspects) && frame.v > frame.u {
		c.rotation = 90 - c.rotation // this one stands
	}
	return c, true
}

// sameColour reports whether the middle colour of a part is that of all the rest, brightness in full: no table has exactly
// the colour of the paper on it.
func sameColour(coarse planes, part mask) bool {
	rest := mask{width: part.width, height: part.height, in: make([]bool, len(part.in)), count: len(part.in) - part.count}
	for i, in := range part.in {
		rest.in[i] = !in
	}
	off := 0
	for _, channel := range []plane{coarse.y, coarse.cb, coarse.cr} {
		off += abs(median(channel.pix, part) - median(channel.pix, rest))
	}
	return off <= sameStep
}

// slanted reports whether a card that fills no rectangle is one seen from a slant: it fills its outline, and that has the
// proportions of a card when the slant is taken into account.
func (c *card) slanted(coarse planes, fits func(aspect float64) bool) bool {
	if !c.outline.convex() {
		return false
	}
	_, sure := borderOf(coarse, c.outline)
	fill := float64(c.mask.count) / c.outline.area()
	aspect := c.outline.trueAspect(point{float64(c.mask.width) / 2, float64(c.mask.height) / 2})
	return fill >= outlineFill && fill <= 2-outlineFill && fits(max(aspect, 1/aspect)) && sure
}

// lies reports whether papers of these proportions are held with the long side down: cards.
func lies(aspects []float64) bool { return len(aspects) == 1 && aspects[0] == idCardAspect }

// cardOf makes a card of an outline.
func cardOf(q quad, coarse planes, aspects []float64) card {
	w, h := coarse.y.width, coarse.y.height
	q = q.fromTop()
	c := card{mask: mask{width: w, height: h, in: make([]bool, w*h)}, outline: q}
	for y := range h {
		for x := range w {
			if q.contains(point{float64(x) + 0.5, float64(y) + 0.5}) {
				c.mask.in[y*w+x] = true
				c.mask.count++
			}
		}
	}
	c.coverage = float64(c.mask.count) / float64(w*h)
	// Two opposite sides differ by the perspective; their mean is how the card lies.
	angle := math.Atan2(q[1].y-q[0].y+q[2].y-q[3].y, q[1].x-q[0].x+q[2].x-q[3].x)
	c.rotation = math.Abs(angle) * 180 / math.Pi
	if lies(aspects) && q.height() > q.width() {
		c.rotation = 90 - c.rotation
	}
	for _, p := range q {
		if p.x < 0 || p.y < 0 || p.x > float64(w) || p.y > float64(h) {
			c.missing = append(c.missing, c.around(p))
			continue
		}
		c.corners++
	}
	return c
}

// aspectsOf returns the proportions that a kind may have.
func aspectsOf(kind paper.Kind) []float64 {
	if kind == "" || kind == paper.UnknownKind {
		return []float64{idCardAspect, passportAspect, sheetAspect}
	}
	if aspect, ok := cardAspects[kind]; ok {
		return []float64{aspect}
	}
	return nil
}

// standOut marks what has not the colour of the picture's edge and is not enclosed by such colour only.
func standOut(coarse planes) (mask, bool) {
	w, h := coarse.y.width, coarse.y.height
	m := mask{width: w, height: h, in: make([]bool, w*h)}
	wide := max(3, int(ringWidth*float64(max(w, h))))
	ring := mask{width: w, height: h, in: make([]bool, w*h)}
	for y := range h {
		for x := range w {
			if x < wide || y < wide || x >= w-wide || y >= h-wide {
				ring.in[y*w+x] = true
				ring.count++
			}
		}
	}
	y0, cb0, cr0 := median(coarse.y.pix, ring), median(coarse.cb.pix, ring), median(coarse.cr.pix, ring)
	// Brightness counts for a third: a table is shaded, its colour is not.
	isTable := func(i int) bool {
		return abs(int(coarse.y.pix[i])-y0)/3+abs(int(coarse.cb.pix[i])-cb0)+abs(int(coarse.cr.pix[i])-cr0) <= tableStep
	}
	var seeds []int32
	for i, in := range ring.in {
		if in && isTable(i) {
			seeds = append(seeds, int32(i))
		}
	}
	if float64(len(seeds)) < tableShare*float64(ring.count) {
		return mask{}, false
	}
	seen := make([]bool, w*h)
	flood(m, seen, seeds, isTable)
	for i := range m.in {
		m.in[i] = !seen[i]
	}
	return m, true
}

// tilted is a rectangle with any rotation. The side of length u runs along angle, which lies within ±45°.
type tilted struct {
	middle point
	angle  float64
	u, v   float64
}

// around returns the smallest rectangle around the pixels, trying every half degree.
func around(m mask, pixels []int32) tilted {
	// Only the first and last pixel of a row can touch it.
	var edge []point
	first, last := make([]int, m.height), make([]int, m.height)
	for y := range first {
		first[y] = -1
	}
	for _, i := range pixels {
		x, y := int(i)%m.width, int(i)/m.width
		if first[y] < 0 || x < first[y] {
			first[y] = x
		}
		last[y] = max(last[y], x)
	}
	for y, x := range first {
		if x >= 0 {
			edge = append(edge,
				point{float64(x), float64(y)}, point{float64(last[y] + 1), float64(y)},
				point{float64(x), float64(y + 1)}, point{float64(last[y] + 1), float64(y + 1)})
		}
	}
	best := tilted{u: math.Inf(1), v: 1}
	for half := -90; half < 90; half++ {
		angle := float64(half) / 2 * math.Pi / 180
		sin, cos := math.Sincos(angle)
		loU, hiU, loV, hiV := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
		for _, p := range edge {
			u, v := p.x*cos+p.y*sin, p.y*cos-p.x*sin
			loU, hiU, loV, hiV = min(loU, u), max(hiU, u), min(loV, v), max(hiV, v)
		}
		if (hiU-loU)*(hiV-loV) < best.u*best.v {
			mu, mv := (loU+hiU)/2, (loV+hiV)/2
			best = tilted{point{mu*cos - mv*sin, mu*sin + mv*cos}, angle, hiU - loU, hiV - loV}
		}
	}
	return best
}

// at returns the point of the picture at u, v of the rectangle, each between -1 and 1.
func (t tilted) at(u, v float64) point {
	sin, cos := math.Sincos(t.angle)
	du, dv := u*t.u/2, v*t.v/2
	return point{t.middle.x + du*cos - dv*sin, t.middle.y + du*sin + dv*cos}
}
