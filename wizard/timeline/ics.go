package timeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// An Entry is one event for the applicant's own calendar.
type Entry struct {
	Key         string        // names the entry within the filing: a later export of the same entry takes its place
	Day         filing.Date   // all day, unless At is set
	At          time.Time     // an appointment that ends at this moment
	Before      time.Duration // how long before At the appointment begins
	Summary     string
	Description string
	Alarms      []time.Duration // before the beginning of Day, or before At; negative after it
}

// Alarms of an entry: on the morning of the day and of the day before.
const (
	sameMorning   = -9 * time.Hour
	morningBefore = 15 * time.Hour
	wholeDay      = 24 * time.Hour
)

// ICS returns the deadlines and reminders of a case as a calendar file (RFC 5545): what is due now, what to do after approval, and
// what ends. The same case at the same moment gives the same bytes. No fact of the filing but its title is written, because
// calendars are kept by others.
func (g *Guide) ICS(c Case, now time.Time, words *text.Catalog) []byte {
	return encode(c.Filing.ID, words.T("timeline.ics.name"), g.Entries(c, now, words), now)
}

// Entries lists what ICS writes. What is over is left out.
func (g *Guide) Entries(c Case, now time.Time, words *text.Catalog) []Entry {
	var out []Entry
	name := c.Filing.Title
	if name == "" {
		name = words.Code(filing.Orders, string(c.Filing.Order))
	}
	summary := func(what string) string { return words.T("timeline.ics.summary", "title", name, "what", what) }
	for _, m := range g.Timeline(c, now) {
		if m.Tense != Present {
			continue
		}
		told := m.Tell(c.Filing.Order, words)
		if !m.Due.IsZero() && !m.Due.Overdue {
			e := Entry{
				Key: fmt.Sprintf("due/%s/%d", m.Status, len(c.Progress.Events)), Day: m.Due.Day, At: m.Due.At,
				Summary:     summary(words.T("timeline.ics.due."+string(m.Due.Who), "status", told.Title)),
				Description: strings.Join(standing(m.Tasks, words), "\n"),
				Alarms:      []time.Duration{sameMorning},
			}
			if !e.At.IsZero() {
				e.Before, e.Alarms = time.Hour, []time.Duration{12 * time.Hour, 2 * time.Hour}
			} else if m.Due.Who == Principals { // the hour is not known: the day before is the last safe one
				e.Alarms = []time.Duration{morningBefore, sameMorning}
			}
			out = append(out, e)
		}
		for _, task := range m.Tasks {
			if task.ID != "verify" && !task.Due.IsZero() && task.Due.Days >= 0 {
				out = append(out, Entry{
					Key: "task/" + task.ID, Day: task.Due.Day, Summary: summary(words.T("timeline.ics.task." + task.ID)),
					Description: strings.Join(standing([]Task{task}, words), "\n"), Alarms: []time.Duration{7*wholeDay + sameMorning, morningBefore},
				})
			}
		}
	}
	for _, r := range g.Watch(c, filing.DateOf(now.In(Beijing))) {
		if r.Day.IsZero() || r.Over() {
			continue
		}
		told := r.Tell(words)
		e := Entry{
			Key: "watch/" + string(r.Kind) + "/" + string(r.Path), Day: r.Day,
			Summary:     summary(words.T("timeline.ics.watch."+string(r.Kind), "what", told.What)),
			Description: told.Do,
			Alarms:      []time.Duration{morningBefore},
		}
		if ahead := r.From.Days(r.Day); counts(r.From) && ahead > 1 {
			e.Alarms = append([]time.Duration{time.Duration(ahead)*wholeDay + sameMorning}, e.Alarms...)
		}
		out = append(out, e)
	}
	return out
}

// standing puts tasks into sentences that stay true: a calendar is read later, so they count no days that are left.
func standing(tasks []Task, words *text.Catalog) []string {
	out := make([]string, 0, len(tasks))
	for _, t := range tasks {
		t.Due = Due{}
		out = append(out, t.Tell(words))
	}
	return out
}

// lineOctets is how long a line of a calendar file may be, without its end (RFC 5545, 3.1).
const lineOctets = 75

// A writer writes the content lines of a calendar file.
type writer struct{ buf bytes.Buffer }

// line writes a property; the value is escaped already.
func (w *writer) line(name, value string) {
	rest, room := name+":"+value, lineOctets
	for len(rest) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.buf.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], lineOctets-1 // the space counts
	}
	w.buf.WriteString(rest + "\r\n")
}

// escape makes a TEXT value (RFC 5545, 3.3.11). Characters that no calendar shows are left out.
func escape(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "")
	s = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// utcForm is a DATE-TIME in UTC (RFC 5545, 3.3.5).
const utcForm = "20060102T150405Z"

func encode(id, name string, entries []Entry, now time.Time) []byte {
	w := &writer{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//BeianDesk//Timeline//ZH")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.line("X-WR-CALNAME", escape(name))
	for _, e := range entries {
		w.event(id, e, now)
	}
	w.line("END", "VCALENDAR")
	return w.buf.Bytes()
}

func (w *writer) event(id string, e Entry, now time.Time) {
	sum := sha256.Sum256([]byte(id + "\x00" + e.Key))
	w.line("BEGIN", "VEVENT")
	w.line("UID", hex.EncodeToString(sum[:16])+"@beiandesk")
	w.line("DTSTAMP", now.UTC().Format(utcForm))
	if e.At.IsZero() {
		w.line("DTSTART;VALUE=DATE", form(e.Day))
		w.line("DTEND;VALUE=DATE", form(plus(e.Day, 1)))
		w.line("TRANSP", "TRANSPARENT")
	} else {
		w.line("DTSTART", e.At.Add(-e.Before).UTC().Format(utcForm))
		w.line("DTEND", e.At.UTC().Format(utcForm))
	}
	w.line("SUMMARY", escape(e.Summary))
	w.line("DESCRIPTION", escape(e.Description))
	for _, before := range e.Alarms {
		w.line("BEGIN", "VALARM")
		w.line("ACTION", "DISPLAY")
		w.line("DESCRIPTION", escape(e.Summary))
		w.line("TRIGGER", trigger(before-e.Before))
		w.line("END", "VALARM")
	}
	w.line("END", "VEVENT")
}

func form(d filing.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// trigger writes how long before the beginning of an event an alarm goes off (RFC 5545, 3.3.6).
func trigger(before time.Duration) string {
	sign := "-"
	if before < 0 {
		sign, before = "", -before
	}
	days := before / wholeDay
	hours := (before % wholeDay) / time.Hour
	minutes := (before % time.Hour) / time.Minute
	out := sign + "P"
	if days > 0 {
		out += fmt.Sprintf("%dD", days)
	}
	if hours > 0 || minutes > 0 || days == 0 {
		out += "T"
	}
	switch {
	case hours > 0 && minutes > 0:
		out += fmt.Sprintf("%dH%dM", hours, minutes)
	case hours > 0:
		out += fmt.Sprintf("%dH", hours)
	case minutes > 0 || days == 0:
		out += fmt.Sprintf("%dM", minutes)
	}
	return out
}
