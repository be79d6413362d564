package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

type inspectCommand struct {
	Files []string `arg:"" name:"FILE" help:"${help_files}"`
	As    string   `name:"as" placeholder:"KIND" help:"${help_as}"`
	JSON  bool     `name:"json" help:"${help_json}"`
}

// inspection is one element of inspect --json.
type inspection struct {
	paper.Report
	Findings []rule.Finding `json:"findings"`
}

func (c *inspectCommand) do(j *job) (bool, error) {
	kind := paper.Kind(c.As)
	if c.As != "" && !knownKind(kind) {
		return false, fmt.Errorf("%w: %s", errUsage, j.words.T("cli.inspect.kind", "typed", c.As, "kinds", kinds()))
	}
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	out := []inspection{}
	blocked := false
	for _, name := range c.Files {
		data, err := readFile(name)
		if err != nil {
			return false, err
		}
		// A filing with nothing but this file lets the rules over papers speak about it.
		f := filing.New("inspect", filing.Shape{Order: filing.First})
		f.Attachments = []filing.Attachment{{ID: "a1", Slot: string(slotOf(kind)), File: filepath.Base(name)}}
		findings, report, err := desk.ExamineFile(j.ctx, f, filepath.Base(name), data, kind, j.words)
		if err != nil {
			return false, err
		}
		report.File = name
		for _, finding := range findings {
			blocked = blocked || finding.Severity == rule.Block
		}
		out = append(out, inspection{report, findings})
	}
	if c.JSON {
		return blocked, j.print(out)
	}
	for _, i := range out {
		if err := j.sayInspection(i); err != nil {
			return false, err
		}
	}
	return blocked, nil
}

func (j *job) sayInspection(i inspection) error {
	if err := j.say("%s", j.words.T("cli.inspect.head", "file", i.File, "format", i.Format,
		"width", fmt.Sprint(i.Width), "height", fmt.Sprint(i.Height), "bytes", fmt.Sprint(i.Bytes), "ms", fmt.Sprint(i.Milliseconds))); err != nil {
		return err
	}
	names := make([]string, 0, len(i.Measures))
	for name := range i.Measures {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		m := i.Measures[name]
		if err := j.say("  %s %s %.3g%s (%.3g)", j.words.T("measure.ok."+fmt.Sprint(m.OK)), j.words.T("measure."+name), m.Value, m.Unit, m.Threshold); err != nil {
			return err
		}
	}
	for _, f := range i.Findings {
		if err := j.say("  [%s] %s %s\n      %s", j.words.T("severity."+string(f.Severity)), f.Rule, f.Message, f.Fix); err != nil {
			return err
		}
	}
	return nil
}

func knownKind(kind paper.Kind) bool {
	for _, k := range paper.Kinds() {
		if k == kind {
			return true
		}
	}
	return false
}

func kinds() string {
	var names []string
	for _, k := range paper.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// slotOf returns the slot whose demands a kind of paper meets first.
func slotOf(kind paper.Kind) paper.Slot {
	switch kind {
	case paper.IDCardBack:
		return paper.PrincipalIDBack
	case paper.BusinessLicence:
		return paper.EntityCertificate
	case paper.IDCardFront, paper.Passport, paper.HKMOPermit, paper.TWPermit, paper.PermanentResidentCard:
		return paper.PrincipalIDFront
	case paper.DomainCertificate:
		return "services[0].domain_certificate"
	case paper.Icon:
		return "services[0].app.icon"
	}
	return paper.Other
}

// readFile reads a file to look into, and no more of it than is ever looked into.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: %w", name, errFolder)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, min(info.Size(), paper.MaxBytes+1))
	n, err := f.ReadAt(data, 0)
	if n < len(data) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
