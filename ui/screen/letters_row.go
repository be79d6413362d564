package screen

import (
	"context"
	"image"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// show draws the row as the letter stands.
func (r *letterRow) show(l wizard.Letter) {
	t := r.page.Texts
	words := panel.Column(panel.Tight, panel.Split(panel.Small, panel.Strong(l.Title), letterBadge(t, l.State)), panel.Body(l.Why))
	words.Add(panel.Muted(t.T("letters.signed", "signers", wizard.LetterSigners(l, t)) + wizard.LetterAge(l, t)))
	if l.Note != "" && l.Note != l.Why {
		words.Add(panel.Muted(t.T("papers.note", "note", l.Note)))
	}
	if l.Source != "" {
		date := l.SourceDate
		if date == "" {
			date = t.T("pack.report.materials.undated")
		}
		words.Add(panel.Caption(t.T("papers.source", "layer", t.T("layer."+string(l.Layer)), "source", joined(l.Source, date, t.T("trust."+string(l.Trust))))))
	}
	content := panel.Column(panel.Small, panel.Aside(panel.Medium, panel.Icon(panel.Picture(icons.Papers), theme.ColorMuted, theme.SizeEmblem), words))
	for _, notice := range r.notices(l) {
		content.Add(notice)
	}
	view := panel.NewButton(t.T("letters.view"), fynetheme.ZoomInIcon(), buttonImportance, func() { r.page.preview(l) })
	print := editing(r.page.Shell, panel.NewButton(t.T("letters.print"), fynetheme.DocumentPrintIcon(), buttonImportance, func() { r.page.write(l, wizard.LetterPDF) }))
	word := editing(r.page.Shell, panel.NewButton(t.T("letters.word"), fynetheme.DocumentSaveIcon(), widget.LowImportance, func() { r.page.write(l, wizard.LetterDOCX) }))
	r.main = print
	content.Add(panel.Line(panel.Small, view, print, word))
	if r.card != nil {
		content.Add(r.card.box)
		for _, more := range r.more(l) {
			content.Add(more)
		}
		if former := r.former(l); former != nil {
			content.Add(former)
		}
	} else {
		content.Add(panel.Caption(t.T("letters.same_slot")))
	}
	r.box.Objects = []fyne.CanvasObject{panel.Sheet(theme.ColorCard, theme.ColorLine, panel.Medium, content)}
	r.box.Refresh()
}

func letterBadge(t *text.Catalog, state wizard.LetterState) fyne.CanvasObject {
	words := t.T("letter.state." + string(state))
	switch state {
	case wizard.LetterGiven, wizard.LetterElsewhere:
		return panel.Mark(panel.Success, icons.Done, words)
	case wizard.LetterChanged:
		return panel.Badge(panel.Warning, icons.Alert, words)
	}
	return panel.Badge(panel.Quiet, icons.Open, words)
}

// notices tell whose form it is, what is blank, what has changed, and what was printed.
func (r *letterRow) notices(l wizard.Letter) []fyne.CanvasObject {
	t := r.page.Texts
	var out []fyne.CanvasObject
	if l.Form != nil {
		words := l.Form.Where
		if l.Form.Note != "" {
			words += "\n" + l.Form.Note
		}
		if l.Form.Must {
			out = append(out, panel.Notice(panel.Warning, icons.Alert, t.T("letters.form.must"), words))
		} else {
			out = append(out, panel.Caption(t.T("letter.form.offered", "where", words)))
		}
	}
	if len(l.Changed) > 0 {
		out = append(out, panel.Notice(panel.Warning, icons.Alert, t.T("letters.changed"), r.facts(l.Changed)+"\n"+t.T("letters.changed.do")))
	}
	answers, hand := r.gaps(l)
	if len(answers) > 0 {
		out = append(out, panel.Notice(panel.Accent, icons.Answers, "", t.T("letter.missing", "fields", strings.Join(answers, t.T("list.separator"))), r.fill(l)...))
	}
	if len(hand) > 0 {
		out = append(out, panel.Muted(t.T("letter.by_hand", "fields", strings.Join(hand, t.T("list.separator")))))
	}
	if l.PrintedAt != nil && len(l.Changed) == 0 {
		day := l.PrintedAt.Local().Format("2006-01-02 15:04")
		if len(l.Stale) > 0 {
			out = append(out, panel.Notice(panel.Warning, icons.Clock, t.T("letters.stale", "at", day), r.facts(l.Stale)))
		} else {
			out = append(out, panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("letters.printed", "at", day))))
		}
	}
	return out
}

// facts names facts with what they are now.
func (r *letterRow) facts(facts []wizard.LetterFact) string {
	t := r.page.Texts
	var lines []string
	for _, f := range facts {
		now := f.Text
		if now == "" {
			now = t.T("pack.word.empty")
		}
		lines = append(lines, t.T("letters.fact", "label", f.Label, "now", now))
	}
	return strings.Join(lines, "\n")
}

// gaps names what is not answered, and what is written by hand.
func (r *letterRow) gaps(l wizard.Letter) (answers, hand []string) {
	for _, g := range l.Missing {
		into := &answers
		if g.Path == "" {
			into = &hand
		}
		if !slices.Contains(*into, g.Label) {
			*into = append(*into, g.Label)
		}
	}
	return answers, hand
}

// fill leads to the first answer that the letter lacks.
func (r *letterRow) fill(l wizard.Letter) []fyne.CanvasObject {
	p := r.page
	f := p.Session.Filing()
	for _, g := range l.Missing {
		if g.Path == "" {
			continue
		}
		if stop, ok := flow.Find(f, g.Path); ok {
			to := Place{Screen: StepScreen, Stop: stop.Key(), Focus: g.Path, Return: LettersScreen}
			return []fyne.CanvasObject{panel.Secondary(p.Texts.T("letters.fill", "label", g.Label), func() { p.Go(to) })}
		}
	}
	return nil
}

// more lists the other pages and parts that lie in the letter's slot: the card shows the last.
func (r *letterRow) more(l wizard.Letter) []fyne.CanvasObject {
	p, t := r.page, r.page.Texts
	given := p.Session.Filing().Attached(string(l.Slot))
	var out []fyne.CanvasObject
	for _, a := range given[:max(len(given)-1, 0)] {
		remove := func() {
			if err := p.Session.Detach(a.ID); err != nil {
				p.Tell(err)
				return
			}
			p.given()
		}
		out = append(out, panel.Line(panel.Small, panel.Mark(panel.Success, icons.Done, t.T("letters.also", "file", a.File)),
			panel.Link(t.T("papers.view"), func() { preview(p.Shell, a) }), editing(r.page.Shell, panel.Link(t.T("papers.remove"), remove))))
	}
	return out
}

// former lists the signed letters that made room for others.
func (r *letterRow) former(l wizard.Letter) fyne.CanvasObject {
	t := r.page.Texts
	list := panel.Column(panel.Tight)
	for _, f := range r.page.Session.FormerLetters(l.Slot) {
		list.Add(panel.Caption(t.T("letters.former", "file", f.Attachment.File, "at", f.At.Local().Format("2006-01-02 15:04"))))
		list.Add(panel.Line(panel.Small, panel.Link(t.T("papers.view"), func() { preview(r.page.Shell, f.Attachment) }),
			editing(r.page.Shell, panel.Link(t.T("letters.former.back"), func() { r.card.takeBack(f.Attachment) }))))
	}
	if len(list.Objects) == 0 {
		return nil
	}
	return list
}

// letterPixels is the longest side of a page that is shown: enough to read it.
const letterPixels = 1700

// preview shows the pages as they would come out of the printer.
func (p *lettersPage) preview(l wizard.Letter) {
	t := p.Texts
	pages := panel.Column(panel.Medium, panel.InsetXY(panel.Large, panel.Large, panel.Muted(t.T("papers.view.opening"))))
	ctx, cancel := context.WithCancel(context.Background())
	d := dialog.NewCustomWithoutButtons(l.Title, container.NewVScroll(pages), p.Window)
	shut := panel.Secondary(t.T("papers.close"), d.Hide)
	print := panel.NewButton(t.T("letters.print"), fynetheme.DocumentPrintIcon(), widget.HighImportance, func() {
		d.Hide()
		p.write(l, wizard.LetterPDF)
	})
	d.SetButtons([]fyne.CanvasObject{shut, editing(p.Shell, print)})
	size := p.Window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*previewShare, size.Height*previewShare))
	d.SetOnClosed(cancel)
	d.Show()
	p.Window.Canvas().Focus(shut)
	session := p.Session
	task.Run(ctx, p.Tasks, func(ctx context.Context) ([]image.Image, error) {
		return session.DrawLetter(ctx, l.Key, letterPixels)
	}, func(drawn []image.Image, err error) {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			d.Hide()
			p.Tell(err)
			return
		}
		pages.RemoveAll()
		for _, m := range drawn {
			pages.Add(leaf(m))
		}
		pages.Refresh()
	})
}

// leaf is a page on white paper, as high as its width wants.
func leaf(m image.Image) fyne.CanvasObject {
	picture := canvas.NewImageFromImage(m)
	picture.FillMode = canvas.ImageFillContain
	back := canvas.NewRectangle(color.White)
	b := m.Bounds()
	return container.New(&upright{ratio: float32(b.Dy()) / float32(max(b.Dx(), 1))}, back, picture)
}

// upright gives its pieces the width there is, and the height of a page of that width.
type upright struct {
	ratio float32
	width float32
}

func (l *upright) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range pieces {
		o.Resize(fyne.NewSize(size.Width, size.Width*l.ratio))
	}
}

func (l *upright) MinSize([]fyne.CanvasObject) fyne.Size {
	const least = 320 // points
	return fyne.NewSize(least, max(l.width, least)*l.ratio)
}

// write lets the applicant choose where, writes the letter there, notes it in the draft, and opens a PDF in the system's
// viewer, which prints.
func (p *lettersPage) write(l wizard.Letter, format wizard.LetterFormat) {
	p.SaveAs(letterName(p.Session.Filing(), l, format), func(path string) {
		if path == "" {
			return
		}
		session := p.Session
		task.Run(context.Background(), p.Tasks, func(ctx context.Context) (struct{}, error) {
			err := p.Write(path, func(w Writer) error { return session.WriteLetter(ctx, w, l.Key, format) })
			if err != nil {
				return struct{}{}, err
			}
			return struct{}{}, session.Save(ctx)
		}, func(_ struct{}, err error) {
			if err != nil {
				p.Tell(err)
				return
			}
			p.show()
			p.view.Refresh()
			p.written(path, format)
		})
	})
}

// written says where the letter lies and what comes next. Whether a viewer opens is not told to the program, so it stays and
// says what to do where none does.
func (p *lettersPage) written(path string, format wizard.LetterFormat) {
	t := p.Texts
	content := panel.Column(panel.Medium, panel.Body(t.T("letters.written."+string(format))), panel.Muted(path))
	d := dialog.NewCustomWithoutButtons(t.T("letters.written"), content, p.Window)
	shut := panel.Secondary(t.T("papers.close"), d.Hide)
	said := false
	show := panel.Primary(t.T("letters.open"), func() {
		key := "letters.open.sent"
		if err := fyne.CurrentApp().OpenURL(fileURL(path)); err != nil {
			key = "letters.open.none"
		}
		if said {
			content.Remove(content.Objects[len(content.Objects)-1])
		}
		said = true
		content.Add(panel.Body(t.T(key)))
		content.Refresh()
		p.Window.Canvas().Focus(shut)
	})
	d.SetButtons([]fyne.CanvasObject{shut, show})
	size := p.Window.Canvas().Size()
	d.Resize(fyne.NewSize(min(sheetWidth*fynetheme.TextSize()/15, size.Width*sheetShare), content.MinSize().Height))
	d.Show()
	p.Window.Canvas().Focus(show)
}
