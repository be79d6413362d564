package ocr

import (
	"image"
	"math"
	"slices"
)

// point is a place in a picture, in pixels.
type point struct{ x, y float64 }

func between(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }

// quad is the corners of a line, clockwise from the top left of its text.
type quad [4]point

func quadOf(box [4][2]float64) (q quad) {
	for i, c := range box {
		q[i] = point{c[0], c[1]}
	}
	return q
}

func (q quad) box() (box [4][2]float64) {
	for i, p := range q {
		box[i] = [2]float64{p.x, p.y}
	}
	return box
}

func (q quad) moved(dx, dy float64) quad {
	for i := range q {
		q[i].x += dx
		q[i].y += dy
	}
	return q
}

// width and height are those along and across the text.
func (q quad) width() float64  { return max(between(q[0], q[1]), between(q[3], q[2])) }
func (q quad) height() float64 { return max(between(q[0], q[3]), between(q[1], q[2])) }

func (q quad) middle() point {
	return point{(q[0].x + q[1].x + q[2].x + q[3].x) / 4, (q[0].y + q[1].y + q[2].y + q[3].y) / 4}
}

// turned returns the quad with its text starting at another corner, n corners clockwise from the first.
func (q quad) turned(n int) quad { return quad{q[n%4], q[(n+1)%4], q[(n+2)%4], q[(n+3)%4]} }

// sane reports whether the corners are numbers, so that a picture can be cut out.
func (q quad) sane() bool {
	for _, p := range q {
		if math.IsNaN(p.x) || math.IsNaN(p.y) || math.Abs(p.x) > 1e6 || math.Abs(p.y) > 1e6 {
			return false
		}
	}
	return q.width() >= 1 && q.height() >= 1
}

// boundsOf returns the upright rectangle around a box.
func boundsOf(box [4][2]float64) image.Rectangle {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range box {
		left, right = min(left, c[0]), max(right, c[0])
		top, bottom = min(top, c[1]), max(bottom, c[1])
	}
	const far = 1 << 20 // pixels; no picture is larger
	if !(left > -far && top > -far && right < far && bottom < far) {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
}

// projection is how a square is seen in a picture.
type projection [8]float64

// fromUnit returns the projection of the unit square, its first corner at (0, 0) and its second at (1, 0), onto a quad.
func fromUnit(q quad) projection {
	dx1, dx2, dx3 := q[1].x-q[2].x, q[3].x-q[2].x, q[0].x-q[1].x+q[2].x-q[3].x
	dy1, dy2, dy3 := q[1].y-q[2].y, q[3].y-q[2].y, q[0].y-q[1].y+q[2].y-q[3].y
	var g, h float64
	if d := dx1*dy2 - dx2*dy1; math.Abs(d) > 1e-9 {
		g, h = (dx3*dy2-dx2*dy3)/d, (dx1*dy3-dx3*dy1)/d
	}
	return projection{
		q[1].x - q[0].x + g*q[1].x, q[3].x - q[0].x + h*q[3].x, q[0].x,
		q[1].y - q[0].y + g*q[1].y, q[3].y - q[0].y + h*q[3].y, q[0].y, g, h,
	}
}

func (p projection) at(u, v float64) (x, y float64) {
	d := p[6]*u + p[7]*v + 1
	return (p[0]*u + p[1]*v + p[2]) / d, (p[3]*u + p[4]*v + p[5]) / d
}

// tilted is a rectangle that lies askew: along is the way of its width.
type tilted struct {
	middle, along point
	width, height float64
}

// quad returns the corners, beginning with the one that is nearest to the top left: the text may run along either side.
func (t tilted) quad() quad {
	u, w, h := t.along, t.width, t.height
	for range 4 {
		if u.x > 0 && u.x >= math.Abs(u.y)-1e-12 {
			break
		}
		u, w, h = point{-u.y, u.x}, h, w
	}
	v := point{-u.y, u.x}
	at := func(a, b float64) point {
		return point{t.middle.x + u.x*a*w/2 + v.x*b*h/2, t.middle.y + u.y*a*w/2 + v.y*b*h/2}
	}
	return quad{at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)}
}

// hull returns the points that a string around all of them would touch.
func hull(points []point) []point {
	slices.SortFunc(points, func(a, b point) int {
		if a.x != b.x {
			return int(math.Copysign(1, a.x-b.x))
		}
		return int(math.Copysign(1, a.y-b.y))
	})
	if len(points) < 3 {
		return points
	}
	left := func(o, a, b point) bool { return (a.x-o.x)*(b.y-o.y)-(a.y-o.y)*(b.x-o.x) > 0 }
	var out []point
	add := func(p point, least int) {
		for len(out) >= least && !left(out[len(out)-2], out[len(out)-1], p) {
			out = out[:len(out)-1]
		}
		out = append(out, p)
	}
	for _, p := range points {
		add(p, 2)
	}
	half := len(out) + 1
	for i := len(points) - 2; i >= 0; i-- {
		add(points[i], half)
	}
	return out[:len(out)-1]
}

// smallest returns the smallest rectangle around points: one of its sides lies on a side of their hull.
func smallest(points []point) tilted {
	around := hull(points)
	best, least := tilted{}, math.Inf(1)
	for i, from := range around {
		to := around[(i+1)%len(around)]
		length := between(from, to)
		if length < 1e-9 {
			continue
		}
		u := point{(to.x - from.x) / length, (to.y - from.y) / length}
		loU, hiU, loV, hiV := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
		for _, p := range around {
			a, b := p.x*u.x+p.y*u.y, p.y*u.x-p.x*u.y
			loU, hiU, loV, hiV = min(loU, a), max(hiU, a), min(loV, b), max(hiV, b)
		}
		if area := (hiU - loU) * (hiV - loV); area < least {
			a, b := (loU+hiU)/2, (loV+hiV)/2
			least = area
			best = tilted{point{a*u.x - b*u.y, a*u.y + b*u.x}, u, hiU - loU, hiV - loV}
		}
	}
	return best
}
