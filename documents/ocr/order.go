package ocr

import (
	"cmp"
	"math"
	"slices"
)

const (
	sameRow   = 0.5 // of the lower line's height: less apart, and two lines stand beside each other
	longShare = 3   // width by height from which on a line says how the page is tilted
)

// inOrder sorts lines as they are read: rows from top to bottom, and in a row from left to right, however the page lies.
func inOrder(quads []quad) []quad {
	angle := tiltOf(quads)
	sin, cos := math.Sincos(-angle)
	type placed struct {
		quad
		x, y, height float64
	}
	all := make([]placed, 0, len(quads))
	for _, q := range quads {
		m := q.middle()
		all = append(all, placed{q, m.x*cos - m.y*sin, m.x*sin + m.y*cos, q.height()})
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.y, b.y) })
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].y-all[from].y < sameRow*min(all[to].height, all[from].height) {
			to++
		}
		slices.SortStableFunc(all[from:to], func(a, b placed) int { return cmp.Compare(a.x, b.x) })
		from = to
	}
	out := make([]quad, len(all))
	for i, p := range all {
		out[i] = p.quad
	}
	return out
}

// tiltOf returns the angle of the page's text: that of the middle one of its long lines.
func tiltOf(quads []quad) float64 {
	var sin, cos float64
	for _, q := range quads {
		if w := q.width(); w > longShare*q.height() {
			angle := math.Atan2(q[1].y-q[0].y, q[1].x-q[0].x)
			sin += w * math.Sin(angle)
			cos += w * math.Cos(angle)
		}
	}
	if sin == 0 && cos == 0 {
		if len(quads) == 0 {
			return 0
		}
		return math.Atan2(quads[0][1].y-quads[0][0].y, quads[0][1].x-quads[0][0].x)
	}
	return math.Atan2(sin, cos)
}

// Tilt returns the angle at which the text of lines runs, in radians clockwise from the right, between -π and π; 0 without lines.
func Tilt(lines []Line) float64 {
	quads := make([]quad, len(lines))
	for i, l := range lines {
		quads[i] = quadOf(l.Box)
	}
	return tiltOf(quads)
}
