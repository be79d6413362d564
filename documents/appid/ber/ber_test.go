package ber_test

import (
	"bytes"
	"encoding/asn1"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
)

func TestRead(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		data          string
		content, rest string
		bad           bool
	}{
		"short":               {"\x04\x02abcd", "ab", "cd", false},
		"long":                {"\x04\x81\x02abc", "ab", "c", false},
		"no length":           {"\x30\x80\x04\x01a\x00\x00z", "\x04\x01a", "z", false},
		"nested":              {"\x30\x80\x30\x80\x00\x00\x00\x00z", "\x30\x80\x00\x00", "z", false},
		"too long":            {"\x04\x05ab", "", "", true},
		"five bytes long":     {"\x04\x85\x00\x00\x00\x00\x01a", "", "", true},
		"no end":              {"\x30\x80\x04\x01a", "", "", true},
		"string of no length": {"\x04\x80ab\x00\x00", "", "", true},
		"long tag":            {"\x1f\x81\x01\x00", "", "", true},
		"nothing":             {"", "", "", true},
		"deep":                {string(bytes.Repeat([]byte("\x30\x80"), 1000)), "", "", true},
	} {
		e, rest, err := ber.Read([]byte(tc.data))
		if tc.bad {
			assert.ErrorIs(t, err, ber.ErrMalformed, name)
			continue
		}
		require.NoError(t, err, name)
		assert.Equal(t, tc.content, string(e.Content), name)
		assert.Equal(t, tc.rest, string(rest), name)
	}
}

func TestOctets(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"whole":     "\x04\x04abcd",
		"in pieces": "\x24\x80\x04\x02ab\x04\x02cd\x00\x00",
		"nested":    "\x24\x08\x24\x06\x04\x01a\x04\x01b\x04\x02cd"[:2] + "\x24\x06\x04\x01a\x04\x01b" + "\x04\x02cd",
	} {
		raw := []byte(data)
		if name == "nested" {
			raw[1] = byte(len(raw) - 2)
		}
		e, _, err := ber.Read(raw)
		require.NoError(t, err, name)
		out, err := ber.Octets(e)
		require.NoError(t, err, name)
		assert.Equal(t, "abcd", string(out), name)
	}
}

func TestDotted(t *testing.T) {
	t.Parallel()
	for _, oid := range []asn1.ObjectIdentifier{{1, 2, 840, 113549, 1, 7, 2}, {2, 5, 4, 3}, {0, 9, 2342, 19200300, 100, 1, 1}, {2, 16, 840, 1, 101, 3, 4, 2, 1}} {
		der, err := asn1.Marshal(oid)
		require.NoError(t, err)
		assert.Equal(t, oid.String(), ber.Dotted(der[2:]))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("\x30\x80\x24\x80\x04\x02ab\x00\x00\x00\x00"))
	f.Add([]byte("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, rest, err := ber.Read(data)
		if err != nil {
			return
		}
		if len(e.Raw)+len(rest) != len(data) || len(e.Content) > len(e.Raw) {
			t.Fatalf("%d + %d of %d", len(e.Raw), len(rest), len(data))
		}
		for range ber.Elements(e.Content) {
			continue
		}
		_ = ber.Dotted(e.Content)
		if octets, err := ber.Octets(e); err == nil && len(octets) > len(data) {
			t.Fatal("more than there was")
		}
	})
}
