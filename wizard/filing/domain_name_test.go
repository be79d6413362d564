package filing_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestParseDomainName(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed, want string
		cleaned     bool
	}{
		"plain":                             {"example.cn", "example.cn", false},
		"capitals":                          {"Example.CN", "example.cn", false},
		"full width":                        {"ｅｘａｍｐｌｅ。ｃｎ", "example.cn", false},
		"scheme and path":                   {"https://www.example.cn/index.html?a=1", "www.example.cn", true},
		"trailing dot":                      {"example.cn.", "example.cn", true},
		"fragment":                          {"example.cn#a", "example.cn", true},
		"Chinese":                           {"样例.中国", "样例.中国", false},
		"punycode":                          {"xn--fsq.xn--fiqs8s", "xn--fsq.xn--fiqs8s", false},
		"hyphen inside":                     {"a-b.example.cn", "a-b.example.cn", false},
		"longest label":                     {strings.Repeat("a", 63) + ".cn", strings.Repeat("a", 63) + ".cn", false},
		"label too long":                    {strings.Repeat("a", 64) + ".cn", "", false},
		"host too long":                     {strings.Repeat("a.", 130) + "cn", "", false},
		"no dot":                            {"localhost", "", false},
		"empty label":                       {"a..cn", "", false},
		"hyphen first":                      {"-a.cn", "", false},
		"hyphen last":                       {"a-.cn", "", false},
		"underscore":                        {"a_b.cn", "", false},
		"space":                             {"a b.cn", "", false},
		"port":                              {"example.cn:8080", "", false},
		"account":                           {"me@example.cn", "", false},
		"IPv4":                              {"1.2.3.4", "", false},
		"IPv6":                              {"2001:db8::1", "", false},
		"number at the end":                 {"example.123", "", false},
		"one letter at end":                 {"example.c", "", false},
		"two domains":                       {"a.cn,b.cn", "", false},
		"invalid bytes":                     {"a\xff.cn", "", false},
		"scheme without host":               {"https://", "", false},
		"nothing":                           {"", "", false},
		"ideographic full stop, half width": {"example｡cn", "example.cn", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := filing.ParseDomainName(tc.typed)
			assert.Equal(t, tc.want, d.String())
			if tc.want == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tc.cleaned, d.Cleaned())
			assert.Equal(t, tc.want, strings.Join(d.Labels(), "."))
		})
	}
}

func TestParseHomeURL(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ typed, host, path string }{
		"host alone":          {"example.cn", "example.cn", ""},
		"slash":               {"https://example.cn/", "example.cn", ""},
		"path":                {"http://www.example.cn/index.html", "www.example.cn", "/index.html"},
		"port":                {"example.cn:8080/a", "example.cn", ":8080/a"},
		"query":               {"example.cn/?id=1", "example.cn", "?id=1"},
		"fragment":            {"https://example.cn/#/home", "example.cn", "#/home"},
		"full width, capital": {"HTTPS：／／Example．cn", "example.cn", ""},
		"other scheme":        {"ftp://example.cn", "", ""},
		"account in it":       {"https://me:secret@example.cn", "", ""},
		"number":              {"http://1.2.3.4", "", ""},
		"one slash":           {"http:/example.cn", "", ""},
		"nothing":             {"", "", ""},
		"bad escape":          {"example.cn/%zz", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host, path, err := filing.ParseHomeURL(tc.typed)
			assert.Equal(t, tc.host, host.String())
			assert.Equal(t, tc.path, path)
			if tc.host == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				return
			}
			require.NoError(t, err)
		})
	}
}

func TestParseAddressRange(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ first, last, want string }{
		"one address":     {"121.36.0.10", "121.36.0.10", "121.36.0.10"},
		"range":           {"121.36.0.10", "121.36.0.20", "121.36.0.10-121.36.0.20"},
		"full width":      {"１２１．36。0．10", " 121.36.0.10", "121.36.0.10"},
		"IPv6":            {"2001:db8::1", "2001:db8::ff", "2001:db8::1-2001:db8::ff"},
		"mapped IPv4":     {"::ffff:121.36.0.10", "121.36.0.10", "121.36.0.10"},
		"first is higher": {"121.36.0.20", "121.36.0.10", ""},
		"families differ": {"121.36.0.10", "2001:db8::1", ""},
		"leading zero":    {"121.36.0.010", "121.36.0.10", ""},
		"zone":            {"fe80::1%eth0", "fe80::1", ""},
		"no last":         {"121.36.0.10", "", ""},
		"a block":         {"121.36.0.0/24", "121.36.0.0/24", ""},
		"port":            {"121.36.0.10:80", "121.36.0.10:80", ""},
		"number too high": {"121.36.0.256", "121.36.0.256", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := filing.ParseAddressRange(filing.IPRange{First: tc.first, Last: tc.last})
			if tc.want == "" {
				require.ErrorIs(t, err, filing.ErrForm)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tc.want, r.String())
		})
	}
}

func FuzzParseDomainName(f *testing.F) {
	for _, s := range []string{"example.cn", "https://example.cn/a", "İ.cn", "样例.中国", "K.cn", "1.2.3.4", "a。b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := filing.ParseDomainName(s); err == nil {
			again, err := filing.ParseDomainName(d.String())
			require.NoError(t, err)
			require.Equal(t, d.String(), again.String())
			require.False(t, again.Cleaned())
		}
		if host, _, err := filing.ParseHomeURL(s); err == nil {
			again, path, err := filing.ParseHomeURL(host.String())
			require.NoError(t, err)
			require.Equal(t, host.String(), again.String())
			require.Empty(t, path)
		}
	})
}

func FuzzParseAddressRange(f *testing.F) {
	f.Add("121.36.0.10", "121.36.0.20")
	f.Add("::ffff:1.2.3.4", "fe80::1%1")
	f.Fuzz(func(t *testing.T, first, last string) {
		r, err := filing.ParseAddressRange(filing.IPRange{First: first, Last: last})
		if err != nil {
			require.ErrorIs(t, err, filing.ErrForm)
			return
		}
		again, err := filing.ParseAddressRange(filing.IPRange{First: r.First.String(), Last: r.Last.String()})
		require.NoError(t, err)
		require.Equal(t, r, again)
	})
}
