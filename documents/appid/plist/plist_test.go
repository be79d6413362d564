package plist_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/plist"
)

func TestParse(t *testing.T) {
	t.Parallel()
	d, err := plist.Parse(apptest.PlistXML("name", "云帆 &amp; Co", "*list", "<array><integer>7</integer><true/><data>YWJj\n</data><real>1.5</real></array>",
		"*inner", "<dict><key>a</key><string>b</string></dict>"))
	require.NoError(t, err)
	assert.Equal(t, plist.Dict{
		"name": "云帆 & Co", "list": []any{int64(7), true, []byte("abc"), 1.5}, "inner": plist.Dict{"a": "b"},
	}, d)
	d, err = plist.Parse(apptest.PlistBinary("name", "云帆", "id", "cn.yunfan.app"))
	require.NoError(t, err)
	assert.Equal(t, plist.Dict{"name": "云帆", "id": "cn.yunfan.app"}, d)
}

func TestBeyondLimits(t *testing.T) {
	t.Parallel()
	// Every list holds the next one twice: 2^40 values in a few hundred bytes.
	shared := []byte("bplist00")
	var offsets []byte
	for i := range 40 {
		offsets = append(offsets, byte(len(shared)))
		shared = append(shared, 0xa2, byte(i+1), byte(i+1))
	}
	offsets = append(offsets, byte(len(shared)))
	shared = append(shared, 0x09)
	table := uint64(len(shared))
	shared = append(append(shared, offsets...), 0, 0, 0, 0, 0, 0, 1, 1)
	for _, n := range []uint64{41, 0, table} {
		shared = binary.BigEndian.AppendUint64(shared, n)
	}
	for name, data := range map[string][]byte{
		"shared":     shared,
		"deep":       []byte("<plist>" + strings.Repeat("<array>", 1_000_000)),
		"no dict":    []byte("<plist><string>x</string></plist>"),
		"no key":     []byte("<plist><dict><string>x</string></dict></plist>"),
		"unfinished": []byte("<plist><dict><key>a</key>"),
		"empty":      nil,
		"too large":  bytes.Repeat([]byte(" "), plist.MaxSize+1),
	} {
		_, err := plist.Parse(data)
		assert.ErrorIs(t, err, plist.ErrMalformed, name)
	}
}

func TestParseStrings(t *testing.T) {
	t.Parallel()
	wide := []byte{0xfe, 0xff}
	for _, r := range `"CFBundleName" = "云帆";` {
		wide = binary.BigEndian.AppendUint16(wide, uint16(r))
	}
	for name, tc := range map[string]struct {
		data []byte
		want map[string]string
	}{
		"lines":    {[]byte("/* a */ \"A\" = \"b\\\"c\\n\";\n// d\nE = \"\\U4e91\";"), map[string]string{"A": "b\"c\n", "E": "云"}},
		"UTF-16":   {wide, map[string]string{"CFBundleName": "云帆"}},
		"property": {apptest.PlistBinary("CFBundleName", "云帆"), map[string]string{"CFBundleName": "云帆"}},
		"nothing":  {nil, map[string]string{}},
	} {
		got, err := plist.ParseStrings(tc.data)
		require.NoError(t, err, name)
		assert.Equal(t, tc.want, got, name)
	}
	_, err := plist.ParseStrings([]byte("\"A\" = \"b\""))
	assert.ErrorIs(t, err, plist.ErrMalformed)
}

func FuzzParse(f *testing.F) {
	f.Add(apptest.PlistXML("name", "云帆", "*list", "<array><integer>7</integer><true/><data>YWJj</data></array>"))
	f.Add(apptest.PlistBinary("name", "云帆"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := plist.Parse(data); err == nil && d == nil {
			t.Fatal("neither a dictionary nor an error")
		}
	})
}

func FuzzParseStrings(f *testing.F) {
	f.Add([]byte("/* a */ \"A\" = \"b\\\"c\\n\";\n// d\nE = \"\\U4e91\";"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := plist.ParseStrings(data); err == nil && d == nil {
			t.Fatal("neither texts nor an error")
		}
	})
}
