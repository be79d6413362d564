package photo

import "slices"

// blob is a set of marked pixels that touch each other at their sides.
type blob struct {
	around rect
	count  int
	pixels []int32
}

// blobs returns the blobs of a mask, largest first.
func blobs(m mask) []blob {
	var out []blob
	seen := make([]bool, len(m.in))
	for start, in := range m.in {
		if !in || seen[start] {
			continue
		}
		b := blob{around: rect{m.width, m.height, 0, 0}}
		b.pixels = flood(m, seen, []int32{int32(start)}, func(i int) bool { return m.in[i] })
		b.count = len(b.pixels)
		for _, i := range b.pixels {
			x, y := int(i)%m.width, int(i)/m.width
			b.around = rect{min(b.around.left, x), min(b.around.top, y), max(b.around.right, x+1), max(b.around.bottom, y+1)}
		}
		out = append(out, b)
	}
	slices.SortStableFunc(out, func(a, b blob) int { return b.count - a.count })
	return out
}

// flood returns the pixels that can be reached from the seeds over pixels that may be entered, and marks them as seen.
func flood(m mask, seen []bool, seeds []int32, may func(i int) bool) []int32 {
	reached := seeds
	for _, i := range seeds {
		seen[i] = true
	}
	enter := func(i int) {
		if !seen[i] && may(i) {
			seen[i] = true
			reached = append(reached, int32(i))
		}
	}
	for next := 0; next < len(reached); next++ {
		i := int(reached[next])
		x := i % m.width
		if x > 0 {
			enter(i - 1)
		}
		if x < m.width-1 {
			enter(i + 1)
		}
		if i >= m.width {
			enter(i - m.width)
		}
		if i+m.width < len(m.in) {
			enter(i + m.width)
		}
	}
	return reached
}
