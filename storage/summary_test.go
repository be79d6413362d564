package storage

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
)

func TestPlainSummaryIsTheUsualOne(t *testing.T) {
	_, sum := oneDraft()
	body, err := json.Marshal(sum)
	require.NoError(t, err)
	got, ok := plainSummary(string(body))
	assert.True(t, ok, "the list would be slow: %s", body)
	assert.Equal(t, sum, got)

	sum.Title = `"样例" <&>` // escaped in JSON
	body, err = json.Marshal(sum)
	require.NoError(t, err)
	_, ok = plainSummary(string(body))
	assert.False(t, ok)
	got, err = decodeSummary(body)
	require.NoError(t, err)
	assert.Equal(t, sum, got)
}

// FuzzDecodeSummary: the fast way never sees anything that the strict one does not see in the same bytes.
func FuzzDecodeSummary(f *testing.F) {
	for _, s := range []string{
		`{"id":"x","title":"样例","done":3,"saved_at":"2026-11-23T08:00:00Z"}`, `{}`, `{"id":"x",}`, `{"done":01}`, `{"done":"1"}`,
		`{"id":1}`, `{"ID":"x"}`, `{"id":"x"}1`, `{"saved_at":"yesterday"}`, `{"done":99999999999999999999}`, "{\"id\":\"\xff\"}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		fast, ok := plainSummary(string(body))
		if !ok {
			return
		}
		var strict wizard.Summary
		require.NoError(t, decode(body, &strict), "%q", body)
		require.Equal(t, strict, fast, "%q", body)
	})
}
