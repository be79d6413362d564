package chooser

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The file dialogs of Windows, see commdlg.h.
var (
	library       = windows.NewLazySystemDLL("comdlg32.dll")
	openFileName  = library.NewProc("GetOpenFileNameW")
	saveFileName  = library.NewProc("GetSaveFileNameW")
	extendedError = library.NewProc("CommDlgExtendedError")
)

// What a dialog is told, from commdlg.h.
const (
	flagOverwritePrompt = 0x00000002
	flagHideReadOnly    = 0x00000004
	flagNoChangeDir     = 0x00000008
	flagAllowMulti      = 0x00000200
	flagPathMustExist   = 0x00000800
	flagFileMustExist   = 0x00001000
	flagNoReadOnly      = 0x00008000
	flagExplorer        = 0x00080000
	flagDontAddToRecent = 0x02000000
)

// bufferUnits is the room for the names of chosen files, in UTF-16 units: some hundreds of files with long names.
const bufferUnits = 64 << 10

// openFileNameStruct is OPENFILENAMEW.
type openFileNameStruct struct {
	size            uint32
	owner           windows.HWND
	instance        windows.Handle
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defaultEnding   *uint16
	customData      uintptr
	hook            uintptr
	templateName    *uint16
	reserved        uintptr
	reservedNumber  uint32
	flagsEx         uint32
}

// Ask shows the dialog of the system and waits for its end, so not on the screen's goroutine. It returns nothing where the
// dialog was cancelled, and ErrNone where there is none. A dialog that is shown stays when the context ends; what is chosen
// in it then counts for nothing.
func Ask(ctx context.Context, q Question) ([]string, error) {
	if err := library.Load(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	runtime.LockOSThread() // the dialog has a queue of messages of its own
	defer runtime.UnlockOSThread()
	buffer := make([]uint16, bufferUnits)
	copy(buffer[:len(buffer)-1], utf16.Encode([]rune(q.Name)))
	filter := utf16.Encode([]rune(filterList(q.Filters)))
	o := openFileNameStruct{
		owner: windows.HWND(q.Window), filter: &filter[0], filterIndex: 1, file: &buffer[0], maxFile: bufferUnits,
		flags: flagExplorer | flagNoChangeDir | flagHideReadOnly | flagPathMustExist | flagDontAddToRecent,
	}
	o.size = uint32(unsafe.Sizeof(o))
	o.title, o.initialDir = wide(q.Title), wide(q.Folder)
	show := openFileName
	if q.Saving {
		show = saveFileName
		o.flags |= flagOverwritePrompt | flagNoReadOnly
		o.defaultEnding = wide(strings.TrimPrefix(q.ending(), "."))
	} else {
		o.flags |= flagFileMustExist
		if q.Several {
			o.flags |= flagAllowMulti
		}
	}
	chosen, _, _ := show.Call(uintptr(unsafe.Pointer(&o)))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if chosen == 0 {
		if code, _, _ := extendedError.Call(); code != 0 {
			return nil, fmt.Errorf("%w: code %#x", ErrNone, code)
		}
		return nil, nil
	}
	return chosenFiles(buffer), nil
}

// wide is text as Windows takes it; nothing where there is none.
func wide(text string) *uint16 {
	if text == "" {
		return nil
	}
	out, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return nil // a zero inside: no name of ours has one
	}
	return out
}

// filterList is what a dialog takes as kinds of files: names and patterns by turns, each with a zero behind it.
func filterList(filters []Filter) string {
	var out strings.Builder
	for _, f := range filters {
		patterns := "*.*"
		if len(f.Endings) > 0 {
			patterns = "*" + strings.Join(f.Endings, ";*")
		}
		out.WriteString(f.Name + "\x00" + patterns + "\x00")
	}
	out.WriteString("\x00\x00")
	return out.String()
}

// chosenFiles reads what a dialog wrote: one path, or a folder and the names in it, each with a zero behind it.
func chosenFiles(buffer []uint16) []string {
	var parts []string
	for end := slices.Index(buffer, 0); end > 0; end = slices.Index(buffer, 0) {
		parts = append(parts, windows.UTF16ToString(buffer[:end]))
		buffer = buffer[end+1:]
	}
	if len(parts) < 2 {
		return parts
	}
	out := make([]string, len(parts)-1)
	for i, name := range parts[1:] {
		out[i] = filepath.Join(parts[0], name)
	}
	return out
}
