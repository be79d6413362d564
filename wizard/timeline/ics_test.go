package timeline

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/assets/workdays"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// property is one content line, unfolded.
type property struct{ name, value string }

// unfold reads a calendar file as RFC 5545, 3.1 says, and checks the form of its lines.
func unfold(t testing.TB, raw []byte) []property {
	t.Helper()
	s := string(raw)
	require.True(t, strings.HasSuffix(s, "\r\n"))
	var out []property
	for _, line := range strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), lineOctets, "a line has at most 75 octets: %q", line)
		require.True(t, utf8.ValidString(line), "no character is cut in two: %q", line)
		require.NotContains(t, line, "\n")
		require.NotContains(t, line, "\r")
		if rest, ok := strings.CutPrefix(line, " "); ok {
			require.NotEmpty(t, out)
			out[len(out)-1].value += rest
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		require.True(t, ok, "%q is no content line", line)
		out = append(out, property{name, value})
	}
	return out
}

// plain reads a TEXT value back.
func plain(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n", `\N`, "\n").Replace(s)
}

func values(properties []property, name string) []string {
	var out []string
	for _, p := range properties {
		if p.name == name {
			out = append(out, p.value)
		}
	}
	return out
}

func icsCase(t testing.TB, events ...Event) (*Guide, Case, *text.Catalog) {
	t.Helper()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	c, err := LoadCalendar(workdays.JSON())
	require.NoError(t, err)
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	g, err := New(atlas, portal.Terms, c)
	require.NoError(t, err)
	words, err := text.Load(os.DirFS("../../assets/text"), text.Chinese, nil)
	require.NoError(t, err)
	return g, Case{Filing: sample.Enterprise(), Progress: Progress{Events: events}}, words
}

func TestICS(t *testing.T) {
	came := time.Date(2026, 11, 23, 14, 5, 0, 0, Beijing)
	g, c, words := icsCase(t, Event{At: came, Status: SMS})
	c.Filing.Title = `云帆; 官网, 二\期`
	c.Filing.Services[0].Domains[0].ExpiresOn = "2027-01-05"
	c.Filing.Principal.Certificate.ValidUntil = filing.LongTerm
	c.Filing.Entity.Certificate.ValidUntil = "2026-11-01" // over: in no calendar
	now := came.Add(time.Hour)

	raw := g.ICS(c, now, words)
	lines := unfold(t, raw)
	assert.Equal(t, property{"BEGIN", "VCALENDAR"}, lines[0])
	assert.Equal(t, property{"VERSION", "2.0"}, lines[1])
	assert.Equal(t, property{"END", "VCALENDAR"}, lines[len(lines)-1])
	assert.Equal(t, []string{"VCALENDAR", "VEVENT", "VALARM", "VALARM", "VEVENT", "VALARM", "VALARM"}, values(lines, "BEGIN"))
	assert.Equal(t, []string{"20261124T050500Z"}, values(lines, "DTSTART"))
	assert.Equal(t, []string{"20261124T060500Z"}, values(lines, "DTEND"), "the appointment ends when the code does")
	assert.Equal(t, []string{"20270105"}, values(lines, "DTSTART;VALUE=DATE"))
	assert.Equal(t, []string{"20270106"}, values(lines, "DTEND;VALUE=DATE"))
	assert.Equal(t, []string{"-PT11H", "-PT1H", "-P44DT15H", "-PT15H"}, values(lines, "TRIGGER"))
	assert.Equal(t, []string{"20261123T070500Z", "20261123T070500Z"}, values(lines, "DTSTAMP"))
	assert.Equal(t, `备案“云帆; 官网, 二\期”：短信核验截止`, plain(values(lines, "SUMMARY")[0]))

	assert.Equal(t, raw, g.ICS(c, now, words), "the same case at the same moment gives the same bytes")
	uids := values(lines, "UID")
	require.Len(t, uids, 2)
	assert.NotEqual(t, uids[0], uids[1])
	c.Filing.Services[0].Domains[0].ExpiresOn = "2028-01-05"
	assert.Equal(t, uids, values(unfold(t, g.ICS(c, now.Add(time.Hour), words)), "UID"), "a day that moves takes its old place")
	c.Filing.ID += "2"
	assert.NotEqual(t, uids, values(unfold(t, g.ICS(c, now, words)), "UID"))
}

func TestICSNamesNobody(t *testing.T) {
	g, c, words := icsCase(t, Event{At: time.Date(2026, 11, 20, 0, 0, 0, 0, Beijing), DayOnly: true, Status: Filed})
	var said strings.Builder
	for _, p := range unfold(t, g.ICS(c, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC), words)) {
		said.WriteString(plain(p.value) + "\n")
	}
	require.Contains(t, said.String(), "公安联网备案截止")
	f := c.Filing
	for _, secret := range []string{
		f.Entity.Name, f.Entity.Certificate.Number, f.Principal.Name, f.Principal.Certificate.Number, f.Principal.Mobile, f.Services[0].Domains[0].Name,
	} {
		require.NotEmpty(t, secret)
		assert.NotContains(t, said.String(), secret)
	}
	assert.NotContains(t, said.String(), "还有", "what is left is not counted in a calendar that is read later")
}

func TestEntriesAreNotOver(t *testing.T) {
	filed := Event{At: time.Date(2026, 11, 20, 0, 0, 0, 0, Beijing), DayOnly: true, Status: Filed}
	review := Event{At: filed.At, DayOnly: true, Status: WaitingFirst}
	for name, tt := range map[string]struct {
		event Event
		now   time.Time
		want  []string
	}{
		"duties after filing":    {filed, filed.At.Add(12 * time.Hour), []string{"task/dns_on", "task/police"}},
		"duties that are over":   {filed, filed.At.AddDate(1, 0, 0), nil},
		"a review":               {review, filed.At.Add(12 * time.Hour), []string{"due/waiting_first/1"}},
		"a review that is late":  {review, filed.At.AddDate(0, 1, 0), nil},
		"hour of the code unkno": {Event{At: filed.At, DayOnly: true, Status: SMS}, filed.At.Add(12 * time.Hour), []string{"due/sms/1"}},
	} {
		t.Run(name, func(t *testing.T) {
			g, c, words := icsCase(t, tt.event)
			c.Filing.Services[0].Domains = nil
			c.Filing.Entity.Certificate.ValidUntil, c.Filing.Principal.Certificate.ValidUntil = "", ""
			var keys []string
			for _, e := range g.Entries(c, tt.now, words) {
				keys = append(keys, e.Key)
			}
			assert.Equal(t, tt.want, keys)
		})
	}
}

func TestTriggers(t *testing.T) {
	for want, before := range map[string]time.Duration{
		"-PT15H": morningBefore, "PT9H": sameMorning, "-P6DT15H": 7*wholeDay + sameMorning, "-P90D": 90 * wholeDay, "-PT0M": 0,
		"-PT2H30M": 150 * time.Minute, "-PT5M": 5 * time.Minute,
	} {
		assert.Equal(t, want, trigger(before))
	}
}

// FuzzICS writes any title into a calendar file; the file keeps its form and the title can be read back.
func FuzzICS(f *testing.F) {
	f.Add("云帆智联官网，一个名字长到必须折行的网站，名字里还有；和,以及\\n")
	f.Add("a\r\nEND:VEVENT\r\nBEGIN:VEVENT")
	f.Add("\xff\x00\u2028")
	f.Fuzz(func(t *testing.T, title string) {
		e := Entry{Key: "k", Day: filing.DateOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)), Summary: title, Description: title}
		lines := unfold(t, encode("id", title, []Entry{e}, time.Unix(0, 0)))
		if got := values(lines, "BEGIN"); len(got) != 2 {
			t.Fatalf("%q makes %v", title, got)
		}
		if got := values(lines, "SUMMARY")[0]; escape(plain(got)) != got {
			t.Fatalf("%q is written as %q, which is read as %q", title, got, plain(got))
		}
	})
}
