package screen

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// clipboard makes the bench's clipboard hold something.
func (b *bench) clipboard(p Pasted) { b.Paste = func(done func(Pasted)) { done(p) } }

func TestPastedPictureBecomesThePaper(t *testing.T) {
	picture := Pasted{Picture: []byte("picture"), Name: "剪贴板图片.png"}
	t.Run("by the button", func(t *testing.T) {
		b := newBench(t, sample.Enterprise(), text.Chinese, light)
		b.clipboard(picture)
		p := b.step("entity_certificate")
		button(t, p.papers[0].box, "粘贴图片").OnTapped()
		assert.Equal(t, []string{"剪贴板图片.png"}, b.names())
	})
	t.Run("by the keys, into the only paper of the page", func(t *testing.T) {
		b := newBench(t, sample.Enterprise(), text.Chinese, light)
		b.clipboard(picture)
		b.step("entity_certificate")
		b.pasted()
		assert.Equal(t, []string{"剪贴板图片.png"}, b.names())
	})
	t.Run("by the keys, into the paper that has the focus", func(t *testing.T) {
		b := newBench(t, sample.Enterprise(), text.Chinese, light)
		b.clipboard(picture)
		p := b.step("principal_identity")
		p.papers[1].focus(b.Window.Canvas())
		b.pasted()
		require.Len(t, b.Session.Filing().Attachments, 1)
		assert.Equal(t, string(p.papers[1].want.Slot), b.Session.Filing().Attachments[0].Slot)
	})
	t.Run("by the keys, where several papers are asked for", func(t *testing.T) {
		b := newBench(t, sample.Enterprise(), text.Chinese, light)
		b.clipboard(picture)
		b.step("principal_identity")
		b.Window.Canvas().Unfocus()
		b.pasted()
		assert.Empty(t, b.names())
		require.NotNil(t, b.Window.Canvas().Overlays().Top(), "it asks")
		assert.Contains(t, seen(b.Window.Canvas().Overlays().Top()), "剪贴板图片.png")
	})
}

func TestPastedFilesBecomePapers(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.clipboard(Pasted{Files: []string{b.file(t, "front.jpg"), b.file(t, "back.jpg")}})
	p := b.step("principal_identity")
	button(t, p.papers[0].box, "粘贴图片").OnTapped()
	assert.Equal(t, []string{"front.jpg", "back.jpg"}, b.names())
}

func TestSeveralChosenFilesBecomePapers(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.choice = []string{b.file(t, "front.jpg"), b.file(t, "back.jpg")}
	p := b.step("principal_identity")
	button(t, p.papers[0].box, b.Texts.T("papers.choose")).OnTapped()
	assert.Equal(t, []string{"front.jpg", "back.jpg"}, b.names())
}

func TestWithoutAClipboardNothingIsOffered(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	p := b.step("entity_certificate")
	assert.NotContains(t, seen(p.papers[0].box), "粘贴图片")
}
