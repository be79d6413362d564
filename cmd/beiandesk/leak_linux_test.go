package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// The canaries: each is planted in a draft, and must be nowhere else than in the store, sealed, and in the package that its
// owner exports.
const (
	canaryName   = "金丝雀样例"
	canaryNumber = "110101199003070150"
	canaryPhone  = "13912345679"
	canaryMail   = "canary@example.cn"
)

// bytesOf gives the bytes of attachments.
type bytesOf map[string][]byte

func (b bytesOf) Bytes(_ context.Context, a filing.Attachment) ([]byte, error) { return b[a.ID], nil }

// planted keeps a draft with canaries in it, and returns them as the bytes that must not be found.
func planted(t *testing.T, folder string, w *text.Catalog) map[string][]byte {
	t.Helper()
	f := sample.Enterprise()
	f.Entity.LegalRepresentative = canaryName
	f.Principal.Name, f.Principal.Mobile, f.Principal.Email = canaryName, canaryPhone, canaryMail
	f.Principal.Certificate.Number = canaryNumber
	picture := specimen.JPEG(specimen.Set(specimen.Form{Kind: paper.BusinessLicence}, specimen.Sample()).Picture, 0)
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: string(paper.EntityCertificate), File: canaryName + ".jpg"}}
	store, err := storage.Open(folder, storage.Options{Passphrase: passphrase})
	require.NoError(t, err)
	rooms, err := assembly.New(assembly.Options{Store: store, Cache: t.TempDir()})
	require.NoError(t, err)
	draft, err := rooms.Desk.Import(t.Context(), f, bytesOf{"a1": picture}, w)
	require.NoError(t, err)
	for _, finding := range draft.Check().Findings {
		require.NotEqual(t, rule.Block, finding.Severity, "%s keeps the draft from being exported: %s", finding.Rule, finding.Message)
	}
	require.NoError(t, rooms.Close())
	require.NoError(t, store.Close())

	middle := len(picture) / 2
	out := map[string][]byte{"picture": picture[middle : middle+64]}
	for _, words := range []string{canaryName, canaryNumber, canaryPhone, canaryMail, passphrase} {
		out[words] = []byte(words)
		out[words+" in UTF-16LE"] = wide(words, binary.LittleEndian)
		out[words+" in UTF-16BE"] = wide(words, binary.BigEndian)
		if escaped := url.PathEscape(words); escaped != words {
			out[words+" in an address"] = []byte(escaped)
		}
	}
	return out
}

func wide(words string, order binary.ByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(words)) {
		out = append(out, 0, 0)
		order.PutUint16(out[len(out)-2:], unit)
	}
	return out
}

// found lists where a canary lies below a folder, in the contents and the names of files.
func found(t *testing.T, folder string, canaries map[string][]byte) (hits []string, files int) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		where, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		var raw []byte
		if entry.Type().IsRegular() {
			files++
			if raw, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		for name, canary := range canaries {
			if bytes.Contains(raw, canary) || bytes.Contains([]byte(where), canary) {
				hits = append(hits, name+" in "+where)
			}
		}
		return nil
	}))
	return hits, files
}

// offline is a run of a program without any network, whose calls for sockets are written down.
type offline struct {
	trace string
	cut   bool // it runs in a network namespace of its own, which has no interface
}

// wrap changes a command so that it runs offline. Where the system lends nobody a namespace only the calls are watched.
func (o *offline) wrap(t *testing.T, c *exec.Cmd) {
	t.Helper()
	watcher, err := exec.LookPath("strace")
	require.NoError(t, err, "install strace, or run `make test`")
	o.trace = filepath.Join(t.TempDir(), "trace")
	c.Args = append([]string{watcher, "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,socketpair,connect,bind,sendto", "-o", o.trace, "--"}, c.Args...)
	c.Path = watcher
	cut := namespace()
	if err := (&exec.Cmd{Path: watcher, Args: []string{watcher, "-V"}, SysProcAttr: cut}).Run(); err == nil {
		c.SysProcAttr, o.cut = cut, true
	}
	t.Logf("in a network namespace without interfaces: %v", o.cut)
}

// namespace asks for a network of one's own, and as a plain user for the right to have one.
func namespace() *syscall.SysProcAttr {
	if os.Geteuid() == 0 {
		return &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	}
	own := func(id int) []syscall.SysProcIDMap {
		return []syscall.SysProcIDMap{{ContainerID: id, HostID: id, Size: 1}}
	}
	return &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET, UidMappings: own(os.Getuid()), GidMappings: own(os.Getgid()),
	}
}

var (
	socketCall  = regexp.MustCompile(`\b(?:socket|socketpair)\((AF_\w+)`)
	connectCall = regexp.MustCompile(`\b(?:connect|bind)\(\d+, \{sa_family=(AF_\w+)(?:, sun_path=@?"([^"]*)")?`)
)

// purposes are the local sockets that the programs may open, by their names.
func purposes() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"the display":                                regexp.MustCompile(`^/tmp/\.X11-unix/X\d+$`),
		"D-Bus: keychain, look of the desktop":       regexp.MustCompile(`^(/nonexistent|/run/user/\d+/bus|/run/dbus/system_bus_socket|/var/run/dbus/system_bus_socket|/tmp/dbus-\w+)$`),
		"names of users and hosts, by the C library": regexp.MustCompile(`^/(var/)?run/nscd/socket$`),
	}
}

// check reads what sockets a program asked for: none of the internet, and every local one for a purpose that is known.
func (o *offline) check(t *testing.T) {
	t.Helper()
	raw, err := os.ReadFile(o.trace)
	require.NoError(t, err)
	families, used := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(raw)) {
		if call := socketCall.FindStringSubmatch(line); call != nil {
			families[call[1]]++
		}
		call := connectCall.FindStringSubmatch(line)
		if call == nil {
			continue
		}
		known := false
		for purpose, name := range purposes() {
			if call[1] == "AF_UNIX" && name.MatchString(call[2]) {
				used[purpose]++
				known = true
			}
		}
		assert.True(t, known, "a socket without a known purpose: %s", line)
	}
	t.Logf("sockets by family: %v; local ones by purpose: %v", families, used)
	assert.Zero(t, families["AF_INET"], "IPv4")
	assert.Zero(t, families["AF_INET6"], "IPv6")
	delete(families, "AF_UNIX")
	delete(families, "AF_LOCAL")
	assert.Empty(t, families, "any other family")
}

// A draft with canaries goes all the way, in a window without a network; then every byte that is left behind is searched.
func TestNothingLeaksAndNothingConnects(t *testing.T) {
	d, w, root := newDesktop(t), chinese(t), t.TempDir()
	d.home = filepath.Join(root, "home")
	temp := filepath.Join(root, "temp")
	require.NoError(t, os.MkdirAll(d.home, 0o700))
	require.NoError(t, os.MkdirAll(temp, 0o700))
	store := filepath.Join(root, "store")
	canaries := planted(t, store, w)
	hits, _ := found(t, root, map[string][]byte{"itself": []byte("store.db")})
	require.NotEmpty(t, hits, "the search finds what is there")

	d.env = append(d.env, "HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "XDG_CACHE_HOME="+filepath.Join(d.home, "cache"),
		"XDG_DATA_HOME="+filepath.Join(d.home, "data"), "TMPDIR="+temp, noKeychain)
	var o offline
	d.wrap = func(c *exec.Cmd) { o.wrap(t, c) }
	p := d.start(store)
	p.sees(w.T("window.name"))
	p.press("Return") // opens the only draft
	p.sees("云帆智联官网")
	for _, page := range []struct{ key, title string }{
		{"ctrl+p", w.T("papers.title")}, {"ctrl+k", w.T("answers.title")}, {"ctrl+r", w.T("review.title")}, {"ctrl+e", w.T("export.title")},
	} {
		p.press(page.key)
		p.sees(page.title)
	}
	p.exports(store)
	var packages []string
	require.Eventually(t, func() bool {
		var err error
		packages, err = filepath.Glob(filepath.Join(d.home, "*.beian"))
		return err == nil && len(packages) == 1 && sound(packages[0])
	}, patience, glance, "no sound package came\n%s", p.log)
	p.press("ctrl+t")
	p.sees("云帆智联官网")
	p.press("ctrl+shift+l")
	p.sees(w.T("lock.title"))
	p.unlocks("云帆智联官网")
	p.press("ctrl+q")
	require.NoError(t, p.run.Wait(), p.log)
	o.check(t)

	hits, _ = found(t, d.home, map[string][]byte{"itself": []byte("filing.json")})
	require.NotEmpty(t, hits, "the package is there, and names what is in it")
	require.NoError(t, os.Remove(packages[0])) // its owner's copy, in the clear because its owner wished it
	hits, files := found(t, root, canaries)
	assert.Empty(t, hits)
	t.Logf("%d files searched for %d forms of the canaries", files, len(canaries))
	for name, canary := range canaries {
		assert.False(t, bytes.Contains(p.log.Bytes(), canary), "%s on standard error", name)
	}
	assert.FileExists(t, filepath.Join(store, logName, "beiandesk.log"))
	require.NoError(t, filepath.WalkDir(store, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && path != store {
			assert.Zero(t, info.Mode().Perm()&0o077, "%s is its user's alone", path)
		}
		return err
	}))
}

// The command line program does its whole demonstration, and reads a paper, without a network.
func TestTheDemonstrationConnectsToNothing(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "beianctl")
	out, err := exec.Command("go", "build", "-o", program, "../beianctl").CombinedOutput()
	require.NoError(t, err, string(out))
	licence := filepath.Join(dir, "licence.jpg")
	picture := specimen.JPEG(specimen.Set(specimen.Form{Kind: paper.BusinessLicence}, specimen.Sample()).Picture, 0)
	require.NoError(t, os.WriteFile(licence, picture, 0o600))
	for name, args := range map[string][]string{
		"demo":    {"demo", "-o", filepath.Join(dir, "demo"), "--lang", "zh"},
		"inspect": {"inspect", licence, "--json"},
	} {
		t.Run(name, func(t *testing.T) {
			c := exec.Command(program, args...)
			c.Env = slices.Concat(os.Environ(), []string{noKeychain, "DISPLAY="})
			var o offline
			o.wrap(t, c)
			said, err := c.Output()
			if name == "inspect" {
				assert.Contains(t, string(said), sample.Enterprise().Entity.Name, "the paper was read")
			} else {
				require.NoError(t, err)
				assert.FileExists(t, filepath.Join(dir, "demo", "good", "filing.json"))
			}
			o.check(t)
		})
	}
}
