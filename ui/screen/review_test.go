package screen

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func (b *bench) review() *reviewPage {
	p := newReview(b.Shell, Place{Screen: ReviewScreen})
	b.put(p.view)
	return p
}

func TestReviewTellsEveryFinding(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, sample.Faulty(), lang, light)
			b.attach(t, "entity.certificate", "glare.jpg")
			words := seen(b.review().view)
			check := b.Session.Check()
			require.NotEmpty(t, check.Findings)
			for _, f := range check.Findings {
				for _, sentence := range []string{f.Title, f.Message, f.Why, f.Fix, f.Source} {
					assert.Contains(t, words, sentence, f.Rule)
				}
			}
			assert.NotRegexp(t, `(review|papers|severity|layer)\.[a-z_]+\b`, words, "a text is missing")
		})
	}
}

func TestReviewShowsTheEvidenceOfAPicture(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, "entity.certificate", "glare.jpg")
	words := seen(b.review().view)
	assert.Contains(t, words, b.Texts.T("papers.measure.value.most", "measure", b.Texts.T("measure.glare"), "value", "20.0%", "threshold", "5.0%"))
	assert.Contains(t, words, "glare.jpg")
}

func TestEveryFindingLeadsToItsPlace(t *testing.T) {
	b := newBench(t, sample.Faulty(), text.Chinese, light)
	a := b.attach(t, "entity.certificate", "glare.jpg")
	p := b.review()
	for _, f := range b.Session.Check().Findings {
		to, ok := p.place(f)
		require.True(t, ok, "%s %v", f.Rule, f.Paths)
		assert.Equal(t, ReviewScreen, to.Return)
		if f.Attachment == a.ID {
			assert.Equal(t, Place{Screen: StepScreen, Stop: "entity_certificate", Focus: "entity.certificate", Return: ReviewScreen}, to)
		}
		step := newStep(b.Shell, to)
		b.put(step.view)
		assert.NotNil(t, b.Window.Canvas().Focused(), "%s leads to %s", f.Rule, to.Focus)
	}
}

func TestWarningIsSetAsideWithAReasonAndTakenBack(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	a := b.attach(t, "entity.certificate", "glare.jpg")
	p := b.review()
	var glare rule.Finding
	for _, f := range b.Session.Check().Findings {
		if f.Attachment == a.ID {
			glare = f
		}
	}
	require.Equal(t, rule.ID("PHO099"), glare.Rule)
	p.setAside(glare)
	dialog := b.Window.Canvas().Overlays().Top()
	keep := button(t, dialog, b.Texts.T("review.aside.keep"))
	keep.OnTapped()
	assert.Contains(t, seen(dialog), b.Texts.T("review.aside.empty"), "a reason is asked for")
	assert.Empty(t, b.Session.Filing().SetAside)

	reason, ok := b.Window.Canvas().Focused().(*control.Entry)
	require.True(t, ok, "the focus is on the reason")
	test.Type(reason, "原件如此")
	keep.OnTapped()
	require.Len(t, b.Session.Filing().SetAside, 1)
	assert.Equal(t, "原件如此", b.Session.Filing().SetAside[0].Reason)
	words := seen(p.view)
	assert.Contains(t, words, b.Texts.T("review.aside.given", "reason", "原件如此"))
	assert.Contains(t, words, b.Texts.T("review.section.set_aside"))

	button(t, p.view, b.Texts.T("review.back")).OnTapped()
	assert.Empty(t, b.Session.Filing().SetAside)
	assert.NotContains(t, seen(p.view), b.Texts.T("review.section.set_aside"))
}

func TestWhatBlocksCannotBeSetAside(t *testing.T) {
	b := newBench(t, sample.Faulty(), text.Chinese, light)
	p := b.review()
	for _, f := range b.Session.Check().Findings {
		if f.Severity == rule.Block {
			assert.NotContains(t, seen(p.card(f)), b.Texts.T("review.aside"), f.Rule)
		}
	}
}

func TestReviewListsWhatIsNotKnownYet(t *testing.T) {
	b := newBench(t, app(), text.Chinese, light)
	words := seen(b.review().view)
	assert.Contains(t, words, b.Texts.T("review.unknown"))
	tile(t, b.review().view, b.Texts.Label("entity.certificate.number")).Tapped(nil)
	assert.Equal(t, []Place{{Screen: StepScreen, Stop: "entity_certificate", Focus: "entity.certificate.number", Return: ReviewScreen}}, b.went)
}

func TestReviewDoesNotMissWhatIsNotAsked(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	assert.NotContains(t, seen(b.review().view), b.Texts.Label("services[0].access.authorization_code"))
}

func TestAnswersLeadToTheFactAndBack(t *testing.T) {
	for _, f := range []*filing.Filing{sample.Enterprise(), sample.Individual(), app()} {
		for _, lang := range text.Names() {
			t.Run(f.ID+string(lang), func(t *testing.T) {
				b := newBench(t, f, lang, light)
				b.attach(t, "entity.certificate", "licence.jpg")
				p := newAnswers(b.Shell, Place{Screen: AnswersScreen})
				b.put(p.view)
				words := seen(p.view)
				for _, page := range b.Session.Pages() {
					for _, at := range page.Paths {
						assert.Contains(t, words, b.Texts.Label(at))
						assert.Contains(t, words, b.Texts.Value(b.Session.Filing(), at))
						p.links[at].OnTapped()
						assert.Equal(t, Place{Screen: StepScreen, Stop: page.Key, Focus: at, Return: AnswersScreen}, b.went[len(b.went)-1])
					}
				}
				assert.Contains(t, words, b.Texts.T("answers.empty"))
				assert.NotRegexp(t, `(answers|section|page)\.[a-z_]+\b`, words, "a text is missing")
			})
		}
	}
}

func TestAnswersComeBackToTheFactThatWasChanged(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := newAnswers(b.Shell, Place{Screen: AnswersScreen, Focus: "principal.email"})
	b.put(p.view)
	assert.Equal(t, p.links["principal.email"], b.Window.Canvas().Focused())
}

func TestPapersListsEveryPaperThatIsWanted(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, sample.Enterprise(), lang, light)
			b.attach(t, "entity.certificate", "licence.jpg")
			b.attach(t, "letters.authorization", "letter.jpg")
			p := newPapers(b.Shell, Place{Screen: PapersScreen, Focus: "principal.id_back"})
			b.put(p.view)
			words := seen(p.view)
			assert.Contains(t, words, b.Texts.T("papers.count", "given", "2", "missing", "3"))
			for _, want := range paper.Wanted(b.Session.Filing()) {
				assert.Contains(t, words, b.Texts.Label(filing.Path(want.Slot)))
			}
			for _, m := range b.Session.Check().Materials {
				if m.State == material.Missing {
					assert.Contains(t, words, m.Why)
					assert.Contains(t, words, m.Requirement)
					assert.Contains(t, words, m.Source)
				}
			}
			assert.Equal(t, p.cards[2].target, b.Window.Canvas().Focused())
			b.choice = []string{b.file(t, "front.jpg")}
			p.cards[1].choose()
			p.cards[2].choose()
			pledge := slices.IndexFunc(p.cards, func(c *paperCard) bool { return c.want.Must && c.free() })
			require.Positive(t, pledge)
			assert.Contains(t, words, p.cards[pledge].label(), "the province's pledge is asked for by its name")
			p.cards[pledge].choose()
			assert.Contains(t, seen(p.view), b.Texts.T("papers.count.all"))
		})
	}
}

func TestExportIsHeldBackWhileSomethingBlocks(t *testing.T) {
	b := newBench(t, sample.Faulty(), text.Chinese, light)
	b.saved = filepath.Join(t.TempDir(), "out.beian")
	p := newExport(b.Shell)
	b.put(p.view)
	assert.True(t, p.save.Disabled())
	assert.Nil(t, b.enter, "Enter does not get around it")
	button(t, p.view, b.Texts.T("export.blocked.review")).OnTapped()
	assert.Equal(t, []Place{{Screen: ReviewScreen}}, b.went)
	assert.NoFileExists(t, b.saved)

	tile(t, p.view, b.Texts.T("export.force")).Tapped(nil)
	assert.NoFileExists(t, b.saved, "not before it is confirmed")
	button(t, b.Window.Canvas().Overlays().Top(), b.Texts.T("export.force.yes")).OnTapped()
	assert.NoFileExists(t, b.saved, "not before it was chosen who can open it")
	assert.Contains(t, seen(p.view), b.Texts.T("export.forced"))
	require.False(t, p.save.Disabled())
	p.save.OnTapped()
	assert.FileExists(t, b.saved)
}

func TestExportCountsThePagesThatLackSomething(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.Email = "no address"
	f.Services[0].HomeURL = ""
	b := newBench(t, f, text.Chinese, light)
	lacking, wrong := 0, 0
	for _, page := range b.Session.Pages() {
		switch {
		case len(page.Missing) > 0:
			lacking++
		case page.Status == flow.Problem:
			wrong++
		}
	}
	require.Positive(t, lacking)
	require.Positive(t, wrong, "the page with the e-mail address")
	assert.Contains(t, seen(newExport(b.Shell).view), b.Texts.T("export.missing", "n", strconv.Itoa(lacking)))
}

func TestExportWritesAndSaysWhatComesNext(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, sample.Enterprise(), lang, light)
			require.Zero(t, b.Session.Check().Counts.Block)
			b.saved = filepath.Join(t.TempDir(), "云帆.beian")
			p := newExport(b.Shell)
			b.put(p.view)
			p.save.OnTapped()
			data, err := os.ReadFile(b.saved)
			require.NoError(t, err)
			assert.Equal(t, b.Session.ID(), string(data))
			words := seen(p.view)
			assert.Contains(t, words, b.saved)
			assert.Contains(t, words, b.Texts.T("export.done.verified"))
			assert.Contains(t, words, b.Texts.T("export.next.8"))
			assert.Contains(t, words, b.Texts.T("export.remember.dns"))
			assert.NotRegexp(t, `export\.[a-z_]+\b`, words, "a text is missing")
		})
	}
}

func TestExportThatFailsIsTold(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.saved = filepath.Join(t.TempDir(), "out.beian")
	full := errors.New("disk full")
	b.Write = func(string, func(Writer) error) error { return full }
	p := newExport(b.Shell)
	b.put(p.view)
	p.save.OnTapped()
	assert.Equal(t, []error{full}, b.told)
	assert.False(t, p.save.Disabled(), "another place can be tried")
}

func TestExportCanBeStopped(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.saved = filepath.Join(t.TempDir(), "out.beian")
	require.NoError(t, os.WriteFile(b.saved, nil, 0o600)) // choosing a place makes an empty file
	p := newExport(b.Shell)
	b.put(p.view)
	b.during = func() {
		assert.Contains(t, seen(p.view), b.Texts.T("export.running"))
		button(t, p.view, b.Texts.T("export.cancel")).OnTapped()
	}
	p.save.OnTapped()
	assert.Contains(t, seen(p.view), b.Texts.T("export.cancelled"))
	assert.NoFileExists(t, b.saved)
	assert.Empty(t, b.told)
}

func TestExportReadsBackWhatItWrote(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.saved = filepath.Join(t.TempDir(), "out.beian")
	b.Write = func(path string, write func(Writer) error) error {
		if err := write(discard{}); err != nil {
			return err
		}
		return os.WriteFile(path, []byte("something else"), 0o600)
	}
	p := newExport(b.Shell)
	b.put(p.view)
	p.save.OnTapped()
	assert.Contains(t, seen(p.view), b.Texts.T("export.verify.failed"))
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func TestPackageName(t *testing.T) {
	tests := []struct{ name, title, entity, want string }{
		{"title", "云帆官网", "深圳云帆", "云帆官网.beian"},
		{"entity", "", "深圳云帆", "深圳云帆.beian"},
		{"signs that file systems refuse", `a/b\c:d*?"<>|`, "", "a_b_c_d______.beian"},
		{"nothing", "", "", "01K.beian"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &filing.Filing{ID: "01K", Title: tt.title}
			f.Entity.Name = tt.entity
			assert.Equal(t, tt.want, packageName(f))
		})
	}
}
