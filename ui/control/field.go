package control

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A Field is one question on the screen: label, help, input, and below it what is wrong with the answer. What is typed is
// kept at once and never cleared; it is put into its usual form when the field is left.
type Field struct {
	Question flow.Question

	ground     Ground
	input      input
	bar        *canvas.Rectangle
	rare       *panel.Text
	follows    *panel.Text
	recognised *panel.Text // what a pasted key was taken for
	normalKey  string      // that it was put into
	notices    *fyne.Container
	said       string
	shown      []rule.ID       // whose findings are shown
	besides    *fyne.Container // what papers say about the answer
	beside     string
	offered    string
	offer      *panel.Tile
	actions    *fyne.Container
	filed      *filed // nil where nothing is compared
	kept       bool   // it identifies the filing that exists: shown, not asked
	box        *fyne.Container
}

// New returns the control for a question, showing the present answer.
func New(g Ground, q flow.Question) *Field {
	f := &Field{Question: q, ground: g}
	f.input = f.newInput()
	f.build()
	f.Reload()
	if g.Looking {
		f.input.freeze()
	}
	return f
}

func (f *Field) newInput() input {
	switch f.Question.Field.Kind {
	case filing.YesNo:
		return newTiles(f, f.choices(), false)
	case filing.Choices:
		return newTiles(f, f.choices(), true)
	case filing.Choice:
		if choices := f.choices(); len(choices) > mostTiles {
			return newSelection(f, choices)
		}
		return newTiles(f, f.choices(), false)
	case filing.Day, filing.Validity:
		return newDay(f)
	case filing.Region:
		return newDivision(f)
	}
	return newLine(f)
}

// Gaps of a field.
const (
	gapInField = 1.25 // units
	barWidth   = 4
	barGap     = 12
)

func (f *Field) build() {
	texts, row := f.ground.Texts, f.Question.Field
	label := texts.Plain(f.Question.Path)
	if row.Need == filing.Optional {
		label += texts.T("control.optional")
	}
	parts := []fyne.CanvasObject{panel.Strong(label)}
	f.kept = keeps(f)
	if help := texts.Help(f.Question.Path); help != "" && !f.kept {
		parts = append(parts, panel.Caption(help))
	}
	if f.filed = newFiled(f); f.filed != nil {
		parts = append(parts, f.filed.box)
	}
	if f.kept {
		parts = append(parts, f.keptAnswer())
	} else {
		parts = append(parts, f.input.object())
	}
	f.besides = panel.Column(0)
	f.besides.Hide()
	parts = append(parts, f.besides)
	if example := texts.Example(f.Question.Path); example != "" && row.Kind != filing.Region && !f.kept {
		parts = append(parts, panel.Caption(texts.T("control.example", "example", example)))
	}
	f.rare = panel.NewText("", panel.Style{Color: theme.ColorWarning, Size: fynetheme.SizeNameCaptionText})
	f.rare.Hide()
	f.follows = panel.Caption("")
	f.follows.Hide()
	f.recognised = panel.Caption("")
	f.recognised.Hide()
	f.notices = panel.Column(panel.Tight)
	f.notices.Hide()
	f.actions = panel.Column(0)
	f.actions.Hide()
	parts = append(parts, f.follows, f.recognised, f.actions, f.rare, f.notices)
	f.bar = canvas.NewRectangle(fynetheme.Color(theme.ColorDanger))
	f.bar.CornerRadius = barWidth / 2.0
	f.bar.Hide()
	f.box = container.New(&barred{bar: f.bar}, f.bar, panel.Column(gapInField, parts...))
}

// Object returns what to show.
func (f *Field) Object() fyne.CanvasObject { return f.box }

// Beside puts a piece below the input that shows what a paper says about the answer. It is made only when the key is
// another than before; an empty key takes it away.
func (f *Field) Beside(key string, piece func() fyne.CanvasObject) {
	if key == f.beside {
		return
	}
	f.beside = key
	f.besides.RemoveAll()
	f.besides.Hidden = key == ""
	if key != "" {
		f.besides.Add(piece())
	}
	f.box.Refresh()
}

// Offer puts a line below the input that fills the answer in when it is pressed, or takes it away when there are no words.
func (f *Field) Offer(words string, take func()) {
	if f.ground.Looking {
		return
	}
	if words == f.offered {
		if f.offer != nil {
			f.offer.OnTapped = f.taking(take)
		}
		return
	}
	f.offered, f.offer = words, nil
	f.actions.RemoveAll()
	f.actions.Hidden = words == ""
	if words != "" {
		mark := panel.Icon(fynetheme.ContentPasteIcon(), theme.ColorAccent, theme.SizeBadge)
		content := panel.Aside(panel.Small, mark, panel.NewText(words, panel.Style{Color: theme.ColorAccent}))
		f.offer = panel.NewTile(words, false, panel.InsetXY(panel.Small, 1, content), f.taking(take))
		f.actions.Add(f.offer)
	}
	f.box.Refresh()
}

// taking takes what is offered; the focus goes to the input, for the line that had it is gone by then.
func (f *Field) taking(take func()) func() {
	return func() {
		line := f.offer
		c := fyne.CurrentApp().Driver().CanvasForObject(f.box)
		keyboard := c != nil && c.Focused() != nil && c.Focused() == fyne.Focusable(line)
		take()
		if keyboard && f.offer != line {
			f.Focus(c)
		}
	}
}

// Lock keeps the answer from being typed where it follows from another, and says why; no words unlock it.
func (f *Field) Lock(words string) {
	l, ok := f.input.(*line)
	if !ok || words == f.follows.Words() {
		return
	}
	f.follows.SetWords(words)
	f.follows.Hidden = words == ""
	if words == "" && !f.ground.Looking {
		l.entry.Enable()
	} else {
		l.entry.Disable()
	}
	f.box.Refresh()
}

// Typed returns the answer as it stands.
func (f *Field) Typed() string { return f.typed() }

func (f *Field) typed() string { return f.ground.typed(f.Question.Path) }

func (f *Field) kind() filing.Kind { return f.Question.Field.Kind }

func (f *Field) answer(typed string) {
	f.ground.answer(f.Question.Path, typed)
	f.warnRare(typed)
}

// Leave puts the answer into its usual form and says that the field was left.
func (f *Field) Leave() {
	if f.ground.Looking {
		return
	}
	f.recognise()
	typed := f.typed()
	if normal := Normal(f.Question.Field, f.certificate(), typed); f.kind() == filing.Names {
		if joined := strings.ReplaceAll(normal, "\n", ","); joined != typed {
			f.answer(joined)
		}
	} else if normal != typed {
		f.answer(normal)
	}
	f.Reload()
	f.ground.left(f.Question.Path)
}

// certificate returns the kind of certificate whose number is asked.
func (f *Field) certificate() filing.CertificateKind {
	if f.kind() != filing.CertificateNumber {
		return ""
	}
	kind := strings.TrimSuffix(string(f.Question.Path), "number") + "kind"
	return filing.CertificateKind(f.ground.typed(filing.Path(kind)))
}

// Reload shows the answer that the session has, which may have followed from another.
func (f *Field) Reload() {
	typed := f.typed()
	f.input.show(typed)
	f.warnRare(typed)
	if f.filed != nil && !f.filed.open {
		f.filed.show()
	}
}

// Focus puts the focus on the input.
func (f *Field) Focus(c fyne.Canvas) {
	if target := f.input.focus(); target != nil && c != nil && !f.kept {
		c.Focus(target)
	}
}

// Focused reports whether the focus is on the input.
func (f *Field) Focused(c fyne.Canvas) bool {
	return c != nil && c.Focused() != nil && c.Focused() == f.input.focus()
}

// Show says what was found, each with its message; nothing when nothing was found.
func (f *Field) Show(findings []rule.Finding) {
	var said strings.Builder
	for _, finding := range findings {
		said.WriteString(string(finding.Severity) + finding.Message + "\n")
	}
	if said.String() == f.said {
		return
	}
	f.said, f.shown = said.String(), nil
	for _, finding := range findings {
		f.shown = append(f.shown, finding.Rule)
	}
	f.notices.RemoveAll()
	f.bar.Hidden = len(findings) == 0
	for i, finding := range findings {
		colour, icon := Tone(finding.Severity)
		if i == 0 {
			f.bar.FillColor = fynetheme.Color(colour)
			f.bar.Refresh()
		}
		words := panel.NewText(finding.Message, panel.Style{Color: colour, Bold: finding.Severity == rule.Block})
		f.notices.Add(panel.Aside(panel.Small, panel.Icon(icon, colour, fynetheme.SizeNameInlineIcon), words))
	}
	f.notices.Hidden = len(findings) == 0
	f.box.Refresh()
}

// Keep shows of the findings only those of rules that something is shown of already.
func (f *Field) Keep(findings []rule.Finding) {
	f.Show(slices.DeleteFunc(slices.Clone(findings), func(finding rule.Finding) bool {
		return !slices.Contains(f.shown, finding.Rule)
	}))
}

// Says reports the messages that stand below the input, one a line.
func (f *Field) Says() []string {
	var out []string
	for _, l := range strings.Split(strings.TrimSpace(f.said), "\n") {
		if l == "" {
			continue
		}
		for _, s := range []rule.Severity{rule.Block, rule.Warn, rule.Hint} {
			l = strings.TrimPrefix(l, string(s))
		}
		out = append(out, l)
	}
	return out
}

// Tone returns the colour and the sign of a severity; nothing is said by colour alone.
func Tone(s rule.Severity) (fyne.ThemeColorName, fyne.Resource) {
	switch s {
	case rule.Block:
		return theme.ColorDanger, fynetheme.ErrorIcon()
	case rule.Warn:
		return theme.ColorWarning, fynetheme.WarningIcon()
	}
	return theme.ColorMuted, fynetheme.InfoIcon()
}

// warnRare names the characters that the font has no drawing of. They stay in the answer: a name is what it is.
func (f *Field) warnRare(typed string) {
	var missing []string
	for _, r := range typed {
		if panel.Lacks(r) && !strings.Contains(strings.Join(missing, ""), string(r)) {
			missing = append(missing, string(r))
		}
	}
	words := ""
	if len(missing) > 0 {
		words = f.ground.Texts.T("control.rare", "characters", strings.Join(missing, " "), "codes", codePoints(missing))
	}
	if words == f.rare.Words() {
		return
	}
	f.rare.SetWords(words)
	f.rare.Hidden = words == ""
	f.box.Refresh()
}

func codePoints(characters []string) string {
	var out []string
	for _, c := range characters {
		for _, r := range c {
			out = append(out, fmt.Sprintf("U+%04X", r))
		}
	}
	return strings.Join(out, " ")
}

// characters is the room that an answer of this kind needs.
func (f *Field) characters() float32 {
	switch f.kind() {
	case filing.MobileNumber, filing.PhoneNumber, filing.Address:
		return 18
	case filing.CertificateNumber, filing.EmailAddress, filing.FilingNumberKind, filing.DomainNameKind, filing.HomePage:
		return pickerCharacters
	}
	return 44
}

// barred draws a bar at the left of what needs attention.
type barred struct{ bar *canvas.Rectangle }

func (b *barred) indent() float32 {
	if b.bar.Hidden {
		return 0
	}
	return barWidth + barGap
}

func (b *barred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.bar.Resize(fyne.NewSize(barWidth, size.Height))
	objects[1].Move(fyne.NewPos(b.indent(), 0))
	objects[1].Resize(size.SubtractWidthHeight(b.indent(), 0))
}

func (b *barred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(b.indent(), 0)
}
