package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// oneRule is a rule with what its example knows of letters.
type oneRule struct {
	rule rule.Rule[Desk]
	desk Desk
}

// Check implements wizard.PaperRules.
func (o oneRule) Check(f *filing.Filing, _ filing.Date, reports map[string]paper.Report) rule.Result {
	d := o.desk
	d.Filing, d.Reports = f, reports
	set, err := rule.NewSet(o.rule)
	if err != nil {
		panic(err)
	}
	return set.Run(d)
}

// Descriptions implements wizard.PaperRules.
func (o oneRule) Descriptions() []rule.Description { return []rule.Description{o.rule.Describe()} }

// TestExamplesReplay holds what each rule over papers finds in its examples against what it finds in their stand-ins.
func TestExamplesReplay(t *testing.T) {
	t.Parallel()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	places, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	words, err := text.Load(texts.Files, text.Chinese, places.Name)
	require.NoError(t, err)
	for _, one := range listed() {
		for _, example := range append(one.Good, one.Bad...) {
			t.Run(string(one.ID)+" "+example.Note, func(t *testing.T) {
				d := example.Subject()
				today := d.Today.String()
				if today == "" {
					today = sample.Day
				}
				at, err := time.Parse(time.DateOnly, today)
				require.NoError(t, err)
				desk, err := wizard.NewDesk(wizard.Parts{
					Papers: oneRule{one, d}, Atlas: atlas, Divisions: places, Clock: day(at), Entropy: strings.NewReader("none"), Program: "test",
				})
				require.NoError(t, err)
				seen := wizard.Exhibit{At: at, Draft: wizard.Draft{Filing: d.Filing, Reports: d.Reports}}
				r, err := desk.Redact(t.Context(), seen, strings.NewReader(strings.Repeat("secret of a test", 4)), words)
				require.NoError(t, err)
				assert.Empty(t, r.Exhibit.Unlike)
			})
		}
	}
}

type day time.Time

// Now implements wizard.Clock.
func (d day) Now() time.Time { return time.Time(d) }
