package photo

import (
	"math"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// quad is the corners of a paper, clockwise.
type quad [4]point

func distance(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }

// width is the mean length of the first side and the one across from it, height that of the other two.
func (q quad) width() float64  { return (distance(q[0], q[1]) + distance(q[3], q[2])) / 2 }
func (q quad) height() float64 { return (distance(q[0], q[3]) + distance(q[1], q[2])) / 2 }

// middle is the mean of the corners.
func (q quad) middle() point {
	return point{(q[0].x + q[1].x + q[2].x + q[3].x) / 4, (q[0].y + q[1].y + q[2].y + q[3].y) / 4}
}

// area is positive when the corners go clockwise, as y points down.
func (q quad) area() float64 {
	sum := 0.0
	for i, a := range q {
		b := q[(i+1)%4]
		sum += a.x*b.y - b.x*a.y
	}
	return sum / 2
}

// convex reports whether the corners go clockwise without a dent.
func (q quad) convex() bool {
	for i, a := range q {
		b, c := q[(i+1)%4], q[(i+2)%4]
		if (b.x-a.x)*(c.y-b.y)-(b.y-a.y)*(c.x-b.x) <= 0 {
			return false
		}
	}
	return true
}

func (q quad) scaled(by float64) quad {
	for i := range q {
		q[i].x *= by
		q[i].y *= by
	}
	return q
}

// turned returns the quad beginning at another corner, n corners on.
func (q quad) turned(n int) quad { return quad{q[n%4], q[(n+1)%4], q[(n+2)%4], q[(n+3)%4]} }

// fromTop returns the quad beginning with the corner from which the next one lies to the right.
func (q quad) fromTop() quad {
	best, most := 0, math.Inf(-1)
	for n := range 4 {
		t := q.turned(n)
		if along := (t[1].x - t[0].x + t[2].x - t[3].x) / max(1e-9, t.width()); along > most {
			best, most = n, along
		}
	}
	return q.turned(best)
}

// box rounds the corners to whole pixels within a picture.
func (q quad) box(width, height int) (box paper.Box) {
	for i, p := range q {
		box[i] = [2]int{
			max(0, min(width, int(math.Round(p.x)))),
			max(0, min(height, int(math.Round(p.y)))),
		}
	}
	return box
}

// contains reports whether a point lies within the quad, which must be convex.
func (q quad) contains(p point) bool {
	for i, a := range q {
		b := q[(i+1)%4]
		if (b.x-a.x)*(p.y-a.y)-(b.y-a.y)*(p.x-a.x) < 0 {
			return false
		}
	}
	return true
}

// projection is how a flat paper is seen in a picture.
type projection [9]float64

// projectionTo returns the projection of a paper of the given size, its first corner at (0, 0), onto a quad.
func projectionTo(q quad, width, height float64) projection {
	dx1, dx2, dx3 := q[1].x-q[2].x, q[3].x-q[2].x, q[0].x-q[1].x+q[2].x-q[3].x
	dy1, dy2, dy3 := q[1].y-q[2].y, q[3].y-q[2].y, q[0].y-q[1].y+q[2].y-q[3].y
	var g, h float64
	if d := dx1*dy2 - dx2*dy1; math.Abs(d) > 1e-9 {
		g, h = (dx3*dy2-dx2*dy3)/d, (dx1*dy3-dx3*dy1)/d
	}
	return projection{
		(q[1].x - q[0].x + g*q[1].x) / width, (q[3].x - q[0].x + h*q[3].x) / height, q[0].x,
		(q[1].y - q[0].y + g*q[1].y) / width, (q[3].y - q[0].y + h*q[3].y) / height, q[0].y,
		g / width, h / height, 1,
	}
}

// at returns where a point of the paper is seen.
func (p projection) at(v point) point {
	d := p[6]*v.x + p[7]*v.y + p[8]
	if math.Abs(d) < 1e-9 {
		d = 1e-9
	}
	return point{(p[0]*v.x + p[1]*v.y + p[2]) / d, (p[3]*v.x + p[4]*v.y + p[5]) / d}
}

// trueAspect returns the proportion, first side by second, that a flat rectangle has that is seen as the quad, by a camera
// whose axis goes through middle: Zhang and He, Whiteboard scanning and image enhancement, 2007. It falls back to the mean
// lengths of the sides where the picture says too little about the distance.
func (q quad) trueAspect(middle point) float64 {
	plain := q.width() / max(1e-9, q.height())
	type vector [3]float64
	at := func(p point) vector { return vector{p.x - middle.x, p.y - middle.y, 1} }
	crossed := func(a, b vector) vector {
		return vector{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
	}
	dot := func(a, b vector) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
	m1, m2, m3, m4 := at(q[0]), at(q[1]), at(q[3]), at(q[2])
	d2, d3 := dot(crossed(m2, m4), m3), dot(crossed(m3, m4), m2)
	if math.Abs(d2) < 1e-9 || math.Abs(d3) < 1e-9 {
		return plain
	}
	k2, k3 := dot(crossed(m1, m4), m3)/d2, dot(crossed(m1, m4), m2)/d3
	n2, n3 := vector{k2*m2[0] - m1[0], k2*m2[1] - m1[1], k2 - 1}, vector{k3*m3[0] - m1[0], k3*m3[1] - m1[1], k3 - 1}
	const parallel = 0.03 // below it the sides are as good as parallel and the distance cannot be told
	if math.Abs(n2[2]) < parallel || math.Abs(n3[2]) < parallel {
		return plain
	}
	focal := -(n2[0]*n3[0] + n2[1]*n3[1]) / (n2[2] * n3[2])
	long := max(distance(q[0], q[2]), distance(q[1], q[3]))
	// Phones see between 40° and 100°; what is far from that is an error of the corners.
	if focal < 0.2*long*long || focal > 25*long*long {
		return plain
	}
	w := (n2[0]*n2[0]+n2[1]*n2[1])/focal + n2[2]*n2[2]
	h := (n3[0]*n3[0]+n3[1]*n3[1])/focal + n3[2]*n3[2]
	if aspect := math.Sqrt(w / h); aspect > plain/1.5 && aspect < plain*1.5 {
		return aspect
	}
	return plain
}
