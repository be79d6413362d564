package qr

import (
	"image"
	"math"
	"slices"
)

// mark is one of the three squares at the corners of a code: dark, light, dark, light, dark, in the proportions
// 1:1:3:1:1, along every line through its middle (ISO/IEC 18004, 6.3.3).
type mark struct {
	x, y   float64
	module float64 // pixels
	seen   int     // rows in which it was seen
}

const (
	blockSide   = 16   // pixels: dark and light are told apart by what is around a place
	contrast    = 50   // steps of brightness between the two
	leastModule = 1.5  // pixels
	slackRun    = 0.55 // of a module, by which a run may be longer or shorter
	sameMark    = 3    // modules apart, and two sightings are one mark
	mostMarks   = 60   // looked at on one paper
	leastSeen   = 2    // rows
)

// find returns where codes may lie, the likeliest first.
func find(grey *image.Gray) []code {
	dark := binary(grey)
	marks := marksIn(dark, grey.Rect.Dx(), grey.Rect.Dy())
	type rated struct {
		code
		off float64
	}
	var all []rated
	for a := range marks {
		for b := range marks {
			for c := range marks {
				if a == b || b >= c || a == c {
					continue
				}
				if k, off, ok := together(marks[a], marks[b], marks[c]); ok {
					all = append(all, rated{k, off})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b rated) int {
		switch {
		case a.off < b.off:
			return -1
		case a.off > b.off:
			return 1
		}
		return 0
	})
	var out []code
	for _, r := range all {
		if len(out) == 2*mostCodes {
			break
		}
		out = append(out, r.code)
	}
	return out
}

// together reports whether three marks are the corners of one code, and how far they are off being that.
func together(corner, b, c mark) (code, float64, bool) {
	least, most := min(corner.module, b.module, c.module), max(corner.module, b.module, c.module)
	if most > 1.4*least {
		return code{}, 0, false
	}
	bx, by, cx, cy := b.x-corner.x, b.y-corner.y, c.x-corner.x, c.y-corner.y
	first, second := math.Hypot(bx, by), math.Hypot(cx, cy)
	module := (corner.module + b.module + c.module) / 3
	// The smallest code has 21 modules, the largest 177; of them 14 and 170 lie between the middles.
	if first < 12*module || first > 180*module || max(first, second) > 1.3*min(first, second) {
		return code{}, 0, false
	}
	square := math.Abs(bx*cx+by*cy) / (first * second)
	if square > 0.25 {
		return code{}, 0, false
	}
	if bx*cy-by*cx < 0 {
		b, c = c, b
	}
	return code{corner, b, c}, square + math.Abs(first-second)/max(first, second) + most/least - 1, true
}

// binary marks the dark pixels: those nearer to the darkest than to the lightest pixel around them. Where the two are much
// alike nothing is dark.
func binary(grey *image.Gray) []bool {
	w, h := grey.Rect.Dx(), grey.Rect.Dy()
	columns, rows := (w+blockSide-1)/blockSide, (h+blockSide-1)/blockSide
	lows, highs := make([]uint8, columns*rows), make([]uint8, columns*rows)
	for i := range lows {
		lows[i] = 255
	}
	for y := range h {
		row := grey.Pix[y*grey.Stride : y*grey.Stride+w]
		for x, v := range row {
			at := y/blockSide*columns + x/blockSide
			lows[at], highs[at] = min(lows[at], v), max(highs[at], v)
		}
	}
	limits := make([]uint8, columns*rows)
	for r := range rows {
		for c := range columns {
			low, high := uint8(255), uint8(0)
			for rr := max(0, r-1); rr <= min(rows-1, r+1); rr++ {
				for cc := max(0, c-1); cc <= min(columns-1, c+1); cc++ {
					low, high = min(low, lows[rr*columns+cc]), max(high, highs[rr*columns+cc])
				}
			}
			if high-low >= contrast {
				limits[r*columns+c] = low + (high-low)/2
			}
		}
	}
	out := make([]bool, w*h)
	for y := range h {
		row := grey.Pix[y*grey.Stride : y*grey.Stride+w]
		for x, v := range row {
			out[y*w+x] = v < limits[y/blockSide*columns+x/blockSide]
		}
	}
	return out
}

// marksIn returns the squares whose proportions are right across and down.
func marksIn(dark []bool, w, h int) []mark {
	var out []mark
	for y := 0; y < h; y++ {
		runs, ends := [5]int{}, 0
		x := 0
		for x < w {
			start := x
			for x < w && dark[y*w+x] == dark[y*w+start] {
				x++
			}
			copy(runs[:], runs[1:])
			runs[4] = x - start
			ends++
			// The last run of the five is dark.
			if ends < 5 || !dark[y*w+start] {
				continue
			}
			module, ok := proportion(runs)
			if !ok {
				continue
			}
			middle := float64(x) - float64(runs[4]) - float64(runs[3]) - float64(runs[2])/2
			below, top, ok := column(dark, w, h, int(middle), y)
			if !ok || math.Max(module, below) > 1.8*math.Min(module, below) {
				continue
			}
			out = sighted(out, mark{middle, top, (module + below) / 2, 1})
			if len(out) > mostMarks {
				return strong(out)
			}
		}
	}
	return strong(out)
}

// strong leaves out what was seen in too few rows.
func strong(marks []mark) []mark {
	return slices.DeleteFunc(marks, func(m mark) bool { return m.seen < leastSeen })
}

// sighted adds a sighting to the mark that it belongs to.
func sighted(marks []mark, m mark) []mark {
	for i, o := range marks {
		if math.Hypot(o.x-m.x, o.y-m.y) < sameMark*min(o.module, m.module) {
			n := float64(o.seen)
			marks[i] = mark{(o.x*n + m.x) / (n + 1), (o.y*n + m.y) / (n + 1), (o.module*n + m.module) / (n + 1), o.seen + 1}
			return marks
		}
	}
	return append(marks, m)
}

// proportion reports whether five runs are as 1:1:3:1:1, and how long one is.
func proportion(runs [5]int) (module float64, ok bool) {
	module = float64(runs[0]+runs[1]+runs[2]+runs[3]+runs[4]) / 7
	if module < leastModule {
		return 0, false
	}
	for i, want := range [5]float64{1, 1, 3, 1, 1} {
		slack := slackRun * module
		if i == 2 {
			slack *= 2
		}
		if math.Abs(float64(runs[i])-want*module) > slack {
			return 0, false
		}
	}
	return module, true
}

// column looks at the runs above and below a dark place.
func column(dark []bool, w, h, x, y int) (module, middle float64, ok bool) {
	if x < 0 || x >= w || !dark[y*w+x] {
		return 0, 0, false
	}
	// run counts pixels of one colour from a place on, and returns where it ends.
	run := func(at, step int, colour bool) (count, next int) {
		for at >= 0 && at < h && dark[at*w+x] == colour {
			count++
			at += step
		}
		return count, at
	}
	up, at := run(y, -1, true)
	lightAbove, at := run(at, -1, false)
	darkAbove, _ := run(at, -1, true)
	down, at := run(y+1, 1, true)
	lightBelow, at := run(at, 1, false)
	darkBelow, _ := run(at, 1, true)
	module, ok = proportion([5]int{darkAbove, lightAbove, up + down, lightBelow, darkBelow})
	return module, float64(y-up+1) + float64(up+down)/2, ok
}
