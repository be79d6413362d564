package timeline

import (
	"errors"
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Beijing is the zone in which bureaus and providers count their days.
var Beijing = time.FixedZone("UTC+8", 8*60*60)

// An Event is a status that the applicant saw, and since when.
type Event struct {
	At      time.Time `json:"at"`
	DayOnly bool      `json:"day_only,omitempty"` // of At only the day in Beijing is known
	Status  Status    `json:"status"`
	Note    string    `json:"note"`
}

// A Progress is what was recorded of an order after it was handed in, oldest first. The zero value is an order that was not.
type Progress struct {
	Events []Event `json:"events"`
}

// Status returns where the order stands.
func (p Progress) Status() Status {
	if len(p.Events) == 0 {
		return Draft
	}
	return p.Events[len(p.Events)-1].Status
}

// ErrRefused says that a record cannot be true. A Refusal wraps it and says why.
var ErrRefused = errors.New("record refused")

// A Refusal is a record that cannot be true: why not, and what to do instead, stands under the text key "timeline.refusal."+Why.
type Refusal struct {
	Why      string
	From, To Status
	Order    filing.Order
	Last     Event // the record before it
}

// Error names the record.
func (r *Refusal) Error() string {
	return string(r.From) + " to " + string(r.To) + ": " + r.Why
}

// Unwrap returns ErrRefused.
func (r *Refusal) Unwrap() error { return ErrRefused }

// Say is the refusal as people read it.
func (r *Refusal) Say(words *text.Catalog) string {
	return words.T("timeline.refusal."+r.Why, "from", Title(words, r.Order, r.From), "to", Title(words, r.Order, r.To),
		"order", words.Code(filing.Orders, string(r.Order)), "last", when(r.Last))
}

// Refusals lists every Why. The caller owns the slice.
func Refusals() []string {
	return []string{
		"unknown", "not_of_order", "same", "not_submitted", "not_resubmitted", "filed", "abandoned", "at_bureau", "cancel",
		"sequence", "earlier", "future",
	}
}

// follows is the table of statuses that come directly after another. Source: the provider's list of statuses (备案订单状态一览,
// 2026-05-27). Beyond it: a text message may come while the portal says 待管局审核 already; which of the three ways of sending back
// the portal shows after a code was not confirmed in time is not known, so any may be recorded; after amending, the portal says
// 已修改待审核 or 等待初审.
func follows() map[Status][]Status {
	return map[Status][]Status{
		Draft:          {WaitingFirst, Abandoned},
		WaitingFirst:   {Draft, ToAmend, FirstRejected, ToBureau, Abandoned},
		ToAmend:        {Amended, WaitingFirst, Abandoned},
		Amended:        {Draft, ToAmend, FirstRejected, ToBureau, Abandoned},
		FirstRejected:  {WaitingFirst, Amended, Abandoned},
		ToBureau:       {Draft, SMS, BureauReview, Abandoned},
		SMS:            {SMS, BureauReview, BureauRejected, FirstRejected, ToAmend},
		BureauReview:   {SMS, BureauRejected, Filed},
		BureauRejected: {WaitingFirst, Amended, Abandoned},
		Filed:          {},
		Abandoned:      {},
	}
}

// passed are the statuses that an order goes through without the applicant, so that nobody may have recorded them.
func passed(s Status) bool { return s == ToBureau || s == SMS || s == BureauReview }

// Next returns the statuses that may be recorded after another, in the portal's order: those that follow directly and those
// beyond what an order passes by itself.
func Next(o filing.Order, from Status) []Status {
	table, reached := follows(), map[Status]bool{}
	var walk func(Status)
	walk = func(s Status) {
		for _, next := range table[s] {
			if !reached[next] {
				reached[next] = true
				if passed(next) {
					walk(next)
				}
			}
		}
	}
	walk(from)
	if from == Draft && !slices.Contains(Way(o), WaitingFirst) {
		reached[Filed] = true
	}
	if from != Draft && o.Cancels() {
		reached[Draft] = false
	}
	if from == SMS || from == BureauReview { // nobody takes back or abandons what lies with the bureau
		reached[Draft], reached[Abandoned] = false, false
	}
	var out []Status
	for _, s := range Possible(o) {
		if reached[s] && (s != from || s == SMS) {
			out = append(out, s)
		}
	}
	return out
}

// Record adds an event, or returns a *Refusal when it cannot be true of this order. The first event may be any: who begins to
// record late need not tell what came before.
func (p *Progress) Record(o filing.Order, e Event, now time.Time) error {
	refusal := &Refusal{From: p.Status(), To: e.Status, Order: o}
	if n := len(p.Events); n > 0 {
		refusal.Last = p.Events[n-1]
	}
	if refusal.Why = p.objection(o, e, now); refusal.Why != "" {
		return refusal
	}
	p.Events = append(p.Events, e)
	return nil
}

// RemoveLast takes the newest record back and reports whether there was one.
func (p *Progress) RemoveLast() bool {
	n := len(p.Events)
	if n == 0 {
		return false
	}
	p.Events = slices.Clone(p.Events[:n-1])
	return true
}

func (p *Progress) objection(o filing.Order, e Event, now time.Time) string {
	from := p.Status()
	switch {
	case !e.Status.Known():
		return "unknown"
	case !slices.Contains(Possible(o), e.Status):
		return "not_of_order"
	case after(e, Event{At: now}):
		return "future"
	case len(p.Events) == 0:
		return ""
	case !slices.Contains(Next(o, from), e.Status):
		return impossible(o, from, e.Status)
	case after(p.Events[len(p.Events)-1], e):
		return "earlier"
	}
	return ""
}

// impossible says why a status cannot follow another.
func impossible(o filing.Order, from, to Status) string {
	switch {
	case from == to:
		return "same"
	case from == Filed:
		return "filed"
	case from == Abandoned:
		return "abandoned"
	case from == Draft:
		return "not_submitted"
	case from.SentBack():
		return "not_resubmitted"
	case to == Draft && o.Cancels():
		return "cancel"
	case (from == SMS || from == BureauReview) && (to == Draft || to == Abandoned):
		return "at_bureau"
	}
	return "sequence"
}

// after reports whether an event is certainly later than another: by the day alone where only a day is known.
func after(a, b Event) bool {
	if a.DayOnly || b.DayOnly {
		return b.day().Before(a.day())
	}
	return a.At.After(b.At)
}

// day is the day of an event in Beijing.
func (e Event) day() filing.Date { return filing.DateOf(e.At.In(Beijing)) }
