package screen

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Export writes the submission package and says what comes next.
func Export(s *Shell, at Place) fyne.CanvasObject { return newExport(s).view }

type exportPage struct {
	*Shell
	view   *panel.Page
	body   *fyne.Container
	save   *panel.Button
	check  wizard.Check
	cancel context.CancelFunc
	finish *finishes // nil where there is no picture
	locks  *locks    // nil where nothing can be locked
	forced bool      // what blocks is exported all the same
}

func newExport(s *Shell) *exportPage {
	p := &exportPage{Shell: s, body: panel.Column(panel.Large), check: s.Session.Check(), finish: newFinishes(s), locks: newLocks(s)}
	t := s.Texts
	p.save = panel.Primary(t.T("export.save"), p.where)
	footer := panel.Footer([]fyne.CanvasObject{p.save}, panel.Link(t.T("page.tasks"), func() { s.Go(Place{Screen: TasksScreen}) }))
	p.view = panel.NewPage(t.T("export.title"), t.T("export.lead"), []fyne.CanvasObject{p.body}, footer)
	if p.may() && !s.looking() {
		s.Enter(p.where)
	} else {
		p.save.Disable()
	}
	p.show(p.standing()...)
	return p
}

// show puts pieces on the page.
func (p *exportPage) show(pieces ...fyne.CanvasObject) {
	p.body.Objects = pieces
	p.body.Refresh()
	p.view.Refresh()
}

// standing says what would be exported, and what stands in the way.
func (p *exportPage) standing() []fyne.CanvasObject {
	t := p.Texts
	var pieces []fyne.CanvasObject
	if n := p.check.Counts.Block; n > 0 {
		ways := []fyne.CanvasObject{panel.Secondary(t.T("export.blocked.review"), func() { p.Go(Place{Screen: ReviewScreen}) })}
		words := t.T("export.blocked.text")
		if p.forced {
			words = t.T("export.forced")
		} else {
			ways = append(ways, editing(p.Shell, panel.Link(t.T("export.force"), p.force)))
		}
		pieces = append(pieces, panel.Notice(panel.Danger, icons.Alert, t.T("export.blocked", "n", strconv.Itoa(n)), words, ways...))
	}
	open := 0
	for _, page := range p.Session.Pages() {
		if len(page.Missing) > 0 { // wrong answers are in the package all the same
			open++
		}
	}
	if open > 0 {
		pieces = append(pieces, panel.Notice(panel.Warning, icons.Clock, "", t.T("export.missing", "n", strconv.Itoa(open)),
			panel.Link(t.T("export.missing.tasks"), func() { p.Go(Place{Screen: TasksScreen}) })))
	}
	pieces = append(pieces, p.contents())
	if p.finish != nil {
		pieces = append(pieces, p.finish.object())
	}
	if p.locks != nil {
		pieces = append(pieces, p.locks.object())
	}
	return pieces
}

func (p *exportPage) contents() fyne.CanvasObject {
	t, f, c := p.Texts, p.Session.Filing(), p.check.Counts
	answers := 0
	for _, page := range p.Session.Pages() {
		for _, q := range page.Stop.Questions(f) {
			if f.Filled(q.Path) {
				answers++
			}
		}
	}
	item := func(icon icons.Name, words string) fyne.CanvasObject {
		return panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), theme.ColorAccent, fynetheme.SizeNameInlineIcon), panel.Body(words))
	}
	return panel.Card(panel.Heading(t.T("export.contents")),
		item(icons.Answers, t.T("export.contents.answers", "n", strconv.Itoa(answers))),
		item(icons.Papers, t.T("export.contents.papers", "n", strconv.Itoa(len(f.Attachments)))),
		item(icons.Review, t.T("export.contents.report",
			"block", strconv.Itoa(c.Block), "warn", strconv.Itoa(c.Warn), "hint", strconv.Itoa(c.Hint))),
		item(icons.Shield, t.T("export.contents.checksums")))
}

// may reports whether the package can be exported.
func (p *exportPage) may() bool { return p.check.Counts.Block == 0 || p.forced }

// force asks once more before it lets what is bound to be sent back be exported. How is chosen on the page before that.
func (p *exportPage) force() {
	t := p.Texts
	ask(p.Shell, question{
		title: t.T("export.force.title", "n", strconv.Itoa(p.check.Counts.Block)), words: t.T("export.force.text"),
		yes: t.T("export.force.yes"), no: t.T("page.cancel"), danger: true,
	}, func() {
		p.forced = true
		p.save.Enable()
		p.Enter(p.where)
		p.show(p.standing()...)
		if p.locks != nil {
			p.view.Reveal(p.locks.box)
		}
	})
}

// where lets the applicant choose a place and writes the package there.
func (p *exportPage) where() {
	if p.cancel != nil {
		return
	}
	how := wizard.Sending{Force: p.forced}
	if p.locks != nil {
		var ok bool
		if how.Lock, ok = p.locks.lock(); !ok {
			p.view.Reveal(p.locks.said)
			return
		}
	}
	name := packageName(p.Session.Filing())
	if how.Lock.Locks() {
		name += ".age"
	}
	p.SaveAs(name, func(path string) {
		if path != "" {
			p.write(path, how)
		}
	})
}

// packageName proposes a name from whom the filing is for.
func packageName(f *filing.Filing) string {
	name := f.Title
	if name == "" {
		name = f.Entity.Name
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
	if name == "" {
		name = f.ID
	}
	return name + ".beian"
}

// exported is what came of an export.
type exported struct {
	path     string
	size     int64
	sum      string
	locked   bool
	unmarked []unmarked // pictures that were to get a watermark and have none
}

// errNotWhatWasWritten says that a package read back differs from what was written.
var errNotWhatWasWritten = errors.New("package read back differs")

func (p *exportPage) write(path string, how wizard.Sending) {
	t := p.Texts
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.save.Disable()
	stop := panel.Secondary(t.T("export.cancel"), cancel)
	p.show(panel.Card(panel.Strong(t.T("export.running")), panel.Caption(path), widget.NewProgressBarInfinite(), panel.Line(0, stop)))
	session, write := p.Session, p.Write
	task.Run(ctx, p.Tasks, func(ctx context.Context) (exported, error) {
		if err := session.Save(ctx); err != nil {
			return exported{}, err
		}
		written, without := sha256.New(), []unmarked{}
		how.Made = func(a filing.Attachment, _ int, made paper.Print) {
			if made.Watermark == paper.NoRoom || made.Watermark == paper.NotRead {
				without = append(without, unmarked{a.Slot, string(made.Watermark)})
			}
		}
		if err := write(path, func(file Writer) error {
			return session.Export(ctx, io.MultiWriter(file, written), how)
		}); err != nil {
			clearEmpty(path)
			return exported{}, err
		}
		done, err := readBack(path, hex.EncodeToString(written.Sum(nil)))
		done.locked, done.unmarked = how.Lock.Locks(), without
		return done, err
	}, func(done exported, err error) {
		p.cancel = nil
		if p.may() {
			p.save.Enable()
		}
		switch {
		case errors.Is(err, context.Canceled):
			p.show(append([]fyne.CanvasObject{panel.Notice(panel.Quiet, icons.Clock, "", t.T("export.cancelled"))}, p.standing()...)...)
		case errors.Is(err, errNotWhatWasWritten):
			p.show(append([]fyne.CanvasObject{panel.Notice(panel.Danger, icons.Alert, "", t.T("export.verify.failed"))}, p.standing()...)...)
		case err != nil:
			p.show(p.standing()...)
			p.Tell(err)
		default:
			p.show(p.done(done)...)
			p.view.Scroll().ScrollToTop()
		}
	})
}

// clearEmpty takes away the empty file that choosing a place leaves behind, when nothing was written there.
func clearEmpty(path string) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		_ = os.Remove(path) // an empty file that stays is a blemish, no more
	}
}

// readBack reads a written package and compares it with what was meant to be written.
func readBack(path, sum string) (exported, error) {
	file, err := os.Open(path)
	if err != nil {
		return exported{}, fmt.Errorf("read package back: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, file)
	if err != nil {
		return exported{}, fmt.Errorf("read package back: %w", err)
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != sum {
		return exported{}, errNotWhatWasWritten
	}
	return exported{path: path, size: size, sum: sum}, nil
}

// opening says how a locked package is opened, and lays an open one out.
func (p *exportPage) opening(e exported) fyne.CanvasObject {
	if e.locked {
		return panel.Muted(p.Texts.T("parcel.done"))
	}
	return p.unpacking(e)
}

// steps and reminders of what comes after the export, by their texts.
const nextSteps = 8

func reminders() []string { return []string{"dns", "sms", "face", "phones"} }

// done tells where the package is and what to do next, in the portal's words and order.
func (p *exportPage) done(e exported) []fyne.CanvasObject {
	t := p.Texts
	p.save.SetText(t.T("export.again"))
	p.save.Importance = buttonImportance // what comes first now is the package
	p.save.Refresh()
	copyPath := panel.Secondary(t.T("export.copy"), func() { p.Copy(e.path) })
	facts := panel.Column(panel.Tight,
		panel.Body(t.T("export.done.where", "path", e.path)), panel.Caption(t.T("export.done.size", "size", bytesInWords(e.size))),
		panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("export.done.verified"))),
		panel.Caption(t.T("export.done.sum", "sum", e.sum)), panel.InsetXY(0, 1, panel.Line(0, copyPath)))
	head := panel.Card(panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Done), theme.ColorSuccess, theme.SizeEmblem),
		panel.Heading(t.T("export.done"))), facts, panel.Divider(), p.opening(e))
	if len(e.unmarked) > 0 {
		head = panel.Column(panel.Large, head, p.withoutMark(e.unmarked))
	}
	next := panel.Column(panel.Medium)
	for n := 1; n <= nextSteps; n++ {
		number := panel.NewText(strconv.Itoa(n)+".", panel.Style{Bold: true, Color: theme.ColorAccent, Single: true})
		next.Add(panel.Aside(panel.Small, number, panel.Body(t.T("export.next."+strconv.Itoa(n)))))
	}
	remember := panel.Column(panel.Small)
	for _, r := range reminders() {
		if r == "dns" && !p.Session.Filing().Fresh() {
			continue
		}
		remember.Add(panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorWarning, theme.SizeBadge), panel.Body(t.T("export.remember."+r))))
	}
	fillIn := panel.Card(panel.Heading(t.T("beside.title")), panel.Muted(t.T("beside.open.text")),
		panel.Line(0, panel.Secondary(t.T("beside.open"), func() { p.Beside() })))
	if p.Beside == nil {
		fillIn.Hide()
	}
	return []fyne.CanvasObject{
		head,
		fillIn,
		panel.Card(panel.Heading(t.T("export.next")), panel.Muted(t.T("export.next.lead")), next),
		panel.Sheet(theme.ColorWarningSoft, "", panel.Large, panel.Column(panel.Medium, panel.Heading(t.T("export.remember")), remember)),
	}
}
