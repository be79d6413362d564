package hotkey

import (
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	library    = windows.NewLazySystemDLL("user32.dll")
	register   = library.NewProc("RegisterHotKey")
	unregister = library.NewProc("UnregisterHotKey")
	peek       = library.NewProc("PeekMessageW")
)

// From winuser.h.
const (
	ours      = 0x2EAD                   // an id that only this thread sees
	modifiers = 0x0001 | 0x0002 | 0x4000 // MOD_ALT, MOD_CONTROL, MOD_NOREPEAT
	letter    = 0x56                     // VK of V
	hotkeyMsg = 0x0312                   // WM_HOTKEY
	remove    = 0x0001                   // PM_REMOVE
)

// message is MSG.
type message struct {
	window         uintptr
	message        uint32
	wParam, lParam uintptr
	time           uint32
	x, y           int32
	private        uint32
}

// Able reports whether a key can be heard here.
func Able() bool { return register.Find() == nil && peek.Find() == nil && unregister.Find() == nil }

// grip is of one thread: Windows tells of the key only there.
type grip struct{}

func (grip) take() error {
	if !Able() {
		return ErrNone
	}
	runtime.LockOSThread() // until the goroutine ends
	if done, _, _ := register.Call(0, ours, modifiers, letter); done == 0 {
		return ErrTaken
	}
	return nil
}

func (grip) pressed() bool {
	was := false
	for {
		var m message
		if found, _, _ := peek.Call(uintptr(unsafe.Pointer(&m)), 0, hotkeyMsg, hotkeyMsg, remove); found == 0 {
			return was
		}
		was = was || m.wParam == ours
	}
}

func (grip) leave() { _, _, _ = unregister.Call(0, ours) }
