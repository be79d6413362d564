package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/storage/seal"
	"github.com/beiandesk/beiandesk/wizard"
)

// A Salvaged tells what came over from a damaged store.
type Salvaged struct {
	Drafts []string // ids, in order; each in the newest state that could be read, without its history
	Kept   []string // ids that were in this store already and stay as they are
	File   string   // where the damaged file is now: a plain one of format 1 is sealed
	Listed []string // titles, or ids, of drafts that the damaged store lists and that could not be read
}

// Salvage brings the drafts that can be read in a file that was set aside into this store. Their files are in their
// place still: setting a store aside does not touch them. The damaged file is only read. A draft that was deleted
// shortly before the damage may come back.
func (s *Store) Salvage(ctx context.Context, path string) (Salvaged, error) {
	out, err := s.salvage(ctx, path)
	if err != nil {
		return out, fmt.Errorf("salvage %s: %w", path, classify(err))
	}
	return out, nil
}

func (s *Store) salvage(ctx context.Context, path string) (out Salvaged, err error) {
	k, err := s.unlocked()
	if err != nil {
		return out, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !strings.HasSuffix(path, sealedEnd) {
		if _, err := os.Stat(path + sealedEnd); err == nil {
			path += sealedEnd
		}
	}
	out.File = path
	var h haul
	if err := readAside(path, k, func(r io.ReaderAt, size int64) error {
		h = readable(r, size, k)
		return nil
	}); err != nil {
		return out, err
	}
	for _, id := range h.ids() {
		if err := done(ctx); err != nil {
			return out, err
		}
		d, ok := h.drafts[id]
		sum, listed := h.summaries[id]
		if !ok {
			out.Listed = append(out.Listed, titleOf(sum))
			continue
		}
		if _, err := s.Load(ctx, id); err == nil {
			out.Kept = append(out.Kept, id)
			continue
		} else if !errors.Is(err, wizard.ErrNoDraft) {
			return out, err
		}
		if !listed {
			sum = summaryOf(d)
		}
		if err := s.Save(ctx, d, sum, "salvage"); err != nil {
			return out, err
		}
		out.Drafts = append(out.Drafts, id)
	}
	return out, s.salvageSecrets(ctx, h)
}

// salvageSecrets keeps the secrets of a damaged file that are not kept here.
func (s *Store) salvageSecrets(ctx context.Context, h haul) error {
	for name, data := range h.secrets {
		_, err := s.Secret(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			err = s.PutSecret(ctx, name, data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func titleOf(s wizard.Summary) string {
	for _, name := range []string{s.Title, s.Entity} {
		if name != "" {
			return name
		}
	}
	return s.ID
}

// summaryOf makes do where a summary was lost; the next save of the draft brings the real one.
func summaryOf(d wizard.Draft) wizard.Summary {
	f := d.Filing
	return wizard.Summary{
		ID: f.ID, Title: f.Title, Entity: f.Entity.Name, Nature: f.Entity.Nature, Order: f.Order, Province: f.Province,
		Next: d.Stop, SavedAt: d.SavedAt,
	}
}

// A haul is what was readable in a damaged file.
type haul struct {
	drafts    map[string]wizard.Draft
	summaries map[string]wizard.Summary
	secrets   map[string][]byte
}

func newHaul() haul {
	return haul{map[string]wizard.Draft{}, map[string]wizard.Summary{}, map[string][]byte{}}
}

func (h haul) ids() []string {
	var ids []string
	for id := range h.drafts {
		ids = append(ids, id)
	}
	for id := range h.summaries {
		if _, ok := h.drafts[id]; !ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// take keeps a value if it is an intact draft, summary or secret, the newer of two under one id. Of a bucket that is not
// known all are tried.
func (h haul) take(k *seal.Key, bucket string, name []byte, value func() ([]byte, error)) {
	kept, err := value()
	if err != nil {
		return
	}
	for _, b := range []string{draftsBucket, indexBucket, secretsBucket} {
		if bucket != "" && bucket != b {
			continue
		}
		if b == secretsBucket {
			h.takeSecret(k, name, kept)
			return
		}
		body, err := plainBody(kept)
		sealed := err != nil
		if sealed {
			body, err = unseal(k, b, name, kept)
		}
		if err != nil {
			continue
		}
		// A plain value does not say in which bucket it was.
		if d, err := decodeAnyDraft(body); err == nil && h.under(k, d.Filing.ID, name, sealed) {
			if old, ok := h.drafts[d.Filing.ID]; !ok || d.SavedAt.After(old.SavedAt) {
				h.drafts[d.Filing.ID] = d
			}
		} else if s, err := decodeSummary(body); err == nil && h.under(k, s.ID, name, sealed) {
			if old, ok := h.summaries[s.ID]; !ok || s.SavedAt.After(old.SavedAt) {
				h.summaries[s.ID] = s
			}
		}
		return
	}
}

// takeSecret keeps a secret if it is intact. Of two under one name, as loose pages may have, it is the longer: keys are only
// ever added.
func (h haul) takeSecret(k *seal.Key, name, kept []byte) {
	body, err := unseal(k, secretsBucket, name, kept)
	var found secret
	if err != nil || decode(body, &found) != nil || !bytes.Equal(k.Name(secretKind, found.Name), name) {
		return
	}
	if len(found.Data) > len(h.secrets[found.Name]) {
		h.secrets[found.Name] = found.Data
	}
}

// under reports whether a value lay under the name of its draft.
func (haul) under(k *seal.Key, id string, name []byte, sealed bool) bool {
	if sealed {
		return bytes.Equal(draftName(k, id), name)
	}
	return id != "" && id == string(name)
}

// readable reads what it can: first what still hangs together, then, for drafts that do not, every page by itself.
func readable(r io.ReaderAt, size int64, k *seal.Key) haul {
	h := newHaul()
	im := &image{r: r, size: size}
	var ok int
	if im.meta, ok = readMetas(r); ok == 0 {
		im.meta.pageSize = int64(os.Getpagesize())
	}
	if left := uint64(size / im.meta.pageSize); ok == 0 || im.meta.pages > left {
		im.meta.pages = left
	}
	if ok > 0 {
		w := newWalk(im)
		w.visit = func(path []string, key []byte, value func() ([]byte, error)) error {
			if len(path) == 1 && (path[0] == draftsBucket || path[0] == indexBucket || path[0] == secretsBucket) {
				h.take(k, path[0], key, value)
			}
			return nil
		}
		w.tree(im.meta.root, nil)
		w.account()
		if len(w.trouble) == 0 {
			return h
		}
	}
	loose := newHaul()
	for id := uint64(firstDataPage); id < im.meta.pages; id++ {
		p, err := im.page(id)
		if err != nil || p.flags != leafFlag {
			continue
		}
		for i := range p.count {
			if e, err := p.element(i); err == nil && e.flags == 0 {
				loose.take(k, "", e.key, func() ([]byte, error) { return p.value(e) })
			}
		}
	}
	for id, d := range loose.drafts {
		if _, ok := h.drafts[id]; !ok {
			h.drafts[id] = d
		}
	}
	for id, s := range loose.summaries {
		if _, ok := h.summaries[id]; !ok {
			h.summaries[id] = s
		}
	}
	for name, data := range loose.secrets {
		if _, ok := h.secrets[name]; !ok {
			h.secrets[name] = data
		}
	}
	return h
}
