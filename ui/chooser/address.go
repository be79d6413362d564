package chooser

import (
	"net/url"
	"path/filepath"
	"strings"
)

// Path returns the path that an address of the kind file: names, on this computer; false for every other.
func Path(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
		return "", false
	}
	path := filepath.FromSlash(u.Path)
	if drive := strings.TrimPrefix(path, `\`); filepath.VolumeName(drive) != "" {
		path = drive // file:///C:/x names C:\x
	}
	return path, filepath.IsAbs(path)
}
