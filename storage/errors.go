package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"
)

// Errors of opening a store.
var (
	// ErrInUse says that another copy of the program has the store open.
	ErrInUse = errors.New("another copy of the program has the store open")
	// ErrNewer says that a newer program wrote the store, or one draft in it. It is neither read nor changed.
	ErrNewer = errors.New("written by a newer version of the program")
	// ErrForeign says that the file in the store's place belongs to another program. It is not touched.
	ErrForeign = errors.New("the file belongs to another program")
	// ErrEmpty says that the store's file holds no byte, which no store ever does.
	ErrEmpty = errors.New("the file of the store is empty")
	// ErrNotWritable says that the folder or the file may not be written.
	ErrNotWritable = errors.New("the store may not be written")
)

// Errors of using a store.
var (
	// ErrDamaged says that the store, or one draft in it, cannot be read as it was written.
	ErrDamaged = errors.New("the store is damaged")
	// ErrDamagedFile says that the bytes of a kept file are not the bytes that were given.
	ErrDamagedFile = errors.New("the kept file is damaged")
	// ErrGone says that the store's file was removed or replaced while the store is open. What is saved now would be lost.
	ErrGone = errors.New("the file of the store is not in its place any more")
	// ErrFull says that the disk has no room. What was kept before stays as it is.
	ErrFull = errors.New("the disk is full")
)

// A DamagedError says where a file went that could not be opened as a store.
type DamagedError struct {
	SetAside string // path of the file now; nothing in it was changed
	Why      error  // wraps ErrDamaged or ErrEmpty
}

// Error names the reason and the place.
func (e *DamagedError) Error() string { return fmt.Sprintf("%v; set aside as %s", e.Why, e.SetAside) }

// Unwrap returns the reason.
func (e *DamagedError) Unwrap() error { return e.Why }

// windowsDiskFull is ERROR_DISK_FULL, for which Go has no name.
const windowsDiskFull = syscall.Errno(112)

// classify puts the sentinel of this package before an error of the system or of bbolt.
func classify(err error) error {
	var errno syscall.Errno
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%w: %w", ErrInUse, err)
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return fmt.Errorf("%w: %w", fs.ErrClosed, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, bolterrors.ErrMaxSizeReached),
		runtime.GOOS == "windows" && errors.As(err, &errno) && errno == windowsDiskFull:
		return fmt.Errorf("%w: %w", ErrFull, err)
	case errors.Is(err, ErrNotWritable):
		return err
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, bolterrors.ErrDatabaseReadOnly):
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return err
}
