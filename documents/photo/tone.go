package photo

// tones are the brightnesses of a paper, between 0 and 1.
type tones struct {
	middle float64 // half of the paper is darker
	span   float64 // between light and dark
}

// The light and the dark tone leave out single pixels: noise, dust, the edge of the card.
const (
	darkShare  = 0.005
	lightShare = 0.98
)

// tonesOf reads the brightnesses of a paper off every second pixel of every second row.
func tonesOf(fine plane, area mask) tones {
	var histogram [256]int
	total := 0
	for y := 0; y < fine.height; y += 2 {
		inside := area.in[y*area.height/fine.height*area.width:]
		for x := 0; x < fine.width; x += 2 {
			if inside[x*area.width/fine.width] {
				histogram[fine.pix[y*fine.width+x]]++
				total++
			}
		}
	}
	at := func(share float64) float64 {
		left := int(share * float64(total))
		for tone, n := range histogram {
			if left -= n; left < 0 {
				return float64(tone) / 255
			}
		}
		return 1
	}
	return tones{at(0.5), at(lightShare) - at(darkShare)}
}

// colour returns the mean distance of colours from the paper's middle colour. Measured from the middle and not from grey,
// a black and white copy stays one under the yellow light of a lamp.
func colour(coarse planes, area mask) float64 {
	if area.count == 0 {
		return 0
	}
	cb, cr := median(coarse.cb.pix, area), median(coarse.cr.pix, area)
	sum := 0
	for i, in := range area.in {
		if in {
			sum += abs(int(coarse.cb.pix[i])-cb) + abs(int(coarse.cr.pix[i])-cr)
		}
	}
	return float64(sum) / float64(area.count)
}

func median(pix []byte, area mask) int {
	var histogram [256]int
	for i, in := range area.in {
		if in {
			histogram[pix[i]]++
		}
	}
	left := area.count / 2
	for value, n := range histogram {
		if left -= n; left < 0 {
			return value
		}
	}
	return 128
}

func abs(v int) int { return max(v, -v) }

const (
	burntOut     = 250   // brightness from which on a camera records nothing more
	colourless   = 6     // distance from grey, in steps of 8-bit chroma, that a burnt out spot may have
	whitePaper   = 243   // brightness of the paper's middle tone from which on white is its colour and no glare
	paperTint    = 6     // distance of the paper's own colour from grey from which on it can be lost
	smallestSpot = 0.002 // share of the paper; what is smaller hides no character
	shownSpots   = 8     // spots given as evidence
)

// glare returns the share of the paper that is burnt out in spots, and the largest spots.
func glare(coarse planes, area mask) (float64, []rect) {
	if area.count == 0 {
		return 0, nil
	}
	y, cb, cr := median(coarse.y.pix, area), median(coarse.cb.pix, area), median(coarse.cr.pix, area)
	tinted := abs(cb-128)+abs(cr-128) >= paperTint
	if y >= whitePaper && !tinted {
		return 0, nil
	}
	hot := mask{width: area.width, height: area.height, in: make([]bool, len(area.in))}
	for i, in := range area.in {
		u, v := int(coarse.cb.pix[i]), int(coarse.cr.pix[i])
		if !in || coarse.y.pix[i] < burntOut || abs(u-128) > colourless || abs(v-128) > colourless {
			continue
		}
		// On paper that is nearly as bright as that, only the loss of its colour tells.
		hot.in[i] = y < whitePaper || 2*(abs(u-128)+abs(v-128)) <= abs(cb-128)+abs(cr-128)
	}
	var spots []rect
	total := 0
	for _, b := range blobs(hot) {
		if float64(b.count) < smallestSpot*float64(area.count) {
			break
		}
		total += b.count
		if len(spots) < shownSpots {
			spots = append(spots, b.around)
		}
	}
	return float64(total) / float64(area.count), spots
}
