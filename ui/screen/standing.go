package screen

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// standing tells on a draft's card where it stands and what is next: of the pages while it is filled in, of the order once
// it was handed in.
func (h *home) standing(d wizard.Summary) (stand, next fyne.CanvasObject) {
	if last, ok := d.Last(); ok && h.Desk.Guide() != nil {
		return h.followed(d, last)
	}
	t := h.Texts
	marks := panel.Line(panel.Small, panel.Mark(panel.Quiet, icons.Begun, t.T("home.progress", "done", number(d.Done), "total", number(d.Total))))
	if d.Done == d.Total && d.Total > 0 {
		marks = panel.Line(panel.Small, panel.Mark(panel.Success, icons.Done, t.T("home.filled")))
	}
	if d.Problems > 0 {
		marks.Add(panel.Badge(panel.Danger, icons.Alert, t.T("home.problems", "n", number(d.Problems))))
	}
	words := t.T("home.next.review")
	if d.Next != "" {
		words = t.T("home.next", "step", t.T("step."+stepOf(d.Next)+".title"))
	}
	return panel.Column(panel.Small, panel.Progress(d.Done, d.Total), marks), panel.Body(words)
}

// followed tells where an order that was handed in stands, until when somebody has to do something, and what the applicant
// does next.
func (h *home) followed(d wizard.Summary, last timeline.Event) (stand, next fyne.CanvasObject) {
	t, now := h.Texts, h.Now()
	f := filing.New(d.ID, filing.Shape{Order: d.Order, Nature: d.Nature, Province: d.Province, Service: filing.Website})
	tone, icon := statusTone(last.Status)
	words := panel.Column(panel.Small)
	for _, m := range h.Desk.Guide().Timeline(timeline.Case{Filing: f, Progress: timeline.Progress{Events: []timeline.Event{last}}}, now) {
		if m.Tense != timeline.Present {
			continue
		}
		if m.Due.Overdue {
			tone, icon = panel.Danger, icons.Alert
		}
		told := m.Tell(d.Order, t)
		if told.Due != "" {
			words.Add(panel.Strong(told.Due))
		}
	}
	if key := "home.next.status." + string(last.Status); t.Has(key) {
		words.Add(panel.Body(t.T(key)))
	}
	if last.Status.SentBack() {
		words.Add(panel.Line(0, panel.Secondary(t.T("home.sent_back"), func() { h.OpenAt(d.ID, Place{Screen: NoticeScreen}) })))
	}
	if last.Status == timeline.Filed && !d.Order.Cancels() {
		words.Add(panel.Line(panel.Small,
			panel.Secondary(t.T("home.change"), func() { h.OpenAt(d.ID, Place{Screen: ProgressScreen, Focus: onwardFocus}) }),
			panel.Link(t.T("tasks.after"), func() { h.OpenAt(d.ID, Place{Screen: AfterScreen}) })))
	}
	return panel.Line(panel.Small, panel.Badge(tone, icon, timeline.Title(t, d.Order, last.Status))), words
}

// onwardFocus asks the progress page to show the orders that may come next.
const onwardFocus filing.Path = "order"

// statusTone is how a status of an order looks.
func statusTone(s timeline.Status) (panel.Tone, icons.Name) {
	switch {
	case s.SentBack():
		return panel.Danger, icons.Alert
	case s == timeline.Filed:
		return panel.Success, icons.Done
	case s == timeline.Abandoned:
		return panel.Quiet, icons.Lock
	}
	return panel.Accent, icons.Clock
}
