package wizard_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestNewDeskNeedsItsParts(t *testing.T) {
	t.Parallel()
	atlas, err := loadAtlas()
	require.NoError(t, err)
	for name, parts := range map[string]wizard.Parts{
		"nothing":    {},
		"no atlas":   {Clock: &clock{}, Entropy: strings.NewReader("")},
		"no clock":   {Atlas: atlas, Entropy: strings.NewReader("")},
		"no entropy": {Atlas: atlas, Clock: &clock{}},
	} {
		_, err := wizard.NewDesk(parts)
		require.Error(t, err, name)
	}
	_, err = wizard.NewDesk(wizard.Parts{Atlas: atlas, Clock: &clock{}, Entropy: strings.NewReader("")})
	require.NoError(t, err, "a desk without a store checks cases")
}

func TestRulebook(t *testing.T) {
	t.Parallel()
	book := newRoom(t).desk.Rulebook()
	seen := map[rule.ID]bool{}
	for _, d := range book {
		assert.False(t, seen[d.ID], "%s twice", d.ID)
		seen[d.ID] = true
	}
	assert.True(t, seen["ENT003"], "rules over answers")
	assert.Equal(t, rule.ID("PHO999"), book[len(book)-1].ID, "and over papers behind them")
}

func TestVersionTravelsWithTheDesk(t *testing.T) {
	t.Parallel()
	atlas, err := loadAtlas()
	require.NoError(t, err)
	catalog, err := text.Load(os.DirFS("../assets/text"), text.Chinese, nil)
	require.NoError(t, err)
	for given, want := range map[string]string{"": wizard.RulebookVersion, "2026.12.1": "2026.12.1"} {
		desk, err := wizard.NewDesk(wizard.Parts{Atlas: atlas, Clock: &clock{}, Entropy: strings.NewReader(""), Rulebook: given})
		require.NoError(t, err)
		assert.Equal(t, want, desk.Version())
		assert.Equal(t, want, desk.Check(sample.Enterprise(), nil, desk.Today(), catalog).Rulebook)
	}
}

func TestSpeak(t *testing.T) {
	t.Parallel()
	s := newRoom(t).importCase(t, sample.Enterprise(), nil)
	english, err := text.Load(os.DirFS("../assets/text"), text.English, nil)
	require.NoError(t, err)
	before, status := s.Pages()[0].Title, s.Pages()[0].Status
	s.Speak(english)
	assert.Equal(t, "Where you file, and as what", s.Pages()[0].Title)
	assert.NotEqual(t, before, s.Pages()[0].Title)
	assert.Equal(t, status, s.Pages()[0].Status)
}

func TestExamineFile(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "entity.certificate", File: "broken.jpg"}}
	findings, report, err := r.desk.ExamineFile(t.Context(), f, "broken.jpg", []byte("x"), paper.BusinessLicence, r.texts)
	require.NoError(t, err)
	assert.Equal(t, paper.BusinessLicence, report.Kind)
	require.Len(t, findings, 1)
	assert.Equal(t, "样例规则", findings[0].Title, "findings come phrased")
}

// TestPagesCountTheirFindings: a finding about a paper is counted where the paper is taken, one set aside nowhere.
func TestPagesCountTheirFindings(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "principal.id_front"}}
	count := func(finding rule.Finding) map[string]int {
		out := map[string]int{}
		for _, p := range wizard.Pages(f, wizard.Check{Findings: []rule.Finding{finding}}, r.texts) {
			if p.Findings > 0 {
				out[p.Key] = p.Findings
			}
		}
		return out
	}
	assert.Equal(t, map[string]int{"principal_identity": 1}, count(rule.Finding{Attachment: "a1"}))
	assert.Equal(t, map[string]int{"entity_certificate": 1, "service_domains[0]": 1},
		count(rule.Finding{Paths: []filing.Path{"entity.name", "services[0].domains[0].holder"}}))
	assert.Empty(t, count(rule.Finding{Attachment: "a1", SetAside: true}))
	assert.Empty(t, count(rule.Finding{Attachment: "a9"}))
}
