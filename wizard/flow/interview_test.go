package flow_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
)

// regions knows two provinces: 11 lets an entity without services add one, 44 does not.
type regions struct{}

func (regions) ShellAddsDirectly(province string) bool { return province == "11" }

// given answers questions by their codes, "purpose=new service=website".
func given(t *testing.T, answers map[flow.Ask]string) flow.Interview {
	t.Helper()
	var i flow.Interview
	for a, code := range answers {
		require.True(t, i.Take(a, code), "%s %s", a, code)
		require.Equal(t, code, i.Answer(a))
	}
	return i
}

func TestInterviewTable(t *testing.T) {
	t.Parallel()
	type a = map[flow.Ask]string
	fresh := func(more a) a {
		all := a{"purpose": "new", "nature": "enterprise", "province": "44", "service": "website", "obstacle": "none"}
		for k, v := range more {
			all[k] = v
		}
		return all
	}
	other := func(purpose string, more a) a {
		all := fresh(more)
		all["purpose"] = purpose
		return all
	}
	for name, tc := range map[string]struct {
		answers a
		verdict string
		order   filing.Order
	}{
		"nothing filed":             {fresh(a{"entity_filed": "false", "service_filed": "false"}), "first", filing.First},
		"domain filed, entity not":  {fresh(a{"entity_filed": "false", "service_filed": "true"}), "domain_without_entity", ""},
		"entity here":               {fresh(a{"entity_filed": "true", "service_filed": "false", "shell": "false", "entity_here": "true"}), "add_service_here", filing.AddService},
		"entity elsewhere":          {fresh(a{"entity_filed": "true", "service_filed": "false", "shell": "false", "entity_here": "false"}), "add_service_elsewhere", filing.AddService},
		"shell, no direct way":      {fresh(a{"entity_filed": "true", "service_filed": "false", "shell": "true"}), "shell_entity", ""},
		"shell, direct way":         {fresh(a{"province": "11", "entity_filed": "true", "service_filed": "false", "shell": "true", "entity_here": "true"}), "add_service_here", filing.AddService},
		"under another entity":      {fresh(a{"entity_filed": "true", "service_filed": "true", "own": "false"}), "other_entity", ""},
		"both here":                 {fresh(a{"entity_filed": "true", "service_filed": "true", "own": "true", "entity_here": "true", "service_here": "true"}), "already_here", ""},
		"entity here, service not":  {fresh(a{"entity_filed": "true", "service_filed": "true", "own": "true", "entity_here": "true", "service_here": "false"}), "add_access_here", filing.AddAccess},
		"both elsewhere":            {fresh(a{"entity_filed": "true", "service_filed": "true", "own": "true", "entity_here": "false", "service_here": "false"}), "add_access_elsewhere", filing.AddAccess},
		"answers left from before":  {fresh(a{"entity_filed": "false", "service_filed": "false", "entity_here": "true", "shell": "true", "part": "both"}), "first", filing.First},
		"an order is under way":     {fresh(a{"entity_filed": "false", "service_filed": "false", "obstacle": "open_order"}), "open_order", ""},
		"the account is another's":  {fresh(a{"entity_filed": "false", "service_filed": "false", "obstacle": "account_taken"}), "account_taken", ""},
		"change the entity":         {other("change", a{"entity_here": "true", "number_changed": "false", "part": "entity"}), "change_entity", filing.ChangeEntity},
		"change a service":          {other("change", a{"entity_here": "true", "number_changed": "false", "part": "service"}), "change_service", filing.ChangeService},
		"change both":               {other("change", a{"entity_here": "true", "number_changed": "false", "part": "both"}), "change_filing", filing.ChangeFiling},
		"change, filed elsewhere":   {other("change", a{"entity_here": "false"}), "change_elsewhere", ""},
		"change of the number":      {other("change", a{"entity_here": "true", "number_changed": "true"}), "number_changed", ""},
		"change, another's account": {other("change", a{"entity_here": "true", "number_changed": "false", "part": "entity", "obstacle": "account_taken"}), "account_other", ""},
		"leave the provider":        {other("leave", a{"leaving": "access", "service_here": "true"}), "cancel_access", filing.CancelAccess},
		"end one of several":        {other("leave", a{"leaving": "service", "service_here": "true"}), "cancel_service", filing.CancelService},
		"end everything":            {other("leave", a{"leaving": "entity", "service_here": "true"}), "cancel_entity", filing.CancelEntity},
		"take domains out":          {other("leave", a{"leaving": "domains", "service_here": "true"}), "change_domains", filing.ChangeService},
		"end what is elsewhere":     {other("leave", a{"leaving": "service", "service_here": "false"}), "leave_elsewhere", ""},
		"end while one is open":     {other("leave", a{"leaving": "entity", "service_here": "true", "obstacle": "open_order"}), "open_order", ""},
		"claim":                     {other("move", a{"moving": "claim", "claim_cause": "before_2018"}), "claim", filing.Claim},
		"nothing to claim":          {other("move", a{"moving": "claim", "claim_cause": "neither"}), "claim_not_needed", ""},
		"transfer":                  {other("move", a{"moving": "transfer", "target_clean": "true"}), "transfer", filing.Transfer},
		"transfer to one in use":    {other("move", a{"moving": "transfer", "target_clean": "false"}), "transfer_taken", ""},
		"migrate":                   {other("move", a{"moving": "migrate", "domain_moved": "true"}), "migrate", filing.Migrate},
		"migrate to a person":       {other("move", a{"moving": "migrate", "nature": "individual"}), "migrate_individual", ""},
		"migrate an APP":            {other("move", a{"moving": "migrate", "service": "app"}), "migrate_app", ""},
		"migrate, domain not moved": {other("move", a{"moving": "migrate", "domain_moved": "false"}), "domain_not_moved", ""},
		"first question open":       {a{}, "", ""},
		"an obstacle not asked yet": {a{"purpose": "new", "nature": "enterprise", "province": "44", "service": "website", "entity_filed": "false", "service_filed": "false"}, "", ""},
		"the shell not settled yet": {fresh(a{"entity_filed": "true", "service_filed": "false"}), "", ""},
		"the place still open":      {fresh(a{"entity_filed": "true", "service_filed": "true", "own": "true"}), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			i := given(t, tc.answers)
			v, ok := i.Decide(regions{})
			assert.Equal(t, tc.verdict != "", ok)
			assert.Equal(t, flow.Verdict{ID: tc.verdict, Order: tc.order, Knockout: ok && tc.order == ""}, v)
		})
	}
}

// TestInterviewAlwaysEnds answers every question in every way, in the order asked, and ends at a verdict each time.
func TestInterviewAlwaysEnds(t *testing.T) {
	t.Parallel()
	const longest = 11
	reached, asked := map[string]bool{}, map[flow.Ask]bool{}
	var ask func(i flow.Interview)
	ask = func(i flow.Interview) {
		asks := i.Asks(regions{})
		require.LessOrEqual(t, len(asks), longest, "the interview goes on for ever")
		v, ok := i.Decide(regions{})
		if ok {
			assert.NotEqual(t, v.Knockout, v.Order != "", "%s leads to an order or to none", v.ID)
			reached[v.ID] = true
			return
		}
		open := asks[len(asks)-1]
		require.Empty(t, i.Answer(open), "only the last question is open: %+v", i)
		asked[open] = true
		choices := open.Choices()
		if choices == nil {
			choices = []string{"11", "44"}
		}
		for _, code := range choices {
			if open == flow.AskNature && code != "individual" && code != "enterprise" {
				continue
			}
			next := i
			require.True(t, next.Take(open, code))
			ask(next)
		}
	}
	ask(flow.Interview{})
	for _, v := range flow.Verdicts() {
		assert.True(t, reached[v.ID], "%s is never reached", v.ID)
	}
	assert.Len(t, asked, 18, "every question is asked by somebody")
	orders := map[filing.Order]bool{}
	for _, v := range flow.Verdicts() {
		orders[v.Order] = true
	}
	for _, code := range filing.Orders.Codes() {
		assert.True(t, orders[filing.Order(code)], "no verdict leads to %s", code)
	}
}

func TestTakeRefuses(t *testing.T) {
	t.Parallel()
	i := flow.Interview{}
	for ask, code := range map[flow.Ask]string{"colour": "red", flow.AskPurpose: "all", flow.AskShell: "perhaps", flow.AskNature: "king"} {
		assert.False(t, i.Take(ask, code), "%s %s", ask, code)
		assert.Empty(t, i.Answer(ask))
	}
	require.True(t, i.Take(flow.AskShell, "true"))
	require.True(t, i.Take(flow.AskShell, ""), "a question can be opened again")
	assert.Equal(t, flow.Interview{}, i)
}

func TestRecordOfTheInterview(t *testing.T) {
	t.Parallel()
	first := given(t, map[flow.Ask]string{
		"purpose": "new", "nature": "enterprise", "province": "44", "service": "website", "entity_filed": "false", "service_filed": "false",
		"obstacle": "none", "entity_here": "true",
	})
	assert.Equal(t, filing.Record{OpenOrder: filing.No, AccountTaken: filing.No}, first.Record(regions{}), "what was not asked is not answered")
	shell := given(t, map[flow.Ask]string{
		"purpose": "new", "nature": "enterprise", "province": "11", "service": "website", "entity_filed": "true", "service_filed": "false",
		"shell": "true", "entity_here": "false", "obstacle": "none",
	})
	assert.Equal(t, filing.Record{OpenOrder: filing.No, AccountTaken: filing.No, Shell: filing.Yes, EntityHere: filing.No}, shell.Record(regions{}))
}
