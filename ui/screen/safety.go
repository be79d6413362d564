package screen

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// Idles are the times without any action after which the window can lock itself; zero is never.
func Idles() []time.Duration {
	return []time.Duration{0, 5 * time.Minute, 15 * time.Minute, time.Hour}
}

// UsualIdle is the time until another is chosen: long enough to fetch a paper, short enough for a lunch break.
const UsualIdle = 15 * time.Minute

// safety is the part of the settings about the vault.
type safety struct {
	*Shell
	stage *fyne.Container
}

// newSafety shows how drafts are protected, and what can be changed; nothing where there is no vault.
func newSafety(s *Shell) []fyne.CanvasObject {
	if s.Vault == nil {
		return nil
	}
	v := &safety{Shell: s, stage: panel.Column(panel.Medium)}
	v.show()
	return []fyne.CanvasObject{panel.Card(v.stage), v.habits()}
}

// fact says in a line how one way of opening stands.
func fact(yes bool, words string) fyne.CanvasObject {
	icon, colour := icons.Open, theme.ColorMuted
	if yes {
		icon, colour = icons.Done, theme.ColorSuccess
	}
	return panel.Aside(panel.Small, panel.Icon(panel.Picture(icon), colour, theme.SizeBadge), panel.Body(words))
}

// or chooses between two texts.
func (v *safety) or(yes bool, key string) string {
	if yes {
		return v.Texts.T(key + ".on")
	}
	return v.Texts.T(key + ".off")
}

func (v *safety) show() {
	t, state := v.Texts, v.Vault.State()
	pieces := []fyne.CanvasObject{panel.Heading(t.T("safety.title"))}
	if v.About.Place != "" {
		pieces = append(pieces, panel.Notice(panel.Warning, icons.Alert, "", t.T("store.place."+v.About.Place, "folder", v.About.Store)))
	}
	pieces = append(pieces, panel.Column(panel.Tight,
		fact(state.Keychain, v.or(state.Keychain, "safety.keychain")),
		fact(state.Passphrase, v.or(state.Passphrase, "safety.passphrase")),
		fact(state.Recovery, v.or(state.Recovery, "safety.code"))))

	lock := panel.Primary(t.T("safety.lock"), v.Lock)
	pass := panel.Secondary(t.T("safety.passphrase.set"), v.to(PassphraseStop))
	buttons := []fyne.CanvasObject{lock, pass}
	if state.Passphrase {
		pass.SetText(t.T("safety.passphrase.change"))
		buttons = append(buttons, panel.Secondary(t.T("safety.passphrase.remove"), v.removePassphrase))
	}
	if state.Keychain {
		buttons = append(buttons, panel.Secondary(t.T("safety.keychain.leave"), func() { v.keychain(false) }))
	} else {
		buttons = append(buttons, panel.Secondary(t.T("safety.keychain.use"), func() { v.keychain(true) }))
	}
	buttons = append(buttons, panel.Secondary(t.T("safety.code.new"), v.newCode))
	if v.Keeper != nil {
		buttons = append(buttons, panel.Secondary(t.T("safety.backups"), func() { v.Go(Place{Screen: BackupsScreen}) }))
	}
	pieces = append(pieces, panel.Line(panel.Small, buttons...))
	v.stage.Objects = pieces
	v.stage.Refresh()
}

func (v *safety) to(stop string) func() {
	return func() { v.Go(Place{Screen: ProtectScreen, Stop: stop}) }
}

// habits are what the window does by itself.
func (v *safety) habits() fyne.CanvasObject {
	t := v.Texts
	tile := func(words string, chosen bool, change func(*Settings)) fyne.CanvasObject {
		return settingTile(v.Shell, words, chosen, change)
	}
	var idles []fyne.CanvasObject
	for _, idle := range Idles() {
		words := t.T("safety.idle.0")
		if idle > 0 {
			words = t.T("safety.idle.n", "n", strconv.Itoa(int(idle.Minutes())))
		}
		idles = append(idles, tile(words, v.Settings.Idle == idle, func(x *Settings) { x.Idle = idle }))
	}
	clipboard := []fyne.CanvasObject{
		tile(t.T("safety.clipboard.clear"), !v.Settings.KeepClipboard, func(x *Settings) { x.KeepClipboard = false }),
		tile(t.T("safety.clipboard.keep"), v.Settings.KeepClipboard, func(x *Settings) { x.KeepClipboard = true }),
	}
	return panel.Card(
		panel.Column(panel.Small, panel.Strong(t.T("safety.idle")), panel.Grid(120, panel.Small, idles...)),
		panel.Column(panel.Small, panel.Strong(t.T("safety.clipboard")), panel.Grid(200, panel.Small, clipboard...)),
	)
}

// work does something to the vault that may take a second, and shows what came of it.
func (v *safety) work(do func(context.Context) error) {
	v.stage.Objects = []fyne.CanvasObject{panel.Heading(v.Texts.T("safety.title")), panel.Muted(v.Texts.T("safety.working"))}
	v.stage.Refresh()
	task.Run(context.Background(), v.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		v.show()
		v.Tell(err)
	})
}

func (v *safety) keychain(use bool) {
	v.work(func(ctx context.Context) error { return v.Vault.UseKeychain(ctx, use) })
}

func (v *safety) removePassphrase() {
	t := v.Texts
	ask(v.Shell, question{t.T("safety.passphrase.remove"), t.T("safety.passphrase.sure"), t.T("safety.passphrase.remove"), t.T("button.cancel"), true}, func() {
		v.work(func(ctx context.Context) error { return v.Vault.SetPassphrase(ctx, "") })
	})
}

func (v *safety) newCode() {
	if !v.Vault.State().Recovery {
		v.to(RecoveryStop)()
		return
	}
	t := v.Texts
	ask(v.Shell, question{t.T("safety.code.new"), t.T("safety.code.sure"), t.T("safety.code.new"), t.T("button.cancel"), true}, v.to(RecoveryStop))
}
