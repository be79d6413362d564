package screen

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // the pictures that are made for the portal
	_ "image/png"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

const (
	finishCell    = 190 // points a choice is wide at least, at 100 % text size
	finishPreview = 230 // points the example is high
)

// finishes lets the applicant choose how pictures for the portal are made, and shows one of them.
type finishes struct {
	*Shell
	example filing.Attachment
	box     *fyne.Container
	picture *fyne.Container
	cancel  context.CancelFunc
}

// newFinishes returns nil where there is no picture to choose about.
func newFinishes(s *Shell) *finishes {
	f := &finishes{Shell: s, box: panel.Column(panel.Small), picture: panel.Column(panel.Small)}
	found := false
	for _, a := range s.Session.Filing().Attachments {
		report, ok := s.Session.Report(a.ID)
		crops, _ := paper.Slot(a.Slot).Takes()
		if !ok || !crops || report.Trouble != "" {
			continue
		}
		// One that can be cropped shows best what the choice means.
		if !found || report.Crop != nil {
			f.example, found = a, true
		}
		if report.Crop != nil {
			break
		}
	}
	if !found {
		return nil
	}
	f.show()
	return f
}

func (f *finishes) object() fyne.CanvasObject {
	return panel.Card(panel.Heading(f.Texts.T("finish.title")), panel.Muted(f.Texts.T("finish.lead")), f.box, f.picture)
}

func (f *finishes) show() {
	t, now := f.Texts, f.Session.Finish()
	tile := func(key string, chosen bool, change func(*paper.Finish)) fyne.CanvasObject {
		words := panel.Column(panel.Tight, panel.NewText(t.T(key), panel.Style{Bold: chosen}), panel.Caption(t.T(key+".text")))
		tile := panel.NewTile(t.T(key), true, panel.InsetXY(3, 2.5, words), func() {
			next := f.Session.Finish()
			change(&next)
			f.Session.SetFinish(next)
			f.Saving()
			f.show()
		})
		tile.Choose(chosen)
		editing(f.Shell, tile)
		return tile
	}
	taken := now.Framing == paper.Taken
	f.box.Objects = []fyne.CanvasObject{
		panel.Grid(finishCell, panel.Small,
			tile("finish.cropped", !taken, func(x *paper.Finish) { x.Framing = paper.Cropped }),
			tile("finish.taken", taken, func(x *paper.Finish) { x.Framing = paper.Taken })),
		panel.Grid(finishCell, panel.Small,
			tile("finish.plain", !now.Watermark, func(x *paper.Finish) { x.Watermark = false }),
			tile("finish.watermark", now.Watermark, func(x *paper.Finish) { x.Watermark = true })),
	}
	f.box.Refresh()
	f.draw(now)
}

// draw shows what the example looks like.
func (f *finishes) draw(finish paper.Finish) {
	if f.cancel != nil {
		f.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	f.picture.Objects = []fyne.CanvasObject{panel.Muted(f.Texts.T("finish.drawing"))}
	f.picture.Refresh()
	session, id := f.Session, f.example.ID
	type shown struct {
		made  paper.Print
		image image.Image
	}
	task.Run(ctx, f.Tasks, func(ctx context.Context) (shown, error) {
		made, err := session.Print(ctx, id, 0, finish)
		if err != nil {
			return shown{}, err
		}
		m, _, err := image.Decode(bytes.NewReader(made.Data))
		return shown{made, m}, err
	}, func(s shown, err error) {
		if ctx.Err() != nil {
			return // another one is being drawn
		}
		t := f.Texts
		if err != nil {
			f.picture.Objects = []fyne.CanvasObject{panel.Muted(t.T("finish.none"))}
			f.picture.Refresh()
			return
		}
		m := canvas.NewImageFromImage(s.image)
		m.FillMode = canvas.ImageFillContain
		m.SetMinSize(fyne.NewSize(finishPreview, finishPreview))
		said := []fyne.CanvasObject{
			panel.Caption(t.T("finish.example", "paper", t.Label(filing.Path(f.example.Slot)), "size", bytesInWords(int64(len(s.made.Data))))),
		}
		if finish.Framing != paper.Taken && s.made.Framing == paper.Taken {
			said = append(said, panel.Caption(t.T("finish.not_cropped")))
		}
		if s.made.Watermark == paper.NoRoom || s.made.Watermark == paper.NotRead {
			said = append(said, panel.Line(0, panel.Mark(panel.Warning, icons.Alert, t.T("pack.watermark."+string(s.made.Watermark)))))
		}
		f.picture.Objects = append([]fyne.CanvasObject{m}, said...)
		f.picture.Refresh()
	})
}

// unmarked says which pictures were to get a watermark and have none.
type unmarked struct{ slot, why string }

func (p *exportPage) withoutMark(all []unmarked) fyne.CanvasObject {
	t := p.Texts
	lines := panel.Column(panel.Tight)
	for _, u := range all {
		lines.Add(panel.Body(t.T("finish.unmarked.line", "paper", t.Label(filing.Path(u.slot)), "why", t.T("pack.watermark."+u.why))))
	}
	return panel.Notice(panel.Warning, icons.Alert, t.T("finish.unmarked", "n", strconv.Itoa(len(all))), "", lines)
}
