package ink

import (
	"image"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// asks are the words beside which people put something. They end a label: prose says them too, and goes on.
var asks = []struct {
	kind  paper.PlaceKind
	words *regexp.Regexp
}{
	{paper.SignaturePlace, regexp.MustCompile(`^[^。；，,;]{0,18}?(签字|签名|签章|签署|亲笔签|手写签)[^。；，,;:]{0,10}[:）)]*`)},
	{paper.SignaturePlace, regexp.MustCompile(`^(授权人|被授权人|委托人|受托人|被委托人|承诺人|责任人|申请人|声明人|法定代表人|负责人|网站负责人|主体负责人|主办者|监护人|域名持有者)(\([^)]{0,12}\))?:`)},
	{paper.SealPlace, regexp.MustCompile(`^[^。；，,;]{0,18}?(盖章|公章|签章|单位章|印章|加盖)[^。；，,;:]{0,8}[:）)]*`)},
	{paper.FingerprintPlace, regexp.MustCompile(`^[^。；，,;]{0,18}?(手印|指印|指模|指纹|捺印)[^。；，,;:]{0,8}[:）)]*`)},
	{paper.DatePlace, regexp.MustCompile(`^(签署|授权|承诺|签字|填写|填表|申请)?(日期|时间):?`)},
}

// blankDate is a date to be filled in: its words stand on the page before anybody writes.
var blankDate = regexp.MustCompile(`^\d{0,4}年\d{0,2}月\d{0,2}日?$`)

// someDay is a date with a day in it.
var someDay = regexp.MustCompile(`\d{4}[年./-]\d{1,2}[月./-]\d{1,2}`)

const (
	lowerPart     = 0.42 // of the height of a page, from the top: above it nobody signs
	longestLabel  = 24   // characters
	placeWidth    = 60.0 // millimetres behind a label
	leastWidth    = 12.0
	rowReach      = 1.35  // heights of the label above and below its middle
	inkFrom       = 0.3   // how much darker than the paper a pixel of ink is, in red light
	specks        = 0.012 // of the square of the label's height: what is smaller is dust
	leastInk      = 0.22  // of that square: a character of one stroke has as much
	leastDate     = 0.5   // of that square: the printed words year, month and day have half of it
	leastSpread   = 0.55  // heights that writing is wide
	ruleLength    = 2.2   // heights from which a level line is printed
	ruleThickness = 0.22  // heights that such a line is thick at most
)

// places finds where something is asked for, and whether it is there.
func (p Page) places(scale float64, f Found) []Place {
	var out []Place
	height := float64(p.Pixels.Rect.Dy())
	for n, l := range p.Lines {
		box := boundsOf(l.Box)
		if box.Y < lowerPart*height && len(p.Lines) > 6 {
			continue
		}
		says := filing.Narrow(strings.ReplaceAll(l.Text, " ", ""))
		for _, ask := range asks {
			at := ask.words.FindStringIndex(says)
			if at == nil || len([]rune(says[:at[1]])) > longestLabel {
				continue
			}
			label := says[:at[1]]
			rest := says[at[1]:]
			closed := strings.HasSuffix(label, ":") || strings.HasSuffix(label, ")")
			if rest != "" && !closed {
				continue // prose goes on
			}
			if ask.kind == paper.SignaturePlace && slices.ContainsFunc(out, func(o Place) bool { return o.Kind == ask.kind && o.Label == label && overlaps(o.Box, l.Box) }) {
				continue
			}
			place := Place{Place: paper.Place{Kind: ask.kind, Label: label}}
			p.settle(&place, n, label, scale, f)
			out = append(out, place)
		}
		if blankDate.MatchString(says) && !slices.ContainsFunc(out, func(o Place) bool { return o.Kind == paper.DatePlace && overlaps(o.Box, l.Box) }) {
			place := Place{Place: paper.Place{Kind: paper.DatePlace}, Box: Box(l.Box)}
			place.Filled = someDay.MatchString(says)
			if !place.Filled {
				p.write(&place, box, l)
			}
			out = append(out, place)
		}
	}
	// The words of a blank date may stand in a line of their own behind their label.
	return slices.DeleteFunc(out, func(a Place) bool {
		return a.Kind == paper.DatePlace && a.Label == "" && slices.ContainsFunc(out, func(b Place) bool {
			return b.Kind == paper.DatePlace && b.Label != "" && overlaps(b.Box, [4][2]float64(a.Box))
		})
	})
}

// settle finds out where the place of a label is, and what is there.
func (p Page) settle(place *Place, n int, label string, scale float64, f Found) {
	l := p.Lines[n]
	box := boundsOf(l.Box)
	end := endOf(l, label)
	switch place.Kind {
	case paper.SealPlace, paper.FingerprintPlace:
		// A seal lies on its label or anywhere near it.
		place.Box = Box(l.Box)
		near := func(b Box) bool {
			o := boundsOf([4][2]float64(b))
			reach := 45 * scale
			return math.Abs(o.X+o.W/2-box.X-box.W/2) < reach+o.W/2+box.W/2 && math.Abs(o.Y+o.H/2-box.Y-box.H/2) < reach+o.H/2
		}
		if place.Kind == paper.SealPlace {
			place.Filled = slices.ContainsFunc(f.Seals, func(s Seal) bool { return s.Shape != paper.SquareSeal && near(s.Box) })
		} else {
			place.Filled = slices.ContainsFunc(f.Fingerprints, near)
		}
		return
	}
	x0, x1 := end, end+placeWidth*scale
	for k, o := range p.Lines {
		b := boundsOf(o.Box)
		if k != n && b.X > end+2*scale && math.Abs(b.Y+b.H/2-box.Y-box.H/2) < 0.5*box.H && isLabel(o.Text) {
			x1 = min(x1, b.X-scale)
		}
	}
	if p.To > p.From && p.To > end+leastWidth*scale/2 && p.From < p.To {
		x0, x1 = max(end, p.From), p.To
	}
	x1 = min(x1, float64(p.Pixels.Rect.Dx()))
	middle := box.Y + box.H/2
	high := rowReach * box.H
	for _, o := range p.Lines {
		// A label of two lines, the second in brackets, stands beside one place.
		b := boundsOf(o.Box)
		if strings.HasPrefix(filing.Narrow(o.Text), "(") && math.Abs(b.X-box.X) < 3*box.H && b.Y > box.Y+0.5*box.H && b.Y < box.Y+2.2*box.H {
			middle += (b.Y - box.Y) / 2
			high += (b.Y - box.Y) / 2
			break
		}
	}
	if x1-x0 < leastWidth*scale { // no room behind it: below
		x0, x1 = box.X, box.X+max(box.W, 2*leastWidth*scale)
		middle += 2 * box.H
	}
	place.Box = Box{{x0, middle - high}, {x1, middle - high}, {x1, middle + high}, {x0, middle + high}}
	if place.Kind == paper.DatePlace && slices.ContainsFunc(p.Lines, func(o ocr.Line) bool {
		return overlaps(place.Box, o.Box) && someDay.MatchString(filing.Narrow(strings.ReplaceAll(o.Text, " ", "")))
	}) {
		place.Filled = true
		return
	}
	for _, s := range f.Seals {
		if !s.Red && s.X-s.RX < x1 && s.X+s.RX > x0 && s.Y-s.RY < middle+high && s.Y+s.RY > middle-high {
			// The rim of a grey seal is as dark as writing.
			x1 = max(x0, s.X-s.RX-scale)
		}
	}
	r := rect{x0, middle - high, x1 - x0, 2 * high}
	p.write(place, r, l)
}

// isLabel reports whether a line asks for something itself.
func isLabel(text string) bool {
	says := filing.Narrow(strings.ReplaceAll(text, " ", ""))
	return slices.ContainsFunc(asks, func(a struct {
		kind  paper.PlaceKind
		words *regexp.Regexp
	},
	) bool {
		return a.words.MatchString(says)
	})
}

// rect is an upright rectangle in pixels.
type rect struct{ X, Y, W, H float64 }

func boundsOf(box [4][2]float64) rect {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range box {
		x0, y0, x1, y1 = min(x0, q[0]), min(y0, q[1]), max(x1, q[0]), max(y1, q[1])
	}
	return rect{x0, y0, x1 - x0, y1 - y0}
}

func overlaps(a Box, b [4][2]float64) bool {
	p, q := boundsOf([4][2]float64(a)), boundsOf(b)
	return p.X < q.X+q.W && q.X < p.X+p.W && p.Y < q.Y+q.H && q.Y < p.Y+p.H
}

// endOf returns where a label ends within its line.
func endOf(l ocr.Line, label string) float64 {
	box := boundsOf(l.Box)
	count := len([]rune(label))
	at, seen := 1.0, 0
	for _, r := range l.Runes {
		if r.R == ' ' {
			continue
		}
		if seen++; seen == count {
			at = r.X1
			break
		}
	}
	if len(l.Runes) == 0 {
		if all := len([]rune(strings.ReplaceAll(l.Text, " ", ""))); all > 0 {
			at = float64(count) / float64(all)
		}
	}
	return box.X + at*box.W
}

// write measures the writing in a rectangle: ink that is not red, no ruled line, no dust, and no print of other lines.
func (p Page) write(place *Place, in rect, label ocr.Line) {
	h := boundsOf(label.Box).H
	bounds := image.Rect(int(in.X), int(in.Y), int(in.X+in.W), int(in.Y+in.H)).Intersect(p.Pixels.Bounds())
	w, height := bounds.Dx(), bounds.Dy()
	if w < 4 || height < 4 || h < 4 {
		return
	}
	values := make([]uint8, 0, w*height)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			values = append(values, p.Pixels.Pix[p.Pixels.PixOffset(x, y)])
		}
	}
	// The paper is what most of the place shows; light falls off slowly enough for one number per column of its height.
	on := make([]bool, w*height)
	const strip = 4 // parts of the place, across
	for part := range strip {
		x0, x1 := part*w/strip, (part+1)*w/strip
		var list []uint8
		for y := range height {
			list = append(list, values[y*w+x0:y*w+x1]...)
		}
		if len(list) == 0 {
			continue
		}
		slices.Sort(list)
		limit := float64(list[len(list)*8/10]) * (1 - inkFrom)
		for y := range height {
			for x := x0; x < x1; x++ {
				on[y*w+x] = float64(values[y*w+x]) < limit
			}
		}
	}
	p.blank(on, bounds, label, place.Kind)
	unrule(on, w, height, h)
	amount, left, right := grains(on, w, height, h)
	place.Share = math.Round(1000*float64(amount)/float64(w*height)) / 1000
	least := leastInk
	if place.Kind == paper.DatePlace {
		least = leastDate
	}
	place.Filled = float64(amount) >= least*h*h && float64(right-left) >= leastSpread*h
}

// blank takes away what is print: the label itself, other lines that are labels or begin before the place, and the words
// year, month and day in the place of a date.
func (p Page) blank(on []bool, bounds image.Rectangle, label ocr.Line, kind paper.PlaceKind) {
	w := bounds.Dx()
	clearBox := func(x0, y0, x1, y1 float64) {
		area := image.Rect(int(x0), int(y0), int(math.Ceil(x1)), int(math.Ceil(y1))).Intersect(bounds)
		for y := area.Min.Y; y < area.Max.Y; y++ {
			clear(on[(y-bounds.Min.Y)*w+area.Min.X-bounds.Min.X : (y-bounds.Min.Y)*w+area.Max.X-bounds.Min.X])
		}
	}
	for _, l := range p.Lines {
		b := boundsOf(l.Box)
		same := l.Text == label.Text && l.Box == label.Box
		if !same && (isLabel(l.Text) || b.X < float64(bounds.Min.X)-b.H) {
			clearBox(b.X-1, b.Y-1, b.X+b.W+1, b.Y+b.H+1)
		}
		if kind != paper.DatePlace {
			continue
		}
		for _, r := range l.Runes {
			if strings.ContainsRune("年月日:", r.R) {
				clearBox(b.X+r.X0*b.W-0.1*b.H, b.Y-1, b.X+r.X1*b.W+0.1*b.H, b.Y+b.H+1)
			}
		}
	}
}

// unrule takes away level lines, upon which people write.
func unrule(on []bool, w, height int, h float64) {
	long, thick := int(ruleLength*h), max(2, int(ruleThickness*h))
	var rules []int // places of pixels
	for y := range height {
		for x := 0; x < w; {
			if !on[y*w+x] {
				x++
				continue
			}
			start := x
			for x < w && (on[y*w+x] || x+1 < w && on[y*w+x+1]) {
				x++
			}
			if x-start < min(long, w*7/10) {
				continue
			}
			for k := start; k < x; k++ {
				rules = append(rules, y*w+k)
			}
		}
	}
	marked := make([]bool, len(on))
	for _, i := range rules {
		marked[i] = true
	}
	for _, i := range rules {
		// A pixel of a line that is part of a thick stroke belongs to the stroke.
		run := 1
		for k := i - w; k >= 0 && on[k] && run <= thick+1; k -= w {
			run++
		}
		for k := i + w; k < len(on) && on[k] && run <= thick+1; k += w {
			run++
		}
		if run > thick {
			marked[i] = false
		}
	}
	for i, m := range marked {
		if m {
			on[i] = false
		}
	}
	// What is left of the edges of a line lies directly beside it.
	for _, i := range rules {
		for _, k := range [2]int{i - w, i + w} {
			if k >= 0 && k < len(on) && on[k] && !marked[k] {
				up, down := k-w, k+w
				if (up < 0 || !on[up]) && (down >= len(on) || !on[down]) {
					on[k] = false
				}
			}
		}
	}
}

// grains counts the ink that is no dust, and how far it spreads.
func grains(on []bool, w, height int, h float64) (amount, left, right int) {
	seen := make([]bool, len(on))
	left, right = w, 0
	for start := range on {
		if !on[start] || seen[start] {
			continue
		}
		pixels := []int{start}
		seen[start] = true
		x0, x1, y0, y1 := w, 0, height, 0
		for next := 0; next < len(pixels); next++ {
			i := pixels[next]
			x, y := i%w, i/w
			x0, x1, y0, y1 = min(x0, x), max(x1, x+1), min(y0, y), max(y1, y+1)
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					px, py := x+dx, y+dy
					if px < 0 || py < 0 || px >= w || py >= height {
						continue
					}
					if k := py*w + px; on[k] && !seen[k] {
						seen[k] = true
						pixels = append(pixels, k)
					}
				}
			}
		}
		if float64(len(pixels)) < specks*h*h || y1-y0 < 2 {
			continue
		}
		amount += len(pixels)
		left, right = min(left, x0), max(right, x1)
	}
	return amount, left, max(left, right)
}
