// Package pack writes what leaves the program, the submission package, and reads cases back from packages and folders.
package pack

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var _ wizard.Packer = Packer{}

// A Packer writes submission packages. The zero value packs no letters but those that were signed.
type Packer struct {
	// Letters writes the letters that a filing needs, to be printed and signed; nil for none.
	Letters func(ctx context.Context, f *filing.Filing, texts *text.Catalog) ([]Letter, error)
	// Portal returns the pages of a provider's portal; nil for those that the program brings along.
	Portal func(filing.Provider) (providers.Portal, error)
}

// A Letter is one as it is written, before anybody signs it.
type Letter struct {
	ID  string // as in the slot letters.ID
	PDF []byte
}

// An item is a member to be: its bytes, or the attachment they are read from once more.
type item struct {
	name  string
	data  []byte
	given *given
}

// Pack writes the submission package (a zip). The same filing, files and clock make the same bytes. A paper that no
// picture can be made of is left out of portal/ and named in the report; a paper that cannot be read is an error.
func (k Packer) Pack(ctx context.Context, w io.Writer, p wizard.Package) error {
	h, err := gather(ctx, p)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	items, err := k.items(ctx, p, &h)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	m := Manifest{
		Format: Format, Program: p.Program, Rulebook: p.Check.Rulebook, CreatedAt: stamp(p.CreatedAt),
		Language: string(p.Texts.Language()), Filing: p.Filing.ID, Files: []Member{},
	}
	var total int64
	for _, it := range items {
		member := Member{Name: it.name, Size: int64(len(it.data)), SHA256: digest(it.data)}
		if it.given != nil {
			member.Size, member.SHA256 = it.given.size, it.given.sha256
		}
		if member.Size > paper.MaxBytes {
			return fmt.Errorf("pack: %w: %s", wizard.ErrFileTooLarge, it.name)
		}
		total += member.Size
		m.Files = append(m.Files, member)
	}
	if len(items)+1 > maxEntries || total > maxUnpacked-maxManifestBytes {
		return fmt.Errorf("pack: %w: %d files, %d bytes", ErrTooMany, len(items), total)
	}
	manifest, err := encode(m)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return write(ctx, w, p, append([]item{{name: manifestName, data: manifest}}, items...))
}

// items lists every member but the manifest: the documents, then each folder by name.
func (k Packer) items(ctx context.Context, p wizard.Package, h *haul) ([]item, error) {
	f := p.Filing.Clone()
	for i := range f.Attachments {
		g := h.given[i]
		f.Attachments[i].File, f.Attachments[i].SHA256, f.Attachments[i].Size = g.name, g.sha256, g.size
	}
	var filingJSON bytes.Buffer
	if err := f.Encode(&filingJSON); err != nil {
		return nil, err
	}
	check, err := encode(p.Check)
	if err != nil {
		return nil, err
	}
	guide, err := k.guide(p, h)
	if err != nil {
		return nil, fmt.Errorf("companion: %w", err)
	}
	report, err := report(p, h, guide)
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	page, err := fillIn(p, guide)
	if err != nil {
		return nil, fmt.Errorf("companion: %w", err)
	}
	items := []item{
		{name: filingName, data: filingJSON.Bytes()},
		{name: checkName, data: check},
		{name: reportName, data: report},
		{name: companionName, data: page},
	}
	var portal, originals []item
	for _, pic := range h.pictures {
		if pic.name != "" {
			portal = append(portal, item{name: pic.name, data: pic.data})
		}
	}
	letters := slices.Clone(h.letters)
	if k.Letters != nil {
		written, err := k.Letters(ctx, p.Filing, p.Texts)
		if err != nil {
			return nil, fmt.Errorf("letters: %w", err)
		}
		for _, l := range written {
			letters = append(letters, item{name: letterFolder + l.ID + ".pdf", data: l.PDF})
		}
	}
	for i := range h.given {
		originals = append(originals, item{name: h.given[i].name, given: &h.given[i]})
	}
	for _, folder := range [][]item{portal, letters, originals} {
		slices.SortFunc(folder, func(a, b item) int { return cmp.Compare(a.name, b.name) })
		items = append(items, folder...)
	}
	return items, nil
}

// write puts the members into the one form of a package.
func write(ctx context.Context, w io.Writer, p wizard.Package, items []item) error {
	at := p.CreatedAt.UTC().Truncate(time.Second)
	var casings []casing
	put := func(name string, data []byte) error {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("pack: %w", err)
		}
		if _, err := w.Write(data); err != nil {
			return fmt.Errorf("pack %s: %w", name, err)
		}
		return nil
	}
	for _, it := range items {
		data := it.data
		if it.given != nil {
			var err error
			if data, err = fetch(ctx, p.Files, it.given.attachment); err != nil {
				return fmt.Errorf("pack: %w", err)
			}
			if digest(data) != it.given.sha256 {
				return fmt.Errorf("pack: %w: %s", ErrChanged, it.given.attachment.File)
			}
		}
		f := casingOf(it.name, data)
		casings = append(casings, f)
		if err := put(it.name, f.local(at)); err != nil {
			return err
		}
		if err := put(it.name, data); err != nil {
			return err
		}
	}
	return put(manifestName, directory(casings, at))
}
