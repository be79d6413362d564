package photo

import (
	"context"
	"image"
	"math"
	"sync"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Sheet is a paper cut out of a picture and straightened, as if it had lain on a scanner.
type Sheet struct {
	Pixels *image.NRGBA
	Found  bool // false: no paper stood out, and this is the whole picture

	corners       quad // in pixels of the upright picture
	width, height int  // of that picture
	view          view
	both          []*Sheet
}

// view is what was seen of a picture when the paper in it was looked for.
type view struct {
	fine   plane
	coarse planes
	found  card
	isCard bool // a paper was found, though perhaps it cannot be cut out
}

// scale is how many pixels of the picture are one of the coarse.
func (v view) scale(width, height int) float64 {
	return float64(max(width, height)) / float64(max(v.coarse.y.width, v.coarse.y.height))
}

// How large a straightened paper is. More pixels than the picture has of it are never made up.
const (
	cardSide  = 1600 // pixels of the long side of a card
	sheetSide = 2000 // pixels of the long side of a sheet of A4, on which print of 3 mm is 20 pixels high
	sheetFrom = 1.5  // proportion from which on a paper is taken for a card and not for a sheet
)

// Straighten finds the paper in the picture and cuts it out. The kind is that which is expected, or empty. The only error
// is that of ctx.
func (p *Picture) Straighten(ctx context.Context, kind paper.Kind) (*Sheet, error) {
	v := p.view()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v.found, v.isCard = findCard(v.coarse, kind, func() planes {
		_, medium := p.look(outlineSide, outlineSide)
		return medium
	})
	if !v.isCard || !v.found.outline.convex() {
		return p.whole(v), ctx.Err()
	}
	if v.found.twin {
		all := p.whole(v)
		if second := v.found.second; second != nil && second.outline.convex() {
			other := v
			other.found, other.found.twin = *second, false
			v.found.twin = false
			all.both = []*Sheet{p.cut(v), p.cut(other)}
		}
		return all, ctx.Err()
	}
	return p.cut(v), ctx.Err()
}

// cut cuts out the paper that was found.
func (p *Picture) cut(v view) *Sheet {
	width, height := p.Size()
	q := v.found.outline.scaled(v.scale(width, height))
	s := &Sheet{Found: true, width: width, height: height, corners: q, view: v}
	aspect := q.trueAspect(point{float64(width) / 2, float64(height) / 2})
	side := sheetSide
	if isCard(aspect) {
		side = cardSide
	}
	long := max(q.width(), q.height())
	scale := min(1, float64(side)/long)
	// Made smaller first with the mean of its pixels, so that the noise of a large photograph is gone.
	small := p.Preview(int(math.Ceil(float64(max(width, height)) * scale)))
	scale = float64(max(small.Rect.Dx(), small.Rect.Dy())) / float64(max(width, height))
	w, h := long*scale, long*scale
	if q.width() >= q.height() {
		h = w / aspect
	} else {
		w = h * aspect
	}
	s.Pixels = warp(small, q.scaled(scale), max(1, int(math.Round(w))), max(1, int(math.Round(h))))
	return s
}

// Both returns the two papers of a picture that shows two of the same size, like both sides of a card, each cut out; nil
// where it shows another number. Of such a picture the sheet itself is all of it.
func (s *Sheet) Both() []*Sheet { return s.both }

// Whole returns all of the picture as a sheet.
func (p *Picture) Whole() *Sheet { return p.whole(p.view()) }

func (p *Picture) whole(v view) *Sheet {
	width, height := p.Size()
	w, h := float64(width), float64(height)
	return &Sheet{
		Pixels: p.Preview(sheetSide), corners: quad{{0, 0}, {w, 0}, {w, h}, {0, h}}, width: width, height: height, view: v,
	}
}

func (p *Picture) view() (v view) {
	v.fine, _ = p.look(fineSide, coarseSide)
	// Made smaller in one step: by way of the fine one, edges come out softer here and there.
	_, v.coarse = p.look(coarseSide, coarseSide)
	return v
}

// isCard reports whether a paper of these proportions is rather a card than a sheet.
func isCard(aspect float64) bool { return max(aspect, 1/aspect) > sheetFrom }

// IsCard reports whether the sheet has the proportions of a card.
func (s *Sheet) IsCard() bool {
	b := s.Pixels.Bounds()
	return isCard(float64(b.Dx()) / float64(max(1, b.Dy())))
}

// Cut returns a part of the upright picture, straightened, with a long side of at most maxSide pixels; the corners of box go
// clockwise from the top left of what is wanted. A box without a surface gives nil.
func (p *Picture) Cut(box paper.Box, maxSide int) *image.NRGBA {
	var q quad
	for i, c := range box {
		q[i] = point{float64(c[0]), float64(c[1])}
	}
	long := max(q.width(), q.height())
	if !q.convex() || maxSide <= 0 {
		return nil
	}
	width, height := p.Size()
	small := p.Preview(int(math.Ceil(float64(max(width, height)) * min(1, float64(maxSide)/long))))
	scale := float64(max(small.Rect.Dx(), small.Rect.Dy())) / float64(max(width, height))
	q = q.scaled(scale)
	side := func(length float64) int { return max(1, min(maxSide, int(math.Round(length)))) }
	return warp(small, q, side(q.width()), side(q.height()))
}

// Corners returns where the sheet lies in the upright picture, clockwise from its own top left.
func (s *Sheet) Corners() paper.Box { return s.corners.box(s.width, s.height) }

// Turned returns the sheet turned clockwise by quarter turns.
func (s *Sheet) Turned(quarters int) *Sheet {
	quarters = (quarters%4 + 4) % 4
	if quarters == 0 {
		return s
	}
	turn := [4]Orientation{Upright, Clockwise, Half, Counter}[quarters]
	out := *s
	out.Pixels = turn.apply(s.Pixels)
	out.corners = s.corners.turned(4 - quarters)
	return &out
}

// Place returns where a box on the sheet, in its pixels, lies in the upright picture.
func (s *Sheet) Place(box [4][2]float64) paper.Box {
	b := s.Pixels.Bounds()
	seen := projectionTo(s.corners, float64(b.Dx()), float64(b.Dy()))
	var q quad
	for i, c := range box {
		q[i] = seen.at(point{c[0], c[1]})
	}
	return q.box(s.width, s.height)
}

// warp brings what lies in a quad to a picture of the given size.
func warp(m *image.NRGBA, q quad, width, height int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	seen := projectionTo(q, float64(width), float64(height))
	maxX, maxY := float64(m.Rect.Dx()-1), float64(m.Rect.Dy()-1)
	const bands = 2 // done at once: the slowest step of all after decoding
	var all sync.WaitGroup
	for band := range bands {
		all.Go(func() {
			for y := height * band / bands; y < height*(band+1)/bands; y++ {
				to := out.Pix[y*out.Stride : y*out.Stride+4*width]
				for x := range width {
					p := seen.at(point{float64(x) + 0.5, float64(y) + 0.5})
					px, py := max(0, min(maxX, p.x-0.5)), max(0, min(maxY, p.y-0.5))
					left, top := int(px), int(py)
					// In 1/256 of a pixel.
					fx, fy := uint32((px-float64(left))*256), uint32((py-float64(top))*256)
					right, below := 4, m.Stride
					if left+1 >= m.Rect.Dx() {
						right = 0
					}
					if top+1 >= m.Rect.Dy() {
						below = 0
					}
					at := top*m.Stride + 4*left
					a, b := m.Pix[at:at+3:at+3], m.Pix[at+right:at+right+3]
					c, d := m.Pix[at+below:at+below+3], m.Pix[at+below+right:at+below+right+3]
					for k := range 3 {
						above := uint32(a[k])*(256-fx) + uint32(b[k])*fx
						under := uint32(c[k])*(256-fx) + uint32(d[k])*fx
						to[4*x+k] = uint8((above*(256-fy) + under*fy + 1<<15) >> 16)
					}
					to[4*x+3] = 255
				}
			}
		})
	}
	all.Wait()
	return out
}
