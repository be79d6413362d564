package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// empty takes a paper; about says more of it than the usual help.
func (c *paperCard) empty(about ...fyne.CanvasObject) fyne.CanvasObject {
	t := c.Texts
	words := panel.Column(panel.Tight, panel.Strong(c.label()))
	for _, piece := range about {
		words.Add(piece)
	}
	if key := "slot." + c.want.Slot.Key() + ".help"; t.Has(key) && len(about) == 0 {
		words.Add(panel.Caption(t.T(key)))
	}
	if len(about) == 0 && c.want.Slot.Pattern() != "services[].app.icon" { // whose help says what is taken
		words.Add(panel.Caption(t.T("papers.formats")))
	}
	choose := editing(c.Shell, panel.NewButton(t.T("papers.choose"), fynetheme.FolderOpenIcon(), buttonImportance, c.choose))
	c.target = choose
	actions := panel.Line(panel.Small, panel.NewText(t.T("papers.drop"), panel.Style{Color: theme.ColorMuted, Single: true}), choose)
	if c.Paste != nil {
		actions.Add(panel.NewButton(t.T("paste.button"), fynetheme.ContentPasteIcon(), widget.LowImportance, c.paste))
	}
	if len(c.reusable()) > 0 {
		actions.Add(editing(c.Shell, panel.NewButton(t.T("papers.reuse"), fynetheme.ContentCopyIcon(), widget.LowImportance, c.reuse)))
	}
	if c.telling && letterOf(c.Session, c.slot()) {
		to := Place{Screen: LettersScreen, Focus: c.slot(), Return: PapersScreen}
		actions.Add(panel.NewButton(t.T("letters.write_here"), fynetheme.DocumentIcon(), widget.LowImportance, func() { c.Go(to) }))
	}
	words.Add(panel.InsetXY(0, 1, actions))
	if c.wanting != "" {
		words.Add(panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorDanger, theme.SizeBadge),
			panel.NewText(c.wanting, panel.Style{Color: theme.ColorDanger, Bold: true})))
	}
	content := panel.Column(panel.Small)
	c.tellChanges(content)
	content.Add(panel.Aside(panel.Medium, panel.Icon(panel.Picture(slotIcon(c.want.Slot)), theme.ColorMuted, theme.SizeEmblem), words))
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium, content)
}

// slotIcon is the picture of what a slot takes.
func slotIcon(slot paper.Slot) icons.Name {
	switch {
	case strings.Contains(string(slot), "id_"):
		return icons.Card
	case strings.Contains(string(slot), "domain"):
		return icons.Globe
	case slot == paper.EntityCertificate:
		return icons.Building
	}
	return icons.Papers
}

func (c *paperCard) busy() fyne.CanvasObject {
	t := c.Texts
	bar := Thin(widget.NewProgressBarInfinite())
	stop := panel.Secondary(t.T("papers.cancel"), c.stop)
	c.target = stop
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium, panel.Column(panel.Small,
		panel.Strong(c.label()), panel.Muted(t.T("papers.reading", "file", c.reading)), bar, panel.Line(0, stop)))
}

// Thin shows a bar that goes on as thin as a bar of progress.
func Thin(bar *widget.ProgressBarInfinite) fyne.CanvasObject { return container.New(thin{}, bar) }

// thin gives a piece the height of a bar of progress, whatever it would take.
type thin struct{}

func (thin) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	for _, o := range pieces {
		o.Resize(size)
	}
}

func (thin) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, 1.5*fynetheme.Size(theme.SizeUnit))
}

func (c *paperCard) full(a filing.Attachment, findings []rule.Finding) fyne.CanvasObject {
	t := c.Texts
	report, read := c.Session.Report(a.ID)
	words := panel.Column(1.5, panel.Split(panel.Small, panel.Strong(c.label()), stateBadge(t, findings)))
	words.Add(panel.Column(0.5, panel.Body(a.File), panel.Caption(about(t, a, report, read))))
	if e, ok := c.Exhibit(); ok && e.Redacted {
		words.Add(panel.Muted(t.T("exhibit.placeholder", "width", number(report.Width), "height", number(report.Height))))
	}
	if read {
		if marks := measureMarks(t, report); marks != nil {
			words.Add(marks)
		}
		if marks := inkMarks(t, report); marks != nil {
			words.Add(marks)
		}
	}
	view := panel.NewButton(t.T("papers.view"), fynetheme.ZoomInIcon(), buttonImportance, func() { preview(c.Shell, a) })
	replace := editing(c.Shell, panel.NewButton(t.T("papers.replace"), fynetheme.ViewRefreshIcon(), buttonImportance, c.choose))
	remove := editing(c.Shell, panel.NewButton(t.T("papers.remove"), fynetheme.DeleteIcon(), widget.LowImportance, c.remove))
	c.target = replace
	words.Add(panel.Line(panel.Small, view, replace, remove))
	thumb := thumbnail(c.Shell, a, report, func() { preview(c.Shell, a) })
	content := panel.Column(panel.Small)
	c.tellChanges(content)
	content.Add(panel.Aside(panel.Medium, thumb, words))
	if unread := unreadWords(t, report); unread != "" {
		content.Add(panel.Notice(panel.Quiet, icons.Idea, t.T("papers.unread.title"), unread+"\n"+t.T("papers.unread.on"),
			editing(c.Shell, panel.Secondary(t.T("papers.unread.again"), func() { c.again(a) }))))
	}
	for _, f := range misplacedFirst(findings) {
		told := c.finding(a, f)
		if c.told == nil {
			c.told = told
		}
		content.Add(told)
	}
	if other, ok := c.Session.OtherSide(a.ID); ok {
		side := t.Label(filing.Path(other))
		content.Add(panel.Notice(panel.Accent, icons.Idea, t.T("papers.also", "kind", t.T("paper.kind."+string(report.Also))),
			t.T("papers.also.text", "slot", side), editing(c.Shell, panel.Secondary(t.T("papers.also.use", "slot", side), func() { c.lend(a, other) }))))
	}
	if n := c.waiting(a); n > 0 {
		if to, ok := c.answersOf(a); ok {
			content.Add(panel.Notice(panel.Accent, icons.Papers, "", t.T("papers.found", "n", number(n)),
				panel.Secondary(t.T("papers.found.go"), func() { c.Go(to) })))
		}
	}
	return panel.Sheet(theme.ColorCard, theme.ColorLine, panel.Medium, content)
}

// misplacedFirst puts what says that a paper lies in the place of another before what else is wrong with it: most of that
// follows from it.
func misplacedFirst(findings []rule.Finding) []rule.Finding {
	var misplaced, others []rule.Finding
	for _, f := range findings {
		if f.Values["move_to"] != "" {
			misplaced = append(misplaced, f)
		} else {
			others = append(others, f)
		}
	}
	return append(misplaced, others...)
}

// answersOf is the page on which what was read from a paper is filled in.
func (c *paperCard) answersOf(a filing.Attachment) (Place, bool) {
	f := c.Session.Filing()
	for _, r := range c.Session.Readings() {
		if typed, _ := f.Text(r.Path); r.Attachment.ID != a.ID || typed != "" {
			continue
		}
		if stop, ok := pageAsking(f, r.Path); ok {
			return Place{Screen: StepScreen, Stop: stop.Key(), Focus: r.Path, Return: PapersScreen}, true
		}
	}
	return Place{}, false
}

// unreadWords says in a sentence why the text of a paper was not read, or nothing.
func unreadWords(t *text.Catalog, r paper.Report) string {
	if r.Unread == "" {
		return ""
	}
	file, _ := onnxruntime.File()
	key := "read.unread." + string(r.Unread)
	if file == "" {
		key = "read.unread.unsupported"
	}
	return t.T(key, "file", file)
}

// finding says what is wrong with a paper, why, and what to do; a paper that lies in the place of another is moved with one
// press.
func (c *paperCard) finding(a filing.Attachment, f rule.Finding) fyne.CanvasObject {
	tone, icon := severityTone(f.Severity)
	var actions []fyne.CanvasObject
	if to := paper.Slot(f.Values["move_to"]); to != "" && to != c.want.Slot && to.In(c.Session.Filing()) {
		move := panel.Secondary(c.Texts.T("papers.move", "slot", c.Texts.Label(filing.Path(to))), func() { c.move(a, to) })
		actions = append(actions, editing(c.Shell, move))
	}
	return panel.Notice(tone, icon, f.Message, f.Why+"\n"+f.Fix, actions...)
}

// paperFinding says what is wrong with a paper, why, and what to do.
func paperFinding(f rule.Finding) fyne.CanvasObject {
	tone, icon := severityTone(f.Severity)
	return panel.Notice(tone, icon, f.Message, f.Why+"\n"+f.Fix)
}

// tellChanges says which paper was replaced or moved away, each with what takes that back.
func (c *paperCard) tellChanges(content *fyne.Container) {
	if c.replaced != nil {
		content.Add(panel.Notice(panel.Accent, icons.Papers, "", c.Texts.T("papers.replaced", "file", c.replaced.File),
			panel.Secondary(c.Texts.T("papers.replaced.undo"), c.putBack)))
	}
	if c.moved != nil {
		content.Add(c.movedAway())
	}
}

// movedAway says where the paper of this slot was moved, and takes it back.
func (c *paperCard) movedAway() fyne.CanvasObject {
	t, m := c.Texts, *c.moved
	to := filing.Path(m.To)
	words := t.T("papers.moved", "file", m.Attachment.File, "slot", t.Label(to))
	for _, x := range m.Displaced {
		words += t.T("papers.moved.aside", "file", x.File, "slot", t.Label(filing.Path(m.Aside)))
	}
	actions := []fyne.CanvasObject{panel.Secondary(t.T("papers.moved.undo"), c.moveBack)}
	f := c.Session.Filing()
	here, _ := flow.Find(f, c.slot())
	if stop, ok := flow.Find(f, to); ok && !c.telling && stop.Key() != here.Key() {
		actions = append(actions, panel.Link(t.T("papers.moved.go"), func() { c.Go(Place{Screen: StepScreen, Stop: stop.Key(), Focus: to}) }))
	}
	return panel.Notice(panel.Success, icons.Done, "", words, actions...)
}
