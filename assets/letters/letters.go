// Package letters embeds the wordings of the letters that applicants sign, and the list of papers that are none of ours.
package letters

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml
var files embed.FS

// FS returns the embedded files. Package letter reads them.
func FS() fs.FS { return files }
