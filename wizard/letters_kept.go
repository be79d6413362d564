package wizard

import (
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A FormerLetter is a signed letter that was replaced or taken out.
type FormerLetter struct {
	Attachment filing.Attachment `json:"attachment"`
	Code       string            `json:"code"` // that it was printed with; empty where none was read
	At         time.Time         `json:"at"`   // when it made room
}

// sameLetter reports whether two papers are different pages, or different parts, of one letter, so that both are wanted.
func sameLetter(slot paper.Slot, old, fresh paper.Report) bool {
	if _, _, named := slot.Named(); !named {
		return false
	}
	was, is := codesOn(old), codesOn(fresh)
	if len(was) == 0 || len(is) == 0 {
		return false
	}
	for _, a := range was {
		for _, b := range is {
			if a.Wording != b.Wording || a.Part == b.Part && (a.Page == b.Page || a.Page == 0 || b.Page == 0) {
				return false
			}
		}
	}
	return true
}

// putAway keeps a signed letter that leaves its slot in the draft's history. The caller holds the lock.
func (s *Session) putAway(f *filing.Filing, id string) {
	at := slices.IndexFunc(f.Attachments, func(a filing.Attachment) bool { return a.ID == id })
	if at < 0 {
		return
	}
	a := f.Attachments[at]
	codes := codesOn(s.draft.Reports[id])
	if family, _, named := paper.Slot(a.Slot).Named(); !named || family != paper.Letters && len(codes) == 0 {
		return
	}
	// One that was put back and leaves again is told once, with the later time.
	s.draft.Former = slices.DeleteFunc(slices.Clone(s.draft.Former), func(o FormerLetter) bool { return samePaper(o.Attachment, a) })
	former := FormerLetter{Attachment: a, At: s.desk.parts.Clock.Now().UTC().Truncate(time.Second)}
	if len(codes) > 0 {
		former.Code = codes[0].String()
	}
	s.draft.Former = append(s.draft.Former, former)
}

// samePaper reports whether two attachments are one file in one slot.
func samePaper(a, b filing.Attachment) bool { return a.SHA256 == b.SHA256 && a.Slot == b.Slot }

// FormerLetters lists the signed letters of a slot that made room for others, the newest first; PutBack takes them in again.
// Those that were put back are not among them.
func (s *Session) FormerLetters(slot paper.Slot) []FormerLetter {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []FormerLetter
	for _, f := range slices.Backward(s.draft.Former) {
		lies := slices.ContainsFunc(s.draft.Filing.Attachments, func(a filing.Attachment) bool { return samePaper(f.Attachment, a) })
		if f.Attachment.Slot == string(slot) && !lies {
			out = append(out, f)
		}
	}
	return out
}
