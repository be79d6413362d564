package timeline

import (
	"slices"
	"strconv"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Task is something that somebody is asked to do in a status. Its sentence stands under the text key "timeline.task."+ID,
// with the values filled in; a value of @ and the key of a text is that text.
type Task struct {
	ID     string
	Who    Who
	Due    Due // zero where it has no deadline of its own
	Values map[string]string
}

// A chore is a row of the table of tasks: in which statuses it is asked, and of which orders; nil for all.
type chore struct {
	id   string
	who  Who
	in   []Status
	when func(Case) bool
}

func order(is func(filing.Order) bool) func(Case) bool {
	return func(c Case) bool { return is(c.Filing.Order) }
}

func messaged(c Case) bool { return len(Recipients(c.Filing.Order)) > 0 }

func online(c Case) bool { return opens(c.Filing.Order) }

// chores is the table of tasks, in the order in which they are asked. Sources: the provider's list of statuses (2026-05-27), its
// pages 备案短信核验 and 备案成功后FAQ (2025-12-31); 《非经营性互联网信息服务备案管理办法》 (信息产业部令第33号) articles 13, 14, 23, 25 on the
// number at the foot of the page and on changes.
func chores() []chore {
	is := func(want filing.Order) func(Case) bool { return order(func(o filing.Order) bool { return o == want }) }
	back := []Status{ToAmend, FirstRejected, BureauRejected}
	firstReview := []Status{WaitingFirst, Amended}
	return []chore{
		{"submit", Applicant, []Status{Draft}, func(c Case) bool { return c.Filing.Order != filing.Transfer }},
		{"transfer_submit", Applicant, []Status{Draft}, is(filing.Transfer)},
		{"answer_phone", Applicant, firstReview, nil},
		{"revoke_to_edit", Applicant, []Status{WaitingFirst, Amended, ToBureau}, order(func(o filing.Order) bool { return !o.Cancels() })},
		{"abandon_only", Applicant, []Status{WaitingFirst, Amended, ToBureau}, order(filing.Order.Cancels)},
		{"confirm_cancel", Applicant, []Status{WaitingFirst, Amended, ToBureau}, is(filing.CancelEntity)},
		{"await_message", Principals, []Status{WaitingFirst, Amended, ToBureau}, messaged},
		{"read_history", Applicant, back, nil},
		{"paste_notice", Applicant, back, nil},
		{"resubmit", Applicant, back, nil},
		{"verify", Principals, []Status{SMS}, nil},
		{"resend", Principals, []Status{SMS}, nil},
		{"tries", Principals, []Status{SMS}, nil},
		{"timeout", Applicant, []Status{SMS}, nil},
		{"message_first", Principals, []Status{BureauReview}, messaged},
		{"wait_bureau", Applicant, []Status{BureauReview}, nil},
		{"dns_off", Applicant, []Status{WaitingFirst, Amended, ToBureau, SMS, BureauReview}, func(c Case) bool {
			return c.sites() && (c.Filing.Order == filing.First || c.Filing.Order == filing.AddService)
		}},
		{"site_up", Applicant, []Status{WaitingFirst, Amended, ToBureau, SMS, BureauReview}, func(c Case) bool {
			return c.sites() && (c.Filing.Order == filing.AddAccess || c.Filing.Order.Changes())
		}},
		{"number", Applicant, []Status{Filed}, online},
		{"sync", Applicant, []Status{Filed}, func(c Case) bool { return c.Filing.Order != filing.Transfer }},
		{"footer", Applicant, []Status{Filed}, func(c Case) bool { return c.sites() && (online(c) || c.Filing.Order == filing.AddAccess) }},
		{"app_number", Applicant, []Status{Filed}, func(c Case) bool { return c.apps() && (online(c) || c.Filing.Order == filing.AddAccess) }},
		{"dns_on", Applicant, []Status{Filed}, func(c Case) bool { return c.sites() && online(c) }},
		{"dns_switch", Applicant, []Status{Filed}, func(c Case) bool { return c.sites() && c.Filing.Order == filing.AddAccess }},
		{"police", Applicant, []Status{Filed}, online},
		{"licence", Applicant, []Status{Filed}, online},
		{"change_duty", Applicant, []Status{Filed}, order(func(o filing.Order) bool { return !o.Cancels() })},
		{"renew", Applicant, []Status{Filed}, order(func(o filing.Order) bool { return !o.Cancels() })},
		{"check_change", Applicant, []Status{Filed}, order(filing.Order.Changes)},
		{"transferred", Applicant, []Status{Filed}, is(filing.Transfer)},
		{"claimed", Applicant, []Status{Filed}, is(filing.Claim)},
		{"service_cancelled", Applicant, []Status{Filed}, is(filing.CancelService)},
		{"entity_cancelled", Applicant, []Status{Filed}, is(filing.CancelEntity)},
		{"access_cancelled", Applicant, []Status{Filed}, is(filing.CancelAccess)},
		{"again", Applicant, []Status{Abandoned}, nil},
	}
}

// tasks lists what is asked of whom in the present moment.
func (g *Guide) tasks(c Case, m Moment, now time.Time) []Task {
	var out []Task
	if m.Due.Overdue {
		out = append(out, Task{ID: "overdue_" + string(m.Due.Who), Who: Applicant, Values: g.values(c)})
	}
	for _, row := range chores() {
		if slices.Contains(row.in, m.Status) && (row.when == nil || row.when(c)) {
			out = append(out, Task{ID: row.id, Who: row.who, Due: g.taskDue(row, m, now), Values: g.values(c)})
		}
	}
	return out
}

// taskDue returns the deadline that a task has of its own.
func (g *Guide) taskDue(row chore, m Moment, now time.Time) Due {
	if m.Event.Status == "" {
		return Due{}
	}
	switch row.id {
	case "verify":
		return m.Due
	case "police": // counted from the opening of the site; whoever counts from approval is never late
		return g.due(Applicant, plus(m.Event.day(), g.atlas.National().PoliceFilingDays.Value), now)
	case "dns_on":
		day, estimated := g.calendar.Add(m.Event.day(), unblocking)
		if d := g.due(Provider, day, now); !d.Overdue {
			d.Counted, d.Estimated = true, d.Estimated || estimated
			return d
		}
	}
	return Due{}
}

// values are the numbers and names that sentences of tasks may use.
func (g *Guide) values(c Case) map[string]string {
	n := g.atlas.National()
	sms, change := n.SMS.Value, n.ChangeDeadline.Value
	footer := n.Footer.Value.Site
	if a := g.atlas.FooterNumber(c.Filing.Province); a.Known {
		footer = a.Value
	}
	values := map[string]string{
		"hours": strconv.Itoa(sms.Hours), "digits": strconv.Itoa(sms.Digits), "wrong": strconv.Itoa(sms.MaxWrong),
		"resends": strconv.Itoa(sms.MaxResend), "site": sms.Site, "link": n.Footer.Value.Link,
		"before": strconv.Itoa(change.BeforeChangeDays), "after": strconv.Itoa(change.AfterChangeWorkdays),
		"police": strconv.Itoa(n.PoliceFilingDays.Value), "footer": "@timeline.footer." + string(footer),
		"recipients": "@timeline.recipients." + recipientKey(c.Filing),
		"senders":    list(sms.Senders),
		"hotlines":   list(g.terms.Hotlines.Value),
		"least":      strconv.Itoa(g.bureau.least), "most": strconv.Itoa(g.bureau.most),
		"first_most": strconv.Itoa(g.first.most),
	}
	return values
}

// recipientKey names who gets the text message, once where the principals are one person.
func recipientKey(f *filing.Filing) string {
	to := Recipients(f.Order)
	switch {
	case len(to) == 0:
		return "none"
	case len(to) == 1:
		return string(to[0])
	case onePerson(f):
		return "one"
	}
	return "both"
}

// onePerson reports whether the entity's principal answers for every service too.
func onePerson(f *filing.Filing) bool {
	return len(f.Services) > 0 && !slices.ContainsFunc(f.Services, func(s filing.Service) bool { return s.PrincipalSame != filing.Yes })
}
