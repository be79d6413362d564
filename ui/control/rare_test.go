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

// lookUp opens the list of rare characters from the field and types.
func (b *bench) lookUp(t *testing.T, typed string) fyne.Focusable {
	t.Helper()
	entry, ok := b.focus().(*control.Entry)
	require.True(t, ok)
	entry.InsertRare()
	search := b.window.Canvas().Focused()
	require.NotNil(t, b.window.Canvas().Overlays().Top())
	require.NotEqual(t, entry, search)
	test.Type(search, typed)
	return search
}

func TestARareCharacterIsPutAtTheCaret(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.IsLegalRepresentative, f.Principal.Name = filing.No, "王示例"
	b := put(t, f, "principal.name", text.Chinese)
	entry := b.focus()
	press(entry, fyne.KeyHome, fyne.KeyRight)
	search := b.lookUp(t, "龙天")
	assert.Empty(t, b.left, "looking for a character is not leaving the field")
	press(search, fyne.KeyReturn)
	assert.Equal(t, "王䶮示例", b.answer("principal.name"))
	assert.Equal(t, entry, b.window.Canvas().Focused(), "the focus comes back")
	assert.Nil(t, b.window.Canvas().Overlays().Top())
	b.window.Canvas().Unfocus()
	assert.Equal(t, []filing.Path{"principal.name"}, b.left)
}

func TestRareCharactersAreWalkedWithTheArrowKeys(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.IsLegalRepresentative, f.Principal.Name = filing.No, ""
	b := put(t, f, "principal.name", text.English)
	search := b.lookUp(t, "yan3")
	press(search, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyReturn)
	first := b.answer("principal.name")
	assert.Len(t, []rune(first), 1)
	search = b.lookUp(t, "yan3")
	press(search, fyne.KeyRight, fyne.KeyReturn)
	assert.NotEqual(t, first+first, b.answer("principal.name"))
}

func TestTheListOfRareCharactersClosesWithoutAWord(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyTab} {
		t.Run(string(key), func(t *testing.T) {
			b := put(t, sample.Enterprise(), "entity.name", text.Chinese)
			before := b.answer("entity.name")
			search := b.lookUp(t, "qwrt")
			press(search, fyne.KeyReturn, fyne.KeyRight, fyne.KeyPageDown)
			press(search, key)
			assert.Nil(t, b.window.Canvas().Overlays().Top())
			assert.Equal(t, before, b.answer("entity.name"))
			assert.Empty(t, b.changed)
		})
	}
}

func TestACharacterWithoutADrawingIsKeptAndNamed(t *testing.T) {
	f := sample.Enterprise()
	f.Principal.IsLegalRepresentative, f.Principal.Name = filing.No, ""
	b := put(t, f, "principal.name", text.Chinese)
	press(b.lookUp(t, "U+31350"), fyne.KeyReturn)
	assert.Equal(t, "\U00031350", b.answer("principal.name"))
	assert.Contains(t, shown(b.field.Object()), "U+31350")
}

func TestRareCharactersAreOfferedForNamesAndAddresses(t *testing.T) {
	for at, want := range map[filing.Path]bool{
		"title": true, "entity.name": true, "entity.legal_representative": true, "entity.mailing_address": true,
		"entity.certificate.address": true, "services[0].name": true, "services[0].domains[0].holder": true,
		"services[0].domains[0].name": false, "principal.email": false, "principal.mobile": false, "services[0].remark": false,
		"services[0].domains[0].registrar": false, "entity.certificate.number": false,
	} {
		t.Run(string(at), func(t *testing.T) {
			b := put(t, sample.Enterprise(), at, text.Chinese)
			entry, ok := b.focus().(*control.Entry)
			require.True(t, ok)
			entry.InsertRare()
			assert.Equal(t, want, b.window.Canvas().Overlays().Top() != nil)
			assert.Equal(t, want, entry.ActionItem != nil)
		})
	}
}

func TestTheButtonAtTheEdgeOpensTheList(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.name", text.Chinese)
	entry := b.focus().(*control.Entry)
	test.Tap(entry.ActionItem.(fyne.Tappable))
	require.NotNil(t, b.window.Canvas().Overlays().Top())
	assert.NotEqual(t, entry, b.window.Canvas().Focused())
}
