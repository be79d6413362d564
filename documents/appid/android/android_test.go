package android_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/appid/android"
)

func TestManifestAndTable(t *testing.T) {
	t.Parallel()
	m, err := android.ParseManifest(sample().Manifest())
	require.NoError(t, err)
	assert.Equal(t, "cn.yunfan.app", m.Package)
	assert.Equal(t, "1.0", m.VersionName.Text)
	assert.Equal(t, uint64(7), m.VersionCode)
	assert.Equal(t, []int{21, 34}, []int{m.MinSDK, m.TargetSDK})
	assert.Equal(t, []android.Value{{Text: "Yunfan"}, {Text: "云帆", Locale: "zh"}}, android.Resolve(android.NewTable(sample().Table()), m.Label))
	assert.Equal(t, []android.Value{{Text: "res/icon.png", Density: 480}}, android.Resolve(android.NewTable(sample().Table()), m.Icon))
}

func TestBundle(t *testing.T) {
	t.Parallel()
	manifest, table := sample().BundleParts()
	m, err := android.ParseBundleManifest(manifest)
	require.NoError(t, err)
	assert.Equal(t, "cn.yunfan.app", m.Package)
	assert.ElementsMatch(t, []android.Value{{Text: "Yunfan"}, {Text: "云帆", Locale: "zh"}}, android.Resolve(android.NewBundleTable(table), m.Label))
}

// circle is a table in which every resource points at a hundred others.
type circle struct{ asked int }

// Lookup answers with references only.
func (c *circle) Lookup(uint32) []android.Value {
	c.asked++
	out := make([]android.Value, 100)
	for i := range out {
		out[i].Reference = uint32(i + 1)
	}
	return out
}

func TestReferencesInCirclesEnd(t *testing.T) {
	t.Parallel()
	c := &circle{}
	assert.Empty(t, android.Resolve(c, android.Value{Reference: 1}))
	assert.LessOrEqual(t, c.asked, 300)
}

func TestNoTable(t *testing.T) {
	t.Parallel()
	assert.Empty(t, android.Resolve(nil, android.Value{Reference: 1}))
	assert.Equal(t, []android.Value{{Text: "x"}}, android.Resolve(nil, android.Value{Text: "x"}))
}
