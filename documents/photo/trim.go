package photo

import (
	"image"
	"image/color"
	"math"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	// trimBorder is how much of the table is left around a paper, as a share of its longer side: 要求四边完整 (Huawei Cloud,
	// 备案材料图片要求, as of 2026-08), so all four edges must be seen. It is the share that a scanner leaves at 300 dpi around
	// a card, about 2.5 mm, and hides that an outline may be off by a hundredth.
	trimBorder = 0.03
	// trimSide is the longest side of a paper that is cut out: A4 at 480 dpi. A JPEG of more does not fit the portal.
	trimSide = 5600
	// trimInside is how far beyond the outline of a paper its text may reach before the outline is not believed.
	trimInside = trimBorder / 2
)

// Trimmed returns the paper in a box straightened, with a small border of what lies around it, white where the picture
// ends; its first corner is the top left. Place says where a box of the upright picture lies in it. It returns nil for a box
// without a surface.
func (p *Picture) Trimmed(box paper.Box) (trimmed *Picture, place func(paper.Box) paper.Box) {
	q := quadOf(box)
	width, height := p.Size()
	long := max(q.width(), q.height())
	if !q.convex() || long < smallestPicture {
		return nil, nil
	}
	aspect := q.trueAspect(point{float64(width) / 2, float64(height) / 2})
	w := min(trimSide, long)
	h := w
	if q.width() >= q.height() {
		h = w / aspect
	} else {
		w = h * aspect
	}
	// What the outline says of the distance may be far off; a paper that would grow by it is none.
	if w < 1 || h < 1 || w > trimSide || h > trimSide || math.IsNaN(w) || math.IsNaN(h) {
		return nil, nil
	}
	whole := p.Preview(int(math.Ceil(float64(max(width, height)) * min(1, trimSide/long))))
	scale := float64(max(whole.Rect.Dx(), whole.Rect.Dy())) / float64(max(width, height))
	seen := projectionTo(q.scaled(scale), w, h)
	border := math.Round(trimBorder * max(w, h))
	outer := quad{
		seen.at(point{-border, -border}), seen.at(point{w + border, -border}),
		seen.at(point{w + border, h + border}), seen.at(point{-border, h + border}),
	}
	if !outer.convex() {
		return nil, nil
	}
	out := warp(whole, outer, int(math.Round(w+2*border)), int(math.Round(h+2*border)))
	whiten(out, projectionTo(outer, float64(out.Rect.Dx()), float64(out.Rect.Dy())), whole.Rect)
	back := projectionOf(q, w, h)
	return Of(out, p.Format), func(b paper.Box) (moved paper.Box) {
		for i, c := range b {
			at := back.at(point{float64(c[0]), float64(c[1])})
			moved[i] = [2]int{int(math.Round(at.x + border)), int(math.Round(at.y + border))}
		}
		return moved
	}
}

// Within reports whether boxes lie on the paper that a box outlines, but for a hair's breadth.
func Within(outline paper.Box, boxes []paper.Box) bool {
	q := quadOf(outline)
	if !q.convex() {
		return false
	}
	slack := trimInside * max(q.width(), q.height())
	middle := point{}
	for _, c := range q {
		middle.x, middle.y = middle.x+c.x/4, middle.y+c.y/4
	}
	for i, c := range q {
		away := max(1, distance(c, middle))
		q[i] = point{c.x + (c.x-middle.x)*slack*math.Sqrt2/away, c.y + (c.y-middle.y)*slack*math.Sqrt2/away}
	}
	for _, b := range boxes {
		for _, c := range b {
			if !q.contains(point{float64(c[0]), float64(c[1])}) {
				return false
			}
		}
	}
	return true
}

// whiten takes away what a warp made up where the picture has no pixels.
func whiten(m *image.NRGBA, seen projection, has image.Rectangle) {
	inside := true
	for _, c := range [4]point{{0, 0}, {float64(m.Rect.Dx()), 0}, {float64(m.Rect.Dx()), float64(m.Rect.Dy())}, {0, float64(m.Rect.Dy())}} {
		at := seen.at(c)
		inside = inside && at.x >= 0 && at.y >= 0 && at.x <= float64(has.Dx()) && at.y <= float64(has.Dy())
	}
	if inside {
		return
	}
	white := color.NRGBA{255, 255, 255, 255}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			at := seen.at(point{float64(x) + 0.5, float64(y) + 0.5})
			if at.x < 0 || at.y < 0 || at.x > float64(has.Dx()) || at.y > float64(has.Dy()) {
				m.SetNRGBA(x, y, white)
			}
		}
	}
}

// Turned returns the picture turned clockwise by quarter turns, and where a box of the upright picture lies in it.
func (p *Picture) Turned(quarters int) (*Picture, func(paper.Box) paper.Box) {
	quarters = (quarters%4 + 4) % 4
	if quarters == 0 {
		return p, func(b paper.Box) paper.Box { return b }
	}
	turn := [4]Orientation{Upright, Clockwise, Half, Counter}[quarters]
	width, height := p.Size()
	return Of(turn.apply(p.Preview(0)), p.Format), func(b paper.Box) (moved paper.Box) {
		for i, c := range b {
			switch quarters {
			case 1:
				moved[i] = [2]int{height - c[1], c[0]}
			case 2:
				moved[i] = [2]int{width - c[0], height - c[1]}
			case 3:
				moved[i] = [2]int{c[1], width - c[0]}
			}
		}
		return moved
	}
}

func quadOf(box paper.Box) (q quad) {
	for i, c := range box {
		q[i] = point{float64(c[0]), float64(c[1])}
	}
	return q
}

// projectionOf is the way back: from a quad to a paper of the given size.
func projectionOf(q quad, width, height float64) projection {
	m := projectionTo(q, width, height)
	// The adjugate; a projection has no scale, so its determinant does not matter.
	return projection{
		m[4]*m[8] - m[5]*m[7], m[2]*m[7] - m[1]*m[8], m[1]*m[5] - m[2]*m[4],
		m[5]*m[6] - m[3]*m[8], m[0]*m[8] - m[2]*m[6], m[2]*m[3] - m[0]*m[5],
		m[3]*m[7] - m[4]*m[6], m[1]*m[6] - m[0]*m[7], m[0]*m[4] - m[1]*m[3],
	}
}
