package screen

import (
	"context"
	"image"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// sheet shows content over the page with a button that closes it, and returns what closes it.
func sheet(s *Shell, title, dismiss string, content fyne.CanvasObject) func() {
	return sheetUntil(s, title, dismiss, content, nil)
}

// sheetUntil is sheet that tells when it is closed.
func sheetUntil(s *Shell, title, dismiss string, content fyne.CanvasObject, closed func()) func() {
	scroll := container.NewVScroll(container.NewStack(content))
	d := dialog.NewCustomWithoutButtons(title, scroll, s.Window)
	away := panel.Secondary(dismiss, d.Hide)
	d.SetButtons([]fyne.CanvasObject{away})
	if closed != nil {
		d.SetOnClosed(closed)
	}
	size := s.Window.Canvas().Size()
	d.Resize(fyne.NewSize(min(sheetWidth*fynetheme.TextSize()/15, size.Width*sheetShare), min(sheetHeight*fynetheme.TextSize()/15, size.Height*sheetShare)))
	d.Show()
	s.Window.Canvas().Focus(away)
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
	previewShare  = 0.92 // of the window
	legendWidth   = 270  // points at 100 % text size
	legendShare   = 0.4  // of the preview, at most
)

// viewer shows a paper large, page by page, with what was found on it.
type viewer struct {
	*Shell
	of       filing.Attachment
	report   paper.Report
	page     int
	zoom     float32 // 1: fits
	straight bool    // the paper alone is shown, straightened
	read     []trace // what was read
	faults   []trace // what spoils the picture
	reading  bool    // what was read is framed
	spoiling bool    // what spoils the picture is framed

	figure  *figure
	scroll  *container.Scroll
	holder  *fyne.Container
	words   *fyne.Container // tells in words what is framed
	bar     *fyne.Container
	where   *panel.Text
	none    *fyne.Container // says why there is no picture
	opening *fyne.Container // says that the picture is being drawn
	before  *panel.Button   // to the page before
	after   *panel.Button   // to the page after
	cancel  context.CancelFunc
}

// preview opens a paper over the page.
func preview(s *Shell, a filing.Attachment) {
	v := newViewer(s, a)
	d := dialog.NewCustomWithoutButtons(a.File, v.object(), s.Window)
	shut := panel.Secondary(s.Texts.T("papers.close"), d.Hide)
	d.SetButtons([]fyne.CanvasObject{shut})
	size := s.Window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*previewShare, size.Height*previewShare))
	d.SetOnClosed(func() {
		if v.cancel != nil {
			v.cancel()
		}
	})
	d.Show()
	s.Window.Canvas().Focus(shut) // from here Escape closes too
}

func newViewer(s *Shell, a filing.Attachment) *viewer {
	v := &viewer{Shell: s, of: a, zoom: 1, reading: true, spoiling: true}
	v.report, _ = s.Session.Report(a.ID)
	v.read, v.faults = inkOn(s.Texts, v.report, 0, readOn(s.Texts, v.report), spoils(s.Texts, v.report))
	v.figure = newFigure(v.report, true)
	v.straight = v.report.Crop != nil && !v.beside()
	v.holder = container.New(&zoomed{v}, v.figure.box)
	v.scroll = container.NewScroll(v.holder)
	v.words = panel.Column(panel.Medium)
	v.bar = panel.Line(panel.Small)
	v.where = panel.NewText("", panel.Style{Single: true})
	v.none = container.NewVBox(panel.InsetXY(panel.Large, panel.Large, panel.Body(s.Texts.T("papers.view.none"))))
	v.none.Hide()
	v.opening = container.NewCenter(panel.NewText(s.Texts.T("papers.view.opening"), panel.Style{Color: theme.ColorMuted, Single: true}))
	v.before = panel.NewButton(s.Texts.T("papers.page.previous"), fynetheme.NavigateBackIcon(), buttonImportance, func() { v.turn(-1) })
	v.after = panel.NewButton(s.Texts.T("papers.page.next"), fynetheme.NavigateNextIcon(), buttonImportance, func() { v.turn(1) })
	v.tools()
	v.tell()
	v.draw()
	return v
}

// beside reports whether something that spoils the picture lies beside the paper, so that the paper alone would not show it.
func (v *viewer) beside() bool {
	whole := &figure{report: v.report, straight: true}
	for _, o := range outlines(v.faults) {
		if _, seen := whole.corners(o.box); !seen {
			return true
		}
	}
	return false
}

func (v *viewer) object() fyne.CanvasObject {
	legend := container.NewVScroll(panel.InsetXY(panel.Small, 0, v.words))
	picture := container.NewStack(v.scroll, v.none, v.opening)
	var body fyne.CanvasObject = picture
	if len(v.read)+len(v.faults)+len(v.report.Measures) > 0 {
		body = container.New(&besides{}, picture, legend)
	}
	return container.NewBorder(panel.InsetXY(0, panel.Tight, v.bar), nil, nil, nil, body)
}

// besides lays words at the right of a picture.
type besides struct{}

func (besides) Layout(pieces []fyne.CanvasObject, size fyne.Size) {
	width := min(legendWidth*fynetheme.TextSize()/15, size.Width*legendShare)
	pieces[0].Move(fyne.NewPos(0, 0))
	pieces[0].Resize(fyne.NewSize(size.Width-width, size.Height))
	pieces[1].Move(fyne.NewPos(size.Width-width, 0))
	pieces[1].Resize(fyne.NewSize(width, size.Height))
}

func (besides) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 100) }

// tools are the buttons above the picture; their words say what they do next.
func (v *viewer) tools() {
	t := v.Texts
	v.bar.RemoveAll()
	v.bar.Add(panel.NewButton(t.T("papers.zoom.in"), fynetheme.ZoomInIcon(), buttonImportance, func() { v.scale(v.zoom * zoomStep) }))
	v.bar.Add(panel.NewButton(t.T("papers.zoom.out"), fynetheme.ZoomOutIcon(), buttonImportance, func() { v.scale(v.zoom / zoomStep) }))
	v.bar.Add(panel.NewButton(t.T("papers.zoom.fit"), fynetheme.ZoomFitIcon(), buttonImportance, func() { v.scale(1) }))
	toggle := func(on *bool, shows, hides string, icons [2]fyne.Resource, follow func()) {
		words, icon := t.T(shows), icons[0]
		if *on {
			words, icon = t.T(hides), icons[1]
		}
		v.bar.Add(panel.NewButton(words, icon, buttonImportance, func() {
			*on = !*on
			v.tools()
			follow()
		}))
	}
	eye := [2]fyne.Resource{fynetheme.VisibilityIcon(), fynetheme.VisibilityOffIcon()}
	if v.report.Crop != nil && v.page == 0 {
		toggle(&v.straight, "papers.view.straight", "papers.view.whole", [2]fyne.Resource{fynetheme.ViewRestoreIcon(), fynetheme.ViewFullScreenIcon()}, v.draw)
	}
	if len(v.read) > 0 {
		toggle(&v.reading, "papers.boxes", "papers.boxes.off", eye, v.frame)
	}
	if len(outlines(v.faults)) > 0 {
		toggle(&v.spoiling, "papers.faults", "papers.faults.off", eye, v.frame)
	}
	if v.report.Pages > 1 {
		v.bar.Add(v.before)
		v.bar.Add(v.after)
		v.bar.Add(v.where)
	}
	v.bar.Refresh()
}

func (v *viewer) turn(by int) {
	to := min(max(v.page+by, 0), max(0, v.report.Pages-1))
	if to != v.page {
		v.page = to
		v.tools()
		v.draw()
	}
}

// scale enlarges the picture around the middle of what is seen of it.
func (v *viewer) scale(to float32) {
	room, old := v.scroll.Size(), v.holder.Size()
	middle := v.scroll.Offset.AddXY(room.Width/2, room.Height/2)
	picture, at := v.figure.fitted(old)
	v.zoom = min(max(to, 1), zoomMost)
	v.holder.Refresh()
	v.scroll.Refresh()
	larger, from := v.figure.fitted(v.holder.Size())
	if picture.Width <= 0 || picture.Height <= 0 {
		return
	}
	v.scroll.ScrollToOffset(fyne.NewPos(
		from.X+(middle.X-at.X)/picture.Width*larger.Width-room.Width/2,
		from.Y+(middle.Y-at.Y)/picture.Height*larger.Height-room.Height/2))
}

// draw has the page drawn in the background.
func (v *viewer) draw() {
	if v.cancel != nil {
		v.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	v.cancel = cancel
	page, straight := v.page, v.straight && v.page == 0
	v.where.SetWords(v.Texts.T("papers.view.opening"))
	v.opening.Hidden = v.figure.picture.Image != nil // until then a page that was drawn stays
	v.opening.Refresh()
	able(v.before, page > 0)
	able(v.after, page < v.report.Pages-1)
	session, id, report := v.Session, v.of.ID, v.report
	task.Run(ctx, v.Tasks, func(ctx context.Context) (image.Image, error) {
		if straight {
			return straightened(ctx, session, id, report, previewPixels)
		}
		return session.Picture(ctx, id, page, previewPixels)
	}, func(drawn image.Image, err error) {
		if ctx.Err() != nil { // another page is wanted by now, or none
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
		v.figure.show(drawn, straight)
		v.frame()
	})
}

// straightened draws the paper alone.
func straightened(ctx context.Context, session *wizard.Session, id string, report paper.Report, side int) (image.Image, error) {
	cuts, err := session.Cut(ctx, id, []paper.Box{*report.Crop}, side)
	if err != nil {
		return nil, err
	}
	if cuts[0] == nil {
		return session.Picture(ctx, id, 0, side)
	}
	return cuts[0], nil
}

// able lets a button be pressed, or not.
func able(b *panel.Button, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// frame puts boxes around what spoils the picture and around what was read, as it is wished, and tells both in words.
func (v *viewer) frame() {
	var shown []trace
	if v.page == 0 {
		if v.reading {
			shown = append(shown, v.read...)
		}
		if v.spoiling {
			shown = append(shown, v.faults...)
		}
	} else {
		good, bad := inkOn(v.Texts, v.report, v.page, nil, nil)
		shown = append(good, bad...)
	}
	v.figure.outline(outlines(shown))
	v.tell()
	v.holder.Refresh()
}

// tell says in words what is framed, and how the picture is.
func (v *viewer) tell() {
	t := v.Texts
	v.words.RemoveAll()
	outside := func(x trace) bool {
		return v.page == 0 && len(x.boxes) > 0 && !slices.ContainsFunc(x.boxes, func(b paper.Box) bool {
			_, seen := v.figure.corners(b)
			return seen
		})
	}
	if len(v.faults) > 0 {
		v.words.Add(panel.Column(panel.Small, panel.Strong(t.T("papers.trace.faults")), legend(t, v.faults, outside)))
	}
	if marks := measuresInOrder(t, v.report); marks != nil {
		v.words.Add(marks)
	}
	if len(v.read) > 0 {
		v.words.Add(panel.Column(panel.Small, panel.Strong(t.T("papers.trace.read")), legend(t, v.read, outside)))
	}
	v.words.Refresh()
}

// zoomed gives the picture the room of the scroller, enlarged.
type zoomed struct{ v *viewer }

func (z *zoomed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (z *zoomed) MinSize([]fyne.CanvasObject) fyne.Size {
	if z.v.zoom <= 1 || z.v.scroll == nil {
		return fyne.NewSize(10, 10)
	}
	fits, _ := z.v.figure.fitted(z.v.scroll.Size())
	return fyne.NewSize(fits.Width*z.v.zoom, fits.Height*z.v.zoom)
}
