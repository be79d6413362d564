//go:build linux && ime

package caret

import (
	"fyne.io/fyne/v2/driver"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// place is for programs built with the window library as the Makefile changes it: the tag ime says so.
func place(window any, x, y int) {
	if w, ok := window.(driver.X11WindowContext); ok {
		glfw.PlaceCandidates(w.WindowHandle, x, y)
	}
}
