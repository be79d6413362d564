package flow_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
)

func TestInterviewTable(t *testing.T) {
	t.Parallel()
	const open, yes, no = filing.Unanswered, filing.Yes, filing.No
	for name, tc := range map[string]struct {
		entityFiled, domainFiled, entityHere, domainHere filing.Ternary
		verdict                                          string
		order                                            filing.Order
		knockout, ready                                  bool
	}{
		"nothing filed":                {no, no, open, open, "first", filing.First, false, true},
		"domain filed, entity not":     {no, yes, open, open, "domain_without_entity", "", true, false},
		"entity here":                  {yes, no, yes, open, "add_service_here", filing.AddService, false, false},
		"entity elsewhere":             {yes, no, no, open, "add_service_elsewhere", filing.AddService, false, false},
		"both here":                    {yes, yes, yes, yes, "already_here", "", true, false},
		"service here, entity not":     {yes, yes, no, yes, "already_here", "", true, false},
		"entity here, service not":     {yes, yes, yes, no, "add_access_here", filing.AddAccess, false, false},
		"both elsewhere":               {yes, yes, no, no, "add_access_elsewhere", filing.AddAccess, false, false},
		"answers left from before":     {no, no, yes, yes, "first", filing.First, false, true},
		"other answers left behind":    {yes, no, yes, yes, "add_service_here", filing.AddService, false, false},
		"first question still open":    {open, no, open, open, "", "", false, false},
		"second question still open":   {yes, open, open, open, "", "", false, false},
		"entity's place still open":    {yes, no, open, open, "", "", false, false},
		"service's place still open":   {yes, yes, yes, open, "", "", false, false},
		"entity's place open, of both": {yes, yes, open, yes, "", "", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			i := flow.Interview{
				Nature: filing.Enterprise, Province: "44", Service: filing.Website,
				EntityFiled: tc.entityFiled, DomainFiled: tc.domainFiled, EntityHere: tc.entityHere, DomainHere: tc.domainHere,
			}
			v, ok := i.Decide()
			assert.Equal(t, tc.verdict != "", ok)
			assert.Equal(t, flow.Verdict{ID: tc.verdict, Order: tc.order, Knockout: tc.knockout, Ready: tc.ready}, v)
		})
	}
}

// TestInterviewAlwaysEnds answers every question in every way, in the order asked, and ends at a verdict each time.
func TestInterviewAlwaysEnds(t *testing.T) {
	t.Parallel()
	reached := map[string]bool{}
	var ask func(i flow.Interview, asked int)
	ask = func(i flow.Interview, asked int) {
		require.LessOrEqual(t, asked, 7, "the interview goes on for ever")
		for _, a := range i.Asks() {
			if i.Answered(a) {
				continue
			}
			_, ok := i.Decide()
			require.False(t, ok, "no verdict while %s is open", a)
			for _, answer := range []filing.Ternary{filing.Yes, filing.No} {
				next := i
				switch a {
				case flow.AskNature:
					next.Nature = filing.Individual
				case flow.AskProvince:
					next.Province = "11"
				case flow.AskService:
					next.Service = filing.AppKind
				case flow.AskEntityFiled:
					next.EntityFiled = answer
				case flow.AskDomainFiled:
					next.DomainFiled = answer
				case flow.AskEntityHere:
					next.EntityHere = answer
				case flow.AskDomainHere:
					next.DomainHere = answer
				}
				require.True(t, next.Answered(a))
				ask(next, asked+1)
			}
			return
		}
		v, ok := i.Decide()
		require.True(t, ok, "all questions answered: %+v", i)
		assert.NotEqual(t, v.Knockout, v.Order != "", "%s leads to an order or to none", v.ID)
		reached[v.ID] = true
	}
	ask(flow.Interview{}, 0)
	for _, v := range flow.Verdicts() {
		assert.True(t, reached[v.ID], "%s is never reached", v.ID)
	}
	assert.False(t, flow.Interview{}.Answered("colour"))
}
