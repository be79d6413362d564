package photo

const (
	edgeStep    = 16   // least step of brightness over two pixels that counts as part of an edge
	edgeReach   = 8    // pixels to each side in which the edge's dark and light end are looked for
	enoughEdges = 300  // with fewer edges nothing can be said
	edgeRank    = 0.75 // a quarter of the edges is steeper; soft edges belong to the print, steep ones to the focus
	buckets     = 64
)

// sharpness returns how steep the edges of the paper are: the step over two pixels by the step of the whole edge. Across
// and down are measured apart, and the softer counts, because a moving hand smears only one of them.
func sharpness(fine plane, area mask) (float64, bool) {
	across, okAcross := steepness(fine, area, 1, fine.width)
	down, okDown := steepness(fine, area, fine.width, 1)
	switch {
	case okAcross && okDown:
		return min(across, down), true
	case okAcross:
		return across, true
	}
	return down, okDown
}

// steepness measures edges along one direction; step leads from a pixel to the next along it, side to its neighbour.
func steepness(p plane, area mask, step, side int) (float64, bool) {
	var histogram [buckets + 1]int
	total := 0
	reach := edgeReach
	if p.width <= 2*reach+2 || p.height <= 2*reach+2 {
		return 0, false
	}
	for y := reach + 1; y < p.height-reach-1; y++ {
		inside := area.in[y*area.height/p.height*area.width:]
		for x := reach + 1; x < p.width-reach-1; x++ {
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
	if total < enoughEdges {
		return 0, false
	}
	left := int(edgeRank * float64(total))
	for bucket, n := range histogram {
		if left -= n; left < 0 {
			return min(1, (float64(bucket)+0.5)/buckets), true
		}
	}
	return 1, true
}
