package main

import "golang.org/x/sys/windows"

// notify tells somebody who sees no window and no terminal what is wrong. It returns when that was read.
func notify(words string) {
	said, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return // words of ours hold no zero
	}
	title, err := windows.UTF16PtrFromString("BeianDesk 备案工作台")
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, said, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
