// Package schema embeds the JSON Schema of a case file.
package schema

import (
	"bytes"
	_ "embed"
)

//go:embed filing.schema.json
var filing []byte

// JSON returns the JSON Schema of a case file. The caller owns the bytes.
func JSON() []byte { return bytes.Clone(filing) }
