package appid

import (
	"image"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/plist"
)

// appleIcon is a set of names in an app for iOS.
type appleIcon struct {
	archive *archive.Archive
	folder  string
	names   []string
}

// iconNames are the beginnings of the names of icons; what follows tells the size and the device.
func iconNames(d plist.Dict) []string {
	var out []string
	for _, list := range [][]any{
		d.Dict("CFBundleIcons").Dict("CFBundlePrimaryIcon").List("CFBundleIconFiles"), d.List("CFBundleIconFiles"),
		{d.Text("CFBundleIconFile")},
	} {
		for _, one := range list {
			if name, ok := one.(string); ok && name != "" && len(out) < maxIcons {
				out = append(out, strings.TrimSuffix(name, ".png"))
			}
		}
	}
	return out
}

func (i appleIcon) none() bool { return len(i.names) == 0 }

func (i appleIcon) draw() (image.Image, error) {
	files := i.archive.Find(maxIcons, func(name []byte) bool {
		rest, ok := strings.CutPrefix(string(name), i.folder)
		if !ok || strings.Contains(rest, "/") || !strings.HasSuffix(rest, ".png") {
			return false
		}
		for _, begin := range i.names {
			if strings.HasPrefix(rest, begin) {
				return true
			}
		}
		return false
	})
	var best image.Image
	for _, e := range files {
		data, err := i.archive.Read(e, maxIconBytes)
		if err != nil {
			continue
		}
		if m, err := decodeIcon(data); err == nil && (best == nil || m.Bounds().Dx() > best.Bounds().Dx()) {
			best = m
		}
	}
	if best == nil {
		return nil, ErrNoIcon
	}
	return best, nil
}
