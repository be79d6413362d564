package ui_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// drawer keeps what the window remembers.
type drawer struct{ kept []byte }

func (d *drawer) Recall(context.Context) ([]byte, error) {
	if d.kept == nil {
		return nil, fs.ErrNotExist
	}
	return d.kept, nil
}

func (d *drawer) Retain(_ context.Context, what []byte) error {
	d.kept = what
	return nil
}

func TestAGivenPackageIsOpened(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	b.open()
	b.Receive([]string{"/a.beian"})
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	require.NotNil(t, b.Session())
}

func TestSeveralGivenPackagesAreOpenedOneAfterTheOther(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	b.open()
	b.Receive([]string{"/a.beian", "/b.beian", "/c.beian"})
	drafts, err := b.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 3)
}

func TestAGivenPackageWaitsForTheLock(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	b.vault = &vault{state: wizard.VaultState{Locked: true, Passphrase: true}, words: rightWords}
	b.open()
	b.Receive([]string{"/张样例.beian"})
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
	assert.Contains(t, b.seen(), "解锁以后打开1个资料包。")
	assert.NotContains(t, strings.Join(b.seen(), "\n"), "张样例", "the lock names nothing")
	b.entry().SetText(rightWords)
	b.press("解锁")
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
	require.NotNil(t, b.Session())
	assert.NotContains(t, b.seen(), "解锁以后打开1个资料包。")
}

func TestAGivenPackageWaitsForADialog(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Enterprise
	b.keep(sample.Individual())
	b.open()
	b.press("删除“美食分享小记”")
	b.Receive([]string{"/a.beian"})
	assert.Equal(t, screen.HomeScreen, b.Place().Screen, "a question is open")
	b.press("保留")
	b.tasks.Flush()
	assert.Equal(t, screen.TasksScreen, b.Place().Screen)
}

// recents are the entries of the menu of what was opened last.
func (b *bench) recents() []string {
	b.t.Helper()
	out := []string{}
	for _, item := range b.menu("最近打开").ChildMenu.Items {
		if !item.IsSeparator {
			out = append(out, item.Label)
		}
	}
	return out
}

// again chooses an entry of that menu.
func (b *bench) again(label string) {
	b.t.Helper()
	for _, item := range b.menu("最近打开").ChildMenu.Items {
		if item.Label == label {
			item.Action()
			return
		}
	}
	require.Fail(b.t, "no such entry", "%s: there are %q", label, b.recents())
}

func TestWhatWasOpenedLast(t *testing.T) {
	b := newBench(t, text.Chinese)
	file := filepath.Join(t.TempDir(), "云帆.beian")
	b.given = func() *filing.Filing { f := sample.Individual(); f.Title = ""; return f }
	first := b.keep(sample.Individual())
	b.memory = &drawer{}
	b.open()
	assert.True(t, b.menu("最近打开").Disabled, "nothing was opened yet")
	b.Open(first)
	b.Receive([]string{file})
	assert.Len(t, b.recents(), 4, "the draft, the package, the package's draft, and clearing: %q", b.recents())
	assert.Equal(t, []string{"资料包：云帆.beian", "美食分享小记", "清空这个列表"}, b.recents()[1:])
	b.tasks.Flush()

	var kept []map[string]string
	require.NoError(t, json.Unmarshal(b.memory.kept, &kept))
	assert.Equal(t, map[string]string{"file": file}, kept[1])

	b.again("美食分享小记")
	assert.Equal(t, first, b.Session().ID())
	assert.Equal(t, "美食分享小记", b.recents()[0])

	b.again("资料包：云帆.beian")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "已经不在原来的位置")
	assert.NotContains(t, b.recents(), "资料包：云帆.beian")

	b.again("清空这个列表")
	b.tasks.Flush()
	assert.JSONEq(t, "[]", strings.Replace(string(b.memory.kept), "null", "[]", 1))
	assert.True(t, b.menu("最近打开").Disabled)
}

func TestWhatWasOpenedLastSaysWhatIsGone(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.memory = &drawer{kept: []byte(`[{"draft":"01K0000000000000000000GONE","title":"旧站"},{"file":"/nowhere/a.beian"}]`)}
	b.open()
	assert.Equal(t, []string{"旧站（已经不在了）", "资料包：a.beian（已经不在了）", "清空这个列表"}, b.recents())
}

func TestTheLockHidesWhatWasOpenedLast(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault = &vault{state: wizard.VaultState{Passphrase: true}, words: rightWords}
	id := b.keep(sample.Individual())
	b.memory = &drawer{}
	b.open()
	b.Open(id)
	b.tasks.Flush()
	b.Lock()
	assert.Equal(t, screen.LockScreen, b.Place().Screen)
	assert.Empty(t, b.recents())
	b.entry().SetText(rightWords)
	b.press("解锁")
	assert.Contains(t, b.recents(), "美食分享小记")
}

func TestOnlyAFewAreRemembered(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.given = sample.Individual
	b.memory = &drawer{}
	b.open()
	for range 6 {
		b.Receive([]string{filepath.Join(t.TempDir(), "a.beian")})
	}
	assert.Len(t, b.recents(), 8+1)
}
