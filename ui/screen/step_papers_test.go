package screen

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestDroppedPaperIsReadKeptAndOffersWhatItSays(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Name, f.Entity.LegalRepresentative = "", ""
	b := newBench(t, f, text.Chinese, light)
	p := b.step("entity_certificate")
	saves := b.store.saves
	b.drop([]string{b.file(t, "执照 glare.jpg")}, fyne.NewPos(1, 1))
	given := b.Session.Filing().Attached("entity.certificate")
	require.Len(t, given, 1)
	assert.Equal(t, "执照 glare.jpg", given[0].File)
	assert.Greater(t, b.store.saves, saves, "the draft is saved with its paper")
	words := seen(p.view)
	assert.Contains(t, words, "执照 glare.jpg")
	assert.Contains(t, words, b.Texts.T("papers.measure.bad", "measure", b.Texts.T("measure.glare")))
	for _, finding := range b.Session.Check().Findings {
		if finding.Attachment == given[0].ID {
			assert.Contains(t, words, finding.Message)
			assert.Contains(t, words, finding.Fix)
		}
	}
	button(t, p.fieldOf(t, "entity.name").Object(), b.Texts.T("reading.take")).OnTapped()
	assert.Equal(t, "深圳市云帆智联科技有限公司", b.Session.Filing().Entity.Name, "what was read is an answer once it is confirmed")
	assert.Empty(t, b.Session.Filing().Entity.LegalRepresentative, "and not before")

	button(t, p.view, b.Texts.T("papers.remove")).OnTapped()
	assert.Empty(t, b.Session.Filing().Attachments)
	assert.Contains(t, seen(p.view), b.Texts.T("papers.drop"))
}

func TestReadingAPaperCanBeStopped(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("entity_certificate")
	b.during = func() {
		assert.Contains(t, seen(p.view), b.Texts.T("papers.reading", "file", "slow.jpg"))
		button(t, p.view, b.Texts.T("papers.cancel")).OnTapped()
	}
	b.drop([]string{b.file(t, "slow.jpg")}, fyne.NewPos(1, 1))
	assert.Empty(t, b.Session.Filing().Attachments, "the draft is as it was")
	require.Len(t, b.told, 1)
	assert.ErrorIs(t, b.told[0], context.Canceled, "which the window says nothing about")
	assert.Contains(t, seen(p.view), b.Texts.T("papers.drop"))
}

func TestFileThatIsNotThereIsTold(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("entity_certificate")
	b.drop([]string{t.TempDir() + "/gone.jpg"}, fyne.NewPos(1, 1))
	assert.Len(t, b.told, 1)
	assert.Empty(t, b.Session.Filing().Attachments)
	assert.Contains(t, seen(p.view), b.Texts.T("papers.drop"), "the slot takes another file")
}

func TestDroppedFilesFillTheSlotsInOrder(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_identity")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.papers[0].box).AddXY(5, 5)
	b.drop([]string{b.file(t, "front.jpg"), b.file(t, "back.jpg")}, at)
	f := b.Session.Filing()
	require.Len(t, f.Attached(string(paper.PrincipalIDFront)), 1)
	require.Len(t, f.Attached(string(paper.PrincipalIDBack)), 1)
	assert.Equal(t, "back.jpg", f.Attached(string(paper.PrincipalIDBack))[0].File)
}

func TestDropBesideEverySlotAsks(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_identity")
	b.drop([]string{b.file(t, "which.jpg")}, fyne.NewPos(1, 1))
	require.NotNil(t, b.Window.Canvas().Overlays().Top())
	tile(t, b.Window.Canvas().Overlays().Top(), b.Texts.Label(p.papers[1].slot())).Tapped(nil)
	assert.Len(t, b.Session.Filing().Attached(string(paper.PrincipalIDBack)), 1)
}

func TestPaperIsReused(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, "other", "licence.jpg")
	p := b.step("entity_certificate")
	button(t, p.view, b.Texts.T("papers.reuse")).OnTapped()
	tile(t, b.Window.Canvas().Overlays().Top(), "licence.jpg").Tapped(nil)
	require.Len(t, b.Session.Filing().Attached("entity.certificate"), 1)
	assert.Len(t, b.Session.Filing().Attachments, 2)
}
