// Package timeline follows an order after it was handed in: where it stands, what is due when, and what to be reminded of.
package timeline

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// ErrFacts says that the facts about statuses and deadlines are not what this package can work with.
var ErrFacts = errors.New("facts about statuses and deadlines are incomplete")

// A Guide answers from the national facts and the calendar of working days. It is never changed.
type Guide struct {
	atlas    *region.Atlas
	calendar *Calendar
	terms    *provider.Terms
	first    span // working days of the provider's review
	bureau   span // working days of the bureau's review
	code     time.Duration
}

// A span is the least and the most working days that something takes.
type span struct{ least, most int }

// handIn is how long the provider takes to hand in an order that passed its review. No source tells; the status exists, so it
// is not always at once.
var handIn = span{0, 1}

// unblocking is how many working days after approval the provider's servers let visitors in.
// Source: the provider's page 备案成功后FAQ (2025-12-31).
const unblocking = 1

// New returns a Guide for the orders of a provider, or ErrFacts when its terms do not name the portal's statuses, or the facts
// not the length of a review.
func New(atlas *region.Atlas, terms *provider.Terms, calendar *Calendar) (*Guide, error) {
	if atlas == nil || terms == nil || calendar == nil {
		return nil, fmt.Errorf("%w: no atlas, no provider or no calendar", ErrFacts)
	}
	n := atlas.National()
	g := &Guide{atlas: atlas, terms: terms, calendar: calendar, code: time.Duration(n.SMS.Value.Hours) * time.Hour}
	var err error
	if g.first, err = spanOf(terms.Review.Value.Workdays); err != nil {
		return nil, err
	}
	if g.bureau, err = spanOf(n.ReviewTime.Value.BureauWorkdays); err != nil {
		return nil, err
	}
	if g.code <= 0 || n.PoliceFilingDays.Value <= 0 {
		return nil, fmt.Errorf("%w: hours for the text message or days for the police", ErrFacts)
	}
	var named []Status
	for _, s := range terms.Statuses.Value {
		named = append(named, Status(s.ID))
	}
	for _, s := range Statuses() {
		if slices.Contains(named, s) == s.ours() {
			return nil, fmt.Errorf("%w: status %s", ErrFacts, s)
		}
	}
	return g, nil
}

func spanOf(days []int) (span, error) {
	if len(days) != 2 || days[0] < 0 || days[1] < days[0] {
		return span{}, fmt.Errorf("%w: review of %v working days", ErrFacts, days)
	}
	return span{days[0], days[1]}, nil
}

// Calendar returns the calendar that the guide counts with.
func (g *Guide) Calendar() *Calendar { return g.calendar }

// A Case is a filing and what is known about it beside its facts.
type Case struct {
	Filing   *filing.Filing
	Progress Progress
	Signed   map[string]filing.Date // by attachment: the day a letter was signed, where it is known
}

// Over reports whether nothing more will happen to the order.
func (c Case) Over() bool { s := c.Progress.Status(); return s == Filed || s == Abandoned }

// sites and apps report which services the filing has.
func (c Case) sites() bool { return c.has(filing.Website) }
func (c Case) apps() bool  { return c.has(filing.AppKind) }

func (c Case) has(kind filing.ServiceKind) bool {
	return slices.ContainsFunc(c.Filing.Services, func(s filing.Service) bool { return s.Kind == kind })
}

// A Tense says whether a moment is over.
type Tense string

// The tenses.
const (
	Past    Tense = "past"
	Present Tense = "present"
	Coming  Tense = "coming"
)

// A Moment is one station of an order's timeline.
type Moment struct {
	Tense  Tense
	Status Status
	Event  Event // of the past and present; zero for an order that was not recorded to be handed in

	// Of the coming: between which days the station should be reached. Supposed says that they are counted as though the applicant
	// did today what the order waits for; Estimated, that a year is crossed for which no holidays are known yet.
	Earliest, Latest    filing.Date
	Supposed, Estimated bool

	// Of the present.
	Due     Due
	Allowed []region.Action
	Tasks   []Task
}

// A Due is until when something is to be done or to be expected. The zero value is no deadline.
type Due struct {
	Who       Who
	Day       filing.Date
	At        time.Time     // zero: any time of the day
	Left      time.Duration // until At; negative when it is over
	Days      int           // calendar days until Day; negative when it is over
	Workdays  int           // working days until Day
	Counted   bool          // the deadline is one of working days
	Overdue   bool
	Estimated bool
}

// IsZero reports whether there is no deadline.
func (d Due) IsZero() bool { return d.Day.IsZero() }

// due returns a deadline at the end of a day.
func (g *Guide) due(who Who, day filing.Date, now time.Time) Due {
	today := filing.DateOf(now.In(Beijing))
	d := Due{Who: who, Day: day, Days: today.Days(day), Overdue: day.Before(today)}
	d.Workdays, d.Estimated = g.calendar.Between(today, day)
	return d
}

// Timeline draws an order: what was recorded, where it stands now and what is due, and what should follow when.
func (g *Guide) Timeline(c Case, now time.Time) []Moment {
	var out []Moment
	events := c.Progress.Events
	for i := 0; i+1 < len(events); i++ {
		out = append(out, Moment{Tense: Past, Status: events[i].Status, Event: events[i]})
	}
	present := Moment{Tense: Present, Status: c.Progress.Status(), Allowed: g.Allowed(c.Filing.Order, c.Progress.Status())}
	if n := len(events); n > 0 {
		present.Event = events[n-1]
	}
	present.Due = g.deadline(present, now)
	present.Tasks = g.tasks(c, present, now)
	return append(append(out, present), g.coming(c, present, filing.DateOf(now.In(Beijing)))...)
}

// deadline returns until when what the present waits for is to happen.
func (g *Guide) deadline(m Moment, now time.Time) Due {
	if m.Event.Status == "" {
		return Due{}
	}
	switch m.Status {
	case WaitingFirst, Amended:
		return g.review(Provider, m.Event, g.first, now)
	case BureauReview:
		return g.review(Bureau, m.Event, g.bureau, now)
	case SMS:
		if m.Event.DayOnly {
			return g.due(Principals, filing.DateOf(m.Event.At.In(Beijing).Add(g.code)), now)
		}
		at := m.Event.At.Add(g.code)
		d := g.due(Principals, filing.DateOf(at.In(Beijing)), now)
		d.At, d.Left, d.Overdue = at, at.Sub(now), now.After(at)
		return d
	}
	return Due{}
}

func (g *Guide) review(who Who, e Event, s span, now time.Time) Due {
	day, estimated := g.calendar.Add(e.day(), s.most)
	d := g.due(who, day, now)
	d.Counted, d.Estimated = true, d.Estimated || estimated
	return d
}

// coming returns the stations ahead, each with the days between which it should be reached. Once a review takes longer than it
// should, nobody knows the latest day of what follows: it is no day.
func (g *Guide) coming(c Case, present Moment, today filing.Date) []Moment {
	if c.Over() {
		return nil
	}
	supposed := present.Status.Waits() == Applicant
	begin := today
	if !supposed && present.Event.Status != "" {
		begin = present.Event.day()
	}
	window, late := Moment{Tense: Coming, Earliest: begin, Latest: begin, Supposed: supposed}, false
	at := present.Status
	var out []Moment
	for _, next := range ahead(c.Filing.Order, present.Status) {
		window = g.pass(window, at)
		late = late || window.Latest.Before(today)
		window.Earliest, window.Latest = later(window.Earliest, today), later(window.Latest, today)
		window.Status, at = next, next
		station := window
		if late {
			station.Latest = filing.Date{}
		}
		out = append(out, station)
	}
	return out
}

// ahead returns the stations that should follow a status.
func ahead(o filing.Order, s Status) []Status {
	road := Way(o)
	switch s {
	case ToAmend:
		return append([]Status{Amended}, rest(road, WaitingFirst)...)
	case FirstRejected, BureauRejected:
		return rest(road, Draft)
	case Amended:
		return rest(road, WaitingFirst)
	}
	return rest(road, s)
}

// rest returns what of a road lies behind a status, on the road or not.
func rest(road []Status, s Status) []Status {
	longest := Way(filing.First)
	passed := slices.Index(longest, s)
	var out []Status
	for _, next := range road {
		if slices.Index(longest, next) > passed {
			out = append(out, next)
		}
	}
	return out
}

// pass moves a window of days to the end of a status.
func (g *Guide) pass(w Moment, s Status) Moment {
	var days span
	switch s {
	case WaitingFirst, Amended:
		days = g.first
	case ToBureau:
		days = handIn
	case BureauReview:
		days = g.bureau
	case SMS: // the code may be confirmed at once, or just in time
		w.Latest = plus(w.Latest, int(g.code/(24*time.Hour)))
		return w
	}
	var a, b bool
	w.Earliest, a = g.calendar.Add(w.Earliest, days.least)
	w.Latest, b = g.calendar.Add(w.Latest, days.most)
	w.Estimated = w.Estimated || a || b
	return w
}
