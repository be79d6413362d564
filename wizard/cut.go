package wizard

import (
	"context"
	"fmt"
	"image"
	"slices"
	"sync"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Cut draws parts of an attachment straightened, one for each box of its report, no side longer than maxSide pixels; nil for
// a box without a surface. Parts that were drawn before are not drawn again: beside the fields of a page they are shown anew
// with every change.
func (s *Session) Cut(ctx context.Context, attachment string, boxes []paper.Box, maxSide int) ([]image.Image, error) {
	a, ok := s.attachment(attachment)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	report, _ := s.Report(attachment)
	out := make([]image.Image, len(boxes))
	var open []int
	for i, box := range boxes {
		drawn, kept := s.cuts.get(cut{a.SHA256, box, maxSide})
		if out[i] = drawn; !kept {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return out, nil
	}
	data, err := s.Bytes(ctx, a)
	if err != nil {
		return nil, err
	}
	var wanted []paper.Box
	for _, i := range open {
		wanted = append(wanted, boxes[i])
	}
	drawn, err := s.desk.parts.Inspector.Cut(ctx, data, report, wanted, maxSide)
	if err != nil {
		return nil, err
	}
	for n, i := range open {
		out[i] = drawn[n]
		s.cuts.put(cut{a.SHA256, boxes[i], maxSide}, drawn[n])
	}
	return out, nil
}

// A cut is a part of a file that was drawn.
type cut struct {
	sha     string
	box     paper.Box
	maxSide int
}

// cuts are the parts drawn last.
type cuts struct {
	mu    sync.Mutex
	drawn map[cut]image.Image
	order []cut // the oldest first
	size  int   // pixels of all
}

// mostCut is how many pixels are kept of parts that were drawn: the fields of a dozen papers, 32 MB.
const mostCut = 8_000_000

func (c *cuts) get(key cut) (image.Image, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, ok := c.drawn[key]
	return m, ok
}

func (c *cuts) put(key cut, m image.Image) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, kept := c.drawn[key]; kept || pixelsOf(m) > mostCut {
		return
	}
	if c.drawn == nil {
		c.drawn = map[cut]image.Image{}
	}
	c.drawn[key] = m
	c.order = append(c.order, key)
	for c.size += pixelsOf(m); c.size > mostCut; {
		c.size -= pixelsOf(c.drawn[c.order[0]])
		delete(c.drawn, c.order[0])
		c.order = slices.Delete(c.order, 0, 1)
	}
}

func pixelsOf(m image.Image) int {
	if m == nil {
		return 0
	}
	return m.Bounds().Dx() * m.Bounds().Dy()
}
