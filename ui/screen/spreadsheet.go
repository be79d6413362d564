package screen

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rule"
	cells "github.com/beiandesk/beiandesk/wizard/sheet"
)

// spreadsheet is the page about spreadsheets: an empty one, drafts as one, and the import of one, which is read first.
type spreadsheet struct {
	*Shell
	file  string
	plan  *wizard.SheetPlan
	said  *fyne.Container
	body  *fyne.Container
	foot  *fyne.Container
	page  *panel.Page
	stop  context.CancelFunc
	taken bool
}

// Spreadsheet writes and reads spreadsheets of many filings. The place's Stop is the file that is to be imported.
func Spreadsheet(s *Shell, at Place) fyne.CanvasObject {
	p := &spreadsheet{Shell: s, file: at.Stop, said: panel.Column(0), body: panel.Column(panel.Medium), foot: container.NewStack()}
	t := s.Texts
	title, lead := t.T("sheet.title"), t.T("sheet.lead")
	if p.file != "" {
		title, lead = t.T("sheet.import.title", "file", filepath.Base(p.file)), t.T("sheet.import.lead")
	}
	p.page = panel.NewPage(title, lead, []fyne.CanvasObject{p.said, p.body}, p.foot)
	s.Drop(func(files []string, _ fyne.Position) { p.read(files[0]) })
	if p.file == "" {
		p.offer()
	} else {
		p.load()
	}
	return p.page
}

// read shows what the import of a file would do.
func (p *spreadsheet) read(file string) { p.Go(Place{Screen: SheetScreen, Stop: file}) }

func (p *spreadsheet) choose() {
	p.Choose(SheetFiles, func(files []string) { p.read(files[0]) })
}

// offer shows the three things that can be done.
func (p *spreadsheet) offer() {
	t := p.Texts
	save := func(key, name string, form wizard.SheetForm, drafts bool) *panel.Button {
		return panel.Secondary(t.T(key), func() { p.save(t.T(name), form, drafts) })
	}
	part := func(key string, icon icons.Name, actions ...fyne.CanvasObject) {
		p.body.Add(panel.Card(panel.Aside(panel.Medium, panel.Emblem(panel.Accent, icon), panel.Column(panel.Small,
			panel.Column(panel.Tight, panel.Heading(t.T(key)), panel.Muted(t.T(key+".how"))), panel.Line(panel.Small, actions...)))))
	}
	choose := panel.Primary(t.T("sheet.import.choose"), p.choose)
	p.Enter(p.choose)
	part("sheet.empty", icons.Answers, save("sheet.as.xlsx", "sheet.file.empty", wizard.XLSX, false))
	part("sheet.import", icons.Review, choose)
	part("sheet.export", icons.Package, save("sheet.as.xlsx", "sheet.file", wizard.XLSX, true),
		save("sheet.as.csv", "sheet.file", wizard.CSV, true), save("sheet.as.gb18030", "sheet.file", wizard.CSVGB18030, true))
	p.body.Add(panel.Notice(panel.Warning, icons.Shield, "", t.T("sheet.open")))
	p.end(panel.Secondary(t.T("button.back"), p.Back))
	p.page.Refresh()
}

// save writes a spreadsheet. One with answers in it is not locked, and that is said before.
func (p *spreadsheet) save(name string, form wizard.SheetForm, drafts bool) {
	t := p.Texts
	ending := ".csv"
	if form == wizard.XLSX {
		ending = ".xlsx"
	}
	write := func() {
		p.SaveAs(name+ending, func(path string) {
			p.work(t.T("sheet.writing"), path, func(ctx context.Context, w io.Writer) error {
				if drafts {
					return p.Desk.WriteSheet(ctx, w, form, t)
				}
				return p.Desk.WriteEmptySheet(w, form, t)
			})
		})
	}
	if !drafts {
		write()
		return
	}
	ask(p.Shell, question{t.T("sheet.export.sure"), t.T("sheet.open"), t.T("sheet.export.go"), t.T("button.cancel"), false}, write)
}

// work writes a file in the background and says what came of it.
func (p *spreadsheet) work(doing, path string, write func(context.Context, io.Writer) error) {
	p.say(panel.Quiet, icons.Clock, doing)
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.Write(path, func(w Writer) error { return write(ctx, w) })
	}, func(_ struct{}, err error) {
		if err != nil {
			clearEmpty(path)
			p.say(panel.Danger, icons.Alert, p.Sentence(err))
			return
		}
		p.say(panel.Success, icons.Done, p.Texts.T("sheet.saved", "file", path))
	})
}

// end sets what stands at the foot of the page.
func (p *spreadsheet) end(actions ...fyne.CanvasObject) {
	p.foot.Objects = []fyne.CanvasObject{panel.Footer(actions)}
	p.foot.Refresh()
}

func (p *spreadsheet) say(tone panel.Tone, icon icons.Name, words string, actions ...fyne.CanvasObject) {
	p.said.Objects = []fyne.CanvasObject{panel.Notice(tone, icon, "", words, actions...)}
	p.page.Refresh()
}

// load reads the file that is to be imported.
func (p *spreadsheet) load() {
	t := p.Texts
	p.end(panel.Secondary(t.T("button.back"), p.Back))
	p.say(panel.Quiet, icons.Clock, t.T("sheet.reading"))
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (*wizard.SheetPlan, error) {
		f, err := os.Open(p.file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, wizard.MaxSheetBytes+1))
		if err != nil {
			return nil, err
		}
		return p.Desk.PlanSheet(ctx, data, t)
	}, func(plan *wizard.SheetPlan, err error) {
		if err != nil {
			p.say(panel.Danger, icons.Alert, p.Sentence(err))
			again := panel.Primary(t.T("sheet.import.other"), p.choose)
			p.end(again, panel.Secondary(t.T("button.back"), p.Back))
			p.page.Refresh()
			return
		}
		p.plan = plan
		p.show()
	})
}

// mostSheetRows is how many rows are shown; the others are told by number, and the marked spreadsheet has them all.
const mostSheetRows = 60

// show shows what the import would do.
func (p *spreadsheet) show() {
	t, count := p.Texts, p.plan.Count()
	p.said.Objects, p.body.Objects = nil, nil
	p.body.Add(p.counted(count))
	for _, u := range p.plan.Unused {
		wrong, fix := u.Say(t)
		p.body.Add(panel.Notice(panel.Quiet, icons.Idea, "", t.T("sheet.at", "cell", u.Address(), "what", t.T("sheet.note", "wrong", wrong, "fix", fix))))
	}
	shown, left := 0, 0
	for _, row := range p.plan.Rows {
		switch {
		case row.Idle():
		case shown == mostSheetRows:
			left++
		default:
			shown++
			p.body.Add(p.row(row))
		}
	}
	if left > 0 {
		p.body.Add(panel.Muted(t.T("sheet.more", "n", strconv.Itoa(left))))
	}
	var actions []fyne.CanvasObject
	if n := count.Fresh + count.Changed; n > 0 && !p.taken {
		actions = append(actions, panel.Primary(t.T("sheet.import.go", "n", strconv.Itoa(n)), p.take))
		p.Enter(p.take)
	}
	if len(p.plan.Notes(t)) > 0 {
		actions = append(actions, panel.Secondary(t.T("sheet.marked"), p.mark))
	}
	actions = append(actions, panel.Secondary(t.T("sheet.import.other"), p.choose), panel.Secondary(t.T("button.back"), p.Back))
	p.end(actions...)
	p.page.Refresh()
}

func (p *spreadsheet) counted(count wizard.SheetCount) fyne.CanvasObject {
	t := p.Texts
	badge := func(tone panel.Tone, icon icons.Name, key string, n int) fyne.CanvasObject {
		if n == 0 {
			tone = panel.Quiet
		}
		return panel.Badge(tone, icon, t.T(key, "n", strconv.Itoa(n)))
	}
	return panel.Line(panel.Small,
		badge(panel.Accent, icons.Next, "sheet.count.fresh", count.Fresh), badge(panel.Accent, icons.Begun, "sheet.count.changed", count.Changed),
		badge(panel.Quiet, icons.Done, "sheet.count.same", count.Same), badge(panel.Danger, icons.Alert, "sheet.count.refused", count.Refused))
}

// Limits of what one row shows: what is wrong comes first.
const mostRowLines = 12

// row shows what one row would do, and what is wrong in its cells.
func (p *spreadsheet) row(row wizard.SheetRow) fyne.CanvasObject {
	t := p.Texts
	tone, icon, key := panel.Accent, icons.Begun, "sheet.row.changed"
	switch {
	case row.Refused():
		tone, icon, key = panel.Danger, icons.Alert, "sheet.row.refused"
	case row.Fresh:
		icon, key = icons.Next, "sheet.row.fresh"
	}
	name := row.Title
	if name == "" {
		name = t.T("home.untitled")
	}
	lines := panel.Column(panel.Tight)
	lacking := 0
	line := func(tone panel.Tone, icon icons.Name, words string) {
		if len(lines.Objects) >= mostRowLines {
			lacking++
			return
		}
		colour, _ := tone.Colours()
		lines.Add(panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), colour, theme.SizeBadge), panel.Body(words)))
	}
	at := func(cell, title, what string) string {
		return t.T("sheet.at", "cell", strings.TrimSpace(cell+" "+title), "what", what)
	}
	for _, x := range row.Problems {
		wrong, fix := x.Say(t)
		line(panel.Danger, icons.Alert, at(x.Address(), x.Title, t.T("sheet.note", "wrong", wrong, "fix", fix)))
	}
	if row.Like != "" {
		line(panel.Warning, icons.Alert, t.T("sheet.like", "title", row.Like))
	}
	for _, x := range row.Notes {
		wrong, fix := x.Say(t)
		line(panel.Warning, icons.Idea, at(x.Address(), x.Title, t.T("sheet.note", "wrong", wrong, "fix", fix)))
	}
	if !row.Fresh {
		for _, c := range row.Changes {
			line(panel.Accent, icons.Next, t.T("sheet.change", "label", t.Label(c.Path), "old", given(t.Say(c.Path, c.Old)), "new", given(t.Say(c.Path, c.New))))
		}
	}
	for _, f := range row.Findings {
		tone := panel.Warning
		if f.Severity == rule.Block {
			tone = panel.Danger
		}
		line(tone, icons.Review, at(cells.Address(f.Column, f.Row), "", f.Message))
	}
	if lacking > 0 {
		lines.Add(panel.Caption(t.T("sheet.lines", "n", strconv.Itoa(lacking))))
	}
	head := panel.Split(panel.Small, panel.NewText(t.T("sheet.row", "n", strconv.Itoa(row.Row), "title", name), panel.Style{Bold: true}), panel.Badge(tone, icon, t.T(key, "n", strconv.Itoa(len(row.Changes)))))
	if len(lines.Objects) == 0 {
		return panel.Card(head)
	}
	return panel.Card(panel.Column(panel.Small, head, lines))
}

// given is an answer among changes; nothing is shown as a dash.
func given(answer string) string {
	if answer == "" {
		return "—"
	}
	return answer
}

// take does what was shown. It goes on row by row, and can be stopped.
func (p *spreadsheet) take() {
	if p.taken || p.stop != nil {
		return
	}
	t := p.Texts
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	p.end(panel.Secondary(t.T("sheet.stop"), stop))
	p.say(panel.Quiet, icons.Clock, t.T("sheet.taking", "done", "0", "all", strconv.Itoa(len(p.plan.Rows))))
	last := -1
	told := func(done, all int) {
		const parts = 20
		if done*parts/all == last {
			return
		}
		last = done * parts / all
		task.Show(p.Tasks, func() {
			if p.stop != nil {
				p.say(panel.Quiet, icons.Clock, t.T("sheet.taking", "done", strconv.Itoa(done), "all", strconv.Itoa(all)))
			}
		})
	}
	task.Run(ctx, p.Tasks, func(ctx context.Context) (wizard.SheetCount, error) {
		return p.Desk.TakeSheet(ctx, p.plan, t, told)
	}, func(count wizard.SheetCount, err error) {
		stop()
		p.stop, p.taken = nil, true
		p.show()
		words := t.T("sheet.taken", "fresh", strconv.Itoa(count.Fresh), "changed", strconv.Itoa(count.Changed), "refused", strconv.Itoa(count.Refused))
		home := panel.Secondary(t.T("sheet.home"), func() { p.Go(Place{Screen: HomeScreen}) })
		if err != nil {
			p.say(panel.Danger, icons.Alert, words+" "+p.Sentence(err), home)
		} else {
			p.say(panel.Success, icons.Done, words, home)
		}
		p.page.Scroll().ScrollToTop()
	})
}

// mark writes the spreadsheet once more, with what is wrong in its cells.
func (p *spreadsheet) mark() {
	t := p.Texts
	ask(p.Shell, question{t.T("sheet.export.sure"), t.T("sheet.open"), t.T("sheet.export.go"), t.T("button.cancel"), false}, func() {
		p.SaveAs(t.T("sheet.file.marked")+".xlsx", func(path string) {
			p.work(t.T("sheet.writing"), path, func(_ context.Context, w io.Writer) error { return p.Desk.MarkSheet(w, p.plan, t) })
		})
	})
}
