package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A second start brings the first window to the front and tells it what to open. The two talk by a file in the store's folder,
// which nobody else may read, for the program opens no connection: the second makes it, the first sees it, takes it away and
// comes to the front. Every start has a file of its own, so that several at once do not overwrite what others ask.
const (
	wakePrefix = "wake-"
	wakeDraft  = ".new" // behind the name of a file that is still being written
	// wakeLook is how often the first looks for files, wakeWait how long the second waits for its going, looking every
	// wakeAgain.
	wakeLook  = 400 * time.Millisecond
	wakeWait  = 4 * time.Second
	wakeAgain = 50 * time.Millisecond
	// wakeStale is the age from which nobody waits for an answer any more: a start was broken off.
	wakeStale = 2 * wakeWait
	// wakeBytes is the most that is read of a file: some hundred paths.
	wakeBytes = 256 << 10
)

// A wish is what a second start asks for.
type wish struct {
	Files []string `json:"files,omitempty"`
}

// wakeFirst asks the program that has the store open to come to the front and to open files, and reports whether it heard.
func wakeFirst(folder string, files []string) (bool, error) {
	name := filepath.Join(folder, wakePrefix+strconv.Itoa(os.Getpid()))
	raw, err := json.Marshal(wish{Files: files})
	if err == nil {
		err = os.WriteFile(name+wakeDraft, raw, 0o600)
	}
	if err == nil {
		err = os.Rename(name+wakeDraft, name)
	}
	if err != nil {
		return false, fmt.Errorf("wake the first window: %w", err)
	}
	for end := time.Now().Add(wakeWait); time.Now().Before(end); time.Sleep(wakeAgain) {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return true, nil
		}
	}
	if err := os.Remove(name); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return true, nil // in the last moment
		}
		return false, fmt.Errorf("wake the first window: %w", err)
	}
	return false, nil
}

// An inbox takes what other starts ask for.
type inbox struct {
	folder string

	mu    sync.Mutex
	files []string
}

// look reports whether another start asks for the window, and says to it that it was heard.
func (b *inbox) look() bool {
	entries, err := os.ReadDir(b.folder)
	if err != nil {
		return false // it is tried again
	}
	woken := false
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), wakePrefix) {
			continue
		}
		name := filepath.Join(b.folder, entry.Name())
		info, err := os.Lstat(name)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		stale := time.Since(info.ModTime()) > wakeStale
		if strings.HasSuffix(name, wakeDraft) && !stale {
			continue
		}
		asked, ok := readWish(name)
		if os.Remove(name) != nil || stale || !ok {
			continue
		}
		woken = true
		b.mu.Lock()
		b.files = append(b.files, asked.Files...)
		b.mu.Unlock()
	}
	return woken
}

// take returns the files that are to be opened, once.
func (b *inbox) take() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	files := b.files
	b.files = nil
	return files
}

// readWish reads what a start asks for. Paths that are not whole are left out.
func readWish(name string) (wish, bool) {
	f, err := os.Open(name)
	if err != nil {
		return wish{}, false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, wakeBytes))
	if err != nil {
		return wish{}, false
	}
	var asked, whole wish
	if json.Unmarshal(raw, &asked) != nil {
		return wish{}, false
	}
	for _, file := range asked.Files {
		if filepath.IsAbs(file) {
			whole.Files = append(whole.Files, file)
		}
	}
	return whole, true
}
