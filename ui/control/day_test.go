package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestLongTermAndBack(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Certificate.ValidUntil = "2036-08-23"
	b := put(t, f, "entity.certificate.valid_until", text.Chinese)
	entry := b.focus()
	b.window.Canvas().FocusNext() // the calendar
	b.window.Canvas().FocusNext() // 长期
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, filing.LongTerm, b.answer("entity.certificate.valid_until"))
	assert.True(t, entry.(fyne.Disableable).Disabled())
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	assert.Equal(t, "2036-08-23", b.answer("entity.certificate.valid_until"), "what was typed is not lost")
	assert.False(t, entry.(fyne.Disableable).Disabled())
}

func TestDayIsChosenFromACalendar(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.certificate.valid_from", text.English)
	b.focus()
	b.window.Canvas().FocusNext()
	press(b.window.Canvas().Focused(), fyne.KeySpace)
	pop := b.window.Canvas().Overlays().Top()
	require.NotNil(t, pop)
	assert.Contains(t, shown(pop), "8/2016", "the month of the answer")
	chosen := b.window.Canvas().Focused()
	b.window.Canvas().FocusNext()
	require.NotEqual(t, chosen, b.window.Canvas().Focused())
	press(b.window.Canvas().Focused(), fyne.KeyReturn)
	assert.Equal(t, "2016-08-24", b.answer("entity.certificate.valid_from"), "the day after")
	assert.Nil(t, b.window.Canvas().Overlays().Top())
}

func TestTheFocusComesBackFromTheCalendar(t *testing.T) {
	b := put(t, sample.Enterprise(), "entity.certificate.valid_from", text.Chinese)
	c := b.window.Canvas()
	entry := b.focus()
	c.Unfocus()
	var pick *panel.Button
	for _, o := range test.LaidOutObjects(c.Content()) {
		if button, ok := o.(*panel.Button); ok && pick == nil {
			pick = button
		}
	}
	require.NotNil(t, pick)
	pick.Tapped(nil)
	top := c.Overlays().Top()
	require.NotNil(t, top)
	require.NotEqual(t, entry, c.Focused(), "a day")
	c.Overlays().Remove(top)
	assert.Equal(t, entry, c.Focused())
}
