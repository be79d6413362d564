package ui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/clipping"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestTheDialogOfTheSystem(t *testing.T) {
	tests := []struct {
		name   string
		chosen []string
		err    error
		place  screen.Name
		seen   string // in the window
	}{
		{"chosen", []string{"/papers/a.beian"}, nil, screen.TasksScreen, ""},
		{"cancelled", nil, nil, screen.HomeScreen, ""},
		{"there is none", nil, errors.Join(chooser.ErrNone, errors.New("no bus")), screen.HomeScreen, "上一级"},
		{"on another computer", nil, chooser.ErrElsewhere, screen.HomeScreen, "选中的文件不在这台电脑的磁盘上。先把它复制到本机的文件夹，再选一次。"},
		{"it broke", nil, errors.New("broken"), screen.HomeScreen, "没有成功"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.given = sample.Enterprise
			var asked chooser.Question
			b.files = func(_ context.Context, q chooser.Question) ([]string, error) {
				asked = q
				return tt.chosen, tt.err
			}
			b.open()
			b.press("打开资料包")
			assert.Equal(t, "选择文件", asked.Title)
			assert.Equal(t, "打开", asked.Accept)
			require.Len(t, asked.Filters, 2)
			assert.Equal(t, "资料包和备案文件", asked.Filters[0].Name)
			assert.True(t, asked.Filters[0].Takes("张样例.BEIAN.age"))
			assert.False(t, asked.Filters[0].Takes("a.jpg"))
			assert.Equal(t, chooser.Filter{Name: "所有文件"}, asked.Filters[1])
			assert.False(t, asked.Several)
			assert.Equal(t, tt.place, b.Place().Screen)
			if tt.seen != "" {
				assert.Contains(t, b.seen(), tt.seen)
			}
		})
	}
}

func TestTheDialogBeginsWhereFilesWereChosenLast(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	var folders []string
	b.files = func(_ context.Context, q chooser.Question) ([]string, error) {
		folders = append(folders, q.Folder)
		return []string{filepath.FromSlash("/papers/a.beian")}, nil
	}
	b.open()
	b.press("打开资料包")
	b.menu("打开资料包…").Action()
	assert.Equal(t, []string{"", filepath.FromSlash("/papers")}, folders)
}

func TestTheDialogGoesWithItsPlace(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	b.files = func(ctx context.Context, _ chooser.Question) ([]string, error) {
		b.Go(screen.Place{Screen: screen.InterviewScreen})
		assert.Error(t, ctx.Err(), "it is taken away")
		return []string{"/a.beian"}, nil
	}
	b.open()
	b.press("打开资料包")
	assert.Equal(t, screen.InterviewScreen, b.Place().Screen, "what is chosen after counts for nothing")
}

// ownDialog opens our own dialog on a folder with some files.
func ownDialog(t *testing.T, language text.Language) (*bench, string) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	require.NoError(t, os.MkdirAll(filepath.Join(home, ".config"), 0o700))
	require.NoError(t, os.MkdirAll(filepath.Join(home, "下载", "证件"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte("# names\nXDG_DOWNLOAD_DIR=\"$HOME/下载\"\n"), 0o600))
	for _, name := range []string{"a.beian", "b.jpg", ".hidden.beian"} {
		require.NoError(t, os.WriteFile(filepath.Join(home, name), []byte(name), 0o600))
	}
	b := newBench(t, language)
	b.given = sample.Enterprise
	return b, home
}

func TestOurOwnDialogOpens(t *testing.T) {
	b, home := ownDialog(t, text.Chinese)
	b.open()
	b.press("打开资料包")
	seen := b.seen()
	assert.Contains(t, seen, home)
	assert.Contains(t, seen, "下载")
	assert.Contains(t, seen, "a.beian")
	assert.NotContains(t, seen, "b.jpg", "another kind")
	assert.NotContains(t, seen, ".hidden.beian")
	b.press("所有文件")
	assert.Contains(t, b.seen(), "b.jpg")
	b.press("下载")
	assert.Contains(t, b.seen(), "证件")
	b.press("上一级")
	assert.Contains(t, b.seen(), "b.jpg")
}

func TestOurOwnDialogIsEndedByEscapeAtOnce(t *testing.T) {
	b, _ := ownDialog(t, text.Chinese)
	b.open()
	b.press("打开资料包")
	c := b.Window.Window().Canvas()
	require.NotNil(t, c.Overlays().Top())
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Nil(t, c.Overlays().Top())
}

func TestOurOwnDialogTakesByKeys(t *testing.T) {
	b, _ := ownDialog(t, text.Chinese)
	b.open()
	b.press("打开资料包")
	list := b.Window.Window().Canvas().Focused()
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn} { // past the folder; choose; take
		list.TypedKey(&fyne.KeyEvent{Name: key})
	}
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
}

func TestOurOwnDialogAsksBeforeItWritesOver(t *testing.T) {
	b, home := ownDialog(t, text.Chinese)
	var saved []string
	b.open()
	texts := b.texts[text.Chinese]
	q := chooser.Question{Title: "保存到哪里", Accept: "保存", Saving: true, Name: "a.beian"}
	chooser.Own{Window: b.Window.Window(), Tasks: b.tasks, Texts: texts, Home: home}.Show(q, func(files []string) { saved = files })
	b.press("保存")
	assert.Empty(t, saved)
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这里已经有“a.beian”")
	b.press("换个名字")
	b.entry().SetText("c")
	b.press("保存")
	assert.Equal(t, []string{filepath.Join(home, "c.beian")}, saved, "the ending stays")

	chooser.Own{Window: b.Window.Window(), Tasks: b.tasks, Texts: texts, Home: home}.Show(q, func(files []string) { saved = files })
	for name, words := range map[string]string{"下载/x": "不能有斜杠", "../x.beian": "不能有斜杠"} {
		b.entry().SetText(name)
		b.press("保存")
		assert.Contains(t, strings.Join(b.seen(), "\n"), words)
	}
	b.entry().SetText("a.beian")
	b.press("保存")
	b.press("覆盖")
	assert.Equal(t, []string{filepath.Join(home, "a.beian")}, saved)
}

func TestOurOwnDialogSpeaksBothLanguages(t *testing.T) {
	b, _ := ownDialog(t, text.English)
	b.open()
	b.press("Open package")
	assert.Contains(t, b.seen(), "Up")
	assert.Contains(t, b.seen(), "Cancel")
}

func TestPastingTellsWhatIsWrong(t *testing.T) {
	for name, tt := range map[string]struct {
		err  error
		seen string
	}{
		"no picture": {clipping.ErrEmpty, "剪贴板里没有图片或文件"},
		"too large":  {clipping.ErrLarge, "文件超过64 MB"},
		"unreadable": {clipping.ErrUnreadable, "格式读不出来"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			b.clip = func(context.Context) (clipping.Clipping, error) { return clipping.Clipping{}, tt.err }
			id := b.keep(sample.Enterprise())
			b.open()
			b.OpenAt(id, screen.Place{Screen: screen.StepScreen, Stop: "entity_certificate"})
			b.Window.Window().Canvas().Unfocus()
			b.Pasted()
			assert.Contains(t, strings.Join(b.seen(), "\n"), tt.seen)
			assert.Empty(t, b.Session().Filing().Attachments)
		})
	}
}

func TestPastingElsewhereDoesNothing(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.clip = func(context.Context) (clipping.Clipping, error) {
		t.Error("the clipboard is not read")
		return clipping.Clipping{}, nil
	}
	b.open()
	b.Pasted()
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}
