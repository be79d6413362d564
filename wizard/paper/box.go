package paper

import (
	"image"
	"math"
)

// Bounds is the upright rectangle around a box.
func (b Box) Bounds() image.Rectangle {
	r := image.Rectangle{Min: image.Pt(b[0][0], b[0][1]), Max: image.Pt(b[0][0], b[0][1])}
	for _, corner := range b[1:] {
		r.Min.X, r.Min.Y = min(r.Min.X, corner[0]), min(r.Min.Y, corner[1])
		r.Max.X, r.Max.Y = max(r.Max.X, corner[0]), max(r.Max.Y, corner[1])
	}
	return r
}

// Sides returns the mean length of the two long ways of a box: along its upper and lower edge, and along its sides.
func (b Box) Sides() (width, height float64) {
	length := func(from, to int) float64 {
		return math.Hypot(float64(b[to][0]-b[from][0]), float64(b[to][1]-b[from][1]))
	}
	return (length(0, 1) + length(3, 2)) / 2, (length(0, 3) + length(1, 2)) / 2
}

// Around returns the box with a margin on every side, in shares of its height, as far as the picture of this size goes.
func (b Box) Around(share float64, width, height int) Box {
	w, h := b.Sides()
	if w == 0 || h == 0 {
		return b
	}
	along, down := share*h/w, share
	out := b
	move := func(corner, side, end int) {
		for axis, limit := range [2]int{width, height} {
			far := float64(b[corner][axis]) + along*float64(b[corner][axis]-b[side][axis]) + down*float64(b[corner][axis]-b[end][axis])
			out[corner][axis] = min(max(int(math.Round(far)), 0), limit)
		}
	}
	move(0, 1, 3)
	move(1, 0, 2)
	move(2, 3, 1)
	move(3, 2, 0)
	return out
}

// Within returns where the corners of a box lie on a paper whose corners are those of crop, once it is straightened: from
// 0 at its left and upper edge to 1 at its right and lower one. It reports false for a crop that is no quadrilateral.
func (b Box) Within(crop Box) (corners [4][2]float64, ok bool) {
	// The projection of the unit square to the crop, and then its inverse (Heckbert 1989, 2.2.3).
	var q [4][2]float64
	for i, c := range crop {
		q[i] = [2]float64{float64(c[0]), float64(c[1])}
	}
	skewX, skewY := q[0][0]-q[1][0]+q[2][0]-q[3][0], q[0][1]-q[1][1]+q[2][1]-q[3][1]
	x1, y1 := q[1][0]-q[2][0], q[1][1]-q[2][1]
	x2, y2 := q[3][0]-q[2][0], q[3][1]-q[2][1]
	area := x1*y2 - x2*y1
	if area == 0 {
		return corners, false
	}
	g, h := (skewX*y2-x2*skewY)/area, (x1*skewY-skewX*y1)/area
	m := [3][3]float64{
		{q[1][0] - q[0][0] + g*q[1][0], q[3][0] - q[0][0] + h*q[3][0], q[0][0]},
		{q[1][1] - q[0][1] + g*q[1][1], q[3][1] - q[0][1] + h*q[3][1], q[0][1]},
		{g, h, 1},
	}
	minor := func(row, column int) float64 {
		a, b := (row+1)%3, (row+2)%3
		c, d := (column+1)%3, (column+2)%3
		return m[a][c]*m[b][d] - m[a][d]*m[b][c]
	}
	for i, c := range b {
		x, y := float64(c[0]), float64(c[1])
		row := func(column int) float64 { return minor(0, column)*x + minor(1, column)*y + minor(2, column) }
		w := row(2)
		if w == 0 {
			return corners, false
		}
		corners[i] = [2]float64{row(0) / w, row(1) / w}
	}
	return corners, true
}
