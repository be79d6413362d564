package ui_test

import (
	"context"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

const (
	rightWords = "correct horse battery"
	rightCode  = "BDR2-AAAA-BBBB-CCCC-DDDD"
)

// vault is a lock that knows one passphrase and one code. Where the keychain answers is told by chained.
type vault struct {
	state   wizard.VaultState
	words   string
	chained error // what the keychain says
	broken  error // what everything says
	locks   atomic.Int32
	codes   int // recovery codes that were made
}

func (v *vault) State() wizard.VaultState { return v.state }

func (v *vault) open(ok bool, why error) error {
	switch {
	case v.broken != nil:
		return v.broken
	case !ok:
		return why
	}
	v.state.Locked = false
	return nil
}

func (v *vault) Unlock(_ context.Context, passphrase string) error {
	return v.open(passphrase == v.words, wizard.ErrPassphrase)
}

func (v *vault) UnlockKeychain(context.Context) error { return v.open(v.chained == nil, v.chained) }

func (v *vault) Recover(_ context.Context, code string) error {
	return v.open(strings.EqualFold(code, rightCode), wizard.ErrRecoveryCode)
}

func (v *vault) Lock() error {
	if v.state.Unprotected {
		return wizard.ErrUnprotected
	}
	v.locks.Add(1)
	v.state.Locked = true
	return nil
}

func (v *vault) SetPassphrase(_ context.Context, passphrase string) error {
	switch {
	case passphrase == "" && !v.state.Keychain:
		return wizard.ErrLastKey
	case passphrase == "aaaaaaaa":
		return wizard.ErrWeakPassphrase
	}
	v.words, v.state.Passphrase, v.state.Unprotected, v.state.Fresh = passphrase, passphrase != "", false, false
	return v.broken
}

func (v *vault) UseKeychain(_ context.Context, use bool) error {
	if use && v.chained != nil {
		return v.chained
	}
	if !use && !v.state.Passphrase {
		return wizard.ErrLastKey
	}
	v.state.Keychain = use
	return nil
}

func (v *vault) NewRecoveryCode(context.Context) (string, error) {
	v.state.Recovery = true
	v.codes++
	return rightCode, v.broken
}

func (v *vault) CheckRecoveryCode(_ context.Context, code string) error {
	if strings.EqualFold(code, rightCode) {
		return nil
	}
	return wizard.ErrRecoveryCode
}

// withPassphrase is a vault that its passphrase opens, and that is open.
func withPassphrase() *vault {
	return &vault{words: rightWords, state: wizard.VaultState{Passphrase: true, Recovery: true}, chained: wizard.ErrNoKeychain}
}

// title is what the task bar shows.
func (b *bench) title() string { return b.Window.Window().Title() }

// put types into the field of so many that can be seen.
func (b *bench) put(n int, typed string) *control.Entry {
	b.t.Helper()
	var fields []*control.Entry
	b.everything(func(o fyne.CanvasObject) {
		if e, ok := o.(*control.Entry); ok {
			fields = append(fields, e)
		}
	})
	require.Greater(b.t, len(fields), n)
	fields[n].SetText(typed)
	return fields[n]
}

func TestALockedStoreShowsNothing(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			v := withPassphrase()
			v.state.Locked = true
			b.vault, b.news = v, "something about a draft"
			id := b.keep(sample.Enterprise())
			b.open()
			w := b.texts[lang]
			assert.Equal(t, screen.LockScreen, b.Place().Screen)
			assert.Contains(t, b.seen(), w.T("lock.start"))
			assert.NotContains(t, b.seen(), b.news)
			b.Open(id)
			b.Go(screen.Place{Screen: screen.SettingsScreen})
			b.key(fyne.KeyEscape)
			b.fall("case.beian")
			assert.Equal(t, screen.LockScreen, b.Place().Screen, "nothing leads past it")
			assert.Nil(t, b.Session())
			for _, item := range []string{"menu.new", "menu.open", "menu.settings", "menu.home", "menu.notice", "menu.about", "menu.lock"} {
				assert.True(t, b.menu(w.T(item)).Disabled, item)
			}

			b.press(w.T("lock.button"))
			assert.Contains(t, b.seen(), w.T("lock.empty"))
			b.put(0, "wrong")
			b.press(w.T("lock.button"))
			assert.Contains(t, b.seen(), w.T("vault.wrong"))
			assert.Empty(t, b.put(0, "").Text)
			b.put(0, rightWords)
			b.key(fyne.KeyReturn)
			assert.Equal(t, screen.HomeScreen, b.Place().Screen)
			assert.Contains(t, b.seen(), b.news, "what was to be told is told now")
			assert.False(t, b.menu(w.T("menu.new")).Disabled)
		})
	}
}

func TestWhyItDoesNotUnlock(t *testing.T) {
	tests := []struct {
		name string
		set  func(*vault)
		want string
	}{
		{"tampered", func(v *vault) { v.broken = wizard.ErrTampered }, "vault.tampered"},
		{"wrong", func(*vault) {}, "vault.wrong"},
		{"no keychain", func(v *vault) { v.state.Passphrase, v.state.Keychain, v.state.Recovery = false, true, false }, "vault.keychain.none"},
		{"another keychain", func(v *vault) {
			v.state.Passphrase, v.state.Keychain, v.state.Recovery = false, true, false
			v.chained = wizard.ErrKeychainKey
		}, "vault.keychain.key"},
		{"code", func(v *vault) { v.state.Passphrase = false }, "vault.code.wrong"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			v := withPassphrase()
			tt.set(v)
			v.state.Locked = true
			b.vault = v
			b.open()
			if v.state.Passphrase || v.state.Recovery {
				b.put(0, "wrong")
			}
			b.key(fyne.KeyReturn)
			assert.Contains(t, b.seen(), b.texts[text.Chinese].T(tt.want))
			assert.Equal(t, screen.LockScreen, b.Place().Screen)
		})
	}
}

func TestTheRecoveryCodeUnlocks(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := withPassphrase(), b.texts[text.Chinese]
	v.state.Locked = true
	b.vault = v
	b.open()
	b.press(w.T("lock.with.code"))
	b.put(0, strings.ToLower(rightCode))
	b.press(w.T("lock.button"))
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}

func TestLockingSavesHidesAndComesBack(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := withPassphrase(), b.texts[text.Chinese]
	b.vault = v
	f := sample.Enterprise()
	id := b.keep(f)
	b.open()
	b.Open(id)
	at := screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"}
	b.Go(at)
	require.Contains(t, b.title(), f.Title)
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.menu(w.T("menu.lock")).Action()

	assert.EqualValues(t, 1, v.locks.Load())
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
	assert.Equal(t, w.T("lock.title")+" — "+w.T("window.name"), b.title())
	for _, words := range b.seen() {
		assert.NotContains(t, words, f.Entity.Name)
		assert.NotContains(t, words, f.Title)
		assert.NotContains(t, words, "13800000009")
	}
	draft, err := b.store.Load(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "13800000009", draft.Filing.Principal.Mobile, "what was typed is saved first")

	b.put(0, rightWords)
	b.press(w.T("lock.button"))
	assert.Equal(t, at, b.Place())
	assert.Equal(t, id, b.Session().ID())
}

func TestDialogsGoWhenTheWindowLocks(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault = withPassphrase()
	b.keep(sample.Enterprise())
	b.open()
	b.press(b.texts[text.Chinese].T("home.delete.label", "title", sample.Enterprise().Title))
	require.NotNil(t, b.Window.Window().Canvas().Overlays().Top())
	b.Lock()
	assert.Nil(t, b.Window.Window().Canvas().Overlays().Top())
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
}

func TestWhatCannotBeSavedIsNotLockedAway(t *testing.T) {
	b := newBench(t, text.Chinese)
	v := withPassphrase()
	b.vault = v
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.store.broken = syscall.ENOSPC
	b.Lock()
	assert.Zero(t, v.locks.Load())
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	assert.Contains(t, b.seen(), b.texts[text.Chinese].T("trouble.disk_full"))
	b.store.broken = nil
	b.Lock()
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
}

func TestIdleLocks(t *testing.T) {
	tests := []struct {
		name  string
		idle  time.Duration
		after time.Duration
		want  screen.Name
	}{
		{"never", 0, 100 * time.Hour, screen.HomeScreen},
		{"not yet", 5 * time.Minute, 5*time.Minute - time.Second, screen.HomeScreen},
		{"now", 5 * time.Minute, 5 * time.Minute, screen.LockScreen},
		{"an hour", time.Hour, 59 * time.Minute, screen.HomeScreen},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.vault, b.kept.Idle = withPassphrase(), tt.idle
			b.open()
			b.clock.now = b.clock.now.Add(tt.after)
			b.tasks.Flush()
			assert.Equal(t, tt.want, b.Place().Screen)
		})
	}
}

func TestTypingIsNoIdleness(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault, b.kept.Idle = withPassphrase(), 5*time.Minute
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	b.Go(screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"})
	b.clock.now = b.clock.now.Add(4 * time.Minute)
	var field *control.Entry
	b.everything(func(o fyne.CanvasObject) {
		if e, ok := o.(*control.Entry); ok && field == nil {
			field = e
		}
	})
	require.NotNil(t, field)
	field.TypedRune('1')
	b.clock.now = b.clock.now.Add(4 * time.Minute)
	b.tasks.Flush()
	assert.Equal(t, screen.StepScreen, b.Place().Screen)
	b.clock.now = b.clock.now.Add(time.Minute)
	b.tasks.Flush()
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
}

func TestSettingsChangeTheVault(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := withPassphrase(), b.texts[text.Chinese]
	b.vault = v
	b.open()
	settings := screen.Place{Screen: screen.SettingsScreen}
	b.Go(settings)
	assert.Contains(t, b.seen(), w.T("safety.passphrase.on"))
	assert.Contains(t, b.seen(), w.T("safety.keychain.off"))

	b.press(w.T("safety.keychain.use"))
	assert.Contains(t, b.seen(), w.T("vault.keychain.none"))
	b.key(fyne.KeyEscape)
	b.press(w.T("safety.passphrase.remove"))
	assert.Contains(t, b.seen(), w.T("safety.passphrase.sure"))
	b.pressLast(w.T("safety.passphrase.remove"))
	assert.Contains(t, b.seen(), w.T("vault.last"))
	assert.True(t, v.state.Passphrase)
	b.key(fyne.KeyEscape)

	v.chained = nil
	b.press(w.T("safety.keychain.use"))
	assert.True(t, v.state.Keychain)
	b.press(w.T("safety.passphrase.remove"))
	b.pressLast(w.T("safety.passphrase.remove"))
	assert.False(t, v.state.Passphrase)
	assert.Contains(t, b.seen(), w.T("safety.passphrase.off"))

	b.press(w.T("safety.passphrase.set"))
	assert.Contains(t, b.title(), w.T("protect.passphrase.title"))
	b.put(0, "another horse 7")
	b.put(1, "another horse 7")
	b.press(w.T("protect.button"))
	assert.Equal(t, "another horse 7", v.words)
	assert.Equal(t, settings, b.Place())

	b.press(w.T("safety.code.new"))
	b.pressLast(w.T("safety.code.new"))
	assert.Contains(t, b.seen(), w.T("protect.recovery.title"))
	b.press(w.T("protect.recovery.later"))
	assert.Equal(t, settings, b.Place())

	b.press(w.T("safety.idle.n", "n", "60"))
	assert.Equal(t, time.Hour, b.kept.Idle)
	b.press(w.T("safety.clipboard.keep"))
	assert.True(t, b.kept.KeepClipboard)
	b.press(w.T("safety.lock"))
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
}

// pressLast presses the button that lies over the others: a dialog's.
func (b *bench) pressLast(label string) {
	b.t.Helper()
	var found fyne.Tappable
	each(b.Window.Window().Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if x, ok := o.(*panel.Button); ok && x.Text == label {
			found = x
		}
	})
	require.NotNil(b.t, found, label)
	found.Tapped(&fyne.PointEvent{})
}
