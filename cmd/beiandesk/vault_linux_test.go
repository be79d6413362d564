package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// noKeychain is a session bus that nobody answers on: there is no keychain then.
const noKeychain = "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"

// tabsToLater are from the field of the check, which has the focus, past its button to the one that puts the checking off.
const tabsToLater = 2

// The whole life of a passphrase with nothing but a keyboard.
func TestPassphraseByKeyboard(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	p := d.startWith(store, noKeychain)
	p.sees(w.T("welcome.title"))
	p.types(passphrase, "Return")
	p.write(passphrase)
	p.press("Return")
	p.sees(w.T("protect.recovery.title"))
	p.putsOff(w.T("window.name"))
	p.press("ctrl+q")
	require.NoError(t, p.run.Wait(), p.log)

	p = d.startWith(store, noKeychain)
	p.sees(w.T("lock.title"))
	p.types("not the passphrase", "Return")
	p.unlocks(w.T("window.name"))
	p.press("ctrl+n")
	p.sees(w.T("interview.title"))
	p.press("ctrl+shift+l")
	p.sees(w.T("lock.title"))
	p.press("ctrl+comma", "ctrl+h", "Escape") // nothing leads past it
	p.sees(w.T("lock.title"))
	p.unlocks(w.T("interview.title"))
	p.press("ctrl+q")
	require.NoError(t, p.run.Wait(), p.log)
	assert.NotContains(t, p.log.String(), passphrase)

	kept, err := storage.Open(store, storage.Options{})
	require.NoError(t, err)
	state := kept.State()
	assert.True(t, state.Locked)
	assert.True(t, state.Passphrase)
	assert.False(t, state.Unprotected)
	require.NoError(t, kept.Close())
}

// types puts words into the field that has the focus, and strikes keys.
func (p *person) types(words string, keys ...string) {
	p.t.Helper()
	p.write(words)
	p.press(keys...)
}

// putsOff leaves the page of the recovery code by its keys, as soon as the code is made and the field of its check has the
// focus: until then they do nothing.
func (p *person) putsOff(page string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		title, err := exec.Command("xdotool", "getwindowname", p.window).Output()
		if err == nil && strings.HasPrefix(string(title), page) {
			return true
		}
		p.press(slices.Repeat([]string{"Tab"}, tabsToLater)...)
		p.press("Return")
		return false
	}, patience, 20*glance, "the page of the recovery code stays\n%s", p.log)
}

// unlocks types the passphrase in place of whatever stands in the field, until it is taken: a wrong one is tried for about
// a second, in which the field takes nothing.
func (p *person) unlocks(page string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		title, err := exec.Command("xdotool", "getwindowname", p.window).Output()
		if err == nil && strings.HasPrefix(string(title), page) {
			return true
		}
		p.press("ctrl+a")
		p.types(passphrase, "Return")
		return false
	}, patience, quiet, "the passphrase is not taken\n%s", p.log)
}

func TestASecondStartBringsTheFirstToTheFront(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	keep(t, store, sample.Enterprise(), w)
	p := d.start(store)
	p.sees(w.T("window.name"))
	p.do("windowminimize", "--sync", p.window)

	second := exec.Command(d.program, "-store", store, "-lang", "zh")
	second.Env = slices.Concat(d.env, []string{noKeychain})
	said, err := second.Output()
	require.NoError(t, err, "it ends with status 0")
	assert.Equal(t, w.T("store.woken")+"\n", string(said))
	require.Eventually(t, func() bool {
		active, err := exec.Command("xdotool", "getactivewindow").Output()
		return err == nil && strings.TrimSpace(string(active)) == p.window
	}, patience, glance, "the first window is not in front\n%s", p.log)
	assertNoWish(t, store)
}

// assertNoWish looks whether a start left what it asked for behind.
func assertNoWish(t *testing.T, store string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(store, wakePrefix+"*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestASecondStartSaysThatTheFirstDoesNotAnswer(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	held, err := storage.Open(store, storage.Options{Passphrase: passphrase})
	require.NoError(t, err)
	defer func() { assert.NoError(t, held.Close()) }()
	p := d.startWith(store, noKeychain)
	p.sees(w.T("window.name"))
	p.do("key", "alt+F4")
	require.NoError(t, p.run.Wait(), p.log)
	assertNoWish(t, store)
}
