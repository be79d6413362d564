package rulebook_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	assets "github.com/beiandesk/beiandesk/assets/rulebook"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
)

func TestKeys(t *testing.T) {
	t.Parallel()
	keys, err := assets.Keys()
	require.NoError(t, err)
	require.Len(t, keys, 2, "the editor's and a spare one")
	assert.NotEqual(t, keys[0].ID(), keys[1].ID())
}

// TestDataCanBeUpdated: everything that the program brings along can come in an update, and the whole of it fits.
func TestDataCanBeUpdated(t *testing.T) {
	t.Parallel()
	data, err := assets.Data()
	require.NoError(t, err)
	for _, name := range data.Names() {
		assert.True(t, rulebook.Known(name), name)
	}
	assert.Greater(t, len(data), 31+2)
	payload, err := rulebook.Payload(rulebook.Manifest{Version: "2026.12.1", Date: "2026-12-01", Needs: "0.1.0"}, data)
	require.NoError(t, err)
	assert.Less(t, len(payload), rulebook.MaxSize/4)
	regions, err := fs.Sub(data, "regions")
	require.NoError(t, err)
	atlas, err := region.Load(regions)
	require.NoError(t, err)
	assert.Len(t, atlas.Provinces(), 31)
}
