package filing_test

import (
	"net/netip"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestSameText(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		a, b string
		same bool
	}{
		"equal":                 {"深圳市样例有限公司", "深圳市样例有限公司", true},
		"brackets":              {"样例（深圳）有限公司", "样例(深圳)有限公司", true},
		"tortoise-shell":        {"样例〔深圳〕", "样例(深圳)", true},
		"square, full width":    {"样例［深圳］", "样例(深圳)", true},
		"square":                {"样例[深圳]", "样例【深圳】", true},
		"spaces":                {"样 例　公司", "样例公司", true},
		"capitals":              {"Example Co.,Ltd.", "EXAMPLE CO.,LTD.", true},
		"middle dots":           {"阿凡提·买买提", "阿凡提•买买提", true},
		"middle dot, low":       {"阿凡提．买买提", "阿凡提·买买提", true},
		"invisible":             {"样\u200b例", "样例", true},
		"another name":          {"样例", "样品", false},
		"a full stop is no dot": {"a.b", "a·b", false},
	} {
		assert.Equal(t, tc.same, filing.SameText(tc.a, tc.b), name)
	}
	assert.True(t, filing.SameNumber("91440399 ma0yf-0018a", "91440399MA0YF0018A"))
	assert.False(t, filing.SameNumber("91440399MA0YF0018A", "91440399MA0YF0018B"))
	assert.Equal(t, "abc-123. !", filing.Narrow("ａｂｃ—１２３。　！"))
}

func TestTouches(t *testing.T) {
	t.Parallel()
	private := netip.MustParsePrefix("192.168.0.0/16")
	for name, tc := range map[string]struct {
		first, last string
		want        bool
	}{
		"inside":        {"192.168.1.10", "192.168.1.10", true},
		"ends inside":   {"192.167.255.0", "192.168.0.0", true},
		"begins inside": {"192.168.255.255", "192.169.0.1", true},
		"around":        {"192.0.0.1", "193.0.0.1", true},
		"below":         {"192.167.0.0", "192.167.255.255", false},
		"above":         {"192.169.0.0", "192.169.0.0", false},
		"other family":  {"2001:db8::1", "2001:db8::2", false},
	} {
		r, err := filing.ParseAddressRange(filing.IPRange{First: tc.first, Last: tc.last})
		require.NoError(t, err, name)
		assert.Equal(t, tc.want, r.Touches(private), name)
	}
}
