package ocr

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// The direction model looks at the beginning of a line: PaddleOCR, cls_image_shape.
const (
	directionWidth, directionHeight = 192, 48
	// asked is how many lines vote on which way is up. A longer line votes with more weight, up to mostWeight.
	asked      = 10
	mostWeight = 12
	longLine   = 1.5 // width by height from which on a line shows which way it runs
)

// direct turns the corners of all lines to the way in which the text of the page runs.
func (n *networks) direct(ctx context.Context, m pixels, quads []quad) ([]quad, error) {
	quads = alongThePage(quads)
	voters := slices.Clone(quads)
	slices.SortStableFunc(voters, func(a, b quad) int { return cmp.Compare(b.width()/b.height(), a.width()/a.height()) })
	voters = voters[:min(asked, len(voters))]
	var upright, upended float64
	for _, q := range voters {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ratio := q.width() / q.height()
		if !q.sane() || ratio < longLine && upright+upended > 0 {
			continue
		}
		stands, lies, err := n.upended(m, q)
		if err != nil {
			return nil, err
		}
		weight := min(ratio, mostWeight)
		upright += stands * weight
		upended += lies * weight
	}
	if upended > upright {
		for i := range quads {
			quads[i] = quads[i].turned(2)
		}
	}
	return quads, nil
}

// upended returns how likely a line stands upright, and how likely on its head.
func (n *networks) upended(m pixels, q quad) (stands, lies float64, err error) {
	// Of a long line the beginning, not the whole squeezed.
	if whole := directionHeight * q.width() / q.height(); whole > directionWidth {
		part := directionWidth / whole
		along := func(a, b point) point { return point{a.x + (b.x-a.x)*part, a.y + (b.y-a.y)*part} }
		q[1], q[2] = along(q[0], q[1]), along(q[3], q[2])
	}
	width := max(1, min(directionWidth, int(math.Ceil(directionHeight*q.width()/q.height()))))
	data := make([]float32, 3*directionWidth*directionHeight)
	fill(data, m.crop(q, width, directionHeight), directionWidth)
	err = n.direction.infer(data, []int64{1, 3, directionHeight, directionWidth}, func(out []float32, shape []int64) error {
		if len(out) != 2 {
			return fmt.Errorf("%w: directions of shape %v", ErrEngine, shape)
		}
		stands, lies = float64(out[0]), float64(out[1])
		return nil
	})
	return stands, lies, err
}

// alongThePage turns the corners so that all lines run along the one axis that most of the page's text has. Which of its
// two ways is open: text that runs to the right, and text that is read from below.
func alongThePage(quads []quad) []quad {
	var cos, sin float64
	for _, q := range quads {
		w, h := q.width(), q.height()
		if w < longLine*h && h < longLine*w {
			continue
		}
		from, to := q[0], q[1]
		if h > w {
			from, to = q[3], q[0]
		}
		// Twice the angle, so that both ways of an axis add up.
		angle := 2 * math.Atan2(to.y-from.y, to.x-from.x)
		cos += max(w, h) * math.Cos(angle)
		sin += max(w, h) * math.Sin(angle)
	}
	axis := math.Atan2(sin, cos) / 2
	ux, uy := math.Cos(axis), math.Sin(axis)
	out := make([]quad, len(quads))
	for i, q := range quads {
		best, most := 0, math.Inf(-1)
		for turn := range 4 {
			t := q.turned(turn)
			along := ((t[1].x-t[0].x)*ux + (t[1].y-t[0].y)*uy) / max(1e-9, between(t[0], t[1]))
			if along > most {
				best, most = turn, along
			}
		}
		out[i] = q.turned(best)
	}
	return out
}
