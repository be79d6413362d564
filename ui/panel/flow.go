package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Line puts pieces side by side at their least widths and goes on below when the width is used up.
func Line(gap float32, pieces ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, pieces...)
}

type line struct {
	gap   float32
	width float32 // at the last layout
}

func (l *line) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.each(pieces, size.Width, func(row []fyne.CanvasObject, y, height, _ float32) {
		x := float32(0)
		for _, o := range row {
			least := o.MinSize()
			width := min(least.Width, size.Width)
			o.Resize(fyne.NewSize(width, least.Height))
			o.Move(fyne.NewPos(x, y+(height-least.Height)/2))
			x += width + l.gap*unit()
		}
	})
}

// each visits the rows that pieces make at this width.
func (l *line) each(pieces []fyne.CanvasObject, limit float32, visit func(row []fyne.CanvasObject, y, height, width float32)) {
	gap := l.gap * unit()
	var row []fyne.CanvasObject
	var y, width, height float32
	done := func() {
		if len(row) > 0 {
			visit(row, y, height, width)
			y += height + gap
		}
		row, width, height = nil, 0, 0
	}
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if len(row) > 0 && limit > 0 && width+gap+least.Width > limit+0.5 {
			done()
		}
		if len(row) > 0 {
			width += gap
		}
		row = append(row, o)
		width, height = width+least.Width, max(height, least.Height)
	}
	done()
}

func (l *line) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	l.each(pieces, l.width, func(row []fyne.CanvasObject, y, height, width float32) {
		size.Height = y + height
		if l.width == 0 {
			size.Width = max(size.Width, width)
		}
		for _, o := range row {
			size.Width = max(size.Width, o.MinSize().Width)
		}
	})
	return size
}

// Side puts pieces side by side at their least widths, centred on each other, and never goes on below.
func Side(gap float32, pieces ...fyne.CanvasObject) *fyne.Container {
	return container.New(&side{gap}, pieces...)
}

type side struct{ gap float32 }

func (l *side) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + l.gap*unit()
	}
}

func (l *side) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if size.Width > 0 {
			size.Width += l.gap * unit()
		}
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

// Grid puts pieces into columns of equal width, as many as have room for cells of so many points at 100 % text size.
func Grid(cell, gap float32, pieces ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{cell: cell, gap: gap}, pieces...)
}

type grid struct {
	cell, gap float32
	width     float32 // at the last layout
}

func (l *grid) columns() (count int, gap float32) {
	gap = l.gap * unit()
	return max(1, int((l.width+gap)/(l.cell*textScale()+gap))), gap
}

func (l *grid) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	count, gap := l.columns()
	width := (size.Width - gap*float32(count-1)) / float32(count)
	y := float32(0)
	for _, row := range rows(pieces, count) {
		height := float32(0)
		for _, o := range row {
			height = max(height, fit(o, width))
		}
		for i, o := range row {
			o.Move(fyne.NewPos(float32(i)*(width+gap), y))
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + gap
	}
}

func (l *grid) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	count, gap := l.columns()
	var size fyne.Size
	for i, row := range rows(pieces, count) {
		if i > 0 {
			size.Height += gap
		}
		height := float32(0)
		for _, o := range row {
			least := o.MinSize()
			height = max(height, least.Height)
			size.Width = max(size.Width, least.Width)
		}
		size.Height += height
	}
	return size
}

func rows(pieces []fyne.CanvasObject, count int) [][]fyne.CanvasObject {
	var out [][]fyne.CanvasObject
	for _, o := range pieces {
		if !o.Visible() {
			continue
		}
		if n := len(out); n == 0 || len(out[n-1]) == count {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], o)
	}
	return out
}

// Split gives lead the room that trail leaves, side by side and centred on each other. Where lead would become too
// narrow to read, trail goes below.
func Split(gap float32, lead, trail fyne.CanvasObject) *fyne.Container {
	return container.New(&split{gap: gap}, lead, trail)
}

type split struct {
	gap   float32
	width float32 // at the last layout
	top   bool    // align at the top instead of the middle
}

// narrowestLead is the width in points at 100 % below which words beside a trailing piece are not read well.
const narrowestLead = 220

func (l *split) stacked(trail fyne.CanvasObject) bool {
	return l.width > 0 && l.width-trail.MinSize().Width-l.gap*unit() < narrowestLead*textScale()
}

func (l *split) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	lead, trail := pieces[0], pieces[1]
	least := trail.MinSize()
	gap := l.gap * unit()
	if !trail.Visible() {
		lead.Move(fyne.NewPos(0, 0))
		lead.Resize(fyne.NewSize(size.Width, max(fit(lead, size.Width), size.Height)))
		return
	}
	if l.stacked(trail) {
		height := fit(lead, size.Width)
		lead.Move(fyne.NewPos(0, 0))
		lead.Resize(fyne.NewSize(size.Width, height))
		trail.Move(fyne.NewPos(0, height+gap/2))
		trail.Resize(fyne.NewSize(min(least.Width, size.Width), least.Height))
		return
	}
	width := size.Width - least.Width - gap
	height := fit(lead, width)
	all := max(height, least.Height, size.Height)
	lead.Move(fyne.NewPos(0, l.place(all, height)))
	lead.Resize(fyne.NewSize(width, height))
	trail.Move(fyne.NewPos(width+gap, l.place(all, least.Height)))
	trail.Resize(least)
}

func (l *split) place(all, height float32) float32 {
	if l.top {
		return 0
	}
	return (all - height) / 2
}

func (l *split) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	lead, trail := pieces[0].MinSize(), pieces[1].MinSize()
	if !pieces[1].Visible() {
		return lead
	}
	if l.stacked(pieces[1]) {
		return fyne.NewSize(max(lead.Width, trail.Width), lead.Height+l.gap*unit()/2+trail.Height)
	}
	return fyne.NewSize(max(lead.Width, trail.Width), max(lead.Height, trail.Height))
}

// Aside puts a small piece, like an icon, before content that fills the rest of the width; both begin at the top.
func Aside(gap float32, mark, content fyne.CanvasObject) *fyne.Container {
	return container.New(&aside{gap}, mark, content)
}

// severalLines is how many times as high as its mark content is from which it counts as several lines.
const severalLines = 1.6

type aside struct{ gap float32 }

func (l *aside) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	least := pieces[0].MinSize()
	x := least.Width + l.gap*unit()
	height := fit(pieces[1], size.Width-x)
	pieces[0].Resize(least)
	pieces[1].Resize(fyne.NewSize(size.Width-x, height))
	all := max(height, least.Height)
	// A mark beside one line is centred on it; beside several it stays at the first.
	if height > severalLines*least.Height {
		pieces[0].Move(fyne.NewPos(0, 0))
	} else {
		pieces[0].Move(fyne.NewPos(0, (all-least.Height)/2))
	}
	pieces[1].Move(fyne.NewPos(x, max(0, (least.Height-height)/2)))
}

func (l *aside) MinSize(pieces []fyne.CanvasObject) fyne.Size {
	mark, content := pieces[0].MinSize(), pieces[1].MinSize()
	return fyne.NewSize(mark.Width+l.gap*unit()+content.Width, max(mark.Height, content.Height))
}
