//go:build linux && ime

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// These tests type Chinese through the two input methods of Linux into the program as the Makefile builds it. They are run
// by `make typing`, which brings the input methods, a display and a session bus.

// composing is the pause between the keys of a word, in milliseconds: slow enough for a list of candidates to come.
const composing = "90"

// A method is an input method that runs on this desktop.
type method struct {
	modifiers string
	letters   string // of a word that its dictionary takes for one word only
	word      string
	end       []string // the command that ends it and what it has started
	start     func(t *testing.T, home string, env []string) *exec.Cmd
	// choose turns Chinese on once the window has the focus.
	choose func(t *testing.T, env []string)
}

// pinyinProfile lets a fresh fcitx5 offer a keyboard and pinyin.
const pinyinProfile = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
`

func methods() map[string]method {
	return map[string]method{
		"fcitx5": {
			modifiers: "@im=fcitx", letters: "zhangwei", word: "张伟", end: []string{"fcitx5-remote", "-e"},
			start: func(t *testing.T, home string, env []string) *exec.Cmd {
				profile := filepath.Join(home, "config", "fcitx5", "profile")
				require.NoError(t, os.MkdirAll(filepath.Dir(profile), 0o700))
				require.NoError(t, os.WriteFile(profile, []byte(pinyinProfile), 0o600))
				return launch(t, env, "fcitx5", "--replace")
			},
			choose: func(t *testing.T, env []string) {
				eventually(t, env, "2", "fcitx5-remote", "-o")
				eventually(t, env, "pinyin", "fcitx5-remote", "-s", "pinyin")
			},
		},
		"ibus": {
			modifiers: "@im=ibus", letters: "beijing", word: "北京", end: []string{"ibus", "exit"},
			start: func(t *testing.T, _ string, env []string) *exec.Cmd {
				return launch(t, env, "ibus-daemon", "--xim", "--replace", "--panel", "disable")
			},
			choose: func(t *testing.T, env []string) { eventually(t, env, "libpinyin", "ibus", "engine", "libpinyin") },
		},
	}
}

// asked are the commands that tell what a command like them has brought about.
var asked = map[string][]string{
	"fcitx5-remote -o":        {"fcitx5-remote"},
	"fcitx5-remote -s pinyin": {"fcitx5-remote", "-n"},
	"ibus engine libpinyin":   {"ibus", "engine"},
}

// eventually gives a command until another tells what is wanted.
func eventually(t *testing.T, env []string, wanted string, command ...string) {
	t.Helper()
	require.Eventually(t, func() bool {
		_, _ = tell(env, command...) // refused while the method starts
		told, err := tell(env, asked[strings.Join(command, " ")]...)
		return err == nil && told == wanted
	}, patience, 10*glance, "%v did not bring %s", command, wanted)
}

// serves waits until an input method can be found by programs: a program that starts earlier never asks again.
func serves(t *testing.T, env []string, modifiers string) {
	t.Helper()
	name := "@server=" + strings.TrimPrefix(modifiers, "@im=")
	require.Eventually(t, func() bool {
		told, err := tell(env, "xprop", "-root", "XIM_SERVERS")
		return err == nil && slices.Contains(strings.FieldsFunc(told, func(r rune) bool { return r == ' ' || r == ',' }), name)
	}, patience, 10*glance, "%s does not serve this display", modifiers)
}

func tell(env []string, command ...string) (string, error) {
	c := exec.Command(command[0], command[1:]...)
	c.Env = env
	out, err := c.Output()
	return strings.TrimSpace(string(out)), err
}

func launch(t *testing.T, env []string, command ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(command[0], command[1:]...)
	c.Env = env
	require.NoError(t, c.Start())
	return c
}

func TestWhatIsComposedStaysOutOfTheForm(t *testing.T) {
	for name, m := range methods() {
		t.Run(name, func(t *testing.T) {
			d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
			d.env = append(d.env, "XMODIFIERS="+m.modifiers)
			server := m.start(t, d.home, d.env)
			t.Cleanup(func() {
				_, err := tell(d.env, m.end...)
				assert.NoError(t, err)
				_ = server.Wait() // fcitx5 ends with a status of its own
			})
			serves(t, d.env, m.modifiers)

			p := d.start(store)
			p.toEntityName(w)
			m.choose(t, d.env)
			since := time.Now()
			p.compose(m.letters, "space") // the first candidate
			p.saved(store, since)
			since = time.Now()
			p.compose("beian", "BackSpace", "BackSpace") // two letters of a word being composed
			p.press("Escape")                            // gives the word up, not the page
			p.compose("beian", "Return")                 // hands the letters over as they are
			p.saved(store, since)
			p.sees(w.T("step.entity_certificate.title"))
			p.kill()

			saved := drafts(t, store)
			require.Len(t, saved, 1)
			assert.Equal(t, m.word+"beian", saved[0].Filing.Entity.Name)
		})
	}
}

// compose strikes the letters of a word and then the keys that end it.
func (p *person) compose(letters string, keys ...string) {
	p.t.Helper()
	p.do("type", "--delay", composing, letters)
	p.do(append([]string{"key", "--delay", "300"}, keys...)...)
}
