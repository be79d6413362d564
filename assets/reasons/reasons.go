// Package reasons embeds the reasons for which filings come back, with the signs by which a notice is recognised.
package reasons

import (
	"bytes"
	_ "embed"
)

//go:embed reasons.json
var reasons []byte

// JSON returns the book of reasons, as package remedy reads it. The caller owns the bytes.
func JSON() []byte { return bytes.Clone(reasons) }
