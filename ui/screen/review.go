package screen

import (
	"context"
	"image"
	"image/draw"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Review shows what the rules found, gravest first, each with the way to put it right.
func Review(s *Shell, at Place) fyne.CanvasObject { return newReview(s, at).view }

type reviewPage struct {
	*Shell
	view *panel.Page
	body *fyne.Container
	jump map[string]*panel.Button // by rule and first path
}

func newReview(s *Shell, at Place) *reviewPage {
	p := &reviewPage{Shell: s, body: panel.Column(panel.Large), jump: map[string]*panel.Button{}}
	t := s.Texts
	p.build()
	export := panel.Primary(t.T("review.clean.export"), func() { s.Go(Place{Screen: ExportScreen}) })
	footer := panel.Footer([]fyne.CanvasObject{export}, editing(s, panel.Link(t.T("menu.support"), func() { s.Go(Place{Screen: SupportScreen, Return: ReviewScreen}) })),
		panel.Link(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) }))
	p.view = panel.NewPage(t.T("review.title"), t.T("review.lead"), []fyne.CanvasObject{p.body}, footer)
	s.Enter(export.OnTapped)
	later(s, func() {
		for key, button := range p.jump {
			if at.Focus != "" && strings.HasSuffix(key, " "+string(at.Focus)) {
				s.Window.Canvas().Focus(button)
			}
		}
	})
	return p
}

func (p *reviewPage) build() {
	t, check := p.Texts, p.Session.Check()
	p.body.RemoveAll()
	p.body.Add(p.counts(check))
	open := 0
	for _, s := range []rule.Severity{rule.Block, rule.Warn, rule.Hint} {
		var cards []fyne.CanvasObject
		for _, f := range check.Findings {
			if f.Severity == s && !f.SetAside {
				cards = append(cards, p.card(f))
			}
		}
		open += len(cards)
		p.section("review.section."+string(s), cards)
	}
	if open == 0 {
		p.body.Add(panel.Notice(panel.Success, icons.Done, t.T("review.clean"), t.T("review.clean.text")))
	}
	p.unknown(check)
	var aside []fyne.CanvasObject
	for _, f := range check.Findings {
		if f.SetAside {
			aside = append(aside, p.asideCard(f))
		}
	}
	p.section("review.section.set_aside", aside)
}

func (p *reviewPage) section(key string, cards []fyne.CanvasObject) {
	if len(cards) == 0 {
		return
	}
	head := panel.Column(panel.Tight, panel.Heading(p.Texts.T(key)), panel.Muted(p.Texts.T(key+".text")))
	p.body.Add(panel.Column(panel.Medium, append([]fyne.CanvasObject{head}, cards...)...))
}

// counts says at a glance how much there is of what.
func (p *reviewPage) counts(check wizard.Check) fyne.CanvasObject {
	line := panel.Line(panel.Small)
	for _, c := range []struct {
		severity rule.Severity
		n        int
	}{{rule.Block, check.Counts.Block}, {rule.Warn, check.Counts.Warn}, {rule.Hint, check.Counts.Hint}} {
		tone, icon := severityTone(c.severity)
		words := p.Texts.T("review.count."+string(c.severity), "n", strconv.Itoa(c.n))
		if c.n == 0 {
			tone, icon = panel.Success, icons.Done
		}
		line.Add(panel.Badge(tone, icon, words))
	}
	return line
}

// card tells one finding: what, why, what to do, who says so, what was seen, and where to go.
func (p *reviewPage) card(f rule.Finding) fyne.CanvasObject {
	t := p.Texts
	tone, icon := severityTone(f.Severity)
	front, _ := tone.Colours()
	content := panel.Column(panel.Medium,
		panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), front, fynetheme.SizeNameInlineIcon),
			panel.Column(panel.Tight, panel.NewText(f.Title, panel.Style{Bold: true, Color: front}), panel.Body(f.Message))))
	if seen := p.evidence(f); seen != nil {
		content.Add(seen)
	}
	content.Add(panel.Column(panel.Small, reason(t.T("review.fix"), f.Fix), reason(t.T("review.why"), f.Why)))
	content.Add(p.source(f))
	actions := panel.Line(panel.Small)
	if to, ok := p.place(f); ok {
		key := "review.go"
		if f.Attachment != "" {
			key = "review.go.paper"
		}
		button := panel.NewButton(t.T(key), fynetheme.NavigateNextIcon(), buttonImportance, func() { p.Go(to) })
		p.jump[string(f.Rule)+" "+string(to.Focus)] = button
		actions.Add(button)
	}
	if f.Severity != rule.Block {
		actions.Add(editing(p.Shell, panel.Link(t.T("review.aside"), func() { p.setAside(f) })))
	}
	content.Add(actions)
	return panel.Sheet(theme.ColorCard, theme.ColorLine, 5, content)
}

// source says who asks for it and how far that can be relied on. What the sources disagree about is marked.
func (p *reviewPage) source(f rule.Finding) fyne.CanvasObject {
	t := p.Texts
	words := t.T("review.source", "layer", t.T("layer."+string(f.Layer)), "source", f.Source, "date", f.SourceDate)
	if f.Trust != "" {
		words = joined(words, t.T("trust."+string(f.Trust)))
	}
	if f.Values["conflict"] == "" {
		return panel.Caption(words)
	}
	return panel.Column(panel.Tight, panel.Line(0, panel.Badge(panel.Quiet, icons.Idea, t.T("papers.conflict"))), panel.Caption(words))
}

// reason is a short heading with a sentence.
func reason(heading, words string) fyne.CanvasObject {
	return container.New(&pair{share: headingShare}, panel.Muted(heading), panel.Body(words))
}

// place returns the page on which a finding can be put right.
func (p *reviewPage) place(f rule.Finding) (Place, bool) {
	filingNow := p.Session.Filing()
	paths := f.Paths
	if f.Attachment != "" {
		for _, a := range filingNow.Attachments {
			if a.ID == f.Attachment {
				paths = append([]filing.Path{filing.Path(a.Slot)}, paths...)
			}
		}
	}
	for _, path := range paths {
		if stop, ok := flow.Find(filingNow, path); ok {
			return Place{Screen: StepScreen, Stop: stop.Key(), Focus: path, Return: ReviewScreen}, true
		}
	}
	if len(paths) > 0 && letterOf(p.Session, paths[0]) {
		return Place{Screen: LettersScreen, Focus: paths[0], Return: ReviewScreen}, true
	}
	if f.Attachment != "" && len(paths) > 0 {
		return Place{Screen: PapersScreen, Focus: paths[0], Return: ReviewScreen}, true
	}
	return Place{}, false
}

// asideCard tells a finding that was set aside, and its reason.
func (p *reviewPage) asideCard(f rule.Finding) fyne.CanvasObject {
	t := p.Texts
	given := ""
	for _, a := range p.Session.Filing().SetAside {
		if a.Rule == string(f.Rule) && a.Attachment == f.Attachment {
			given = a.Reason
		}
	}
	back := panel.Secondary(t.T("review.back"), func() {
		if err := p.Session.TakeBack(string(f.Rule), f.Place()); err != nil {
			p.Tell(err)
			return
		}
		p.again()
	})
	editing(p.Shell, back)
	words := panel.Column(panel.Tight, panel.Strong(f.Title), panel.Muted(f.Message), panel.Body(t.T("review.aside.given", "reason", given)))
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium, panel.Split(panel.Medium, words, back))
}

func (p *reviewPage) again() {
	p.Saving()
	p.build()
	p.view.Refresh()
}

// reasonLines is the room for a reason.
const reasonLines = 3

// setAside asks for the reason and keeps it.
func (p *reviewPage) setAside(f rule.Finding) {
	t := p.Texts
	reason := control.NewEntry(reasonLines, nil, nil)
	reason.SetPlaceHolder(t.T("review.aside.example"))
	trouble := panel.NewText("", panel.Style{Color: theme.ColorDanger})
	var d *dialog.CustomDialog
	keep := panel.Primary(t.T("review.aside.keep"), func() {
		if strings.TrimSpace(reason.Text) == "" {
			trouble.SetWords(t.T("review.aside.empty"))
			p.Window.Canvas().Focus(reason)
			return
		}
		d.Hide()
		if err := p.Session.SetAside(string(f.Rule), f.Place(), reason.Text); err != nil {
			p.Tell(err)
			return
		}
		p.again()
	})
	cancel := panel.Secondary(t.T("page.cancel"), func() { d.Hide() })
	content := panel.Column(panel.Small, panel.Body(t.T("review.aside.text", "title", f.Title)), panel.Strong(t.T("review.aside.reason")), reason, trouble)
	d = dialog.NewCustomWithoutButtons(t.T("review.aside.title"), content, p.Window)
	d.SetButtons([]fyne.CanvasObject{cancel, keep})
	d.Resize(fyne.NewSize(min(dialogWidth, p.Window.Canvas().Size().Width*sheetShare), 0))
	d.Show()
	p.Window.Canvas().Focus(reason)
}

// mostLacks is how many missing facts are listed before the rest is only counted.
const mostLacks = 12

// unknown lists the facts that checks wait for, each once, with the way to them.
func (p *reviewPage) unknown(check wizard.Check) {
	t, f := p.Texts, p.Session.Filing()
	var order []filing.Path
	rules := map[filing.Path]int{}
	for _, lack := range check.Unknown {
		for _, path := range lack.Paths {
			if !asked(f, path) {
				continue
			}
			if rules[path] == 0 {
				order = append(order, path)
			}
			rules[path]++
		}
	}
	if len(order) == 0 {
		return
	}
	rows := panel.Column(0)
	for i, path := range order {
		if i == mostLacks {
			rows.Add(panel.Inset(panel.Small, panel.Muted(t.T("review.unknown.more", "n", strconv.Itoa(len(order)-i)))))
			break
		}
		stop, _ := flow.Find(f, path)
		detail := t.T("review.unknown.rules", "n", strconv.Itoa(rules[path]))
		rows.Add(panel.Row(panel.Picture(icons.Open), t.Label(path), detail, nil, func() {
			p.Go(Place{Screen: StepScreen, Stop: stop.Key(), Focus: path, Return: ReviewScreen})
		}))
	}
	p.body.Add(panel.Column(panel.Medium,
		panel.Column(panel.Tight, panel.Heading(t.T("review.unknown")), panel.Muted(t.T("review.unknown.text"))),
		panel.Sheet(theme.ColorCard, theme.ColorLine, panel.Small, rows)))
}

// asked reports whether a page of this filing asks for a fact or a paper.
func asked(f *filing.Filing, path filing.Path) bool {
	row, fact := filing.Lookup(path)
	if fact && !f.Asked(row, path.Place()) {
		return false
	}
	_, ok := flow.Find(f, path)
	return ok
}

// evidenceMargin is what is shown around a place, in shares of its height.
const evidenceMargin = 0.3

// evidence shows what a finding about a picture was taken from: the part of the picture, the numbers, the threshold.
func (p *reviewPage) evidence(f rule.Finding) fyne.CanvasObject {
	report, ok := p.Session.Report(f.Attachment)
	if f.Attachment == "" || !ok {
		return nil
	}
	numbers := panel.Column(panel.Tight)
	var where []paper.Box
	for _, name := range measureNames() {
		m, taken := report.Measures[name]
		if !taken || m.OK || f.Values["measure"] != "" && f.Values["measure"] != name {
			continue
		}
		numbers.Add(panel.Body(measured(p.Texts, name, m)))
		where = append(where, m.Evidence...)
	}
	scale := fynetheme.TextSize() / 15
	size := fyne.NewSize(thumbWidth*scale, thumbHeight*scale)
	if line, ok := report.Fields[f.Values["seen"]]; ok && line.Box != (paper.Box{}) {
		where = append(where, line.Box)
		if len(where) == 1 { // a line is as large as print
			size = partSize(line.Box.Around(evidenceMargin, report.Width, report.Height), line)
		}
	}
	for _, mark := range report.Marks {
		if mark.Name == f.Values["mark"] {
			where = append(where, mark.Box)
		}
	}
	page, inked := inkOf(f, report)
	where = append(where, inked...)
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillContain
	holder := container.NewStack(panel.Sheet(theme.ColorQuietSoft, "", 0, panel.Gap(0)), picture)
	session := p.Session
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (image.Image, error) {
		if len(where) == 1 && page == 0 { // a single place is shown as it reads
			cuts, err := session.Cut(ctx, f.Attachment, []paper.Box{where[0].Around(evidenceMargin, report.Width, report.Height)}, previewPixels/2)
			if err == nil && cuts[0] != nil {
				return cuts[0], nil
			}
		}
		drawn, err := session.Picture(ctx, f.Attachment, page, previewPixels/2)
		if err != nil {
			return nil, err
		}
		return crop(drawn, report, where), nil
	}, func(drawn image.Image, err error) {
		if err == nil {
			picture.Image = drawn
			picture.Refresh()
		}
	})
	var of filing.Attachment
	for _, a := range p.Session.Filing().Attachments {
		if a.ID == f.Attachment {
			of = a
		}
	}
	words := panel.Column(panel.Tight, panel.Muted(p.Texts.T("review.evidence")), panel.Caption(of.File), numbers)
	shown := container.NewGridWrap(size, panel.Inset(1, holder))
	return panel.Aside(panel.Medium, panel.NewTile(p.Texts.T("papers.view"), true, shown, func() { preview(p.Shell, of) }), words)
}

// crop cuts out of a drawn page the part that boxes on the upright picture lie in, with a margin around; all of it when
// there are no boxes.
func crop(drawn image.Image, r paper.Report, boxes []paper.Box) image.Image {
	if len(boxes) == 0 || r.Width == 0 {
		return drawn
	}
	var part image.Rectangle
	for _, b := range boxes {
		part = part.Union(b.Bounds())
	}
	const margin = 12 // pixels of the upright picture
	part = part.Inset(-margin)
	scale := float64(drawn.Bounds().Dx()) / float64(r.Width)
	at := func(v int) int { return int(float64(v) * scale) }
	cut := image.Rect(at(part.Min.X), at(part.Min.Y), at(part.Max.X), at(part.Max.Y)).Add(drawn.Bounds().Min).Intersect(drawn.Bounds())
	if cut.Empty() {
		return drawn
	}
	out := image.NewNRGBA(image.Rect(0, 0, cut.Dx(), cut.Dy()))
	draw.Draw(out, out.Bounds(), drawn, cut.Min, draw.Src)
	return out
}
