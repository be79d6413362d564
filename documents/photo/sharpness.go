package photo

const (
	edgeStep    = 16   // least step of brightness over two pixels that counts as part of an edge
	edgeReach   = 8    // pixels to each side in which the edge's dark and light end are looked for
	enoughEdges = 300  // with fewer edges nothing can be said of a paper
	fewEdges    = 80   // and with fewer than these nothing of a part of it
	lostEdges   = 12   // times as many edges has print in one direction as in the other at most
	edgeRank    = 0.75 // a quarter of the edges is steeper; soft edges belong to the print, steep ones to the focus
	buckets     = 64
)

// sharpness returns how steep the edges of the paper are: the step over two pixels by the step of the whole edge. Across
// and down are measured apart, and the softer counts, because a moving hand smears only one of them.
func sharpness(fine plane, area mask) (float64, bool) {
	return softer(fine, area, rect{0, 0, fine.width, fine.height}, enoughEdges)
}

// The parts of a paper that are looked at one by one: squares of a fifth of its short side show which half of a card lies
// outside of the focus.
const softParts = 5

// soft returns the parts of the paper, on the coarse face, whose edges are smeared: those that lie beside each other in a
// row are one.
func soft(fine plane, area mask) []rect {
	side := max(1, (min(area.width, area.height)+softParts-1)/softParts)
	var out []rect
	for top := 0; top < area.height; top += side {
		open := false
		for left := 0; left < area.width; left += side {
			part := rect{left, top, min(left+side, area.width), min(top+side, area.height)}
			value, ok := softer(fine, area, rect{
				part.left * fine.width / area.width, part.top * fine.height / area.height,
				part.right * fine.width / area.width, part.bottom * fine.height / area.height,
			}, fewEdges)
			switch {
			case !ok || value >= MinSharpness:
				open = false
			case open:
				out[len(out)-1].right = part.right
			default:
				out, open = append(out, part), true
			}
		}
	}
	return out
}

// softer measures the edges of a part of the paper across and down.
func softer(fine plane, area mask, part rect, enough int) (float64, bool) {
	across, manyAcross := steepness(fine, area, part, 1, fine.width)
	down, manyDown := steepness(fine, area, part, fine.width, 1)
	few, many := min(manyAcross, manyDown), max(manyAcross, manyDown)
	switch {
	case few >= enough:
		return min(across, down), true
	case many < enough:
		return 0, false
	case few*lostEdges < many:
		return float64(few) / float64(many), true // a hand that moved so far that the edges of one direction are gone
	case manyAcross == many:
		return across, true
	}
	return down, true
}

// steepness measures edges along one direction, and counts them; step leads from a pixel to the next along it, side to its neighbour.
func steepness(p plane, area mask, part rect, step, side int) (value float64, total int) {
	var histogram [buckets + 1]int
	reach := edgeReach
	if p.width <= 2*reach+2 || p.height <= 2*reach+2 {
		return 0, 0
	}
	for y := max(part.top, reach+1); y < min(part.bottom, p.height-reach-1); y++ {
		inside := area.in[y*area.height/p.height*area.width:]
		for x := max(part.left, reach+1); x < min(part.right, p.width-reach-1); x++ {
			i := y*p.width + x
			rise := abs(int(p.pix[i+step]) - int(p.pix[i-step]))
			if rise < edgeStep || !inside[x*area.width/p.width] {
				continue
			}
			// The steepest pixel of the edge, and no speck: the edge goes on to one of the sides.
			if rise < abs(int(p.pix[i+2*step])-int(p.pix[i])) || rise <= abs(int(p.pix[i])-int(p.pix[i-2*step])) ||
				abs(int(p.pix[i+step+side])-int(p.pix[i-step+side]))+abs(int(p.pix[i+step-side])-int(p.pix[i-step-side])) < rise {
				continue
			}
			dark, light := p.pix[i], p.pix[i]
			for k := i - reach*step; k <= i+reach*step; k += step {
				dark, light = min(dark, p.pix[k]), max(light, p.pix[k])
			}
			histogram[rise*buckets/int(light-dark)]++
			total++
		}
	}
	left := int(edgeRank * float64(total))
	for bucket, n := range histogram {
		if left -= n; left < 0 {
			return min(1, (float64(bucket)+0.5)/buckets), total
		}
	}
	return 1, total
}
