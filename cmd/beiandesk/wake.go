package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// A second start brings the first window to the front. The two talk by a file in the store's folder, for the program opens no
// connection: the second makes it, the first sees it, takes it away and comes to the front.
const (
	wakeName = "wake"
	// wakeLook is how often the first looks for the file, wakeWait how long the second waits for its going, looking every
	// wakeAgain.
	wakeLook  = 400 * time.Millisecond
	wakeWait  = 4 * time.Second
	wakeAgain = 50 * time.Millisecond
)

// wakeFirst asks the program that has the store open to come to the front, and reports whether it did.
func wakeFirst(folder string) (bool, error) {
	name := filepath.Join(folder, wakeName)
	if err := os.WriteFile(name, []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		return false, fmt.Errorf("wake the first window: %w", err)
	}
	for end := time.Now().Add(wakeWait); time.Now().Before(end); time.Sleep(wakeAgain) {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return true, nil
		}
	}
	return false, forgetWake(folder)
}

// woken reports whether another start asks for this window, and says to it that it was heard.
func woken(folder string) bool {
	name := filepath.Join(folder, wakeName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	return os.Remove(name) == nil
}

// forgetWake takes away what a start that was not heard has left.
func forgetWake(folder string) error {
	if err := os.Remove(filepath.Join(folder, wakeName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("wake the first window: %w", err)
	}
	return nil
}
