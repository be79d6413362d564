package assembly_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// secretOf is entropy that is the same in every run.
func secretOf(what string) *strings.Reader {
	return strings.NewReader(what + strings.Repeat("-secret-of-a-test", 4))
}

func seenOn(t testing.TB, day string, f *filing.Filing, others ...*filing.Filing) wizard.Exhibit {
	t.Helper()
	at, err := time.Parse(time.DateOnly, day)
	require.NoError(t, err)
	return wizard.Exhibit{At: at.Add(12 * time.Hour), Draft: wizard.Draft{Filing: f}, Others: others}
}

// TestJourneysReplay holds the findings of every journey against those of its stand-ins: rules, severities, places and what
// the sentences say but for what was replaced.
func TestJourneysReplay(t *testing.T) {
	rooms, err := assembly.New(assembly.Options{Cache: t.TempDir(), Keys: &assembly.Identities{Folder: t.TempDir()}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, rooms.Close()) })
	cases, err := filepath.Glob("../../wizard/testdata/journeys/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			raw, err := os.Open(file)
			require.NoError(t, err)
			f, err := filing.Decode(raw)
			require.NoError(t, err)
			require.NoError(t, raw.Close())
			r, err := rooms.Desk.Redact(t.Context(), seenOn(t, sample.Day, f), secretOf(file), rooms.Texts[text.Chinese])
			require.NoError(t, err)
			assert.Empty(t, r.Exhibit.Unlike)
			assert.NotEmpty(t, r.Exhibit.Seen.Rulebook)
		})
	}
}

// TestExamplesReplay does the same with every example of every rule over answers.
func TestExamplesReplay(t *testing.T) {
	rooms, err := assembly.New(assembly.Options{Cache: t.TempDir(), Keys: &assembly.Identities{Folder: t.TempDir()}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, rooms.Close()) })
	all, err := rules.All()
	require.NoError(t, err)
	for _, one := range all.Rules() {
		for _, example := range append(one.Good, one.Bad...) {
			t.Run(string(one.ID)+" "+example.Note, func(t *testing.T) {
				c := example.Subject()
				r, err := rooms.Desk.Redact(t.Context(), seenOn(t, c.Today.String(), c.Filing, c.Others...), secretOf(example.Note), rooms.Texts[text.Chinese])
				require.NoError(t, err)
				assert.Empty(t, r.Exhibit.Unlike)
			})
		}
	}
}
