package workdays_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

func TestTheDaysCanBeLoaded(t *testing.T) {
	t.Parallel()
	c, err := timeline.LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	first, last := c.Years()
	assert.Equal(t, []int{2020, 2026}, []int{first, last})
}

// TestWorkdaysOfAYear counts what a year leaves to work: its Mondays to Fridays less the 11 statutory holidays, 13 since 2025. In
// 2020 the longer Spring Festival took a Friday and a Saturday that was to be worked.
func TestWorkdaysOfAYear(t *testing.T) {
	t.Parallel()
	c, err := timeline.LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	for year, want := range map[string]int{"2020": 249, "2021": 250, "2022": 249, "2023": 249, "2024": 251, "2025": 248, "2026": 248} {
		from, err := filing.ParseDate(year + "-01-01")
		require.NoError(t, err)
		until, err := filing.ParseDate(year + "-12-31")
		require.NoError(t, err)
		n, estimated := c.Between(from, until) // the first of January is never worked
		assert.Equal(t, want, n, year)
		assert.False(t, estimated, year)
	}
}

func TestEveryYearNamesItsNotice(t *testing.T) {
	t.Parallel()
	var list struct {
		Years map[string]struct {
			Notices []string `json:"notices"`
		} `json:"years"`
	}
	require.NoError(t, json.Unmarshal(workdays.JSON(), &list))
	for year, y := range list.Years {
		require.NotEmpty(t, y.Notices, year)
		assert.True(t, strings.Contains(y.Notices[0], "国务院办公厅关于"+year+"年部分节假日安排的通知"), y.Notices[0])
	}
}
