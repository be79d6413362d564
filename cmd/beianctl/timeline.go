package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

type timelineCommand struct {
	Case      string `arg:"" name:"CASE" help:"${help_case}"`
	Submitted string `name:"submitted" placeholder:"DATE" help:"${help_submitted}"`
	Status    string `name:"status" placeholder:"STATUS" help:"${help_status}"`
	Since     string `name:"since" placeholder:"DATE" help:"${help_since}"`
	ICS       string `name:"ics" placeholder:"OUT.ics" help:"${help_ics}"`
	JSON      bool   `name:"json" help:"${help_json}"`
}

// drawnTimeline is timeline --json.
type drawnTimeline struct {
	Filing    string          `json:"filing"`
	Order     filing.Order    `json:"order"`
	Now       string          `json:"now"`
	Status    timeline.Status `json:"status"`
	Moments   []drawnMoment   `json:"moments"`
	Reminders []drawnReminder `json:"reminders"`
	Next      []nextStatus    `json:"next"` // what may be recorded next
	Calendar  knownYears      `json:"calendar"`
}

type drawnMoment struct {
	Tense     timeline.Tense  `json:"tense"`
	Status    timeline.Status `json:"status"`
	Since     string          `json:"since"`
	Earliest  string          `json:"earliest"`
	Latest    string          `json:"latest"`
	Supposed  bool            `json:"supposed"`
	Estimated bool            `json:"estimated"`
	Due       *drawnDue       `json:"due,omitempty"`
	Allowed   []region.Action `json:"allowed"`
	Tasks     []drawnTask     `json:"tasks"`
	Words     timeline.Told   `json:"words"`
}

type drawnDue struct {
	Who       timeline.Who `json:"who"`
	Day       string       `json:"day"`
	At        string       `json:"at"`
	Days      int          `json:"days"`
	Workdays  int          `json:"workdays"`
	Overdue   bool         `json:"overdue"`
	Estimated bool         `json:"estimated"`
}

type drawnTask struct {
	ID   string       `json:"id"`
	Who  timeline.Who `json:"who"`
	Due  *drawnDue    `json:"due,omitempty"`
	Text string       `json:"text"`
}

type drawnReminder struct {
	Kind      timeline.Kind     `json:"kind"`
	Path      filing.Path       `json:"path"`
	Day       string            `json:"day"`
	From      string            `json:"from"`
	Since     string            `json:"since"`
	Days      int               `json:"days"`
	Urgent    bool              `json:"urgent"`
	Over      bool              `json:"over"`
	Estimated bool              `json:"estimated"`
	Words     timeline.Recalled `json:"words"`
}

type nextStatus struct {
	Status timeline.Status `json:"status"`
	Title  string          `json:"title"`
}

type knownYears struct {
	First int `json:"first"`
	Last  int `json:"last"`
}

func (c *timelineCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	opened, err := j.openCase(c.Case)
	if err != nil {
		return false, err
	}
	f, guide := opened.Filing, j.rooms.Guide
	events, err := c.events(j, f.Order)
	if err != nil {
		return false, err
	}
	now := j.moment(desk.Today(), events)
	drawn := timeline.Case{Filing: f}
	for _, e := range events {
		if err := drawn.Progress.Record(f.Order, e, now); err != nil {
			var refusal *timeline.Refusal
			if errors.As(err, &refusal) {
				return false, misuse(j.words.T("cli.timeline.refused", "why", refusal.Say(j.words)))
			}
			return false, err
		}
	}
	moments := guide.Timeline(drawn, now)
	reminders := guide.Watch(drawn, filing.DateOf(now.In(timeline.Beijing)))
	if c.ICS != "" {
		if isOwnFile(c.Case, f, c.ICS) {
			return false, at(c.ICS, errOwnFile)
		}
		if err := j.write(c.ICS, func(w io.Writer) error {
			_, err := w.Write(guide.ICS(drawn, now, j.words))
			return err
		}); err != nil {
			return false, err
		}
	}
	if c.JSON {
		return false, j.printTimeline(drawn, now, moments, reminders)
	}
	lines := append(j.timelineLines(drawn, now, moments), j.reminderLines(now, reminders)...)
	if c.ICS != "" {
		lines = append(lines, "", j.words.T("cli.timeline.written", "file", c.ICS, "count", fmt.Sprint(len(guide.Entries(drawn, now, j.words)))))
	}
	return false, j.say("%s", strings.Join(lines, "\n"))
}

// events makes records of the flags: the day of submission, then the status of now.
func (c *timelineCommand) events(j *job, o filing.Order) ([]timeline.Event, error) {
	var out []timeline.Event
	status := timeline.Status(c.Status)
	if c.Status != "" && !status.Known() {
		var codes []string
		for _, s := range timeline.Possible(o) {
			codes = append(codes, string(s))
		}
		return nil, misuse(j.words.T("cli.timeline.none", "typed", c.Status, "codes", strings.Join(codes, ", ")))
	}
	if c.Since != "" && c.Status == "" {
		return nil, misuse(j.words.T("cli.timeline.since"))
	}
	if c.Submitted != "" && (status != timeline.WaitingFirst || c.Since == "") {
		e, err := j.event("--submitted", c.Submitted, timeline.WaitingFirst)
		if err != nil {
			return nil, err
		}
		if out = append(out, e); status == timeline.WaitingFirst {
			return out, nil
		}
	}
	if c.Status == "" {
		return out, nil
	}
	e, err := j.event("--since", c.Since, status)
	if err != nil {
		return nil, err
	}
	return append(out, e), nil
}

// event reads a moment in Beijing's time; nothing typed is now.
func (j *job) event(flag, typed string, s timeline.Status) (timeline.Event, error) {
	if typed == "" {
		return timeline.Event{At: j.clock().Now(), DayOnly: !j.today.IsZero(), Status: s}, nil
	}
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(form, typed, timeline.Beijing); err == nil {
			return timeline.Event{At: t, Status: s}, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, typed); err == nil {
		return timeline.Event{At: t, Status: s}, nil
	}
	day, err := filing.ParseDate(typed)
	if err != nil {
		return timeline.Event{}, misuse(j.words.T("cli.timeline.time", "flag", flag, "typed", typed))
	}
	return timeline.Event{At: hourOf(day, 0), DayOnly: true, Status: s}, nil
}

// hourOf is an hour of a day in Beijing.
func hourOf(day filing.Date, hour int) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, day.String(), timeline.Beijing)
	if err != nil {
		return time.Time{}
	}
	return t.Add(time.Duration(hour) * time.Hour)
}

// moment is the time of the clock; on the day that --as-of names, noon, or later where a record of that day says so.
func (j *job) moment(today filing.Date, events []timeline.Event) time.Time {
	if j.today.IsZero() {
		return j.clock().Now()
	}
	const noon = 12
	now := hourOf(today, noon)
	for _, e := range events {
		if e.At.After(now) && filing.DateOf(e.At.In(timeline.Beijing)) == today {
			now = e.At
		}
	}
	return now
}

// timelineLines draws the stations for people: one a line, the present one in full.
func (j *job) timelineLines(c timeline.Case, now time.Time, moments []timeline.Moment) []string {
	marks := map[timeline.Tense]string{timeline.Past: "✓", timeline.Present: "▶", timeline.Coming: "○"}
	name := c.Filing.Title
	if name == "" {
		name = c.Filing.ID
	}
	lines := []string{j.words.T("cli.timeline.head", "title", name, "order", j.words.Code(filing.Orders, string(c.Filing.Order)),
		"now", now.In(timeline.Beijing).Format("2006-01-02 15:04")), ""}
	warning := ""
	for _, m := range moments {
		told := m.Tell(c.Filing.Order, j.words)
		lines = append(lines, strings.TrimRight(fmt.Sprintf("%s %s  %s", marks[m.Tense], told.Title, told.When), " "))
		if told.Warning != "" {
			warning = told.Warning
		}
		if m.Tense != timeline.Present {
			continue
		}
		for _, said := range []string{told.Meaning, told.Due, told.Allowed, told.Next} {
			if said != "" {
				lines = append(lines, "    "+said)
			}
		}
		if len(told.Tasks) > 0 {
			lines = append(lines, "    "+j.words.T("cli.timeline.todo"))
		}
		for i, task := range told.Tasks {
			lines = append(lines, fmt.Sprintf("      %d. %s", i+1, task))
		}
	}
	if warning != "" {
		lines = append(lines, "", warning)
	}
	return lines
}

func (j *job) reminderLines(now time.Time, reminders []timeline.Reminder) []string {
	if len(reminders) == 0 {
		return []string{"", j.words.T("cli.timeline.no_watch")}
	}
	today := filing.DateOf(now.In(timeline.Beijing))
	lines := []string{"", j.words.T("cli.timeline.watch")}
	for _, r := range reminders {
		told, mark := r.Tell(j.words), j.words.T("cli.timeline.calm")
		if r.Urgent(today) {
			mark = j.words.T("cli.timeline.urgent")
		}
		lines = append(lines, "  "+j.words.T("cli.timeline.reminder", "mark", mark, "what", told.What, "when", told.When), "      "+told.Do)
		if told.Warning != "" {
			lines = append(lines, "      "+told.Warning)
		}
	}
	return lines
}

func (j *job) printTimeline(c timeline.Case, now time.Time, moments []timeline.Moment, reminders []timeline.Reminder) error {
	order, today := c.Filing.Order, filing.DateOf(now.In(timeline.Beijing))
	out := drawnTimeline{
		Filing: c.Filing.ID, Order: order, Now: stamp(now), Status: c.Progress.Status(),
		Moments: []drawnMoment{}, Reminders: []drawnReminder{}, Next: []nextStatus{},
	}
	out.Calendar.First, out.Calendar.Last = j.rooms.Guide.Calendar().Years()
	for _, s := range timeline.Next(order, c.Progress.Status()) {
		out.Next = append(out.Next, nextStatus{s, timeline.Title(j.words, order, s)})
	}
	for _, m := range moments {
		d := drawnMoment{
			Tense: m.Tense, Status: m.Status, Earliest: m.Earliest.String(), Latest: m.Latest.String(), Supposed: m.Supposed,
			Estimated: m.Estimated || m.Due.Estimated, Due: drawDue(m.Due), Allowed: append([]region.Action{}, m.Allowed...),
			Tasks: []drawnTask{}, Words: m.Tell(order, j.words),
		}
		switch {
		case m.Event.At.IsZero():
		case m.Event.DayOnly:
			d.Since = filing.DateOf(m.Event.At.In(timeline.Beijing)).String()
		default:
			d.Since = stamp(m.Event.At)
		}
		for _, t := range m.Tasks {
			d.Tasks = append(d.Tasks, drawnTask{t.ID, t.Who, drawDue(t.Due), t.Tell(j.words)})
		}
		out.Moments = append(out.Moments, d)
	}
	for _, r := range reminders {
		out.Reminders = append(out.Reminders, drawnReminder{
			Kind: r.Kind, Path: r.Path, Day: r.Day.String(), From: r.From.String(), Since: r.Since.String(), Days: r.Days,
			Urgent: r.Urgent(today), Over: r.Over(), Estimated: r.Estimated, Words: r.Tell(j.words),
		})
	}
	return j.print(out)
}

func stamp(t time.Time) string { return t.In(timeline.Beijing).Format(time.RFC3339) }

func drawDue(d timeline.Due) *drawnDue {
	if d.IsZero() {
		return nil
	}
	out := &drawnDue{
		Who: d.Who, Day: d.Day.String(), Days: d.Days, Workdays: d.Workdays, Overdue: d.Overdue, Estimated: d.Estimated,
	}
	if !d.At.IsZero() {
		out.At = stamp(d.At)
	}
	return out
}
