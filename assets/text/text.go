// Package text embeds the sentences of the program, one folder for all languages.
package text

import "embed"

// Files holds NAME.zh.json and NAME.en.json (key to text) and rules.NAME.en.json (rule ID to its sentences).
//
//go:embed *.json
var Files embed.FS
