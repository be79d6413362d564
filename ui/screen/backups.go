package screen

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// errBroken says that a copy was made of what is no longer whole.
var errBroken = errors.New("the copy is not whole")

// backups lists the copies of the store.
type backups struct {
	*Shell
	list *fyne.Container
	said *fyne.Container
	page *panel.Page
	busy bool
}

// Backups shows the copies of the store: makes one, brings one back, and deletes everything.
func Backups(s *Shell, _ Place) fyne.CanvasObject {
	t := s.Texts
	b := &backups{Shell: s, list: panel.Column(panel.Small), said: panel.Column(0)}
	now := panel.Primary(t.T("backups.now"), b.make)
	s.Enter(b.make)
	body := []fyne.CanvasObject{
		b.said, b.list,
		panel.Card(panel.Column(panel.Tight, panel.Heading(t.T("backups.delete")), panel.Muted(t.T("backups.delete.how"))),
			panel.Line(0, panel.Destructive(t.T("backups.delete.button"), b.deleteAll))),
	}
	b.page = panel.NewPage(t.T("backups.title"), t.T("backups.lead"), body,
		panel.Footer([]fyne.CanvasObject{now, panel.Secondary(t.T("button.back"), s.Back)}))
	b.load()
	return b.page
}

func (b *backups) load() {
	task.Run(context.Background(), b.Tasks, b.Keeper.Backups, func(all []wizard.Backup, err error) {
		if err != nil {
			b.say(panel.Danger, icons.Alert, b.Sentence(err))
		}
		b.show(all)
	})
}

func (b *backups) show(all []wizard.Backup) {
	t := b.Texts
	b.list.Objects = nil
	if len(all) == 0 {
		b.list.Add(panel.Muted(t.T("backups.none")))
	}
	for _, each := range all {
		when := changedAtExactly(each)
		words := panel.Column(0.5, panel.Strong(when), panel.Caption(t.T("backups.drafts", "n", strconv.Itoa(each.Drafts), "size", bytesInWords(each.Bytes))))
		if each.Broken {
			words.Add(panel.Mark(panel.Danger, icons.Alert, t.T("backups.broken")))
		}
		back := panel.Secondary(t.T("backups.restore"), func() { b.restore(each) })
		if each.Broken {
			back.Disable()
		}
		b.list.Add(panel.Card(panel.Split(panel.Small, words, back)))
	}
	b.page.Refresh()
}

// changedAtExactly tells when a copy was made, to the minute.
func changedAtExactly(b wizard.Backup) string { return b.At.Local().Format("2006-01-02 15:04") }

func (b *backups) say(tone panel.Tone, icon icons.Name, words string) {
	b.said.Objects = []fyne.CanvasObject{panel.Notice(tone, icon, "", words)}
	b.page.Refresh()
}

// work does something long, one thing at a time.
func (b *backups) work(doing string, do func(context.Context) (string, error)) {
	if b.busy {
		return
	}
	b.busy = true
	b.say(panel.Quiet, icons.Clock, b.Texts.T(doing))
	task.Run(context.Background(), b.Tasks, do, func(told string, err error) {
		b.busy = false
		switch {
		case errors.Is(err, errBroken):
			b.say(panel.Danger, icons.Alert, b.Texts.T("backups.made.broken"))
		case err != nil:
			b.say(panel.Danger, icons.Alert, b.Sentence(err))
		default:
			b.say(panel.Success, icons.Done, told)
		}
		b.load()
	})
}

func (b *backups) make() {
	b.work("backups.making", func(ctx context.Context) (string, error) {
		made, err := b.Keeper.BackUp(ctx)
		if err == nil && made.Broken {
			err = errBroken
		}
		return b.Texts.T("backups.made"), err
	})
}

func (b *backups) restore(copied wizard.Backup) {
	t := b.Texts
	title := t.T("backups.restore.title", "time", changedAtExactly(copied))
	ask(b.Shell, question{title, t.T("backups.restore.sure"), t.T("backups.restore.button"), t.T("button.cancel"), true}, func() {
		b.Forget()
		b.work("backups.restoring", func(ctx context.Context) (string, error) {
			b.Desk.Stop()
			kept, err := b.Keeper.Restore(ctx, copied.Name)
			return t.T("backups.restored", "folder", kept), err
		})
	})
}

func (b *backups) deleteAll() {
	t := b.Texts
	ask(b.Shell, question{t.T("backups.delete.title"), t.T("backups.delete.sure"), t.T("backups.delete.button"), t.T("button.keep"), true}, func() {
		b.Forget()
		b.work("backups.deleting", func(ctx context.Context) (string, error) {
			b.Desk.Stop()
			return t.T("backups.deleted"), b.Keeper.DeleteAll(ctx, true)
		})
	})
}
