package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/reasons"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var update = flag.Bool("update", false, "write the table of reasons anew")

// coverageFile says for people which reasons the program foresees, and how.
const coverageFile = "../../assets/reasons/COVERAGE.md"

func catalogueOfReasons(t *testing.T) []remedy.Reason {
	t.Helper()
	book, err := remedy.Load(reasons.JSON())
	require.NoError(t, err)
	return book.Reasons()
}

func allRules(t *testing.T) []rule.Description {
	t.Helper()
	j := &job{ctx: t.Context()}
	desk, err := j.desk()
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, j.close()) })
	return desk.Rulebook()
}

// TestRulesAndReasonsAgree: what a rule says that it foresees, the reason says too, and the other way round. Rules speak
// of reviews; a reason of the checks after approval names rules that are not written for it, so it is only looked up.
func TestRulesAndReasonsAgree(t *testing.T) {
	byRule := map[string][]rule.ID{}
	known := map[rule.ID]bool{}
	for _, d := range allRules(t) {
		known[d.ID] = true
		for _, id := range d.Doc.Reasons {
			byRule[id] = append(byRule[id], d.ID)
		}
	}
	for _, r := range catalogueOfReasons(t) {
		for _, id := range r.Rules {
			assert.True(t, known[id], "%s names %s, which is no rule", r.ID, id)
		}
		if r.Stage == remedy.Review {
			assert.ElementsMatch(t, byRule[string(r.ID)], r.Rules, "%s", r.ID)
		}
		delete(byRule, string(r.ID))
	}
	assert.Empty(t, byRule, "rules foresee what is no reason")
}

func TestCoverageIsWholeAndCurrent(t *testing.T) {
	words, err := loadWords(text.Chinese)
	require.NoError(t, err)
	titles := map[rule.ID]string{}
	for _, d := range allRules(t) {
		titles[d.ID] = d.Doc.Title
	}
	var table strings.Builder
	table.WriteString(`<!-- Written by: go test ./cmd/beianctl -run Coverage -update. Change reasons.json, not this. -->

# 驳回原因与对应的检查

R 审核驳回，S 系统提示，X 其他接入商的说法，V 备案后核查。“规则”由程序检查；“询问”是开头几问里问到的；
“提醒”是导出后的提醒（编号），或在资料里看不出来、收到通知后才由 ` + "`beianctl remedy`" + ` 说明的（步数）。

| 编号 | 原因 | 规则 | 询问 | 提醒 |
|---|---|---|---|---|
`)
	for _, r := range catalogueOfReasons(t) {
		row := coverageOf(r, titles, words)
		switch r.Kind {
		case remedy.Computed:
			assert.NotEmpty(t, row.rules, "%s", r.ID)
		case remedy.Asked:
			assert.NotEmpty(t, row.asked, "%s", r.ID)
		case remedy.Reminded:
			assert.NotEmpty(t, row.reminded, "%s", r.ID)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s | %s |\n", r.ID, r.Title.Chinese,
			strings.Join(row.rules, "<br>"), strings.Join(row.asked, "、"), strings.Join(row.reminded, "、"))
	}
	if *update {
		require.NoError(t, os.WriteFile(coverageFile, []byte(table.String()), 0o644))
	}
	written, err := os.ReadFile(coverageFile)
	require.NoError(t, err)
	assert.Equal(t, table.String(), string(written), "out of date: run the test with -update and read the difference")
}

// coverage is a row of the table.
type coverage struct{ rules, asked, reminded []string }

func coverageOf(r remedy.Reason, titles map[rule.ID]string, words *text.Catalog) coverage {
	var row coverage
	for _, id := range r.Rules {
		row.rules = append(row.rules, fmt.Sprintf("%s %s", id, titles[id]))
	}
	for _, a := range r.Asks {
		row.asked = append(row.asked, words.T("interview."+a))
	}
	row.reminded = append(row.reminded, r.Reminders...)
	if r.Kind == remedy.Reminded {
		row.reminded = append(row.reminded, fmt.Sprintf("remedy %d 步", len(r.Todo.Chinese)))
	}
	return row
}
