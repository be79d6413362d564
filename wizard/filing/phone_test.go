package filing_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestParsePhone(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed, want string
		mobile      bool
	}{
		"mobile":                          {"13800000001", "13800000001", true},
		"mobile, grouped":                 {"138-0000-0001", "13800000001", true},
		"mobile, country code":            {"+86 138 0000 0001", "13800000001", true},
		"mobile, 0086":                    {"008613800000001", "13800000001", true},
		"mobile, 86":                      {"8613800000001", "13800000001", true},
		"mobile, full width":              {"１３８００００００01", "13800000001", true},
		"mobile, copied from a phone":     {"\u202d138 0000 0001\u202c", "13800000001", true},
		"mobile, starts with 12":          {"12800000001", "", false},
		"mobile, ten digits":              {"1380000000", "", false},
		"landline":                        {"0755-26000001", "0755-26000001", false},
		"landline, without hyphen":        {"075526000001", "0755-26000001", false},
		"landline, brackets":              {"（0755）26000001", "0755-26000001", false},
		"landline, extension":             {"0755-26000001转12", "0755-26000001-12", false},
		"landline, comma":                 {"0755-26000001，12", "0755-26000001-12", false},
		"landline, seven digits":          {"0771-2600001", "0771-2600001", false},
		"Beijing without hyphen":          {"01012345678", "010-12345678", false},
		"Shanghai without hyphen":         {"02112345678", "021-12345678", false},
		"Beijing with hyphen":             {"010-12345678", "010-12345678", false},
		"three digits are no code there":  {"075-26000001", "", false},
		"four digits are no code there":   {"0101-2345678", "", false},
		"landline without code":           {"26000001", "", false},
		"hotline":                         {"4001234567", "", false},
		"words":                           {"无", "", false},
		"two numbers":                     {"13800000001/13900000001", "", false},
		"nothing":                         {"", "", false},
		"landline, country code, no zero": {"+86-755-26000001", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := filing.ParsePhone(tc.typed)
			assert.Equal(t, tc.want, p.String())
			_, mobileErr := filing.ParseMobile(tc.typed)
			assert.Equal(t, tc.mobile, mobileErr == nil)
			if tc.want == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				return
			}
			require.NoError(t, err)
		})
	}
}

func TestParseEmail(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ typed, want string }{
		"plain":              {"zhang@example.cn", "zhang@example.cn"},
		"space around":       {" zhang@example.cn ", "zhang@example.cn"},
		"full width":         {"zhang＠example。cn", "zhang@example.cn"},
		"capitals stay":      {"Zhang@Example.cn", "Zhang@Example.cn"},
		"plus and dots":      {"zhang.san+icp@mail.example.com.cn", "zhang.san+icp@mail.example.com.cn"},
		"digits":             {"10001@example.com", "10001@example.com"},
		"no at":              {"zhang.example.cn", ""},
		"two ats":            {"a@b@example.cn", ""},
		"no dot":             {"zhang@example", ""},
		"dot at the end":     {"zhang@example.cn.", ""},
		"dots together":      {"zhang@example..cn", ""},
		"with a name":        {"张三 <zhang@example.cn>", ""},
		"two addresses":      {"a@example.cn,b@example.cn", ""},
		"quoted":             {`"a b"@example.cn`, ""},
		"comment":            {"a@example.cn(office)", ""},
		"Chinese box":        {"张@example.cn", ""},
		"address as host":    {"a@[1.2.3.4]", ""},
		"number as host":     {"a@1.2.3.4", ""},
		"link":               {"mailto:a@example.cn", ""},
		"longer than can be": {strings.Repeat("a", 250) + "@example.cn", ""},
		"nothing":            {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := filing.ParseEmail(tc.typed)
			assert.Equal(t, tc.want, e.String())
			if tc.want == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				return
			}
			require.NoError(t, err)
		})
	}
	a, err := filing.ParseEmail("Zhang@Example.cn")
	require.NoError(t, err)
	b, err := filing.ParseEmail("zhang@example.CN")
	require.NoError(t, err)
	assert.True(t, a.Same(b))
}

func FuzzContacts(f *testing.F) {
	for _, s := range []string{"+86 138-0000-0001", "0755-26000001-1", "a@example.cn", "＠", `"("@a.cn`, "((((@a.cn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := filing.ParsePhone(s); err == nil {
			again, err := filing.ParsePhone(p.String())
			require.NoError(t, err)
			require.Equal(t, p, again)
		}
		if e, err := filing.ParseEmail(s); err == nil {
			again, err := filing.ParseEmail(e.String())
			require.NoError(t, err)
			require.Equal(t, e, again)
		}
	})
}
