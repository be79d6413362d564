package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// An Apology says why the program cannot begin, and what can be done.
type Apology struct {
	Texts    *text.Catalog
	Settings screen.Settings
	Title    string // empty: the folder cannot be opened
	Words    string // what happened and what to do
	Where    string // the folder or file it is about
	Again    func() // begins without what is in the way; nil where that is not possible

	Until time.Duration // the window closes by itself after so long; 0: never
}

// The size of the window of an apology, in points.
const (
	apologyWidth  = 640
	apologyHeight = 380
)

// Show opens the window of the apology and returns it.
func (a Apology) Show(app fyne.App) fyne.Window {
	app.Settings().SetTheme(theme.New(theme.Options{Look: a.Settings.Look, Scale: a.Settings.Scale}))
	t := a.Texts
	title := a.Title
	if title == "" {
		title = t.T("store.title")
	}
	window := app.NewWindow(t.T("window.name"))
	window.SetIcon(fyne.NewStaticResource("icon.png", icons.App()))
	window.SetPadded(false)
	quit := panel.Secondary(t.T("store.button.quit"), window.Close)
	buttons := []fyne.CanvasObject{quit}
	first := quit
	if a.Again != nil {
		first = panel.Primary(t.T("store.button.again"), a.Again)
		buttons = []fyne.CanvasObject{first, quit}
	}
	body := []fyne.CanvasObject{panel.Notice(panel.Warning, icons.Alert, "", a.Words)}
	if a.Where != "" {
		body = append(body, panel.Muted(a.Where))
	}
	window.SetContent(panel.NewPage(title, "", body, panel.Footer(buttons)))
	scale := max(a.Settings.Scale, theme.MinScale)
	window.Resize(fyne.NewSize(apologyWidth*scale, apologyHeight*scale))
	window.CenterOnScreen()
	window.Show()
	window.Canvas().Focus(first) // Enter presses it
	if a.Until > 0 {
		tasks := &task.Runner{}
		tasks.Later("apology", a.Until, func() { task.Show(tasks, window.Close) })
	}
	return window
}
