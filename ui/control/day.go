package control

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// day takes a date, typed in any of the forms that papers have or chosen from a calendar; with forever, also 长期.
type day struct {
	field   *Field
	entry   *Entry
	pick    *panel.Button
	forever *tile
	before  string // the date typed before 长期 was chosen, to come back to
	box     *fyne.Container
}

// dayCharacters is the room that a date needs, in characters of the text size.
const dayCharacters = 15

func newDay(f *Field) *day {
	d := &day{field: f}
	d.entry = NewEntry(1, d.typed, f.Leave)
	d.entry.SetPlaceHolder(f.ground.Texts.T("control.day.form"))
	d.pick = panel.NewButton("", theme.CalendarIcon(), widget.MediumImportance, d.calendar)
	row := container.New(narrow{dayCharacters}, container.NewBorder(nil, nil, nil, d.pick, d.entry))
	d.box = container.NewHBox(container.NewGridWrap(fyne.NewSize(dayCharacters*theme.TextSize(), d.entry.MinSize().Height), row))
	if f.Question.Field.Kind == filing.Validity {
		d.forever = newTile(f.ground.Texts.T("answer.long_term"), true, true)
		d.forever.choose = d.toggle
		d.forever.step = func(int) {}
		d.forever.left = f.Leave
		d.box.Add(d.forever)
	}
	return d
}

func (d *day) object() fyne.CanvasObject { return d.box }

func (d *day) focus() fyne.Focusable {
	if d.entry.Disabled() && d.forever != nil {
		return d.forever
	}
	return d.entry
}

func (d *day) freeze() {
	d.entry.Disable()
	d.pick.Disable()
	if d.forever != nil {
		d.forever.frozen = true
		d.forever.Refresh()
	}
}

func (d *day) show(typed string) {
	if d.field.ground.Looking {
		defer d.freeze()
	}
	if d.forever == nil {
		d.entry.put(typed)
		return
	}
	if v, err := filing.ParseValidity(typed); err == nil && v == filing.Forever() && !d.focused() {
		d.forever.set(true)
		d.entry.put("")
		d.entry.Disable()
		d.pick.Disable()
		return
	}
	d.forever.set(false)
	d.entry.Enable()
	d.pick.Enable()
	d.entry.put(typed)
}

func (d *day) focused() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(d.entry)
	return c != nil && c.Focused() == d.entry
}

func (d *day) typed(text string) { d.field.answer(text) }

func (d *day) toggle() {
	if d.forever.chosen {
		d.show(d.before)
		d.field.answer(d.before)
		return
	}
	d.before = d.entry.Text
	d.show(filing.LongTerm)
	d.field.answer(filing.LongTerm)
}

// calendar opens a month around the date that is typed, or around today.
func (d *day) calendar() {
	c := fyne.CurrentApp().Driver().CanvasForObject(d.pick)
	if c == nil {
		return
	}
	at, err := filing.ParseDate(d.entry.Text)
	if err != nil {
		at = d.field.ground.Today
	}
	start, err := time.Parse(time.DateOnly, at.String())
	if err != nil {
		return
	}
	c.Focus(d.entry) // has the focus again once the month is closed
	var pop *widget.PopUp
	m := newMonth(d.field.ground.Texts, start, func(t time.Time) {
		pop.Hide()
		d.entry.SetText(t.Format(time.DateOnly))
		c.Focus(d.entry)
	})
	pop = widget.NewPopUp(panel.Inset(panel.Small, m.box), c)
	_, corner := beside(c, d.pick, pop.MinSize())
	pop.ShowAtPosition(corner)
	if m.start != nil {
		c.Focus(m.start)
	}
}
