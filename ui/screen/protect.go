package screen

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
)

// The stops of ProtectScreen.
const (
	PassphraseStop = "passphrase"
	RecoveryStop   = "recovery"
)

// Protect sets a passphrase, or makes a recovery code.
func Protect(s *Shell, at Place) fyne.CanvasObject {
	if at.Stop == RecoveryStop {
		return recovery(s, s.Back)
	}
	return passphrase(s, "", s.Back, panel.Secondary(s.Texts.T("button.back"), s.Back))
}

// Welcome is the first page of all: how drafts are protected, and the best of what this computer has for it.
func Welcome(s *Shell, _ Place) fyne.CanvasObject {
	w := &welcome{Shell: s, stage: container.NewStack()}
	if s.Vault.State().Keychain {
		w.put(w.keychain())
	} else {
		w.put(passphrase(s, s.Texts.T("welcome.none"), w.code))
	}
	return w.stage
}

type welcome struct {
	*Shell
	stage *fyne.Container
}

func (w *welcome) put(page fyne.CanvasObject) {
	w.stage.Objects = []fyne.CanvasObject{page}
	w.stage.Refresh()
}

// keychain has nothing to ask: it tells, and offers a recovery code.
func (w *welcome) keychain() fyne.CanvasObject {
	t := w.Texts
	body := []fyne.CanvasObject{
		panel.Notice(panel.Success, icons.Shield, t.T("welcome.keychain"), t.T("welcome.keychain.how")),
		panel.Card(panel.Column(panel.Tight, panel.Heading(t.T("welcome.code")), panel.Muted(t.T("welcome.code.how")))),
	}
	w.Enter(w.code)
	return panel.NewPage(t.T("welcome.title"), t.T("welcome.lead"), body, panel.Footer(
		[]fyne.CanvasObject{panel.Primary(t.T("welcome.code.make"), w.code), panel.Secondary(t.T("welcome.begin"), w.Unlocked)},
		panel.Link(t.T("welcome.passphrase"), func() { w.put(passphrase(w.Shell, "", w.code)) })))
}

func (w *welcome) code() {
	w.Window.SetTitle(w.Texts.T("protect.recovery.title") + " — " + w.Texts.T("window.name"))
	w.put(recovery(w.Shell, w.Unlocked))
}

// newPassphrase is a page on which a passphrase is thought up.
type newPassphrase struct {
	*Shell
	first, again *control.Entry
	strength     *panel.Text
	said         *fyne.Container
	button       *panel.Button
	page         *panel.Page
	done         func()
	setting      bool
}

// passphrase asks for a passphrase and goes on with done. Why may be empty; on the first page of all it says why a passphrase
// is needed.
func passphrase(s *Shell, why string, done func(), trail ...fyne.CanvasObject) fyne.CanvasObject {
	t := s.Texts
	p := &newPassphrase{Shell: s, said: panel.Column(0), done: done, strength: panel.Muted("")}
	p.first = secretField(func(typed string) {
		words := ""
		if typed != "" {
			words = t.T("protect.strength." + strengthOf(typed))
		}
		p.strength.SetWords(words)
	})
	p.again = secretField(nil)
	p.first.OnSubmitted = func(string) { s.Window.Canvas().Focus(p.again) }
	p.again.OnSubmitted = func(string) { p.set() }
	p.button = panel.Primary(t.T("protect.button"), p.set)
	fields := panel.Card(
		panel.Column(panel.Tight, panel.Strong(t.T("protect.first")),
			panel.Muted(t.T("protect.first.how", "n", strconv.Itoa(LeastPassphrase))), p.first, p.strength),
		panel.Column(panel.Tight, panel.Strong(t.T("protect.again")), p.again),
		panel.Line(0, reveal(s, p.first, p.again)),
		panel.Notice(panel.Warning, icons.Alert, "", t.T("protect.nobody")),
		p.said,
	)
	title, lead := t.T("protect.passphrase.title"), ""
	if why != "" {
		title, lead = t.T("welcome.title"), t.T("welcome.lead")
	}
	body := []fyne.CanvasObject{fields}
	if why != "" {
		body = []fyne.CanvasObject{panel.Muted(why), fields}
	}
	s.Enter(p.set)
	later(s, func() { s.Window.Canvas().Focus(p.first) })
	p.page = panel.NewPage(title, lead, body, panel.Footer(append([]fyne.CanvasObject{p.button}, trail...)))
	return p.page
}

func (p *newPassphrase) say(tone panel.Tone, icon icons.Name, words string) {
	p.said.Objects = []fyne.CanvasObject{panel.Notice(tone, icon, "", words)}
	p.page.Refresh()
	p.page.Reveal(p.said)
}

func (p *newPassphrase) set() {
	if p.setting {
		return
	}
	typed := p.first.Text
	switch {
	case len([]rune(typed)) < LeastPassphrase:
		p.say(panel.Danger, icons.Alert, p.Texts.T("vault.weak", "n", strconv.Itoa(LeastPassphrase)))
		p.Window.Canvas().Focus(p.first)
		return
	case typed != p.again.Text:
		p.say(panel.Danger, icons.Alert, p.Texts.T("protect.differ"))
		p.Window.Canvas().Focus(p.again)
		return
	}
	p.setting = true
	p.button.Disable()
	p.say(panel.Quiet, icons.Clock, p.Texts.T("protect.setting"))
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.Vault.SetPassphrase(ctx, typed)
	}, func(_ struct{}, err error) {
		if err != nil {
			p.setting = false
			p.button.Enable()
			p.say(panel.Danger, icons.Alert, p.Sentence(err))
			return
		}
		p.Window.Canvas().Unfocus() // Enter in a field that is gone would set it again
		p.done()
	})
}
