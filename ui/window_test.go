package ui_test

import (
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestEscapeGoesUp(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	tests := []struct {
		from screen.Place
		want screen.Name
	}{
		{screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"}, screen.TasksScreen},
		{screen.Place{Screen: screen.StepScreen, Stop: "principal_contact", Return: screen.ReviewScreen}, screen.ReviewScreen},
		{screen.Place{Screen: screen.AnswersScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.PapersScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.LettersScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.ReviewScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.ExportScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.SettingsScreen}, screen.TasksScreen},
		{screen.Place{Screen: screen.TasksScreen}, screen.HomeScreen},
		{screen.Place{Screen: screen.InterviewScreen}, screen.HomeScreen},
		{screen.Place{Screen: screen.KnockoutScreen}, screen.InterviewScreen},
		{screen.Place{Screen: screen.HomeScreen}, screen.HomeScreen},
	}
	for _, tt := range tests {
		t.Run(string(tt.from.Screen)+" to "+string(tt.want), func(t *testing.T) {
			b.Open(id)
			b.Go(tt.from)
			require.Equal(t, tt.from.Screen, b.Place().Screen)
			b.key(fyne.KeyEscape)
			assert.Equal(t, tt.want, b.Place().Screen)
		})
	}
}

func TestFileDialogSpeaksOurLanguage(t *testing.T) {
	for lang, want := range map[text.Language][]string{text.Chinese: {"打开", "取消"}, text.English: {"Open", "Cancel"}} {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			b.open()
			b.press(b.texts[lang].T("home.open"))
			for _, word := range want {
				assert.Contains(t, b.seen(), word)
			}
			b.key(fyne.KeyEscape)
			assert.Nil(t, b.Window.Window().Canvas().Overlays().Top(), "Escape closes it")
			assert.Equal(t, screen.HomeScreen, b.Place().Screen)
		})
	}
}

func TestAPlaceWithoutADraftIsTheList(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	for _, name := range []screen.Name{screen.TasksScreen, screen.StepScreen, screen.ReviewScreen, "nowhere"} {
		b.Go(screen.Place{Screen: name})
		assert.Equal(t, screen.HomeScreen, b.Place().Screen, string(name))
	}
}

func TestErrorsAreSentences(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			b.open()
			b.Open("no such draft")
			assert.Contains(t, b.seen(), b.texts[lang].T("trouble.no_draft"))
			b.key(fyne.KeyEscape)
			assert.Equal(t, screen.HomeScreen, b.Place().Screen)
		})
	}
}

func TestNewsIsReadAndPutAway(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.news = "已经回到之前的内容"
	b.open()
	assert.Contains(t, b.seen(), b.news)
	b.press("知道了")
	assert.NotContains(t, b.seen(), b.news)
}

func TestApology(t *testing.T) {
	b := newBench(t, text.Chinese)
	again := false
	a := ui.Apology{Texts: b.texts[text.Chinese], Title: "已经打开", Settings: b.kept, Words: "坏了", Where: "/drafts", Again: func() { again = true }}
	w := a.Show(test.NewTempApp(t))
	focused, ok := w.Canvas().Focused().(*panel.Button)
	require.True(t, ok, "the keyboard can answer")
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.True(t, again)
	again = false
	w.Resize(fyne.NewSize(640, 380))
	var seen []string
	each(w.Content(), func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Text:
			seen = append(seen, x.Words())
		case *panel.Button:
			if x.Text == "继续使用" {
				x.Tapped(nil)
			}
		}
	})
	assert.Contains(t, seen, "坏了")
	assert.Contains(t, seen, "已经打开")
	assert.Contains(t, seen, "/drafts")
	assert.True(t, again)
}

func TestSavedMomentIsShown(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	assert.Contains(t, b.seen(), "已保存 14:03:21")

	b.clock.now = b.clock.now.Add(time.Second)
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.Contains(t, b.seen(), "已保存 14:03:22", "going elsewhere saves")
	draft, err := b.store.Load(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "13800000009", draft.Filing.Principal.Mobile)
}

func TestAFailingSaveStaysOnTheScreen(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	b.store.broken = syscall.ENOSPC
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.Go(screen.Place{Screen: screen.AnswersScreen})
	assert.Equal(t, screen.AnswersScreen, b.Place().Screen, "what was typed can still be worked on")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "磁盘已满")
	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.Contains(t, strings.Join(b.seen(), "\n"), "磁盘已满", "until it succeeds")

	b.store.broken = nil
	b.press("再保存一次")
	assert.NotContains(t, strings.Join(b.seen(), "\n"), "磁盘已满")
	assert.False(t, b.Session().Dirty())
}

func TestUndoFromTheHeader(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	before := b.Session().Filing().Principal.Mobile
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	b.press("撤销")
	assert.Equal(t, before, b.Session().Filing().Principal.Mobile)
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
}

func TestUndoLeavesThePageWhereItWas(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	before := b.Session().Filing().Principal.Mobile
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.Go(screen.Place{Screen: screen.AnswersScreen})
	b.page().Scroll().ScrollToOffset(fyne.NewPos(0, 300))
	b.menu("撤销").Action()
	assert.Equal(t, before, b.Session().Filing().Principal.Mobile)
	assert.Equal(t, screen.AnswersScreen, b.Place().Screen)
	assert.Equal(t, float32(300), b.page().Scroll().Offset.Y, "the page stays where it was")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "已撤销上一步")

	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.NotContains(t, strings.Join(b.seen(), "\n"), "已撤销上一步")
}

func TestFilesWhereNoneAreTaken(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Ask(flow.Interview{})
	b.fall("photo.jpg")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这一页不收文件")
	b.Open(id)
	assert.NotContains(t, strings.Join(b.seen(), "\n"), "这一页不收文件")
	b.fall("photo.jpg")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "到“材料”页")
	assert.NotContains(t, b.seen(), "没有保存成功")
	b.press("知道了")
	assert.NotContains(t, strings.Join(b.seen(), "\n"), "这一页不收文件")
	b.Go(screen.Place{Screen: screen.StepScreen, Stop: "region"})
	b.fall("photo.jpg")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "到“材料”页", "a page without papers")
}

func TestTheMenuOffersWhatIsOfUse(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	names := []string{"保存", "撤销", "任务列表", "材料", "预审", "导出"}
	for _, name := range names {
		assert.True(t, b.menu(name).Disabled, name)
	}
	assert.False(t, b.menu("我的备案").Disabled)
	b.Open(id)
	for _, name := range names {
		assert.False(t, b.menu(name).Disabled, name)
	}
	b.Go(screen.Place{Screen: screen.HomeScreen})
	assert.True(t, b.menu("任务列表").Disabled)
}

func TestClosingSaves(t *testing.T) {
	b := newBench(t, text.Chinese)
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	require.NoError(t, b.Session().Answer("principal.mobile", "13800000009"))
	b.Close()
	draft, err := b.store.Load(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "13800000009", draft.Filing.Principal.Mobile)
}

// textKey is how the key of a missing text looks.
var textKey = regexp.MustCompile(`^(window|button|menu|home|interview|knockout|tasks|settings|step|section|status|verdict|page|papers|answers|review|export|field|slot|trouble|store|fyne)\.[a-z_.]+$`)

// places are all places of a draft.
func places(b *bench) []screen.Place {
	list := []screen.Place{}
	for _, name := range []screen.Name{
		screen.TasksScreen, screen.PapersScreen, screen.LettersScreen, screen.AnswersScreen, screen.ReviewScreen, screen.ExportScreen, screen.SettingsScreen,
	} {
		list = append(list, screen.Place{Screen: name})
	}
	for _, page := range b.Session().Pages() {
		list = append(list, screen.Place{Screen: screen.StepScreen, Stop: page.Key})
	}
	return append(list, screen.Place{Screen: screen.InterviewScreen}, screen.Place{Screen: screen.HomeScreen})
}

func TestALanguageLeavesNothingOfTheOther(t *testing.T) {
	other := map[text.Language]text.Language{text.Chinese: text.English, text.English: text.Chinese}
	for _, lang := range text.Names() {
		t.Run("to "+string(lang), func(t *testing.T) {
			b := newBench(t, other[lang])
			id := b.keep(sample.Faulty())
			b.open()
			b.Open(id)
			b.Go(screen.Place{Screen: screen.SettingsScreen})
			b.press(b.texts[lang].T("settings.language." + string(lang)))
			require.Equal(t, lang, b.kept.Language, "kept for the next start")

			foreign := map[string]string{}
			own := map[string]bool{}
			for _, key := range b.texts[lang].Keys() {
				own[b.texts[lang].T(key)] = true
			}
			for _, key := range b.texts[other[lang]].Keys() {
				if word := b.texts[other[lang]].T(key); !own[word] {
					foreign[word] = key
				}
			}
			// What the sample holds is the applicant's and is not translated.
			f := b.Session().Filing()
			for _, field := range filing.Dictionary() {
				for _, at := range f.Places(field.Path) {
					typed, _ := f.Text(at.Of(field.Path))
					delete(foreign, typed)
				}
				delete(foreign, field.Example)
			}
			for _, place := range places(b) {
				b.Go(place)
				for _, word := range b.seen() {
					if key, ok := foreign[word]; ok && word != "" {
						t.Errorf("%s %s shows %q, the other language's %s", place.Screen, place.Stop, word, key)
					}
					assert.NotRegexp(t, textKey, word, "%s %s", place.Screen, place.Stop)
					assert.NotRegexp(t, `\{[a-z]+\}`, word, "%s %s", place.Screen, place.Stop)
				}
			}
		})
	}
}

func TestSettingsHoldAtOnce(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Go(screen.Place{Screen: screen.SettingsScreen})
	b.press("深色")
	b.press("150 %")
	assert.Equal(t, screen.Settings{Language: text.Chinese, Look: theme.Dark, Scale: 1.5}, b.kept)
	assert.Equal(t, screen.SettingsScreen, b.Place().Screen)

	p := test.NewTempApp(t).Preferences()
	ui.WriteSettings(p, b.kept)
	assert.Equal(t, b.kept, ui.ReadSettings(p))
}

func TestSettingsThatCannotBeUnderstood(t *testing.T) {
	p := test.NewTempApp(t).Preferences()
	ui.WriteSettings(p, screen.Settings{Language: "fr", Look: "pink", Scale: 40})
	got := ui.ReadSettings(p)
	assert.Equal(t, text.Chinese, got.Language)
	assert.Equal(t, float32(theme.MaxScale), got.Scale)
	assert.Contains(t, []theme.Look{theme.System, theme.Light}, got.Look)
}

func TestAnErrorIsReadWithEnter(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Open("no such draft")
	c := b.Window.Window().Canvas()
	require.NotNil(t, c.Overlays().Top())
	require.NotNil(t, c.Focused(), "its button waits for Enter")
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Nil(t, c.Overlays().Top())
}

func TestTheFocusComesBackFromADialog(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Go(screen.Place{Screen: screen.SettingsScreen})
	c := b.Window.Window().Canvas()
	words := b.texts[text.Chinese].T("settings.button.font")
	b.press(words)
	require.NotNil(t, c.Overlays().Top())
	require.NotNil(t, c.Focused())
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, c.Overlays().Top())
	opener, ok := c.Focused().(*panel.Button)
	require.True(t, ok, "what opened it has the focus, not %T", c.Focused())
	assert.Equal(t, words, opener.Text)

	b.Go(screen.Place{Screen: screen.HomeScreen})
	assert.Nil(t, c.Focused())
}
