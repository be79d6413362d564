package ocr

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
)

// What the recogniser takes and gives: PaddleOCR, rec_image_shape, PP-OCRv4.
const (
	lineHeight = 48   // pixels
	lineStep   = 8    // pixels along the line for each place of the result
	mostWidth  = 3200 // pixels: about sixty characters; what is longer is squeezed
	leastWidth = 16   // pixels
)

// workers is how many lines are read at once, and how many threads look for text.
const workers = 2

// recogniseAll reads lines, some at once; the result has one for each quad, empty where nothing was read.
func (n *networks) recogniseAll(ctx context.Context, m pixels, quads []quad) ([]Line, error) {
	lines := make([]Line, len(quads))
	errs := make([]error, workers)
	next := make(chan int)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := range next {
				if errs[w] != nil {
					continue
				}
				lines[i], errs[w] = n.recognise(m, quads[i], 1, nil)
			}
		})
	}
	for i := range quads {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	all.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return lines, errors.Join(errs...)
}

// recognise reads one line, stretched along its way. Of the classes only those in among are taken; nil takes all.
func (n *networks) recognise(m pixels, q quad, stretch float64, among []int) (Line, error) {
	line := Line{Box: q.box()}
	if !q.sane() {
		return line, nil
	}
	width := max(leastWidth, min(mostWidth, int(math.Ceil(lineHeight*stretch*q.width()/q.height()))))
	padded := (width + lineStep - 1) / lineStep * lineStep
	data := make([]float32, 3*padded*lineHeight)
	fill(data, m.crop(q, width, lineHeight), padded)
	err := n.recogniser.infer(data, []int64{1, 3, lineHeight, int64(padded)}, func(out []float32, shape []int64) error {
		if len(shape) != 3 || int(shape[2]) != len(n.characters) {
			return fmt.Errorf("%w: %d characters for a result of shape %v", ErrEngine, len(n.characters), shape)
		}
		line.spell(out, n.characters, among, float64(padded)/float64(width))
		return nil
	})
	return line, err
}

// fill puts a line into the form of the networks: blue, green, red, each between -1 and 1, and 0 behind the end of the line.
func fill(data []float32, m pixels, width int) {
	size := width * m.height
	for y := range m.height {
		row := m.rgb[3*y*m.width : 3*(y+1)*m.width]
		for x := range m.width {
			at := y*width + x
			data[at] = float32(row[3*x+2])/127.5 - 1
			data[size+at] = float32(row[3*x+1])/127.5 - 1
			data[2*size+at] = float32(row[3*x])/127.5 - 1
		}
	}
}

// spell turns the classes at each place of a line into characters: the same class at neighbouring places is one character.
// Reach is how much longer the places are than the line.
func (l *Line) spell(out []float32, characters []string, among []int, reach float64) {
	classes := len(characters)
	places := len(out) / classes
	last := 0
	for t := range places {
		row := out[t*classes : (t+1)*classes]
		best := likeliest(row, among)
		if best != 0 && best == last && len(l.Runes) > 0 {
			l.Runes[len(l.Runes)-1].X1 = min(1, float64(t+1)/float64(places)*reach)
		}
		if best != 0 && best != last {
			for _, r := range characters[best] {
				l.Runes = append(l.Runes, Rune{
					R: r, Score: float64(row[best]),
					X0: min(1, float64(t)/float64(places)*reach), X1: min(1, float64(t+1)/float64(places)*reach),
				})
			}
		}
		last = best
	}
	l.Runes = trimmed(l.Runes)
	spread(l.Runes)
	text := make([]rune, len(l.Runes))
	sum := 0.0
	for i, r := range l.Runes {
		text[i] = r.R
		sum += r.Score
	}
	l.Text = string(text)
	if len(text) > 0 {
		l.Score = sum / float64(len(text))
	}
}

// likeliest returns the class with the greatest share.
func likeliest(row []float32, among []int) int {
	best, most := 0, row[0]
	if among == nil {
		for class, share := range row {
			if share > most {
				best, most = class, share
			}
		}
		return best
	}
	for _, class := range among {
		if row[class] > most {
			best, most = class, row[class]
		}
	}
	return best
}

// trimmed leaves out spaces at both ends.
func trimmed(runes []Rune) []Rune {
	for len(runes) > 0 && (runes[0].R == ' ' || runes[0].R == '　') {
		runes = runes[1:]
	}
	for len(runes) > 0 && (runes[len(runes)-1].R == ' ' || runes[len(runes)-1].R == '　') {
		runes = runes[:len(runes)-1]
	}
	return runes
}

// spread widens the places of characters, which the network marks by a narrow peak, until neighbours touch, but no
// character to more than the usual distance between two.
func spread(runes []Rune) {
	if len(runes) < 2 {
		for i := range runes {
			runes[i].X0, runes[i].X1 = 0, 1
		}
		return
	}
	middles := make([]float64, len(runes))
	for i, r := range runes {
		middles[i] = (r.X0 + r.X1) / 2
	}
	usual := (middles[len(middles)-1] - middles[0]) / float64(len(middles)-1)
	for i := range runes {
		before, after := usual/2, usual/2
		if i > 0 {
			before = min(usual, middles[i]-middles[i-1]) / 2
		}
		if i+1 < len(runes) {
			after = min(usual, middles[i+1]-middles[i]) / 2
		}
		runes[i].X0, runes[i].X1 = max(0, middles[i]-before), min(1, middles[i]+after)
	}
}
