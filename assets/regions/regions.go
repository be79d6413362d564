// Package regions embeds what the 31 communications administrations ask for, one YAML file for each, beside the national
// defaults and the table of sources.
package regions

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml
var files embed.FS

// FS returns the embedded files: the provinces as <id>-<pinyin>.yaml, national.yaml and sources.yaml. Package region reads it.
func FS() fs.FS { return files }
