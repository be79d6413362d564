package photo

import (
	"image"
	"image/draw"

	"github.com/disintegration/imaging"
)

// plane is one channel: rows of bytes without gaps.
type plane struct {
	width, height int
	pix           []byte
}

// planes is an upright picture of fixed size in the three channels of JPEG.
type planes struct{ y, cb, cr plane }

// box scales a channel down to width × height. A pixel of the result is the mean of the whole pixels under it, so that
// nothing is seen that was not there, as it would be by picking single pixels.
func box(pix []byte, stride, fromWidth, fromHeight, width, height int) plane {
	out := plane{width, height, make([]byte, width*height)}
	edges := make([]int32, width+1)
	for x := range edges {
		edges[x] = int32(x * fromWidth / width)
	}
	sums := make([]uint32, fromWidth+1)
	for y := range height {
		top, bottom := y*fromHeight/height, max((y+1)*fromHeight/height, y*fromHeight/height+1)
		first := pix[top*stride : top*stride+fromWidth]
		columns := sums[:fromWidth]
		for x, v := range first {
			columns[x] = uint32(v)
		}
		for r := top + 1; r < bottom; r++ {
			row := pix[r*stride : r*stride+fromWidth]
			for x, v := range row {
				columns[x] += uint32(v)
			}
		}
		to := out.pix[y*width : (y+1)*width]
		rows := uint32(bottom - top)
		for x := range to {
			left := edges[x]
			right := max(edges[x+1], left+1)
			var sum uint32
			for _, v := range columns[left:right] {
				sum += v
			}
			n := rows * uint32(right-left)
			to[x] = uint8((sum + n/2) / n)
		}
	}
	return out
}

// fit returns the size of a picture whose long side is at most side. It never grows.
func fit(width, height, side int) (int, int) {
	long := max(width, height)
	if long <= side || side <= 0 {
		return width, height
	}
	return max(1, (width*side+long/2)/long), max(1, (height*side+long/2)/long)
}

// look returns the picture upright twice: its grey with a long side of at most fine, and its channels of at most coarse.
func (p *Picture) look(fine, coarse int) (grey plane, channels planes) {
	b := p.pixels.Bounds()
	w, h := fit(b.Dx(), b.Dy(), fine)
	cw, ch := fit(b.Dx(), b.Dy(), coarse)
	switch m := p.pixels.(type) {
	case *image.YCbCr:
		grey = box(m.Y, m.YStride, b.Dx(), b.Dy(), w, h)
		fromWidth, fromHeight := chromaSize(m)
		channels.cb = box(m.Cb, m.CStride, fromWidth, fromHeight, cw, ch)
		channels.cr = box(m.Cr, m.CStride, fromWidth, fromHeight, cw, ch)
	case *image.Gray:
		grey = box(m.Pix, m.Stride, b.Dx(), b.Dy(), w, h)
		channels.cb, channels.cr = neutral(cw, ch), neutral(cw, ch)
	default:
		all := split(flat(p.pixels, w, h))
		grey = all.y
		channels.cb = box(all.cb.pix, w, w, h, cw, ch)
		channels.cr = box(all.cr.pix, w, w, h, cw, ch)
	}
	channels.y = box(grey.pix, w, w, h, cw, ch)
	return p.turn.applyPlane(grey), planes{p.turn.applyPlane(channels.y), p.turn.applyPlane(channels.cb), p.turn.applyPlane(channels.cr)}
}

// chromaSize returns the width and height of the colour channels.
func chromaSize(m *image.YCbCr) (int, int) {
	if m.CStride == 0 {
		return 0, 0
	}
	b := m.Bounds()
	last := m.COffset(b.Max.X-1, b.Max.Y-1) - m.COffset(b.Min.X, b.Min.Y)
	return last%m.CStride + 1, last/m.CStride + 1
}

// neutral is a colour channel without colour.
func neutral(width, height int) plane {
	out := plane{width, height, make([]byte, width*height)}
	for i := range out.pix {
		out.pix[i] = 128
	}
	return out
}

// flat returns a picture of plain's kinds smaller and without transparency. It is made smaller first: a whole copy of the
// largest picture would take 240 MB. Without transparency RGBA and NRGBA are the same bytes.
func flat(pixels image.Image, width, height int) *image.NRGBA {
	switch m := pixels.(type) {
	case *image.RGBA:
		return scaled(&image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}, width, height)
	case *image.NRGBA:
		white := onWhite(scaled(m, width, height))
		return &image.NRGBA{Pix: white.Pix, Stride: white.Stride, Rect: white.Rect}
	case *image.Gray:
		return fromGrey(box(m.Pix, m.Stride, m.Rect.Dx(), m.Rect.Dy(), width, height))
	}
	b := pixels.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, pixels, b.Min, draw.Src)
	return scaled(out, width, height)
}

// fromGrey gives a channel of brightness colours.
func fromGrey(p plane) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, p.width, p.height))
	for i, v := range p.pix {
		to := out.Pix[4*i : 4*i+4 : 4*i+4]
		to[0], to[1], to[2], to[3] = v, v, v, 255
	}
	return out
}

// scaled makes a picture smaller.
func scaled(m *image.NRGBA, width, height int) *image.NRGBA {
	m = thinned(m, width, height)
	if m.Rect.Dx() == width && m.Rect.Dy() == height {
		return m
	}
	return imaging.Resize(m, width, height, imaging.Box)
}

// longest is the side, in pixels, beyond which a picture is a band. The library keeps sixteen bytes for each pixel of a side.
const longest = 16_384

// thinned takes the mean of pixels beside each other in a band, until no side is longer than twice what is wanted.
func thinned(m *image.NRGBA, width, height int) *image.NRGBA {
	across, down := 1, 1
	if m.Rect.Dx() > longest {
		across = max(1, m.Rect.Dx()/(2*width))
	}
	if m.Rect.Dy() > longest {
		down = max(1, m.Rect.Dy()/(2*height))
	}
	if across == 1 && down == 1 {
		return m
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Rect.Dx()/across, m.Rect.Dy()/down))
	n := across * down
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sums [4]int
			for dy := range down {
				row := m.Pix[(y*down+dy)*m.Stride+4*x*across:][:4*across]
				for i, v := range row {
					sums[i%4] += int(v)
				}
			}
			to := out.Pix[out.PixOffset(x, y):]
			for c, sum := range sums {
				to[c] = uint8((sum + n/2) / n)
			}
		}
	}
	return out
}

// split takes a picture apart into the channels of JPEG.
func split(m *image.NRGBA) planes {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := planes{plane{w, h, make([]byte, w*h)}, plane{w, h, make([]byte, w*h)}, plane{w, h, make([]byte, w*h)}}
	for y := range h {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		for x := range w {
			r, g, b := int32(row[4*x]), int32(row[4*x+1]), int32(row[4*x+2])
			i := y*w + x
			// JFIF 1.02, in 1/65536.
			out.y.pix[i] = uint8((19595*r + 38470*g + 7471*b + 1<<15) >> 16)
			out.cb.pix[i] = uint8(min(255, (-11056*r-21712*g+32768*b+257<<15)>>16))
			out.cr.pix[i] = uint8(min(255, (32768*r-27440*g-5328*b+257<<15)>>16))
		}
	}
	return out
}

// Preview returns the picture upright, with a long side of at most maxSide pixels; 0 asks for all of it.
func (p *Picture) Preview(maxSide int) *image.NRGBA {
	b := p.pixels.Bounds()
	w, h := fit(b.Dx(), b.Dy(), maxSide)
	if m, ok := p.pixels.(*image.YCbCr); ok && (w != b.Dx() || h != b.Dy()) {
		cw, ch := chromaSize(m)
		return p.turn.apply(join(planes{
			box(m.Y, m.YStride, b.Dx(), b.Dy(), w, h), box(m.Cb, m.CStride, cw, ch, w, h), box(m.Cr, m.CStride, cw, ch, w, h),
		}))
	}
	return p.turn.apply(flat(p.pixels, w, h))
}

// join puts the channels of JPEG together again.
func join(p planes) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, p.y.width, p.y.height))
	for i := range p.y.pix {
		y, cb, cr := int32(p.y.pix[i])<<16+1<<15, int32(p.cb.pix[i])-128, int32(p.cr.pix[i])-128
		to := out.Pix[4*i : 4*i+4 : 4*i+4]
		// JFIF 1.02, in 1/65536.
		to[0] = clamp((y + 91881*cr) >> 16)
		to[1] = clamp((y - 22554*cb - 46802*cr) >> 16)
		to[2] = clamp((y + 116130*cb) >> 16)
		to[3] = 255
	}
	return out
}

func clamp(v int32) uint8 { return uint8(max(0, min(255, v))) }

// resized makes a picture of ours smaller until its long side is side pixels. Small print stays sharper than with a mean.
func resized(m *image.NRGBA, side int) *image.NRGBA {
	w, h := fit(m.Rect.Dx(), m.Rect.Dy(), side)
	if w == m.Rect.Dx() && h == m.Rect.Dy() {
		return m
	}
	return imaging.Resize(m, w, h, imaging.CatmullRom)
}

// asRGBA returns a picture without transparency in the form that the encoder of JPEG is quick with.
func asRGBA(m *image.NRGBA) *image.RGBA {
	return &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}
}
