//go:build !windows

package main

import (
	"fmt"
	"os"
)

// notify tells somebody who sees no window what is wrong.
func notify(words string) { fmt.Fprintln(os.Stderr, words) }
