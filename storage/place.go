package storage

import (
	"path/filepath"
	"slices"
	"strings"
)

// A Place says what is wrong with where a store lies.
type Place string

// The places that a store should not lie in. Both programs only warn: the folder may be all that somebody has.
const (
	GoodPlace   Place = ""
	SyncedPlace Place = "synced"  // a program copies it to other computers, and may put half a file in its place
	RemotePlace Place = "network" // on another computer: its locks and its word that something is written cannot be relied on
)

// syncedFolders are the names, in lower case, that synchronising programs give their folders. One begins with any of
// the first and is any of the second. Sources: the programs' own help pages, November 2026.
func syncedFolders() (beginnings, names []string) {
	return []string{
		"onedrive", // "OneDrive - 公司"
		"dropbox",  // "Dropbox (Personal)"
		"icloud",   // "iCloudDrive", "iCloud Drive"
		"googledrive", "google drive", "com~apple~clouddocs", "nextcloud", "nutstore", "坚果云", "我的坚果云",
		"baidunetdisk", "baidusyncdisk", "百度网盘", "百度云", "wps云盘", "wps网盘", "wpsdrive", "wps cloud", "weiyun", "微云",
		"syncthing", "resilio sync", "seafile", "阿里云盘", "aliyundrive", "synologydrive", "腾讯微云", "天翼云盘", "115网盘",
	}, []string{
		"mobile documents", // ~/Library/Mobile Documents: iCloud
		"cloudstorage",     // ~/Library/CloudStorage: whatever macOS synchronises
		"box", "box sync", "sync",
	}
}

// syncMarkers are files and folders by which a synchronising program marks a folder as its own.
func syncMarkers() []string {
	return []string{".dropbox", ".dropbox.cache", ".nutstore", ".nutstore.settings", ".stfolder", ".sync", ".tmp.drivedownload", "desktop.ini.onedrive"}
}

// PlaceOf tells from the path of a folder, from what lies above it and from the file system, whether a store is well kept
// there. It asks nobody and reads no file.
func PlaceOf(dir string) Place {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return GoodPlace
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if remote(dir) {
		return RemotePlace
	}
	return placeOf(dir, exists)
}

func placeOf(dir string, exists func(string) bool) Place {
	beginnings, names := syncedFolders()
	for at := dir; ; {
		name := strings.ToLower(filepath.Base(at))
		if slices.Contains(names, name) || slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(name, b) }) ||
			slices.ContainsFunc(syncMarkers(), func(m string) bool { return exists(filepath.Join(at, m)) }) {
			return SyncedPlace
		}
		up := filepath.Dir(at)
		if up == at {
			break
		}
		at = up
	}
	if strings.HasPrefix(dir, `\\`) || strings.HasPrefix(dir, "//") {
		return RemotePlace
	}
	return GoodPlace
}
