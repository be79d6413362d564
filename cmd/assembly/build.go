package assembly

import (
	"runtime/debug"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Build tells from what a program was made: enough for somebody else to find the same source and the same data.
type Build struct {
	Program  string `json:"program"`
	Commit   string `json:"commit,omitempty"` // empty where the program was built outside the history of its source
	Date     string `json:"date,omitempty"`   // day of the commit, so that the same source tells the same
	Changed  bool   `json:"changed,omitempty"`
	Go       string `json:"go"`
	System   string `json:"system"`
	Tags     string `json:"tags,omitempty"`
	Rulebook string `json:"rulebook"`
	Models   string `json:"models"`
	Runtime  string `json:"runtime"`
}

// ReadBuild returns how this program was built, and the rulebook that it works with.
func ReadBuild(rulebook string) Build {
	info, _ := debug.ReadBuildInfo() // nil in a program without modules
	return buildOf(info, rulebook)
}

func buildOf(info *debug.BuildInfo, rulebook string) Build {
	b := Build{Program: Version, Rulebook: rulebook, Models: models.Version, Runtime: onnxruntime.Version}
	if info == nil {
		return b
	}
	b.Go = info.GoVersion
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	b.System = settings["GOOS"] + "/" + settings["GOARCH"]
	b.Tags = settings["-tags"]
	b.Commit = settings["vcs.revision"]
	b.Changed = settings["vcs.modified"] == "true"
	if at, err := time.Parse(time.RFC3339, settings["vcs.time"]); err == nil {
		b.Date = at.UTC().Format(time.DateOnly)
	}
	return b
}

// Tell returns what there is to tell, a line a subject.
func (b Build) Tell(t *text.Catalog) []string {
	lines := []string{t.T("build.program", "version", b.Program)}
	switch {
	case b.Commit == "":
		lines = append(lines, t.T("build.source.unknown"))
	case b.Changed:
		lines = append(lines, t.T("build.source.changed", "commit", b.Commit, "date", b.Date))
	default:
		lines = append(lines, t.T("build.source", "commit", b.Commit, "date", b.Date))
	}
	lines = append(lines, t.T("build.compiler", "go", b.Go, "system", b.System))
	if b.Tags != "" {
		lines = append(lines, t.T("build.tags", "tags", strings.ReplaceAll(b.Tags, ",", " ")))
	}
	return append(lines, t.T("build.rulebook", "rulebook", b.Rulebook), t.T("build.reader", "models", b.Models, "runtime", b.Runtime))
}
