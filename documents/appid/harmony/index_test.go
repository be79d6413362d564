package harmony_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/apptest"
	"github.com/beiandesk/beiandesk/documents/appid/harmony"
)

const id = 0x01000000

func TestLookup(t *testing.T) {
	t.Parallel()
	for _, later := range []bool{false, true} {
		index := apptest.ResourceIndex(id, map[string]string{"": "Yunfan", "zh": "云帆"}, later)
		values, err := harmony.Lookup(index, id)
		require.NoError(t, err)
		assert.Equal(t, []harmony.Value{{Text: "Yunfan"}, {Text: "云帆", Locale: "zh"}}, values)
		values, err = harmony.Lookup(index, id+1)
		require.NoError(t, err)
		assert.Empty(t, values)
	}
	_, err := harmony.Lookup(nil, id)
	assert.ErrorIs(t, err, harmony.ErrMalformed)
}

func FuzzLookup(f *testing.F) {
	for _, later := range []bool{false, true} {
		f.Add(apptest.ResourceIndex(id, map[string]string{"": "Yunfan", "zh": "云帆"}, later), uint32(id))
	}
	f.Fuzz(func(t *testing.T, data []byte, id uint32) {
		values, _ := harmony.Lookup(data, id)
		if len(values) > 500 {
			t.Fatalf("%d values", len(values))
		}
	})
}
