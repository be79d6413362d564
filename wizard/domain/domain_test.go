package domain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, typed, ascii, suffix, registrable string
		below                                   int
		www, private, around, punycode          bool
	}{
		{name: "plain", typed: "example.cn", ascii: "example.cn", suffix: "cn", registrable: "example.cn"},
		{name: "capitals", typed: "Example.CN", ascii: "example.cn", suffix: "cn", registrable: "example.cn"},
		{name: "full width", typed: "ｅｘａｍｐｌｅ。ｃｎ", ascii: "example.cn", suffix: "cn", registrable: "example.cn"},
		{name: "second level suffix", typed: "example.com.cn", ascii: "example.com.cn", suffix: "com.cn", registrable: "example.com.cn"},
		{name: "province suffix", typed: "example.bj.cn", ascii: "example.bj.cn", suffix: "bj.cn", registrable: "example.bj.cn"},
		{name: "www", typed: "www.example.com", ascii: "www.example.com", suffix: "com", registrable: "example.com", below: 1, www: true},
		{name: "two below", typed: "a.b.example.com.cn", ascii: "a.b.example.com.cn", suffix: "com.cn", registrable: "example.com.cn", below: 2},
		{name: "address", typed: "https://example.cn/a?b", ascii: "example.cn", suffix: "cn", registrable: "example.cn", around: true},
		{name: "trailing dot", typed: "example.cn.", ascii: "example.cn", suffix: "cn", registrable: "example.cn", around: true},
		{name: "Chinese", typed: "云帆.中国", ascii: "xn--9kqs09a.xn--fiqs8s", suffix: "xn--fiqs8s", registrable: "xn--9kqs09a.xn--fiqs8s"},
		{name: "typed in ASCII form", typed: "xn--9kqs09a.xn--fiqs8s", ascii: "xn--9kqs09a.xn--fiqs8s", suffix: "xn--fiqs8s", registrable: "xn--9kqs09a.xn--fiqs8s", punycode: true},
		{name: "lent by a company", typed: "someone.github.io", ascii: "someone.github.io", suffix: "github.io", registrable: "someone.github.io", private: true},
		{name: "a suffix itself", typed: "com.cn", ascii: "com.cn", suffix: "com.cn"},
		{name: "suffix nobody knows", typed: "a.nosuchsuffix", ascii: "a.nosuchsuffix", suffix: "nosuchsuffix", registrable: "a.nosuchsuffix"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := domain.Parse(tt.typed)
			require.NoError(t, err)
			assert.Equal(t, tt.ascii, got.ASCII)
			assert.Equal(t, tt.suffix, got.Suffix)
			assert.Equal(t, tt.registrable, got.Registrable)
			assert.Equal(t, tt.below, got.Below())
			assert.Equal(t, []bool{tt.www, tt.private, tt.around, tt.punycode}, []bool{got.WWW(), got.Private, got.Typed, got.Punycode})
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, typed string
		want        error
	}{
		{"nothing", "", filing.ErrForm},
		{"no dot", "example", filing.ErrForm},
		{"an IPv4 address", "1.2.3.4", filing.ErrForm},
		{"an empty label", "a..cn", filing.ErrForm},
		{"a space", "exa mple.cn", filing.ErrForm},
		{"an underscore", "a_b.cn", filing.ErrForm},
		{"broken ASCII form", "xn--a.cn", domain.ErrLabel},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := domain.Parse(tt.typed)
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

func TestReadableForms(t *testing.T) {
	n, err := domain.Parse("www.云帆.公司.cn")
	require.NoError(t, err)
	assert.Equal(t, "云帆.公司.cn", n.Plain())
	assert.Equal(t, "cn", n.TLD())
	suffix, ok := n.Ends(".政务", ".公司.cn")
	assert.True(t, ok)
	assert.Equal(t, ".公司.cn", suffix)
	_, ok = n.Ends(".com", ".", "")
	assert.False(t, ok)
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"example.cn", "云帆.中国", "https://a.b/c", "1.2.3.4", "xn--", "a.github.io.", "．。", "-a.cn"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		n, err := domain.Parse(typed)
		if err != nil {
			return
		}
		again, err := domain.Parse(n.ASCII)
		require.NoError(t, err, "the ASCII form reads again")
		assert.Equal(t, n.Registrable, again.Registrable)
		assert.GreaterOrEqual(t, n.Below(), 0)
		assert.NotEmpty(t, n.TLD())
	})
}
