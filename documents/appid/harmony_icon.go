package appid

import (
	"encoding/json"
	"image"
	"path"
	"strconv"
	"strings"

	scale "golang.org/x/image/draw"

	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/harmony"
)

// harmonyIcon is a resource of a HarmonyOS package, by its number or by its name.
type harmonyIcon struct {
	archive *archive.Archive
	index   []byte
	name    string
	id      uint32
}

func (i harmonyIcon) none() bool { return i.name == "" && i.id == 0 }

func (i harmonyIcon) draw() (image.Image, error) {
	values, _ := harmony.Lookup(i.index, i.id)
	best, dots := "", -1
	for _, v := range values {
		if v.Resolution > dots {
			best, dots = v.Text, v.Resolution
		}
	}
	names := []string{}
	// "entry/resources/base/media/app_icon.png" in the index is "resources/base/media/app_icon.png" in the package.
	if at := strings.Index(best, "resources/"); at >= 0 {
		names = append(names, best[at:])
	}
	if media, ok := strings.CutPrefix(i.name, "$media:"); ok && !strings.Contains(media, "/") {
		names = append(names, path.Join("resources/base/media", media)+".png")
	}
	for _, name := range names {
		if m, err := i.file(name); err == nil {
			return m, nil
		}
	}
	return nil, ErrNoIcon
}

// file draws a picture, or the layers that a document names.
func (i harmonyIcon) file(name string) (image.Image, error) {
	data, err := i.archive.ReadNamed(name, maxIconBytes)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(name, ".json") {
		return decodeIcon(data)
	}
	front, err := i.layer(data, "foreground", path.Dir(name))
	if err != nil {
		return nil, err
	}
	back, err := i.layer(data, "background", path.Dir(name))
	if err != nil {
		back = colour(0xffffffff)
	}
	side := max(front.Bounds().Dx(), back.Bounds().Dx())
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	scale.CatmullRom.Scale(out, out.Rect, back, back.Bounds(), scale.Src, nil)
	scale.CatmullRom.Scale(out, out.Rect, front, front.Bounds(), scale.Over, nil)
	return out, nil
}

// layer finds a layer in {"layered-image":{"background":"$media:background","foreground":"$media:123"}}.
func (i harmonyIcon) layer(document []byte, which, folder string) (image.Image, error) {
	reference := layerOf(document, which)
	media, ok := strings.CutPrefix(reference, "$media:")
	if !ok || strings.Contains(media, "/") {
		return nil, ErrNoIcon
	}
	next := path.Join(folder, media) + ".png"
	if id, err := strconv.ParseUint(media, 10, 32); err == nil {
		values, _ := harmony.Lookup(i.index, uint32(id))
		for _, v := range values {
			if at := strings.Index(v.Text, "resources/"); at >= 0 {
				next = v.Text[at:]
			}
		}
	}
	if strings.HasSuffix(next, ".json") {
		return nil, ErrNoIcon
	}
	return i.file(next)
}

// layerOf reads the name of a layer of a HarmonyOS icon.
func layerOf(document []byte, which string) string {
	var d map[string]map[string]string
	if json.Unmarshal(document, &d) != nil {
		return ""
	}
	return d["layered-image"][which]
}
