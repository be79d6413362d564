package ocr

import (
	"context"
	"fmt"
	"math"
)

// How text is looked for: PaddleOCR, DB detector, PP-OCRv4 defaults, with the values of tools that run it in ONNX.
const (
	usualSide  = 960  // pixels of the long side
	mostSide   = 1600 // pixels; beyond it nothing more is found and memory grows
	sideStep   = 32   // the network halves its input five times
	isText     = 0.3  // likelihood from which a pixel is part of a text
	isLine     = 0.5  // mean likelihood from which a blob is a line
	grow       = 1.6  // unclip_ratio: the network marks the heart of a line only
	leastCount = 9    // pixels of a blob
	leastThick = 3    // pixels of a blob, the short way
	mostLines  = 400  // kept of one picture; a dense page of A4 has under a hundred
)

// Mean and deviation of the pictures that the detector was trained on, for red, green and blue: ImageNet.
var (
	trainedMean      = [3]float32{0.485, 0.456, 0.406}
	trainedDeviation = [3]float32{0.229, 0.224, 0.225}
)

// detect returns the lines of a picture, each with its corners as if its text ran to the right.
func (n *networks) detect(ctx context.Context, m pixels, side int) ([]quad, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if m.width < 2 || m.height < 2 {
		return nil, nil
	}
	if side <= 0 {
		side = usualSide
	}
	scale := float64(min(side, mostSide)) / float64(max(m.width, m.height))
	steps := func(length int) int {
		return max(1, int(math.Round(float64(length)*scale/sideStep))) * sideStep
	}
	w, h := steps(m.width), steps(m.height)
	small := m.resized(w, h)
	data := make([]float32, 3*w*h)
	for k := range 3 {
		// The network takes blue first.
		channel := data[(2-k)*w*h : (3-k)*w*h]
		var table [256]float32
		for v := range table {
			table[v] = (float32(v)/255 - trainedMean[2-k]) / trainedDeviation[2-k]
		}
		for i := range channel {
			channel[i] = table[small.rgb[3*i+k]]
		}
	}
	n.detector.one.Lock()
	defer n.detector.one.Unlock()
	var out []quad
	err := n.detector.infer(data, []int64{1, 3, int64(h), int64(w)}, func(likely []float32, shape []int64) error {
		if len(likely) != w*h {
			return fmt.Errorf("%w: a map of %v for %d × %d pixels", ErrEngine, shape, w, h)
		}
		out = linesIn(likely, w, h)
		return nil
	})
	if err != nil {
		return nil, err
	}
	sx, sy := float64(m.width)/float64(w), float64(m.height)/float64(h)
	for i := range out {
		for k := range out[i] {
			out[i][k].x *= sx
			out[i][k].y *= sy
		}
	}
	return out, nil
}

// linesIn returns the rectangles around the blobs of a map of likelihoods.
func linesIn(likely []float32, width, height int) []quad {
	marked := thickened(likely, width, height)
	var out []quad
	var stack []int32
	first, last := make([]int, height), make([]int, height)
	for y := range first {
		first[y], last[y] = width, -1
	}
	for start, in := range marked {
		if !in || len(out) >= mostLines {
			continue
		}
		marked[start] = false
		stack = append(stack[:0], int32(start))
		top, bottom, count := height, -1, 0
		for len(stack) > 0 {
			i := int(stack[len(stack)-1])
			stack = stack[:len(stack)-1]
			x, y := i%width, i/width
			count++
			top, bottom = min(top, y), max(bottom, y)
			first[y], last[y] = min(first[y], x), max(last[y], x)
			for ny := max(0, y-1); ny <= min(height-1, y+1); ny++ {
				for nx := max(0, x-1); nx <= min(width-1, x+1); nx++ {
					if next := ny*width + nx; marked[next] {
						marked[next] = false
						stack = append(stack, int32(next))
					}
				}
			}
		}
		var edge []point
		for y := top; y <= bottom; y++ {
			edge = append(edge, point{float64(first[y]), float64(y)}, point{float64(last[y]), float64(y)})
			first[y], last[y] = width, -1
		}
		if count < leastCount {
			continue
		}
		if q, ok := lineOf(smallest(edge), likely, width, height); ok {
			out = append(out, q)
		}
	}
	return out
}

// thickened marks the pixels that are likely text, each a pixel larger to the right and down, so that thin bridges hold.
func thickened(likely []float32, width, height int) []bool {
	out := make([]bool, len(likely))
	for i, v := range likely {
		if v <= isText {
			continue
		}
		out[i] = true
		right, below := i%width+1 < width, i+width < len(likely)
		if right {
			out[i+1] = true
		}
		if below {
			out[i+width] = true
		}
		if right && below {
			out[i+width+1] = true
		}
	}
	return out
}

// lineOf grows a blob's rectangle to the line that it is the heart of. It reports false when it is none.
func lineOf(t tilted, likely []float32, width, height int) (quad, bool) {
	if min(t.width, t.height) < leastThick || meanIn(t, likely, width, height) < isLine {
		return quad{}, false
	}
	// Growing a polygon by area × ratio / circumference on each side is, for a rectangle, just this.
	by := t.width * t.height * grow / (2 * (t.width + t.height))
	t.width += 2 * by
	t.height += 2 * by
	return t.quad(), true
}

// meanIn returns the mean likelihood in a rectangle.
func meanIn(t tilted, likely []float32, width, height int) float64 {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range t.quad() {
		left, right, top, bottom = min(left, p.x), max(right, p.x), min(top, p.y), max(bottom, p.y)
	}
	sum, count := 0.0, 0
	for y := max(0, int(top)); y <= min(height-1, int(math.Ceil(bottom))); y++ {
		for x := max(0, int(left)); x <= min(width-1, int(math.Ceil(right))); x++ {
			dx, dy := float64(x)-t.middle.x, float64(y)-t.middle.y
			if math.Abs(dx*t.along.x+dy*t.along.y) <= t.width/2+0.5 && math.Abs(dy*t.along.x-dx*t.along.y) <= t.height/2+0.5 {
				sum += float64(likely[y*width+x])
				count++
			}
		}
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}
