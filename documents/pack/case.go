package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

var _ wizard.Files = (*Case)(nil)

// A Case is a filing with its files, read from a package or a folder. Every attachment has its SHA-256 and size, and the
// bytes were those when it was opened.
type Case struct {
	Filing  *filing.Filing
	read    func(name string, limit int64) ([]byte, error)
	close   func() error
	exhibit *wizard.Exhibit // of a support bundle; nil for any other case
	sent    *wizard.Exhibit // of a submission package; nil for any other case
}

// Open reads the case in a package, or in any zip with a filing.json. What is not safe is refused as a whole.
func Open(r io.ReaderAt, size int64) (*Case, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	if _, ok := a.members[filingName]; !ok {
		return nil, fmt.Errorf("%w: %w", ErrNotPackage, ErrNoCase)
	}
	raw, err := a.read(filingName, filing.MaxCaseBytes)
	if err != nil {
		return nil, err
	}
	var m Manifest
	if _, ok := a.members[manifestName]; ok {
		if err := a.agrees(filingName, raw); err != nil {
			return nil, err
		}
		if m, err = a.manifest(); err != nil {
			return nil, err
		}
	}
	c, err := newCase(raw, a.read)
	switch {
	case err != nil:
	case m.Kind == SupportKind:
		c.exhibit, err = a.exhibit(m, c)
	case m.Kind == "" && m.Format > 0:
		c.sent = a.sent(m, c)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (a *archive) manifest() (Manifest, error) {
	raw, err := a.read(manifestName, maxManifestBytes)
	if err != nil {
		return Manifest{}, err
	}
	return decodeManifest(raw)
}

// agrees holds a member against the manifest.
func (a *archive) agrees(name string, data []byte) error {
	m, err := a.manifest()
	if err != nil {
		return err
	}
	for _, member := range m.Files {
		if member.Name == name && member.SHA256 == digest(data) && member.Size == int64(len(data)) {
			return nil
		}
	}
	return fmt.Errorf("%w: %s", ErrChanged, name)
}

// OpenFolder reads the case in a folder that holds a filing.json.
func OpenFolder(fsys fs.FS) (*Case, error) { return OpenFile(fsys, filingName) }

// OpenFile reads a case file; its attachments lie beside it or below.
func OpenFile(fsys fs.FS, name string) (*Case, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("%w: %q", ErrName, name)
	}
	raw, err := folder{fsys}.read(name, filing.MaxCaseBytes)
	if errors.Is(err, ErrMissing) {
		return nil, fmt.Errorf("%w: %w", ErrNoCase, err)
	}
	if err != nil {
		return nil, err
	}
	if parent := path.Dir(name); parent != "." {
		if fsys, err = fs.Sub(fsys, parent); err != nil {
			return nil, fmt.Errorf("open %s: %w", parent, err)
		}
	}
	return newCase(raw, folder{fsys}.read)
}

// A Keyring gives what locked packages are opened with. It is asked only when one is.
type Keyring func() (envelope.Keys, error)

// Unlock returns what is in a locked package, and everything else as it is. Without a keyring it fails as with an empty one:
// with an error of envelope that says what is needed.
func Unlock(r io.ReaderAt, size int64, keys ...Keyring) (io.ReaderAt, int64, error) {
	head := make([]byte, min(size, int64(envelope.MaxHead)))
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, 0, fmt.Errorf("read package: %w", err)
	}
	if !envelope.Is(head[:n]) {
		return r, size, nil
	}
	var all envelope.Keys
	for _, ring := range keys {
		if all, err = ring(); err != nil {
			return nil, 0, err
		}
	}
	return envelope.Open(r, size, all)
}

// OpenPath reads the case at a path of this machine: a case file, a folder that holds a filing.json, or a package, which
// may be locked. The kind is told by the bytes, never by the name. Close the case after use.
func OpenPath(name string, keys ...Keyring) (*Case, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open case: %w", err)
	}
	if info.IsDir() {
		return openIn(name, filingName)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s", ErrNotFile, name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open case: %w", err)
	}
	head := make([]byte, envelope.MaxHead)
	n, err := file.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, errors.Join(fmt.Errorf("read case: %w", err), file.Close())
	}
	if head = head[:n]; !envelope.Is(head) && !bytes.HasPrefix(head, []byte("PK")) {
		if err := file.Close(); err != nil {
			return nil, fmt.Errorf("close case: %w", err)
		}
		return openIn(filepath.Dir(name), filepath.Base(name))
	}
	plain, size, err := Unlock(file, info.Size(), keys...)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	c, err := Open(plain, size)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	c.close = file.Close
	return c, nil
}

// openIn never leaves the folder, whatever links lie in it.
func openIn(dir, name string) (*Case, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open case: %w", err)
	}
	c, err := OpenFile(root.FS(), name)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	c.close = root.Close
	return c, nil
}

func newCase(raw []byte, read func(string, int64) ([]byte, error)) (*Case, error) {
	f, err := filing.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	c := &Case{Filing: f, read: read}
	for i := range f.Attachments {
		a := &f.Attachments[i]
		data, err := c.bytes(*a)
		if err != nil {
			return nil, err
		}
		a.SHA256, a.Size = digest(data), int64(len(data))
	}
	return c, nil
}

// Close lets go of the file or folder behind a case that OpenPath opened. Bytes does not work afterwards.
func (c *Case) Close() error {
	if c.close == nil {
		return nil
	}
	return c.close()
}

// Bytes returns the file of an attachment: ErrMissing if it is not there, ErrChanged if it is not the one that was given,
// wizard.ErrFileTooLarge if it has more bytes than are ever read.
func (c *Case) Bytes(ctx context.Context, a filing.Attachment) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return c.bytes(a)
}

func (c *Case) bytes(a filing.Attachment) ([]byte, error) {
	if a.File == "" {
		return nil, fmt.Errorf("%w: attachment %s names none", ErrMissing, a.ID)
	}
	// A name as people give it is fine in a folder, but for what some systems take for a way out of it.
	if !fs.ValidPath(a.File) || strings.ContainsAny(a.File, `\:`) {
		return nil, fmt.Errorf("%w: attachment %s: %q", ErrName, a.ID, a.File)
	}
	data, err := c.read(a.File, paper.MaxBytes)
	if err != nil {
		return nil, err
	}
	if a.SHA256 != "" && !strings.EqualFold(a.SHA256, digest(data)) || a.Size != 0 && a.Size != int64(len(data)) {
		return nil, fmt.Errorf("%w: %s", ErrChanged, a.File)
	}
	return data, nil
}

// A folder is a case folder.
type folder struct{ fsys fs.FS }

// read looks before it opens: opening a pipe would wait for ever.
func (d folder) read(name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(d.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %s", ErrMissing, name)
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: %s", ErrNotFile, name)
	case info.Size() > limit:
		return nil, fmt.Errorf("%w: %s has more than %d bytes", wizard.ErrFileTooLarge, name, limit)
	}
	file, err := d.fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%w: %s has more than %d bytes", wizard.ErrFileTooLarge, name, limit)
	}
	return data, nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
