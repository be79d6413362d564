package filing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func day(t testing.TB, s string) filing.Date {
	t.Helper()
	d, err := filing.ParseValidity(s)
	require.NoError(t, err)
	return d
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ typed, want string }{
		"as stored":              {"2035-03-12", "2035-03-12"},
		"as licences print it":   {"2035年3月12日", "2035-03-12"},
		"spaced, as they print":  {"2035 年 03 月 12 日", "2035-03-12"},
		"as ID cards print it":   {"2035.03.12", "2035-03-12"},
		"slashes, short":         {"2035/3/2", "2035-03-02"},
		"digits alone":           {"20350312", "2035-03-12"},
		"full width":             {"２０３５－０３－１２", "2035-03-12"},
		"ideographic full stops": {"2035。03。12", "2035-03-12"},
		"space around":           {" 2035-03-12\n", "2035-03-12"},
		"leap day":               {"2036-02-29", "2036-02-29"},
		"end of the calendar":    {"9999-12-31", "9999-12-31"},
		"no leap day":            {"2035-02-29", ""},
		"month 13":               {"2035-13-01", ""},
		"day 0":                  {"2035-01-00", ""},
		"no day":                 {"2035-03", ""},
		"two-digit year":         {"35-03-12", ""},
		"day first":              {"12-03-2035", ""},
		"nothing":                {"", ""},
		"a word":                 {"长期", ""},
		"sign":                   {"-2035-03-12", ""},
		"year one":               {"0001-01-01", ""},
		"before any filing":      {"1799-12-31", ""},
		"too long":               {strings.Repeat("2", 1<<20), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := filing.ParseDate(tc.typed)
			assert.Equal(t, tc.want, d.String())
			if tc.want == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				assert.True(t, d.IsZero())
				return
			}
			require.NoError(t, err)
			assert.False(t, d.IsZero())
		})
	}
}

func TestParseValidity(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"long_term", "长期", "長期", " 长期有效 ", "永久", "Long Term"} {
		d, err := filing.ParseValidity(typed)
		require.NoError(t, err, typed)
		assert.Equal(t, filing.Forever(), d, typed)
		assert.Equal(t, filing.LongTerm, d.String())
	}
	assert.Equal(t, "2035-03-12", day(t, "2035年3月12日").String())
	_, err := filing.ParseValidity("很久")
	require.ErrorIs(t, err, filing.ErrForm)
}

func TestDays(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		from, to       string
		days, workdays int
	}{
		"same day":               {"2026-11-23", "2026-11-23", 0, 0},
		"next day":               {"2026-11-23", "2026-11-24", 1, 1},
		"over a weekend":         {"2026-11-27", "2026-11-30", 3, 1},
		"a week":                 {"2026-11-23", "2026-11-30", 7, 5},
		"backwards":              {"2026-11-24", "2026-11-23", -1, 0},
		"over a leap day":        {"2036-02-28", "2036-03-01", 2, 1},
		"longer than a Duration": {"1800-01-01", "2200-01-01", 146097, 400},
		"never ending":           {"2026-11-23", "long_term", 1_000_000, 0},
		"both never ending":      {"long_term", "long_term", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := day(t, tc.from), day(t, tc.to)
			assert.Equal(t, tc.days, a.Days(b))
			assert.Equal(t, -tc.days, b.Days(a))
			assert.Equal(t, tc.days > 0, a.Before(b))
			if tc.workdays < 400 {
				assert.Equal(t, tc.workdays, a.Workdays(b))
			}
		})
	}
}

func TestYearsUntil(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		born, on string
		want     int
	}{
		"the day before":              {"2008-11-24", "2026-11-23", 17},
		"the birthday":                {"2008-11-23", "2026-11-23", 18},
		"a month before":              {"2008-12-01", "2026-11-30", 17},
		"leap day in a common year":   {"2008-02-29", "2026-02-28", 17},
		"day after in a common year":  {"2008-02-29", "2026-03-01", 18},
		"not born yet, counted below": {"2027-11-23", "2026-11-23", -1},
	} {
		assert.Equal(t, tc.want, day(t, tc.born).YearsUntil(day(t, tc.on)), name)
	}
}

func TestDateOf(t *testing.T) {
	t.Parallel()
	late := time.Date(2026, 11, 23, 23, 30, 0, 0, time.FixedZone("CST", 8*3600))
	assert.Equal(t, "2026-11-23", filing.DateOf(late).String(), "the day of the moment's own zone")
	assert.Equal(t, day(t, "2026-11-23"), filing.DateOf(late))
	assert.Empty(t, filing.Date{}.String())
}

func FuzzParseValidity(f *testing.F) {
	for _, s := range []string{"2035-03-12", "2035年3月12日", "长期", "20350312", "0001-01-01", "２０３５.3.1", "-1-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := filing.ParseValidity(s)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		again, err := filing.ParseValidity(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}
