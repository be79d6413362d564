package rulebook

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// Names in the file.
const (
	payloadName   = "rulebook.zip"
	signatureName = "rulebook.zip.minisig" // as minisign names it
)

// A Book is an update whose signature and checksums are good. Whether its data can be used is for those to say who read them.
type Book struct {
	Manifest
	SignedBy string // number of the key
	Comment  string // signed with the data
	Data     Files
}

// A Verifier says whose updates are believed, and which.
type Verifier struct {
	Keys    []Key
	Program string  // version of this program
	AtLeast Version // an older update is refused
}

// Open reads an update. Errors wrap one of those of this package.
func (v Verifier) Open(data []byte) (*Book, error) {
	payload, signature, err := split(data)
	if err != nil {
		return nil, err
	}
	b := &Book{}
	if b.SignedBy, b.Comment, err = verify(v.Keys, payload, signature); err != nil {
		return nil, err
	}
	if err := v.unpack(b, payload); err != nil {
		return nil, err
	}
	return b, nil
}

// split takes the file apart without looking into what is signed.
func split(data []byte) (payload, signature []byte, err error) {
	if len(data) > MaxSize {
		return nil, nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(data))
	}
	wrong := ErrNotRulebook
	if begins(data) {
		wrong = ErrDamaged
	}
	outer, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", wrong, err)
	}
	if len(outer.File) != 2 {
		return nil, nil, fmt.Errorf("%w: %d entries", wrong, len(outer.File))
	}
	for _, f := range outer.File {
		into, limit := &payload, int64(MaxSize)
		switch {
		case f.Name == signatureName:
			into, limit = &signature, maxSignature
		case f.Name != payloadName:
			return nil, nil, fmt.Errorf("%w: %q", wrong, f.Name)
		}
		if *into != nil {
			return nil, nil, fmt.Errorf("%w: %q twice", wrong, f.Name)
		}
		if *into, err = read(f, limit); err != nil {
			return nil, nil, err
		}
	}
	return payload, signature, nil
}

// begins reports whether the first entry of a file is one of an update. A file that is cut off has lost its table of
// entries; worse, what is left may end in the table of the zip inside.
func begins(data []byte) bool {
	const nameAt = 30 // where the name stands in the header of a zip's entry
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && len(data) > nameAt && bytes.HasPrefix(data[nameAt:], []byte(payloadName))
}

// read unpacks an entry, never more than limit bytes. The result is not nil.
func read(f *zip.File, limit int64) ([]byte, error) {
	if f.UncompressedSize64 > uint64(limit) {
		return nil, fmt.Errorf("%w: %q has %d bytes", ErrTooLarge, f.Name, f.UncompressedSize64)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, f.Name, err)
	}
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, f.Name, err)
	}
	if int64(len(raw)) > limit {
		return nil, fmt.Errorf("%w: %q unpacks to more than %d bytes", ErrTooLarge, f.Name, limit)
	}
	return raw, nil
}

// unpack reads the signed part into b.
func (v Verifier) unpack(b *Book, payload []byte) error {
	inner, err := zip.NewReader(bytes.NewReader(payload), int64(len(payload)))
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrForm, payloadName, err)
	}
	if len(inner.File) > maxFiles {
		return fmt.Errorf("%w: %d files", ErrTooLarge, len(inner.File))
	}
	entries := map[string]*zip.File{}
	for _, f := range inner.File {
		if entries[f.Name] != nil {
			return fmt.Errorf("%w: %q twice", ErrForm, f.Name)
		}
		entries[f.Name] = f
	}
	head := entries[manifestName]
	if head == nil {
		return fmt.Errorf("%w: no %s", ErrForm, manifestName)
	}
	raw, err := read(head, maxManifest)
	if err != nil {
		return err
	}
	if b.Manifest, err = readManifest(raw, v.Program); err != nil {
		return err
	}
	version, err := ParseVersion(b.Version)
	if err != nil {
		return err
	}
	if version.Before(v.AtLeast) {
		return fmt.Errorf("%w: %s, in use is %s", ErrOlder, version, v.AtLeast)
	}
	delete(entries, manifestName)
	return b.collect(entries)
}

// collect takes the files that the manifest lists, and no other.
func (b *Book) collect(entries map[string]*zip.File) error {
	for name := range entries {
		if !Known(name) {
			return fmt.Errorf("%w: %q", ErrUnknownFile, name)
		}
	}
	b.Data = Files{}
	left := int64(maxUnpacked)
	for _, e := range b.Files {
		f := entries[e.Name]
		if f == nil {
			return fmt.Errorf("%w: %q is listed once too often, or is not there", ErrForm, e.Name)
		}
		raw, err := read(f, min(maxFile, left))
		if err != nil {
			return err
		}
		left -= int64(len(raw))
		if sum := sha256.Sum256(raw); int64(len(raw)) != e.Size || hex.EncodeToString(sum[:]) != e.SHA256 {
			return fmt.Errorf("%w: %q is not as the manifest says", ErrForm, e.Name)
		}
		b.Data[e.Name] = raw
		delete(entries, e.Name)
	}
	for name := range entries {
		return fmt.Errorf("%w: %q stands in no list", ErrForm, name)
	}
	return nil
}
