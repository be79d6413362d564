package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// An examination is what the rules and the inspector said about a case.
type examination struct {
	check   wizard.Check
	reports map[string]paper.Report
}

type checkCommand struct {
	Cases    []string `arg:"" name:"CASE" help:"${help_cases}"`
	Beside   []string `name:"beside" placeholder:"CASE" help:"${help_beside}"`
	Together bool     `name:"together" help:"${help_together}"`
	JSON     bool     `name:"json" help:"${help_json}"`
}

func (c *checkCommand) do(j *job) (bool, error) {
	others, err := c.others(j)
	if err != nil {
		return false, err
	}
	if len(c.Cases) > 1 {
		return c.several(j, others)
	}
	e, err := j.open(c.Cases[0], except(others, c.Cases[0])...)
	if err != nil {
		return false, err
	}
	blocked := e.check.Counts.Block > 0
	if c.JSON {
		return blocked, j.print(e.check)
	}
	return blocked, j.say("%s", strings.Join(j.findings(e.check), "\n"))
}

// beside is a filing that others are compared with, and where it was read.
type beside struct {
	path   string
	filing *filing.Filing
}

func (c *checkCommand) others(j *job) ([]beside, error) {
	paths := slices.Clone(c.Beside)
	if c.Together {
		paths = append(paths, c.Cases...)
	}
	var out []beside
	for _, path := range paths {
		other, err := j.openCase(path)
		if err != nil {
			return nil, err
		}
		out = append(out, beside{path, other.Filing})
	}
	return out, nil
}

// except returns the filings beside the case at a path.
func except(others []beside, path string) []*filing.Filing {
	var out []*filing.Filing
	for _, o := range others {
		if o.path != path {
			out = append(out, o.filing)
		}
	}
	return out
}

// one is the check of one case among several.
type one struct {
	Case string `json:"case"`
	wizard.Check
}

// several checks one case after the other and says at once what it found, so that any number fits into memory: with --json
// an array with one element a case that could be read. The others are named as they are met.
func (c *checkCommand) several(j *job, others []beside) (blocked bool, err error) {
	var unread []error
	written := 0
	tell := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(j.out, format, args...)
		}
	}
	for _, path := range c.Cases {
		e, failed := j.open(path, except(others, path)...)
		if j.ctx.Err() != nil {
			return blocked, failed
		}
		if failed != nil {
			unread = append(unread, failed)
			continue
		}
		blocked = blocked || e.check.Counts.Block > 0
		if !c.JSON {
			tell("%s\n%s\n\n", path, strings.Join(j.findings(e.check), "\n"))
			continue
		}
		raw, failed := marshal(one{path, e.check})
		if failed != nil {
			return blocked, failed
		}
		comma := ","
		if written++; written == 1 {
			comma = "["
		}
		tell("%s\n%s", comma, raw)
	}
	switch {
	case !c.JSON:
	case written == 0:
		tell("[]\n")
	default:
		tell("\n]\n")
	}
	return blocked, errors.Join(append(unread, err)...)
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
