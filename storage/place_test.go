package storage

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPlaceOf(t *testing.T) {
	for path, want := range map[string]Place{
		"/u/zhang/.config/beiandesk":                              GoodPlace,
		"/u/zhang/Documents/备案":                                   GoodPlace,
		"/u/zhang/boxes/beiandesk":                                GoodPlace,
		"/u/zhang/OneDrive/备案":                                    SyncedPlace,
		"/u/zhang/OneDrive - 云帆/备案":                               SyncedPlace,
		"/u/zhang/Dropbox (Personal)/a/b":                         SyncedPlace,
		"/u/zhang/Library/Mobile Documents/com~apple~CloudDocs/x": SyncedPlace,
		"/u/zhang/Library/CloudStorage/x":                         SyncedPlace,
		"/u/zhang/我的坚果云/备案":                                       SyncedPlace,
		"/u/zhang/Nutstore Files/备案":                              SyncedPlace,
		"/u/zhang/WPSDrive/123/WPS云盘/备案":                          SyncedPlace,
		"/u/zhang/BaiduSyncdisk/备案":                               SyncedPlace,
		"/u/zhang/百度网盘同步/备案":                                      SyncedPlace,
		"/u/zhang/iCloudDrive":                                    SyncedPlace,
		"//server/share/备案":                                       RemotePlace,
	} {
		assert.Equal(t, want, placeOf(path, func(string) bool { return false }), path)
	}
	assert.Equal(t, SyncedPlace, placeOf("/u/zhang/mine/备案", func(p string) bool { return p == "/u/zhang/mine/.dropbox" }))

	dir := t.TempDir()
	assert.Equal(t, GoodPlace, PlaceOf(dir))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "Dropbox", "x"), 0o700))
	assert.Equal(t, SyncedPlace, PlaceOf(filepath.Join(dir, "Dropbox", "x")))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "other", "deep"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "other", ".nutstore"), nil, 0o600))
	assert.Equal(t, SyncedPlace, PlaceOf(filepath.Join(dir, "other", "deep")))
}
