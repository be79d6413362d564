package caret

import (
	"unsafe"

	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// The input method manager of Windows, see imm.h.
var (
	library        = windows.NewLazySystemDLL("imm32.dll")
	getContext     = library.NewProc("ImmGetContext")
	releaseContext = library.NewProc("ImmReleaseContext")
	setComposition = library.NewProc("ImmSetCompositionWindow")
	setCandidates  = library.NewProc("ImmSetCandidateWindow")
)

// How a place is meant, from imm.h.
const (
	atPoint     = 0x0002 // CFS_POINT
	atCandidate = 0x0040 // CFS_CANDIDATEPOS
)

type point struct{ x, y int32 }

type rectangle struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM: where the letters of a word being composed are shown.
type compositionForm struct {
	style uint32
	at    point
	area  rectangle
}

// candidateForm is CANDIDATEFORM: where the words are listed that may be meant.
type candidateForm struct {
	index, style uint32
	at           point
	area         rectangle
}

func place(window any, x, y int) {
	w, ok := window.(driver.WindowsWindowContext)
	if !ok || library.Load() != nil {
		return
	}
	context, _, _ := getContext.Call(w.HWND)
	if context == 0 {
		return
	}
	defer releaseContext.Call(w.HWND, context)
	at := point{int32(x), int32(y)}
	composition := compositionForm{style: atPoint, at: at}
	setComposition.Call(context, uintptr(unsafe.Pointer(&composition)))
	candidates := candidateForm{style: atCandidate, at: at}
	setCandidates.Call(context, uintptr(unsafe.Pointer(&candidates)))
}
