//go:build !windows && !(linux && cgo)

package clipping

import "context"

// Take returns ErrEmpty: no clipboard is known here that holds more than text.
func Take(context.Context) (Clipping, error) { return Clipping{}, ErrEmpty }
