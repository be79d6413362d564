package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/documents/spreadsheet"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sheet"
)

type sheetCommand struct {
	Store    string `name:"store" placeholder:"DIR" help:"${help_store}"`
	Recovery string `name:"recovery-file" placeholder:"FILE" help:"${help_recovery_file}"`

	New    sheetNew    `cmd:"" help:"${help_sheet_new}"`
	Export sheetExport `cmd:"" help:"${help_sheet_export}"`
	Check  sheetCheck  `cmd:"" help:"${help_sheet_check}"`
	Import sheetImport `cmd:"" help:"${help_sheet_import}"`
}

// sheetOut is where a spreadsheet is written and how.
type sheetOut struct {
	Output  string `name:"output" short:"o" required:"" placeholder:"OUT.xlsx" help:"${help_sheet_output}"`
	GB18030 bool   `name:"gb18030" help:"${help_sheet_gb18030}"`
}

// form is the form that the name of the file asks for. A file that is there is never replaced: somebody may have filled it in.
func (o sheetOut) form(j *job) (wizard.SheetForm, error) {
	if info, err := os.Stat(o.Output); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return "", at(o.Output, errThere)
	}
	switch ext := strings.ToLower(filepath.Ext(o.Output)); {
	case ext == ".xlsx" && !o.GB18030:
		return wizard.XLSX, nil
	case ext == ".csv" && o.GB18030:
		return wizard.CSVGB18030, nil
	case ext == ".csv":
		return wizard.CSV, nil
	}
	return "", misuse(j.words.T("cli.sheet.form", "file", o.Output))
}

type sheetNew struct{ sheetOut }

func (c *sheetNew) do(j *job) (bool, error) {
	form, err := c.form(j)
	if err != nil {
		return false, err
	}
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	if err := j.write(c.Output, func(w io.Writer) error { return desk.WriteEmptySheet(w, form, j.words) }); err != nil {
		return false, err
	}
	return false, j.say("%s", j.words.T("cli.sheet.written", "file", c.Output))
}

type sheetExport struct {
	IDs []string `arg:"" optional:"" name:"ID" help:"${help_sheet_ids}"`
	sheetOut
}

func (c *sheetExport) do(j *job) (bool, error) {
	form, err := c.form(j)
	if err != nil {
		return false, err
	}
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		desk, err := j.deskOn(store)
		if err != nil {
			return false, err
		}
		if err := j.write(c.Output, func(w io.Writer) error { return desk.WriteSheet(j.ctx, w, form, j.words, c.IDs...) }); err != nil {
			return false, err
		}
		return false, j.say("%s\n%s", j.words.T("cli.sheet.written", "file", c.Output), j.words.T("sheet.open"))
	})
}

// sheetIn is a spreadsheet that is read.
type sheetIn struct {
	File   string `arg:"" name:"FILE" help:"${help_sheet_file}"`
	Marked string `name:"marked" placeholder:"OUT.xlsx" help:"${help_sheet_marked}"`
	JSON   bool   `name:"json" help:"${help_json}"`
}

type sheetCheck struct{ sheetIn }

// do says what an import would do. Without a store every row is a new draft.
func (c *sheetCheck) do(j *job) (bool, error) {
	data, err := readSheet(c.File)
	if err != nil {
		return false, err
	}
	if err := j.findFolder(); err != nil {
		return false, err
	}
	if !storage.There(j.folder) && storage.SetAside(j.folder) == "" {
		desk, err := j.desk()
		if err != nil {
			return false, err
		}
		_, blocked, err := c.plan(j, desk, data)
		return blocked, err
	}
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		desk, err := j.deskOn(store)
		if err != nil {
			return false, err
		}
		_, blocked, err := c.plan(j, desk, data)
		return blocked, err
	})
}

type sheetImport struct{ sheetIn }

func (c *sheetImport) do(j *job) (bool, error) {
	data, err := readSheet(c.File)
	if err != nil {
		return false, err
	}
	return j.withStore(true, func(store *storage.Store) (bool, error) {
		desk, err := j.deskOn(store)
		if err != nil {
			return false, err
		}
		plan, blocked, err := c.plan(j, desk, data)
		if err != nil {
			return blocked, err
		}
		// What was begun is told however it ends: the rows before stay taken.
		count, err := desk.TakeSheet(j.ctx, plan, j.words, nil)
		if !c.JSON {
			err = errors.Join(err, j.say("%s", j.counted("cli.sheet.taken", count)))
		}
		return blocked || count.Refused > 0, err
	})
}

// readSheet reads the bytes of a spreadsheet, no more than are ever looked at.
func readSheet(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, spreadsheet.MaxBytes+1))
	return data, at(path, err)
}

// plan finds out what an import would do, prints it, and writes the marked sheet where one is wanted.
func (c *sheetIn) plan(j *job, desk *wizard.Desk, data []byte) (*wizard.SheetPlan, bool, error) {
	if c.Marked != "" && strings.ToLower(filepath.Ext(c.Marked)) != ".xlsx" {
		return nil, false, misuse(j.words.T("cli.sheet.marked", "file", c.Marked))
	}
	plan, err := desk.PlanSheet(j.ctx, data, j.words)
	if err != nil {
		return nil, false, at(c.File, err)
	}
	count := plan.Count()
	blocked := count.Refused > 0 || count.Blocked > 0
	if c.Marked != "" {
		if err := j.write(c.Marked, func(w io.Writer) error { return desk.MarkSheet(w, plan, j.words) }); err != nil {
			return nil, false, err
		}
	}
	if c.JSON {
		return plan, blocked, j.print(j.planned(plan))
	}
	return plan, blocked, j.sayPlan(j.ctx, plan)
}

func (j *job) counted(key string, count wizard.SheetCount) string {
	return j.words.T(key, "fresh", fmt.Sprint(count.Fresh), "changed", fmt.Sprint(count.Changed), "same", fmt.Sprint(count.Same),
		"refused", fmt.Sprint(count.Refused), "blocked", fmt.Sprint(count.Blocked))
}

// What a row does, as sheet check --json names it.
const (
	rowRefused = "refused"
	rowFresh   = "create"
	rowSame    = "same"
	rowChanged = "change"
)

func deed(row wizard.SheetRow) string {
	switch {
	case row.Refused():
		return rowRefused
	case row.Fresh:
		return rowFresh
	case row.Idle():
		return rowSame
	}
	return rowChanged
}

// sayPlan prints a plan row by row; rows that do nothing are left out.
func (j *job) sayPlan(ctx context.Context, plan *wizard.SheetPlan) error {
	t := j.words
	remark := func(p sheet.Problem) error {
		wrong, fix := p.Say(t)
		return j.say("  %s", t.T("cli.sheet.cell", "cell", p.Address(), "title", p.Title, "what", t.T("sheet.note", "wrong", wrong, "fix", fix)))
	}
	for _, u := range plan.Unused {
		if err := remark(u); err != nil {
			return err
		}
	}
	for _, row := range plan.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if row.Idle() {
			continue
		}
		if err := j.say("%s", t.T("cli.sheet.row."+deed(row), "row", fmt.Sprint(row.Row), "title", row.Title, "n", fmt.Sprint(len(row.Changes)))); err != nil {
			return err
		}
		if row.Like != "" {
			if err := j.say("  %s", t.T("cli.sheet.like", "title", row.Like)); err != nil {
				return err
			}
		}
		for _, p := range append(row.Problems, row.Notes...) {
			if err := remark(p); err != nil {
				return err
			}
		}
		if !row.Fresh {
			for _, c := range row.Changes {
				if err := j.say("  %s", t.T("cli.sheet.change", "label", t.Label(c.Path), "old", shown(t.Say(c.Path, c.Old)), "new", shown(t.Say(c.Path, c.New)))); err != nil {
					return err
				}
			}
		}
		for _, f := range row.Findings {
			if err := j.say("  %s", t.T("cli.sheet.cell", "cell", sheet.Address(f.Column, f.Row), "title", t.T("severity."+string(f.Severity))+" "+string(f.Rule), "what", f.Message)); err != nil {
				return err
			}
		}
	}
	return j.say("%s", j.counted("cli.sheet.plan", plan.Count()))
}

// shown is an answer in a line of changes; nothing is shown as a dash.
func shown(answer string) string {
	if answer == "" {
		return "—"
	}
	return answer
}

type (
	plannedSheet struct {
		Counts wizard.SheetCount `json:"counts"`
		Unused []plannedCell     `json:"unused"`
		Rows   []plannedRow      `json:"rows"`
	}
	plannedRow struct {
		Row      int           `json:"row"`
		Action   string        `json:"action"`
		Draft    string        `json:"draft"`
		Title    string        `json:"title"`
		Changes  []plannedFact `json:"changes"`
		Problems []plannedCell `json:"problems"`
		Notes    []plannedCell `json:"notes"`
		Findings []plannedCell `json:"findings"`
	}
	plannedFact struct {
		Cell string      `json:"cell"`
		Path filing.Path `json:"path"`
		Old  string      `json:"old"`
		New  string      `json:"new"`
	}
	plannedCell struct {
		Cell     string `json:"cell"`
		Title    string `json:"title"`
		Key      string `json:"key"` // of the problem, or the rule
		Severity string `json:"severity,omitempty"`
		Message  string `json:"message"`
		Fix      string `json:"fix"`
	}
)

// planned is a plan as --json prints it.
func (j *job) planned(plan *wizard.SheetPlan) plannedSheet {
	cells := func(problems []sheet.Problem) []plannedCell {
		out := []plannedCell{}
		for _, p := range problems {
			wrong, fix := p.Say(j.words)
			out = append(out, plannedCell{Cell: p.Address(), Title: p.Title, Key: p.Key, Message: wrong, Fix: fix})
		}
		return out
	}
	p := plannedSheet{Counts: plan.Count(), Unused: cells(plan.Unused), Rows: []plannedRow{}}
	for _, row := range plan.Rows {
		r := plannedRow{
			Row: row.Row, Action: deed(row), Draft: row.Draft, Title: row.Title, Changes: []plannedFact{},
			Problems: cells(row.Problems), Notes: cells(row.Notes), Findings: []plannedCell{},
		}
		for _, c := range row.Changes {
			r.Changes = append(r.Changes, plannedFact{Cell: sheet.Address(c.Column, row.Row), Path: c.Path, Old: c.Old, New: c.New})
		}
		for _, f := range row.Findings {
			r.Findings = append(r.Findings, plannedCell{
				Cell: sheet.Address(f.Column, f.Row), Key: string(f.Rule), Severity: string(f.Severity), Title: f.Title, Message: f.Message, Fix: f.Fix,
			})
		}
		p.Rows = append(p.Rows, r)
	}
	return p
}
