package timeline_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

func calendar(t testing.TB) *timeline.Calendar {
	t.Helper()
	c, err := timeline.LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	return c
}

func day(t testing.TB, s string) filing.Date {
	t.Helper()
	d, err := filing.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestAddWorkdays(t *testing.T) {
	c := calendar(t)
	for name, tt := range map[string]struct {
		from      string
		n         int
		want      string
		estimated bool
	}{
		"none":                              {"2026-11-21", 0, "2026-11-21", false},
		"over a weekend":                    {"2026-11-20", 1, "2026-11-23", false},
		"from a Saturday":                   {"2026-11-21", 1, "2026-11-23", false},
		"over the Spring Festival of 2026":  {"2026-02-13", 2, "2026-02-24", false}, // Saturday the 14th is worked
		"a worked Saturday":                 {"2026-02-13", 1, "2026-02-14", false},
		"after the Spring Festival":         {"2026-02-24", 4, "2026-02-28", false}, // and so is Saturday the 28th
		"over the National Day":             {"2026-09-30", 1, "2026-10-08", false},
		"worked Saturday after it":          {"2026-10-09", 1, "2026-10-10", false},
		"a worked Sunday before it":         {"2026-09-18", 1, "2026-09-20", false},
		"over the Spring Festival of 2020":  {"2020-01-23", 1, "2020-02-03", false}, // made longer by a notice of its own
		"twenty days over the new year":     {"2025-12-15", 20, "2026-01-13", false},
		"into a year of no notice":          {"2026-12-31", 1, "2027-01-01", true},
		"twenty days in November":           {"2026-11-24", 20, "2026-12-22", false},
		"back over a weekend":               {"2026-11-23", -1, "2026-11-20", false},
		"back over the National Day":        {"2026-10-08", -1, "2026-09-30", false},
		"back to a worked Sunday":           {"2026-09-21", -1, "2026-09-20", false},
		"a year long before the first":      {"2010-01-01", 1, "2010-01-04", true},
		"sixty days, as letters of 广东 last": {"2026-09-01", 60, "2026-11-30", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, estimated := c.Add(day(t, tt.from), tt.n)
			assert.Equal(t, tt.want, got.String())
			assert.Equal(t, tt.estimated, estimated)
		})
	}
}

func TestBetweenWorkdays(t *testing.T) {
	c := calendar(t)
	for name, tt := range map[string]struct {
		from, until string
		want        int
		estimated   bool
	}{
		"same day":                     {"2026-11-23", "2026-11-23", 0, false},
		"to the next day":              {"2026-11-23", "2026-11-24", 1, false},
		"over a weekend":               {"2026-11-20", "2026-11-23", 1, false},
		"the days of the National Day": {"2026-09-30", "2026-10-07", 0, false},
		"until a worked Saturday":      {"2026-10-09", "2026-10-10", 1, false},
		"backwards":                    {"2026-11-24", "2026-11-20", -2, false},
		"into a year of no notice":     {"2026-12-30", "2027-01-04", 3, true},
		"until the last day told of":   {"2026-12-30", "2026-12-31", 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			got, estimated := c.Between(day(t, tt.from), day(t, tt.until))
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.estimated, estimated)
		})
	}
}

func TestNoDayIsNotCounted(t *testing.T) {
	c := calendar(t)
	for _, d := range []filing.Date{{}, filing.Forever()} {
		got, estimated := c.Add(d, 5)
		assert.Equal(t, d, got)
		assert.False(t, estimated)
		n, _ := c.Between(d, day(t, "2026-11-23"))
		assert.Zero(t, n)
		worked, _ := c.IsWorkday(d)
		assert.False(t, worked)
		assert.Empty(t, c.Holiday(d))
	}
	assert.Equal(t, "国庆节", c.Holiday(day(t, "2026-10-01")))
	assert.Empty(t, c.Holiday(day(t, "2026-10-08")))
}

// anyDay draws days of the years that notices tell of, and of some around them.
func anyDay() *rapid.Generator[filing.Date] {
	return rapid.Custom(func(t *rapid.T) filing.Date {
		start := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
		return filing.DateOf(start.AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "day")))
	})
}

func TestCountingAgreesWithItself(t *testing.T) {
	c := calendar(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b, n := anyDay().Draw(t, "a"), anyDay().Draw(t, "b"), rapid.IntRange(1, 80).Draw(t, "n")

		to, _ := c.Add(a, n)
		worked, _ := c.IsWorkday(to)
		require.True(t, worked, "%s is reached by counting working days", to)
		count, _ := c.Between(a, to)
		require.Equal(t, n, count, "from %s to %s", a, to)

		back, _ := c.Add(to, -n)
		require.False(t, a.Before(back) && count == 0)
		again, _ := c.Add(back, n)
		require.Equal(t, to, again, "from %s back to %s", to, back)

		there, _ := c.Between(a, b)
		home, _ := c.Between(b, a)
		require.Equal(t, there, -home)
		viaMiddle, _ := c.Between(b, to)
		whole, _ := c.Between(a, to)
		require.Equal(t, whole, there+viaMiddle)
	})
}

// TestBetweenCountsOneByOne compares the quick way of counting with the slow one.
func TestBetweenCountsOneByOne(t *testing.T) {
	c := calendar(t)
	rapid.Check(t, func(t *rapid.T) {
		a, length := anyDay().Draw(t, "a"), rapid.IntRange(0, 500).Draw(t, "length")
		start, err := time.Parse(time.DateOnly, a.String())
		require.NoError(t, err)
		want, estimated := 0, false
		for i := 1; i <= length; i++ {
			worked, guessed := c.IsWorkday(filing.DateOf(start.AddDate(0, 0, i)))
			estimated = estimated || guessed
			if worked {
				want++
			}
		}
		got, guessed := c.Between(a, filing.DateOf(start.AddDate(0, 0, length)))
		require.Equal(t, want, got)
		require.Equal(t, estimated, guessed)
	})
}

func TestLoadCalendarRefuses(t *testing.T) {
	for name, raw := range map[string]string{
		"nothing":            ``,
		"another form":       `{"days": []}`,
		"no year":            `{"years": {"soon": {}}}`,
		"day of other year":  `{"years": {"2026": {"holidays": {"2025-10-01": "国庆节"}}}}`,
		"no day":             `{"years": {"2026": {"holidays": {"2026-02-30": "春节"}}}}`,
		"no name":            `{"years": {"2026": {"holidays": {"2026-10-01": ""}}}}`,
		"worked holiday":     `{"years": {"2026": {"holidays": {"2026-10-10": "国庆节"}, "workdays": ["2026-10-10"]}}}`,
		"worked Monday":      `{"years": {"2026": {"workdays": ["2026-11-23"]}}}`,
		"worked twice":       `{"years": {"2026": {"workdays": ["2026-10-10", "2026-10-10"]}}}`,
		"worked other year":  `{"years": {"2026": {"workdays": ["2025-10-11"]}}}`,
		"day with a clock":   `{"years": {"2026": {"workdays": ["2026-10-10T00:00:00Z"]}}}`,
		"year with a blank":  `{"years": {" 2026": {}}}`,
		"year with a sign":   `{"years": {"+026": {"workdays": ["+026-10-10"]}}}`,
		"holiday not a text": `{"years": {"2026": {"holidays": {"2026-10-01": 1}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := timeline.LoadCalendar([]byte(raw))
			assert.ErrorIs(t, err, timeline.ErrCalendar)
		})
	}
}

// FuzzLoadCalendar loads any bytes; what is accepted must count without losing itself.
func FuzzLoadCalendar(f *testing.F) {
	f.Add(workdays.JSON())
	f.Add([]byte(`{"years": {"2026": {"holidays": {"2026-10-01": "国庆节"}, "workdays": ["2026-10-10"]}}}`))
	f.Add([]byte(`{"years": {"0000": null, "9999": {"workdays": []}}}`))
	start := filing.DateOf(time.Date(2026, 9, 28, 0, 0, 0, 0, time.UTC))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := timeline.LoadCalendar(raw)
		if err != nil {
			return
		}
		to, _ := c.Add(start, 10)
		if n, _ := c.Between(start, to); n != 10 {
			t.Fatalf("10 days on from %s is %s, and between them lie %d", start, to, n)
		}
		if first, last := c.Years(); first > last {
			t.Fatalf("years from %d to %d", first, last)
		}
	})
}
