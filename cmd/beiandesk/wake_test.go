package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ask leaves what another start asks for.
func ask(t *testing.T, folder, name, asked string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	require.NoError(t, os.WriteFile(path, []byte(asked), 0o600))
	return path
}

func TestInbox(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "a.beian")
	quoted := `"` + filepath.ToSlash(whole) + `"`
	tests := []struct {
		name, file, asked string
		old, heard, stays bool
		want              []string
	}{
		{name: "to the front", file: "wake-1", asked: "{}", heard: true},
		{name: "a package", file: "wake-1", asked: `{"files":[` + quoted + `]}`, heard: true, want: []string{filepath.ToSlash(whole)}},
		{name: "a path that is not whole", file: "wake-1", asked: `{"files":["../a.beian"]}`, heard: true},
		{name: "still being written", file: "wake-1.new", asked: `{"fil`, stays: true},
		{name: "nothing that is understood", file: "wake-1", asked: "\x00"},
		{name: "left by a start that was broken off", file: "wake-1", asked: `{"files":[` + quoted + `]}`, old: true},
		{name: "half written by one that was broken off", file: "wake-1.new", asked: `{"fil`, old: true},
		{name: "something else", file: "store.db", asked: "{}", stays: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			path := ask(t, folder, tt.file, tt.asked)
			if tt.old {
				then := time.Now().Add(-2 * wakeStale)
				require.NoError(t, os.Chtimes(path, then, then))
			}
			b := &inbox{folder: folder}
			assert.Equal(t, tt.heard, b.look())
			assert.Equal(t, tt.want, b.take())
			assert.Empty(t, b.take(), "it is opened once")
			if tt.stays {
				assert.FileExists(t, path)
			} else {
				assert.NoFileExists(t, path)
			}
		})
	}
}

func TestInboxHearsSeveralStarts(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a.beian"), filepath.Join(folder, "b.beian")
	ask(t, folder, "wake-1", `{"files":["`+filepath.ToSlash(a)+`"]}`)
	ask(t, folder, "wake-2", `{"files":["`+filepath.ToSlash(b)+`"]}`)
	in := &inbox{folder: folder}
	require.True(t, in.look())
	assert.Equal(t, []string{filepath.ToSlash(a), filepath.ToSlash(b)}, in.take())
}

func TestASecondStartIsHeard(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "a.beian")
	in := &inbox{folder: folder}
	heard := make(chan bool)
	go func() {
		ok, err := wakeFirst(folder, []string{file})
		heard <- ok && err == nil
	}()
	require.Eventually(t, in.look, patienceOfWake, wakeAgain)
	assert.True(t, <-heard)
	assert.Equal(t, []string{file}, in.take())
}

// patienceOfWake is longer than a second start waits.
const patienceOfWake = 2 * wakeWait

func TestASecondStartWithoutAnAnswerLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	ok, err := wakeFirst(folder, nil)
	require.NoError(t, err)
	assert.False(t, ok)
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, left)
}
