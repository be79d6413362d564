package storagetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/beiandesk/beiandesk/wizard"
)

// historyLength is how many earlier states wizard.Store asks for.
const historyLength = 50

// A Memory is a wizard.Store that forgets everything with the program.
type Memory struct {
	mu     sync.Mutex
	drafts map[string]*kept
	files  map[string][]byte
	fresh  map[string]bool // put and not yet part of a draft
}

var _ wizard.Store = (*Memory)(nil)

// kept is one draft as JSON, so that no caller holds a part of it.
type kept struct {
	state
	history []state // oldest first
}

type state struct {
	note    string
	draft   []byte
	filing  []byte
	summary wizard.Summary
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{drafts: map[string]*kept{}, files: map[string][]byte{}, fresh: map[string]bool{}}
}

// Drafts lists all drafts, the last changed first.
func (m *Memory) Drafts(ctx context.Context) ([]wizard.Summary, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	list := []wizard.Summary{}
	for _, k := range m.drafts {
		list = append(list, k.summary)
	}
	slices.SortFunc(list, func(a, b wizard.Summary) int {
		if c := b.SavedAt.Compare(a.SavedAt); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return list, ctx.Err()
}

// Load returns a draft, or wizard.ErrNoDraft.
func (m *Memory) Load(ctx context.Context, id string) (wizard.Draft, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return wizard.Draft{}, err
	}
	k, ok := m.drafts[id]
	if !ok {
		return wizard.Draft{}, wizard.ErrNoDraft
	}
	return k.open()
}

func (s state) open() (wizard.Draft, error) {
	var d wizard.Draft
	err := json.Unmarshal(s.draft, &d)
	return d, err
}

// Save keeps a draft and its summary.
func (m *Memory) Save(ctx context.Context, d wizard.Draft, s wizard.Summary, note string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.Filing == nil || d.Filing.ID == "" || d.Filing.ID != s.ID {
		return errors.New("a draft needs an id and its own summary")
	}
	draft, err := json.Marshal(d)
	if err != nil {
		return err
	}
	filing, err := json.Marshal(d.Filing)
	if err != nil {
		return err
	}
	k, ok := m.drafts[s.ID]
	if !ok {
		k = &kept{}
		m.drafts[s.ID] = k
	} else if n := len(k.history); !bytes.Equal(k.filing, filing) && (n == 0 || k.history[n-1].note != note) {
		before := k.state
		before.note = note
		k.history = append(k.history, before)
		if len(k.history) > historyLength {
			k.history = slices.Delete(k.history, 0, 1)
		}
	}
	k.state = state{draft: draft, filing: filing, summary: s}
	for _, a := range d.Files() {
		delete(m.fresh, a.SHA256)
	}
	m.sweep()
	return nil
}

// Undo takes the newest state out of the history and returns it, or wizard.ErrNothingToUndo.
func (m *Memory) Undo(ctx context.Context, id string) (wizard.Draft, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return wizard.Draft{}, err
	}
	k, ok := m.drafts[id]
	if !ok {
		return wizard.Draft{}, wizard.ErrNoDraft
	}
	n := len(k.history)
	if n == 0 {
		return wizard.Draft{}, wizard.ErrNothingToUndo
	}
	k.state, k.history = k.history[n-1], k.history[:n-1]
	m.sweep()
	return k.open()
}

// CanUndo reports whether a draft has history.
func (m *Memory) CanUndo(ctx context.Context, id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.drafts[id]
	return ok && len(k.history) > 0, ctx.Err()
}

// Delete removes a draft, its history and the files that no other draft refers to.
func (m *Memory) Delete(ctx context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	delete(m.drafts, id)
	m.sweep()
	return nil
}

// PutFile keeps bytes under their SHA-256.
func (m *Memory) PutFile(ctx context.Context, r io.Reader) (string, int64, error) {
	data, err := io.ReadAll(r)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return "", 0, err
	}
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name], m.fresh[name] = data, true
	return name, int64(len(data)), nil
}

// File returns the bytes kept under a SHA-256.
func (m *Memory) File(ctx context.Context, sum string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if b, err := hex.DecodeString(sum); err != nil || len(b) != sha256.Size || strings.ToLower(sum) != sum {
		return nil, fmt.Errorf("%w: %q is no SHA-256", fs.ErrInvalid, sum)
	}
	data, ok := m.files[sum]
	if !ok {
		return nil, fmt.Errorf("file %s: %w", sum, fs.ErrNotExist)
	}
	return bytes.Clone(data), nil
}

// sweep removes the files that no state of a draft refers to.
func (m *Memory) sweep() {
	for sum := range m.files {
		if !m.fresh[sum] && !m.refersTo([]byte(sum)) {
			delete(m.files, sum)
		}
	}
}

func (m *Memory) refersTo(sum []byte) bool {
	for _, k := range m.drafts {
		if bytes.Contains(k.draft, sum) || slices.ContainsFunc(k.history, func(s state) bool { return bytes.Contains(s.draft, sum) }) {
			return true
		}
	}
	return false
}
