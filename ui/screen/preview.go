package screen

import (
	"context"
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// sheet shows content over the page with a button that closes it, and returns what closes it.
func sheet(s *Shell, title, dismiss string, content fyne.CanvasObject) func() {
	scroll := container.NewVScroll(container.NewStack(content))
	d := dialog.NewCustom(title, dismiss, scroll, s.Window)
	size := s.Window.Canvas().Size()
	d.Resize(fyne.NewSize(min(sheetWidth*fynetheme.TextSize()/15, size.Width*sheetShare), min(sheetHeight*fynetheme.TextSize()/15, size.Height*sheetShare)))
	d.Show()
	return d.Hide
}

// Sizes of what is shown over a page: at most so many points, and so much of the window.
const (
	sheetWidth  = 560
	sheetHeight = 460
	sheetShare  = 0.9
)

// Sizes of a preview.
const (
	previewPixels = 2400 // longest side of what is drawn
	zoomStep      = 1.4
	zoomMost      = 6
	frameWidth    = 2.5
)

// viewer shows a paper large, page by page.
type viewer struct {
	*Shell
	of     filing.Attachment
	report paper.Report
	page   int
	zoom   float32 // 1: fits

	picture *canvas.Image
	boxes   *fyne.Container
	scroll  *container.Scroll
	holder  *fyne.Container
	where   *panel.Text
	none    *fyne.Container // says why there is no picture
	opening *fyne.Container // says that the picture is being drawn
	before  *panel.Button   // to the page before
	after   *panel.Button   // to the page after
	reading bool            // what was read is framed
	frames  []framed
	cancel  context.CancelFunc
}

// preview opens a paper over the page.
func preview(s *Shell, a filing.Attachment) {
	v := newViewer(s, a)
	d := dialog.NewCustom(a.File, s.Texts.T("papers.close"), v.object(), s.Window)
	size := s.Window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*0.92, size.Height*0.92))
	d.SetOnClosed(func() {
		if v.cancel != nil {
			v.cancel()
		}
	})
	d.Show()
}

func newViewer(s *Shell, a filing.Attachment) *viewer {
	v := &viewer{Shell: s, of: a, zoom: 1}
	v.report, _ = s.Session.Report(a.ID)
	v.picture = canvas.NewImageFromImage(nil)
	v.picture.FillMode = canvas.ImageFillContain
	v.boxes = container.NewWithoutLayout()
	v.holder = container.New(&zoomed{v}, v.picture, v.boxes)
	v.scroll = container.NewScroll(v.holder)
	v.where = panel.NewText("", panel.Style{Single: true})
	v.none = container.NewVBox(panel.InsetXY(panel.Large, panel.Large, panel.Body(s.Texts.T("papers.view.none"))))
	v.none.Hide()
	v.opening = container.NewCenter(panel.NewText(s.Texts.T("papers.view.opening"), panel.Style{Color: theme.ColorMuted, Single: true}))
	v.before = panel.NewButton(s.Texts.T("papers.page.previous"), fynetheme.NavigateBackIcon(), buttonImportance, func() { v.turn(-1) })
	v.after = panel.NewButton(s.Texts.T("papers.page.next"), fynetheme.NavigateNextIcon(), buttonImportance, func() { v.turn(1) })
	v.draw()
	return v
}

func (v *viewer) object() fyne.CanvasObject {
	t := v.Texts
	bar := panel.Line(panel.Small,
		panel.NewButton(t.T("papers.zoom.in"), fynetheme.ZoomInIcon(), buttonImportance, func() { v.scale(v.zoom * zoomStep) }),
		panel.NewButton(t.T("papers.zoom.out"), fynetheme.ZoomOutIcon(), buttonImportance, func() { v.scale(v.zoom / zoomStep) }),
		panel.NewButton(t.T("papers.zoom.fit"), fynetheme.ZoomFitIcon(), buttonImportance, func() { v.scale(1) }))
	if len(v.report.Fields)+len(v.report.Lines) > 0 {
		bar.Add(panel.NewButton(t.T("papers.boxes"), fynetheme.VisibilityIcon(), buttonImportance, func() { v.reading = !v.reading; v.frame() }))
	}
	if v.report.Pages > 1 {
		bar.Add(v.before)
		bar.Add(v.after)
		bar.Add(v.where)
	}
	head := panel.Column(panel.Small, bar, allMeasures(t, v.report))
	return container.NewBorder(panel.InsetXY(0, panel.Tight, head), nil, nil, nil, container.NewStack(v.scroll, v.none, v.opening))
}

func (v *viewer) turn(by int) {
	to := min(max(v.page+by, 0), max(0, v.report.Pages-1))
	if to != v.page {
		v.page = to
		v.draw()
	}
}

// scale enlarges the picture around the middle of what is seen of it.
func (v *viewer) scale(to float32) {
	room, old := v.scroll.Size(), v.holder.Size()
	middle := v.scroll.Offset.AddXY(room.Width/2, room.Height/2)
	picture, at := v.fitted(old)
	v.zoom = min(max(to, 1), zoomMost)
	v.holder.Refresh()
	v.scroll.Refresh()
	larger, from := v.fitted(v.holder.Size())
	if picture.Width <= 0 || picture.Height <= 0 {
		return
	}
	v.scroll.ScrollToOffset(fyne.NewPos(
		from.X+(middle.X-at.X)/picture.Width*larger.Width-room.Width/2,
		from.Y+(middle.Y-at.Y)/picture.Height*larger.Height-room.Height/2))
}

// fitted returns the size that the picture has within a room, and where it begins.
func (v *viewer) fitted(room fyne.Size) (fyne.Size, fyne.Position) {
	width, height := float32(v.report.Width), float32(v.report.Height)
	if drawn := v.picture.Image; drawn != nil {
		width, height = float32(drawn.Bounds().Dx()), float32(drawn.Bounds().Dy())
	}
	if width <= 0 || height <= 0 {
		return room, fyne.Position{}
	}
	scale := min(room.Width/width, room.Height/height)
	size := fyne.NewSize(width*scale, height*scale)
	return size, fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2)
}

// draw has the page drawn in the background.
func (v *viewer) draw() {
	if v.cancel != nil {
		v.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	v.cancel = cancel
	page, session, id := v.page, v.Session, v.of.ID
	v.where.SetWords(v.Texts.T("papers.view.opening"))
	v.opening.Hidden = v.picture.Image != nil // until then a page that was drawn stays
	v.opening.Refresh()
	able(v.before, page > 0)
	able(v.after, page < v.report.Pages-1)
	task.Run(ctx, v.Tasks, func(ctx context.Context) (image.Image, error) {
		return session.Picture(ctx, id, page, previewPixels)
	}, func(drawn image.Image, err error) {
		if page != v.page || ctx.Err() != nil { // another page is wanted by now, or none
			return
		}
		v.where.SetWords(v.Texts.T("papers.page", "n", strconv.Itoa(page+1), "of", strconv.Itoa(max(1, v.report.Pages))))
		v.opening.Hide()
		v.none.Hidden = err == nil
		v.none.Refresh()
		if err != nil {
			if v.report.Trouble == "" { // otherwise there is no picture in the file, which is said already
				v.Tell(err)
			}
			return
		}
		v.picture.Image = drawn
		v.picture.Refresh()
		v.frame()
	})
}

// able lets a button be pressed, or not.
func able(b *panel.Button, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// framed is a part of the picture with a box around it.
type framed struct {
	box    paper.Box
	colour fyne.ThemeColorName
}

// frame puts boxes around what spoils the picture and, where it is wished, around what was read.
func (v *viewer) frame() {
	v.frames = nil
	v.boxes.RemoveAll()
	if v.page == 0 && v.report.Width > 0 {
		for _, name := range measureNames() {
			if m := v.report.Measures[name]; !m.OK {
				for _, box := range m.Evidence {
					v.frames = append(v.frames, framed{box, theme.ColorDanger})
				}
			}
		}
		if v.reading {
			for _, l := range v.report.Lines {
				v.frames = append(v.frames, framed{l.Box, theme.ColorAccent})
			}
			for _, l := range v.report.Fields {
				v.frames = append(v.frames, framed{l.Box, theme.ColorAccent})
			}
		}
	}
	for _, f := range v.frames {
		box := canvas.NewRectangle(color.Transparent)
		box.StrokeColor, box.StrokeWidth = fynetheme.Color(f.colour), frameWidth
		v.boxes.Add(box)
	}
	v.holder.Refresh()
}

// bounds is the upright rectangle around a box.
func bounds(b paper.Box) image.Rectangle {
	r := image.Rectangle{Min: image.Pt(b[0][0], b[0][1]), Max: image.Pt(b[0][0], b[0][1])}
	for _, corner := range b[1:] {
		r.Min.X, r.Min.Y = min(r.Min.X, corner[0]), min(r.Min.Y, corner[1])
		r.Max.X, r.Max.Y = max(r.Max.X, corner[0]), max(r.Max.Y, corner[1])
	}
	return r
}

// zoomed gives the picture the room of the scroller, enlarged, and lays the boxes over it.
type zoomed struct{ v *viewer }

func (z *zoomed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	v := z.v
	if v.picture.Image == nil || v.report.Width == 0 || v.report.Height == 0 {
		return
	}
	scale := min(size.Width/float32(v.report.Width), size.Height/float32(v.report.Height))
	at := fyne.NewPos((size.Width-scale*float32(v.report.Width))/2, (size.Height-scale*float32(v.report.Height))/2)
	for i, o := range v.boxes.Objects {
		r := bounds(v.frames[i].box)
		o.Move(at.AddXY(float32(r.Min.X)*scale, float32(r.Min.Y)*scale))
		o.Resize(fyne.NewSize(float32(r.Dx())*scale, float32(r.Dy())*scale))
	}
}

func (z *zoomed) MinSize([]fyne.CanvasObject) fyne.Size {
	if z.v.zoom <= 1 || z.v.scroll == nil {
		return fyne.NewSize(10, 10)
	}
	fits, _ := z.v.fitted(z.v.scroll.Size())
	return fyne.NewSize(fits.Width*z.v.zoom, fits.Height*z.v.zoom)
}
