// Package wizard holds the use cases: open a draft, answer, attach, find what a reviewer would send back, export.
package wizard

import (
	"context"
	"errors"
	"image"
	"io"
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// Errors of the use cases.
var (
	// ErrBlocked says that an export was refused because a finding blocks.
	ErrBlocked = errors.New("a finding blocks")
	// ErrNoDraft says that the store has no draft under an id.
	ErrNoDraft = errors.New("no such draft")
	// ErrNothingToUndo says that a draft has no earlier state.
	ErrNothingToUndo = errors.New("nothing to undo")
	// ErrNoAttachment says that a filing has no attachment under an id.
	ErrNoAttachment = errors.New("no such attachment")
	// ErrReason says that a warning was set aside without a reason.
	ErrReason = errors.New("a reason is needed")
	// ErrFileTooLarge says that a file has more bytes than are ever read.
	ErrFileTooLarge = errors.New("file too large")
)

// A Clock tells the time.
type Clock interface{ Now() time.Time }

// A Store keeps drafts and the files given for them. Every method may be called from any goroutine.
type Store interface {
	// Drafts lists all drafts, the last changed first.
	Drafts(ctx context.Context) ([]Summary, error)
	// Load returns a draft, or ErrNoDraft.
	Load(ctx context.Context, id string) (Draft, error)
	// Save keeps a draft durably and its summary for the list. The state before it goes into the draft's history (the last
	// 50), unless the newest history entry was made under the same note: then the states between are one change.
	Save(ctx context.Context, d Draft, s Summary, note string) error
	// Undo takes the newest state out of the history, keeps it as the draft and returns it, or ErrNothingToUndo.
	Undo(ctx context.Context, id string) (Draft, error)
	// CanUndo reports whether a draft has history.
	CanUndo(ctx context.Context, id string) (bool, error)
	// Delete removes a draft, its history, and the files that no other draft refers to. It is no error if there is none.
	Delete(ctx context.Context, id string) error
	// PutFile keeps bytes under their SHA-256 before anything reads them.
	PutFile(ctx context.Context, r io.Reader) (sha256 string, size int64, err error)
	// File returns the bytes kept under a SHA-256.
	File(ctx context.Context, sha256 string) ([]byte, error)
}

// An Inspector finds out what a file is. Every method may be called from any goroutine.
type Inspector interface {
	// Inspect reports what the file is; trouble with the file is in the report. The error is only the context's.
	Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error)
	// Picture draws a page (from 0) upright, no side longer than maxSide pixels.
	Picture(ctx context.Context, data []byte, page, maxSide int) (image.Image, error)
	// Cut draws parts of the first page straightened, one for each box of the file's report, no side longer than maxSide
	// pixels; nil for a box without a surface.
	Cut(ctx context.Context, data []byte, r paper.Report, boxes []paper.Box, maxSide int) ([]image.Image, error)
	// Portal makes the picture that the portal takes: upright, within its size limit, without metadata.
	Portal(ctx context.Context, data []byte, want paper.Portrait) (paper.Print, error)
}

// PaperRules are the rules over documents.
type PaperRules interface {
	// Check looks at the reports of a filing's attachments, by attachment id.
	Check(f *filing.Filing, today filing.Date, reports map[string]paper.Report) rule.Result
	// Descriptions lists the rules.
	Descriptions() []rule.Description
}

// A Packer writes what leaves the program.
type Packer interface {
	// Pack writes the submission package (a zip).
	Pack(ctx context.Context, w io.Writer, p Package) error
	// Companion lists what is filled into the portal. Where the package has no inspector, pictures are named and not made.
	Companion(ctx context.Context, p Package) (companion.Guide, error)
}

// Files gives the bytes of attachments.
type Files interface {
	Bytes(ctx context.Context, a filing.Attachment) ([]byte, error)
}

// A Draft is a filing in the making, with what belongs to it and is not in a case file.
type Draft struct {
	Filing    *filing.Filing          `json:"filing"`
	Interview flow.Interview          `json:"interview"`
	Stop      string                  `json:"stop"`              // key of the page last open
	Reports   map[string]paper.Report `json:"reports"`           // by attachment id
	Apps      []AppReading            `json:"apps,omitempty"`    // what was read of apps and their certificates
	Progress  timeline.Progress       `json:"progress,omitzero"` // after the order was handed in
	Granted   []string                `json:"granted,omitempty"` // the filing numbers that the order was given, as told
	Prints    []Print                 `json:"prints,omitempty"`  // the letters that were written to be signed, oldest first
	Finish    paper.Finish            `json:"finish,omitzero"`   // of the pictures for the portal
	Filled    map[string]string       `json:"filled,omitempty"`  // what was filled into the portal: name of the tick to its mark
	Former    []FormerLetter          `json:"former,omitempty"`  // signed letters that made room for others, oldest first
	CreatedAt time.Time               `json:"created_at"`
	SavedAt   time.Time               `json:"saved_at"`
}

// Files lists every file that a draft refers to: its papers, and the signed letters that made room for others.
func (d Draft) Files() []filing.Attachment {
	out := slices.Clone(d.Filing.Attachments)
	for _, f := range d.Former {
		out = append(out, f.Attachment)
	}
	return out
}

// A Summary is what the list of drafts shows of one.
type Summary struct {
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	Entity   string        `json:"entity"`
	Nature   filing.Nature `json:"nature"`
	Order    filing.Order  `json:"order"`
	Province string        `json:"province"`
	Service  string        `json:"service"`
	Domain   string        `json:"domain"`
	Done     int           `json:"done"`     // pages done
	Total    int           `json:"total"`    // pages there are
	Problems int           `json:"problems"` // mistakes in what is filled in
	Next     string        `json:"next"`     // key of the first page that is not done; empty when all are
	Status   string        `json:"status"`   // where the order stands after it was handed in; empty before
	Since    string        `json:"since"`    // when it came to stand there: a moment, or a day where only that is known
	Digest   string        `json:"digest"`   // what other drafts are compared with; only a Desk reads it
	SavedAt  time.Time     `json:"saved_at"`
}

// Last returns what was recorded last of the order, and false where it was not handed in.
func (s Summary) Last() (timeline.Event, bool) {
	e := timeline.Event{Status: timeline.Status(s.Status)}
	var err error
	if e.At, err = time.Parse(time.RFC3339, s.Since); err != nil {
		e.DayOnly = true
		e.At, err = time.ParseInLocation(time.DateOnly, s.Since, timeline.Beijing)
	}
	return e, err == nil && e.Status != ""
}

// A Package is what an export is made from.
type Package struct {
	Filing    *filing.Filing
	Check     Check // phrased
	Reports   map[string]paper.Report
	Files     Files
	Pictures  Inspector
	Finish    paper.Finish                                          // of the pictures
	Made      func(a filing.Attachment, page int, made paper.Print) // told of every picture, if not nil
	Texts     *text.Catalog
	CreatedAt time.Time
	Program   string // version
}
