package control_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// forgetful is a store that keeps nothing.
type forgetful struct{ wizard.Store }

func (forgetful) Save(context.Context, wizard.Draft, wizard.Summary, string) error { return nil }

func (forgetful) Drafts(context.Context) ([]wizard.Summary, error) { return nil, nil }

type noon struct{}

func (noon) Now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// bench is a window with one field on it.
type bench struct {
	session *wizard.Session
	field   *control.Field
	window  fyne.Window
	changed []filing.Path
	left    []filing.Path
}

// world is what all tests share and none changes.
type world struct {
	divisions *region.Divisions
	atlas     *region.Atlas
	texts     map[text.Language]*text.Catalog
}

var shared = sync.OnceValues(func() (world, error) {
	all, err := region.LoadDivisions(divisions.JSON())
	if err != nil {
		return world{}, err
	}
	atlas, err := region.Load(regions.FS())
	if err != nil {
		return world{}, err
	}
	w := world{all, atlas, map[text.Language]*text.Catalog{}}
	for _, lang := range text.Names() {
		if w.texts[lang], err = text.Load(words.Files, lang, all.Name); err != nil {
			return world{}, err
		}
	}
	return w, nil
})

// open returns a window on a draft without any field.
func open(t *testing.T, f *filing.Filing, lang text.Language) (*bench, control.Ground) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Look: theme.Light}))
	w, err := shared()
	require.NoError(t, err)
	desk, err := wizard.NewDesk(wizard.Parts{
		Store: forgetful{}, Atlas: w.atlas, Divisions: w.divisions, Clock: noon{}, Entropy: strings.NewReader(strings.Repeat("entropy", 9)),
	})
	require.NoError(t, err)
	session, err := desk.Import(t.Context(), f, nil, w.texts[lang])
	require.NoError(t, err)
	b := &bench{session: session, window: test.NewTempWindow(t, nil)}
	return b, control.Ground{
		Session: session, Texts: w.texts[lang], Divisions: w.divisions, Today: desk.Today(),
		Changed: func(p filing.Path) { b.changed = append(b.changed, p) }, Left: func(p filing.Path) { b.left = append(b.left, p) },
		Failed: func(err error) { t.Error(err) },
	}
}

// ask puts the field of one fact on the window.
func (b *bench) ask(t *testing.T, g control.Ground, at filing.Path) {
	t.Helper()
	row, ok := filing.Lookup(at)
	require.True(t, ok)
	b.field = control.New(g, flow.Question{Path: at, Field: row, At: at.Place()})
	b.window.SetContent(panel.Column(0, b.field.Object()))
	b.window.Resize(fyne.NewSize(900, 700))
}

func put(t *testing.T, f *filing.Filing, at filing.Path, lang text.Language) *bench {
	t.Helper()
	b, g := open(t, f, lang)
	b.ask(t, g, at)
	return b
}

func (b *bench) answer(p filing.Path) string {
	typed, _ := b.session.Filing().Text(p)
	return typed
}

func (b *bench) focus() fyne.Focusable {
	b.field.Focus(b.window.Canvas())
	return b.window.Canvas().Focused()
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: key})
	}
}
