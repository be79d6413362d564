package gallery_test

import (
	"context"
	"crypto/rand"
	"errors"
	"image"
	"io"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/regions"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/ui/gallery"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

type noon struct{}

func (noon) Now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local) }

type noFiles struct{}

func (noFiles) Bytes(context.Context, filing.Attachment) ([]byte, error) {
	return nil, errors.New("no files")
}

// packer lists one page and packs nothing.
type packer struct{}

func (packer) Pack(context.Context, io.Writer, wizard.Package) error { return nil }

func (packer) Companion(_ context.Context, p wizard.Package) (companion.Guide, error) {
	name := p.Filing.Entity.Name
	line := companion.Line{ID: "entity.name", Label: p.Texts.Label("entity.name"), Values: []companion.Value{{
		Shown: []companion.Segment{{Text: name}}, Copy: name,
	}}}
	return companion.Guide{Who: line.Values[0].Shown, Pages: []companion.Page{{ID: "entity", Number: 1, Title: name, Lines: []companion.Line{line}}}}, nil
}

func options(t testing.TB) gallery.Options {
	t.Helper()
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	texts := map[text.Language]*text.Catalog{}
	for _, lang := range text.Names() {
		texts[lang], err = text.Load(words.Files, lang, all.Name)
		require.NoError(t, err)
	}
	calendar, err := timeline.LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	guide, err := timeline.New(atlas, portal.Terms, calendar)
	require.NoError(t, err)
	desk, err := wizard.NewDesk(wizard.Parts{
		Store: storagetest.NewMemory(), Packer: packer{}, Atlas: atlas, Divisions: all, Guide: guide, Clock: noon{}, Entropy: rand.Reader,
	})
	require.NoError(t, err)
	s, err := desk.Import(t.Context(), sample.Faulty(), noFiles{}, texts[text.Chinese])
	require.NoError(t, err)
	return gallery.Options{Desk: desk, Texts: texts, Draft: s.ID(), Now: noon{}.Now, About: screen.About{Version: "0", Store: "/drafts"}}
}

// colours counts how many different colours a picture has, up to a few.
func colours(picture image.Image) int {
	seen := map[[3]uint32]bool{}
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y += 3 {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x += 3 {
			r, g, b, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}

func TestEveryScreenIsDrawn(t *testing.T) {
	tests := []struct {
		name     string
		settings screen.Settings
	}{
		{"Chinese and light", screen.Settings{Language: text.Chinese, Look: theme.Light, Scale: 1}},
		{"English, dark and twice as large", screen.Settings{Language: text.English, Look: theme.Dark, Scale: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := options(t)
			o.Settings = tt.settings
			var names []string
			require.NoError(t, gallery.Draw(t.Context(), o, func(name string, picture image.Image) error {
				names = append(names, name)
				if strings.HasSuffix(name, "-companion") {
					assert.Less(t, picture.Bounds().Dx(), 800, "a browser has room beside it")
					return nil
				}
				assert.Equal(t, image.Pt(1024, 700), picture.Bounds().Size(), "%s: no page makes the window larger", name)
				assert.Greater(t, colours(picture), 20, "%s shows something", name)
				return nil
			}))
			assert.Equal(t, "01-home", names[0])
			assert.Equal(t, "12-tasks", names[11])
			drawn := strings.Join(names, " ")
			for name := range screen.Screens() {
				assert.Contains(t, drawn, "-"+string(name), "every screen is drawn")
			}
			assert.Contains(t, drawn, "-companion")
		})
	}
}

func TestDrawStops(t *testing.T) {
	o := options(t)
	o.Settings = screen.Settings{Language: text.Chinese, Look: theme.Light, Scale: 1}
	o.Size = fyne.NewSize(800, 600)

	full := errors.New("disk full")
	assert.ErrorIs(t, gallery.Draw(t.Context(), o, func(string, image.Image) error { return full }), full)

	ctx, cancel := context.WithCancel(t.Context())
	drawn := 0
	err := gallery.Draw(ctx, o, func(string, image.Image) error {
		drawn++
		cancel()
		return nil
	})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, 1, drawn)
}

func BenchmarkDraw(b *testing.B) {
	o := options(b)
	o.Settings = screen.Settings{Language: text.Chinese, Look: theme.Light, Scale: 1}
	for b.Loop() {
		require.NoError(b, gallery.Draw(b.Context(), o, func(string, image.Image) error { return nil }))
	}
}
