package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// selection takes one answer out of more than are shown at once.
type selection struct {
	picker *Picker
	box    *fyne.Container
}

func newSelection(f *Field, choices []choice) *selection {
	s := &selection{picker: newPicker(f)}
	codes, words := make([]string, 0, len(choices)), make([]string, 0, len(choices))
	for _, c := range choices {
		codes, words = append(codes, c.code), append(words, c.words)
	}
	s.picker.Offer(codes, words)
	s.box = container.New(narrow{pickerCharacters}, s.picker)
	return s
}

func (s *selection) object() fyne.CanvasObject { return s.box }

func (s *selection) focus() fyne.Focusable { return s.picker }

func (s *selection) freeze() { s.picker.freeze() }

func (s *selection) show(typed string) { s.picker.Pick(typed) }

// newPicker returns a picker that answers a field's question.
func newPicker(f *Field) *Picker {
	p := NewPicker(f.answer)
	p.Prompt, p.Search, p.None = f.ground.Texts.T("control.pick"), f.ground.Texts.T("control.search"), f.ground.Texts.T("control.search.none")
	p.Left = f.Leave
	return p
}
