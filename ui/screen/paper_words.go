package screen

import (
	"context"
	"fmt"
	"image"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// severityTone is how a severity looks.
func severityTone(s rule.Severity) (panel.Tone, icons.Name) {
	switch s {
	case rule.Block:
		return panel.Danger, icons.Alert
	case rule.Warn:
		return panel.Warning, icons.Alert
	}
	return panel.Accent, icons.Idea
}

func stateBadge(t *text.Catalog, findings []rule.Finding) fyne.CanvasObject {
	worst := 0
	for _, f := range findings {
		worst = max(worst, f.Severity.Rank())
	}
	switch worst {
	case rule.Block.Rank():
		return panel.Badge(panel.Danger, icons.Alert, t.T("papers.state.block"))
	case rule.Warn.Rank():
		return panel.Badge(panel.Warning, icons.Alert, t.T("papers.state.warn"))
	}
	return panel.Mark(panel.Success, icons.Done, t.T("papers.state.given"))
}

// Sides of thumbnails in points at 100 % text size, and the pixels they are drawn with.
const (
	thumbWidth  = 150
	thumbHeight = 104
	thumbPixels = 480
)

// about says in a line what a file is.
func about(t *text.Catalog, a filing.Attachment, r paper.Report, read bool) string {
	size := bytesInWords(a.Size)
	switch {
	case !read || r.Width == 0 && r.Pages == 0:
		return t.T("papers.size.other", "size", size)
	case r.Format == paper.PDF:
		return t.T("papers.size.pdf", "pages", strconv.Itoa(r.Pages), "size", size)
	}
	line := t.T("papers.size", "format", strings.ToUpper(r.Format), "width", strconv.Itoa(r.Width), "height", strconv.Itoa(r.Height), "size", size)
	if r.Kind != "" && r.Kind != paper.UnknownKind {
		line += " · " + t.T("papers.looks", "kind", t.T("paper.kind."+string(r.Kind)))
	}
	return line
}

// bytesInWords gives a size in the unit that people know from their file manager.
func bytesInWords(n int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	switch {
	case n >= mega:
		return fmt.Sprintf("%.1f MB", float64(n)/mega)
	case n >= kilo:
		return fmt.Sprintf("%d KB", (n+kilo-1)/kilo)
	}
	return fmt.Sprintf("%d B", n)
}

// measureNames is the order in which measures are told.
func measureNames() []string {
	return []string{
		paper.Sharpness, paper.Glare, paper.Brightness, paper.Contrast, paper.Colour, paper.CardCoverage, paper.Corners,
		paper.Resolution, paper.Moire, paper.Covered, paper.Rotation,
	}
}

// measureMarks says in a line how the picture is: what is not in order by name, the rest by number.
func measureMarks(t *text.Catalog, r paper.Report) fyne.CanvasObject {
	marks := panel.Line(panel.Small)
	good := 0
	for _, name := range measureNames() {
		m, measured := r.Measures[name]
		switch {
		case !measured:
		case m.OK:
			good++
		default:
			marks.Add(panel.Badge(panel.Warning, icons.Alert, t.T("papers.measure.bad", "measure", t.T("measure."+name))))
		}
	}
	if good > 0 {
		key := "papers.measure.rest"
		if len(marks.Objects) == 0 {
			key = "papers.measure.all"
		}
		marks.Add(panel.Mark(panel.Success, icons.Done, t.T(key, "n", strconv.Itoa(good))))
	}
	if len(marks.Objects) == 0 {
		return nil
	}
	return marks
}

// measuresInOrder says how many measures of a picture are in order; nothing where none was taken.
func measuresInOrder(t *text.Catalog, r paper.Report) fyne.CanvasObject {
	good, bad := 0, 0
	for _, m := range r.Measures {
		if m.OK {
			good++
		} else {
			bad++
		}
	}
	switch {
	case good == 0:
		return nil
	case bad == 0:
		return panel.Mark(panel.Success, icons.Done, t.T("papers.measure.all", "n", number(good)))
	}
	return panel.Mark(panel.Success, icons.Done, t.T("papers.measure.rest", "n", number(good)))
}

// thumbnail shows the first page of a paper, small, with what was found on it; the picture comes when it is drawn.
func thumbnail(s *Shell, a filing.Attachment, report paper.Report, tapped func()) fyne.CanvasObject {
	scale := fynetheme.TextSize() / 15
	drawing := newFigure(report, false)
	holder := container.NewStack(panel.Sheet(theme.ColorQuietSoft, "", 0, panel.Gap(0)))
	task.Run(context.Background(), s.Tasks, func(ctx context.Context) (image.Image, error) {
		if report.Crop != nil {
			return straightened(ctx, s.Session, a.ID, report, thumbPixels)
		}
		return s.Session.Picture(ctx, a.ID, 0, thumbPixels)
	}, func(drawn image.Image, err error) {
		if err != nil || drawn == nil {
			holder.Add(container.NewCenter(panel.Icon(panel.Picture(slotIcon(paper.Slot(a.Slot))), theme.ColorMuted, theme.SizeEmblem)))
			holder.Refresh()
			return
		}
		drawing.show(drawn, report.Crop != nil)
		drawing.outline(outlines(append(readOn(s.Texts, report), spoils(s.Texts, report)...)))
		holder.Add(drawing.box)
		holder.Refresh()
	})
	size := fyne.NewSize(thumbWidth*scale, thumbHeight*scale)
	return panel.NewTile(s.Texts.T("papers.view"), true, container.NewGridWrap(size, panel.Inset(1, holder)), tapped)
}
