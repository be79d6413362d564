package main

import (
	"fmt"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/flow"
)

type stepsCommand struct {
	Case string `arg:"" name:"CASE" help:"${help_case}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

// section is one element of steps --json.
type section struct {
	ID    flow.SectionID `json:"id"`
	Title string         `json:"title"`
	Steps []wizard.Page  `json:"steps"`
}

func (c *stepsCommand) do(j *job) (bool, error) {
	e, err := j.open(c.Case)
	if err != nil {
		return false, err
	}
	var sections []section
	for _, page := range wizard.Pages(e.pack.Filing, e.check, j.words) {
		if n := len(sections); n == 0 || sections[n-1].ID != page.Section {
			sections = append(sections, section{ID: page.Section, Title: j.words.T("section." + string(page.Section))})
		}
		last := &sections[len(sections)-1]
		last.Steps = append(last.Steps, page)
	}
	blocked := e.check.Counts.Block > 0
	if c.JSON {
		return blocked, j.print(struct {
			Filing   string    `json:"filing"`
			Order    string    `json:"order"`
			Sections []section `json:"sections"`
		}{e.pack.Filing.ID, string(e.pack.Filing.Order), sections})
	}
	for _, s := range sections {
		if err := j.say("%s", s.Title); err != nil {
			return false, err
		}
		for _, page := range s.Steps {
			line := fmt.Sprintf("  [%s] %s", j.words.T("status."+string(page.Status)), page.Title)
			for _, p := range page.Missing {
				line += "\n      " + j.words.T("cli.steps.missing", "field", j.words.Label(p))
			}
			if err := j.say("%s", line); err != nil {
				return false, err
			}
		}
	}
	return blocked, nil
}
