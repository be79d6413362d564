package ui_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// copies keeps copies in mind and notes what it was asked.
type copies struct {
	all      []wizard.Backup
	restored string
	deleted  bool
	broken   error
}

func (c *copies) Backups(context.Context) ([]wizard.Backup, error) { return c.all, nil }

func (c *copies) BackUp(context.Context) (wizard.Backup, error) {
	made := wizard.Backup{Name: "new", At: time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local), Drafts: 4, Bytes: 5 << 20}
	if c.broken == nil {
		c.all = append([]wizard.Backup{made}, c.all...)
	}
	return made, c.broken
}

func (c *copies) Restore(_ context.Context, name string) (string, error) {
	c.restored = name
	return "/drafts/replaced", c.broken
}

func (c *copies) DeleteAll(_ context.Context, backups bool) error {
	c.deleted = true
	if backups {
		c.all = nil
	}
	return c.broken
}

func TestBackupsInTheWindow(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			c, w := &copies{}, b.texts[lang]
			b.vault, b.keeper = withPassphrase(), c
			id := b.keep(sample.Enterprise())
			b.open()
			b.Open(id)
			b.Go(screen.Place{Screen: screen.SettingsScreen})
			b.press(w.T("safety.backups"))
			assert.Contains(t, b.seen(), w.T("backups.none"))
			b.press(w.T("backups.now"))
			assert.Contains(t, b.seen(), w.T("backups.made"))
			assert.Contains(t, b.seen(), "2026-11-23 09:30")
			assert.Contains(t, b.seen(), w.T("backups.drafts", "n", "4", "size", "5.0 MB"))

			b.press(w.T("backups.restore"))
			assert.Contains(t, b.seen(), w.T("backups.restore.sure"), "it says what is replaced")
			assert.Empty(t, c.restored, "it asks first")
			b.pressLast(w.T("backups.restore.button"))
			assert.Equal(t, "new", c.restored)
			assert.Contains(t, b.seen(), w.T("backups.restored", "folder", "/drafts/replaced"))
			assert.Nil(t, b.Session(), "the draft of before is let go")

			b.press(w.T("backups.delete.button"))
			assert.Contains(t, b.seen(), w.T("backups.delete.sure"), "it says what remains")
			b.pressLast(w.T("button.keep"))
			assert.False(t, c.deleted)
			b.press(w.T("backups.delete.button"))
			b.pressLast(w.T("backups.delete.button"))
			assert.True(t, c.deleted)
			assert.Contains(t, b.seen(), w.T("backups.deleted"))
			assert.Contains(t, b.seen(), w.T("backups.none"))
		})
	}
}

func TestABrokenBackupIsNotOffered(t *testing.T) {
	b := newBench(t, text.Chinese)
	c, w := &copies{all: []wizard.Backup{{Name: "old", Broken: true}}}, b.texts[text.Chinese]
	b.vault, b.keeper = withPassphrase(), c
	b.open()
	b.Go(screen.Place{Screen: screen.BackupsScreen})
	assert.Contains(t, b.seen(), w.T("backups.broken"))
	b.press(w.T("backups.restore"))
	assert.Nil(t, b.Window.Window().Canvas().Overlays().Top())
	c.broken = wizard.ErrTampered
	b.press(w.T("backups.now"))
	assert.Contains(t, b.seen(), w.T("vault.tampered"))
	require.Len(t, c.all, 1)
}

func TestOpenedIsDoneOnceTheStoreIsOpen(t *testing.T) {
	b := newBench(t, text.Chinese)
	v, w := withPassphrase(), b.texts[text.Chinese]
	v.state.Locked = true
	b.vault = v
	times := 0
	b.opened = func(context.Context) (string, error) {
		times++
		return "two drafts were brought over", nil
	}
	b.open()
	assert.Zero(t, times)
	for range 2 {
		b.put(0, rightWords)
		b.press(w.T("lock.button"))
		assert.Equal(t, 1, times)
		assert.Contains(t, b.seen(), "two drafts were brought over")
		b.Lock()
	}
}
