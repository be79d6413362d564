package wizard_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var errDisk = errors.New("disk full")

// kept is a draft in the fake store, as JSON so that nothing is shared with a session.
type kept struct {
	draft   []byte
	history []earlier
	summary wizard.Summary
}

type earlier struct {
	note  string
	draft []byte
}

// store keeps drafts in memory as the contract of wizard.Store says.
type store struct {
	mu      sync.Mutex
	drafts  map[string]*kept
	files   map[string][]byte
	saves   int
	failing bool
	during  func() // runs inside the next Save
}

func newStore() *store { return &store{drafts: map[string]*kept{}, files: map[string][]byte{}} }

func (s *store) Drafts(context.Context) ([]wizard.Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []wizard.Summary
	for _, k := range s.drafts {
		out = append(out, k.summary)
	}
	slices.SortFunc(out, func(a, b wizard.Summary) int { return b.SavedAt.Compare(a.SavedAt) })
	return out, nil
}

func (s *store) Load(_ context.Context, id string) (wizard.Draft, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.drafts[id]
	if k == nil {
		return wizard.Draft{}, wizard.ErrNoDraft
	}
	return decoded(k.draft)
}

func decoded(raw []byte) (wizard.Draft, error) {
	var d wizard.Draft
	return d, json.Unmarshal(raw, &d)
}

func (s *store) Save(ctx context.Context, d wizard.Draft, sum wizard.Summary, note string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	during := s.during
	s.during = nil
	s.mu.Unlock()
	if during != nil {
		during()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failing {
		return errDisk
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return err
	}
	s.saves++
	k := s.drafts[d.Filing.ID]
	if k == nil {
		k = &kept{}
		s.drafts[d.Filing.ID] = k
	} else if !sameFiling(k.draft, raw) && (len(k.history) == 0 || k.history[len(k.history)-1].note != note) {
		k.history = append(k.history, earlier{note, k.draft})
	}
	k.draft, k.summary = raw, sum
	return nil
}

func sameFiling(a, b []byte) bool {
	var x, y struct{ Filing json.RawMessage }
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && bytes.Equal(x.Filing, y.Filing)
}

func (s *store) Undo(_ context.Context, id string) (wizard.Draft, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.drafts[id]
	if k == nil || len(k.history) == 0 {
		return wizard.Draft{}, wizard.ErrNothingToUndo
	}
	k.draft = k.history[len(k.history)-1].draft
	k.history = k.history[:len(k.history)-1]
	return decoded(k.draft)
}

func (s *store) CanUndo(_ context.Context, id string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drafts[id] != nil && len(s.drafts[id].history) > 0, nil
}

func (s *store) Delete(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.drafts, id)
	return nil
}

func (s *store) PutFile(_ context.Context, r io.Reader) (string, int64, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.Sum256(data)
	key := hex.EncodeToString(sum[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[key] = data
	return key, int64(len(data)), nil
}

func (s *store) File(_ context.Context, key string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.files[key]
	if !ok {
		return nil, fmt.Errorf("no file %s", key)
	}
	return data, nil
}

// saved returns the filing as the store has it.
func (s *store) saved(t *testing.T, id string) *filing.Filing {
	t.Helper()
	d, err := s.Load(t.Context(), id)
	require.NoError(t, err)
	return d.Filing
}

// inspector takes every file for what it is asked to be.
type inspector struct {
	during func()
	cuts   int
}

func (i *inspector) Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error) {
	if i.during != nil {
		i.during()
	}
	return paper.Report{File: name, Bytes: int64(len(data)), Kind: as}, ctx.Err()
}

func (*inspector) Picture(_ context.Context, data []byte, page, maxSide int) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, len(data), maxSide+page)), nil
}

func (i *inspector) Cut(ctx context.Context, _ []byte, _ paper.Report, boxes []paper.Box, maxSide int) ([]image.Image, error) {
	i.cuts++
	out := make([]image.Image, len(boxes))
	for n, b := range boxes {
		if b != (paper.Box{}) {
			out[n] = image.NewGray(image.Rect(0, 0, b[2][0]-b[0][0], maxSide))
		}
	}
	return out, ctx.Err()
}

func (*inspector) Portal(_ context.Context, data []byte, _ paper.Portrait) (paper.Print, error) {
	return paper.Print{Data: data, Extension: ".jpg"}, nil
}

// packer writes what it is given into a line.
type packer struct{ packed []wizard.Package }

func (p *packer) Pack(_ context.Context, w io.Writer, given wizard.Package) error {
	p.packed = append(p.packed, given)
	_, err := fmt.Fprintf(w, "%s %d", given.Filing.Entity.Name, given.Check.Counts.Block)
	return err
}

// Companion lists the entity's name.
func (p *packer) Companion(_ context.Context, given wizard.Package) (companion.Guide, error) {
	p.packed = append(p.packed, given)
	line := companion.Line{ID: "entity.name", Values: []companion.Value{{Copy: given.Filing.Entity.Name}}}
	return companion.Guide{Filing: given.Filing.ID, Pages: []companion.Page{{ID: "entity", Number: 1, Lines: []companion.Line{line}}}}, nil
}

// papers warns about every paper whose name says that it is bad, and blocks at every one that is broken.
type papers struct{}

func (papers) Check(f *filing.Filing, _ filing.Date, reports map[string]paper.Report) rule.Result {
	var out rule.Result
	for _, a := range f.Attachments {
		if severity, ok := map[string]rule.Severity{"bad.jpg": rule.Warn, "broken.jpg": rule.Block}[reports[a.ID].File]; ok {
			out.Findings = append(out.Findings, rule.Finding{Rule: "PHO999", Severity: severity, Attachment: a.ID, Paths: []filing.Path{}})
		}
	}
	return out
}

func (papers) Descriptions() []rule.Description {
	return []rule.Description{{ID: "PHO999", Severity: rule.Warn, Doc: rule.Doc{Title: "样例规则"}}}
}

// clock goes on by a second each time it is looked at, and a test can move it.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// room is a desk with everything around it.
type room struct {
	desk      *wizard.Desk
	store     *store
	inspector *inspector
	packer    *packer
	clock     *clock
	texts     *text.Catalog
}

var loadAtlas = sync.OnceValues(func() (*region.Atlas, error) { return region.Load(os.DirFS("../assets/regions")) })

var loadTexts = sync.OnceValues(func() (*text.Catalog, error) { return text.Load(os.DirFS("../assets/text"), text.Chinese, nil) })

func newRoom(t testing.TB) *room {
	t.Helper()
	atlas, err := loadAtlas()
	require.NoError(t, err)
	texts, err := loadTexts()
	require.NoError(t, err)
	raw, err := os.ReadFile("../assets/divisions/divisions.json")
	require.NoError(t, err)
	divisions, err := region.LoadDivisions(raw)
	require.NoError(t, err)
	r := &room{
		store: newStore(), inspector: &inspector{}, packer: &packer{}, texts: texts,
		clock: &clock{now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)},
	}
	r.desk, err = wizard.NewDesk(wizard.Parts{
		Store: r.store, Inspector: r.inspector, Packer: r.packer, Papers: papers{}, Atlas: atlas, Divisions: divisions, Clock: r.clock,
		Entropy: strings.NewReader(strings.Repeat("entropy.", 1000)), Program: "test",
	})
	require.NoError(t, err)
	return r
}

// begin starts a draft from an interview that leads to a first filing.
func (r *room) begin(t testing.TB, nature filing.Nature) *wizard.Session {
	t.Helper()
	s, err := r.desk.Begin(t.Context(), flow.Interview{
		Purpose: "new", Nature: nature, Province: "44", Service: filing.Website, EntityFiled: filing.No, DomainFiled: filing.No, Obstacle: "none",
	}, r.texts)
	require.NoError(t, err)
	return s
}

// files gives bytes by name.
type files map[string]string

func (f files) Bytes(_ context.Context, a filing.Attachment) ([]byte, error) {
	data, ok := f[a.File]
	if !ok {
		return nil, os.ErrNotExist
	}
	return []byte(data), nil
}

func (r *room) importCase(t testing.TB, f *filing.Filing, given files) *wizard.Session {
	t.Helper()
	s, err := r.desk.Import(t.Context(), f, given, r.texts)
	require.NoError(t, err)
	return s
}
