package ui

import (
	"time"
	"unicode"

	"github.com/beiandesk/beiandesk/ui/task"
)

// clipboardTime is how long a number stays in the clipboard: long enough to paste it into the portal.
const clipboardTime = 60 * time.Second

const (
	clipboardKey  = "clipboard"
	clipboardLook = time.Second
	// fewDigits is how many digits make copied words a number: a postcode has as many, a phone or a certificate more.
	fewDigits = 6
)

// numbered reports whether words hold a number that names somebody.
func numbered(words string) bool {
	count := 0
	for _, r := range words {
		if unicode.IsDigit(r) {
			count++
		}
	}
	return count >= fewDigits
}

// copy puts words into the clipboard.
func (w *Window) copy(words string) {
	w.parts.App.Clipboard().SetContent(words)
	w.copied()
}

// copied notes what was copied just now, here or in a field.
func (w *Window) copied() {
	w.number = ""
	words := w.parts.App.Clipboard().Content()
	if w.settings.KeepClipboard || !numbered(words) {
		return
	}
	w.number, w.copiedAt = words, w.parts.Now()
	w.watchClipboard()
}

func (w *Window) watchClipboard() {
	w.parts.Tasks.Later(clipboardKey, clipboardLook, func() {
		task.Show(w.parts.Tasks, func() {
			switch {
			case w.number == "":
			case w.parts.Now().Sub(w.copiedAt) >= clipboardTime:
				w.clearCopied()
			default:
				w.watchClipboard()
			}
		})
	})
}

// clearCopied empties the clipboard if it still holds the number that was copied here.
func (w *Window) clearCopied() {
	if w.number == "" {
		return
	}
	if clipboard := w.parts.App.Clipboard(); clipboard.Content() == w.number {
		clipboard.SetContent("")
	}
	w.number = ""
}
