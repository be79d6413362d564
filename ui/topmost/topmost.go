// Package topmost keeps a window above those of other programs, where the window system lets it.
package topmost

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// Set keeps a window that is shown above all others, or does not any more. It reports whether the window system was asked;
// where it was not, the window stays as any other.
func Set(w fyne.Window, above bool) bool {
	native, ok := w.(driver.NativeWindow)
	asked := false
	if ok {
		native.RunNative(func(handle any) { asked = set(handle, above) })
	}
	return asked
}

// Able reports whether windows can be kept above others here.
func Able(w fyne.Window) bool {
	native, ok := w.(driver.NativeWindow)
	able := false
	if ok {
		native.RunNative(func(handle any) { able = reaches(handle) })
	}
	return able
}
