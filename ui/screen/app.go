package screen

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// platformList is the list whose rows apps are read for.
const platformList filing.Path = "services[].app.platforms"

// appPart reads apps and certificates for the platforms of a page: an area above all, and one in each row.
type appPart struct {
	p       *stepPage
	service int
	top     *fyne.Container
	rows    []*appRow
	shown   string // what the area shows, to draw it anew only when that has changed

	queue       []appWish
	asks        []appAsk
	told        []string // what became of files that were not simply read
	reading     string   // what is being read, as a sentence
	total, done int
	cancel      context.CancelFunc
	target      fyne.Focusable // what takes the focus once files were read
}

// appWish is a file that is to be read, and the row that it was given to.
type appWish struct {
	file  string
	row   filing.Path // empty: dropped on the page
	query wizard.AppQuery
}

// appAsk is a file that cannot be read on without an answer.
type appAsk struct {
	wish   appWish
	locked bool // a password is asked for; otherwise the system
	wrong  bool // the password that was given is not the keystore's
}

// newAppPart returns the part of a page that asks for platforms, or nil.
func newAppPart(p *stepPage) *appPart {
	if p.App == nil || !slices.ContainsFunc(p.stop.Step.Fields, func(f filing.Path) bool { return strings.HasPrefix(string(f), string(platformList)) }) {
		return nil
	}
	return &appPart{p: p, service: p.stop.At[0], top: container.NewStack()}
}

// begin forgets the rows of the page, which is laid out anew.
func (a *appPart) begin() { a.rows, a.shown = nil, "" }

// takes reads those of the dropped files that are no pictures and returns the others.
func (a *appPart) takes(files []string, at fyne.Position) (pictures []string) {
	row := filing.Path("")
	if a.p.Window.Canvas().Overlays().Top() == nil && within(a.p.view.Scroll(), at) {
		for _, r := range a.rows {
			if within(r.ground, at) {
				row = r.row
			}
		}
	}
	var wishes []appWish
	for _, file := range files {
		if isPicture(file) {
			pictures = append(pictures, file)
			continue
		}
		wishes = append(wishes, appWish{file: file, row: row})
	}
	a.take(wishes...)
	return pictures
}

// isPicture reports whether a file is by its name for the icon or another paper of the page.
func isPicture(file string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".svg", ".pdf"}, strings.ToLower(filepath.Ext(file)))
}

func (a *appPart) choose(row filing.Path) {
	a.p.Choose(AppFiles, func(files []string) {
		var wishes []appWish
		for _, file := range files {
			wishes = append(wishes, appWish{file: file, row: row})
		}
		a.take(wishes...)
	})
}

// take reads files one after the other; the window stays usable and the reading can be stopped.
func (a *appPart) take(wishes ...appWish) {
	if len(wishes) == 0 {
		return
	}
	idle := a.reading == ""
	if idle {
		a.told, a.total, a.done = nil, 0, 0
	}
	a.queue = append(a.queue, wishes...)
	a.total += len(wishes)
	if idle {
		a.next()
	}
}

// next reads the first file that waits.
func (a *appPart) next() {
	if len(a.queue) == 0 {
		a.finish()
		return
	}
	wish := a.queue[0]
	a.queue = a.queue[1:]
	a.done++
	name := filepath.Base(wish.file)
	a.reading = a.p.Texts.T("app.reading", "file", name, "size", sizeOfFile(wish.file), "n", number(a.done), "of", number(a.total))
	ctx, cancel := context.WithCancel(context.Background())
	a.cancel = cancel
	a.show()
	read := a.p.App
	task.Run(ctx, a.p.Tasks, func(ctx context.Context) (wizard.AppFile, error) { return read(ctx, wish.file, wish.query) }, func(file wizard.AppFile, err error) {
		cancel()
		a.was(wish, file, err)
		a.next()
	})
}

// sizeOfFile says how large a file is; nothing where that is not known.
func sizeOfFile(file string) string {
	info, err := os.Stat(file)
	if err != nil {
		return ""
	}
	return bytesInWords(info.Size())
}

// was takes what came of a file.
func (a *appPart) was(wish appWish, file wizard.AppFile, err error) {
	t, name := a.p.Texts, filepath.Base(wish.file)
	switch {
	case errors.Is(err, context.Canceled):
		a.queue = nil
		a.told = append(a.told, t.T("app.stopped"))
		return
	case errors.Is(err, wizard.ErrAppLocked), errors.Is(err, wizard.ErrAppPassword):
		wish.query.Password = nil
		a.asks = append(a.asks, appAsk{wish: wish, locked: true, wrong: errors.Is(err, wizard.ErrAppPassword)})
		return
	case err != nil:
		a.told = append(a.told, t.T("app.trouble", "file", name, "what", a.p.Sentence(err)))
		return
	}
	r := file.Reading
	if wish.query.OS == "" && (r.OS == "" || r.Guessed) {
		if wish.query.OS = a.systemOf(wish.row, r); wish.query.OS == "" {
			a.asks = append(a.asks, appAsk{wish: wish})
			return
		}
		a.queue, a.total = append([]appWish{wish}, a.queue...), a.total+1
		return
	}
	row, err := a.p.Session.PlaceApp(a.service, r.OS, wish.row)
	if err == nil {
		file.Reading.Row = row
		var replaced string
		if replaced, err = a.p.Session.TakeApp(file); err == nil {
			a.tellPlaced(wish, file.Reading, replaced)
		}
	}
	if err != nil {
		a.told = append(a.told, t.T("app.trouble", "file", name, "what", a.p.Sentence(err)))
	}
}

// tellPlaced says what nobody would expect of where a file went.
func (a *appPart) tellPlaced(wish appWish, r wizard.AppReading, replaced string) {
	t := a.p.Texts
	if wish.row != "" && wish.row != r.Row {
		a.told = append(a.told, t.T("app.elsewhere", "file", r.File, "os", t.T("os."+r.OS), "row", a.titleOf(r.Row)))
	}
	if replaced != "" && replaced != r.File {
		a.told = append(a.told, t.T("app.replaced", "file", r.File, "old", replaced))
	}
}

func (a *appPart) titleOf(row filing.Path) string {
	place := row.Place()
	return a.p.Texts.T("page.row.services.app.platforms", "n", number(place[len(place)-1]+1))
}

// systemOf returns the system that a certificate is for: that of its row, as typed or as another file told, or of the app
// that it signs; empty where nothing says.
func (a *appPart) systemOf(row filing.Path, certificate wizard.AppReading) string {
	if row == "" {
		for _, r := range a.rows {
			for _, app := range a.p.Session.Apps(r.row) {
				if app.Signs(certificate) {
					return app.OS
				}
			}
		}
		return ""
	}
	if os, _ := a.p.Session.Filing().Text(row + ".os"); os != "" {
		return os
	}
	for _, r := range a.p.Session.Apps(row) {
		return r.OS
	}
	return ""
}

// finish shows what was read, and leads to the next thing to do.
func (a *appPart) finish() {
	a.reading, a.cancel = "", nil
	a.p.Saving()
	a.p.again()
	for i, ask := range a.asks {
		if ask.locked {
			a.askPassword(i)
			return
		}
	}
	later(a.p.Shell, func() { // once the page has its new size
		if a.target != nil && a.p.Window.Canvas().Overlays().Top() == nil {
			a.p.Window.Canvas().Focus(a.target)
		}
	})
}

// answered takes a question away and, with yes, reads its file again.
func (a *appPart) answered(i int, yes bool, wish appWish) {
	if i >= len(a.asks) {
		return
	}
	a.asks = slices.Delete(slices.Clone(a.asks), i, i+1)
	if yes {
		told := a.told
		a.take(wish)
		a.told = append(told, a.told...)
	}
	a.show()
	a.p.view.Refresh()
}

// show draws the area and the rows as things stand.
func (a *appPart) show() {
	facts := a.p.Session.AppFacts(a.service)
	icon, _ := a.p.Session.AppIcon(a.service)
	state := fmt.Sprint(a.reading, a.told, a.asks, stateOf(facts), icon.File, len(icon.PNG), a.keptPaths())
	if state != a.shown {
		a.shown = state
		a.target = nil
		a.top.RemoveAll()
		a.top.Add(a.area(facts))
		a.top.Refresh()
	}
	for _, r := range a.rows {
		r.show(facts)
	}
}

// area takes files for every platform, and offers what was read.
func (a *appPart) area(facts []wizard.AppFact) fyne.CanvasObject {
	t := a.p.Texts
	words := panel.Column(panel.Small, panel.Heading(t.T("app.title")))
	if len(facts) == 0 {
		words.Add(panel.Muted(t.T("app.lead")))
		words.Add(panel.Caption(t.T("app.formats")))
	}
	if a.reading != "" {
		stop := panel.Secondary(t.T("papers.cancel"), func() {
			if a.cancel != nil {
				a.cancel()
			}
		})
		words.Add(panel.Body(a.reading))
		words.Add(widget.NewProgressBarInfinite())
		words.Add(panel.Line(0, stop))
	} else {
		words.Add(panel.Line(panel.Small, panel.NewText(t.T("papers.drop"), panel.Style{Color: theme.ColorMuted, Single: true}),
			editing(a.p.Shell, panel.NewButton(t.T("papers.choose"), fynetheme.FolderOpenIcon(), buttonImportance, func() { a.choose("") }))))
	}
	content := panel.Column(panel.Medium, panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium,
		panel.Aside(panel.Medium, panel.Icon(panel.Picture(icons.Package), theme.ColorMuted, theme.SizeEmblem), words)))
	for i, ask := range a.asks {
		content.Add(a.question(i, ask))
	}
	for _, told := range a.told {
		content.Add(panel.Notice(panel.Warning, icons.Alert, "", told))
	}
	if read := a.read(); read != nil {
		content.Add(read)
	}
	if name := a.name(facts); name != nil {
		content.Add(name)
	}
	if all := a.all(facts); all != nil {
		content.Add(all)
	}
	if offer := a.iconOffer(); offer != nil {
		content.Add(offer)
	}
	return panel.Card(content)
}

// question asks what a file cannot be read without.
func (a *appPart) question(i int, ask appAsk) fyne.CanvasObject {
	t, name := a.p.Texts, filepath.Base(ask.wish.file)
	leave := panel.Secondary(t.T("app.leave"), func() { a.answered(i, false, ask.wish) })
	if ask.locked {
		words := t.T("app.locked.file", "file", name)
		if ask.wrong {
			words = t.T("app.password.wrong.file", "file", name)
		}
		return panel.Notice(panel.Warning, icons.Lock, "", words, panel.Primary(t.T("app.password.type"), func() { a.askPassword(i) }), leave)
	}
	var actions []fyne.CanvasObject
	for _, os := range filing.Systems.Codes() {
		wish := ask.wish
		wish.query.OS = os
		actions = append(actions, panel.Secondary(t.T("os."+os), func() { a.answered(i, true, wish) }))
	}
	return panel.Notice(panel.Accent, icons.Phone, t.T("app.which", "file", name), t.T("app.which.why"), append(actions, leave)...)
}

// read lists the files that were read, each with the row that it went to; nil where there are none.
func (a *appPart) read() fyne.CanvasObject {
	t, lines := a.p.Texts, panel.Column(panel.Tight)
	for _, r := range a.rows {
		for _, app := range a.p.Session.Apps(r.row) {
			lines.Add(line(joined(a.titleOf(r.row), app.File, t.T("os."+app.OS), app.Label, app.Package), theme.ColorAccent, func() { panel.Reveal(r.ground) }))
		}
	}
	if len(lines.Objects) == 0 {
		return nil
	}
	return panel.Column(panel.Tight, panel.Strong(t.T("app.read")), lines)
}

// name compares the service's name with the app's.
func (a *appPart) name(facts []wizard.AppFact) fyne.CanvasObject {
	for _, fact := range facts {
		if fact.Path.Pattern() == "services[].name" {
			return a.fact(fact)
		}
	}
	return nil
}

// all is the one button that takes everything that is not answered yet.
func (a *appPart) all(facts []wizard.AppFact) fyne.CanvasObject {
	t := a.p.Texts
	open, differ, doubt := 0, 0, 0
	for _, fact := range facts {
		switch {
		case strings.TrimSpace(fact.Typed) == "" && fact.Doubt:
			doubt++
		case strings.TrimSpace(fact.Typed) == "":
			open++
		case !fact.Same && !a.kept(fact.Path):
			differ++
		}
	}
	_, icon := a.p.Session.AppIcon(a.service)
	if card := a.iconCard(); icon && card != nil && card.free() {
		open++
	}
	if len(facts) == 0 {
		return nil
	}
	box := panel.Column(panel.Small)
	if differ > 0 {
		box.Add(panel.Notice(panel.Warning, icons.Alert, "", t.T("app.differs", "n", number(differ))))
	}
	if doubt > 0 {
		box.Add(panel.Notice(panel.Warning, icons.Alert, "", t.T("app.doubt")))
	}
	if open > 0 {
		take := editing(a.p.Shell, panel.NewButton(t.T("app.all", "n", number(open)), fynetheme.ContentPasteIcon(), widget.HighImportance, a.takeAll))
		a.target = take
		box.Add(panel.Body(t.T("app.all.lead")))
		box.Add(panel.Line(0, take))
	} else if differ == 0 && doubt == 0 {
		box.Add(panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("app.all.done"))))
	}
	return box
}

// takeAll answers what is not answered with what was read. What is answered stays.
func (a *appPart) takeAll() {
	for _, fact := range a.p.Session.AppFacts(a.service) {
		if strings.TrimSpace(fact.Typed) != "" || fact.Doubt {
			continue
		}
		if err := a.p.Session.Answer(fact.Path, fact.Found); err != nil {
			a.p.Tell(err)
			return
		}
		a.p.settled[fact.Path] = true
	}
	if card := a.iconCard(); card != nil && card.free() {
		a.takeIcon()
	}
	a.p.changed("")
	a.p.find()
	a.p.view.Refresh()
}
