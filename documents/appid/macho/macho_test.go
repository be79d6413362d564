package macho_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/macho"
)

func TestRead(t *testing.T) {
	t.Parallel()
	message := []byte("signed message")
	for name, tc := range map[string]struct {
		program apptest.Program
		want    []macho.Slice
	}{
		"one":        {apptest.Program{Message: message}, []macho.Slice{{CPU: 0x0100000c, Message: message}}},
		"two":        {apptest.Program{Message: message, Fat: true}, []macho.Slice{{CPU: 12, Message: message}, {CPU: 0x0100000c, Message: message}}},
		"encrypted":  {apptest.Program{Message: message, Encrypted: true}, []macho.Slice{{CPU: 0x0100000c, Message: message, Encrypted: true}}},
		"not signed": {apptest.Program{}, []macho.Slice{{CPU: 0x0100000c}}},
	} {
		got, err := macho.Read(bytes.NewReader(tc.program.Bytes()))
		require.NoError(t, err, name)
		assert.Equal(t, tc.want, got, name)
	}
	whole := apptest.Program{Message: message, Fat: true}.Bytes()
	for _, n := range []int{0, 7, 30, 5000, len(whole) - 1} {
		_, err := macho.Read(bytes.NewReader(whole[:n]))
		assert.ErrorIs(t, err, macho.ErrMalformed, "%d bytes", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(apptest.Program{Message: []byte("x")}.Bytes())
	f.Add(apptest.Program{Message: []byte("x"), Fat: true}.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		slices, err := macho.Read(bytes.NewReader(data))
		if err == nil && len(slices) == 0 {
			t.Fatal("no slice and no error")
		}
		for _, s := range slices {
			if len(s.Message) > len(data) {
				t.Fatal("more than there was")
			}
		}
	})
}
