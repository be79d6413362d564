package screen

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// coder is a vault that makes one code.
type coder struct {
	wizard.Vault
	code string
}

func (c coder) NewRecoveryCode(context.Context) (string, error) { return c.code, nil }

func (coder) CheckRecoveryCode(context.Context, string) error { return wizard.ErrRecoveryCode }

func TestCodesAreAskedForInDifferentGroups(t *testing.T) {
	start := strings.Repeat("AAAA-", 7)
	asked := map[string]bool{}
	for i := range 8 {
		code := start + "AAA" + string(rune('A'+i))
		b := newBench(t, sample.Enterprise(), text.Chinese, light)
		b.Vault = coder{code: code}
		done := false
		b.put(panel.Column(0, recovery(b.Shell, func() { done = true })))
		words := seen(b.Window.Content())
		group := 0
		for n := 1; n <= 8; n++ {
			if strings.Contains(words, b.Texts.T("protect.recovery.check.how", "n", strconv.Itoa(n))) {
				group = n
			}
		}
		require.NotZero(t, group, code)
		asked[strconv.Itoa(group)] = true

		var field *control.Entry
		walk(b.Window.Content(), func(o fyne.CanvasObject) {
			if e, ok := o.(*control.Entry); ok {
				field = e
			}
		})
		require.NotNil(t, field)
		field.SetText(strings.Split(code, "-")[group-1])
		button(t, b.Window.Content(), b.Texts.T("protect.recovery.check.button")).OnTapped()
		assert.Contains(t, seen(b.Window.Content()), b.Texts.T("protect.recovery.done"), "the group that is asked for is the right one")
		button(t, b.Window.Content(), b.Texts.T("protect.done")).OnTapped()
		assert.True(t, done)
	}
	assert.Len(t, asked, 8, "one letter more moves it by one, so every group may be asked for")
}

func TestGroupAskedIsOneOfTheCode(t *testing.T) {
	for name, tt := range map[string]struct {
		code string
		want int
	}{
		"no letters":       {"", 1},
		"one group":        {"QRST", 1},
		"two groups, even": {"AAAA-AAAA", 1},
		"two groups, odd":  {"AAAA-AAAB", 2},
		"small letters":    {"aaaa-aaab", 2},
	} {
		assert.Equal(t, tt.want, groupAsked(groupsOf(tt.code)), name)
	}
}
