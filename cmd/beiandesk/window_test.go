//go:build linux

package main

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// These tests drive the real program in a real window, as a person would with a keyboard. They need an X display and the
// programs openbox, xdotool and import; `make test` brings all of them. What is on the screen is told by the window's title,
// which names the page.

const (
	// patience is how long a page may take to come on a slow, busy machine.
	patience = 60 * time.Second
	// glance is how often the screen is looked at while waiting for it.
	glance = 50 * time.Millisecond
	// quiet is how long the store is not written any more once everything that was typed is in it: longer than the window
	// waits before it saves.
	quiet = 1500 * time.Millisecond
	// passphrase opens the stores of these tests: they have no keychain.
	passphrase = "correct horse battery staple"
	// keyPause is the pause between key strokes, in milliseconds: a fast typist's.
	keyPause = "40"
)

// A desktop is a display with a window manager, and the program built for it.
type desktop struct {
	t       *testing.T
	program string
	home    string
	env     []string // of the program
	wrap    func(*exec.Cmd)
}

func newDesktop(t *testing.T) *desktop {
	t.Helper()
	require.NotEmpty(t, os.Getenv("DISPLAY"), "there is no display: run `make test`, or this under xvfb-run")
	for _, name := range []string{"openbox", "xdotool", "import"} {
		_, err := exec.LookPath(name)
		require.NoError(t, err, "install %s, or run `make test`", name)
	}
	d := &desktop{t: t, program: filepath.Join(t.TempDir(), "beiandesk"), home: t.TempDir()}
	d.env = append(os.Environ(), "HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	out, err := exec.Command("go", "build", "-o", d.program, ".").CombinedOutput()
	require.NoError(t, err, string(out))
	manager := exec.Command("openbox")
	require.NoError(t, manager.Start())
	t.Cleanup(func() {
		assert.NoError(t, manager.Process.Kill())
		_ = manager.Wait() // it was killed
	})
	return d
}

// A person sits before one run of the program.
type person struct {
	t      *testing.T
	run    *exec.Cmd
	log    *bytes.Buffer
	window string
}

// start opens the program on a store, with the passphrase in the environment and without the services of a session bus, which
// would keep files in the home of the test, and waits for its window.
func (d *desktop) start(store string) *person {
	d.t.Helper()
	return d.startWith(store, passphraseVariable+"="+passphrase, noKeychain)
}

// startWith opens the program with more in its environment.
func (d *desktop) startWith(store string, environment ...string) *person {
	d.t.Helper()
	p := &person{t: d.t, run: exec.Command(d.program, "-store", store, "-lang", "zh"), log: &bytes.Buffer{}}
	p.run.Env = slices.Concat(d.env, environment)
	p.run.Stderr = p.log
	if d.wrap != nil {
		d.wrap(p.run)
	}
	require.NoError(d.t, p.run.Start())
	d.t.Cleanup(p.kill)
	require.Eventually(d.t, func() bool {
		found, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "备案工作台").Output()
		p.window, _, _ = strings.Cut(strings.TrimSpace(string(found)), "\n")
		return err == nil && p.window != ""
	}, patience, glance, "no window came")
	p.do("windowactivate", "--sync", p.window)
	return p
}

// kill ends the program as a power cut does.
func (p *person) kill() {
	if p.run.ProcessState == nil {
		assert.NoError(p.t, p.run.Process.Kill())
		_ = p.run.Wait() // it was killed
	}
}

func (p *person) do(args ...string) {
	p.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	require.NoError(p.t, err, "%v: %s\n%s", args, out, p.log)
}

// press strikes keys one after the other.
func (p *person) press(keys ...string) {
	p.t.Helper()
	p.do(append([]string{"key", "--delay", keyPause}, keys...)...)
}

// write types text.
func (p *person) write(typed string) {
	p.t.Helper()
	p.do("type", "--delay", keyPause, typed)
}

// sees waits until the window's title begins with a page's name.
func (p *person) sees(page string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		title, err := exec.Command("xdotool", "getwindowname", p.window).Output()
		return err == nil && strings.HasPrefix(string(title), page)
	}, patience, glance, "the window does not show %q\n%s", page, p.log)
}

// exports chooses where the package goes: there is no dialog of the system, so our own comes, and stands on the file's name.
func (p *person) exports(store string) {
	p.t.Helper()
	p.press("Return")
	require.Eventually(p.t, func() bool {
		told, err := os.ReadFile(filepath.Join(store, logName, "beiandesk.log"))
		return err == nil && bytes.Contains(told, []byte(chooser.ErrNone.Error()))
	}, patience, glance, "our own dialog does not come\n%s", p.log)
	p.press("Return")
}

// saves types, and waits until all of it is in the store, while the field still has the focus.
func (p *person) saves(store, typed string) {
	p.t.Helper()
	before := time.Now()
	p.write(typed)
	p.saved(store, before)
}

// saved waits until what was typed since a moment is in the store. It is sealed there, so it is not looked for: the store was
// written after that moment, and then it is not written any more.
func (p *person) saved(store string, since time.Time) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		info, err := os.Stat(filepath.Join(store, "store.db"))
		return err == nil && info.ModTime().After(since) && time.Since(info.ModTime()) > quiet
	}, patience, glance, "what was typed is not saved\n%s", p.log)
}

// colours counts the colours in a picture of the window: a window that draws nothing has one or two.
func (p *person) colours() int {
	p.t.Helper()
	seen := map[[3]uint32]bool{}
	for _, c := range p.points() {
		seen[c] = true
	}
	return len(seen)
}

// points are the colours of a picture of the window.
func (p *person) points() [][3]uint32 {
	p.t.Helper()
	raw, err := exec.Command("import", "-window", p.window, "png:-").Output()
	require.NoError(p.t, err)
	picture, err := png.Decode(bytes.NewReader(raw))
	require.NoError(p.t, err)
	var out [][3]uint32
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			out = append(out, [3]uint32{r, g, b})
		}
	}
	return out
}

func chinese(t *testing.T) *text.Catalog {
	t.Helper()
	rooms, err := assembly.New(assembly.Options{Cache: t.TempDir()})
	require.NoError(t, err)
	require.NoError(t, rooms.Close())
	return rooms.Texts[text.Chinese]
}

// drafts opens a store that no program holds, and returns its drafts.
func drafts(t *testing.T, folder string) []wizard.Draft {
	t.Helper()
	store, err := storage.Open(folder, storage.Options{})
	require.NoError(t, err)
	require.NoError(t, store.Unlock(t.Context(), passphrase))
	list, err := store.Drafts(t.Context())
	require.NoError(t, err)
	var out []wizard.Draft
	for _, s := range list {
		d, err := store.Load(t.Context(), s.ID)
		require.NoError(t, err)
		out = append(out, d)
	}
	require.NoError(t, store.Close())
	return out
}

// toEntityName begins a company's first filing and goes to the field of its name.
func (p *person) toEntityName(w *text.Catalog) {
	p.t.Helper()
	p.sees(w.T("window.name"))
	p.press("ctrl+n")
	p.sees(w.T("interview.title"))
	p.press("Tab", "space", "space") // 让网站或APP备上案, 企业
	p.write("guangdong")
	p.press("Return", "space")                   // 广东省, 网站
	p.press("Tab", "space", "Tab", "space")      // not filed, domain not filed
	p.press("space", "Return")                   // nothing in the way, 开始填写
	p.sees(w.T("home.untitled"))                 // the task list of a draft without a name
	p.press("Return")                            // 继续
	p.sees(w.T("step.region.title"))             //
	p.press("Tab", "Tab", "Tab", "space")        // the list of cities
	p.press("Down", "Return", "Return")          // the first city; continue
	p.sees(w.T("step.entity_certificate.title")) //
	p.tabs(tabsOfPaper)
	p.press(kindsOfCertificate()...)
	p.press("Tab") //
}

func TestTypingSurvivesAKill(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	p := d.start(store)
	p.toEntityName(w)
	assert.Greater(t, p.colours(), 50, "the window shows text and pictures")
	p.write("Yunfan Example Ltd")        // 主办单位名称
	p.press("Tab")                       //
	p.saves(store, "91440399ma0yf0018a") // 证件号码
	p.press("Tab")                       // 证件住所
	p.write("Next Street 1")             // still being typed when the power goes
	p.kill()

	saved := drafts(t, store)
	require.Len(t, saved, 1)
	f := saved[0].Filing
	assert.Equal(t, filing.Enterprise, f.Entity.Nature)
	assert.Equal(t, "44", f.Province)
	assert.NotEmpty(t, f.City)
	assert.Equal(t, "Yunfan Example Ltd", f.Entity.Name)
	assert.True(t, filing.SameNumber("91440399MA0YF0018A", f.Entity.Certificate.Number), "got %q; capitals come when the field is left", f.Entity.Certificate.Number)

	p = d.start(store) // and the program opens again, with the draft in its list
	p.sees(w.T("window.name"))
	p.press("Return") // opens the draft that was changed last
	p.sees("Yunfan Example Ltd")
}

// kindsOfCertificate are the keys that go past the kinds of certificate: each is a stop while there are few, and all are one
// list when there are many.
func kindsOfCertificate() []string {
	const few = 5
	kinds := len(filing.EntityCertificates(filing.Enterprise))
	if kinds > few {
		kinds = 1
	}
	return slices.Repeat([]string{"Tab"}, kinds)
}

func TestAFilingIsExportedAndVerified(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	keep(t, store, sample.Enterprise(), w)
	p := d.start(store)
	p.sees(w.T("window.name"))
	p.press("Return") // opens the only draft
	p.sees("云帆智联官网")
	p.press("ctrl+e")
	p.sees(w.T("export.title"))
	p.exports(store)

	var found []string
	require.Eventually(t, func() bool {
		var err error
		found, err = filepath.Glob(filepath.Join(d.home, "*.beian"))
		return err == nil && len(found) == 1 && sound(found[0])
	}, patience, glance, "no sound package came\n%s", p.log)
	c, err := pack.OpenPath(found[0])
	require.NoError(t, err)
	assert.Equal(t, "深圳市云帆智联科技有限公司", c.Filing.Entity.Name)
	require.NoError(t, c.Close())
}

// sound reports whether a package is whole.
func sound(path string) bool {
	raw, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	v, err := pack.Verify(bytes.NewReader(raw), int64(len(raw)))
	return err == nil && v.OK
}

// keep puts a filing without papers into a store.
func keep(t *testing.T, folder string, f *filing.Filing, w *text.Catalog) {
	t.Helper()
	store, err := storage.Open(folder, storage.Options{Passphrase: passphrase})
	require.NoError(t, err)
	rooms, err := assembly.New(assembly.Options{Store: store, Cache: t.TempDir()})
	require.NoError(t, err)
	_, err = rooms.Desk.Import(t.Context(), f, noFiles{}, w)
	require.NoError(t, err)
	require.NoError(t, rooms.Close())
	require.NoError(t, store.Close())
}

type noFiles struct{}

// Bytes is never asked: the filing has no attachment.
func (noFiles) Bytes(context.Context, filing.Attachment) ([]byte, error) { return nil, os.ErrNotExist }
