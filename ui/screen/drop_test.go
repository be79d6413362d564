package screen

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// names lists the files of the draft's papers.
func (b *bench) names() []string {
	out := []string{}
	for _, a := range b.Session.Filing().Attachments {
		out = append(out, a.File)
	}
	return out
}

func corner(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

func TestDropOnTheFooterAsks(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, paper.PrincipalIDFront, "front.jpg")
	b.attach(t, paper.PrincipalIDBack, "back.jpg")
	p := newPapers(b.Shell, Place{Screen: PapersScreen})
	b.put(p.view)
	footer := corner(p.view.Scroll()).AddXY(500, p.view.Scroll().Size().Height+5)
	var hidden *paperCard
	for _, c := range p.cards { // scroll until a card lies below the footer
		p.view.Scroll().ScrollToTop()
		p.view.Scroll().ScrollToOffset(fyne.NewPos(0, corner(c.box).Y-footer.Y+20))
		if !within(c.box, footer) {
			continue
		}
		hidden = c
		before := b.names()
		b.drop([]string{b.file(t, "stray.jpg")}, footer)
		assert.Equal(t, before, b.names(), "nothing is replaced below the footer")
		top := b.Window.Canvas().Overlays().Top()
		require.NotNil(t, top, "it asks")
		b.drop([]string{b.file(t, "stray.jpg")}, corner(p.view.Scroll()).AddXY(500, 100))
		assert.Equal(t, before, b.names(), "nor below a dialog")
		for b.Window.Canvas().Overlays().Top() != nil {
			b.Window.Canvas().Overlays().Remove(b.Window.Canvas().Overlays().Top())
		}
	}
	require.NotNil(t, hidden)
}

func TestDropBesideTheOnlyPaperThatIsThereAsks(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, "entity.certificate", "licence.jpg")
	b.step("entity_certificate")
	b.drop([]string{b.file(t, "stray.jpg")}, fyne.NewPos(1, 1))
	assert.Equal(t, []string{"licence.jpg"}, b.names())
	assert.NotNil(t, b.Window.Canvas().Overlays().Top())
}

func TestFilesWithoutAnEmptySlotAsk(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("principal_identity")
	b.drop([]string{b.file(t, "front.jpg"), b.file(t, "back.jpg"), b.file(t, "third.jpg")}, corner(p.papers[0].box).AddXY(5, 5))
	assert.Equal(t, []string{"front.jpg", "back.jpg"}, b.names())
	require.NotNil(t, b.Window.Canvas().Overlays().Top())
	assert.Contains(t, seen(b.Window.Canvas().Overlays().Top()), "third.jpg")
}

func TestReplacedPaperIsNamedAndPutBack(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.attach(t, "entity.certificate", "licence.jpg")
	p := b.step("entity_certificate")
	said := b.Texts.T("papers.replaced", "file", "licence.jpg")
	assert.NotContains(t, seen(p.view), said)
	b.drop([]string{b.file(t, "wrong.jpg")}, corner(p.papers[0].box).AddXY(5, 5))
	assert.Equal(t, []string{"wrong.jpg"}, b.names())
	assert.Contains(t, seen(p.view), said)
	assert.GreaterOrEqual(t, p.papers[0].box.Size().Height, p.papers[0].box.MinSize().Height, "there is room for it")
	button(t, p.view, b.Texts.T("papers.replaced.undo")).OnTapped()
	assert.Equal(t, []string{"licence.jpg"}, b.names())
	assert.NotContains(t, seen(p.view), said)
	assert.Empty(t, b.told)
}
