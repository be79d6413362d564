package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// bars counts the bars that say that something goes on.
func (b *bench) bars() int {
	n := 0
	b.everything(func(o fyne.CanvasObject) {
		if _, ok := o.(*widget.ProgressBarInfinite); ok {
			n++
		}
	})
	return n
}

// openable is a window before which a package lies that takes long: meanwhile happens while it is being read.
func openable(t *testing.T, lang text.Language, passphrase string, meanwhile func(*bench)) *bench {
	t.Helper()
	b := newBench(t, lang)
	b.vault, b.locked = withPassphrase(), passphrase
	b.given = func() *filing.Filing { f := sample.Enterprise(); f.Attachments = nil; return f }
	b.reading = func() { meanwhile(b) }
	b.open()
	return b
}

// take opens the package, with its passphrase where it has one.
func (b *bench) take() {
	b.t.Helper()
	b.fall("x.beian.age")
	if b.locked != "" {
		b.put(0, b.locked)
		b.pressLast(b.texts[b.kept.Language].T("parcel.open.yes"))
	}
}

// drafts counts the drafts that are kept.
func (b *bench) drafts() int {
	b.t.Helper()
	all, err := b.desk.Drafts(b.t.Context())
	require.NoError(b.t, err)
	return len(all)
}

func TestOpeningAPackageIsSeen(t *testing.T) {
	for _, lang := range text.Names() {
		for _, passphrase := range []string{"", "four words of no use"} {
			t.Run(string(lang)+passphrase, func(t *testing.T) {
				looks := 0
				b := openable(t, lang, passphrase, func(b *bench) {
					looks++
					w := b.texts[lang]
					assert.Contains(t, b.seen(), w.T("opening.title", "file", "x.beian.age"))
					assert.Contains(t, b.seen(), w.T("parcel.open.no"))
					assert.Equal(t, 1, b.bars())
				})
				b.take()
				assert.Equal(t, 1, looks)
				assert.Equal(t, screen.TasksScreen, b.Place().Screen)
				assert.Zero(t, b.bars(), "it is over")
				assert.NotContains(t, b.seen(), b.texts[lang].T("opening.title", "file", "x.beian.age"))
			})
		}
	}
}

func TestOpeningAPackageCanBeGivenUp(t *testing.T) {
	w := ""
	b := openable(t, text.Chinese, "four words of no use", func(b *bench) {
		w = b.texts[text.Chinese].T("opening.title", "file", "x.beian.age")
		b.press(b.texts[text.Chinese].T("parcel.open.no"))
		assert.NotContains(t, b.seen(), w, "at once, not when the reading ends")
	})
	b.take()
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
	assert.Zero(t, b.drafts())
	assert.Zero(t, b.bars())
	assert.Nil(t, b.Window.Window().Canvas().Overlays().Top())
}

func TestLockingWhileAPackageIsRead(t *testing.T) {
	tests := []struct {
		name string
		back bool // it is unlocked again before the reading ends
	}{
		{"unlocked after it ended", false},
		{"unlocked before it ended", true},
	}
	for _, lang := range text.Names() {
		for _, tt := range tests {
			t.Run(string(lang)+" "+tt.name, func(t *testing.T) {
				w := (*text.Catalog)(nil)
				unlock := func(b *bench) {
					b.put(0, rightWords)
					b.press(w.T("lock.button"))
				}
				b := openable(t, lang, "four words of no use", func(b *bench) {
					w = b.texts[lang]
					b.Lock()
					require.Equal(t, screen.LockScreen, b.Place().Screen)
					assert.NotContains(t, b.all(), "x.beian.age", "names are not shown while it is locked")
					if tt.back {
						unlock(b)
					}
				})
				b.take()
				if !tt.back {
					assert.NotContains(t, b.all(), "x.beian.age")
					unlock(b)
				}
				assert.Equal(t, screen.HomeScreen, b.Place().Screen)
				assert.Contains(t, b.seen(), w.T("opening.stopped", "file", "x.beian.age"))
				assert.Zero(t, b.drafts())
				b.press(w.T("button.understood"))
				assert.NotContains(t, b.all(), "x.beian.age")
			})
		}
	}
}

// TestLockingWhileAPackageIsKept locks when the draft was just written: it is kept, and nothing is said to be missing.
func TestLockingWhileAPackageIsKept(t *testing.T) {
	b := openable(t, text.Chinese, "", func(*bench) {})
	w := b.texts[text.Chinese]
	b.store.saving = b.Lock
	b.take()
	b.store.saving = nil
	require.Equal(t, screen.LockScreen, b.Place().Screen)
	b.put(0, rightWords)
	b.press(w.T("lock.button"))
	assert.Equal(t, 1, b.drafts())
	assert.Contains(t, b.all(), sample.Enterprise().Title)
	assert.NotContains(t, b.all(), "x.beian.age")
}

// TestALockThatFailsLetsAPackageOpen goes on reading where the window stays open.
func TestALockThatFailsLetsAPackageOpen(t *testing.T) {
	b := openable(t, text.Chinese, "", func(b *bench) { b.Lock() })
	b.vault.(*vault).state.Unprotected = true
	b.take()
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
	assert.Equal(t, 1, b.drafts())
	assert.Contains(t, b.all(), sample.Enterprise().Title)
	assert.NotContains(t, b.all(), "x.beian.age")
}
