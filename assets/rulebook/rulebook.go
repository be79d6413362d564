// Package rulebook embeds the public keys of those who sign updates of the rulebook, and gathers the data that an update can
// replace.
//
// keys holds public keys of minisign, one a file: that of the editor, and a spare one for the day on which the first is lost
// or replaced. RULES.md is the index of all rules, generated from them.
package rulebook

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
)

//go:embed keys/*.pub
var keys embed.FS

// Names of the data that are one file each.
const (
	Divisions = "divisions/divisions.json"
	Reasons   = "reasons/reasons.json"
	Workdays  = "workdays/workdays.json"
)

// Keys returns the keys whose updates are believed.
func Keys() ([]rulebook.Key, error) {
	names, err := fs.Glob(keys, "keys/*.pub")
	if err != nil {
		return nil, fmt.Errorf("list keys: %w", err)
	}
	var out []rulebook.Key
	for _, name := range names {
		raw, err := fs.ReadFile(keys, name)
		if err != nil {
			return nil, fmt.Errorf("read key: %w", err)
		}
		k, err := rulebook.ParseKey(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, k)
	}
	return out, nil
}

// Data returns the embedded data under the names that they have in an update.
func Data() (rulebook.Files, error) {
	out := rulebook.Files{Divisions: divisions.JSON(), Reasons: reasons.JSON(), Workdays: workdays.JSON()}
	for _, folder := range []struct {
		name string
		fsys fs.FS
	}{{"regions", regions.FS()}, {"providers", providers.FS()}} {
		files, err := rulebook.Collect(folder.name, folder.fsys)
		if err != nil {
			return nil, err
		}
		out = files.Over(out)
	}
	return out, nil
}
