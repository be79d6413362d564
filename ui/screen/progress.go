package screen

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// progress follows the order after it was handed in.
type progress struct {
	*Shell
	body *fyne.Container
	next fyne.CanvasObject // orders that may come after one that is done
	view *panel.Page
}

// Progress shows where the order stands, what is due when, what comes next, and what to be reminded of.
func Progress(s *Shell, at Place) fyne.CanvasObject {
	t := s.Texts
	p := &progress{Shell: s, body: panel.Column(panel.Large)}
	p.build()
	footer := panel.Footer([]fyne.CanvasObject{panel.Secondary(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) })})
	p.view = panel.NewPage(t.T("progress.title"), t.T("progress.lead"), []fyne.CanvasObject{p.body}, footer)
	if at.Focus == onwardFocus {
		later(s, func() {
			if p.next != nil {
				panel.Reveal(p.next)
			}
		})
	}
	return p.view
}

func (p *progress) build() {
	t, c := p.Texts, p.Session.Followed()
	order := c.Filing.Order
	moments := p.Desk.Guide().Timeline(c, p.Now())
	p.body.RemoveAll()
	for _, m := range moments {
		if m.Tense == timeline.Present {
			p.body.Add(p.present(order, m))
		}
	}
	if c.Progress.Status() == timeline.Filed && !order.Cancels() {
		p.body.Add(newNumbers(p.Shell, c.Filing))
		p.next = p.onward(c.Filing)
		p.body.Add(p.next)
	}
	p.body.Add(p.record(order, c.Progress))
	drawn := panel.Column(panel.Medium, panel.Heading(t.T("progress.way")))
	for _, m := range moments {
		drawn.Add(p.station(m, m.Tell(order, t)))
	}
	p.body.Add(panel.Card(drawn))
	if watch := p.Desk.Guide().Watch(c, filing.DateOf(p.Now().In(timeline.Beijing))); len(watch) > 0 {
		p.body.Add(p.reminders(watch))
	}
	p.body.Refresh()
}

// present tells where the order stands, until when somebody has to do something, and what.
func (p *progress) present(order filing.Order, m timeline.Moment) fyne.CanvasObject {
	t, told := p.Texts, m.Tell(order, p.Texts)
	tone, icon := statusTone(m.Status)
	if m.Due.Overdue {
		tone, icon = panel.Danger, icons.Alert
	}
	words := panel.Column(panel.Tight, panel.Heading(told.Title), panel.Body(told.Meaning))
	if told.Next != "" {
		words.Add(panel.Muted(told.Next))
	}
	if told.Due != "" {
		words.Add(panel.Strong(told.Due))
	}
	content := panel.Column(panel.Medium, panel.Aside(panel.Medium, panel.Emblem(tone, icon), words))
	if len(told.Tasks) > 0 {
		list := panel.Column(panel.Small, panel.Strong(t.T("progress.todo")))
		for _, todo := range told.Tasks {
			list.Add(panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Next), theme.ColorAccent, theme.SizeBadge), panel.Body(todo)))
		}
		content.Add(list)
	}
	for _, more := range []string{told.Allowed, told.Warning} {
		if more != "" {
			content.Add(panel.Muted(more))
		}
	}
	if m.Status.SentBack() {
		content.Add(panel.Line(0, panel.Primary(t.T("progress.notice"), func() { p.Go(Place{Screen: NoticeScreen}) })))
	}
	return panel.Card(content)
}

// record offers the statuses that the portal may show next.
func (p *progress) record(order filing.Order, done timeline.Progress) fyne.CanvasObject {
	t := p.Texts
	var tiles []fyne.CanvasObject
	for _, next := range timeline.Next(order, done.Status()) {
		title := timeline.Title(t, order, next)
		if next == timeline.WaitingFirst && len(done.Events) == 0 {
			title = t.T("progress.submitted")
		}
		tiles = append(tiles, editing(p.Shell, panel.NewTile(title, true, panel.InsetXY(panel.Medium, 2.5, panel.Body(title)), func() { p.ask(next, title) })))
	}
	content := panel.Column(panel.Medium)
	if len(tiles) > 0 {
		content.Add(panel.Column(panel.Tight, panel.Heading(t.T("progress.record")), panel.Muted(t.T("progress.record.how"))))
		content.Add(panel.Grid(170, panel.Small, tiles...))
	} else {
		content.Add(panel.Column(panel.Tight, panel.Heading(t.T("progress.over")), panel.Muted(t.T("progress.over.how"))))
	}
	if len(done.Events) > 0 {
		content.Add(panel.Line(0, editing(p.Shell, panel.Link(t.T("progress.undo"), func() {
			p.Session.TakeNoteBack()
			p.Saving()
			p.build()
		}))))
	}
	return panel.Card(content)
}

// ask takes the moment of a new status; a status of now needs no typing.
func (p *progress) ask(status timeline.Status, title string) {
	t, now := p.Texts, p.Now().In(timeline.Beijing)
	day := control.NewEntry(1, nil, nil)
	day.SetText(now.Format(time.DateOnly))
	hour := control.NewEntry(1, nil, nil)
	hour.SetText(now.Format(hourForm))
	wrong := panel.NewText("", panel.Style{Color: theme.ColorDanger})
	wrong.Hide()
	var d *dialog.CustomDialog
	refuse := func(words string) {
		wrong.SetWords(words)
		wrong.Hidden = words == ""
		d.Refresh()
	}
	keep := func() {
		e, ok := moment(day.Text, hour.Text)
		if !ok {
			refuse(t.T("progress.when.wrong"))
			return
		}
		e.Status = status
		err := p.Session.Note(e)
		var refusal *timeline.Refusal
		if errors.As(err, &refusal) {
			refuse(refusal.Say(t))
			return
		}
		d.Hide()
		if err != nil {
			p.Tell(err)
			return
		}
		p.Saving()
		p.build()
		p.view.Scroll().ScrollToTop()
	}
	content := panel.Column(panel.Medium, panel.Muted(t.T("progress.when.how")),
		panel.Grid(130, panel.Medium,
			panel.Column(panel.Tight, panel.Strong(t.T("progress.when.day")), day),
			panel.Column(panel.Tight, panel.Strong(t.T("progress.when.hour")), hour)), wrong)
	d = dialog.NewCustomWithoutButtons(t.T("progress.when", "status", title), content, p.Window)
	d.SetButtons([]fyne.CanvasObject{panel.Secondary(t.T("page.cancel"), func() { d.Hide() }), panel.Primary(t.T("progress.when.keep"), keep)})
	d.Resize(fyne.NewSize(min(dialogWidth, p.Window.Canvas().Size().Width*0.9), 0))
	d.Show()
	p.Window.Canvas().Focus(day)
}

// hourForm is how a time of the day is typed.
const hourForm = "15:04"

// moment reads a day and, where it is remembered, a time in Beijing.
func moment(day, hour string) (timeline.Event, bool) {
	date, err := filing.ParseDate(day)
	if err != nil || date == filing.Forever() {
		return timeline.Event{}, false
	}
	e := timeline.Event{DayOnly: strings.TrimSpace(hour) == ""}
	typed, form := date.String(), time.DateOnly
	if !e.DayOnly {
		typed, form = typed+" "+strings.TrimSpace(filing.Narrow(hour)), form+" "+hourForm
	}
	e.At, err = time.ParseInLocation(form, typed, timeline.Beijing)
	return e, err == nil
}

// station is a moment in the drawing of the way.
func (p *progress) station(m timeline.Moment, told timeline.Told) fyne.CanvasObject {
	icon, colour := icons.Begun, theme.ColorMuted
	switch m.Tense {
	case timeline.Past:
		icon, colour = icons.Done, theme.ColorSuccess
	case timeline.Present:
		icon, colour = icons.Clock, theme.ColorAccent
	}
	words := panel.Column(0.5, panel.NewText(told.Title, panel.Style{Bold: m.Tense == timeline.Present}))
	for _, more := range []string{told.When, told.Note} {
		if more != "" {
			words.Add(panel.Caption(more))
		}
	}
	return panel.Aside(panel.Medium, panel.Icon(panel.Picture(icon), colour, fynetheme.SizeNameInlineIcon), words)
}

// reminders lists what ends, and puts it into the applicant's own calendar.
func (p *progress) reminders(watch []timeline.Reminder) fyne.CanvasObject {
	t, today := p.Texts, filing.DateOf(p.Now().In(timeline.Beijing))
	list := panel.Column(panel.Medium, panel.Heading(t.T("progress.watch")))
	for _, r := range watch {
		told := r.Tell(t)
		icon, colour := icons.Clock, theme.ColorMuted
		if r.Urgent(today) || r.Over() {
			icon, colour = icons.Alert, theme.ColorWarning
		}
		words := panel.Column(0.5, panel.Strong(told.What), panel.NewText(told.When, panel.Style{Color: colour}), panel.Caption(told.Do))
		if told.Warning != "" {
			words.Add(panel.Caption(told.Warning))
		}
		list.Add(panel.Aside(panel.Medium, panel.Icon(panel.Picture(icon), colour, fynetheme.SizeNameInlineIcon), words))
	}
	list.Add(panel.Line(0, panel.Secondary(t.T("progress.calendar"), p.calendar)))
	return panel.Card(list)
}

// calendar writes the days to keep in mind as a file that calendars read.
func (p *progress) calendar() {
	c, now, t := p.Session.Followed(), p.Now(), p.Texts
	p.SaveAs(TitleOf(t, c.Filing)+".ics", func(path string) {
		task.Run(context.Background(), p.Tasks, func(context.Context) (struct{}, error) {
			return struct{}{}, p.Write(path, func(w Writer) error {
				_, err := w.Write(p.Desk.Guide().ICS(c, now, t))
				return err
			})
		}, func(_ struct{}, err error) { p.Tell(err) })
	})
}

// onward offers what a filing that exists may need next: orders that begin with what is filed.
func (p *progress) onward(f *filing.Filing) fyne.CanvasObject {
	t := p.Texts
	var tiles []fyne.CanvasObject
	for _, next := range []struct {
		order filing.Order
		when  string // says when it is the one
	}{
		{filing.ChangeEntity, "interview.part.entity.detail"},
		{filing.ChangeService, "interview.part.service.detail"},
		{filing.ChangeFiling, "interview.part.both.detail"},
		{filing.AddService, "progress.onward.add"},
		{filing.CancelAccess, "interview.leaving.access.detail"},
		{filing.CancelService, "interview.leaving.service.detail"},
		{filing.CancelEntity, "interview.leaving.entity.detail"},
	} {
		title := t.Code(filing.Orders, string(next.order))
		words := panel.Column(0.5, panel.Strong(title), panel.Caption(t.T(next.when)))
		tiles = append(tiles, editing(p.Shell, panel.NewTile(title, true, panel.InsetXY(3, 2.5, words), func() { p.follow(f.ID, next.order) })))
	}
	return panel.Card(panel.Column(panel.Tight, panel.Heading(t.T("progress.onward")), panel.Muted(t.T("progress.onward.how"))), panel.Grid(250, panel.Small, tiles...))
}

func (p *progress) follow(id string, order filing.Order) {
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (*wizard.Session, error) {
		if err := p.Session.Save(ctx); err != nil {
			return nil, err
		}
		return p.Desk.Follow(ctx, id, order, p.Texts)
	}, func(session *wizard.Session, err error) {
		if err != nil {
			p.Tell(err)
			return
		}
		p.Adopt(session)
	})
}
