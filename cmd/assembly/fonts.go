package assembly

import (
	"os"
	"path/filepath"
	"runtime"
)

// FontFolders returns the folders of system fonts that exist: the only files that the PDF renderer may read, for PDFs that
// do not bring their fonts.
func FontFolders() []string {
	var candidates []string
	switch runtime.GOOS {
	case "windows":
		candidates = []string{filepath.Join(os.Getenv("WINDIR"), "Fonts")}
	case "darwin":
		candidates = []string{"/System/Library/Fonts", "/Library/Fonts"}
	default:
		candidates = []string{"/usr/share/fonts", "/usr/local/share/fonts"}
	}
	var found []string
	for _, dir := range candidates {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			found = append(found, dir)
		}
	}
	return found
}
