package ocr

import (
	"image"
	"image/color"
	"math"
)

// pixels is a picture of three bytes a pixel, red, green, blue, without gaps.
type pixels struct {
	width, height int
	rgb           []byte
}

func newPixels(width, height int) pixels { return pixels{width, height, make([]byte, 3*width*height)} }

// pixelsOf copies a part of a picture.
func pixelsOf(m image.Image, part image.Rectangle) pixels {
	part = part.Intersect(m.Bounds())
	out := newPixels(part.Dx(), part.Dy())
	for y := range out.height {
		to := out.rgb[3*y*out.width : 3*(y+1)*out.width]
		switch m := m.(type) {
		case *image.NRGBA:
			four(to, m.Pix[m.PixOffset(part.Min.X, part.Min.Y+y):])
		case *image.RGBA:
			four(to, m.Pix[m.PixOffset(part.Min.X, part.Min.Y+y):])
		case *image.Gray:
			for x, v := range m.Pix[m.PixOffset(part.Min.X, part.Min.Y+y):][:out.width] {
				to[3*x], to[3*x+1], to[3*x+2] = v, v, v
			}
		case *image.YCbCr:
			for x := range out.width {
				l, c := m.YOffset(part.Min.X+x, part.Min.Y+y), m.COffset(part.Min.X+x, part.Min.Y+y)
				to[3*x], to[3*x+1], to[3*x+2] = color.YCbCrToRGB(m.Y[l], m.Cb[c], m.Cr[c])
			}
		default:
			for x := range out.width {
				r, g, b, _ := m.At(part.Min.X+x, part.Min.Y+y).RGBA()
				to[3*x], to[3*x+1], to[3*x+2] = byte(r>>8), byte(g>>8), byte(b>>8)
			}
		}
	}
	return out
}

// four copies pixels of four bytes, whose last says how much of it is there, into a row of three.
func four(to, from []byte) {
	for x := 0; 3*x < len(to); x++ {
		copy(to[3*x:3*x+3], from[4*x:4*x+3])
	}
}

// onlyRed makes the picture a grey one of its red channel.
func (m pixels) onlyRed() {
	for i := 0; i+2 < len(m.rgb); i += 3 {
		m.rgb[i+1], m.rgb[i+2] = m.rgb[i], m.rgb[i]
	}
}

// weights says which pixels of a row make one pixel of the row that is wanted, and with what share.
type weights struct {
	first  int
	shares []float32
}

// resampling returns the weights from a length to another: the mean of what lies under a pixel when it gets shorter, and
// what lies between two pixels when it gets longer.
func resampling(from, to int) []weights {
	out := make([]weights, to)
	step := float64(from) / float64(to)
	for i := range out {
		if step <= 1 {
			at := max(0, min(float64(from-1), (float64(i)+0.5)*step-0.5))
			first := min(int(at), max(0, from-2))
			part := float32(at - float64(first))
			out[i] = weights{first, []float32{1 - part, part}[:min(2, from)]}
			continue
		}
		start, end := float64(i)*step, min(float64(from), float64(i+1)*step)
		first := int(start)
		for k := first; k < from && float64(k) < end; k++ {
			share := min(end, float64(k+1)) - max(start, float64(k))
			out[i].shares = append(out[i].shares, float32(share/(end-start)))
		}
		out[i].first = first
	}
	return out
}

// resized returns the picture with another size.
func (m pixels) resized(width, height int) pixels {
	if width == m.width && height == m.height {
		return m
	}
	across, down := resampling(m.width, width), resampling(m.height, height)
	out := newPixels(width, height)
	// Rows that were already brought to the new width; neighbouring rows of the result share them.
	rows := map[int][]float32{}
	row := func(y int) []float32 {
		if done, ok := rows[y]; ok {
			return done
		}
		done := make([]float32, 3*width)
		from := m.rgb[3*y*m.width : 3*(y+1)*m.width]
		for x, w := range across {
			var r, g, b float32
			at := 3 * w.first
			for _, share := range w.shares {
				r += share * float32(from[at])
				g += share * float32(from[at+1])
				b += share * float32(from[at+2])
				at += 3
			}
			done[3*x], done[3*x+1], done[3*x+2] = r, g, b
		}
		rows[y] = done
		return done
	}
	sum := make([]float32, 3*width)
	for y, w := range down {
		clear(sum)
		for k, share := range w.shares {
			for i, v := range row(w.first + k) {
				sum[i] += share * v
			}
		}
		to := out.rgb[3*y*width : 3*(y+1)*width]
		for i, v := range sum {
			to[i] = byte(v + 0.5)
		}
		for done := range rows {
			if done < w.first+len(w.shares)-1 {
				delete(rows, done)
			}
		}
	}
	return out
}

// most samples a pixel of a crop is made of, along each way.
const mostSamples = 4

// crop brings what lies in a quad to a picture of the given size, each pixel the mean of as many samples as there are
// pixels under it.
func (m pixels) crop(q quad, width, height int) pixels {
	out := newPixels(width, height)
	n := max(1, min(mostSamples, int(math.Round(q.height()/float64(height)))))
	map1 := fromUnit(q)
	for y := range height {
		to := out.rgb[3*y*width : 3*(y+1)*width]
		for x := range width {
			var sum [3]float32
			for j := range n {
				v := (float64(y) + (float64(j)+0.5)/float64(n)) / float64(height)
				for i := range n {
					u := (float64(x) + (float64(i)+0.5)/float64(n)) / float64(width)
					px, py := map1.at(u, v)
					m.add(&sum, px-0.5, py-0.5)
				}
			}
			for k, v := range sum {
				to[3*x+k] = byte(v/float32(n*n) + 0.5)
			}
		}
	}
	return out
}

// add adds the colour between pixels; outside of the picture its edge goes on.
func (m pixels) add(sum *[3]float32, x, y float64) {
	x, y = max(0, min(float64(m.width-1), x)), max(0, min(float64(m.height-1), y))
	left, top := int(x), int(y)
	fx, fy := float32(x-float64(left)), float32(y-float64(top))
	right, bottom := min(left+1, m.width-1), min(top+1, m.height-1)
	a, b := m.rgb[3*(top*m.width+left):][:3], m.rgb[3*(top*m.width+right):][:3]
	c, d := m.rgb[3*(bottom*m.width+left):][:3], m.rgb[3*(bottom*m.width+right):][:3]
	for k := range sum {
		above := float32(a[k])*(1-fx) + float32(b[k])*fx
		below := float32(c[k])*(1-fx) + float32(d[k])*fx
		sum[k] += above*(1-fy) + below*fy
	}
}
