package screen

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/onnxruntime"
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
		assert.Contains(t, seen(p.view), b.Texts.T("papers.drop"), "at once")
		assert.Same(t, p.papers[0].target, b.Window.Canvas().Focused())
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

func TestPaperInAWrongPlaceIsMovedWithOnePress(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_identity")
	p.papers[1].take(b.file(t, "front.jpg"))
	button(t, p.view, b.Texts.T("papers.move", "slot", b.Texts.Label("principal.id_front"))).OnTapped()
	require.Len(t, b.Session.Filing().Attached(string(paper.PrincipalIDFront)), 1)
	assert.Empty(t, b.Session.Filing().Attached(string(paper.PrincipalIDBack)))
	words := seen(p.view)
	assert.Contains(t, words, b.Texts.T("papers.moved", "file", "front.jpg", "slot", b.Texts.Label("principal.id_front")))
	assert.NotContains(t, words, b.Texts.T("papers.state.warn"))
	assert.NotContains(t, words, b.Texts.T("papers.moved.go"), "it is on this page")

	button(t, p.view, b.Texts.T("papers.moved.undo")).OnTapped()
	assert.Len(t, b.Session.Filing().Attached(string(paper.PrincipalIDBack)), 1)
	assert.Empty(t, b.Session.Filing().Attached(string(paper.PrincipalIDFront)))
	assert.NotContains(t, seen(p.view), b.Texts.T("papers.moved.undo"))
	assert.Empty(t, b.told)
}

func TestPaperThatHadToMakeRoomComesBackAfterAMove(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, paper.EntityCertificate, "licence.jpg")
	p := b.step("entity_certificate")
	p.papers[0].take(b.file(t, "front.jpg"))
	button(t, p.view, b.Texts.T("papers.move", "slot", b.Texts.Label("principal.id_front"))).OnTapped()
	button(t, p.view, b.Texts.T("papers.replaced.undo")).OnTapped()
	given := b.Session.Filing().Attached(string(paper.EntityCertificate))
	require.Len(t, given, 1)
	assert.Equal(t, "licence.jpg", given[0].File)
	assert.Len(t, b.Session.Filing().Attached(string(paper.PrincipalIDFront)), 1)
}

func TestPaperThatMovesToAnotherPageIsFoundThere(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.English, light)
	p := b.step("entity_certificate")
	p.papers[0].take(b.file(t, "front.jpg"))
	button(t, p.view, b.Texts.T("papers.move", "slot", b.Texts.Label("principal.id_front"))).OnTapped()
	tile(t, p.view, b.Texts.T("papers.moved.go")).Tapped(nil)
	assert.Equal(t, []Place{{Screen: StepScreen, Stop: "principal_identity", Focus: "principal.id_front"}}, b.went)
}

func TestTwoSidesInOnePictureAreUsedForBoth(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.finds = func(r *paper.Report) { r.Also = paper.IDCardBack }
	p := b.step("principal_identity")
	p.papers[0].take(b.file(t, "both.jpg"))
	assert.Contains(t, seen(p.view), b.Texts.T("papers.also", "kind", b.Texts.T("paper.kind.id_card_back")))
	button(t, p.view, b.Texts.T("papers.also.use", "slot", b.Texts.Label("principal.id_back"))).OnTapped()
	assert.Len(t, b.Session.Filing().Attached(string(paper.PrincipalIDBack)), 1)
	assert.NotContains(t, seen(p.view), b.Texts.T("papers.also", "kind", b.Texts.T("paper.kind.id_card_back")))
}

func TestWithoutTheLibraryThePageGoesOn(t *testing.T) {
	for unread, key := range map[paper.Unread]string{
		paper.NoLibrary: "read.unread.no_library", paper.WrongLibrary: "read.unread.wrong_library", paper.ReaderFailed: "read.unread.reader_failed",
	} {
		b := newBench(t, empty(), text.Chinese, light)
		b.finds = func(r *paper.Report) { r.Unread, r.Fields, r.Kind = unread, nil, paper.UnknownKind }
		p := b.step("principal_identity")
		p.papers[0].take(b.file(t, "id.jpg"))
		words := seen(p.view)
		file, _ := onnxruntime.File()
		assert.Contains(t, words, b.Texts.T(key, "file", file), "what is missing")
		assert.Contains(t, words, b.Texts.T("papers.unread.on"))
		assert.False(t, p.read.Visible())
		p.focus("principal.certificate.number")
		test.Type(b.Window.Canvas().Focused(), "44039919850312001X")
		b.Window.Canvas().Unfocus()
		assert.Equal(t, "44039919850312001X", b.Session.Filing().Principal.Certificate.Number)

		b.finds = card(map[string]paper.Line{"name": {Text: "张样例"}}) // the library is there by now
		button(t, p.view, b.Texts.T("papers.unread.again")).OnTapped()
		assert.NotContains(t, seen(p.view), b.Texts.T("papers.unread.title"))
		assert.Contains(t, p.besides(t, principalName), "张样例")
		assert.Empty(t, b.told)
	}
}

func TestListOfPapersLeadsToWhatWasRead(t *testing.T) {
	b := newBench(t, empty(), text.Chinese, light)
	b.finds = card(map[string]paper.Line{"name": {Text: "张样例"}, "number": {Text: "44039919850312001X"}})
	b.attach(t, paper.PrincipalIDFront, "id.jpg")
	p := newPapers(b.Shell, Place{Screen: PapersScreen})
	b.put(p.view)
	assert.Contains(t, seen(p.view), b.Texts.T("papers.found", "n", "2"))
	button(t, p.view, b.Texts.T("papers.found.go")).OnTapped()
	assert.Equal(t, []Place{{Screen: StepScreen, Stop: "principal_identity", Focus: "principal.name", Return: PapersScreen}}, b.went)
}
