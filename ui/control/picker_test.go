package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestPickerFindsByTyping(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	picker := b.focus()
	require.IsType(t, &control.Picker{}, picker)
	assert.Equal(t, "深圳市", picker.(*control.Picker).Words())
	press(picker, fyne.KeySpace)
	require.NotNil(t, b.window.Canvas().Overlays().Top())
	search := b.window.Canvas().Focused()
	test.Type(search, "珠海")
	press(search, fyne.KeyReturn)
	assert.Equal(t, "4404", b.answer("city"))
	assert.Empty(t, b.answer("county"), "a county of another city is no answer any more")
	assert.Equal(t, "珠海市", picker.(*control.Picker).Words())
	assert.Equal(t, picker, b.window.Canvas().Focused(), "the focus comes back")
}

func TestPickerClosesWithEscapeAndKeepsTheAnswer(t *testing.T) {
	b := put(t, sample.Enterprise(), "province", text.English)
	picker := b.focus()
	press(picker, fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown, fyne.KeyEscape)
	assert.Equal(t, "44", b.answer("province"))
	assert.Empty(t, b.changed)
}

func TestPickerClosesWithTabAndWithEscapeFromTheList(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	picker := b.focus()
	canvas := b.window.Canvas()
	press(picker, fyne.KeySpace)
	search := canvas.Focused()
	tabbable, ok := search.(fyne.Tabbable)
	require.True(t, ok)
	assert.True(t, tabbable.AcceptsTab(), "the focus does not go where it is not seen")
	press(search, fyne.KeyTab)
	assert.Nil(t, canvas.Overlays().Top())
	assert.Equal(t, picker, canvas.Focused())

	press(picker, fyne.KeySpace)
	canvas.FocusNext()
	require.NotEqual(t, search, canvas.Focused())
	press(canvas.Focused(), fyne.KeyEscape)
	assert.Nil(t, canvas.Overlays().Top())
	assert.Equal(t, picker, canvas.Focused())
	assert.Equal(t, "4403", b.answer("city"))
}

func TestPickerFindsByOtherSuffixes(t *testing.T) {
	b := put(t, sample.Enterprise(), "city", text.Chinese)
	press(b.focus(), fyne.KeySpace)
	search := b.window.Canvas().Focused()
	test.Type(search, "珠海县")
	press(search, fyne.KeyReturn)
	assert.Equal(t, "4404", b.answer("city"))
}

func TestPickerFindsByPinyin(t *testing.T) {
	for _, typed := range []string{"zhuhai", "zhuh", "zh"} {
		t.Run(typed, func(t *testing.T) {
			b := put(t, sample.Enterprise(), "city", text.Chinese)
			press(b.focus(), fyne.KeySpace)
			search := b.window.Canvas().Focused()
			test.Type(search, typed)
			press(search, fyne.KeyReturn)
			assert.Equal(t, "4404", b.answer("city"))
		})
	}
}

func TestCountyOfACityWithoutCounties(t *testing.T) {
	f := sample.Enterprise()
	f.City, f.County = "4419", ""
	b := put(t, f, "county", text.Chinese)
	press(b.focus(), fyne.KeySpace)
	assert.Nil(t, b.window.Canvas().Overlays().Top(), "there is nothing to choose")
}

func TestCertificateKindsAreThoseOfTheEntity(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Certificate.Kind = ""
	b := put(t, f, "entity.certificate.kind", text.Chinese)
	press(b.focus(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeyDown)
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	kinds := filing.EntityCertificates(filing.Enterprise)
	assert.Equal(t, string(kinds[len(kinds)-1]), b.answer("entity.certificate.kind"), "the last of the few")
}
