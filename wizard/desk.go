package wizard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/oklog/ulid/v2"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// RulebookVersion is the year and month of the newest rule or province fact in this program. A desk that was given an
// update says so: ask its Version.
const RulebookVersion = "2026.11"

// Parts are what a Desk is made of; main wires them. Store may be nil where no drafts are kept, and Papers, Packer and
// Inspector where no files are read.
type Parts struct {
	Store        Store
	Inspector    Inspector
	Packer       Packer
	Bundler      Bundler // nil where no support bundles are written
	Papers       PaperRules
	LetterWriter LetterWriter    // nil where no letters are written
	Apps         AppRules        // may be nil: then nothing is said about apps that were read
	Locksmith    Locksmith       // may be nil: then no package can be locked
	Sheets       SheetClerk      // may be nil: then no spreadsheets are read or written
	Languages    []*text.Catalog // whose words a spreadsheet may use
	Atlas        *region.Atlas
	Divisions    *region.Divisions
	Providers    map[filing.Provider]*provider.Terms // may be empty: then no limit of a provider is known
	Guide        *timeline.Guide                     // nil where no order is followed
	Reasons      *remedy.Book                        // nil where no notice is read
	Letters      *letter.Book                        // nil where no letters are written
	Clock        Clock
	Entropy      io.Reader
	Program      string // version of the program
	Rulebook     string // version of the rulebook that Atlas and the rest were read from; empty: RulebookVersion
}

// A Desk is where drafts are worked on: one in a program. It may be used from any goroutine.
type Desk struct {
	parts   Parts
	answers rule.Set[rules.Case]
	docs    map[rule.ID]rule.Doc
	book    []rule.Description
	errands *errands
}

// NewDesk puts a Desk together.
func NewDesk(parts Parts) (*Desk, error) {
	if parts.Atlas == nil || parts.Clock == nil || parts.Entropy == nil {
		return nil, errors.New("a desk needs an atlas, a clock and entropy")
	}
	if parts.Rulebook == "" {
		parts.Rulebook = RulebookVersion
	}
	answers, err := rules.All()
	if err != nil {
		return nil, fmt.Errorf("rules over answers: %w", err)
	}
	d := &Desk{parts: parts, answers: answers, docs: map[rule.ID]rule.Doc{}, errands: &errands{open: map[*errand]struct{}{}}}
	d.book = answers.Descriptions()
	if parts.Papers != nil {
		d.book = append(d.book, parts.Papers.Descriptions()...)
	}
	for _, r := range d.book {
		d.docs[r.ID] = r.Doc
	}
	if parts.Apps != nil {
		for _, r := range parts.Apps.Descriptions() {
			d.docs[r.ID] = r.Doc
		}
	}
	return d, nil
}

// Version returns the version of the rulebook.
func (d *Desk) Version() string { return d.parts.Rulebook }

// Rulebook lists every rule in order.
func (d *Desk) Rulebook() []rule.Description { return d.book }

// Atlas returns what is known about provinces.
func (d *Desk) Atlas() *region.Atlas { return d.parts.Atlas }

// Guide returns what follows orders after they were handed in; nil where none is followed.
func (d *Desk) Guide() *timeline.Guide { return d.parts.Guide }

// Reasons returns the reasons that a notice names, best first.
func (d *Desk) Reasons(notice string) []remedy.Match {
	if d.parts.Reasons == nil {
		return nil
	}
	return d.parts.Reasons.Match(notice)
}

// Divisions returns the names of provinces, cities and counties.
func (d *Desk) Divisions() *region.Divisions { return d.parts.Divisions }

// Terms returns what the provider of a filing asks for; nil where that is not known. A filing that names none is with the
// first.
func (d *Desk) Terms(f *filing.Filing) *provider.Terms {
	if f.Provider == "" {
		return d.parts.Providers[filing.HuaweiCloud]
	}
	return d.parts.Providers[f.Provider]
}

// Today returns the day of the clock.
func (d *Desk) Today() filing.Date { return filing.DateOf(d.parts.Clock.Now()) }

// NewID returns an identifier that sorts by time.
func (d *Desk) NewID() (string, error) {
	id, err := ulid.New(ulid.Timestamp(d.parts.Clock.Now()), d.parts.Entropy)
	if err != nil {
		return "", fmt.Errorf("new id: %w", err)
	}
	return id.String(), nil
}

// Drafts lists all drafts, the last changed first.
func (d *Desk) Drafts(ctx context.Context) ([]Summary, error) { return d.parts.Store.Drafts(ctx) }

// Delete removes a draft and the files that only it refers to. Work on it is stopped first, lest it bring the draft back.
func (d *Desk) Delete(ctx context.Context, id string) error {
	d.stop(id)
	return d.parts.Store.Delete(ctx, id)
}

// shells answers the interview's question about provinces.
type shells struct{ atlas *region.Atlas }

// ShellAddsDirectly reports whether an entity without services may add one without being cancelled first.
func (s shells) ShellAddsDirectly(province string) bool {
	a := s.atlas.ShellEntityDirectAdd(province)
	return a.Known && a.Value == region.Yes
}

// Asks returns the questions that the answers of an interview call for, in order; the last may be open.
func (d *Desk) Asks(interview flow.Interview) []flow.Ask {
	return interview.Asks(shells{d.parts.Atlas})
}

// Decide returns what the answers of an interview come to, and false while a question is open.
func (d *Desk) Decide(interview flow.Interview) (flow.Verdict, bool) {
	return interview.Decide(shells{d.parts.Atlas})
}

// Begin makes a draft from an interview and keeps it.
func (d *Desk) Begin(ctx context.Context, interview flow.Interview, texts *text.Catalog) (*Session, error) {
	verdict, ok := d.Decide(interview)
	if !ok {
		return nil, errors.New("the interview has open questions")
	}
	if verdict.Knockout {
		return nil, fmt.Errorf("no order goes on from here: %s", verdict.ID)
	}
	id, err := d.NewID()
	if err != nil {
		return nil, err
	}
	return d.keep(ctx, Draft{Filing: d.begun(id, verdict.Order, interview), Interview: interview}, texts)
}

// Follow makes a draft of an order on a filing that another draft holds: its facts are noted as they are filed, and none of
// its papers is taken along, for an order wants papers of what changes. Facts that the order does not ask for are left out.
func (d *Desk) Follow(ctx context.Context, id string, order filing.Order, texts *text.Catalog) (*Session, error) {
	earlier, err := d.parts.Store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	f := earlier.Filing.Clone()
	if f.ID, err = d.NewID(); err != nil {
		return nil, err
	}
	f.Order, f.Record, f.Attachments, f.SetAside = order, filing.Record{}, []filing.Attachment{}, []filing.SetAside{}
	granted(f, earlier.Granted)
	f.Snapshot()
	if !order.AboutServices() {
		f.Services = []filing.Service{}
	}
	for i := range f.Services {
		if app := f.Services[i].App; app != nil {
			app.Icon = ""
		}
	}
	return d.keep(ctx, Draft{Filing: f, Interview: flow.Interview{Nature: f.Entity.Nature, Province: f.Province}}, texts)
}

// Import keeps a case from a disk as a new draft with its files. A draft with the same id is not touched: the new one
// gets its own.
func (d *Desk) Import(ctx context.Context, f *filing.Filing, files Files, texts *text.Catalog) (*Session, error) {
	f = f.Clone()
	id, err := d.NewID()
	if err != nil {
		return nil, err
	}
	f.ID = id
	reports := map[string]paper.Report{}
	for i := range f.Attachments {
		a := &f.Attachments[i]
		data, err := files.Bytes(ctx, *a)
		if err != nil {
			return nil, fmt.Errorf("attachment %s: %w", a.File, err)
		}
		if a.SHA256, a.Size, err = d.parts.Store.PutFile(ctx, bytes.NewReader(data)); err != nil {
			return nil, err
		}
		if reports[a.ID], err = d.inspect(ctx, f, *a, data); err != nil {
			return nil, err
		}
	}
	return d.keep(ctx, Draft{Filing: f, Reports: reports}, texts)
}

func (d *Desk) keep(ctx context.Context, draft Draft, texts *text.Catalog) (*Session, error) {
	draft.CreatedAt = d.parts.Clock.Now()
	if draft.Reports == nil {
		draft.Reports = map[string]paper.Report{}
	}
	others, err := d.neighbours(ctx, draft.Filing.ID)
	if err != nil {
		return nil, err
	}
	s := &Session{desk: d, draft: draft, texts: texts, opened: draft.CreatedAt, others: others, dirty: true, note: "new"}
	return s, s.Save(ctx)
}

// Open returns a session on a kept draft: that in which work still goes on, or else a new one.
func (d *Desk) Open(ctx context.Context, id string, texts *text.Catalog) (*Session, error) {
	if id != "" {
		if at := d.errands.of(id); len(at) > 0 {
			at[0].session.Speak(texts)
			return at[0].session, nil
		}
	}
	draft, err := d.parts.Store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	if draft.Reports == nil {
		draft.Reports = map[string]paper.Report{}
	}
	others, err := d.neighbours(ctx, id)
	if err != nil {
		return nil, err
	}
	return &Session{desk: d, draft: draft, texts: texts, opened: d.parts.Clock.Now(), others: others}, nil
}
