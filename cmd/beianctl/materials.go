package main

import (
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

type materialsCommand struct {
	Case string `arg:"" name:"CASE" help:"${help_case}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *materialsCommand) do(j *job) (bool, error) {
	e, err := j.open(c.Case)
	if err != nil {
		return false, err
	}
	f, blocked := e.pack.Filing, e.check.Counts.Block > 0
	if c.JSON {
		return blocked, j.print(struct {
			Filing    string            `json:"filing"`
			AsOf      string            `json:"as_of"`
			Rulebook  string            `json:"rulebook"`
			Order     filing.Order      `json:"order"`
			Province  string            `json:"province"`
			Materials []wizard.Material `json:"materials"`
		}{f.ID, e.check.AsOf, e.check.Rulebook, f.Order, f.Province, e.check.Materials})
	}
	lines := []string{}
	for _, m := range e.check.Materials {
		lines = append(lines, j.material(m)...)
	}
	if len(lines) == 0 {
		lines = append(lines, j.words.T("cli.materials.none"))
	}
	return blocked, j.say("%s", strings.Join(append(lines, "", j.materialCounts(e.check.Materials)), "\n"))
}

// material is a paper as people read it.
func (j *job) material(m wizard.Material) []string {
	t := j.words
	lines := []string{t.T("cli.materials.line", "demand", t.T("demand."+string(m.Demand)), "state", t.T("state."+string(m.State)), "title", m.Title)}
	add := func(key string, pairs ...string) { lines = append(lines, "    "+t.T(key, pairs...)) }
	lines = append(lines, "    "+m.Why)
	if m.Slot != "" {
		add("cli.materials.slot", "slot", string(m.Slot))
	}
	if m.SignedBy != "" {
		signed := []string{region.Words(m.SignedBy, string(m.SignedBy), string(j.language))}
		if m.Seal != nil && *m.Seal {
			signed = append(signed, t.T("cli.materials.seal"))
		}
		if m.Fingerprint != nil && *m.Fingerprint {
			signed = append(signed, t.T("cli.materials.fingerprint"))
		}
		add("cli.materials.signed", "signer", strings.Join(signed, t.T("list.separator")))
	}
	add("cli.materials.requirement", "text", m.Requirement)
	if m.Note != "" {
		add("cli.materials.note", "text", m.Note)
	}
	if len(m.Reuse) > 0 {
		var slots []string
		for _, s := range m.Reuse {
			slots = append(slots, t.Label(filing.Path(s)))
		}
		add("cli.materials.reuse", "slots", strings.Join(slots, t.T("list.separator")))
	}
	sayWhence(t, add, m.Source, m.SourceDate, m.Conflict)
	return lines
}

// sayWhence says which document asks for a paper, of which day, and what other documents say against it.
func sayWhence(t *text.Catalog, add func(key string, pairs ...string), source, date, conflict string) {
	if date == "" {
		date = t.T("pack.report.materials.undated")
	}
	add("cli.materials.source", "source", source, "date", date)
	if conflict != "" {
		add("cli.materials.conflict", "text", conflict)
	}
}

func (j *job) materialCounts(list []wizard.Material) string {
	missing, by := 0, map[material.Demand]int{}
	for _, m := range list {
		by[m.Demand]++
		if m.Demand == material.Must && m.State == material.Missing {
			missing++
		}
	}
	return j.words.T("cli.materials.counts", "must", fmt.Sprint(by[material.Must]), "missing", fmt.Sprint(missing),
		"should", fmt.Sprint(by[material.Should]), "perhaps", fmt.Sprint(by[material.Perhaps]))
}
