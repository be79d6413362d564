package region_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/region"
)

// seen is what the tests compare of an answer.
type seen struct {
	value any
	known bool
	layer region.Layer
	trust region.Trust
}

func see[T any](a region.Answer[T]) seen {
	s := seen{known: a.Known, layer: a.Layer, trust: a.Trust}
	if a.Known {
		s.value = a.Value
	}
	return s
}

func TestLookupOrder(t *testing.T) {
	t.Parallel()
	a := load(t)
	nothing := seen{trust: region.None}
	for name, tc := range map[string]struct{ got, want seen }{
		"the province's own text":      {see(a.LegalRepMustBePrincipal("44")), seen{region.LegalRepMust, true, region.LayerProvince, region.High}},
		"delegable":                    {see(a.LegalRepMustBePrincipal("51")), seen{region.LegalRepDelegable, true, region.LayerProvince, region.High}},
		"a disputed topic":             {see(a.LegalRepMustBePrincipal("11")), seen{region.LegalRepMust, true, region.LayerProvince, region.Low}},
		"a disputed age":               {see(a.MinAgePersonal("12")), seen{18, true, region.LayerProvince, region.Low}},
		"an undisputed age":            {see(a.MinAgePersonal("44")), seen{18, true, region.LayerProvince, region.High}},
		"nothing in the province":      {see(a.MinAgeUnit("36")), seen{18, true, region.LayerNational, region.Medium}},
		"a copy before its default":    {see(a.DomainsPerSite("44")), seen{1, true, region.LayerNational, region.High}},
		"a copy with no default":       {see(a.IDCardPrefixes("44")), seen{[]string{"44"}, true, region.LayerNational, region.Medium}},
		"nothing at all":               {see(a.ForeignLegalRep("44")), nothing},
		"a text that settles nothing":  {see(a.PrincipalLetter("44")), nothing},
		"no such province":             {see(a.FooterNumber("99")), nothing},
		"an exception":                 {see(a.FooterNumber("44")), seen{region.FooterEntity, true, region.LayerProvince, region.Medium}},
		"the rule":                     {see(a.FooterNumber("11")), seen{region.FooterService, true, region.LayerNational, region.High}},
		"a limit that is not there":    {see(a.ServicesMax("44", region.Unit)), nothing},
		"a limit from the default":     {see(a.ServicesMax("44", region.Personal)), seen{5, true, region.LayerNational, region.Low}},
		"several areas":                {see(a.PhoneLocal("13", region.Unit)), seen{region.PhoneRule{Need: region.NeedRequired, Areas: []string{"河北", "北京", "天津"}}, true, region.LayerProvince, region.Medium}},
		"one applicant's value only":   {see(a.PhoneLocal("36", region.Personal)), seen{region.PhoneRule{Need: region.NeedNot, Areas: []string{}}, true, region.LayerProvince, region.High}},
		"the other applicant's value":  {see(a.PhoneLocal("36", region.Unit)), seen{region.PhoneRule{Need: region.NeedAdvised}, true, region.LayerNational, region.Medium}},
		"a later limit for orders":     {see(a.SitesPerOrder("36", region.Unit)), seen{region.OrderLimit{After: 15, Then: 1}, true, region.LayerProvince, region.Medium}},
		"one service in an order":      {see(a.SitesPerOrder("44", region.Personal)), seen{region.OrderLimit{Max: 1}, true, region.LayerNational, region.Medium}},
		"a change rule":                {see(a.Change("51", region.ChangeSwapEntity)), seen{region.ChangeForbidden, true, region.LayerProvince, region.High}},
		"a change rule without answer": {see(a.Change("44", region.ChangeRenameLetter)), nothing},
		"not a change rule":            {see(a.Change("44", "colour")), nothing},
		"one person when delegated":    {see(a.SamePerson("34")), seen{region.SameIfDelegated, true, region.LayerProvince, region.Low}},
		"a remark from the default":    {see(a.PersonalRemark("51")), seen{region.Remark{Kind: region.RemarkContentIfOther}, true, region.LayerNational, region.Medium}},
		"no names rules":               {see(a.NameRules("36")), nothing},
		"no suffix rules":              {see(a.DomainSuffix("44")), nothing},
		"a site plan":                  {see(a.SitePlan("44", region.Personal)), seen{region.Quorum{Op: region.MoreThan, Count: 5, Doc: region.PlanAndDocuments, Counts: region.CountPrefixes}, true, region.LayerProvince, region.High}},
		"an institution is a unit":     {see(a.SitePlan("51", region.Institution)), see(a.SitePlan("51", region.Unit))},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, tc.got)
		})
	}
}

func TestAnswerSaysWhereItComesFrom(t *testing.T) {
	t.Parallel()
	a := load(t)

	own := a.LegalRepMustBePrincipal("44")
	assert.Equal(t, "华为云、腾讯云", own.Source)
	assert.Equal(t, []string{"hw-pol", "tx-44"}, own.Sources)
	assert.Equal(t, "2025-12-31", own.AsOf)
	assert.False(t, own.Conflict)

	disputed := a.LegalRepMustBePrincipal("11")
	assert.True(t, disputed.Conflict)
	assert.NotEmpty(t, disputed.ConflictText)

	open := a.PrincipalLetter("44")
	assert.Empty(t, open.Note)
	assert.Equal(t, "可由单位指定人员担任", open.Local, "a text that settles nothing is still told")

	national := a.DomainsPerSite("44")
	assert.Contains(t, national.Note, "一站一域名", "the note of the copy speaks about this question")
	assert.Empty(t, national.Local)
}

func TestConflicted(t *testing.T) {
	t.Parallel()
	a := load(t)
	assert.True(t, a.Conflicted("37", region.TopicDomainValidity))
	assert.True(t, a.Conflicted("12", region.TopicMinor))
	assert.False(t, a.Conflicted("44", region.TopicDomainValidity))
	assert.False(t, a.Conflicted("99", region.TopicDomainValidity))
}

// TestNothingDisputedIsTrusted asks every question that can be disputed of every province.
func TestNothingDisputedIsTrusted(t *testing.T) {
	t.Parallel()
	a := load(t)
	disputes := 0
	for _, p := range a.Provinces() {
		for topic, got := range map[region.Topic]struct {
			conflict bool
			trust    region.Trust
		}{
			region.TopicLegalRep:        {a.LegalRepMustBePrincipal(p.ID).Conflict, a.LegalRepMustBePrincipal(p.ID).Trust},
			region.TopicSamePerson:      {a.SamePerson(p.ID).Conflict, a.SamePerson(p.ID).Trust},
			region.TopicCrossProvince:   {a.CrossProvincePersonal(p.ID).Conflict, a.CrossProvincePersonal(p.ID).Trust},
			region.TopicProofs:          {a.ResidenceProofs(p.ID).Conflict, a.ResidenceProofs(p.ID).Trust},
			region.TopicMinAge:          {a.MinAgePersonal(p.ID).Conflict, a.MinAgePersonal(p.ID).Trust},
			region.TopicMinAgeUnit:      {a.MinAgeUnit(p.ID).Conflict, a.MinAgeUnit(p.ID).Trust},
			region.TopicAddressSameCity: {a.AddressSameCity(p.ID).Conflict, a.AddressSameCity(p.ID).Trust},
			region.TopicDomainHolder:    {a.DomainHolder(p.ID).Conflict, a.DomainHolder(p.ID).Trust},
			region.TopicDomainSuffix:    {a.DomainSuffix(p.ID).Conflict, a.DomainSuffix(p.ID).Trust},
			region.TopicDomainValidity:  {a.DomainMinValidityDays(p.ID).Conflict, a.DomainMinValidityDays(p.ID).Trust},
			region.TopicSitePlan:        {a.SitePlan(p.ID, region.Unit).Conflict, a.SitePlan(p.ID, region.Unit).Trust},
		} {
			assert.Equal(t, a.Conflicted(p.ID, topic), got.conflict, "%s %s", p.ID, topic)
			if got.conflict {
				disputes++
				assert.False(t, got.trust.AtLeast(region.Medium), "%s %s", p.ID, topic)
			}
		}
	}
	assert.GreaterOrEqual(t, disputes, 25, "every conflict in the files is heard")
}

func TestPapersByApplicant(t *testing.T) {
	t.Parallel()
	a := load(t)
	letters := func(id string, who region.Applicant) []string {
		var ids []string
		for _, l := range a.Letters(id, who) {
			assert.Equal(t, region.LayerProvince, l.Layer)
			ids = append(ids, l.Value.ID)
		}
		return ids
	}
	materials := func(id string, who region.Applicant) []string {
		var ids []string
		for _, m := range a.Materials(id, who) {
			ids = append(ids, m.Value.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"filing_pledge_unit", "finance_pledge"}, letters("44", region.Unit))
	assert.Equal(t, []string{"filing_pledge_unit", "finance_pledge"}, letters("44", region.Institution))
	assert.Equal(t, []string{"filing_pledge_personal"}, letters("44", region.Personal))
	assert.Empty(t, letters("99", region.Unit))
	assert.Contains(t, letters("51", region.Personal), "domain_statement", "applies to all")
	assert.Equal(t, []string{"institution_approval"}, materials("36", region.Institution))
	assert.Empty(t, materials("36", region.Unit))
}

func TestPreapprovals(t *testing.T) {
	t.Parallel()
	a := load(t)
	own := a.Preapprovals("44")
	if assert.Len(t, own, 3) {
		assert.Equal(t, region.NotInvolvedPledge, own[0].Value.IfNotInvolved)
		assert.Equal(t, region.Low, own[0].Trust)
	}
	national := a.NationalPreapprovals()
	if assert.NotEmpty(t, national) {
		assert.Equal(t, "news", national[0].Value.ID)
		assert.Equal(t, region.LayerNational, national[0].Layer)
	}
}

func TestContactRulesAreExplained(t *testing.T) {
	t.Parallel()
	a := load(t)
	for _, p := range a.Provinces() {
		rules := a.ContactRules(p.ID)
		assert.True(t, rules.Known, p.ID)
		for _, r := range rules.Value {
			assert.NotEmpty(t, r.Text, r.ID)
		}
	}
}

func TestOrderLimitFor(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		limit       region.OrderLimit
		filed, want int
	}{
		"no limit":       {region.OrderLimit{}, 100, 0},
		"always the max": {region.OrderLimit{Max: 3}, 100, 3},
		"not yet":        {region.OrderLimit{Max: 5, After: 15, Then: 1}, 15, 5},
		"from now on":    {region.OrderLimit{Max: 5, After: 15, Then: 1}, 16, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, tc.limit.For(tc.filed))
		})
	}
}

func TestQuorumReached(t *testing.T) {
	t.Parallel()
	assert.False(t, region.Quorum{Op: region.MoreThan, Count: 5}.Reached(5))
	assert.True(t, region.Quorum{Op: region.MoreThan, Count: 5}.Reached(6))
	assert.False(t, region.Quorum{Op: region.AtLeastCount, Count: 3}.Reached(2))
	assert.True(t, region.Quorum{Op: region.AtLeastCount, Count: 3}.Reached(3))
}
