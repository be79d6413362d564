package gallery

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/task"
)

// mostPresses ends a companion that never says that it is done.
const mostPresses = 1000

// Copied presses the one key of the window beside the browser from the first value of a draft to the last, and lists what came
// into the clipboard. It is for comparing the window with the page of a package.
func Copied(ctx context.Context, o Options) ([]string, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	app := test.NewApp()
	w := ui.New(ui.Parts{
		App: app, Desk: o.Desk, Texts: o.Texts, Tasks: &task.Runner{Inline: true}, Settings: o.Settings, About: o.About, Now: o.Now,
		Write: func(string, func(io.Writer) error) error { return nil },
	})
	defer w.Window().Close()
	w.Open(o.Draft)
	w.OpenBeside()
	if w.Beside() == nil {
		return nil, nil
	}
	press := w.Beside().Canvas().OnTypedKey()
	var all []string
	turned := 0
	for range mostPresses {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		app.Clipboard().SetContent(nothing)
		press(&fyne.KeyEvent{Name: fyne.KeySpace})
		if words := app.Clipboard().Content(); words != nothing {
			all, turned = append(all, words), 0
		} else if turned++; turned > mostPages {
			break
		}
	}
	return all, nil
}

// mostPages is how often pages are turned without anything to copy before it is the end; a portal has about ten.
const mostPages = 60

// nothing stands in the clipboard until something is copied.
const nothing = "\x00"
