package main

import (
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// An examination is what the rules and the inspector said about a case.
type examination struct {
	check   wizard.Check
	reports map[string]paper.Report
}

type checkCommand struct {
	Case string `arg:"" name:"CASE" help:"${help_case}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *checkCommand) do(j *job) (bool, error) {
	e, err := j.open(c.Case)
	if err != nil {
		return false, err
	}
	blocked := e.check.Counts.Block > 0
	if c.JSON {
		return blocked, j.print(e.check)
	}
	return blocked, j.say("%s", strings.Join(j.findings(e.check), "\n"))
}

// findings puts a check into lines for people, gravest first.
func (j *job) findings(c wizard.Check) []string {
	lines := []string{j.words.T("cli.check.head", "filing", c.Filing, "day", c.AsOf, "rulebook", c.Rulebook)}
	for _, f := range c.Findings {
		mark := j.words.T("severity." + string(f.Severity))
		if f.SetAside {
			mark = j.words.T("severity.set_aside")
		}
		lines = append(lines, "", fmt.Sprintf("[%s] %s %s", mark, f.Rule, f.Title), "  "+f.Message)
		lines = append(lines,
			"  "+j.words.T("cli.check.why", "why", f.Why),
			"  "+j.words.T("cli.check.fix", "fix", f.Fix),
			"  "+j.words.T("cli.check.source", "layer", j.words.T("layer."+string(f.Layer)), "source", f.Source, "date", f.SourceDate),
		)
		if at := places(f); at != "" {
			lines = append(lines, "  "+j.words.T("cli.check.at", "paths", at))
		}
	}
	if len(c.Findings) == 0 {
		lines = append(lines, "", j.words.T("cli.check.clean"))
	}
	lines = append(lines, "", j.words.T("cli.check.counts",
		"block", fmt.Sprint(c.Counts.Block), "warn", fmt.Sprint(c.Counts.Warn), "hint", fmt.Sprint(c.Counts.Hint)))
	if n := len(c.Unknown); n > 0 {
		lines = append(lines, j.words.T("cli.check.unknown", "unknown", fmt.Sprint(n)))
	}
	return lines
}

func places(f rule.Finding) string {
	var at []string
	for _, p := range f.Paths {
		at = append(at, string(p))
	}
	if f.Attachment != "" {
		at = append(at, f.Attachment)
	}
	return strings.Join(at, ", ")
}
