package wizard

import (
	"context"
	"fmt"
	"image"
	"path"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Report returns what an attachment was found to be, and false while it has not been looked into.
func (s *Session) Report(attachment string) (paper.Report, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.draft.Reports[attachment]
	return r, ok
}

// Bytes returns the bytes of an attachment as they were given.
func (s *Session) Bytes(ctx context.Context, a filing.Attachment) ([]byte, error) {
	if s.exhibit != nil && s.exhibit.Files != nil {
		return s.exhibit.Files.Bytes(ctx, a)
	}
	return s.desk.parts.Store.File(ctx, a.SHA256)
}

// Picture draws a page of an attachment upright, no side longer than maxSide pixels.
func (s *Session) Picture(ctx context.Context, attachment string, page, maxSide int) (image.Image, error) {
	a, ok := s.attachment(attachment)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoAttachment, attachment)
	}
	data, err := s.Bytes(ctx, a)
	if err != nil {
		return nil, err
	}
	return s.desk.parts.Inspector.Picture(ctx, data, page, maxSide)
}

func (s *Session) attachment(id string) (filing.Attachment, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.draft.Filing.Attachments {
		if a.ID == id {
			return a, true
		}
	}
	return filing.Attachment{}, false
}

// baseName returns the last part of a file's name, whichever system it comes from.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }
