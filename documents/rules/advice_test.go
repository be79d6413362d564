package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestAdviceIsThatForTheFormat(t *testing.T) {
	zh, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	fixes := []string{}
	for _, e := range pho002.Bad {
		for _, fault := range pho002.Outcomes(e.Subject())[0].Faults {
			f := zh.Phrase(rule.Finding{Rule: pho002.ID, Paths: fault.Paths, Values: fault.Values}, pho002.Doc)
			assert.NotContains(t, f.Fix, "format.how")
			fixes = append(fixes, f.Fix)
		}
	}
	require.Len(t, fixes, 2, "HEIC and TIFF")
	assert.Contains(t, fixes[0], "兼容性最佳")
	assert.NotContains(t, fixes[1], "苹果手机")
	assert.Contains(t, fixes[1], "另存为")
}
