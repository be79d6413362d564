package documents

import (
	"errors"

	"github.com/beiandesk/beiandesk/documents/pages"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/textlayer"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

var (
	errEmpty        = errors.New("empty file")
	errTooLarge     = errors.New("more bytes than are read")
	errTooManyPages = errors.New("more pages than are read")
	errHEIC         = errors.New("a HEIC picture")
)

// troubleOf says in a report's words why a file could not be looked into.
func troubleOf(err error) paper.Trouble {
	table := []struct {
		err     error
		trouble paper.Trouble
	}{
		{errEmpty, paper.Empty},
		{errTooLarge, paper.TooLarge},
		{photo.ErrTooLarge, paper.TooManyPixels},
		{errTooManyPages, paper.TooManyPages},
		{errHEIC, paper.HEICFormat},
		{photo.ErrUnsupported, paper.Unsupported},
		{pages.ErrLocked, paper.Locked},
		{textlayer.ErrLocked, paper.Locked},
	}
	if err == nil {
		return ""
	}
	for _, row := range table {
		if errors.Is(err, row.err) {
			return row.trouble
		}
	}
	return paper.Broken
}
