//go:build !windows && !(linux && cgo)

package hotkey

// Able reports whether a key can be heard here.
func Able() bool { return false }

type grip struct{}

func (grip) take() error   { return ErrNone }
func (grip) pressed() bool { return false }
func (grip) leave()        {}
