package ui_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// smith keeps keys in its head and locks nothing.
type smith struct{ keys []string }

func (s *smith) Seal(io.Writer, wizard.Lock) (io.WriteCloser, error) {
	return nil, errors.New("no lock here")
}

func (s *smith) CheckRecipient(typed string) error {
	if !strings.HasPrefix(typed, "age1") {
		return wizard.ErrRecipient
	}
	return nil
}

func (s *smith) Own() ([]string, error) { return s.keys, nil }

func (s *smith) NewKey() (string, error) {
	s.keys = append(s.keys, "age1mine")
	return "age1mine", nil
}

func TestALockedPackageAsksForItsPassphrase(t *testing.T) {
	for _, lang := range text.Names() {
		b := newBench(t, lang)
		b.given, b.locked = func() *filing.Filing { f := sample.Enterprise(); f.Attachments = nil; return f }, "正确 horse"
		b.open()
		w := b.texts[lang]
		b.fall("x.beian.age")
		assert.Contains(t, b.seen(), w.T("parcel.open.title"))
		assert.NotContains(t, b.seen(), w.T("parcel.open.wrong"))
		assert.True(t, b.put(0, "wrong").Password, "dots, until somebody wants to see")
		b.pressLast(w.T("parcel.open.yes"))
		assert.Contains(t, b.seen(), w.T("parcel.open.wrong"))
		b.put(0, b.locked)
		b.pressLast(w.T("parcel.open.yes"))
		assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	}
}

// TestOneWordForThePassphrase keeps the export page and the question before a locked package to one word for one thing.
func TestOneWordForThePassphrase(t *testing.T) {
	words := map[text.Language]struct{ right, wrong string }{text.Chinese: {"密码", "口令"}, text.English: {"passphrase", "password"}}
	for _, lang := range text.Names() {
		b := newBench(t, lang)
		b.locked = "four words of no use"
		b.open()
		w := b.texts[lang]
		says := func(page string) {
			t.Helper()
			assert.Contains(t, page, words[lang].right)
			assert.NotContains(t, page, words[lang].wrong)
		}
		b.fall("x.beian.age")
		says(strings.ToLower(b.all()))
		b.pressLast(w.T("parcel.open.no"))
		f := sample.Enterprise()
		f.Attachments = []filing.Attachment{}
		b.OpenAt(b.keep(f), screen.Place{Screen: screen.ExportScreen})
		b.press(w.T("parcel.passphrase"))
		says(strings.ToLower(b.all()))
	}
}

func TestChoosingALock(t *testing.T) {
	b := newBench(t, text.Chinese)
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{}
	id := b.keep(f)
	b.open()
	b.OpenAt(id, screen.Place{Screen: screen.ExportScreen})
	w := b.texts[text.Chinese]
	save := func() bool {
		b.press(w.T("export.save"))
		top := b.Window.Window().Canvas().Overlays().Top()
		if top != nil {
			b.Window.Window().Canvas().Overlays().Remove(top)
		}
		return top != nil // where to save is asked
	}
	require.Contains(t, b.seen(), w.T("parcel.title"))
	b.press(w.T("parcel.passphrase"))
	for _, typed := range [][2]string{{"", w.T("parcel.passphrase.short")}, {"123456789", w.T("parcel.passphrase.short")}} {
		b.put(0, typed[0])
		assert.False(t, save())
		assert.Contains(t, b.seen(), typed[1])
	}
	b.put(0, "four words of no use")
	b.put(1, "four words of no us")
	assert.False(t, save())
	assert.Contains(t, b.seen(), w.T("parcel.again.differs"))
	b.put(1, "four words of no use")
	assert.NotContains(t, b.seen(), w.T("parcel.again.differs"), "what was wrong is not said any more once it is changed")
	assert.True(t, save())

	b.press(w.T("parcel.recipient"))
	b.put(0, "ssh-rsa")
	assert.False(t, save())
	assert.Contains(t, b.seen(), w.T("parcel.recipient.wrong"))
	b.put(0, " age1other ")
	assert.True(t, save())
	b.press(w.T("parcel.none"))
	assert.True(t, save())
}

func TestOwnKey(t *testing.T) {
	b := newBench(t, text.English)
	b.open()
	b.Go(screen.Place{Screen: screen.SettingsScreen})
	w := b.texts[text.English]
	assert.NotContains(t, b.seen(), "age1mine")
	b.press(w.T("parcel.own.new"))
	assert.Contains(t, b.seen(), "age1mine")
	b.press(w.T("parcel.own.copy"))
	assert.Equal(t, "age1mine", fyne.CurrentApp().Clipboard().Content())
}
