package screen

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

func TestStateOf(t *testing.T) {
	a, b := filing.Attachment{ID: "a1", File: "one.jpg"}, filing.Attachment{ID: "a2", File: "two.jpg"}
	assert.Equal(t, stateOf(a, &a), stateOf(a, &a))
	for name, other := range map[string]string{
		"another paper":     stateOf(b, 1),
		"none":              stateOf(nil, 1),
		"a finding":         stateOf(a, []rule.Finding{{Rule: "LET001"}}),
		"another finding":   stateOf(a, []rule.Finding{{Rule: "LET002"}}),
		"a move":            stateOf(a, &wizard.Move{Attachment: a}),
		"a move of another": stateOf(a, &wizard.Move{Attachment: b}),
	} {
		assert.NotEqual(t, stateOf(a, 1), other, name)
	}
	assert.NotEqual(t, stateOf(&a), stateOf(&b))
	assert.NotEqual(t, stateOf(func() {}), stateOf(func() {}), "what cannot be told is drawn")
}
