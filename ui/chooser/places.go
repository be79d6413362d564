package chooser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A place is a folder that people look for files in.
type place struct{ key, path string }

// placeNames are the folders of a person, by their key among our words, their name where the desktop gives none, and their
// name in the file in which desktops of Linux give them.
var placeNames = []struct{ key, folder, variable string }{
	{"desktop", "Desktop", "XDG_DESKTOP_DIR"},
	{"downloads", "Downloads", "XDG_DOWNLOAD_DIR"},
	{"documents", "Documents", "XDG_DOCUMENTS_DIR"},
	{"pictures", "Pictures", "XDG_PICTURES_DIR"},
}

// places lists the folders of a person that are there, home first.
func places(home string) []place {
	out := []place{{"home", home}}
	settings := os.Getenv("XDG_CONFIG_HOME")
	if settings == "" {
		settings = filepath.Join(home, ".config")
	}
	raw, err := os.ReadFile(filepath.Join(settings, "user-dirs.dirs"))
	if err != nil {
		raw = nil // the usual names, then
	}
	given := userFolders(string(raw), home)
	for _, name := range placeNames {
		path := given[name.variable]
		if path == "" {
			path = filepath.Join(home, name.folder)
		}
		known := slices.ContainsFunc(out, func(p place) bool { return p.path == path })
		if info, err := os.Stat(path); err == nil && info.IsDir() && !known {
			out = append(out, place{name.key, path})
		}
	}
	return out
}

// userFolders reads the file in which a desktop keeps the names of a person's folders: lines like
// XDG_DOWNLOAD_DIR="$HOME/下载", and comments.
func userFolders(text, home string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		value = strings.Trim(value, `"`)
		if rest, in := strings.CutPrefix(value, "$HOME"); in {
			value = home + rest
		}
		if ok && !strings.HasPrefix(name, "#") && filepath.IsAbs(value) {
			out[name] = filepath.Clean(value)
		}
	}
	return out
}
