package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/wizard/region"
)

// division takes a province, a city or a county; what it offers follows the level above.
type division struct {
	field  *Field
	picker *Picker
	box    *fyne.Container
	parent string
	listed bool
}

// pickerCharacters is the room that a list of names needs, in characters of the text size.
const pickerCharacters = 24

func newDivision(f *Field) *division {
	d := &division{field: f, picker: newPicker(f)}
	d.box = container.New(narrow{pickerCharacters}, d.picker)
	return d
}

func (d *division) object() fyne.CanvasObject { return d.box }

func (d *division) focus() fyne.Focusable { return d.picker }

func (d *division) freeze() { d.picker.freeze() }

func (d *division) show(typed string) {
	present, all := d.field.ground.Session.Filing(), d.field.ground.Divisions
	var parent string
	var list []region.Division
	switch d.field.Question.Path {
	case "province":
		list = all.Provinces()
	case "city":
		parent, list = present.Province, all.Cities(present.Province)
	case "county":
		parent, list = present.City, all.Counties(present.City)
	}
	if !d.listed || parent != d.parent {
		d.listed, d.parent = true, parent
		codes, words := make([]string, 0, len(list)), make([]string, 0, len(list))
		for _, l := range list {
			codes, words = append(codes, l.Code), append(words, l.Name)
		}
		d.picker.Prompt = d.prompt(parent, len(list))
		d.picker.Offer(codes, words)
	}
	d.picker.Pick(typed)
}

// prompt says what to do, or why there is nothing to choose.
func (d *division) prompt(parent string, choices int) string {
	texts := d.field.ground.Texts
	switch {
	case choices > 0:
		return texts.T("control.pick")
	case parent == "" && d.field.Question.Path == "county":
		return texts.T("control.pick.city_first")
	case parent == "":
		return texts.T("control.pick.province_first")
	}
	return texts.T("control.pick.no_county")
}
