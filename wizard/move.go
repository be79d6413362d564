package wizard

import (
	"context"
	"fmt"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Move says from where to where a paper was moved, and which one made room for it, so that it can be taken back.
type Move struct {
	Attachment filing.Attachment // as it was before
	To         paper.Slot
	Displaced  []filing.Attachment // as they were before
	Aside      paper.Slot          // where they went
}

// Move puts a paper into another slot. One that lies there changes places with it where that suits it, as with the two
// sides of a card; otherwise it stays as other material, for nothing is lost.
func (s *Session) Move(ctx context.Context, attachment string, to paper.Slot) (Move, error) {
	a, ok := s.attachment(attachment)
	from := paper.Slot(a.Slot)
	switch f := s.Filing(); {
	case !ok:
		return Move{}, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	case !to.In(f):
		return Move{}, fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, to)
	}
	m := Move{Attachment: a, To: to, Aside: paper.Other}
	looks := map[string]paper.Slot{attachment: to}
	if to != paper.Other {
		f := s.Filing()
		m.Displaced = slices.DeleteFunc(f.Attached(string(to)), func(x filing.Attachment) bool { return x.ID == attachment })
		if len(m.Displaced) == 1 && s.suits(f, m.Displaced[0].ID, from) && !s.oneLetter(attachment, m.Displaced[0].ID) {
			m.Aside = from
		}
		for _, x := range m.Displaced {
			looks[x.ID] = m.Aside
		}
	}
	return m, s.arrange(ctx, looks, "move "+attachment+" "+string(to))
}

// MoveBack puts papers where they lay before a move.
func (s *Session) MoveBack(ctx context.Context, m Move) error {
	slots := map[string]paper.Slot{m.Attachment.ID: paper.Slot(m.Attachment.Slot)}
	for _, x := range m.Displaced {
		slots[x.ID] = paper.Slot(x.Slot)
	}
	return s.arrange(ctx, slots, "move back "+m.Attachment.ID)
}

// suits reports whether a paper is of a kind that a slot takes.
func (s *Session) suits(f *filing.Filing, attachment string, slot paper.Slot) bool {
	report, ok := s.Report(attachment)
	kinds := slot.Kinds(f)
	return ok && (kinds == nil || slices.Contains(kinds, report.Kind))
}

// oneLetter reports whether two papers show codes of the same letter, so that both belong in one slot.
func (s *Session) oneLetter(a, b string) bool {
	one, _ := s.Report(a)
	other, _ := s.Report(b)
	return slices.ContainsFunc(codesOn(one), func(c letter.Code) bool {
		return slices.ContainsFunc(codesOn(other), func(d letter.Code) bool { return c.Wording == d.Wording })
	})
}

// arrange lays papers into slots, as one change. What lies there and is not among them stays as other material. A file is
// looked into again only where it is looked into for something else.
func (s *Session) arrange(ctx context.Context, slots map[string]paper.Slot, note string) error {
	if err := s.writable(); err != nil {
		return err
	}
	reports := map[string]paper.Report{}
	for id, slot := range slots {
		a, ok := s.attachment(id)
		if !ok {
			return fmt.Errorf("%w: %s", ErrNoAttachment, id)
		}
		if sameLook(paper.Slot(a.Slot), slot) {
			continue
		}
		data, err := s.Bytes(ctx, a)
		if err != nil {
			return fmt.Errorf("read kept file: %w", err)
		}
		a.Slot = string(slot)
		if reports[id], err = s.desk.inspect(ctx, s.Filing(), a, data); err != nil {
			return err
		}
	}
	return s.change(note, func(f *filing.Filing) error {
		for id, slot := range slots { // all of them or none
			if !slot.In(f) {
				return fmt.Errorf("%w: slot %s", filing.ErrNoSuchFact, slot)
			}
			if !slices.ContainsFunc(f.Attachments, func(a filing.Attachment) bool { return a.ID == id }) {
				return fmt.Errorf("%w: %s", ErrNoAttachment, id)
			}
		}
		taken := map[paper.Slot]bool{}
		for _, slot := range slots {
			taken[slot] = slot != paper.Other
		}
		for i := range f.Attachments {
			a := &f.Attachments[i]
			to, moves := slots[a.ID]
			if !moves && taken[paper.Slot(a.Slot)] {
				to, moves = paper.Other, true
			}
			if !moves {
				continue
			}
			s.setIcon(f, paper.Slot(a.Slot), "")
			a.Slot = string(to)
			if report, ok := reports[a.ID]; ok {
				s.draft.Reports[a.ID] = report
			}
		}
		for _, a := range f.Attachments {
			if slots[a.ID] != "" {
				s.setIcon(f, paper.Slot(a.Slot), a.ID)
			}
		}
		return nil
	})
}

// OtherSide returns the slot that a paper in the draft could fill too, because its picture shows both sides of a card: that
// of the other side, while nothing lies there.
func (s *Session) OtherSide(attachment string) (paper.Slot, bool) {
	a, ok := s.attachment(attachment)
	report, read := s.Report(attachment)
	if !ok || !read || report.Also == "" {
		return "", false
	}
	f := s.Filing()
	holder := paper.Slot(a.Slot).Holder(f)
	for _, want := range paper.Wanted(f) {
		if holder == "" || want.Slot == paper.Slot(a.Slot) || want.Slot.Holder(f) != holder || len(f.Attached(string(want.Slot))) > 0 {
			continue
		}
		kinds := want.Slot.Kinds(f)
		if slices.Contains(kinds, report.Also) || slices.Contains(kinds, report.Kind) && !slices.Contains(paper.Slot(a.Slot).Kinds(f), report.Kind) {
			return want.Slot, true
		}
	}
	return "", false
}
