package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TitleOf returns what people call a draft: its own title, or whose it is, or what it is for.
func TitleOf(t *text.Catalog, f *filing.Filing) string {
	s := wizard.Summary{Title: f.Title, Entity: f.Entity.Name}
	if len(f.Services) > 0 {
		s.Service = f.Services[0].Name
		if len(f.Services[0].Domains) > 0 {
			s.Domain = f.Services[0].Domains[0].Name
		}
	}
	return titleOf(t, s)
}

// TitleOfCopy returns the title for a case that becomes a draft beside others: its own, or one that tells it from the
// draft of the same title and entity.
func TitleOfCopy(t *text.Catalog, f *filing.Filing, drafts []wizard.Summary) string {
	taken := func(title string) bool {
		return slices.ContainsFunc(drafts, func(d wizard.Summary) bool { return d.Entity == f.Entity.Name && titleOf(t, d) == title })
	}
	title := TitleOf(t, f)
	if !taken(title) {
		return f.Title
	}
	copied := t.T("home.copy", "title", title)
	for n := 2; taken(copied); n++ {
		copied = t.T("home.copy.more", "title", title, "n", number(n))
	}
	return copied
}

func titleOf(t *text.Catalog, s wizard.Summary) string {
	for _, name := range []string{s.Title, s.Service, s.Entity, s.Domain} {
		if strings.TrimSpace(name) != "" {
			return name
		}
	}
	return t.T("home.untitled")
}

// joined puts the parts that are there into one line.
func joined(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}

// longAgo is how old something is when only its date is told.
const longAgo = 7 * 24 * time.Hour

// changedAt says when something was changed, in relation to now and exactly.
func changedAt(t *text.Catalog, at, now time.Time) string {
	at, now = at.Local(), now.Local()
	age := now.Sub(at)
	clock := at.Format("15:04")
	day := func(x time.Time) time.Time { return time.Date(x.Year(), x.Month(), x.Day(), 0, 0, 0, 0, x.Location()) }
	days := int(day(now).Sub(day(at)).Hours()+12) / 24
	switch {
	case age < time.Minute:
		return t.T("home.changed.now", "time", clock)
	case age < time.Hour:
		return t.T("home.changed.minutes", "n", strconv.Itoa(int(age.Minutes())), "time", clock)
	case days == 0:
		return t.T("home.changed.today", "time", clock)
	case days == 1:
		return t.T("home.changed.yesterday", "time", clock)
	case age < longAgo:
		return t.T("home.changed.days", "n", strconv.Itoa(days), "date", at.Format(time.DateOnly), "time", clock)
	}
	return t.T("home.changed.date", "date", at.Format(time.DateOnly), "time", clock)
}

// number writes a number into a text.
func number(n int) string { return strconv.Itoa(n) }
