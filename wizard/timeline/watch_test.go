package timeline_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// watched writes reminders one a line: kind, fact, last day, when to do something, days left.
func watched(list []timeline.Reminder) []string {
	var out []string
	for _, r := range list {
		out = append(out, fmt.Sprintf("%s %s %s %s %d", r.Kind, r.Path, r.Day, r.From, r.Days))
	}
	return out
}

// ending is the good sample with days that end soon, after 2026-11-23.
func ending(t testing.TB, records ...string) timeline.Case {
	t.Helper()
	c := underway(t, filing.First, records...)
	f := c.Filing
	f.Entity.Certificate.ValidUntil = "2027-03-01"
	f.Principal.Certificate.ValidUntil = "2026-12-01"
	s := &f.Services[0]
	s.Domains[0].ExpiresOn, s.Domains[0].RealNameOn = "2027-01-05", "2026-11-20"
	s.PreApprovals = []filing.PreApproval{{Category: "news", Number: "样例", ValidUntil: "2026-11-22"}}
	return c
}

func TestWatch(t *testing.T) {
	g := guide(t)
	for name, tt := range map[string]struct {
		c    timeline.Case
		want []string
	}{
		"before it is handed in": {ending(t), []string{
			"pre_approval services[0].pre_approvals[0].valid_until 2026-11-22 2026-10-08 -1",
			"real_name services[0].domains[0].real_name_on 2026-11-25 2026-11-25 2",
			"certificate principal.certificate.valid_until 2026-12-01 2026-09-03 8",
			"domain services[0].domains[0].expires_on 2027-01-05 2026-10-08 43",
			"certificate entity.certificate.valid_until 2027-03-01 2026-12-02 98",
		}},
		"filed": {ending(t, "filed", "2026-11-20"), []string{
			"pre_approval services[0].pre_approvals[0].valid_until 2026-11-22 2026-10-08 -1",
			"certificate principal.certificate.valid_until 2026-12-01 2026-10-17 8",
			"domain services[0].domains[0].expires_on 2027-01-05 2026-11-21 43",
			"certificate entity.certificate.valid_until 2027-03-01 2027-01-15 98",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, watched(g.Watch(tt.c, day(t, "2026-11-23"))))
		})
	}
}

func TestWatchKnowsWhatIsUrgent(t *testing.T) {
	today := day(t, "2026-11-23")
	var urgent, over []filing.Path
	for _, r := range guide(t).Watch(ending(t), today) {
		if r.Urgent(today) {
			urgent = append(urgent, r.Path)
		}
		if r.Over() {
			over = append(over, r.Path)
		}
	}
	assert.Equal(t, []filing.Path{
		"services[0].pre_approvals[0].valid_until", "principal.certificate.valid_until", "services[0].domains[0].expires_on",
	}, urgent)
	assert.Equal(t, []filing.Path{"services[0].pre_approvals[0].valid_until"}, over)
}

// TestLastDayToHandIn keeps the reminder and the rule about 90 days together: on the day before From there are 90 days left.
func TestLastDayToHandIn(t *testing.T) {
	for _, r := range guide(t).Watch(ending(t), day(t, "2026-11-23")) {
		if r.Kind == timeline.CertificateEnds || r.Kind == timeline.DomainEnds {
			assert.Equal(t, r.Needed-1, r.From.Days(r.Day), r.Path)
			assert.Equal(t, 90, r.Needed, r.Path)
		}
	}
}

func TestWatchLeavesOutWhatItCannotKnow(t *testing.T) {
	g, today := guide(t), day(t, "2026-11-23")
	c := underway(t, filing.First)
	f := c.Filing
	f.Entity.Certificate.ValidUntil = filing.LongTerm
	f.Principal.Certificate.ValidUntil = "2035年"
	f.Services[0].Domains = []filing.Domain{{}, {ExpiresOn: "soon"}}
	assert.Empty(t, g.Watch(c, today))
	assert.Empty(t, g.Watch(c, filing.Date{}))
	assert.Empty(t, g.Watch(timeline.Case{}, today))
}

func TestWatchTakesEveryPersonOnce(t *testing.T) {
	g, today := guide(t), day(t, "2026-11-23")
	c := underway(t, filing.First)
	f := c.Filing
	f.Services[0].Domains = nil
	f.Entity.Certificate.ValidUntil, f.Principal.Certificate.ValidUntil = "2030-01-01", "2030-01-01"
	f.Services[0].PrincipalSame = filing.No
	f.Services[0].Principal = &filing.Principal{Certificate: filing.Certificate{Kind: filing.HKMOTWResidencePermit, ValidUntil: "2029-01-01"}}
	assert.Equal(t, []string{
		"certificate services[0].principal.certificate.valid_until 2029-01-01 2028-12-03 770",
		"certificate entity.certificate.valid_until 2030-01-01 2029-10-04 1135",
		"certificate principal.certificate.valid_until 2030-01-01 2029-10-04 1135",
	}, watched(g.Watch(c, today)))

	f.Entity.Nature = filing.Individual
	f.Services[0].PrincipalSame = filing.Yes
	assert.Equal(t, []string{"certificate entity.certificate.valid_until 2030-01-01 2029-10-04 1135"}, watched(g.Watch(c, today)))
}

func TestLettersAge(t *testing.T) {
	g, today := guide(t), day(t, "2026-11-23")
	for name, tt := range map[string]struct {
		province string
		letter   string
		signed   string
		day      string
		since    string
	}{
		"90 days":                       {"31", "anything", "2026-11-20", "2027-02-18", ""},
		"90 days, day not known":        {"31", "anything", "", "", "2026-08-25"},
		"60 working days":               {"44", "filing_pledge_unit", "2026-09-01", "2026-11-30", ""},
		"60 working days, not known":    {"44", "filing_pledge_unit", "", "", "2026-08-25"},
		"a province with 180 days":      {"13", "entity_principal_letter", "2026-11-20", "2027-05-19", ""},
		"another letter of 广东: 90 days": {"44", "anything", "2026-11-20", "2027-02-18", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c := timeline.Case{Filing: underway(t, filing.First).Filing}
			c.Filing.Province = tt.province
			c.Filing.Attachments = []filing.Attachment{{ID: "a1", Slot: "letters." + tt.letter}, {ID: "a2", Slot: "other"}}
			if tt.signed != "" {
				c.Signed = map[string]filing.Date{"a1": day(t, tt.signed)}
			}
			var found []timeline.Reminder
			for _, r := range g.Watch(c, today) {
				if r.Kind == timeline.LetterAges {
					found = append(found, r)
				}
			}
			require.Len(t, found, 1)
			assert.Equal(t, tt.day, found[0].Day.String())
			assert.Equal(t, tt.since, found[0].Since.String())
		})
	}
	c := underway(t, filing.First, "waiting_first", "2026-11-20")
	c.Filing.Attachments = []filing.Attachment{{ID: "a1", Slot: "letters.any"}}
	for _, r := range g.Watch(c, today) {
		assert.NotEqual(t, timeline.LetterAges, r.Kind, "what is handed in ages no more")
	}
}

func TestRemindersInWords(t *testing.T) {
	g := guide(t)
	for _, lang := range text.Names() {
		words := catalog(t, lang)
		for _, records := range [][]string{nil, {"waiting_first", "2026-11-20"}, {"filed", "2026-11-20"}} {
			c := ending(t, records...)
			c.Filing.Attachments = []filing.Attachment{{ID: "a1", Slot: "letters.any"}, {ID: "a2", Slot: "letters.other"}}
			c.Signed = map[string]filing.Date{"a1": day(t, "2026-08-25")}
			for _, today := range []string{"2026-11-21", "2026-11-22", "2026-11-23", "2026-11-25", "2026-12-01", "2027-01-05", "2027-03-01", "2028-01-01"} {
				for _, r := range g.Watch(c, day(t, today)) {
					told := r.Tell(words)
					about := string(lang) + " " + today + " " + string(r.Path)
					for _, sentence := range []string{told.What, told.When, told.Do, told.Warning} {
						assert.NotRegexp(t, raw, sentence, about)
					}
					require.NotEmpty(t, told.Do, about)
					require.NotEmpty(t, told.When, about)
				}
			}
		}
	}
	told := g.Watch(ending(t), day(t, "2026-11-23"))[2].Tell(catalog(t, text.Chinese))
	assert.Equal(t, "2026-12-01（周二）到期，还有 8 天", told.When)
	assert.Contains(t, told.Do, "2026-09-03（周四）起就不够了")
}
