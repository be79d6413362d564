package wizard_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// clerk keeps what was written last and reads it back, without a file.
type clerk struct {
	table  sheet.Table
	grid   sheet.Grid
	marked []sheet.Note
}

func (c *clerk) ReadSheet(data []byte) (sheet.Grid, error) {
	if string(data) == "broken" {
		return sheet.Grid{}, errDisk
	}
	return c.grid, nil
}

func (c *clerk) WriteSheet(_ io.Writer, t sheet.Table, _ wizard.SheetForm) error {
	c.table = t
	paths, titles := sheet.Row{Number: 1}, sheet.Row{Number: 2}
	for i, column := range t.Columns {
		paths.Cells = append(paths.Cells, sheet.Cell{Column: i + 1, Text: string(column.Path)})
		titles.Cells = append(titles.Cells, sheet.Cell{Column: i + 1, Text: column.Title})
	}
	c.grid = sheet.Grid{Rows: []sheet.Row{paths, titles}}
	for n, texts := range t.Rows {
		row := sheet.Row{Number: n + 3}
		for i, said := range texts {
			if said != "" {
				row.Cells = append(row.Cells, sheet.Cell{Column: i + 1, Text: said})
			}
		}
		c.grid.Rows = append(c.grid.Rows, row)
	}
	return nil
}

func (c *clerk) MarkSheet(_ io.Writer, _ sheet.Grid, notes []sheet.Note, _ sheet.Words) error {
	c.marked = notes
	return nil
}

// put writes a text into a cell of the row of a filing, counted from 0; without a text the cell goes.
func (c *clerk) put(row int, path filing.Path, said string) {
	column := slices.IndexFunc(c.table.Columns, func(x sheet.Column) bool { return x.Path == path }) + 1
	for len(c.grid.Rows) <= row+2 {
		c.grid.Rows = append(c.grid.Rows, sheet.Row{Number: len(c.grid.Rows) + 1})
	}
	cells := &c.grid.Rows[row+2].Cells
	*cells = slices.DeleteFunc(*cells, func(x sheet.Cell) bool { return x.Column == column })
	if said != "" {
		*cells = append(*cells, sheet.Cell{Column: column, Text: said})
		slices.SortFunc(*cells, func(a, b sheet.Cell) int { return a.Column - b.Column })
	}
}

type copyRoom struct {
	*room
	clerk *clerk
}

func newCopyRoom(t testing.TB) copyRoom {
	t.Helper()
	r := copyRoom{newRoom(t), &clerk{}}
	atlas, err := loadAtlas()
	require.NoError(t, err)
	raw, err := os.ReadFile("../assets/divisions/divisions.json")
	require.NoError(t, err)
	divisions, err := region.LoadDivisions(raw)
	require.NoError(t, err)
	r.texts, err = text.Load(os.DirFS("../assets/text"), text.Chinese, divisions.Name)
	require.NoError(t, err)
	r.desk, err = wizard.NewDesk(wizard.Parts{
		Store: storagetest.NewMemory(), Inspector: r.inspector, Atlas: atlas, Divisions: divisions, Clock: r.clock, Sheets: r.clerk,
		Languages: []*text.Catalog{r.texts}, Entropy: strings.NewReader(strings.Repeat("entropy.", 1000)), Program: "test",
	})
	require.NoError(t, err)
	return r
}

func (r copyRoom) export(t testing.TB) {
	t.Helper()
	require.NoError(t, r.desk.WriteSheet(t.Context(), io.Discard, wizard.XLSX, r.texts))
}

func (r copyRoom) plan(t testing.TB) *wizard.SheetPlan {
	t.Helper()
	plan, err := r.desk.PlanSheet(t.Context(), nil, r.texts)
	require.NoError(t, err)
	return plan
}

func (r copyRoom) filingOf(t testing.TB, id string) *filing.Filing {
	t.Helper()
	s, err := r.desk.Open(t.Context(), id, r.texts)
	require.NoError(t, err)
	return s.Filing()
}

func TestASheetComesBack(t *testing.T) {
	r := newCopyRoom(t)
	good := r.importCase(t, sample.Enterprise(), nil).ID()
	bad := r.importCase(t, sample.Faulty(), nil).ID()
	r.export(t)
	require.Len(t, r.clerk.table.Rows, 2)
	before := r.filingOf(t, good)

	plan := r.plan(t)
	assert.Equal(t, wizard.SheetCount{Same: 2}, plan.Count())
	count, err := r.desk.TakeSheet(t.Context(), plan, r.texts, nil)
	require.NoError(t, err)
	assert.Equal(t, wizard.SheetCount{Same: 2}, count)
	s, err := r.desk.Open(t.Context(), good, r.texts)
	require.NoError(t, err)
	assert.False(t, s.CanUndo(t.Context()), "a draft that is as it was is not saved")

	r.clerk.put(0, "principal.mobile", "13900009999")
	r.clerk.put(0, "entity.remark", "新备注")
	r.clerk.put(1, "province", "不存在的省")
	r.clerk.put(2, "order", "首次备案")
	r.clerk.put(2, "entity.nature", "企业")
	r.clerk.put(2, "entity.name", sample.Enterprise().Entity.Name)
	r.clerk.put(2, "services[0].kind", "网站")
	r.clerk.put(2, "services[0].domains[0].name", sample.Enterprise().Services[0].Domains[0].Name)
	r.clerk.put(3, "id", good)
	r.clerk.put(4, "id", "../etc")
	r.clerk.put(5, "id", "01KAXF8E6Q0000000000000077")
	r.clerk.put(5, "title", "别处来的")
	plan = r.plan(t)
	require.Equal(t, wizard.SheetCount{Fresh: 2, Changed: 1, Refused: 3, Blocked: 2}, plan.Count())
	assert.Len(t, plan.Rows[0].Changes, 2)
	assert.Equal(t, sheet.UnknownWord, plan.Rows[1].Problems[0].Key)
	assert.Equal(t, "云帆智联官网", plan.Rows[2].Like, "somebody may have lost the ID")
	assert.Equal(t, []string{sheet.SameID, sheet.NotID}, []string{plan.Rows[3].Problems[0].Key, plan.Rows[4].Problems[0].Key})

	var told []int
	count, err = r.desk.TakeSheet(t.Context(), plan, r.texts, func(done, all int) { told = append(told, done*10+all) })
	require.NoError(t, err)
	assert.Equal(t, wizard.SheetCount{Fresh: 2, Changed: 1, Refused: 3}, count)
	assert.Equal(t, []int{6, 16, 26, 36, 46, 56}, told)
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 4)
	assert.Equal(t, "别处来的", r.filingOf(t, "01KAXF8E6Q0000000000000077").Title, "a draft of another store keeps its ID, so that the sheet finds it again")

	s, err = r.desk.Open(t.Context(), good, r.texts)
	require.NoError(t, err)
	assert.Equal(t, "13900009999", s.Filing().Principal.Mobile)
	require.NoError(t, s.Undo(t.Context()))
	assert.Equal(t, before, s.Filing(), "a row is one change, and can be taken back")
	faulty := sample.Faulty()
	faulty.ID = bad
	assert.Equal(t, faulty, r.filingOf(t, bad), "a row that is refused changes nothing")
}

func TestFindingsHaveCells(t *testing.T) {
	r := newCopyRoom(t)
	r.importCase(t, sample.Faulty(), nil)
	r.export(t)
	plan := r.plan(t)
	column := slices.IndexFunc(r.clerk.table.Columns, func(c sheet.Column) bool { return c.Path == "principal.email" }) + 1
	at := slices.IndexFunc(plan.Rows[0].Findings, func(f wizard.SheetFinding) bool { return f.Rule == "CON004" })
	require.GreaterOrEqual(t, at, 0)
	assert.Equal(t, []int{3, column}, []int{plan.Rows[0].Findings[at].Row, plan.Rows[0].Findings[at].Column})

	require.NoError(t, r.desk.MarkSheet(io.Discard, plan, r.texts))
	marked := slices.IndexFunc(r.clerk.marked, func(n sheet.Note) bool { return n.Column == column && n.Row == 3 })
	require.GreaterOrEqual(t, marked, 0)
	assert.True(t, r.clerk.marked[marked].Bad)
	assert.Contains(t, r.clerk.marked[marked].Text, "邮箱")
	for _, f := range plan.Rows[0].Findings {
		assert.NotEqual(t, rule.ID("FIL003"), f.Rule, "papers are not in a sheet")
	}
}

func TestARowThatWaits(t *testing.T) {
	r := newCopyRoom(t)
	s := r.importCase(t, sample.Enterprise(), nil)
	r.export(t)
	r.clerk.put(0, "principal.mobile", "13900009999")
	plan := r.plan(t)
	require.NoError(t, s.Answer("entity.remark", "同时填的"))
	require.NoError(t, s.Save(t.Context()))
	_, err := r.desk.TakeSheet(t.Context(), plan, r.texts, nil)
	require.NoError(t, err)
	f := r.filingOf(t, s.ID())
	assert.Equal(t, "13900009999", f.Principal.Mobile)
	assert.Empty(t, f.Entity.Remark, "the cell says that it is empty")

	r.export(t)
	r.clerk.put(0, "principal.mobile", "13900008888")
	plan = r.plan(t)
	require.NoError(t, r.desk.Delete(t.Context(), s.ID()))
	count, err := r.desk.TakeSheet(t.Context(), plan, r.texts, nil)
	require.NoError(t, err)
	assert.Equal(t, wizard.SheetCount{Refused: 1}, count)
	assert.Equal(t, "gone", plan.Rows[0].Problems[0].Key)
}

func TestSheetsThatCannotBe(t *testing.T) {
	r := newCopyRoom(t)
	_, err := r.desk.PlanSheet(t.Context(), []byte("broken"), r.texts)
	require.ErrorIs(t, err, errDisk)
	require.NoError(t, r.desk.WriteEmptySheet(io.Discard, wizard.XLSX, r.texts))
	_, err = r.desk.PlanSheet(t.Context(), nil, r.texts)
	require.ErrorIs(t, err, sheet.ErrEmpty)
	require.ErrorIs(t, r.desk.WriteSheet(t.Context(), io.Discard, wizard.CSV, r.texts, "none"), wizard.ErrNoDraft)

	r.clerk.put(0, "order", "首次备案")
	r.clerk.put(0, "entity.nature", "企业")
	plan := r.plan(t)
	ended, stop := context.WithCancel(t.Context())
	stop()
	_, err = r.desk.PlanSheet(ended, nil, r.texts)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, 1, plan.Count().Fresh)

	bare := newRoom(t)
	_, err = bare.desk.PlanSheet(t.Context(), nil, bare.texts)
	require.ErrorIs(t, err, wizard.ErrNoSheets)
	for _, err := range []error{
		bare.desk.WriteEmptySheet(io.Discard, wizard.CSV, bare.texts), bare.desk.WriteSheet(t.Context(), io.Discard, wizard.CSV, bare.texts),
		bare.desk.MarkSheet(&bytes.Buffer{}, plan, bare.texts),
	} {
		assert.True(t, errors.Is(err, wizard.ErrNoSheets))
	}
}
