package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
)

// lock opens a locked store.
type lock struct {
	*Shell
	state  wizard.VaultState
	byCode bool
	field  *control.Entry
	said   *fyne.Container
	button *panel.Button
	stage  *fyne.Container
	page   *panel.Page
	trying bool
}

// SettlingStop is the lock while what is being read is still to be saved.
const SettlingStop = "settling"

// Lock shows how the store can be unlocked, and nothing that is in it.
func Lock(s *Shell, at Place) fyne.CanvasObject {
	if at.Stop == SettlingStop {
		return panel.NewPage(s.Texts.T("lock.title"), s.Texts.T("lock.settling"), nil, nil)
	}
	l := &lock{Shell: s, state: s.Vault.State(), stage: panel.Column(0)}
	l.byCode = !l.state.Passphrase && l.state.Recovery
	l.page = panel.NewPage(s.Texts.T("lock.title"), s.Texts.T(l.lead()), []fyne.CanvasObject{panel.Card(l.stage)}, nil)
	l.show()
	if l.state.Keychain && !s.Paused {
		later(s, func() {
			if l.field == nil || l.field.Text == "" {
				l.keychain()
			}
		})
	}
	return l.page
}

// lead differs between the start of the program and a pause.
func (l *lock) lead() string {
	if l.Paused {
		return "lock.lead"
	}
	return "lock.start"
}

func (l *lock) show() {
	t := l.Texts
	l.said = panel.Column(0)
	pieces := []fyne.CanvasObject{}
	var others []fyne.CanvasObject
	switch {
	case l.byCode:
		l.field = control.NewEntry(1, nil, nil)
		pieces = append(pieces, panel.Column(panel.Tight, panel.Strong(t.T("lock.code")), panel.Muted(t.T("lock.code.how")), l.field))
		if l.state.Passphrase {
			others = append(others, panel.Link(t.T("lock.with.passphrase"), func() { l.turn(false) }))
		}
	case l.state.Passphrase:
		l.field = secretField(nil)
		pieces = append(pieces, panel.Column(panel.Tight, panel.Strong(t.T("lock.passphrase")), l.field, panel.Line(0, reveal(l.Shell, l.field))))
		if l.state.Recovery {
			others = append(others, panel.Link(t.T("lock.with.code"), func() { l.turn(true) }))
		}
	default:
		l.field = nil
	}
	l.button = panel.Primary(t.T("lock.button"), l.unlock)
	keychain := panel.Secondary(t.T("lock.with.keychain"), l.keychain)
	buttons := []fyne.CanvasObject{l.button}
	switch {
	case l.field == nil && l.state.Keychain:
		l.button = panel.Primary(t.T("lock.with.keychain"), l.keychain)
		buttons = []fyne.CanvasObject{l.button}
	case l.state.Keychain:
		buttons = append(buttons, keychain)
	}
	if l.field != nil {
		l.field.OnSubmitted = func(string) { l.unlock() }
		l.Enter(l.unlock)
	} else {
		l.Enter(l.keychain)
	}
	pieces = append(pieces, l.said, panel.Line(panel.Small, append(buttons, others...)...))
	l.stage.Objects = []fyne.CanvasObject{panel.Column(panel.Medium, pieces...)}
	l.page.Refresh()
	l.focus()
}

// focus puts the cursor into the field, once it is on the screen.
func (l *lock) focus() {
	if l.field == nil {
		return
	}
	field := l.field
	later(l.Shell, func() {
		if l.field == field {
			l.Window.Canvas().Focus(field)
		}
	})
}

func (l *lock) turn(byCode bool) {
	l.byCode = byCode
	l.show()
}

// say shows one sentence below the field.
func (l *lock) say(tone panel.Tone, icon icons.Name, words string) {
	l.said.Objects = nil
	if words != "" {
		l.said.Objects = []fyne.CanvasObject{panel.Notice(tone, icon, "", words)}
	}
	l.page.Refresh()
}

func (l *lock) unlock() {
	if l.field == nil {
		return
	}
	typed := l.field.Text
	if typed == "" {
		key := "lock.empty"
		if l.byCode {
			key = "lock.empty.code"
		}
		l.say(panel.Danger, icons.Alert, l.Texts.T(key))
		return
	}
	open := l.Vault.Unlock
	if l.byCode {
		open = l.Vault.Recover
	}
	l.try(func(ctx context.Context) error { return open(ctx, typed) })
}

func (l *lock) keychain() { l.try(l.Vault.UnlockKeychain) }

// try unlocks off the screen's goroutine: a passphrase takes about a second, on purpose.
func (l *lock) try(open func(context.Context) error) {
	if l.trying {
		return
	}
	l.trying = true
	l.button.Disable()
	l.say(panel.Quiet, icons.Clock, l.Texts.T("lock.trying"))
	task.Run(context.Background(), l.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, open(ctx)
	}, func(_ struct{}, err error) {
		l.trying = false
		l.button.Enable()
		if err == nil {
			l.Unlocked()
			return
		}
		l.say(panel.Danger, icons.Alert, l.Sentence(err))
		if l.field != nil && !l.byCode {
			l.field.SetText("")
		}
		l.focus()
	})
}
