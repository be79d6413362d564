//go:build !linux && !windows

package chooser

import "context"

// Ask returns ErrNone: the system has no dialog that is known here.
func Ask(context.Context, Question) ([]string, error) { return nil, ErrNone }
