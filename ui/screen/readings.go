package screen

import (
	"context"
	"fmt"
	"image"
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A stand is how what was read compares with what was typed.
type stand int

const (
	fresh   stand = iota // nothing is typed
	differs              // something else is
	agrees
	glimpsed // its place is known, and it could not be read
	leaves   // something else is being typed, where it agreed before
)

// said is what a paper says about a field of the page.
type said struct {
	wizard.Reading
	stand  stand
	typed  string
	locked bool // the answer follows from another
}

// say puts beside each field what the papers say about it, and above them all how much can be filled in at once. It returns
// the fields that have something to take over.
func (p *stepPage) say() map[filing.Path]bool {
	all := map[filing.Path]said{}
	for _, r := range p.Session.Glimpses() {
		all[r.Path] = said{Reading: r, stand: glimpsed}
	}
	for _, r := range p.Session.Readings() {
		all[r.Path] = said{Reading: r}
	}
	open := map[filing.Path]bool{}
	var list []said
	wanted := &partsOfPapers{}
	for _, field := range p.fields {
		s, ok := all[field.Question.Path]
		if !ok {
			delete(p.agreed, field.Question.Path)
			p.silent(field)
			continue
		}
		s.typed = strings.TrimSpace(field.Typed())
		switch {
		case s.stand == glimpsed:
		case s.typed == "":
			s.stand = fresh
		case s.Agrees(s.typed):
			s.stand = agrees
		default:
			s.stand = differs
		}
		s.locked = p.follows(field)
		if s.stand == agrees && !isName(s.Reading) {
			p.silent(field)
			continue
		}
		open[s.Path] = !s.locked && (s.stand == fresh || s.stand == differs)
		list = append(list, s)
		if s.stand == differs && p.typing == s.Path { // it may be the same with the next letter
			if !p.agreed[s.Path] {
				continue
			}
			s.stand = leaves
		}
		p.agreed[s.Path] = s.stand == agrees || s.stand == leaves
		// The digest leaves out what is typed where nothing shown depends on it, so that typing draws nothing anew.
		key := fmt.Sprint(s.Attachment.ID, s.Attachment.Slot, s.stand, s.locked, s.Value, s.Line.Box, s.Line.Doubt, s.stand == agrees && s.short())
		if s.stand == differs {
			key += s.typed
		}
		if !open[s.Path] {
			delete(p.takes, s.Path)
		}
		field.Beside(key, func() fyne.CanvasObject { return p.beside(s, wanted) })
	}
	p.together(list)
	wanted.draw(p.Shell)
	return open
}

// silent shows nothing beside a field.
func (p *stepPage) silent(field *control.Field) {
	delete(p.takes, field.Question.Path)
	field.Beside("", nil)
}

// follows reports whether the answer of a field follows from another, so that nothing can be taken over.
func (p *stepPage) follows(field *control.Field) bool {
	return p.lock(p.Session.Filing(), field)
}

// isName reports whether a reading is a name, which is shown beside its picture even when it agrees: a character that the
// text models do not know leaves no trace.
func isName(r wizard.Reading) bool {
	return r.About("name", "legal_representative", "holder") && !r.About("domains[].name") && r.Field != "domain"
}

// short reports whether a name may lack a character that stands on the paper.
func (s said) short() bool {
	return s.Line.Doubt == paper.TooWide && utf8.RuneCountInString(filing.Fold(s.typed)) <= utf8.RuneCountInString(filing.Fold(s.Value))
}

// beside shows what a paper says about a field.
func (p *stepPage) beside(s said, wanted *partsOfPapers) fyne.CanvasObject {
	t := p.Texts
	from := t.Label(filing.Path(s.Attachment.Slot))
	picture := wanted.part(p.Shell, s.Reading)
	value := panel.NewText(inWords(t, s.Value), panel.Style{Bold: true})
	doubt := doubtOf(t, s.Line)
	switch s.stand {
	case glimpsed:
		return quoted(theme.ColorWarningSoft, panel.Column(panel.Small, doubtful(t.T("reading.glimpse", "paper", from)), picture))
	case agrees:
		piece := panel.Column(panel.Tight, panel.Caption(t.T("reading.compare", "paper", from)), picture)
		if s.short() {
			piece.Add(doubtful(doubt))
			return quoted(theme.ColorWarningSoft, piece)
		}
		piece.Add(panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("reading.agrees"))))
		return quoted(theme.ColorQuietSoft, piece)
	case leaves:
		piece := panel.Column(panel.Tight, panel.Caption(t.T("reading.compare", "paper", from)), picture)
		if doubt != "" {
			piece.Add(doubtful(doubt))
		}
		return quoted(theme.ColorQuietSoft, piece)
	case differs:
		onPaper := panel.Column(panel.Tight, picture, value)
		if doubt != "" {
			onPaper.Add(doubtful(doubt))
		}
		typed := panel.NewText(inWords(t, s.typed), panel.Style{Bold: true})
		both := panel.Column(panel.Small,
			panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorWarning, fynetheme.SizeNameInlineIcon),
				panel.NewText(t.T("reading.differs"), panel.Style{Color: theme.ColorWarning, Bold: true})),
			container.New(&pair{share: bothShare}, panel.Muted(t.T("reading.typed")), typed),
			container.New(&pair{share: bothShare}, panel.Muted(t.T("reading.paper")), onPaper))
		if !s.locked {
			both.Add(panel.Line(0, p.take("reading.replace", s.Reading)))
		}
		return quoted(theme.ColorWarningSoft, both)
	}
	words := panel.Column(panel.Tight, panel.Caption(t.T("reading.from", "paper", from)), picture, value)
	take := "reading.take"
	if doubt != "" {
		words.Add(doubtful(doubt))
	}
	if !s.Sure() {
		take = "reading.take.looked"
	}
	return quoted(theme.ColorAccentSoft, panel.Split(panel.Medium, words, p.take(take, s.Reading)))
}

// bothShare is the share of the words before what was typed and what was read.
const bothShare = 0.14

// quoted is the ground of what a paper says.
func quoted(ground fyne.ThemeColorName, piece fyne.CanvasObject) fyne.CanvasObject {
	return panel.Sheet(ground, "", panel.Medium, piece)
}

// doubtful says why to look twice.
func doubtful(words string) fyne.CanvasObject {
	return panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorWarning, theme.SizeBadge),
		panel.NewText(words, panel.Style{Color: theme.ColorWarning, Size: fynetheme.SizeNameCaptionText}))
}

// accept takes readings over and goes on at the next that can be. The focus goes into no field, where undoing would be that
// of the field.
func (p *stepPage) accept(readings ...wizard.Reading) {
	if err := p.Session.Accept(readings...); err != nil {
		p.Tell(err)
		return
	}
	for _, r := range readings {
		p.settled[r.Path] = true
	}
	p.changed("")
	p.find()
	p.view.Refresh() // there is another height than before
	for _, field := range p.fields {
		if take := p.takes[field.Question.Path]; take != nil {
			p.Window.Canvas().Focus(take)
			return
		}
	}
	p.Window.Canvas().Unfocus()
	for _, field := range p.fields {
		if field.Typed() == "" && field.Question.Field.Need != filing.Optional {
			panel.Reveal(field.Object())
			return
		}
	}
}

// take is the button that takes a reading over.
func (p *stepPage) take(key string, r wizard.Reading) *panel.Button {
	b := editing(p.Shell, panel.Secondary(p.Texts.T(key), func() { p.accept(r) }))
	p.takes[r.Path] = b
	return b
}

// together says above the fields how much was read, and fills in at once what nothing is typed for and nobody doubts.
func (p *stepPage) together(list []said) {
	t := p.Texts
	var sure []wizard.Reading
	unsure, different := 0, 0
	for _, s := range list {
		switch {
		case s.stand == fresh && s.Sure():
			sure = append(sure, s.Reading)
		case s.stand == fresh, s.stand == glimpsed && s.typed == "":
			unsure++
		case s.stand == differs && !s.locked:
			different++
		}
	}
	key := fmt.Sprint(sure, unsure, different)
	if key == p.readKey {
		return
	}
	p.readKey = key
	p.read.RemoveAll()
	p.read.Hidden = len(sure)+unsure+different < leastTogether
	if p.read.Hidden {
		return
	}
	var words []string
	if len(sure) > 0 {
		words = append(words, t.T("reading.how"))
	}
	if unsure > 0 {
		words = append(words, t.T("reading.how.doubt", "n", number(unsure)))
	}
	if different > 0 {
		words = append(words, t.T("reading.how.differ", "n", number(different)))
	}
	var actions []fyne.CanvasObject
	if len(sure) > 0 {
		all := editing(p.Shell, panel.Secondary(t.T("reading.all", "n", number(len(sure))), func() { p.accept(sure...) }))
		actions = append(actions, all)
	}
	p.read.Add(panel.Notice(panel.Accent, icons.Papers, t.T("reading.title", "n", number(len(sure)+unsure+different)), strings.Join(words, "\n"), actions...))
}

// leastTogether is how many readings there are before something is said about them all.
const leastTogether = 2

// partsOfPapers are pictures of places on papers that are still to be drawn.
type partsOfPapers struct {
	order []string // attachments
	parts map[string][]partOfPaper
}

type partOfPaper struct {
	box     paper.Box
	picture *canvas.Image
}

// Sizes of the part of a paper that a fact was read from.
const (
	partPixels = 900  // longest side of what is drawn
	partMargin = 0.25 // of the height of the line: what stands around it is seen too
	lineHeight = 34   // points of one line at 100 % text size
	partHeight = 110  // at most
	partWidth  = 380  // at most
	lineGap    = 1.3  // from line to line, in heights of a character
)

// part is the place on a paper that a fact was read from; the picture comes when all are drawn.
func (w *partsOfPapers) part(s *Shell, r wizard.Reading) fyne.CanvasObject {
	report, ok := s.Session.Report(r.Attachment.ID)
	if !ok || r.Line.Box.Bounds().Empty() {
		return panel.Gap(0)
	}
	box := r.Line.Box.Around(partMargin, report.Width, report.Height)
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillContain
	if w.parts == nil {
		w.parts = map[string][]partOfPaper{}
	}
	id := r.Attachment.ID
	if len(w.parts[id]) == 0 {
		w.order = append(w.order, id)
	}
	w.parts[id] = append(w.parts[id], partOfPaper{box, picture})
	return panel.Line(0, container.NewGridWrap(partSize(box, r.Line), picture))
}

// partSize is how large a part of a paper is shown: so that its print is about as high as that of the page.
func partSize(box paper.Box, l paper.Line) fyne.Size {
	width, height := box.Sides()
	if width <= 0 || height <= 0 {
		return fyne.NewSize(1, 1)
	}
	letters := 0.0
	for _, r := range l.Text {
		if r < utf8.RuneSelf {
			letters += 0.5
		} else {
			letters++
		}
	}
	lines := max(1, math.Round(math.Sqrt(letters*height/width/lineGap)))
	scale := fynetheme.TextSize() / 15
	size := fyne.NewSize(float32(width/height)*lineHeight*float32(lines), lineHeight*float32(lines))
	shrink := min(1, partWidth/size.Width, partHeight/size.Height)
	return fyne.NewSize(size.Width*shrink*scale, size.Height*shrink*scale)
}

// draw has the parts drawn in the background, those of one paper together.
func (w *partsOfPapers) draw(s *Shell) {
	session := s.Session
	for _, id := range w.order {
		parts := w.parts[id]
		var boxes []paper.Box
		for _, x := range parts {
			boxes = append(boxes, x.box)
		}
		task.Run(context.Background(), s.Tasks, func(ctx context.Context) ([]image.Image, error) {
			return session.Cut(ctx, id, boxes, partPixels)
		}, func(drawn []image.Image, err error) {
			if err != nil { // the words stand without it, and the paper itself can be opened
				return
			}
			for i, x := range parts {
				if drawn[i] != nil {
					x.picture.Image = drawn[i]
					x.picture.Refresh()
				}
			}
		})
	}
}
