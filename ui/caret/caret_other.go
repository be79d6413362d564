//go:build !windows && !(linux && ime)

package caret

// place does nothing: the input method here cannot be told, or finds the caret itself.
func place(any, int, int) {}
