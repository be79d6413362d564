package screen

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func (b *bench) view(t *testing.T, name string) *viewer {
	t.Helper()
	v := newViewer(b.Shell, b.attach(t, "entity.certificate", name))
	b.put(panel.Column(0, v.object()))
	v.scroll.Resize(fyne.NewSize(800, 500))
	return v
}

func TestPreviewFramesWhatSpoilsThePicture(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "glare.jpg")
	faults := func() (n int) {
		for _, o := range v.figure.outlines {
			if o.fault {
				n++
			}
		}
		return n
	}
	assert.Equal(t, 1, faults(), "the glare, with nothing pressed")
	assert.Len(t, v.figure.outlines, 2, "and the name that was read; what has no place has no frame")
	v.figure.box.Resize(fyne.NewSize(paperWidth, paperHeight))
	glare := v.figure.over.Objects[8].(*canvas.Line)
	assert.InDelta(t, 600, glare.Position1.X, 0.5)
	assert.InDelta(t, 300, glare.Position1.Y, 0.5)
	assert.InDelta(t, 900, glare.Position2.X, 0.5)

	words := seen(b.Window.Content())
	assert.Contains(t, words, b.Texts.T("papers.measure.value.most", "measure", b.Texts.T("measure.glare"), "value", "20.0%", "threshold", "5.0%"),
		"the number and its threshold")
	assert.Contains(t, words, "深圳市云帆智联科技有限公司")
	assert.NotContains(t, words, b.Texts.T("read.name.legal_representative"), "what has no place on the picture is not told as if it had one")

	button(t, b.Window.Content(), b.Texts.T("papers.boxes.off")).OnTapped()
	assert.Len(t, v.figure.outlines, 1, "the glare alone")
	button(t, b.Window.Content(), b.Texts.T("papers.faults.off")).OnTapped()
	assert.Empty(t, v.figure.outlines)
	button(t, b.Window.Content(), b.Texts.T("papers.boxes")).OnTapped()
	require.Len(t, v.figure.outlines, 1)
	assert.False(t, v.figure.outlines[0].fault)
}

func TestWhatIsToldOfAPictureIsFramedOnIt(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	for name, tt := range map[string]struct {
		fields map[string]paper.Line
		signs  []string
	}{
		"nothing is read": {map[string]paper.Line{}, nil},
		"all have a place": {map[string]paper.Line{
			"name": {Text: "张样例", Box: at(50)}, "birth_date": {Text: "1985-03-12", Box: at(150)},
		}, []string{"1", "2"}},
		"one has no place": {map[string]paper.Line{
			"name": {Text: "张样例", Box: at(50)}, "birth_date": {Text: "1985-03-12"}, "number": {Text: "44039919850312001X", Box: at(250)},
		}, []string{"1", "2"}},
		"one has a place without extent": {map[string]paper.Line{
			"birth_date": {Text: "1985-03-12", Box: paper.Box{{5, 5}, {5, 5}, {5, 5}, {5, 5}}}, "number": {Text: "44039919850312001X", Box: at(250)},
		}, []string{"1"}},
		"none has":                  {map[string]paper.Line{"birth_date": {Text: "1985-03-12"}}, nil},
		"a place, and no word read": {map[string]paper.Line{"name": {Doubt: paper.Unsure, Box: at(50)}}, []string{"1"}},
	} {
		told := readOn(b.Texts, paper.Report{Width: paperWidth, Height: paperHeight, Fields: tt.fields})
		var listed, framed []string
		for _, x := range told {
			listed = append(listed, x.sign)
		}
		for _, o := range outlines(told) {
			framed = append(framed, o.sign)
		}
		assert.Equal(t, tt.signs, listed, name)
		assert.Equal(t, listed, framed, name)
	}
}

func TestPreviewShowsThePaperAlone(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	b.crop = &paper.Box{{100, 100}, {900, 100}, {900, 600}, {100, 600}}
	v := b.view(t, "licence.jpg")
	assert.True(t, v.figure.straight)
	v.figure.box.Resize(fyne.NewSize(paperWidth, paperHeight))
	at, ok := v.figure.corners(paper.Box{{500, 350}, {900, 350}, {900, 600}, {500, 600}})
	require.True(t, ok)
	assert.InDelta(t, 0.5, at[0][0], 0.01)
	assert.InDelta(t, 1, at[2][1], 0.01)
	button(t, b.Window.Content(), b.Texts.T("papers.view.whole")).OnTapped()
	assert.False(t, v.figure.straight)
	button(t, b.Window.Content(), b.Texts.T("papers.view.straight")).OnTapped()
	assert.True(t, v.figure.straight)

	b.crop = &paper.Box{{10, 10}, {400, 10}, {400, 200}, {10, 200}}
	v = b.view(t, "glare.jpg")
	assert.False(t, v.figure.straight, "what spoils the picture lies beside the paper")
	assert.NotContains(t, seen(b.Window.Content()), b.Texts.T("papers.trace.outside"))
	button(t, b.Window.Content(), b.Texts.T("papers.view.straight")).OnTapped()
	assert.Contains(t, seen(b.Window.Content()), b.Texts.T("papers.trace.outside"), "which is said where it cannot be drawn")
}

func TestPreviewZooms(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "licence.jpg")
	fits := v.holder.MinSize()
	v.scale(v.zoom * zoomStep)
	assert.Greater(t, v.holder.MinSize().Width, fits.Width)
	for range 20 {
		v.scale(v.zoom * zoomStep)
	}
	assert.InDelta(t, zoomMost, v.zoom, 0.01)
	v.scale(0)
	assert.InDelta(t, 1, v.zoom, 0.01)
}

func TestPreviewKeepsTheMiddleWhileItZooms(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "licence.jpg")
	room := v.scroll.Size()
	at := func() (x, y float32) {
		picture, from := v.figure.fitted(v.holder.Size())
		seen := v.scroll.Offset.AddXY(room.Width/2, room.Height/2)
		return (seen.X - from.X) / picture.Width, (seen.Y - from.Y) / picture.Height
	}
	for range 3 {
		v.scale(v.zoom * zoomStep)
		x, y := at()
		assert.InDelta(t, 0.5, x, 0.01)
		assert.InDelta(t, 0.5, y, 0.01)
	}
	fits, _ := v.figure.fitted(room)
	size := v.holder.MinSize()
	assert.InDelta(t, fits.Width*v.zoom, size.Width, 0.1, "the picture grows, not the room around it")
	assert.InDelta(t, fits.Height*v.zoom, size.Height, 0.1)
}

func TestPreviewSaysThatItOpens(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "licence.jpg")
	assert.NotContains(t, seen(b.Window.Content()), b.Texts.T("papers.view.opening"), "drawn")
	v.report.Pages = 2
	v.turn(1)
	assert.True(t, v.after.Disabled())
	assert.False(t, v.before.Disabled())
	v.turn(-1)
	assert.True(t, v.before.Disabled())
	assert.False(t, v.after.Disabled())
}

func TestPreviewTurnsPages(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "licence.jpg")
	v.report.Pages = 3
	for range 5 {
		v.turn(1)
	}
	assert.Equal(t, 2, v.page)
	assert.Equal(t, b.Texts.T("papers.page", "n", "3", "of", "3"), v.where.Words())
	v.turn(-9)
	assert.Zero(t, v.page)
}

func TestPreviewOfWhatIsNoPictureSaysSo(t *testing.T) {
	b := newBench(t, sample.Enterprise(), text.Chinese, light)
	v := b.view(t, "notes.txt")
	assert.Contains(t, seen(b.Window.Content()), b.Texts.T("papers.view.none"))
	assert.Empty(t, b.told, "once is enough")
	v.report.Trouble = ""
	v.draw()
	assert.Equal(t, []error{errNoPicture}, b.told, "a picture that should be there and is not")
	b.view(t, "licence.jpg")
	assert.NotContains(t, seen(b.Window.Content()), b.Texts.T("papers.view.none"))
}

func TestCrop(t *testing.T) {
	drawn := image.NewNRGBA(image.Rect(0, 0, 500, 300))
	report := paper.Report{Width: 1000, Height: 600}
	box := func(x, y, w, h int) paper.Box {
		return paper.Box{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	}
	tests := []struct {
		name  string
		boxes []paper.Box
		want  image.Point
	}{
		{"no box: all of it", nil, image.Pt(500, 300)},
		{"a box with its margin", []paper.Box{box(200, 100, 300, 100)}, image.Pt(162, 62)},
		{"at the edge", []paper.Box{box(0, 0, 100, 50)}, image.Pt(56, 31)},
		{"two boxes", []paper.Box{box(200, 100, 10, 10), box(400, 200, 100, 100)}, image.Pt(162, 112)},
		{"outside: all of it", []paper.Box{box(5000, 5000, 10, 10)}, image.Pt(500, 300)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, crop(drawn, report, tt.boxes).Bounds().Size())
		})
	}
}
