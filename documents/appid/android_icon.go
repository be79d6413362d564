package appid

import (
	"image"
	"image/draw"
	"strings"

	scale "golang.org/x/image/draw"

	"github.com/beiandesk/beiandesk/documents/appid/android"
	"github.com/beiandesk/beiandesk/documents/appid/archive"
)

// androidIcon is a value of a manifest, behind a table of resources.
type androidIcon struct {
	archive *archive.Archive
	table   android.Resources
	values  []android.Value
	folder  string // where the files of a bundle lie
}

func (i androidIcon) none() bool {
	for _, v := range i.values {
		if v != (android.Value{}) {
			return false
		}
	}
	return true
}

func (i androidIcon) draw() (image.Image, error) {
	for _, v := range i.values {
		if m, err := i.picture(v, 0); err == nil {
			return m, nil
		}
	}
	return nil, ErrNoIcon
}

// picture draws the densest picture of a value; where there is none, the layers of a document.
func (i androidIcon) picture(v android.Value, depth int) (image.Image, error) {
	if depth > maxLayerSteps {
		return nil, ErrNoIcon
	}
	var best android.Value
	var documents []string
	for _, one := range android.Resolve(i.table, v) {
		switch {
		case strings.HasSuffix(one.Text, ".xml"):
			documents = append(documents, one.Text)
		case one.IsColour:
			return colour(one.Colour), nil
		case one.Text != "" && (best.Text == "" || better(one, best)):
			best = one
		}
	}
	if best.Text != "" {
		if m, err := i.file(best.Text); err == nil {
			return m, nil
		}
	}
	for _, name := range documents[:min(len(documents), maxLayerSteps)] {
		data, err := i.archive.ReadNamed(i.folder+name, maxManifest)
		if err != nil {
			continue
		}
		layers, err := android.ParseAdaptiveIcon(data, i.folder != "")
		if err != nil || layers.Foreground == (android.Value{}) {
			continue
		}
		front, err := i.picture(layers.Foreground, depth+1)
		if err != nil {
			continue
		}
		back, err := i.picture(layers.Background, depth+1)
		if err != nil {
			back = colour(0xffffffff)
		}
		return layered(back, front), nil
	}
	return nil, ErrNoIcon
}

// better prefers pictures for the day, and more dots.
func better(one, other android.Value) bool {
	dots := func(v android.Value) int {
		if v.Density >= android.AnyDensity {
			return 0
		}
		return v.Density
	}
	if one.Night != other.Night {
		return other.Night
	}
	return dots(one) > dots(other)
}

func (i androidIcon) file(name string) (image.Image, error) {
	data, err := i.archive.ReadNamed(i.folder+name, maxIconBytes)
	if err != nil {
		return nil, err
	}
	return decodeIcon(data)
}

func colour(argb uint32) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	copy(m.Pix, []byte{byte(argb >> 16), byte(argb >> 8), byte(argb), byte(argb >> 24)})
	return m
}

// Sizes of an icon in layers: 108 units a side, of which launchers show the middle 72. Android, AdaptiveIconDrawable.
const (
	layerSide   = 108
	visibleSide = 72
)

// layered lays the front on the back and cuts the middle out.
func layered(back, front image.Image) image.Image {
	side := max(layerSide, front.Bounds().Dx(), back.Bounds().Dx())
	whole := image.NewNRGBA(image.Rect(0, 0, side, side))
	scale.CatmullRom.Scale(whole, whole.Rect, back, back.Bounds(), scale.Src, nil)
	scale.CatmullRom.Scale(whole, whole.Rect, front, front.Bounds(), scale.Over, nil)
	shown := side * visibleSide / layerSide
	out := image.NewNRGBA(image.Rect(0, 0, shown, shown))
	draw.Draw(out, out.Rect, whole, image.Pt((side-shown)/2, (side-shown)/2), draw.Src)
	return out
}
