package photo

import "github.com/beiandesk/beiandesk/wizard/paper"

// face is the side of a paper that is measured: as it was straightened, or as it lies where it was not.
type face struct {
	sheet  *Sheet
	fine   plane
	coarse planes
	area   mask // of coarse: what can be seen of the paper
}

// face returns what is measured of a sheet.
func (s *Sheet) face() face {
	if !s.Found {
		f := face{sheet: s, fine: s.view.fine, coarse: s.view.coarse, area: wholeArea(s.view.coarse.y)}
		if s.view.isCard {
			f.area = s.view.found.mask
		}
		return f
	}
	b := s.Pixels.Bounds()
	w, h := fit(b.Dx(), b.Dy(), fineSide)
	all := split(scaled(s.Pixels, w, h))
	f := face{sheet: s, fine: all.y}
	cw, ch := fit(b.Dx(), b.Dy(), coarseSide)
	f.coarse = planes{box(all.y.pix, w, w, h, cw, ch), box(all.cb.pix, w, w, h, cw, ch), box(all.cr.pix, w, w, h, cw, ch)}
	f.area = s.seen(cw, ch)
	return f
}

// seen marks what of the straightened paper can be seen: a part may lie outside of the picture, or under a thumb.
func (s *Sheet) seen(width, height int) mask {
	out := mask{width: width, height: height, in: make([]bool, width*height)}
	body := s.view.found.mask
	scale := s.view.scale(s.width, s.height)
	at := projectionTo(s.corners, float64(width), float64(height))
	for y := range height {
		for x := range width {
			p := at.at(point{float64(x) + 0.5, float64(y) + 0.5})
			px, py := int(p.x/scale), int(p.y/scale)
			if p.x < 0 || p.y < 0 || px >= body.width || py >= body.height || !body.in[py*body.width+px] {
				continue
			}
			out.in[y*width+x] = true
			out.count++
		}
	}
	return out
}

// boxes returns where rectangles on the coarse face lie in the upright picture.
func (f face) boxes(rects []rect) []paper.Box {
	if !f.sheet.Found {
		return boxes(rects, f.sheet.view.scale(f.sheet.width, f.sheet.height))
	}
	b := f.sheet.Pixels.Bounds()
	sx, sy := float64(b.Dx())/float64(f.coarse.y.width), float64(b.Dy())/float64(f.coarse.y.height)
	var out []paper.Box
	for _, r := range rects {
		l, t, rt, bt := float64(r.left)*sx, float64(r.top)*sy, float64(r.right)*sx, float64(r.bottom)*sy
		out = append(out, f.sheet.Place([4][2]float64{{l, t}, {rt, t}, {rt, bt}, {l, bt}}))
	}
	return out
}
