package keystore

import (
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRC2 runs the examples of RFC 2268, section 5.
func TestRC2(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		key       string
		effective int
		plain     string
		sealed    string
	}{
		{"0000000000000000", 63, "0000000000000000", "ebb773f993278eff"},
		{"ffffffffffffffff", 64, "ffffffffffffffff", "278b27e42e2f0d49"},
		{"3000000000000000", 64, "1000000000000001", "30649edf9be7d2c2"},
		{"88", 64, "0000000000000000", "61a8a244adacccf0"},
		{"88bca90e90875a", 64, "0000000000000000", "6ccf4308974c267f"},
		{"88bca90e90875a7f0f79c384627bafb2", 64, "0000000000000000", "1a807d272bbe5db1"},
		{"88bca90e90875a7f0f79c384627bafb2", 128, "0000000000000000", "2269552ab0f85ca6"},
	} {
		key, err := hex.DecodeString(tc.key)
		require.NoError(t, err)
		sealed, err := hex.DecodeString(tc.sealed)
		require.NoError(t, err)
		out := make([]byte, rc2Block)
		newRC2(key, tc.effective).Decrypt(out, sealed)
		assert.Equal(t, tc.plain, hex.EncodeToString(out), "%s, %d bits", tc.key, tc.effective)
	}
}
