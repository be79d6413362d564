package wizard_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestBegin(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	assert.False(t, s.Dirty(), "a new draft is kept at once")
	assert.Equal(t, s.Filing(), r.store.saved(t, s.ID()))
	assert.Equal(t, filing.First, s.Filing().Order)
	assert.False(t, s.CanUndo(t.Context()))
	other := r.begin(t, filing.Individual)
	assert.Greater(t, other.ID(), s.ID(), "ids sort by time")

	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	require.Len(t, drafts, 2)
	assert.Equal(t, other.ID(), drafts[0].ID, "the last changed comes first")
	assert.Equal(t, "region", drafts[0].Next)

	require.NoError(t, r.desk.Delete(t.Context(), s.ID()))
	_, err = r.desk.Open(t.Context(), s.ID(), r.texts)
	require.ErrorIs(t, err, wizard.ErrNoDraft)

	_, err = r.desk.Begin(t.Context(), flow.Interview{}, r.texts)
	require.ErrorContains(t, err, "open questions")
	_, err = r.desk.Begin(t.Context(), flow.Interview{
		Purpose: "new", Nature: filing.Enterprise, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.Yes,
	}, r.texts)
	require.ErrorContains(t, err, "domain_without_entity")
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.Answer("entity.name", "深圳市样例有限公司"))
	assert.True(t, s.Dirty())
	require.NoError(t, s.Save(t.Context()))
	assert.False(t, s.Dirty())
	assert.Equal(t, "深圳市样例有限公司", r.store.saved(t, s.ID()).Entity.Name)

	saves := r.store.saves
	require.NoError(t, s.Answer("entity.name", "深圳市样例有限公司"))
	assert.False(t, s.Dirty(), "the same answer changes nothing")
	require.NoError(t, s.Save(t.Context()))
	assert.Equal(t, saves, r.store.saves)

	for _, path := range []filing.Path{"id", "schema", "colour", "services[3].name", "attachments[0].slot", ""} {
		require.ErrorIs(t, s.Answer(path, "x"), filing.ErrNoSuchFact, string(path))
	}
	require.ErrorIs(t, s.Answer("services[0].principal_same", "maybe"), filing.ErrForm)
	assert.False(t, s.Dirty(), "what was refused changed nothing")

	copied := s.Filing()
	copied.Entity.Name = "别的公司"
	copied.Services[0].Domains[0].Name = "other.cn"
	assert.Equal(t, "深圳市样例有限公司", s.Filing().Entity.Name, "Filing is a copy")
}

func TestAnswersThatFollow(t *testing.T) {
	t.Parallel()
	s := newRoom(t).begin(t, filing.Enterprise)
	for path, typed := range map[filing.Path]string{"city": "4403", "entity.legal_representative": "张样例"} {
		require.NoError(t, s.Answer(path, typed))
	}
	require.NoError(t, s.Answer("county", "440305"))
	require.NoError(t, s.Answer("city", "4401"))
	assert.Empty(t, s.Filing().County, "a county goes with its city")
	require.NoError(t, s.Answer("county", "440106"))
	require.NoError(t, s.Answer("province", "44"))
	assert.Equal(t, "440106", s.Filing().County, "the same province again changes nothing")
	require.NoError(t, s.Answer("province", "11"))
	assert.Empty(t, s.Filing().City+s.Filing().County)

	require.NoError(t, s.Answer("principal.is_legal_representative", "true"))
	assert.Equal(t, "张样例", s.Filing().Principal.Name)

	require.NoError(t, s.Answer("entity.nature", "individual"))
	assert.Equal(t, filing.ResidentIDCard, s.Filing().Entity.Certificate.Kind, "a person holds no business licence")
	require.NoError(t, s.Answer("entity.certificate.number", sample.PersonNumber))
	assert.Equal(t, sample.PersonNumber, s.Filing().Principal.Certificate.Number)
	require.NoError(t, s.Answer("entity.nature", "government"))
	assert.Equal(t, filing.USCCCertificate, s.Filing().Entity.Certificate.Kind)
	assert.Equal(t, sample.PersonNumber, s.Filing().Entity.Certificate.Number, "what was typed is not taken away")
	require.NoError(t, s.Answer("entity.certificate.kind", "organization_code"))
	require.NoError(t, s.Answer("entity.nature", "foundation"))
	assert.Equal(t, filing.OrganizationCodeCertificate, s.Filing().Entity.Certificate.Kind, "what still fits stays")
}

func TestSaveThatFails(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	before := s.SavedAt()
	require.NoError(t, s.Answer("title", "样例"))
	r.store.failing = true
	require.ErrorIs(t, s.Save(t.Context()), errDisk)
	assert.True(t, s.Dirty(), "what was not kept is still to be kept")
	assert.Equal(t, before, s.SavedAt())
	require.ErrorIs(t, s.Undo(t.Context()), errDisk)
	assert.Equal(t, "样例", s.Filing().Title)
	r.store.failing = false
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, s.Save(ctx), context.Canceled)
	require.NoError(t, s.Save(t.Context()))
	assert.True(t, s.SavedAt().After(before))
	assert.Equal(t, "样例", r.store.saved(t, s.ID()).Title)
}

func TestAnswerDuringSave(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.Answer("title", "一"))
	r.store.during = func() { assert.NoError(t, s.Answer("title", "二")) }
	require.NoError(t, s.Save(t.Context()))
	assert.Equal(t, "一", r.store.saved(t, s.ID()).Title)
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "一", drafts[0].Title)
	assert.True(t, s.Dirty(), "the later answer is still to be kept")
	require.NoError(t, s.Save(t.Context()))
	assert.Equal(t, "二", r.store.saved(t, s.ID()).Title)
}

// TestManyAtOnce answers, attaches, saves and undoes from many goroutines; with -race it is a test of the locks, and
// always one that the last state is what the store has.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Go(func() {
			for i := range 10 {
				assert.NoError(t, s.Answer("entity.remark", fmt.Sprintf("%d %d", n, i)))
				assert.NoError(t, s.Save(t.Context()))
				_ = s.Pages()
				s.Visit(fmt.Sprintf("page %d", i))
				if _, err := s.AddRow("services[0].domains"); err != nil {
					assert.NoError(t, err)
				}
				if n == 0 {
					err := s.Undo(t.Context())
					assert.True(t, err == nil || err == wizard.ErrNothingToUndo, "%v", err)
				}
			}
		})
	}
	wg.Wait()
	require.NoError(t, s.Save(t.Context()))
	assert.Equal(t, s.Filing(), r.store.saved(t, s.ID()))
}

func TestUndo(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.ErrorIs(t, s.Undo(t.Context()), wizard.ErrNothingToUndo)
	for _, title := range []string{"云", "云帆", "云帆官网"} {
		require.NoError(t, s.Answer("title", title))
		require.NoError(t, s.Save(t.Context()))
	}
	require.NoError(t, s.Answer("entity.name", "样例"))
	assert.True(t, s.CanUndo(t.Context()))

	require.NoError(t, s.Undo(t.Context()))
	assert.Equal(t, "云帆官网", s.Filing().Title)
	assert.Empty(t, s.Filing().Entity.Name, "a change that was not saved yet is undone too")
	assert.Equal(t, s.Filing(), r.store.saved(t, s.ID()))
	require.NoError(t, s.Undo(t.Context()))
	assert.Empty(t, s.Filing().Title, "typing in one field is one change")
	require.ErrorIs(t, s.Undo(t.Context()), wizard.ErrNothingToUndo)

	require.NoError(t, s.Answer("title", "又一次"))
	s.Visit("entity_contact")
	require.NoError(t, s.Save(t.Context()))
	s.Visit("region")
	require.NoError(t, s.Answer("title", "再一次"))
	require.NoError(t, s.Undo(t.Context()))
	assert.Equal(t, "又一次", s.Filing().Title, "two visits of a page are two changes")
	assert.NotEmpty(t, s.Pages(), "a draft that came back can be worked on")
	require.NoError(t, s.Answer("title", "终"))
	require.NoError(t, s.Save(t.Context()))
}

func TestVisit(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	s.Visit("entity_contact")
	assert.True(t, s.Dirty())
	require.NoError(t, s.Save(t.Context()))
	assert.False(t, s.CanUndo(t.Context()), "turning a page is no change")
	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.Equal(t, "entity_contact", again.LastStop())
	assert.Equal(t, s.Interview(), again.Interview())
	assert.Equal(t, s.Filing(), again.Filing())
	again.Visit("entity_contact")
	assert.False(t, again.Dirty())
}

func TestCheckIsKeptUntilSomethingChanges(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Services[0].Domains[0].ExpiresOn = "2026-12-31"
	s := r.importCase(t, f, nil)
	check := s.Check()
	assert.Equal(t, "2026-11-23", check.AsOf)
	assert.Equal(t, wizard.RulebookVersion, check.Rulebook)
	for i := range check.Findings {
		check.Findings[i].Title = "spoiled"
	}
	for _, finding := range s.Check().Findings {
		assert.NotEqual(t, "spoiled", finding.Title, "the caller owns its findings")
	}
	r.clock.move(60 * 24 * time.Hour)
	later := s.Check()
	assert.Equal(t, "2027-01-22", later.AsOf, "another day is another check")
	require.NoError(t, s.Answer("entity.certificate.number", "1"))
	assert.Contains(t, rulesOf(s.Check()), "ENT003")
	assert.NotContains(t, rulesOf(later), "ENT003")
}

func rulesOf(c wizard.Check) []string {
	var ids []string
	for _, f := range c.Findings {
		ids = append(ids, string(f.Rule))
	}
	return ids
}

func TestSummary(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Entity.Certificate.Number = "1"
	s := r.importCase(t, f, nil)
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	require.Len(t, drafts, 1)
	d := drafts[0]
	assert.Equal(t, s.ID(), d.ID)
	assert.NotEqual(t, f.ID, d.ID, "an imported case gets an id of its own")
	assert.Equal(t, []string{f.Entity.Name, "云帆智联", "yunfan-example.cn", "44"}, []string{d.Entity, d.Service, d.Domain, d.Province})
	assert.Equal(t, len(s.Pages()), d.Total)
	assert.Equal(t, "entity_certificate", d.Next)
	assert.Positive(t, d.Done)
	assert.Positive(t, d.Problems)

	require.NoError(t, s.RemoveRow("services[0].domains[0]"))
	require.NoError(t, s.RemoveRow("services[0]"))
	require.NoError(t, s.Save(t.Context()), "a draft without a service is kept too")
}
