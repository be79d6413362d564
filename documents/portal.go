package documents

import (
	"context"
	"math"
	"slices"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/watermark"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// portalPageSide is the long side of a page that is drawn for the portal: A4 at 300 dpi has 3508 pixels, and its JPEG
// stays under the limit.
const portalPageSide = 3508

// IconSlot is the pattern of the slots that hold the icon of an APP.
const IconSlot paper.Slot = "services[].app.icon"

// PortalLimit returns how many bytes a file for a slot may have.
func PortalLimit(slot paper.Slot) int {
	if slot.Pattern() == IconSlot {
		return photo.MaxPortalIcon
	}
	return photo.MaxPortalPicture
}

// Portal makes the picture that the portal takes of a page (from 0): JPEG or PNG, upright, within the limit of the slot,
// without metadata, as sharp as fits. A JPEG or PNG that is so already keeps its pixels. What was found in the file decides
// whether it is cropped and where a watermark stands; the result says what came of both. It fails with ErrNotShown, or with
// the error of ctx.
func (i *Inspector) Portal(ctx context.Context, data []byte, want paper.Portrait) (out paper.Print, err error) {
	limit := PortalLimit(want.Slot)
	picture, err := i.picture(ctx, data, want.Page, portalPageSide)
	if err != nil {
		return paper.Print{}, err
	}
	scene := sceneOf(picture, want)
	crops, marks := want.Slot.Takes()
	if want.Finish.Framing != paper.Taken && crops {
		scene.crop()
	}
	out.Watermark = wanted(want.Finish.Watermark, marks)
	out.Framing = scene.framing
	if err := ctx.Err(); err != nil {
		return paper.Print{}, err
	}
	if out.Watermark == paper.Marked {
		if out.Watermark, err = scene.mark(); err != nil {
			return paper.Print{}, err
		}
	}
	if scene.picture == picture {
		if out.Data, out.Extension = picture.Kept(data, limit); out.Data != nil {
			return out, nil
		}
	}
	out.Data, out.Extension, err = scene.picture.Encode(ctx, limit, want.Slot.Pattern() == IconSlot)
	if err != nil {
		return paper.Print{}, err
	}
	return out, nil
}

func wanted(watermark, marks bool) paper.Watermark {
	switch {
	case !watermark:
		return ""
	case !marks:
		return paper.NotWanted
	}
	return paper.Marked
}

// A scene is a picture with what was found in it, in its own pixels.
type scene struct {
	picture *photo.Picture
	framing paper.Framing
	outline *paper.Box  // of the paper, where it can be cut out
	sheet   paper.Box   // of the paper, or of all
	text    []paper.Box // lines, fields and marks
	known   bool        // its text was read, and all of it has a place
}

// sceneOf turns the picture so that its text stands upright. A report that is not about this page or these pixels says
// nothing.
func sceneOf(picture *photo.Picture, want paper.Portrait) *scene {
	s := &scene{picture: picture, framing: paper.Taken}
	width, height := picture.Size()
	r := want.Report
	// Of a PDF the report counts in pixels of its own, but in the same proportions.
	scale := float64(width) / float64(max(1, r.Width))
	fits := r.Width > 0 && r.Height > 0 && math.Abs(float64(height)/float64(r.Height)-scale) < 0.01*scale
	if want.Page == 0 && fits {
		s.known = r.Unread == "" && len(r.Lines) > 0
		add := func(b paper.Box) {
			if b == (paper.Box{}) {
				s.known = false // it stands somewhere
				return
			}
			s.text = append(s.text, scaled(b, scale))
		}
		for _, l := range r.Lines {
			add(l.Box)
		}
		for _, m := range r.Marks {
			add(m.Box)
		}
		for _, f := range r.Fields {
			if f.Box != (paper.Box{}) { // others were read in a code
				s.text = append(s.text, scaled(f.Box, scale))
			}
		}
		corners, measured := r.Measures[paper.Corners]
		// Where one picture shows both sides of a card, an outline is that of one side.
		if r.Crop != nil && r.Also == "" && r.Kind != paper.UnknownKind && (corners.OK || !measured) {
			if outline := scaled(*r.Crop, scale); lies(outline, width, height) {
				s.outline = &outline
			}
		}
	}
	s.sheet = paper.Box{{0, 0}, {width, 0}, {width, height}, {0, height}}
	if s.outline != nil {
		s.sheet = *s.outline
	}
	s.turn(quartersOf(s.outline, s.text))
	return s
}

// fewestLines is how many lines have to agree on which way is up where no outline says it.
const fewestLines = 3

// quartersOf returns by how many quarters a picture is to be turned clockwise for its text to run to the right.
func quartersOf(outline *paper.Box, lines []paper.Box) int {
	x, y := 0.0, 0.0
	along := func(b paper.Box) {
		x += float64(b[1][0] - b[0][0] + b[2][0] - b[3][0])
		y += float64(b[1][1] - b[0][1] + b[2][1] - b[3][1])
	}
	switch {
	case outline != nil:
		along(*outline)
	case len(lines) < fewestLines:
		return 0
	default:
		for _, l := range lines {
			along(l)
		}
	}
	if x == 0 && y == 0 {
		return 0
	}
	quarters := int(math.Round(-math.Atan2(y, x) / (math.Pi / 2)))
	return (quarters%4 + 4) % 4
}

func (s *scene) turn(quarters int) {
	if quarters == 0 {
		return
	}
	picture, place := s.picture.Turned(quarters)
	s.picture = picture
	s.move(place)
	width, height := picture.Size()
	if s.outline == nil {
		s.sheet = paper.Box{{0, 0}, {width, 0}, {width, height}, {0, height}}
	}
}

func (s *scene) move(place func(paper.Box) paper.Box) {
	for i := range s.text {
		s.text[i] = place(s.text[i])
	}
	s.sheet = place(s.sheet)
	if s.outline != nil {
		moved := place(*s.outline)
		s.outline = &moved
	}
}

// crop cuts the paper out, if its outline is known and holds all its text.
func (s *scene) crop() {
	if s.outline == nil || !photo.Within(*s.outline, s.text) {
		return
	}
	picture, place := s.picture.Trimmed(*s.outline)
	if picture == nil {
		return
	}
	s.picture, s.framing = picture, paper.Cropped
	s.move(place)
}

// mark writes the watermark where it covers nothing.
func (s *scene) mark() (paper.Watermark, error) {
	if !s.known {
		return paper.NotRead, nil
	}
	whole := s.picture.Preview(0)
	at, ok := watermark.Find(whole, s.sheet, s.text)
	if !ok {
		return paper.NoRoom, nil
	}
	if err := watermark.Write(whole, at); err != nil {
		return "", err
	}
	s.picture = photo.Of(whole, s.picture.Format)
	return paper.Marked, nil
}

// lies reports whether a box lies in a picture.
func lies(b paper.Box, width, height int) bool {
	for _, c := range b {
		if c[0] < 0 || c[1] < 0 || c[0] > width || c[1] > height {
			return false
		}
	}
	return true
}

func scaled(b paper.Box, by float64) paper.Box {
	for i, c := range slices.Clone(b[:]) {
		b[i] = [2]int{int(math.Round(float64(c[0]) * by)), int(math.Round(float64(c[1]) * by))}
	}
	return b
}
