package ui_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/ui/chooser"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var errNoCells = errors.New("no cells")

// scribe reads a file of lines with bars between the cells.
type scribe struct{ marked bool }

func (*scribe) ReadSheet(data []byte) (sheet.Grid, error) {
	var g sheet.Grid
	for i, line := range strings.Split(string(data), "\n") {
		row := sheet.Row{Number: i + 1}
		for k, said := range strings.Split(line, "|") {
			if said != "" {
				row.Cells = append(row.Cells, sheet.Cell{Column: k + 1, Text: said})
			}
		}
		g.Rows = append(g.Rows, row)
	}
	if len(g.Rows) < 2 {
		return sheet.Grid{}, errNoCells
	}
	return g, nil
}

func (*scribe) WriteSheet(w io.Writer, t sheet.Table, _ wizard.SheetForm) error {
	_, err := io.WriteString(w, strings.Repeat("row\n", len(t.Rows)))
	return err
}

func (s *scribe) MarkSheet(io.Writer, sheet.Grid, []sheet.Note, sheet.Words) error {
	s.marked = true
	return nil
}

// withSheets gives a bench a desk that reads spreadsheets.
func withSheets(t *testing.T, b *bench) *scribe {
	t.Helper()
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	s := &scribe{}
	b.desk, err = wizard.NewDesk(wizard.Parts{
		Store: b.store, Atlas: atlas, Divisions: all, Clock: b.clock, Entropy: &count{}, Sheets: s, Languages: []*text.Catalog{b.texts[text.Chinese]},
	})
	require.NoError(t, err)
	return s
}

func TestASpreadsheetIsSeenBeforeItIsTaken(t *testing.T) {
	b := newBench(t, text.Chinese)
	s := withSheets(t, b)
	file := filepath.Join(t.TempDir(), "客户.xlsx")
	require.NoError(t, os.WriteFile(file, []byte("title|order|entity.nature|entity.name|province\n新客户|首次备案|企业|某公司|广东\n坏行|首次备案|企业|某公司|海外"), 0o600))
	asked := chooser.Question{}
	b.files = func(_ context.Context, q chooser.Question) ([]string, error) {
		asked = q
		return []string{file}, nil
	}
	b.open()
	b.press("表格")
	require.Equal(t, screen.SheetScreen, b.Place().Screen)
	assert.Contains(t, b.seen(), "空白模板")
	b.press("选择表格")
	assert.Equal(t, []string{".xlsx", ".csv"}, asked.Filters[0].Endings)
	all := strings.Join(b.seen(), "\n")
	assert.Contains(t, all, "新建 1 份")
	assert.Contains(t, all, "不导入 1 份")
	assert.Contains(t, all, "E3")
	assert.Contains(t, all, "没有“海外”这个选项")
	drafts, err := b.desk.Drafts(t.Context())
	require.NoError(t, err)
	require.Empty(t, drafts, "nothing is done before it is asked for")

	b.press("导入这 1 份")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "已导入：新建 1 份")
	drafts, err = b.desk.Drafts(t.Context())
	require.NoError(t, err)
	require.Len(t, drafts, 1)
	assert.Equal(t, "新客户", drafts[0].Title)
	assert.NotContains(t, b.seen(), "导入这 1 份", "not twice")

	b.press("把问题标在表格里")
	assert.False(t, s.marked, "what is in it is told first")
	b.press("选择保存位置")
	assert.True(t, s.marked)
	b.key(fyne.KeyEscape)
	assert.Equal(t, screen.Place{Screen: screen.SheetScreen}, b.Place())
	b.key(fyne.KeyEscape)
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
}

func TestASpreadsheetThatCannotBeRead(t *testing.T) {
	b := newBench(t, text.Chinese)
	withSheets(t, b)
	b.open()
	b.Go(screen.Place{Screen: screen.SheetScreen, Stop: filepath.Join(t.TempDir(), "none.xlsx")})
	assert.Contains(t, b.seen(), b.texts[text.Chinese].T("trouble.no_file"))
	assert.Contains(t, b.seen(), "选别的表格")
}
