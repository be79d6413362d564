package timeline

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Told is a moment as people read it. What does not apply is empty.
type Told struct {
	Title   string   `json:"title"`
	When    string   `json:"when"`
	Meaning string   `json:"meaning"`
	Next    string   `json:"next"`
	Due     string   `json:"due"`
	Tasks   []string `json:"tasks"`
	Allowed string   `json:"allowed"`
	Note    string   `json:"note"`    // the applicant's own
	Warning string   `json:"warning"` // holidays were not known for all days that were counted
}

// Tell puts a moment of an order into sentences.
func (m Moment) Tell(o filing.Order, words *text.Catalog) Told {
	t := Told{Title: Title(words, o, m.Status), Tasks: []string{}, Note: m.Event.Note}
	switch m.Tense {
	case Coming:
		t.When = m.window(words)
	default:
		t.When = when(m.Event)
	}
	if m.Tense == Present {
		t.Meaning = words.T(variant(words, "timeline.status."+string(m.Status)+".meaning", o))
		t.Next = words.T(variant(words, "timeline.status."+string(m.Status)+".next", o))
		t.Due = m.Due.Tell(words)
		for _, task := range m.Tasks {
			t.Tasks = append(t.Tasks, task.Tell(words))
		}
		actions := make([]string, 0, len(m.Allowed))
		for _, a := range m.Allowed {
			actions = append(actions, words.T("timeline.action."+string(a)))
		}
		if t.Allowed = words.T("timeline.allowed.none"); len(actions) > 0 {
			t.Allowed = words.T("timeline.allowed", "actions", strings.Join(actions, words.T("list.separator")))
		}
	}
	if m.Estimated || m.Due.Estimated {
		t.Warning = words.T("timeline.estimated")
	}
	return t
}

// Title names a status of an order: an order that ends or changes a filing is not 已备案 when it is done.
func Title(words *text.Catalog, o filing.Order, s Status) string {
	return words.T(variant(words, "timeline.status."+string(s)+".title", o))
}

// variant returns the key of the words that suit an order: its own, those of its family, or the general ones.
func variant(words *text.Catalog, key string, o filing.Order) string {
	for _, suffix := range families(o) {
		if words.Has(key + "." + suffix) {
			return key + "." + suffix
		}
	}
	return key
}

// families lists what an order's words may be kept under, the nearest first.
func families(o filing.Order) []string {
	switch {
	case o.Cancels():
		return []string{string(o), "cancels"}
	case o.Changes():
		return []string{string(o), "changes"}
	}
	return []string{string(o)}
}

// when is the moment of an event in Beijing's time.
func when(e Event) string {
	switch {
	case e.At.IsZero():
		return ""
	case e.DayOnly:
		return e.day().String()
	}
	return clock(e.At)
}

func clock(t time.Time) string { return t.In(Beijing).Format("2006-01-02 15:04") }

// window says between which days a station should be reached.
func (m Moment) window(words *text.Catalog) string {
	key := "timeline.window"
	switch {
	case m.Latest.IsZero():
		key += ".open"
	case m.Earliest == m.Latest:
		key += ".day"
	}
	said := words.T(key, "from", dayOf(words, m.Earliest), "until", dayOf(words, m.Latest))
	if m.Supposed {
		return words.T("timeline.window.supposed", "window", said)
	}
	return said
}

// dayOf writes a day with its weekday, because people plan by weekdays.
func dayOf(words *text.Catalog, d filing.Date) string {
	if !counts(d) {
		return d.String()
	}
	return words.T("timeline.day", "day", d.String(), "weekday", words.T("timeline.weekday."+strconv.Itoa(weekday(number(d)))))
}

// Tell says until when something is due, and how much of the time is left; empty where there is no deadline.
func (d Due) Tell(words *text.Catalog) string {
	if d.IsZero() {
		return ""
	}
	day := dayOf(words, d.Day)
	switch {
	case !d.At.IsZero() && d.Overdue:
		return words.T("timeline.due.at.over", "at", clock(d.At))
	case !d.At.IsZero():
		return words.T("timeline.due.at", "at", clock(d.At), "hours", strconv.Itoa(int(d.Left.Hours())),
			"minutes", strconv.Itoa(int(d.Left.Minutes())%60))
	case d.Who == Principals && d.Overdue:
		return words.T("timeline.due.at.over", "at", day)
	case d.Who == Principals:
		return words.T("timeline.due.code_day", "day", day)
	case d.Days == 0 && d.Counted:
		return words.T("timeline.due.expected.today", "day", day)
	case d.Days == 0:
		return words.T("timeline.due.today", "day", day)
	case d.Counted && d.Overdue:
		return words.T("timeline.due.expected.over", "day", day, "n", strconv.Itoa(-d.Workdays))
	case d.Counted:
		return words.T("timeline.due.expected", "day", day, "n", strconv.Itoa(max(d.Workdays, 0)))
	case d.Overdue:
		return words.T("timeline.due.over", "day", day, "n", strconv.Itoa(-d.Days))
	}
	return words.T("timeline.due", "day", day, "n", strconv.Itoa(d.Days))
}

// Tell is the task in one sentence, with its own deadline where it has one.
func (t Task) Tell(words *text.Catalog) string {
	names := make([]string, 0, len(t.Values))
	for name := range t.Values {
		names = append(names, name)
	}
	sort.Strings(names)
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, name, spoken(words, t.Values[name]))
	}
	said := words.T("timeline.task."+t.ID, pairs...)
	if due := t.Due.Tell(words); due != "" && t.Due.At.IsZero() && t.Due.Who != Principals {
		return words.T("timeline.task_due", "task", said, "due", due)
	}
	return said
}

// A value of this beginning is a list of names.
const listValue = "@list:"

func list(names []string) string { return listValue + strings.Join(names, "\n") }

// spoken puts a value of a task into words.
func spoken(words *text.Catalog, value string) string {
	if names, ok := strings.CutPrefix(value, listValue); ok {
		return strings.ReplaceAll(names, "\n", words.T("list.separator"))
	}
	if key, ok := strings.CutPrefix(value, "@"); ok {
		return words.T(key)
	}
	return value
}

// Recalled is a reminder as people read it.
type Recalled struct {
	What    string `json:"what"` // the paper or fact
	When    string `json:"when"`
	Do      string `json:"do"`
	Warning string `json:"warning"`
}

// Tell puts a reminder into sentences. It names no number and no person.
func (r Reminder) Tell(words *text.Catalog) Recalled {
	out := Recalled{What: words.Label(r.Path)}
	key := "timeline.watch." + string(r.Kind)
	unit := words.T("timeline.unit.days")
	if r.Workdays {
		unit = words.T("timeline.unit.workdays")
	}
	switch {
	case r.Day.IsZero():
		out.When = words.T(key+".since", "day", dayOf(words, r.Since))
	case r.Days == 0:
		out.When = words.T(key+".today", "day", dayOf(words, r.Day))
	case r.Over():
		out.When = words.T(key+".over", "day", dayOf(words, r.Day), "n", strconv.Itoa(-r.Days))
	default:
		out.When = words.T(key+".when", "day", dayOf(words, r.Day), "n", strconv.Itoa(r.Days))
	}
	out.Do = words.T(key+"."+string(r.Stage), "needed", fmt.Sprint(r.Needed), "unit", unit, "from", dayOf(words, r.From))
	if r.Estimated {
		out.Warning = words.T("timeline.estimated")
	}
	return out
}
