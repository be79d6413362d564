package ui_test

import (
	"context"
	"io"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// packer lists two pages and packs nothing.
type packer struct{}

func (packer) Pack(context.Context, io.Writer, wizard.Package) error { return nil }

func (packer) Companion(_ context.Context, p wizard.Package) (companion.Guide, error) {
	value := func(words string) []companion.Value {
		return []companion.Value{{Shown: []companion.Segment{{Text: words}}, Copy: words}}
	}
	f := p.Filing
	return companion.Guide{
		Filing: f.ID, Who: []companion.Segment{{Text: f.Entity.Name}},
		Pages: []companion.Page{
			{ID: "entity", Number: 1, Title: "主体信息", Final: true, Warning: "填错要重来。", Lines: []companion.Line{
				{ID: "entity.name", Label: "单位名称", Values: value(f.Entity.Name)},
				{ID: "order", Label: "备案类型", How: companion.Compared, Values: value("首次备案")},
				{ID: "entity.nature", Label: "单位性质", How: companion.Picked, Values: value("企业")},
				{ID: "entity.remark", Label: "备注"},
				{ID: "domains", Label: "域名", Values: append(value("a.cn"), companion.Value{
					Shown: []companion.Segment{{Text: "b"}, {Text: "U+200B", Mark: true}, {Text: ".cn"}}, Copy: "b.cn", Hidden: true,
				})},
			}},
			{ID: "papers", Number: 2, Title: "上传资料", TakesPictures: true, Uploads: []companion.Upload{
				{ID: "slot.x", Label: "营业执照"}, {ID: "slot.y", Label: "承诺书", Trouble: []string{"文件有密码"}},
			}},
		},
		After: []companion.Reminder{{ID: "after/sms", Text: "24 小时内完成短信核验"}},
	}, nil
}

// beside is the bench with its look and its keys at the window beside the browser.
func beside(t *testing.T, lang text.Language) (b *bench, words func() []string, key func(fyne.KeyName)) {
	t.Helper()
	b = newBench(t, lang)
	id := b.keep(sample.Enterprise())
	b.open()
	b.OpenBeside()
	require.Nil(t, b.Beside(), "without a draft there is nothing to fill in")
	b.Open(id)
	b.OpenBeside()
	require.NotNil(t, b.Beside())
	words = func() (out []string) {
		each(b.Beside().Canvas().Content(), func(o fyne.CanvasObject) {
			switch x := o.(type) {
			case *panel.Text:
				out = append(out, x.Words())
			case *panel.Button:
				out = append(out, x.Text)
			case *widget.Check:
				out = append(out, x.Text)
			}
		})
		return out
	}
	return b, words, func(name fyne.KeyName) { b.Beside().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name}) }
}

// tickEverything ticks what is on the page that is shown.
func (b *bench) tickEverything() {
	each(b.Beside().Canvas().Content(), func(o fyne.CanvasObject) {
		if x, ok := o.(*widget.Check); ok && x.Text == "" {
			x.SetChecked(true)
		}
	})
}

func TestBesideLeadsBackToWhatIsLeft(t *testing.T) {
	_, words, key := beside(t, text.Chinese)
	key(fyne.KeyRight)
	key(fyne.KeyRight)
	assert.Contains(t, words(), "还有没填的，回到第 1 页")
	key(fyne.KeySpace)
	assert.Contains(t, words(), "主体信息")
}

func TestBesideGoesByOneKey(t *testing.T) {
	b, words, key := beside(t, text.Chinese)
	clipboard := func() string { return fyne.CurrentApp().Clipboard().Content() }
	f := b.Session().Filing()
	for _, want := range []string{f.Entity.Name, "主体信息", "提交后不能修改", "填错要重来。", "单位性质 · 从列表选择", "备案类型 · 只核对", "b[U+200B].cn", "已完成 0 / 4 项", "复制 单位名称"} {
		assert.Contains(t, words(), want)
	}
	var copied []string
	for range 4 {
		key(fyne.KeySpace)
		copied = append(copied, clipboard())
	}
	assert.Equal(t, []string{f.Entity.Name, "企业", "a.cn", "b.cn"}, copied, "what is only compared is not copied")
	assert.Contains(t, words(), "已完成 3 / 4 项")
	assert.Contains(t, words(), "本页已填完，翻到下一页")
	key(fyne.KeyReturn)
	assert.Contains(t, words(), "上传资料")
	assert.Contains(t, words(), "文件有密码")
	key(fyne.KeyRight)
	assert.Contains(t, words(), "24 小时内完成短信核验")
	assert.Contains(t, words(), "已全部填完，照上面的提醒做")
	b.tickEverything()
	assert.Contains(t, words(), "全部填完")
	key(fyne.KeyLeft)
	key(fyne.KeyLeft)
	assert.Contains(t, words(), "主体信息")
}

func TestBesideKeepsTicksWithTheDraft(t *testing.T) {
	b, words, key := beside(t, text.English)
	key(fyne.KeySpace)
	b.tasks.Flush()
	id := b.Session().ID()
	b.Go(screen.Place{Screen: screen.HomeScreen})
	assert.Nil(t, b.Beside(), "it goes when the draft is left")
	b.Open(id)
	b.OpenBeside()
	assert.Contains(t, words(), "1 of 4 done")
	assert.Contains(t, words(), "Copy 单位性质")

	require.NoError(t, b.Session().Answer("entity.name", "云帆"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	assert.Contains(t, words(), "0 of 4 done", "what changed is filled in anew")
	assert.Contains(t, words(), "云帆")
}

func TestBesideNumbersLeaveTheClipboard(t *testing.T) {
	b, _, key := beside(t, text.Chinese)
	require.NoError(t, b.Session().Answer("entity.name", "91440399MA0YF0018A"))
	b.Go(screen.Place{Screen: screen.TasksScreen})
	key(fyne.KeySpace)
	clipboard := fyne.CurrentApp().Clipboard()
	require.Equal(t, "91440399MA0YF0018A", clipboard.Content())
	b.clock.now = b.clock.now.Add(time.Minute)
	b.tasks.Flush()
	assert.Empty(t, clipboard.Content())
}

func TestBesideIsOneAndGoesWithTheWindow(t *testing.T) {
	for name, leave := range map[string]func(*bench, fyne.Window){
		"Escape":        func(_ *bench, w fyne.Window) { w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"closing":       func(b *bench, _ fyne.Window) { b.Close() },
		"another draft": func(b *bench, _ fyne.Window) { b.Open(b.keep(sample.Individual())) },
	} {
		t.Run(name, func(t *testing.T) {
			b, _, _ := beside(t, text.Chinese)
			window := b.Beside()
			b.OpenBeside()
			assert.Same(t, window, b.Beside(), "there is at most one")
			leave(b, window)
			assert.Nil(t, b.Beside())
		})
	}
}

func TestBesideGoesWhenLocked(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault = &vault{state: wizard.VaultState{Keychain: true, Passphrase: true}}
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	b.OpenBeside()
	require.NotNil(t, b.Beside())
	b.Lock()
	assert.Nil(t, b.Beside())
	b.OpenBeside()
	assert.Nil(t, b.Beside(), "nothing is shown of a locked store")
}
