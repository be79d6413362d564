package topmost

import (
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var position = windows.NewLazySystemDLL("user32.dll").NewProc("SetWindowPos")

// From winuser.h.
const (
	above        = ^uintptr(0)              // HWND_TOPMOST, -1
	ordinary     = ^uintptr(1)              // HWND_NOTOPMOST, -2
	onlyTheOrder = 0x0001 | 0x0002 | 0x0010 // SWP_NOSIZE, SWP_NOMOVE, SWP_NOACTIVATE
)

func set(window any, up bool) bool {
	w, ok := window.(driver.WindowsWindowContext)
	if !ok || position.Find() != nil {
		return false
	}
	where := ordinary
	if up {
		where = above
	}
	done, _, _ := position.Call(w.HWND, where, 0, 0, 0, 0, onlyTheOrder)
	return done != 0
}

func reaches(window any) bool {
	_, ok := window.(driver.WindowsWindowContext)
	return ok
}
