package clipping

import (
	"context"
	"os"
	"runtime"
	"slices"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The clipboard of Windows, see winuser.h and shellapi.h.
var (
	user           = windows.NewLazySystemDLL("user32.dll")
	openClipboard  = user.NewProc("OpenClipboard")
	closeClipboard = user.NewProc("CloseClipboard")
	clipboardData  = user.NewProc("GetClipboardData")
	registerFormat = user.NewProc("RegisterClipboardFormatW")
	shell          = windows.NewLazySystemDLL("shell32.dll")
	dragQueryFile  = shell.NewProc("DragQueryFileW")
	kernel         = windows.NewLazySystemDLL("kernel32.dll")
	globalLock     = kernel.NewProc("GlobalLock")
	globalUnlock   = kernel.NewProc("GlobalUnlock")
	globalSize     = kernel.NewProc("GlobalSize")
	copyMemory     = kernel.NewProc("RtlMoveMemory")
)

// Formats of the clipboard, from winuser.h, and how often it is tried to open it.
const (
	formatDIB         = 8  // CF_DIB
	formatFiles       = 15 // CF_HDROP
	allFiles          = 0xFFFFFFFF
	clipboardTries    = 10
	clipboardTryAgain = 50 * time.Millisecond
)

// Take takes the picture or the files out of the clipboard: ErrEmpty where there are none.
func Take(ctx context.Context) (Clipping, error) {
	runtime.LockOSThread() // an open clipboard belongs to a thread
	defer runtime.UnlockOSThread()
	if err := open(ctx); err != nil {
		return Clipping{}, err
	}
	defer closeClipboard.Call()
	if files := copiedFiles(); len(files) > 0 {
		return Clipping{Files: files}, nil
	}
	for _, name := range []string{"PNG", "image/png", "JFIF", "image/jpeg"} {
		raw, err := block(registered(name))
		if err != nil {
			return Clipping{}, err
		}
		if endingOf(raw) != "" {
			return pictured(raw)
		}
	}
	raw, err := block(formatDIB)
	if err != nil {
		return Clipping{}, err
	}
	if raw == nil {
		return Clipping{}, ErrEmpty
	}
	if raw, err = fromDIB(raw); err != nil {
		return Clipping{}, err
	}
	return pictured(raw)
}

// open opens the clipboard, which another program may hold for a moment.
func open(ctx context.Context) error {
	for range clipboardTries {
		if ok, _, _ := openClipboard.Call(0); ok != 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(clipboardTryAgain):
		}
	}
	return ErrEmpty
}

func registered(name string) uintptr {
	wide, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return 0
	}
	format, _, _ := registerFormat.Call(uintptr(unsafe.Pointer(wide)))
	return format
}

// block copies what the clipboard holds in a format; nothing where it has none.
func block(format uintptr) ([]byte, error) {
	handle, _, _ := clipboardData.Call(format)
	if handle == 0 {
		return nil, nil
	}
	size, _, _ := globalSize.Call(handle)
	if size > most {
		return nil, ErrLarge
	}
	at, _, _ := globalLock.Call(handle)
	if at == 0 || size == 0 {
		return nil, nil
	}
	defer globalUnlock.Call(handle)
	out := make([]byte, size)
	copyMemory.Call(uintptr(unsafe.Pointer(&out[0])), at, size)
	return out, nil
}

// copiedFiles are the files that were copied in the explorer.
func copiedFiles() []string {
	handle, _, _ := clipboardData.Call(formatFiles)
	if handle == 0 {
		return nil
	}
	count, _, _ := dragQueryFile.Call(handle, allFiles, 0, 0)
	var out []string
	for i := range count {
		units, _, _ := dragQueryFile.Call(handle, i, 0, 0)
		name := make([]uint16, units+1)
		dragQueryFile.Call(handle, i, uintptr(unsafe.Pointer(&name[0])), units+1)
		out = append(out, windows.UTF16ToString(name))
	}
	return slices.DeleteFunc(out, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || !info.Mode().IsRegular()
	})
}
