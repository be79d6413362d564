package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// A Trouble says what is wrong in a store.
type Trouble string

// The troubles that Check finds.
const (
	BrokenPages     Trouble = "broken_pages"     // the database itself; Salvage brings over what can be read
	UnreadableDraft Trouble = "unreadable_draft" // Undo may bring back the state before
	UnreadableState Trouble = "unreadable_state" // an earlier state of a draft
	WrongSummary    Trouble = "wrong_summary"    // the list of drafts and the drafts do not agree
	MissingFile     Trouble = "missing_file"     // a file that a draft refers to is not there
	ChangedFile     Trouble = "changed_file"     // the bytes of a file are not the ones that were given
	PlainFile       Trouble = "plain_file"       // a file of format 1 that could not be sealed yet
)

// A Problem is one thing wrong in a store.
type Problem struct {
	Trouble Trouble `json:"trouble"`
	Draft   string  `json:"draft,omitempty"` // id
	File    string  `json:"file,omitempty"`  // SHA-256
	Detail  string  `json:"detail"`          // for whoever looks into it; not for the applicant
}

// String says the problem in one line.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(string(p.Trouble), "_", " "))
	if p.Draft != "" {
		b.WriteString(" in draft " + p.Draft)
	}
	if p.File != "" {
		b.WriteString(", file " + p.File)
	}
	return b.String() + ": " + p.Detail
}

// Check reads all of the store: its pages, every draft with its history, every file that one refers to. It returns what
// is wrong; the error is about the checking. It changes nothing.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	problems, err := s.checkPages()
	if err != nil {
		return nil, fmt.Errorf("check store: %w", err)
	}
	if len(problems) > 0 {
		return problems, nil // nothing above the pages means anything then
	}
	k, err := s.unlocked()
	if err != nil {
		return nil, fmt.Errorf("check store: %w", err)
	}
	c := &check{ctx: ctx, key: k, users: map[string]string{}}
	if err := s.view(c.drafts); err != nil {
		return nil, fmt.Errorf("check store: %w", err)
	}
	for _, sum := range c.files {
		if err := done(ctx); err != nil {
			return nil, err
		}
		switch err := s.kept.verify(k, fileName(k, sum), sum); {
		case errors.Is(err, fs.ErrNotExist):
			c.add(MissingFile, c.users[sum], sum, err)
		case errors.Is(err, ErrDamagedFile):
			c.add(ChangedFile, c.users[sum], sum, err)
		case err != nil:
			return nil, fmt.Errorf("check file: %w", classify(err))
		}
	}
	plain, err := s.plainFiles()
	if err != nil {
		return nil, fmt.Errorf("check files: %w", classify(err))
	}
	for _, path := range plain {
		c.add(PlainFile, "", filepath.Base(path), errors.New("it is not sealed"))
	}
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return strings.Compare(a.Draft, b.Draft) })
	return c.problems, nil
}

// checkPages walks the file while nobody writes, and lets bbolt check itself only when that found nothing: bbolt checks
// in a goroutine of its own, where a wild page number would end the program.
func (s *Store) checkPages() ([]Problem, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	info, err := s.file.Stat()
	if err != nil {
		return nil, classify(err)
	}
	var problems []Problem
	for _, trouble := range walkAll(s.file, info.Size()) {
		problems = append(problems, Problem{Trouble: BrokenPages, Detail: trouble.Error()})
	}
	if len(problems) > 0 {
		return problems, nil
	}
	err = s.view(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			problems = append(problems, Problem{Trouble: BrokenPages, Detail: err.Error()})
		}
		return nil
	})
	return problems, err
}

// A check goes through the drafts of a store.
type check struct {
	ctx      context.Context
	key      *seal.Key
	problems []Problem
	files    []string          // in order of finding
	users    map[string]string // file -> draft that was found to refer to it first
}

func (c *check) add(t Trouble, draft, file string, detail error) {
	c.problems = append(c.problems, Problem{Trouble: t, Draft: draft, File: file, Detail: detail.Error()})
}

func (c *check) refers(d wizard.Draft) {
	for _, a := range d.Files() {
		if _, known := c.users[a.SHA256]; !known && validSHA(a.SHA256) {
			c.users[a.SHA256] = d.Filing.ID
			c.files = append(c.files, a.SHA256)
		}
	}
}

// id finds what a draft is called, in its summary or in itself.
func (c *check) id(tx *bbolt.Tx, name []byte) string {
	if s, err := openSummary(nil, c.key, name, tx.Bucket([]byte(indexBucket)).Get(name)); err == nil {
		return s.ID
	}
	if body, err := unseal(c.key, draftsBucket, name, tx.Bucket([]byte(draftsBucket)).Get(name)); err == nil {
		if d, err := decodeAnyDraft(body); err == nil {
			return d.Filing.ID
		}
	}
	return shown(name)
}

func (c *check) drafts(tx *bbolt.Tx) error {
	drafts, index := tx.Bucket([]byte(draftsBucket)), tx.Bucket([]byte(indexBucket))
	err := drafts.ForEach(func(name, sealed []byte) error {
		if err := done(c.ctx); err != nil {
			return err
		}
		id := c.id(tx, name)
		if d, err := openDraft(c.key, id, sealed); err != nil {
			c.add(UnreadableDraft, id, "", err)
		} else {
			c.refers(d)
		}
		if s, err := openSummary(nil, c.key, name, index.Get(name)); err != nil {
			c.add(WrongSummary, id, "", err)
		} else if !bytes.Equal(draftName(c.key, s.ID), name) {
			c.add(WrongSummary, id, "", errors.New("it sums up another draft"))
		}
		return c.history(id, name, historyOf(tx, name))
	})
	if err != nil {
		return err
	}
	return index.ForEach(func(name, _ []byte) error {
		if drafts.Get(name) == nil {
			c.add(UnreadableDraft, c.id(tx, name), "", errors.New("the list names a draft that is not there"))
		}
		return nil
	})
}

func (c *check) history(id string, name []byte, h *bbolt.Bucket) error {
	if h == nil {
		return nil
	}
	return h.ForEach(func(number, sealed []byte) error {
		st, err := openState(c.key, name, number, sealed)
		if err != nil {
			c.add(UnreadableState, id, "", err)
			return nil
		}
		d, err := decodeDraft(id, st.Draft)
		if err != nil {
			c.add(UnreadableState, id, "", err)
			return nil
		}
		c.refers(d)
		if _, err := decodeSummary(st.Summary); err != nil {
			c.add(UnreadableState, id, "", err)
		}
		return nil
	})
}
