package screen

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A trace is something that was found on a paper: what was read there, or what spoils the picture, with its places.
type trace struct {
	sign  string
	name  string
	words string
	doubt string // why to look twice
	fault bool
	boxes []paper.Box
}

// outlines are the places of traces.
func outlines(traces []trace) []outline {
	var out []outline
	for _, x := range traces {
		for _, box := range x.boxes {
			if !box.Bounds().Empty() {
				out = append(out, outline{box, x.sign, x.fault})
			}
		}
	}
	return out
}

// frameMargin is the distance, in heights of a line, of a frame from what it frames.
const frameMargin = 0.15

// readOn lists what was read on a paper and has a place on it, in the order in which it stands there.
func readOn(t *text.Catalog, r paper.Report) []trace {
	names := inOrder(r)
	var out []trace
	for _, name := range names {
		l := r.Fields[name]
		if l.Box.Bounds().Empty() || !t.Has("read.name."+name) {
			continue // a number in the list that stands nowhere on the picture is looked for in vain
		}
		x := trace{sign: strconv.Itoa(len(out) + 1), name: t.T("read.name." + name), words: inWords(t, l.Text), doubt: doubtOf(t, l), boxes: []paper.Box{l.Box.Around(frameMargin, r.Width, r.Height)}}
		if l.Text == "" {
			x.words = t.T("reading.unread")
		}
		out = append(out, x)
	}
	return out
}

// inOrder lists the fields of a paper as somebody reads it: row by row, each from the left; last what stands nowhere.
func inOrder(r paper.Report) []string {
	type place struct {
		name         string
		x, y, height float64
	}
	crop := paper.Box{{0, 0}, {r.Width, 0}, {r.Width, r.Height}, {0, r.Height}}
	if r.Crop != nil {
		crop = *r.Crop
	}
	var places []place
	for name, l := range r.Fields {
		at, ok := l.Box.Within(crop)
		if !ok || l.Box == (paper.Box{}) {
			places = append(places, place{name, 0, 2, 0})
			continue
		}
		places = append(places, place{name, at[0][0], at[0][1], at[3][1] - at[0][1]})
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.name, b.name)) })
	var out []string
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n].y-places[0].y < places[0].height/2 {
			n++
		}
		row := places[:n]
		slices.SortFunc(row, func(a, b place) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.name, b.name)) })
		for _, x := range row {
			out = append(out, x.name)
		}
		places = places[n:]
	}
	return out
}

// spoils lists what is wrong with a picture: measures that do not keep their thresholds, and words on the paper that say
// what it is not.
func spoils(t *text.Catalog, r paper.Report) []trace {
	var out []trace
	add := func(words string, boxes ...paper.Box) {
		out = append(out, trace{sign: string(rune('A' + len(out))), words: words, fault: true, boxes: boxes})
	}
	for _, name := range measureNames() {
		if m, taken := r.Measures[name]; taken && !m.OK {
			add(measured(t, name, m), m.Evidence...)
		}
	}
	for _, m := range r.Marks {
		add(t.T("read.mark", "words", m.Text), m.Box)
	}
	return out
}

// measured tells a measure with its threshold.
func measured(t *text.Catalog, name string, m paper.Measure) string {
	key := "papers.measure.value"
	switch {
	case name == paper.Rotation:
		key = "papers.measure.rotation"
	case m.Value > m.Threshold:
		key = "papers.measure.value.most"
	}
	number := func(v float64) string {
		if m.Unit == "share" {
			return strconv.FormatFloat(100*v, 'f', 1, 64) + "%"
		}
		n := strconv.FormatFloat(v, 'f', -1, 32)
		if key := "papers.measure.unit." + m.Unit; t.Has(key) {
			return t.T(key, "n", n)
		}
		return n
	}
	return t.T(key, "measure", t.T("measure."+name), "value", number(m.Value), "threshold", number(m.Threshold))
}

// doubtOf says why what was read is to be looked at twice, or nothing.
func doubtOf(t *text.Catalog, l paper.Line) string {
	switch {
	case l.Doubt != "":
		return t.T("reading.doubt." + string(l.Doubt))
	case l.Repaired:
		return t.T("reading.repaired", "raw", l.Raw)
	}
	return ""
}

// inWords writes the code of an endless validity in words.
func inWords(t *text.Catalog, value string) string {
	if value == filing.LongTerm {
		return t.T("answer.long_term")
	}
	return value
}

// legend tells traces in words, each with its sign.
func legend(t *text.Catalog, traces []trace, hidden func(trace) bool) *fyne.Container {
	list := panel.Column(panel.Small)
	for _, x := range traces {
		words := panel.Column(0.5)
		if x.name != "" {
			words.Add(panel.Caption(x.name))
		}
		words.Add(panel.Body(x.words))
		if x.doubt != "" {
			words.Add(panel.NewText(x.doubt, panel.Style{Color: theme.ColorWarning, Size: fynetheme.SizeNameCaptionText}))
		}
		if hidden(x) {
			words.Add(panel.Caption(t.T("papers.trace.outside")))
		}
		list.Add(panel.Aside(panel.Small, panel.InsetXY(0, 0.5, sign(x.sign, x.fault)), words))
	}
	return list
}
