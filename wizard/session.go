package wizard

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// A Session is one draft being worked on. Answers are taken at once and kept by Save, which the caller runs off the
// screen's goroutine soon after, and always before it shows the next page. It may be used from any goroutine.
type Session struct {
	desk *Desk

	opened time.Time
	others []*filing.Filing // the applicant's other drafts, as they were when this one was opened

	exhibit *Exhibit // what is only to be looked at; nil where the draft is worked on

	mu      sync.Mutex
	draft   Draft
	texts   *text.Catalog
	dirty   bool
	note    string // what changed since the last save
	visit   int    // pages visited, so that changes to a fact on two visits are two changes
	checked *Check // of the present answers; nil after a change
	icons   map[int]AppIcon

	cuts cuts // parts of papers that were drawn

	saving sync.Mutex // one save at a time, so that states reach the store in order
}

// ID returns the draft's id.
func (s *Session) ID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.Filing.ID
}

// Filing returns a copy of the present answers.
func (s *Session) Filing() *filing.Filing {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.Filing.Clone()
}

// Interview returns the answers that settled the order.
func (s *Session) Interview() flow.Interview {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.Interview
}

// SavedAt returns the moment of the last save.
func (s *Session) SavedAt() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.SavedAt
}

// Speak changes the language of findings and titles.
func (s *Session) Speak(texts *text.Catalog) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts, s.checked = texts, nil
}

// errSame says that a change changed nothing.
var errSame = errors.New("same as before")

// Answer takes the answer to a question as typed, in the form of filing.Text. Answers that cannot stand beside it any more
// go: the city of another province, the certificate kind of another nature.
func (s *Session) Answer(p filing.Path, typed string) error {
	return s.change(string(p), func(f *filing.Filing) error {
		if _, ok := filing.Lookup(p); !ok {
			return fmt.Errorf("%w: %s", filing.ErrNoSuchFact, p)
		}
		if old, ok := f.Text(p); ok && old == typed {
			return errSame
		}
		if err := f.SetText(p, typed); err != nil {
			return err
		}
		switch p {
		case "province":
			f.City, f.County = "", ""
		case "city":
			f.County = ""
		case "entity.nature":
			kinds := filing.EntityCertificates(f.Entity.Nature)
			if len(kinds) > 0 && !slices.Contains(kinds, f.Entity.Certificate.Kind) {
				f.Entity.Certificate.Kind = kinds[0]
			}
		}
		f.Settle()
		return nil
	})
}

// File notes how a fact stands in the filing that exists, in the form of filing.Text; empty takes the note away.
func (s *Session) File(p filing.Path, filed string) error {
	return s.change("filed "+string(p), func(f *filing.Filing) error {
		if old, _ := f.FiledText(p); old == filed {
			return errSame
		}
		return f.SetFiledText(p, filed)
	})
}

// AddRow adds an empty row to a list, like "services[0].domains", and returns the row's path.
func (s *Session) AddRow(list filing.Path) (filing.Path, error) {
	var row filing.Path
	err := s.change("add "+string(list), func(f *filing.Filing) (err error) {
		row, err = f.Append(list)
		return err
	})
	return row, err
}

// RemoveRow takes a row out of its list. Papers in slots of later rows move with them, and so do warnings set aside; papers
// of the row itself stay as other material.
func (s *Session) RemoveRow(row filing.Path) error {
	return s.change("remove "+string(row), func(f *filing.Filing) error {
		if err := f.Remove(row); err != nil {
			return err
		}
		for i := range f.Attachments {
			a := &f.Attachments[i]
			if slot, stays := shifted(filing.Path(a.Slot), row); stays {
				a.Slot = string(slot)
			} else {
				a.Slot = string(paper.Other)
			}
		}
		kept := []filing.SetAside{}
		for _, a := range f.SetAside {
			if place, stays := shifted(filing.Path(a.Attachment), row); stays {
				a.Attachment = string(place)
				kept = append(kept, a)
			}
		}
		f.SetAside = kept
		s.shiftApps(row)
		return nil
	})
}

// shifted returns where a path lies when a row has been taken out of its list, and false when it lay in that row.
func shifted(p, row filing.Path) (filing.Path, bool) {
	list, gone := row[:strings.LastIndexByte(string(row), '[')], row.Place()
	place, n := p.Place(), len(gone)-1
	if !p.Under(list) || len(place) <= n || place[n] < gone[n] {
		return p, true
	}
	if place[n] == gone[n] {
		return "", false
	}
	place[n]--
	return place.Of(p.Pattern()), true
}

// AddService adds an empty service of a kind.
func (s *Session) AddService(kind filing.ServiceKind) error {
	return s.change("add service", func(f *filing.Filing) error {
		fresh := filing.New(f.ID, filing.Shape{Order: f.Order, Nature: f.Entity.Nature, Province: f.Province, Service: kind})
		f.Services = append(f.Services, fresh.Services[0])
		f.Settle()
		return nil
	})
}

// Visit remembers the page that is open, to return to it.
func (s *Session) Visit(stop string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draft.Stop != stop && s.exhibit == nil {
		s.draft.Stop, s.dirty = stop, true
		s.visit++
	}
}

// LastStop returns the key of the page that was open last.
func (s *Session) LastStop() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draft.Stop
}

func (s *Session) change(note string, do func(*filing.Filing) error) error {
	if err := s.writable(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := do(s.draft.Filing); err != nil {
		if errors.Is(err, errSame) {
			return nil
		}
		return err
	}
	s.changed(note)
	return nil
}

// changed marks the present state as not saved yet. The caller holds the lock. Changes under one note are one step of
// undo: typing in one field, during one visit of its page, in one session.
func (s *Session) changed(note string) {
	s.dirty, s.checked = true, nil
	s.note = fmt.Sprintf("%s@%d.%d", note, s.opened.UnixNano(), s.visit)
}

// Dirty reports whether there are changes that Save has not kept.
func (s *Session) Dirty() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dirty
}

// Save keeps the present state durably. It does nothing when nothing has changed.
func (s *Session) Save(ctx context.Context) error {
	s.saving.Lock()
	defer s.saving.Unlock()
	s.mu.Lock()
	if !s.dirty {
		s.mu.Unlock()
		return nil
	}
	note, check, draft := s.note, s.check(), s.snapshot()
	draft.SavedAt = s.desk.parts.Clock.Now()
	s.dirty = false
	s.mu.Unlock()

	err := s.desk.parts.Store.Save(ctx, draft, summary(draft, check), note)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.dirty = true
		return fmt.Errorf("save draft: %w", err)
	}
	s.draft.SavedAt = draft.SavedAt
	return nil
}

// snapshot copies the draft. The caller holds the lock.
func (s *Session) snapshot() Draft {
	draft := s.draft
	draft.Filing, draft.Reports = draft.Filing.Clone(), cloneReports(draft.Reports)
	draft.Apps, draft.Prints, draft.Former = slices.Clone(draft.Apps), slices.Clone(draft.Prints), slices.Clone(draft.Former)
	draft.Filled = maps.Clone(draft.Filled)
	draft.Progress.Events, draft.Granted = slices.Clone(draft.Progress.Events), slices.Clone(draft.Granted)
	return draft
}

func cloneReports(reports map[string]paper.Report) map[string]paper.Report {
	c := make(map[string]paper.Report, len(reports))
	for id, r := range reports {
		c[id] = r
	}
	return c
}

func summary(d Draft, check Check) Summary {
	f := d.Filing
	sum := Summary{
		ID: f.ID, Title: f.Title, Entity: f.Entity.Name, Nature: f.Entity.Nature, Order: f.Order, Province: f.Province,
		Problems: len(check.Mistakes(f)), Status: string(d.Progress.Status()), Digest: digest(f), SavedAt: d.SavedAt,
	}
	if n := len(d.Progress.Events); n > 0 {
		sum.Since = d.Progress.Events[n-1].At.Format(time.RFC3339)
		if d.Progress.Events[n-1].DayOnly {
			sum.Since = d.Progress.Events[n-1].At.In(timeline.Beijing).Format(time.DateOnly)
		}
	}
	if len(f.Services) > 0 {
		sum.Service = f.Services[0].Name
		if len(f.Services[0].Domains) > 0 {
			sum.Domain = f.Services[0].Domains[0].Name
		}
	}
	for _, stop := range flow.Stops(f, check.Wants()...) {
		sum.Total++
		if stop.Status(f, check.Findings) == flow.Done {
			sum.Done++
		} else if sum.Next == "" {
			sum.Next = stop.Key()
		}
	}
	return sum
}

// Undo goes back to the state before the last change that was saved.
func (s *Session) Undo(ctx context.Context) error {
	for {
		if err := s.Save(ctx); err != nil {
			return err
		}
		if undone, err := s.undo(ctx); undone || err != nil {
			return err
		}
	}
}

// undo goes back unless an answer came in that is not kept yet. It holds both locks, so that none comes in meanwhile.
func (s *Session) undo(ctx context.Context) (bool, error) {
	s.saving.Lock()
	defer s.saving.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dirty {
		return false, nil
	}
	draft, err := s.desk.parts.Store.Undo(ctx, s.draft.Filing.ID)
	if err != nil {
		return false, err
	}
	if draft.Reports == nil {
		draft.Reports = map[string]paper.Report{}
	}
	draft.Filled = s.draft.Filled // what was done in the portal is done
	s.draft, s.checked = draft, nil
	return true, nil
}

// CanUndo reports whether Undo would find an earlier state.
func (s *Session) CanUndo(ctx context.Context) bool {
	ok, err := s.desk.parts.Store.CanUndo(ctx, s.ID())
	return err == nil && ok
}

// Check runs every rule over the present answers and papers.
func (s *Session) Check() Check {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.check()
}

// check is Check for callers that hold the lock. What was found is kept until an answer or the day changes.
func (s *Session) check() Check {
	today := s.desk.Today()
	if s.checked == nil || s.checked.AsOf != today.String() {
		c := s.look(today)
		s.checked = &c
	}
	c := *s.checked
	c.Findings, c.Unknown, c.Materials = slices.Clone(c.Findings), slices.Clone(c.Unknown), slices.Clone(c.Materials)
	return c
}

// Pages lists the pages that this draft sees, with their status.
func (s *Session) Pages() []Page {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Pages(s.draft.Filing, s.check(), s.texts)
}

// SetAside answers a warning with a reason that is kept and exported. Place is the finding's Place. A finding that blocks
// stays.
func (s *Session) SetAside(ruleID, place, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return ErrReason
	}
	return s.change("set aside "+ruleID, func(f *filing.Filing) error {
		f.SetAside = slices.DeleteFunc(f.SetAside, func(a filing.SetAside) bool { return a.Rule == ruleID && a.Attachment == place })
		f.SetAside = append(f.SetAside, filing.SetAside{
			Rule: ruleID, Attachment: place, Reason: strings.TrimSpace(reason), At: s.desk.parts.Clock.Now().UTC().Truncate(time.Second),
		})
		return nil
	})
}

// TakeBack brings a warning back that was set aside.
func (s *Session) TakeBack(ruleID, place string) error {
	return s.change("take back "+ruleID, func(f *filing.Filing) error {
		f.SetAside = slices.DeleteFunc(f.SetAside, func(a filing.SetAside) bool { return a.Rule == ruleID && a.Attachment == place })
		return nil
	})
}
