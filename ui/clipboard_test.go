package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestNumbersLeaveTheClipboard(t *testing.T) {
	tests := []struct {
		name  string
		words string
		keep  bool
		after time.Duration
		other string // copied elsewhere meanwhile
		want  string
	}{
		{"too early", "110101199003070150", false, 59 * time.Second, "", "110101199003070150"},
		{"in time", "110101199003070150", false, 60 * time.Second, "", ""},
		{"something else by then", "110101199003070150", false, time.Minute, "a poem", "a poem"},
		{"words", "深圳市云帆智联科技有限公司", false, time.Hour, "", "深圳市云帆智联科技有限公司"},
		{"kept", "110101199003070150", true, time.Hour, "", "110101199003070150"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.kept.KeepClipboard = tt.keep
			f := sample.Enterprise()
			f.Principal.Mobile = tt.words
			id := b.keep(f)
			b.open()
			b.Open(id)
			b.Go(screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"})
			var field *control.Entry
			b.everything(func(o fyne.CanvasObject) {
				if e, ok := o.(*control.Entry); ok && e.Text == tt.words {
					field = e
				}
			})
			require.NotNil(t, field)
			clipboard := fyne.CurrentApp().Clipboard()
			field.TypedShortcut(&fyne.ShortcutSelectAll{})
			field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
			require.Equal(t, tt.words, clipboard.Content())
			b.clock.now = b.clock.now.Add(tt.after)
			if tt.other != "" {
				clipboard.SetContent(tt.other)
			}
			b.tasks.Flush()
			assert.Equal(t, tt.want, clipboard.Content())
		})
	}
}

func TestClosingAndLockingEmptyTheClipboard(t *testing.T) {
	for name, leave := range map[string]func(*bench){"lock": func(b *bench) { b.Lock() }, "close": func(b *bench) { b.Close() }} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.vault = &vault{state: wizard.VaultState{Keychain: true, Fresh: true}}
			b.open()
			w := b.texts[text.Chinese]
			b.press(w.T("welcome.code.make"))
			b.press(w.T("protect.recovery.later"))
			clipboard := fyne.CurrentApp().Clipboard()
			clipboard.SetContent("13800000009")
			b.key(panel.Copied)
			leave(b)
			assert.Empty(t, clipboard.Content())
		})
	}
}

func TestNoFolderIsKept(t *testing.T) {
	app := test.NewTempApp(t)
	p := app.Preferences()
	p.SetString("folder", "/data/张伟")
	ui.WriteSettings(p, screen.Settings{Language: text.Chinese, Folder: "/data/张伟", Idle: 5 * time.Minute, KeepClipboard: true})
	assert.Empty(t, p.String("folder"))
	got := ui.ReadSettings(p)
	assert.Empty(t, got.Folder)
	assert.Equal(t, 5*time.Minute, got.Idle)
	assert.True(t, got.KeepClipboard)
	p.SetInt("idle", 7)
	assert.Equal(t, screen.UsualIdle, ui.ReadSettings(p).Idle)
}
