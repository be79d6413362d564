package watermark

import (
	"image"
	"math"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	lookSide  = 1200 // pixels of the long side at which is looked: print of 2 mm on A4 is 8 pixels high
	evenReach = 4    // pixels around one that it is compared with
	// unevenStep is how far the brightness of a pixel may be off its surroundings: grain and the fine lines of cards stay
	// below. Fainter print than that is known by its box.
	unevenStep = 26
	tintedStep = 40   // the same for its colours, taken together
	offStep    = 60   // how far its brightness may be off that of the paper: hair, clothes, a hand
	join       = 5    // pixels between strokes that belong to one thing: the modules of a code, the letters of a seal
	solid      = 0.12 // of its rectangle that a thing fills; a frame around the paper fills less, and may be written inside
	largeShare = 0.45 // of the picture: what is larger is no thing on the paper but the paper
	reach      = 0.25 // of its height is kept free around a line that was read
	// A thing of at least largeThing of the picture may be a person, whose portrait reaches beyond the hair by less than
	// portraitEdge of the person's own size.
	largeThing   = 0.012
	portraitEdge = 0.22
)

// ground is a picture made smaller, with what is taken already.
type ground struct {
	width, height int
	scale         float64 // pixels of the ground for one of the picture
	light         []uint8
	taken         []bool
}

// groundOf marks what the words may not cover: the boxes, and everything that is not even.
func groundOf(m *image.NRGBA, sheet paper.Box, avoid []paper.Box) *ground {
	small, scale := smaller(m, lookSide)
	g := &ground{width: small.Rect.Dx(), height: small.Rect.Dy(), scale: scale}
	n := g.width * g.height
	g.light, g.taken = make([]uint8, n), make([]bool, n)
	tint := [2][]uint8{make([]uint8, n), make([]uint8, n)}
	within := g.polygon(sheet)
	var often [256]int
	inside := 0
	for y := range g.height {
		for x := range g.width {
			p := small.Pix[small.PixOffset(x, y):]
			r, gr, b, i := int(p[0]), int(p[1]), int(p[2]), y*g.width+x
			g.light[i] = uint8((299*r + 587*gr + 114*b) / 1000)
			tint[0][i], tint[1][i] = uint8((r-gr)/2+128), uint8((b-gr)/2+128)
			if within(x, y) {
				often[g.light[i]]++
				inside++
			}
		}
	}
	whole := 0
	for below := 0; whole < 255; whole++ {
		if below += often[whole]; 2*below >= inside {
			break
		}
	}
	near := [3][]uint8{g.even(g.light), g.even(tint[0]), g.even(tint[1])}
	for i := range g.taken {
		off := math.Abs(float64(g.light[i]) - float64(near[0][i]))
		tinted := math.Abs(float64(tint[0][i])-float64(near[1][i])) + math.Abs(float64(tint[1][i])-float64(near[2][i]))
		other := within(i%g.width, i/g.width) && math.Abs(float64(g.light[i])-float64(whole)) > offStep
		g.taken[i] = off > unevenStep || 2*tinted > tintedStep || other
	}
	g.gather()
	for _, b := range avoid {
		g.take(b)
	}
	return g
}

// even returns the mean around every pixel.
func (g *ground) even(of []uint8) []uint8 {
	sums := make([]int64, (g.width+1)*(g.height+1))
	for y := range g.height {
		row := int64(0)
		for x := range g.width {
			row += int64(of[y*g.width+x])
			sums[(y+1)*(g.width+1)+x+1] = sums[y*(g.width+1)+x+1] + row
		}
	}
	out := make([]uint8, len(of))
	for y := range g.height {
		top, bottom := max(0, y-evenReach), min(g.height, y+evenReach+1)
		for x := range g.width {
			left, right := max(0, x-evenReach), min(g.width, x+evenReach+1)
			sum := sums[bottom*(g.width+1)+right] - sums[top*(g.width+1)+right] - sums[bottom*(g.width+1)+left] + sums[top*(g.width+1)+left]
			out[y*g.width+x] = uint8(sum / int64((bottom-top)*(right-left)))
		}
	}
	return out
}

// gather takes the whole rectangle of every thing that is more than a line: inside a seal, a portrait or a code there are
// even spots, too. Strokes that nearly touch are one thing.
func (g *ground) gather() {
	wide := g.spread(g.taken)
	seen := make([]bool, len(wide))
	var whole []image.Rectangle
	var queue []int
	for start, in := range wide {
		if !in || seen[start] {
			continue
		}
		seen[start] = true
		queue = append(queue[:0], start)
		area, count := image.Rect(start%g.width, start/g.width, start%g.width+1, start/g.width+1), 0
		for len(queue) > 0 {
			i := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			count++
			x, y := i%g.width, i/g.width
			area = area.Union(image.Rect(x, y, x+1, y+1))
			for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				nx, ny := x+d[0], y+d[1]
				if nx < 0 || ny < 0 || nx >= g.width || ny >= g.height || seen[ny*g.width+nx] || !wide[ny*g.width+nx] {
					continue
				}
				seen[ny*g.width+nx] = true
				queue = append(queue, ny*g.width+nx)
			}
		}
		surface := area.Dx() * area.Dy()
		if float64(count) >= solid*float64(surface) && float64(surface) <= largeShare*float64(len(wide)) {
			if float64(surface) >= largeThing*float64(len(wide)) {
				w, h := int(portraitEdge*float64(area.Dx())), int(portraitEdge*float64(area.Dy()))
				area = image.Rect(area.Min.X-w, area.Min.Y-h, area.Max.X+w, area.Max.Y+h).Intersect(image.Rect(0, 0, g.width, g.height))
			}
			whole = append(whole, area)
		}
	}
	copy(g.taken, wide)
	for _, r := range whole {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				g.taken[y*g.width+x] = true
			}
		}
	}
}

// spread makes everything larger by half the distance that is joined.
func (g *ground) spread(in []bool) []bool {
	const by = (join + 1) / 2
	across := make([]bool, len(in))
	for y := range g.height {
		for x := range g.width {
			for d := max(0, x-by); d <= min(g.width-1, x+by); d++ {
				if in[y*g.width+d] {
					across[y*g.width+x] = true
					break
				}
			}
		}
	}
	out := make([]bool, len(in))
	for y := range g.height {
		for x := range g.width {
			for d := max(0, y-by); d <= min(g.height-1, y+by); d++ {
				if across[d*g.width+x] {
					out[y*g.width+x] = true
					break
				}
			}
		}
	}
	return out
}

// take marks a box with some room around it.
func (g *ground) take(b paper.Box) {
	left, top, right, bottom := b[0][0], b[0][1], b[0][0], b[0][1]
	for _, c := range b {
		left, top, right, bottom = min(left, c[0]), min(top, c[1]), max(right, c[0]), max(bottom, c[1])
	}
	around := reach * shortSide(b)
	at := func(v int, by float64) int { return int(math.Floor((float64(v) + by) * g.scale)) }
	for y := max(0, at(top, -around)); y <= min(g.height-1, at(bottom, around)); y++ {
		for x := max(0, at(left, -around)); x <= min(g.width-1, at(right, around)); x++ {
			g.taken[y*g.width+x] = true
		}
	}
}

// polygon reports which pixels of the ground lie within a box of the picture.
func (g *ground) polygon(b paper.Box) func(x, y int) bool {
	return func(x, y int) bool {
		px, py := (float64(x)+0.5)/g.scale, (float64(y)+0.5)/g.scale
		for i, a := range b {
			c := b[(i+1)%4]
			if float64(c[0]-a[0])*(py-float64(a[1]))-float64(c[1]-a[1])*(px-float64(a[0])) < 0 {
				return false
			}
		}
		return true
	}
}

// middle is where the words would best stand: nobody cuts them off there.
func (g *ground) middle(b paper.Box) image.Point {
	x, y := 0.0, 0.0
	for _, c := range b {
		x, y = x+float64(c[0])/4, y+float64(c[1])/4
	}
	return image.Pt(int(x*g.scale), int(y*g.scale))
}

// dark reports whether the ground of a place is dark.
func (g *ground) dark(at image.Point, w, h int) bool {
	const middleGrey = 110
	sum := 0
	for y := at.Y; y < at.Y+h; y++ {
		for x := at.X; x < at.X+w; x++ {
			sum += int(g.light[y*g.width+x])
		}
	}
	return sum < middleGrey*w*h
}

// sums counts, for every corner, what is taken or out of an area above and to the left of it.
func (g *ground) sums(area func(x, y int) bool) sums {
	s := sums{g.width, g.height, make([]int32, (g.width+1)*(g.height+1))}
	for y := range g.height {
		row := int32(0)
		for x := range g.width {
			if g.taken[y*g.width+x] || !area(x, y) {
				row++
			}
			s.count[(y+1)*(g.width+1)+x+1] = s.count[y*(g.width+1)+x+1] + row
		}
	}
	return s
}

type sums struct {
	width, height int
	count         []int32
}

// nearest finds the free rectangle of a size whose middle lies nearest to a point; of several the first from the top left.
func (s sums) nearest(w, h int, to image.Point) (best image.Point, found bool) {
	near := math.MaxInt
	for y := 0; y+h <= s.height; y++ {
		for x := 0; x+w <= s.width; x++ {
			dx, dy := x+w/2-to.X, y+h/2-to.Y
			if d := dx*dx + dy*dy; d < near && s.free(x, y, w, h) {
				best, near, found = image.Pt(x, y), d, true
			}
		}
	}
	return best, found
}

func (s sums) free(x, y, w, h int) bool {
	at := func(x, y int) int32 { return s.count[y*(s.width+1)+x] }
	return at(x+w, y+h)-at(x, y+h)-at(x+w, y)+at(x, y) == 0
}
