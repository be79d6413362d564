package wizard_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// lookDay is a day on which the sample was looked at, months before the room's.
var lookDay = time.Date(2026, 3, 2, 9, 30, 0, 0, timeline.Beijing)

// exhibit is the faulty sample with a paper, as somebody saw it.
func exhibit() wizard.Exhibit {
	f := sample.Faulty()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "entity.certificate", File: "licence.jpg", SHA256: strings.Repeat("ab", 32), Size: 3}}
	return wizard.Exhibit{
		Draft: wizard.Draft{Filing: f, Reports: map[string]paper.Report{"a1": {File: "licence.jpg", Kind: paper.BusinessLicence}}, Stop: "entity_certificate"},
		At:    lookDay, Files: files{"licence.jpg": "pic"},
	}
}

func TestNothingIsWrittenThroughAnExhibit(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.desk.Show(exhibit(), r.texts)
	before, progress := s.Filing(), s.Progress()
	a := before.Attachments[0]
	for name, do := range map[string]func() error{
		"answer":      func() error { return s.Answer("entity.name", "别的公司") },
		"filed":       func() error { return s.File("entity.name", "从前的公司") },
		"add row":     func() error { _, err := s.AddRow("services[0].domains"); return err },
		"remove row":  func() error { return s.RemoveRow("services[0].domains[0]") },
		"add service": func() error { return s.AddService(filing.Website) },
		"set aside":   func() error { return s.SetAside("MAT001", "principal.id_front", "以后再补") },
		"take back":   func() error { return s.TakeBack("MAT001", "principal.id_front") },
		"attach": func() error {
			_, err := s.Attach(t.Context(), "principal.id_front", "card.jpg", strings.NewReader("card"))
			return err
		},
		"reuse":    func() error { _, err := s.Reuse(t.Context(), a.ID, "principal.id_front"); return err },
		"put back": func() error { _, err := s.PutBack(t.Context(), a); return err },
		"detach":   func() error { return s.Detach(a.ID) },
		"move":     func() error { _, err := s.Move(t.Context(), a.ID, "principal.id_front"); return err },
		"accept": func() error {
			return s.Accept(wizard.Reading{Suggestion: paper.Suggestion{Path: "entity.name", Value: "别的公司"}})
		},
		"note": func() error { return s.Note(timeline.Event{Status: timeline.WaitingFirst, At: lookDay}) },
		"app": func() error {
			_, err := s.TakeApp(wizard.AppFile{Reading: wizard.AppReading{Row: "services[0].app.platforms[0]"}})
			return err
		},
		"signer": func() error { return s.ChooseSigner("services[0].app.platforms[0]", false, 1) },
		"letter": func() error { return s.WriteLetter(t.Context(), io.Discard, "pledge", wizard.LetterPDF) },
		"export": func() error { return s.Export(t.Context(), io.Discard, wizard.Sending{Force: true}) },
	} {
		require.ErrorIs(t, do(), wizard.ErrReadOnly, name)
	}
	s.Grant([]string{"粤ICP备2026000001号"})
	s.TakeNoteBack()
	s.SetFinish(paper.Finish{Watermark: true})
	s.DropApp("services[0].app.platforms[0]", false)
	s.Visit("principal_contact")

	assert.Equal(t, before, s.Filing())
	assert.Equal(t, progress, s.Progress())
	assert.Empty(t, s.Granted())
	assert.Zero(t, s.Finish())
	assert.Equal(t, "entity_certificate", s.LastStop())
	assert.False(t, s.Dirty())
	require.NoError(t, s.Save(t.Context()))
	require.ErrorIs(t, s.Undo(t.Context()), wizard.ErrNothingToUndo)
	assert.False(t, s.CanUndo(t.Context()))
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Empty(t, drafts, "the store has no draft of it")
	assert.Empty(t, r.store.files, "and no file")

	_, err = s.Desk().Begin(t.Context(), flow.Interview{
		Purpose: "new", Nature: filing.Enterprise, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.No, Obstacle: "none",
	}, r.texts)
	require.ErrorIs(t, err, wizard.ErrReadOnly, "its desk begins nothing either")
	_, err = s.Desk().Follow(t.Context(), s.ID(), filing.AddService, r.texts)
	require.ErrorIs(t, err, wizard.ErrNoDraft)
	require.ErrorIs(t, s.Desk().Delete(t.Context(), s.ID()), wizard.ErrReadOnly)
}

func TestAnExhibitIsSeenOnItsDay(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	e := exhibit()
	s := r.desk.Show(e, r.texts)
	assert.Equal(t, "2026-03-02", s.Desk().Today().String())
	assert.Equal(t, "2026-11-23", r.desk.Today().String(), "the desk keeps its own")
	assert.Equal(t, "2026-03-02", s.Check().AsOf)
	shown, ok := s.Exhibit()
	assert.True(t, ok)
	assert.Equal(t, e.At, shown.At)
	_, ok = r.begin(t, filing.Enterprise).Exhibit()
	assert.False(t, ok)

	e.Seen = &wizard.Check{AsOf: "2025-12-31", Findings: []rule.Finding{}}
	assert.Equal(t, "2025-12-31", r.desk.Show(e, r.texts).Desk().Today().String(), "what was found says for which day")
	e.At = time.Time{}
	assert.Equal(t, "2025-12-31", r.desk.Show(e, r.texts).Desk().Today().String())
}

func TestAnExhibitHasItsFiles(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	e := exhibit()
	s := r.desk.Show(e, r.texts)
	data, err := s.Bytes(t.Context(), e.Draft.Filing.Attachments[0])
	require.NoError(t, err)
	assert.Equal(t, "pic", string(data))
	report, ok := s.Report("a1")
	assert.True(t, ok)
	assert.Equal(t, paper.BusinessLicence, report.Kind)

	e.Files = nil
	_, err = r.desk.Show(e, r.texts).Bytes(t.Context(), e.Draft.Filing.Attachments[0])
	require.ErrorIs(t, err, wizard.ErrNoAttachment, "a bundle may come without pictures")
}

// TestFindingsAreThoseThatWereSeen shows what came with the case, not what this program would find.
func TestFindingsAreThoseThatWereSeen(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	e := exhibit()
	seen := r.desk.Check(e.Draft.Filing, nil, e.Day(), r.texts)
	seen.Findings = seen.Findings[:1]
	seen.Findings[0].Message = "那时的说法"
	seen.Findings = append(seen.Findings, rule.Finding{Rule: "OLD001", Message: "已经没有的规则"})
	seen.Counts = wizard.Counts{Block: 1}
	e.Seen, e.View.Language = &seen, text.Chinese
	s := r.desk.Show(e, r.texts)
	assert.Equal(t, []string{"那时的说法", "已经没有的规则"}, messages(s.Check().Findings))
	assert.Equal(t, wizard.Counts{Block: 1}, s.Check().Counts)
	assert.NotEmpty(t, s.Check().Materials, "pages show the papers that were wanted")
	assert.NotEmpty(t, s.Pages())

	e.View.Language = text.English
	got := messages(r.desk.Show(e, r.texts).Check().Findings)
	assert.Contains(t, got[0], "440399", "in another language than it was seen in, it is said anew")
	assert.Equal(t, "已经没有的规则", got[1], "but for what the rulebook does not have")
}

func messages(findings []rule.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Message)
	}
	return out
}
