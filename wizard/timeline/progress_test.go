package timeline_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// at is a moment in Beijing.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", s, timeline.Beijing)
	require.NoError(t, err)
	return moment
}

func event(t testing.TB, s timeline.Status, when string) timeline.Event {
	t.Helper()
	if len(when) == len(time.DateOnly) {
		return timeline.Event{At: at(t, when+" 00:00"), DayOnly: true, Status: s}
	}
	return timeline.Event{At: at(t, when), Status: s}
}

func orders() []filing.Order {
	var out []filing.Order
	for _, code := range filing.Orders.Codes() {
		out = append(out, filing.Order(code))
	}
	return out
}

func TestWays(t *testing.T) {
	const (
		draft, first, to, sms, bureau, filed = timeline.Draft, timeline.WaitingFirst, timeline.ToBureau, timeline.SMS, timeline.BureauReview, timeline.Filed
	)
	full := []timeline.Status{draft, first, to, sms, bureau, filed}
	both := []timeline.Recipient{timeline.EntityPrincipal, timeline.ServicePrincipal}
	for order, want := range map[filing.Order]struct {
		way        []timeline.Status
		recipients []timeline.Recipient
	}{
		filing.First:         {full, both},
		filing.AddService:    {full, both},
		filing.AddAccess:     {full, both},
		filing.ChangeEntity:  {full, both[:1]},
		filing.ChangeService: {full, both[1:]},
		filing.ChangeFiling:  {full, both},
		filing.CancelService: {full, both[1:]},
		filing.CancelEntity:  {full, both[:1]},
		filing.CancelAccess:  {[]timeline.Status{draft, first, to, bureau, filed}, nil},
		filing.Claim:         {[]timeline.Status{draft, first, filed}, nil},
		filing.Transfer:      {[]timeline.Status{draft, filed}, nil},
		filing.Migrate:       {full, both},
		"":                   {full, both},
	} {
		t.Run(string(order), func(t *testing.T) {
			assert.Equal(t, want.way, timeline.Way(order))
			assert.Equal(t, want.recipients, timeline.Recipients(order))
		})
	}
}

func TestRecord(t *testing.T) {
	now := "2026-12-20 12:00"
	for name, tt := range map[string]struct {
		order filing.Order
		was   []string // status and time, in turn
		to    timeline.Status
		when  string
		why   string // empty: taken
	}{
		"handed in":                       {"first", nil, "waiting_first", "2026-11-20", ""},
		"late beginner":                   {"first", nil, "bureau_review", "2026-11-20", ""},
		"amended":                         {"first", []string{"to_amend", "2026-11-20"}, "amended", "2026-11-21", ""},
		"what was passed unseen":          {"first", []string{"waiting_first", "2026-11-20"}, "filed", "2026-12-10", ""},
		"rejected by a bureau unseen":     {"first", []string{"waiting_first", "2026-11-20"}, "bureau_rejected", "2026-12-10", ""},
		"text message after 待管局审核":        {"first", []string{"bureau_review", "2026-11-20"}, "sms", "2026-11-20 15:00", ""},
		"text message sent again":         {"first", []string{"sms", "2026-11-20 15:00"}, "sms", "2026-11-20 16:00", ""},
		"text message not confirmed":      {"first", []string{"sms", "2026-11-20 15:00"}, "first_rejected", "2026-11-21 16:00", ""},
		"taken back":                      {"first", []string{"waiting_first", "2026-11-20"}, "draft", "2026-11-20", ""},
		"abandoned at once":               {"first", []string{"waiting_first", "2026-11-20"}, "abandoned", "2026-11-20", ""},
		"cancel order abandoned":          {"cancel_service", []string{"waiting_first", "2026-11-20"}, "abandoned", "2026-11-20", ""},
		"claimed":                         {"claim", []string{"waiting_first", "2026-11-20"}, "filed", "2026-11-23", ""},
		"transferred":                     {"transfer", []string{"draft", "2026-11-20"}, "filed", "2026-11-20", ""},
		"same day, clock and no clock":    {"first", []string{"sms", "2026-11-20 15:00"}, "bureau_review", "2026-11-20", ""},
		"today":                           {"first", nil, "waiting_first", "2026-12-20", ""},
		"unknown":                         {"first", nil, "lost", "2026-11-20", "unknown"},
		"no text message":                 {"cancel_access", []string{"waiting_first", "2026-11-20"}, "sms", "2026-11-20", "not_of_order"},
		"no bureau":                       {"claim", nil, "bureau_review", "2026-11-20", "not_of_order"},
		"no review":                       {"transfer", nil, "waiting_first", "2026-11-20", "not_of_order"},
		"twice":                           {"first", []string{"waiting_first", "2026-11-20"}, "waiting_first", "2026-11-21", "same"},
		"not handed in":                   {"first", []string{"draft", "2026-11-20"}, "to_bureau", "2026-11-21", "not_submitted"},
		"not handed in again":             {"first", []string{"first_rejected", "2026-11-20"}, "to_bureau", "2026-11-21", "not_resubmitted"},
		"bureau, without handing in":      {"first", []string{"bureau_rejected", "2026-11-20"}, "filed", "2026-11-21", "not_resubmitted"},
		"after the end":                   {"first", []string{"filed", "2026-11-20"}, "waiting_first", "2026-11-21", "filed"},
		"after it was abandoned":          {"first", []string{"abandoned", "2026-11-20"}, "waiting_first", "2026-11-21", "abandoned"},
		"taken back from the bureau":      {"first", []string{"bureau_review", "2026-11-20"}, "draft", "2026-11-21", "at_bureau"},
		"abandoned at the bureau":         {"first", []string{"sms", "2026-11-20"}, "abandoned", "2026-11-21", "at_bureau"},
		"cancel order taken back":         {"cancel_service", []string{"waiting_first", "2026-11-20"}, "draft", "2026-11-21", "cancel"},
		"back to the first review":        {"first", []string{"bureau_review", "2026-11-20"}, "waiting_first", "2026-11-21", "sequence"},
		"earlier day":                     {"first", []string{"waiting_first", "2026-11-20"}, "to_bureau", "2026-11-19", "earlier"},
		"earlier hour":                    {"first", []string{"to_bureau", "2026-11-20 15:00"}, "sms", "2026-11-20 14:59", "earlier"},
		"tomorrow":                        {"first", nil, "waiting_first", "2026-12-21", "future"},
		"in an hour":                      {"first", nil, "sms", "2026-12-20 13:00", "future"},
		"impossible before it is too old": {"first", []string{"filed", "2026-11-20"}, "sms", "2026-11-01", "filed"},
	} {
		t.Run(name, func(t *testing.T) {
			var p timeline.Progress
			for i := 0; i < len(tt.was); i += 2 {
				p.Events = append(p.Events, event(t, timeline.Status(tt.was[i]), tt.was[i+1]))
			}
			before := slices.Clone(p.Events)
			e := event(t, tt.to, tt.when)
			err := p.Record(tt.order, e, at(t, now))
			if tt.why == "" {
				require.NoError(t, err)
				assert.Equal(t, append(before, e), p.Events)
				assert.Equal(t, tt.to, p.Status())
				return
			}
			require.ErrorIs(t, err, timeline.ErrRefused)
			var refusal *timeline.Refusal
			require.True(t, errors.As(err, &refusal))
			assert.Equal(t, tt.why, refusal.Why)
			assert.Equal(t, before, p.Events, "a refused record changes nothing")
		})
	}
}

func TestRemoveLast(t *testing.T) {
	p := timeline.Progress{Events: []timeline.Event{event(t, timeline.WaitingFirst, "2026-11-20"), event(t, timeline.Filed, "2026-11-21")}}
	held := p
	require.True(t, p.RemoveLast())
	require.NoError(t, p.Record(filing.First, event(t, timeline.ToBureau, "2026-11-21"), at(t, "2026-11-22 12:00")))
	assert.Equal(t, timeline.ToBureau, p.Status())
	assert.Equal(t, timeline.Filed, held.Status(), "a copy keeps its own records")
	require.True(t, p.RemoveLast())
	require.True(t, p.RemoveLast())
	assert.False(t, p.RemoveLast())
	assert.Equal(t, timeline.Draft, p.Status())
}

func TestNextNeverLeavesTheOrder(t *testing.T) {
	for _, o := range orders() {
		possible := timeline.Possible(o)
		for _, s := range timeline.Statuses() {
			next := timeline.Next(o, s)
			for _, n := range next {
				assert.Contains(t, possible, n, "%s after %s", o, s)
			}
			if over := s == timeline.Filed || s == timeline.Abandoned; over {
				assert.Empty(t, next, "%s goes on after %s", o, s)
			} else if slices.Contains(possible, s) {
				assert.NotEmpty(t, next, "%s is stuck in %s", o, s)
			}
		}
		assert.Contains(t, possible, timeline.Filed)
	}
}

// TestRecordedOrdersEnd walks any road of records: each can be drawn, and from each the end can be reached.
func TestRecordedOrdersEnd(t *testing.T) {
	g := guide(t)
	rapid.Check(t, func(t *rapid.T) {
		o := rapid.SampledFrom(orders()).Draw(t, "order")
		f := filing.New("x", filing.Shape{Order: o, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
		when := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
		c := timeline.Case{Filing: f}
		for range rapid.IntRange(0, 12).Draw(t, "length") {
			next := timeline.Next(o, c.Progress.Status())
			if len(next) == 0 {
				break
			}
			when = when.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours")) * time.Hour)
			e := timeline.Event{At: when, Status: rapid.SampledFrom(next).Draw(t, "status")}
			require.NoError(t, c.Progress.Record(o, e, when))
		}
		moments := g.Timeline(c, when.Add(time.Hour))
		require.Equal(t, max(len(c.Progress.Events), 1), len(moments)-coming(moments))
		last := moments[len(moments)-1].Status
		require.Contains(t, []timeline.Status{timeline.Filed, timeline.Abandoned}, last)
		for i, m := range moments {
			if m.Tense != timeline.Coming {
				continue
			}
			require.False(t, m.Earliest.IsZero())
			require.True(t, m.Latest.IsZero() || !m.Latest.Before(m.Earliest), "%s: %s before %s", m.Status, m.Latest, m.Earliest)
			if before := moments[i-1]; before.Tense == timeline.Coming {
				require.False(t, m.Earliest.Before(before.Earliest))
			}
		}
	})
}

func coming(moments []timeline.Moment) int {
	n := 0
	for _, m := range moments {
		if m.Tense == timeline.Coming {
			n++
		}
	}
	return n
}

func TestProgressIsKeptAsJSON(t *testing.T) {
	p := timeline.Progress{Events: []timeline.Event{
		{At: at(t, "2026-11-20 00:00"), DayOnly: true, Status: timeline.WaitingFirst, Note: "第一次提交"},
		{At: at(t, "2026-11-23 14:05"), Status: timeline.SMS},
	}}
	raw, err := json.Marshal(p)
	require.NoError(t, err)
	assert.JSONEq(t, `{"events": [{"at": "2026-11-20T00:00:00+08:00", "day_only": true, "status": "waiting_first", "note": "第一次提交"},
		{"at": "2026-11-23T14:05:00+08:00", "status": "sms", "note": ""}]}`, string(raw))
	var back timeline.Progress
	require.NoError(t, json.Unmarshal(raw, &back))
	assert.Equal(t, timeline.SMS, back.Status())
	assert.True(t, back.Events[1].At.Equal(p.Events[1].At))
}
