//go:build !unix

package pages

import "errors"

// addresses are given on Unix only; elsewhere, as on Windows, fresh memory of the collector is not filled either until it is
// written to.
func addresses(uint64) ([]byte, error) { return nil, errors.ErrUnsupported }

// release has nothing to give back.
func release([]byte) {}
