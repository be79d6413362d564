package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// seen returns all words that can be seen on a screen.
func seen(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Text:
			b.WriteString(x.Words() + "\n")
		case *widget.Label:
			b.WriteString(x.Text + "\n")
		case *panel.Button:
			b.WriteString(x.Text + "\n")
		}
	})
	return b.String()
}

// button finds a button by its words.
func button(t *testing.T, o fyne.CanvasObject, words string) *panel.Button {
	t.Helper()
	var found *panel.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*panel.Button); ok && b.Text == words && found == nil {
			found = b
		}
	})
	require.NotNil(t, found, "no button %q on\n%s", words, seen(o))
	return found
}

// tile finds a line that can be pressed by its words.
func tile(t *testing.T, o fyne.CanvasObject, words string) *panel.Tile {
	t.Helper()
	var found *panel.Tile
	walk(o, func(o fyne.CanvasObject) {
		if x, ok := o.(*panel.Tile); ok && strings.Contains(x.Label(), words) && found == nil {
			found = x
		}
	})
	require.NotNil(t, found, "no line %q on\n%s", words, seen(o))
	return found
}

func (p *stepPage) fieldOf(t *testing.T, at filing.Path) *control.Field {
	t.Helper()
	for _, f := range p.fields {
		if f.Question.Path == at {
			return f
		}
	}
	require.Fail(t, "the page does not ask", string(at))
	return nil
}

func (b *bench) step(stop string) *stepPage {
	p := newStep(b.Shell, Place{Screen: StepScreen, Stop: stop})
	b.put(p.view)
	return p
}

var light = theme.Options{Look: theme.Light}

func app() *filing.Filing {
	f := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	f.Services[0].PrincipalSame = filing.No
	f.Settle()
	return f
}

func TestEveryStepShowsWhatItAsks(t *testing.T) {
	samples := map[string]func() *filing.Filing{
		"company": sample.Enterprise, "individual": sample.Individual, "mistakes": sample.Faulty, "app": app,
	}
	for name, f := range samples {
		for _, lang := range text.Names() {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				b := newBench(t, f(), lang, light)
				for _, page := range b.Session.Pages() {
					p := b.step(page.Key)
					words := seen(p.view)
					assert.Contains(t, words, page.Title)
					for _, at := range page.Paths {
						assert.Contains(t, words, b.Texts.Plain(at), page.Key)
					}
					for _, slot := range page.Papers {
						assert.Contains(t, words, b.Texts.Label(filing.Path(slot)), page.Key)
					}
					assert.NotRegexp(t, `(page|control|papers|field|step)\.[a-z_]+\b`, words, "a text is missing on %s", page.Key)
					assert.Len(t, p.fields, len(page.Paths), page.Key)
				}
				assert.Empty(t, b.told)
			})
		}
	}
}

func TestFieldsSayWhatTheChecksSay(t *testing.T) {
	b := newBench(t, sample.Faulty(), text.Chinese, light)
	said := 0
	for _, page := range b.Session.Pages() {
		p := b.step(page.Key)
		for _, finding := range b.Session.Check().Findings {
			at, ok := p.anchor(finding)
			if !ok || at == "entity.certificate" || strings.Contains(string(at), "id_") || !b.Session.Filing().Filled(at) {
				continue
			}
			assert.Contains(t, p.fieldOf(t, at).Says(), finding.Message, page.Key)
			said++
		}
	}
	assert.GreaterOrEqual(t, said, 5, "the sample has ten mistakes")
}

func TestContinueSummarisesAndEachLineLeadsToItsField(t *testing.T) {
	f := sample.Faulty()
	f.Entity.Certificate.Address = ""
	b := newBench(t, f, text.Chinese, light)
	p := b.step("entity_certificate")
	assert.Empty(t, p.fieldOf(t, "entity.certificate.address").Says(), "what is missing is not held against the applicant before Continue")
	p.Continue()
	assert.Empty(t, b.went)
	require.True(t, p.summary.Visible())
	require.IsType(t, &panel.Tile{}, b.Window.Canvas().Focused(), "the focus is on the summary")

	problems := p.problems()
	require.GreaterOrEqual(t, len(problems), 3, "a paper, a number, an address")
	words := seen(p.summary)
	for _, problem := range problems {
		assert.Contains(t, words, problem.says)
		tile(t, p.summary, problem.says).Tapped(nil)
		b.Tasks.Flush()
		if problem.at == "entity.certificate" {
			assert.Equal(t, p.papers[0].target, b.Window.Canvas().Focused())
			continue
		}
		field := p.fieldOf(t, problem.at)
		assert.True(t, field.Focused(b.Window.Canvas()), problem.at)
		assert.Contains(t, field.Says(), problem.says, "the same sentence beside the field and in the summary")
	}
	for _, finding := range b.Session.Check().Findings {
		if at, ok := p.anchor(finding); ok && finding.Severity == rule.Block && p.owns(finding) {
			assert.Contains(t, words, finding.Message, at)
		}
	}
	button(t, p.view, b.Texts.T("page.later")).OnTapped()
	assert.Equal(t, []Place{{Screen: StepScreen, Stop: "entity_contact"}}, b.went, "nobody is held up")
}

func TestContradictionHoldsUpOnlyThePageOfItsFirstFact(t *testing.T) {
	f := sample.Enterprise()
	f.Services[0].Domains[0].Holder = "深圳市远帆科技有限公司"
	b := newBench(t, f, text.Chinese, light)
	b.attach(t, "entity.certificate", "licence.jpg")
	var holder string
	for _, finding := range b.Session.Check().Findings {
		if len(finding.Paths) > 1 && finding.Paths[0] == "services[0].domains[0].holder" && finding.Severity == rule.Block {
			holder = finding.Message
		}
	}
	require.NotEmpty(t, holder)
	p := b.step("entity_certificate")
	assert.Contains(t, p.fieldOf(t, "entity.name").Says(), holder, "both sides are seen")
	p.Continue()
	assert.Len(t, b.went, 1)
	p = b.step("service_domains[0]")
	p.Continue()
	assert.Len(t, b.went, 1)
	assert.Contains(t, seen(p.summary), holder)
}

func TestContinueGoesOnWhenThePageIsInOrder(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_contact")
	p.Continue()
	assert.Equal(t, []Place{{Screen: StepScreen, Stop: "service_basics[0]"}}, b.went)
}

func TestWhatIsChosenIsCheckedAtOnce(t *testing.T) {
	tests := []struct {
		name, stop string
		at         filing.Path
		choose     func(fyne.Focusable)
	}{
		{"tile", "service_basics[0]", "services[0].content", func(on fyne.Focusable) { on.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) }},
		{"list", "service_access[0]", "services[0].access.resource", func(on fyne.Focusable) { on.(*control.Picker).Chosen("ecs") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := sample.Enterprise()
			f.Services[0].Content, f.Services[0].Access.Resource = nil, ""
			b := newBench(t, f, text.Chinese, light)
			p := b.step(tt.stop)
			p.Continue()
			field := p.fieldOf(t, tt.at)
			missing := field.Says()
			require.Len(t, missing, 1)
			p.focus(tt.at)
			tt.choose(b.Window.Canvas().Focused())
			assert.NotContains(t, field.Says(), missing[0], "before the field is left")
		})
	}
}

func TestWhatIsMissingGoesAwayWithTheFirstLetter(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.Email = ""
	b := newBench(t, f, text.Chinese, light)
	p := b.step("principal_contact")
	p.Continue()
	field := p.fieldOf(t, "principal.email")
	require.NotEmpty(t, field.Says())
	p.focus("principal.email")
	test.Type(b.Window.Canvas().Focused(), "z")
	assert.Empty(t, field.Says(), "an address that is being typed is not held against the applicant")
	b.Window.Canvas().Unfocus()
	require.NotEmpty(t, field.Says(), "once it is left it is")
	test.Type(focused(b, p, "principal.email"), "hang@example.cn")
	assert.Empty(t, field.Says())
}

func TestEnterContinues(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.step("principal_contact")
	b.enter()
	assert.Len(t, b.went, 1)
}

func TestContinueReturnsToWhereTheApplicantCameFrom(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.English, light)
	p := newStep(b.Shell, Place{Screen: StepScreen, Stop: "principal_contact", Focus: "principal.email", Return: AnswersScreen})
	b.put(p.view)
	assert.True(t, p.fieldOf(t, "principal.email").Focused(b.Window.Canvas()))
	button(t, p.view, b.Texts.T("page.return.answers")).OnTapped()
	assert.Equal(t, []Place{{Screen: AnswersScreen, Focus: "principal.email"}}, b.went)
}

func TestTypingAnswersTheSession(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.Email = ""
	b := newBench(t, f, text.Chinese, light)
	p := b.step("principal_contact")
	p.focus("principal.email")
	test.Type(b.Window.Canvas().Focused(), "zhang＠example")
	assert.Equal(t, "zhang＠example", b.Session.Filing().Principal.Email)
	b.Window.Canvas().Unfocus()
	test.Type(focused(b, p, "principal.email"), ".cn")
	b.Window.Canvas().Unfocus()
	assert.Equal(t, "zhang@example.cn", b.Session.Filing().Principal.Email)
}

// focused puts the focus at the end of a field.
func focused(b *bench, p *stepPage, at filing.Path) fyne.Focusable {
	p.focus(at)
	on := b.Window.Canvas().Focused()
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	return on
}

func TestAnotherAnswerAsksOtherQuestions(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("service_principal[0]")
	require.Len(t, p.fields, 1)
	p.focus("services[0].principal_same")
	on := b.Window.Canvas().Focused()
	on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	assert.Equal(t, filing.No, b.Session.Filing().Services[0].PrincipalSame)
	assert.Greater(t, len(p.fields), 5)
	assert.Contains(t, seen(p.view), b.Texts.T("field.services.principal.mobile.label"))
	assert.True(t, p.fieldOf(t, "services[0].principal_same").Focused(b.Window.Canvas()), "the focus stays where it was")
	require.Len(t, p.papers, 2, "the card of the other principal is asked for at once")
}

func TestLastAddressIsTheFirstWhenThereIsOne(t *testing.T) {
	f := sample.Enterprise()
	f.Services[0].Access.IPRanges = []filing.IPRange{{}}
	b := newBench(t, f, text.Chinese, light)
	p := b.step("service_access[0]")
	p.focus("services[0].access.ip_ranges[0].first")
	test.Type(b.Window.Canvas().Focused(), "121。36.0.10")
	b.Window.Canvas().Unfocus()
	assert.Equal(t, []filing.IPRange{{First: "121.36.0.10", Last: "121.36.0.10"}}, b.Session.Filing().Services[0].Access.IPRanges)
	assert.Equal(t, "121.36.0.10", p.fieldOf(t, "services[0].access.ip_ranges[0].last").Typed())

	test.Type(focused(b, p, "services[0].access.ip_ranges[0].first"), "1")
	b.Window.Canvas().Unfocus()
	assert.Equal(t, []filing.IPRange{{First: "121.36.0.101", Last: "121.36.0.101"}}, b.Session.Filing().Services[0].Access.IPRanges, "it follows")

	p = b.step("service_access[0]")
	test.Type(focused(b, p, "services[0].access.ip_ranges[0].last"), "9")
	test.Type(focused(b, p, "services[0].access.ip_ranges[0].first"), "x")
	b.Window.Canvas().Unfocus()
	assert.Equal(t, "121.36.0.1019", b.Session.Filing().Services[0].Access.IPRanges[0].Last, "what has been typed stays")
}

func TestDomainHolderIsTheEntityWithOnePress(t *testing.T) {
	f := sample.Enterprise()
	f.Services[0].Domains = []filing.Domain{{Name: "yunfan-example.cn"}}
	f.Services[0].HomeURL = ""
	b := newBench(t, f, text.Chinese, light)
	p := b.step("service_domains[0]")
	tile(t, p.view, b.Texts.T("control.same_as_entity")).Tapped(nil)
	domain := b.Session.Filing().Services[0].Domains[0]
	assert.Equal(t, f.Entity.Name, domain.Holder)
	assert.Equal(t, filing.BusinessLicence, domain.HolderCertificateKind)
	assert.Equal(t, sample.EntityNumber, domain.HolderCertificateNumber)
	tile(t, p.view, b.Texts.T("control.use", "value", "yunfan-example.cn")).Tapped(nil)
	assert.Equal(t, "yunfan-example.cn", b.Session.Filing().Services[0].HomeURL)
	assert.NotContains(t, seen(p.view), b.Texts.T("control.same_as_entity"), "taken offers go away")
}

func TestRowsAreAddedAndRemoved(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("service_domains[0]")
	button(t, p.view, b.Texts.T("page.row.add.services.domains")).OnTapped()
	require.Len(t, b.Session.Filing().Services[0].Domains, 2)
	assert.True(t, p.fieldOf(t, "services[0].domains[1].name").Focused(b.Window.Canvas()), "typing goes on in the new row")
	test.Type(b.Window.Canvas().Focused(), "second-example.cn")
	p.remove("services[0].domains[0]", "域名 1")
	button(t, b.Window.Canvas().Overlays().Top(), b.Texts.T("page.row.remove")).OnTapped()
	require.Len(t, b.Session.Filing().Services[0].Domains, 1)
	assert.Equal(t, "second-example.cn", b.Session.Filing().Services[0].Domains[0].Name)
	assert.Equal(t, []Place{p.at}, b.went, "the page is shown anew")
}

func TestNameOfALegalRepresentativeFollows(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_identity")
	follows := b.Texts.T("control.follows", "field", b.Texts.Label("entity.legal_representative"))
	assert.Contains(t, seen(p.view), follows)
	require.NoError(t, b.Session.Answer("principal.is_legal_representative", "false"))
	p.changed("principal.is_legal_representative")
	assert.NotContains(t, seen(p.view), follows)
}
