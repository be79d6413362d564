package ink

import (
	"image"
	"math"
	"slices"
)

// dots is how many dots a millimetre has on the coarse page.
const dots = 2.0

// A coarse page has two dots for every millimetre of the paper: enough for the rim of a seal, and little enough for all of
// it to be looked through.
type coarse struct {
	width, height int
	by            float64   // pixels of the page that a dot is wide
	red           []float64 // how red each dot is, 0 to 1; the paper is 0 under any light
	dark          []float64 // how dark it is against the paper around it, 0 to 1
	black         []float64 // how dark in red light, in which red ink does not show
}

// coarseOf makes the coarse page. Scale is in pixels per millimetre.
func coarseOf(m *image.NRGBA, scale float64) *coarse {
	by := math.Max(0.5, scale/dots)
	w, h := max(1, int(float64(m.Rect.Dx())/by)), max(1, int(float64(m.Rect.Dy())/by))
	c := &coarse{width: w, height: h, by: by, red: make([]float64, w*h), dark: make([]float64, w*h), black: make([]float64, w*h)}
	var channels [3][]float64
	for k := range channels {
		channels[k] = make([]float64, w*h)
	}
	for y := range h {
		y0 := int(float64(y) * by)
		y1 := min(m.Rect.Dy(), max(y0+1, int(float64(y+1)*by)))
		for x := range w {
			x0 := int(float64(x) * by)
			x1 := min(m.Rect.Dx(), max(x0+1, int(float64(x+1)*by)))
			var sum [3]int
			for py := y0; py < y1; py++ {
				row := m.Pix[py*m.Stride+4*x0 : py*m.Stride+4*x1]
				for i := 0; i+3 < len(row); i += 4 {
					sum[0] += int(row[i])
					sum[1] += int(row[i+1])
					sum[2] += int(row[i+2])
				}
			}
			n := float64(max(1, (y1-y0)*(x1-x0)))
			for k := range channels {
				channels[k][y*w+x] = float64(sum[k]) / n
			}
		}
	}
	light := [3][]float64{}
	for k := range channels {
		light[k] = ground(channels[k], w, h)
	}
	for i := range c.red {
		r, g, b := channels[0][i]/light[0][i], channels[1][i]/light[1][i], channels[2][i]/light[2][i]
		most := max(r, g, b, 0.2)
		c.red[i] = max(0, min(1, (r-max(g, b))/most))
		c.dark[i] = max(0, min(1, 1-(0.3*r+0.6*g+0.1*b)))
		c.black[i] = max(0, min(1, 1-r))
	}
	return c
}

// groundSide is the side of the squares, in dots, in which the paper's own brightness is taken: larger than any stroke of a
// stamp and smaller than a shadow.
const groundSide = 24

// ground returns how bright the paper is around every dot: the brightness that nine tenths of the dots around stay below.
func ground(v []float64, w, h int) []float64 {
	columns, rows := (w+groundSide-1)/groundSide, (h+groundSide-1)/groundSide
	light := make([]float64, columns*rows)
	var list []float64
	for r := range rows {
		for c := range columns {
			list = list[:0]
			for y := max(0, (r-1)*groundSide); y < min(h, (r+2)*groundSide); y += 2 {
				for x := max(0, (c-1)*groundSide); x < min(w, (c+2)*groundSide); x += 2 {
					list = append(list, v[y*w+x])
				}
			}
			slices.Sort(list)
			light[r*columns+c] = max(1, list[len(list)*9/10])
		}
	}
	out := make([]float64, w*h)
	for y := range h {
		fy := max(0, (float64(y)+0.5)/groundSide-0.5)
		r := min(rows-1, int(fy))
		below, ty := min(rows-1, r+1), min(1, fy-float64(r))
		for x := range w {
			fx := max(0, (float64(x)+0.5)/groundSide-0.5)
			c := min(columns-1, int(fx))
			right, tx := min(columns-1, c+1), min(1, fx-float64(c))
			top := light[r*columns+c]*(1-tx) + light[r*columns+right]*tx
			under := light[below*columns+c]*(1-tx) + light[below*columns+right]*tx
			out[y*w+x] = top*(1-ty) + under*ty
		}
	}
	return out
}

// at returns how strong a sort of ink is at a place; nothing outside the page.
func (c *coarse) at(v []float64, x, y float64) float64 {
	i, j := int(math.Floor(x)), int(math.Floor(y))
	if i < 0 || j < 0 || i >= c.width || j >= c.height {
		return 0
	}
	return v[j*c.width+i]
}
