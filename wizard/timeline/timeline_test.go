package timeline_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

func guide(t testing.TB) *timeline.Guide {
	t.Helper()
	g, err := timeline.New(atlas(t), terms(t), calendar(t))
	require.NoError(t, err)
	return g
}

func terms(t testing.TB) *provider.Terms {
	t.Helper()
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	return portal.Terms
}

func atlas(t testing.TB) *region.Atlas {
	t.Helper()
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	return a
}

// underway is the good sample as an order with records: status and time, in turn.
func underway(t testing.TB, o filing.Order, records ...string) timeline.Case {
	t.Helper()
	f := sample.Enterprise()
	f.Order = o
	c := timeline.Case{Filing: f}
	for i := 0; i < len(records); i += 2 {
		c.Progress.Events = append(c.Progress.Events, event(t, timeline.Status(records[i]), records[i+1]))
	}
	return c
}

func present(t testing.TB, moments []timeline.Moment) timeline.Moment {
	t.Helper()
	i := slices.IndexFunc(moments, func(m timeline.Moment) bool { return m.Tense == timeline.Present })
	require.GreaterOrEqual(t, i, 0)
	return moments[i]
}

func TestNewRefusesWithoutFacts(t *testing.T) {
	_, err := timeline.New(nil, terms(t), calendar(t))
	assert.ErrorIs(t, err, timeline.ErrFacts)
	_, err = timeline.New(atlas(t), nil, calendar(t))
	assert.ErrorIs(t, err, timeline.ErrFacts)
	_, err = timeline.New(atlas(t), &provider.Terms{}, calendar(t))
	assert.ErrorIs(t, err, timeline.ErrFacts)
	_, err = timeline.New(&region.Atlas{}, terms(t), calendar(t))
	assert.ErrorIs(t, err, timeline.ErrFacts)
}

func TestDeadlines(t *testing.T) {
	g := guide(t)
	for name, tt := range map[string]struct {
		order    filing.Order
		records  []string
		now      string
		day      string
		at       string
		who      timeline.Who
		workdays int
		overdue  bool
	}{
		"not handed in":                         {"first", nil, "2026-11-23 12:00", "", "", "", 0, false},
		"first review":                          {"first", []string{"waiting_first", "2026-11-20"}, "2026-11-20 12:00", "2026-11-24", "", "provider", 2, false},
		"first review over the National Day":    {"first", []string{"waiting_first", "2026-09-30"}, "2026-09-30 12:00", "2026-10-09", "", "provider", 2, false},
		"first review late":                     {"first", []string{"waiting_first", "2026-11-20"}, "2026-11-25 00:01", "2026-11-24", "", "provider", -1, true},
		"after amending":                        {"first", []string{"amended", "2026-11-20"}, "2026-11-24 23:59", "2026-11-24", "", "provider", 0, false},
		"amending has no deadline":              {"first", []string{"to_amend", "2026-11-20"}, "2026-11-24 12:00", "", "", "", 0, false},
		"handing on has no deadline":            {"first", []string{"to_bureau", "2026-11-20"}, "2026-11-24 12:00", "", "", "", 0, false},
		"24 hours for the code":                 {"first", []string{"sms", "2026-11-23 14:05"}, "2026-11-24 14:05", "2026-11-24", "2026-11-24 14:05", "principals", 0, false},
		"24 hours are over":                     {"first", []string{"sms", "2026-11-23 14:05"}, "2026-11-24 14:06", "2026-11-24", "2026-11-24 14:05", "principals", 0, true},
		"the code at the weekend":               {"first", []string{"sms", "2026-11-20 18:00"}, "2026-11-21 12:00", "2026-11-21", "2026-11-21 18:00", "principals", 0, false},
		"the hour of the code not known":        {"first", []string{"sms", "2026-11-23"}, "2026-11-24 23:00", "2026-11-24", "", "principals", 0, false},
		"over whatever the hour was":            {"first", []string{"sms", "2026-11-23"}, "2026-11-25 00:00", "2026-11-24", "", "principals", -1, true},
		"bureau":                                {"first", []string{"bureau_review", "2026-11-24"}, "2026-11-24 12:00", "2026-12-22", "", "bureau", 20, false},
		"bureau over the Spring Festival":       {"first", []string{"bureau_review", "2026-02-06"}, "2026-02-06 12:00", "2026-03-12", "", "bureau", 20, false},
		"midnight in Beijing is evening in UTC": {"first", []string{"waiting_first", "2026-11-20 00:30"}, "2026-11-20 01:00", "2026-11-24", "", "provider", 2, false},
		"claim":                                 {"claim", []string{"waiting_first", "2026-11-20"}, "2026-11-20 12:00", "2026-11-24", "", "provider", 2, false},
		"filed":                                 {"first", []string{"filed", "2026-11-20"}, "2026-11-20 12:00", "", "", "", 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			due := present(t, g.Timeline(underway(t, tt.order, tt.records...), at(t, tt.now))).Due
			require.Equal(t, tt.day == "", due.IsZero())
			assert.Equal(t, tt.day, due.Day.String())
			assert.Equal(t, tt.who, due.Who)
			assert.Equal(t, tt.workdays, due.Workdays)
			assert.Equal(t, tt.overdue, due.Overdue)
			if tt.at != "" {
				assert.True(t, at(t, tt.at).Equal(due.At), due.At)
				assert.Equal(t, at(t, tt.at).Sub(at(t, tt.now)), due.Left)
			} else {
				assert.True(t, due.At.IsZero())
			}
		})
	}
}

// TestComing compares the whole way ahead: status, earliest and latest day.
func TestComing(t *testing.T) {
	g := guide(t)
	for name, tt := range map[string]struct {
		order     filing.Order
		records   []string
		now       string
		want      []string
		supposed  bool
		estimated bool
	}{
		"not handed in": {"first", nil, "2026-11-23 12:00", []string{
			"waiting_first 2026-11-23 2026-11-23", "to_bureau 2026-11-24 2026-11-25", "sms 2026-11-24 2026-11-26",
			"bureau_review 2026-11-24 2026-11-27", "filed 2026-11-25 2026-12-25",
		}, true, false},
		"handed in before the National Day": {"first", []string{"waiting_first", "2026-09-30"}, "2026-09-30 12:00", []string{
			"to_bureau 2026-10-08 2026-10-09", "sms 2026-10-08 2026-10-10", "bureau_review 2026-10-08 2026-10-11", "filed 2026-10-09 2026-11-06",
		}, false, false},
		"into a year of no notice": {"first", []string{"bureau_review", "2026-12-21"}, "2026-12-21 12:00", []string{
			"filed 2026-12-22 2027-01-18",
		}, false, true},
		"the bureau takes long":       {"first", []string{"bureau_review", "2026-09-01"}, "2026-11-23 12:00", []string{"filed 2026-11-23 "}, false, false},
		"the first review takes long": {"claim", []string{"waiting_first", "2026-11-02"}, "2026-11-23 12:00", []string{"filed 2026-11-23 "}, false, false},
		"days that are over are not expected": {"first", []string{"bureau_review", "2026-11-09"}, "2026-11-23 12:00", []string{
			"filed 2026-11-23 2026-12-07",
		}, false, false},
		"to be amended": {"first", []string{"to_amend", "2026-11-20"}, "2026-11-23 12:00", []string{
			"amended 2026-11-23 2026-11-23", "to_bureau 2026-11-24 2026-11-25", "sms 2026-11-24 2026-11-26", "bureau_review 2026-11-24 2026-11-27",
			"filed 2026-11-25 2026-12-25",
		}, true, false},
		"rejected by the bureau": {"cancel_access", []string{"bureau_rejected", "2026-11-20"}, "2026-11-23 12:00", []string{
			"waiting_first 2026-11-23 2026-11-23", "to_bureau 2026-11-24 2026-11-25", "bureau_review 2026-11-24 2026-11-26", "filed 2026-11-25 2026-12-24",
		}, true, false},
		"claim":                             {"claim", nil, "2026-11-23 12:00", []string{"waiting_first 2026-11-23 2026-11-23", "filed 2026-11-24 2026-11-25"}, true, false},
		"transfer":                          {"transfer", nil, "2026-11-23 12:00", []string{"filed 2026-11-23 2026-11-23"}, true, false},
		"a status that the order never has": {"claim", []string{"sms", "2026-11-23 09:00"}, "2026-11-23 12:00", []string{"filed 2026-11-23 2026-11-24"}, false, false},
		"filed":                             {"first", []string{"filed", "2026-11-20"}, "2026-11-23 12:00", nil, false, false},
		"abandoned":                         {"first", []string{"abandoned", "2026-11-20"}, "2026-11-23 12:00", nil, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, m := range g.Timeline(underway(t, tt.order, tt.records...), at(t, tt.now)) {
				if m.Tense == timeline.Coming {
					got = append(got, string(m.Status)+" "+m.Earliest.String()+" "+m.Latest.String())
					assert.Equal(t, tt.supposed, m.Supposed, m.Status)
					assert.Equal(t, tt.estimated, m.Estimated, m.Status)
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestPastIsDrawnAsRecorded(t *testing.T) {
	c := underway(t, filing.First, "waiting_first", "2026-11-16", "to_amend", "2026-11-17", "amended", "2026-11-18 09:30")
	c.Progress.Events[1].Note = "缺授权书"
	moments := guide(t).Timeline(c, at(t, "2026-11-18 10:00"))
	for i, e := range c.Progress.Events {
		assert.Equal(t, e, moments[i].Event)
		assert.Equal(t, i == 2, moments[i].Tense == timeline.Present)
	}
	assert.Equal(t, "缺授权书", moments[1].Tell(filing.First, catalog(t, "zh")).Note)
}

func TestAllowed(t *testing.T) {
	g := guide(t)
	for name, tt := range map[string]struct {
		order  filing.Order
		status timeline.Status
		want   []region.Action
	}{
		"under review":            {"first", "waiting_first", []region.Action{region.ActionRevoke}},
		"cancel, under review":    {"cancel_entity", "waiting_first", []region.Action{region.ActionAbandon}},
		"sent back":               {"first", "to_amend", []region.Action{region.ActionEdit, region.ActionResubmit, region.ActionAbandon}},
		"with the bureau":         {"first", "bureau_review", nil},
		"text message":            {"first", "sms", nil},
		"filed":                   {"first", "filed", []region.Action{region.ActionChange, region.ActionCancel}},
		"cancelled":               {"cancel_service", "filed", nil},
		"abandoned":               {"first", "abandoned", nil},
		"cancel, about to submit": {"cancel_access", "draft", []region.Action{region.ActionEdit, region.ActionAbandon}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, slices.Clip(append([]region.Action(nil), g.Allowed(tt.order, tt.status)...)))
		})
	}
}

func ids(tasks []timeline.Task) []string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.ID)
	}
	return out
}

func TestTasks(t *testing.T) {
	g := guide(t)
	app := func(c timeline.Case) timeline.Case {
		c.Filing.Services[0].Kind = filing.AppKind
		return c
	}
	for name, tt := range map[string]struct {
		c    timeline.Case
		want []string
	}{
		"draft":            {underway(t, "first"), []string{"submit"}},
		"transfer":         {underway(t, "transfer"), []string{"transfer_submit"}},
		"first review":     {underway(t, "first", "waiting_first", "2026-11-20"), []string{"answer_phone", "revoke_to_edit", "await_message", "dns_off"}},
		"first, APP":       {app(underway(t, "first", "waiting_first", "2026-11-20")), []string{"answer_phone", "revoke_to_edit", "await_message"}},
		"access":           {underway(t, "add_access", "waiting_first", "2026-11-20"), []string{"answer_phone", "revoke_to_edit", "await_message", "site_up"}},
		"cancel an entity": {underway(t, "cancel_entity", "waiting_first", "2026-11-20"), []string{"answer_phone", "abandon_only", "confirm_cancel", "await_message"}},
		"end access":       {underway(t, "cancel_access", "to_bureau", "2026-11-20"), []string{"abandon_only"}},
		"sent back":        {underway(t, "first", "bureau_rejected", "2026-11-20"), []string{"read_history", "paste_notice", "resubmit"}},
		"text message":     {underway(t, "change_entity", "sms", "2026-11-20 20:00"), []string{"verify", "resend", "tries", "timeout", "site_up"}},
		"code missed": {
			underway(t, "change_entity", "sms", "2026-11-19 20:00"),
			[]string{"overdue_principals", "verify", "resend", "tries", "timeout", "site_up"},
		},
		"bureau":            {underway(t, "first", "bureau_review", "2026-11-20"), []string{"message_first", "wait_bureau", "dns_off"}},
		"bureau late":       {underway(t, "claim", "waiting_first", "2026-11-02"), []string{"overdue_provider", "answer_phone", "revoke_to_edit"}},
		"filed":             {underway(t, "first", "filed", "2026-11-20"), []string{"number", "sync", "footer", "dns_on", "police", "licence", "change_duty", "renew"}},
		"filed APP":         {app(underway(t, "first", "filed", "2026-11-20")), []string{"number", "sync", "app_number", "police", "licence", "change_duty", "renew"}},
		"access added":      {underway(t, "add_access", "filed", "2026-11-20"), []string{"sync", "footer", "dns_switch", "change_duty", "renew"}},
		"changed":           {underway(t, "change_service", "filed", "2026-11-20"), []string{"sync", "change_duty", "renew", "check_change"}},
		"service cancelled": {underway(t, "cancel_service", "filed", "2026-11-20"), []string{"sync", "service_cancelled"}},
		"access ended":      {underway(t, "cancel_access", "filed", "2026-11-20"), []string{"sync", "access_cancelled"}},
		"transferred":       {underway(t, "transfer", "filed", "2026-11-20"), []string{"change_duty", "renew", "transferred"}},
		"abandoned":         {underway(t, "first", "abandoned", "2026-11-20"), []string{"again"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, ids(present(t, g.Timeline(tt.c, at(t, "2026-11-20 21:00"))).Tasks))
		})
	}
}

func TestDutiesAfterFiling(t *testing.T) {
	g := guide(t)
	due := func(id, filed, now string) timeline.Due {
		tasks := present(t, g.Timeline(underway(t, filing.First, "filed", filed), at(t, now))).Tasks
		return tasks[slices.Index(ids(tasks), id)].Due
	}
	police := due("police", "2026-11-20", "2026-11-23 12:00")
	assert.Equal(t, "2026-12-20", police.Day.String(), "30 days, weekends counted")
	assert.Equal(t, 27, police.Days)
	assert.False(t, police.Overdue)
	assert.True(t, due("police", "2026-11-20", "2026-12-21 00:00").Overdue)
	assert.Equal(t, "2026-11-23", due("dns_on", "2026-11-20", "2026-11-20 12:00").Day.String(), "one working day")
	assert.True(t, due("dns_on", "2026-11-20", "2026-11-24 12:00").IsZero())
}

func BenchmarkTimeline(b *testing.B) {
	g, c := guide(b), underway(b, filing.First, "waiting_first", "2026-11-20")
	now := time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)
	for b.Loop() {
		g.Timeline(c, now)
	}
}
