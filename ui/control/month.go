package control

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// month shows the days of a month to choose one from. Certificates begin and end many years away, so the year turns too.
type month struct {
	texts  *text.Catalog
	chosen time.Time
	shown  time.Time // its first day
	pick   func(time.Time)

	heading *panel.Text
	days    *fyne.Container
	start   *panel.Button // the chosen day, or the first
	box     *fyne.Container
}

const daysOfWeek = 7

func newMonth(texts *text.Catalog, chosen time.Time, pick func(time.Time)) *month {
	m := &month{texts: texts, chosen: chosen, pick: pick}
	m.shown = time.Date(chosen.Year(), chosen.Month(), 1, 0, 0, 0, 0, time.UTC)
	m.heading = panel.NewText("", panel.Style{Bold: true, Centre: true})
	m.days = container.NewGridWithColumns(daysOfWeek)
	turn := func(key string, years, months int) fyne.CanvasObject {
		return panel.NewButton(texts.T(key), nil, widget.LowImportance, func() {
			m.shown = m.shown.AddDate(years, months, 0)
			m.draw()
		})
	}
	m.box = container.NewVBox(
		container.NewGridWithColumns(4, turn("control.month.previous_year", -1, 0), turn("control.month.previous", 0, -1),
			turn("control.month.next", 0, 1), turn("control.month.next_year", 1, 0)),
		m.heading, m.days,
	)
	m.draw()
	return m
}

// weeksShown is always the same, so that the month keeps its height when it is turned.
const weeksShown = 6

func (m *month) draw() {
	m.heading.SetWords(m.texts.T("control.month", "year", strconv.Itoa(m.shown.Year()), "month", strconv.Itoa(int(m.shown.Month()))))
	m.days.RemoveAll()
	m.start = nil
	for _, name := range strings.Fields(m.texts.T("control.week")) {
		m.days.Add(panel.NewText(name, panel.Style{Color: theme.ColorMuted, Centre: true}))
	}
	before := (int(m.shown.Weekday()) + daysOfWeek - int(time.Monday)) % daysOfWeek
	for i := range weeksShown * daysOfWeek {
		at := m.shown.AddDate(0, 0, i-before)
		if at.Month() != m.shown.Month() {
			m.days.Add(panel.Gap(panel.Small))
			continue
		}
		button := panel.NewButton(strconv.Itoa(at.Day()), nil, widget.LowImportance, func() { m.pick(at) })
		if at.Equal(m.chosen) {
			button.Importance = widget.HighImportance
		}
		if m.start == nil || at.Equal(m.chosen) {
			m.start = button
		}
		m.days.Add(button)
	}
	m.box.Refresh()
}
