package ui_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestFirstStartWithAKeychain(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			b.vault = &vault{state: wizard.VaultState{Keychain: true, Fresh: true}}
			b.open()
			w := b.texts[lang]
			assert.Equal(t, screen.WelcomeScreen, b.Place().Screen)
			assert.Contains(t, b.seen(), w.T("welcome.lead"))
			assert.Contains(t, b.seen(), w.T("welcome.keychain"))
			b.press(w.T("welcome.code.make"))
			for i, group := range strings.Split(rightCode, "-") {
				assert.Contains(t, b.seen(), group, "group %d", i+1)
			}
			b.press(w.T("protect.recovery.copy"))
			assert.Equal(t, rightCode, fyne.CurrentApp().Clipboard().Content())
			b.put(0, "x")
			b.press(w.T("protect.recovery.check.button"))
			assert.Equal(t, screen.WelcomeScreen, b.Place().Screen)
			b.put(0, "BDR2-AAAA-BBBB-CCCC-DDDE")
			b.press(w.T("protect.recovery.check.button"))
			assert.Contains(t, b.seen(), w.T("vault.code.wrong"))
			b.put(0, strings.ToLower(rightCode))
			b.press(w.T("protect.recovery.check.button"))
			assert.NotContains(t, b.seen(), "BBBB", "the code is off the screen")
			b.press(w.T("protect.done"))
			assert.Equal(t, screen.HomeScreen, b.Place().Screen)
		})
	}
}

func TestFirstStartWithoutAKeychain(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := &vault{state: wizard.VaultState{Unprotected: true, Fresh: true}}, b.texts[text.Chinese]
	b.vault = v
	b.open()
	assert.Contains(t, b.seen(), w.T("welcome.none"))
	assert.Contains(t, b.seen(), w.T("protect.nobody"))
	tests := []struct{ first, again, want string }{
		{"", "", w.T("vault.weak", "n", "8")},
		{"seven77", "seven77", w.T("vault.weak", "n", "8")},
		{rightWords, "correct horse", w.T("protect.differ")},
		{"aaaaaaaa", "aaaaaaaa", w.T("vault.weak", "n", "8")},
	}
	for _, tt := range tests {
		b.put(0, tt.first)
		b.put(1, tt.again)
		b.press(w.T("protect.button"))
		assert.Contains(t, b.seen(), tt.want, "%q and %q", tt.first, tt.again)
		assert.False(t, v.state.Passphrase)
	}
	b.put(0, rightWords)
	assert.Contains(t, b.seen(), w.T("protect.strength.strong"))
	assert.True(t, b.put(1, rightWords).Password)
	b.press(w.T("protect.show"))
	assert.False(t, b.put(1, rightWords).Password)
	b.key(fyne.KeyReturn)
	assert.Equal(t, rightWords, v.words)
	assert.Contains(t, b.seen(), w.T("protect.recovery.title"))
	b.press(w.T("protect.recovery.later"))
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}

// Whoever sets the passphrase with Enter has the code on paper while Enter is pressed once more.
func TestEnterMakesNoSecondRecoveryCode(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := &vault{state: wizard.VaultState{Unprotected: true, Fresh: true}}, b.texts[text.Chinese]
	b.vault = v
	b.open()
	b.put(0, rightWords)
	canvas := b.Window.Window().Canvas()
	canvas.Focus(b.put(1, rightWords))
	enter := func() {
		if on := canvas.Focused(); on != nil {
			on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
		b.key(fyne.KeyReturn)
	}
	enter()
	require.Contains(t, b.seen(), w.T("protect.recovery.title"))
	require.Equal(t, 1, v.codes)
	enter()
	assert.Equal(t, 1, v.codes, "the code that was shown stays the right one")
	assert.Contains(t, b.seen(), w.T("protect.recovery.title"))
	asked := b.groupAsked(t)
	assert.NotContains(t, b.seen(), w.T("protect.recovery.check.wrong", "n", strconv.Itoa(asked)), "nothing was typed, so nothing is wrong")
	group := strings.Split(rightCode, "-")[asked-1]
	for _, r := range group {
		require.NotNil(t, canvas.Focused(), "the keyboard is in the field")
		canvas.Focused().TypedRune(r)
	}
	assert.Equal(t, group, b.entry().Text)
	enter()
	assert.Contains(t, b.seen(), w.T("protect.recovery.done"))
	enter()
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}

// groupAsked is the group of the code that the window wants typed.
func (b *bench) groupAsked(t *testing.T) int {
	t.Helper()
	for n := range strings.Split(rightCode, "-") {
		for _, lang := range text.Names() {
			if slices.Contains(b.seen(), b.texts[lang].T("protect.recovery.check.how", "n", strconv.Itoa(n+1))) {
				return n + 1
			}
		}
	}
	require.Fail(t, "no group is asked for")
	return 0
}

func TestOneGroupOfTheCodeIsEnough(t *testing.T) {
	b := newBench(t, text.English)
	b.vault = &vault{state: wizard.VaultState{Keychain: true, Fresh: true}}
	w := b.texts[text.English]
	b.open()
	b.press(w.T("welcome.code.make"))
	asked := b.groupAsked(t)
	b.put(0, "ZZZZ")
	b.press(w.T("protect.recovery.check.button"))
	assert.Contains(t, b.seen(), w.T("protect.recovery.check.wrong", "n", string(rune('0'+asked))))
	b.put(0, strings.ToLower(strings.Split(rightCode, "-")[asked-1]))
	b.press(w.T("protect.recovery.check.button"))
	assert.Contains(t, b.seen(), w.T("protect.recovery.done"))
}

func TestEnterAndEscapeOnTheFirstPage(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault = &vault{state: wizard.VaultState{Keychain: true, Fresh: true}}
	b.open()
	b.key(fyne.KeyEscape)
	assert.Equal(t, screen.WelcomeScreen, b.Place().Screen)
	b.press(b.texts[text.Chinese].T("welcome.begin"))
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}

func TestWhoStartedTheProgramHasSeenToIt(t *testing.T) {
	b := newBench(t, text.Chinese)
	v := withPassphrase()
	v.state.Fresh = true
	b.vault, b.welcomed = v, true
	b.open()
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}
