// Package letters sets letters on paper: as PDF files to print and sign, and as DOCX files to change first.
package letters

import (
	"fmt"
	"io"
	"time"

	goqr "github.com/piglig/go-qr"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Writer writes letters. Words are the Chinese ones, for what stands on the page beside the letter's own text; Program is
// the version that the file names.
type Writer struct {
	Words   *text.Catalog
	Program string
}

var _ wizard.LetterWriter = Writer{}

// WriteLetter writes a letter as a file and returns how many pages it has; 0 for DOCX, which only a word processor lays out. The
// same letter at the same moment gives the same bytes.
func (w Writer) WriteLetter(out io.Writer, l letter.Letter, format wizard.LetterFormat, moment time.Time) (pages int, err error) {
	var data []byte
	switch format {
	case wizard.LetterPDF:
		data, pages, err = w.pdf(l, moment)
	case wizard.LetterDOCX:
		data, err = w.docx(l, moment)
	default:
		return 0, fmt.Errorf("unknown format of letters %q", format)
	}
	if err != nil {
		return 0, fmt.Errorf("letter %s: %w", l.Key(), err)
	}
	_, err = out.Write(data)
	return pages, err
}

// encode makes the picture of a code. Level Q stands a quarter of the picture being soiled, by a seal for one.
func encode(c letter.Code) (*goqr.QrCode, error) {
	segments, err := goqr.MakeSegments(c.String())
	if err != nil {
		return nil, err
	}
	return goqr.EncodeSegments(segments, goqr.Quartile, goqr.MinVersion, goqr.MaxVersion, autoMask, false)
}

const autoMask = -1
