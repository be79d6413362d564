package ui_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	wordings "github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/clipping"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// clock stands still until it is moved.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// moody is a store that can be told not to save.
type moody struct {
	*storagetest.Memory
	broken error
	saves  atomic.Int32
	saving func() // happens when something was just saved
}

func (m *moody) Save(ctx context.Context, d wizard.Draft, s wizard.Summary, note string) error {
	if m.broken != nil {
		return m.broken
	}
	m.saves.Add(1)
	err := m.Memory.Save(ctx, d, s, note)
	if m.saving != nil {
		m.saving()
	}
	return err
}

// noFiles has no attachments.
type noFiles struct{}

func (noFiles) Bytes(context.Context, filing.Attachment) ([]byte, error) {
	return nil, errors.New("no files")
}

// count is entropy that never comes twice.
type count struct{ n byte }

func (c *count) Read(p []byte) (int, error) {
	for i := range p {
		c.n++
		p[i] = c.n
	}
	return len(p), nil
}

// bench is a window with everything around it.
type bench struct {
	*ui.Window
	t      *testing.T
	store  *moody
	clock  *clock
	tasks  *task.Runner
	desk   *wizard.Desk
	texts  map[text.Language]*text.Catalog
	kept   screen.Settings
	news   string
	vault  wizard.Vault
	keeper wizard.Keeper
	memory *drawer
	files  func(context.Context, chooser.Question) ([]string, error)
	clip   func(context.Context) (clipping.Clipping, error)
	opened func(context.Context) (string, error)

	welcomed bool
	written  bytes.Buffer
	given    func() *filing.Filing // what is in a package
	locked   string                // the passphrase of that package; empty where it has none
	reading  func()                // happens while the package is read
	smith    smith
	saved    *approval.Page // what a browser saved
}

func newBench(t *testing.T, lang text.Language) *bench {
	t.Helper()
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	b := &bench{
		t: t, store: &moody{Memory: storagetest.NewMemory()}, tasks: &task.Runner{Inline: true}, texts: map[text.Language]*text.Catalog{},
		clock: &clock{time.Date(2026, 11, 23, 14, 3, 21, 0, time.Local)},
	}
	for _, l := range text.Names() {
		b.texts[l], err = text.Load(words.Files, l, all.Name)
		require.NoError(t, err)
	}
	book, err := remedy.Load(reasons.JSON())
	require.NoError(t, err)
	calendar, err := timeline.LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	guide, err := timeline.New(atlas, portal.Terms, calendar)
	require.NoError(t, err)
	letters, err := letter.Load(wordings.FS(), b.texts[text.Chinese])
	require.NoError(t, err)
	b.desk, err = wizard.NewDesk(wizard.Parts{
		Letters:   letters,
		Locksmith: &b.smith,
		Packer:    packer{},
		Store:     b.store, Atlas: atlas, Divisions: all, Guide: guide, Reasons: book, Clock: b.clock, Entropy: &count{}, Program: "test",
	})
	require.NoError(t, err)
	b.kept = screen.Settings{Language: lang, Look: theme.Light, Scale: 1}
	return b
}

// open makes the window; what is in the store by then is in its list.
func (b *bench) open() {
	b.t.Helper()
	var memory ui.Memory
	if b.memory != nil {
		memory = b.memory
	}
	b.Window = ui.New(ui.Parts{
		Memory: memory, Files: b.files, Clip: b.clip,
		App: test.NewTempApp(b.t), Desk: b.desk, Texts: b.texts, Tasks: b.tasks, Settings: b.kept,
		Keep:  func(s screen.Settings) { b.kept = s },
		Write: func(_ string, write func(io.Writer) error) error { return write(&b.written) },
		Case: func(_, passphrase string) (ui.Case, error) {
			if passphrase != b.locked {
				return ui.Case{}, wizard.ErrPackageLocked
			}
			if b.reading != nil {
				b.reading()
			}
			return ui.Case{Filing: b.given(), Files: noFiles{}, Close: func() error { return nil }}, nil
		},
		Page: func(string) (approval.Page, error) {
			if b.saved == nil {
				return approval.Page{}, errors.New("no page")
			}
			return *b.saved, nil
		},
		About: screen.About{Version: "0", Store: "/drafts"}, Now: b.clock.Now, News: b.news,
		Vault: b.vault, Keeper: b.keeper, Welcomed: b.welcomed, Opened: b.opened,
	})
	b.Window.Window().Resize(fyne.NewSize(1024, 700))
}

func (b *bench) keep(f *filing.Filing) string {
	b.t.Helper()
	s, err := b.desk.Import(b.t.Context(), f, noFiles{}, b.texts[b.kept.Language])
	require.NoError(b.t, err)
	return s.ID()
}

// begun keeps a draft that has just been begun.
func (b *bench) begun() string {
	b.t.Helper()
	s, err := b.desk.Begin(b.t.Context(), company(), b.texts[b.kept.Language])
	require.NoError(b.t, err)
	return s.ID()
}

// company are the answers of a company that files its website for the first time.
func company() flow.Interview {
	return flow.Interview{Purpose: "new", Nature: filing.Enterprise, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.No, Obstacle: "none"}
}

// each visits everything that can be seen in a tree.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			each(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			each(child, visit)
		}
	}
}

// everything visits what the window shows, and what lies over it.
func (b *bench) everything(visit func(fyne.CanvasObject)) {
	c := b.Window.Window().Canvas()
	each(c.Content(), visit)
	for _, o := range c.Overlays().List() {
		each(o, visit)
	}
}

// seen lists the words of the window.
func (b *bench) seen() []string {
	var out []string
	b.everything(func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Text:
			out = append(out, x.Words())
		case *widget.Entry:
			out = append(out, x.PlaceHolder)
		case *widget.Button:
			out = append(out, x.Text)
		case *widget.Label:
			out = append(out, x.Text)
		case *canvas.Text:
			out = append(out, x.Text)
		}
	})
	return out
}

// press presses what is named so; a tile before a button.
func (b *bench) press(label string) {
	b.t.Helper()
	var found fyne.Tappable
	b.everything(func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Tile:
			if x.Label() == label && found == nil {
				found = x
			}
		case *panel.Button:
			if x.Text == label && found == nil {
				found = x
			}
		case *widget.Button:
			if x.Text == label && found == nil {
				found = x
			}
		}
	})
	require.NotNil(b.t, found, "nothing to press is named %s; the window shows %q", label, b.seen())
	found.Tapped(&fyne.PointEvent{})
}

// page returns the page that is shown.
func (b *bench) page() *panel.Page {
	b.t.Helper()
	var found *panel.Page
	b.everything(func(o fyne.CanvasObject) {
		if p, ok := o.(*panel.Page); ok {
			found = p
		}
	})
	require.NotNil(b.t, found)
	return found
}

// menu returns an item of the main menu.
func (b *bench) menu(label string) *fyne.MenuItem {
	b.t.Helper()
	for _, menu := range b.Window.Window().MainMenu().Items {
		for _, item := range menu.Items {
			// Behind the words stand the keys.
			if words, _, _ := strings.Cut(item.Label, "   "); words == label {
				return item
			}
		}
	}
	require.Fail(b.t, "no such item", label)
	return nil
}

// fall drops a file on the window.
func (b *bench) fall(name string) {
	b.Dropped(fyne.NewPos(200, 200), storage.NewFileURI("/"+name))
}

// key presses a key where no field takes it.
func (b *bench) key(name fyne.KeyName) {
	b.Window.Window().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

// entry returns the first field that can be seen.
func (b *bench) entry() *widget.Entry {
	b.t.Helper()
	var found *widget.Entry
	b.everything(func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Entry:
			if found == nil {
				found = x
			}
		case *control.Entry:
			if found == nil {
				found = &x.Entry
			}
		}
	})
	require.NotNil(b.t, found)
	return found
}
