//go:build unix

package assembly

import (
	"fmt"
	"syscall"
)

// onlyOwner takes every right of others away from files that are made.
const onlyOwner = 0o077

// KeepPrivate sees to it that files which the program makes are its user's alone, and that no image of its memory is
// written to the disk when it crashes. Both programs call it first.
func KeepPrivate() error {
	syscall.Umask(onlyOwner)
	var limit syscall.Rlimit // zero: no core dump, and no way back to one
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &limit); err != nil {
		return fmt.Errorf("switch core dumps off: %w", err)
	}
	return nil
}
