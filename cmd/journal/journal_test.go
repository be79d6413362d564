package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/journal"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func TestMask(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"words of the program", "save draft: no space left on device", "save draft: no space left on device"},
		{"id of a draft", "save draft 01KAXF8E6Q0000000000000000: disk full", "save draft 01KAXF8E6Q0000000000000000: disk full"},
		{"path", "open /data/zhang wei/ID card.jpg: permission denied", "open <…>: permission denied"},
		{"path at the end", "set aside as /data/zhang wei/store.db", "set aside as <…>"},
		{"path of Windows", `open C:\Users\Zhang Wei\card.jpg: access denied`, "open <…>: access denied"},
		{"relative path", "read papers/card.jpg: damaged", "read <…>: damaged"},
		{"name of a file", "read card.jpg: damaged", "read <…>: damaged"},
		{"quoted", `unknown member "Zhang Wei"`, "unknown member <…>"},
		{"quoted with a quote", `unknown member "Zhang \"W\" Wei" here`, "unknown member <…> here"},
		{"single quotes", "unknown member 'Zhang Wei'", "unknown member <…>"},
		{"Chinese", "no such name 张伟 here", "no such name <…> here"},
		{"identity number", "number 11010119900307015X is short", "number <…> is short"},
		{"credit code", "number 91440300MA5DKJ7X3Q is short", "number <…> is short"},
		{"phone", "phone 13800000000", "phone <…>"},
		{"phone in groups", "phone 138 0000 0000 does not answer", "phone <…> does not answer"},
		{"phone with hyphens", "phone +86 0755-8123-4567", "phone +<…>"},
		{"mail", "mail zhang@example.cn is taken", "mail <…> is taken"},
		{"address of a site", "site https://example.cn/zhang wei: closed", "site <…>: closed"},
		{"small numbers", "page 12 of 400", "page 12 of 400"},
		{"fake ids", "id 91KAXF8E6Q0000000000000000", "id <…>"},
		{"several lines", "a: /x/y\nb 3", "a: <…>\nb 3"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, journal.Mask(tt.text)) })
	}
}

func TestMaskErrorKnowsPaths(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"path", &fs.PathError{Op: "open", Path: "Zhang Wei", Err: fs.ErrPermission}, "open <…>: permission denied"},
		{"wrapped", fmt.Errorf("read Zhang Wei: %w", &fs.PathError{Op: "open", Path: "cards/Zhang Wei", Err: fs.ErrPermission}), "read <…>: open <…>: permission denied"},
		{"joined", errors.Join(errors.New("first"), &os.LinkError{Op: "rename", Old: "Zhang", New: "Wei", Err: fs.ErrExist}), "first\nrename <…> <…>: file already exists"},
		{"plain", filing.ErrForm, filing.ErrForm.Error()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, journal.MaskError(tt.err)) })
	}
}

// secrets are planted in what is logged.
func secrets() []string {
	return []string{"张伟", "110101199003070150", "13800000001", "Zhang Wei", "zhang@example.cn"}
}

func TestNothingTypedIsLogged(t *testing.T) {
	dir := t.TempDir()
	var shown bytes.Buffer
	j, err := journal.Open(filepath.Join(dir, "log"), &shown)
	require.NoError(t, err)
	person := filing.Principal{Name: "张伟", Mobile: "13800000001"}
	f := &filing.Filing{ID: "01KAXF8E6Q0000000000000000", Title: "Zhang Wei", Principal: person}
	l := j.Logger
	l.Info("opened 张伟 13800000001", "draft", f, "person", person, "inside", struct{ Name string }{"Zhang Wei"}, "list", []string{"张伟"})
	l.Error("save", "error", &fs.PathError{Op: "open", Path: "Zhang Wei.jpg", Err: fs.ErrPermission}, "phone", 13800000001, "pages", 7)
	l.With("who", "zhang@example.cn").WithGroup("a").Warn("again", slog.Group("b", "number", "110101199003070150"))
	l.Info("of type", "kept", f.Principal, "bytes", []byte("张伟"), "unsigned", uint64(13800000001), "share", 13800000001.0)
	log.New(journalWriter{l}, "", 0).Printf("Fyne error: %v", errors.New(`cannot draw "张伟"`))
	require.NoError(t, j.Close())

	raw, err := os.ReadFile(filepath.Join(dir, "log", "beiandesk.log"))
	require.NoError(t, err)
	for _, secret := range secrets() {
		assert.NotContains(t, string(raw), secret)
		assert.NotContains(t, shown.String(), secret)
	}
	for _, word := range []string{"01KAXF8E6Q0000000000000000", "permission denied", "pages=7", "[]string", "Fyne error"} {
		assert.Contains(t, string(raw), word)
	}
	assert.Equal(t, string(raw), shown.String())
	if runtime.GOOS != "windows" {
		info, err := os.Stat(filepath.Join(dir, "log", "beiandesk.log"))
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	}
}

type journalWriter struct{ l *slog.Logger }

func (w journalWriter) Write(p []byte) (int, error) {
	w.l.Info(string(p))
	return len(p), nil
}

func TestALongLogIsPutAside(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "beiandesk.log"), make([]byte, 2<<20), 0o600))
	j, err := journal.Open(dir, nil)
	require.NoError(t, err)
	j.Logger.Info("begun")
	require.NoError(t, j.Close())
	raw, err := os.ReadFile(filepath.Join(dir, "beiandesk.log"))
	require.NoError(t, err)
	assert.Contains(t, string(raw), "begun")
	assert.Less(t, len(raw), 1000)
	assert.FileExists(t, filepath.Join(dir, "beiandesk.older.log"))
}

func TestWithoutAFolderOthersAreTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	var shown bytes.Buffer
	j, err := journal.Open(filepath.Join(file, "log"), &shown)
	require.Error(t, err)
	j.Logger.Info("still here")
	assert.Contains(t, shown.String(), "still here")
	require.NoError(t, j.Close())
}

// crashing in the environment makes this test program crash in a goroutine of its own, as a library might.
const crashing = "BEIANDESK_TEST_CRASH"

func TestCrashIsReportedWithoutWhatWasTyped(t *testing.T) {
	if dir := os.Getenv(crashing); dir != "" {
		j, err := journal.Open(dir, nil)
		require.NoError(t, err)
		_, err = j.Watch(noon())
		require.NoError(t, err)
		done := make(chan bool)
		go func() {
			defer close(done)
			panic("no room for 张伟 13800000001 in /data/Zhang Wei/card.jpg")
		}()
		<-done
		return
	}
	dir := filepath.Join(t.TempDir(), "log")
	crash := exec.Command(os.Args[0], "-test.run=^TestCrashIsReportedWithoutWhatWasTyped$")
	crash.Env = append(os.Environ(), crashing+"="+dir)
	require.Error(t, crash.Run(), "it crashes")

	j, err := journal.Open(dir, nil)
	require.NoError(t, err)
	name, err := j.Watch(noon())
	require.NoError(t, err)
	require.Equal(t, filepath.Join(dir, "crash-20261123-120000.txt"), name)
	raw, err := os.ReadFile(name)
	require.NoError(t, err)
	text := string(raw)
	assert.Contains(t, text, "panic: no room for <…>")
	assert.Contains(t, text, "TestCrashIsReportedWithoutWhatWasTyped.func1")
	assert.Contains(t, text, "\tjournal_test.go:")
	assert.NotContains(t, text, "0x", "no addresses")
	assert.NotContains(t, text, string(filepath.Separator)+"data")
	for _, secret := range secrets() {
		assert.NotContains(t, text, secret)
	}
	require.NoError(t, j.Close())
	left, err := filepath.Glob(filepath.Join(dir, "*.raw"))
	require.NoError(t, err)
	assert.Empty(t, left, "what the runtime wrote is gone")

	j, err = journal.Open(dir, nil)
	require.NoError(t, err)
	name, err = j.Watch(noon())
	require.NoError(t, err)
	assert.Empty(t, name, "it is told once")
	require.NoError(t, j.Close())
}

func TestARecoveredPanicIsReported(t *testing.T) {
	dir := t.TempDir()
	j, err := journal.Open(dir, nil)
	require.NoError(t, err)
	for i := range 8 {
		_, err := j.Crashed(noon().Add(time.Duration(i)*time.Second), errors.New(`index of "张伟"`), debug.Stack())
		require.NoError(t, err)
	}
	require.NoError(t, j.Close())
	all, err := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
	require.NoError(t, err)
	require.Len(t, all, 5, "the oldest go")
	raw, err := os.ReadFile(all[4])
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(raw), "panic: index of <…>\n"), string(raw))
	assert.Contains(t, string(raw), "TestARecoveredPanicIsReported")
}

func FuzzMaskKeepsNoLongNumber(f *testing.F) {
	f.Add("a", "b")
	f.Add("\x00", "01KAXF8E6Q0000000000000000")
	f.Add("\"", "'")
	f.Fuzz(func(t *testing.T, before, after string) {
		out := journal.Mask(before + " 110101199003070150 张伟 " + after)
		assert.NotContains(t, out, "110101199003070150")
		assert.NotContains(t, out, "张伟")
	})
}
