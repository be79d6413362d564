package pack

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Limits of a package, on writing and on reading. A filing with the most services a province allows stays far below.
const (
	maxEntries  = 1000
	maxUnpacked = 1 << 30 // bytes of all members together
	// Members above freeSize that unpack to more than maxRatio times their bytes are taken for a bomb. Ours are stored as
	// they are.
	maxRatio = 100
	freeSize = 1 << 20
)

// An archive is a zip whose directory has been looked through. Nothing is unpacked until a member is read.
type archive struct {
	members map[string]*zip.File
	names   []string // as the zip has them; folders are not among them
}

// openArchive refuses what is not safe as a whole: one bad entry and nothing is used.
func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	if err := refuseOther(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %w", ErrNotPackage, err)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("%w: %d, a package has at most %d", ErrTooMany, len(z.File), maxEntries)
	}
	a := &archive{members: map[string]*zip.File{}}
	seen := map[string]string{}
	var total uint64
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		if err := refuseEntry(f, name); err != nil {
			return nil, err
		}
		folded := strings.ToLower(name)
		if other, ok := seen[folded]; ok {
			return nil, fmt.Errorf("%w: %q and %q", ErrTwice, other, f.Name)
		}
		seen[folded] = f.Name
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if total += f.UncompressedSize64; total > maxUnpacked {
			return nil, fmt.Errorf("%w: more than %d bytes together", ErrInflated, maxUnpacked)
		}
		a.members[name] = f
		a.names = append(a.names, name)
	}
	if err := a.refuseNesting(seen); err != nil {
		return nil, err
	}
	if err := a.refuseOverlap(); err != nil {
		return nil, err
	}
	return a, a.refuseArchives()
}

// refuseArchives finds archives within the archive. They are never opened; but a stranger's zip has no reason to hold one.
// A package of ours lists what was given, and somebody may have given one.
func (a *archive) refuseArchives() error {
	if _, ok := a.members[manifestName]; ok {
		return nil
	}
	for _, name := range a.names {
		f, err := a.members[name].Open()
		if err != nil {
			continue // found damaged when it is read
		}
		head := make([]byte, 8)
		n, _ := io.ReadFull(f, head)
		_ = f.Close() // what is wrong with it is found when it is read
		if isArchive(name, head[:n]) {
			return fmt.Errorf("%w: %q", ErrNested, name)
		}
	}
	return nil
}

// isArchive tells an archive by its first bytes. Documents of offices and electronic licences are zips, too.
func isArchive(name string, head []byte) bool {
	if slices.Contains([]string{".docx", ".xlsx", ".pptx", ".ofd", ".odt", ".apk", ".ipa", ".hap"}, strings.ToLower(path.Ext(name))) {
		return false
	}
	return slices.ContainsFunc([]string{"PK\x03\x04", "PK\x05\x06", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "BZh", "\xfd7zXZ", "\x28\xb5\x2f\xfd"},
		func(mark string) bool { return strings.HasPrefix(string(head), mark) })
}

// refuseOther tells a locked file from a damaged package.
func refuseOther(r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, int64(envelope.MaxHead)))
	if n, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return fmt.Errorf("read package: %w", err)
	} else if envelope.Is(head[:n]) {
		return envelope.Needs(r, size)
	}
	return nil
}

func refuseEntry(f *zip.File, name string) error {
	const locked = 1 // general purpose bit 0, APPNOTE 4.4.4
	switch mode := f.Mode(); {
	case f.NonUTF8 && !ascii(f.Name), !safePath(name):
		return fmt.Errorf("%w: %q", ErrName, f.Name)
	case mode&fs.ModeType != 0 && mode&fs.ModeType != fs.ModeDir, mode.IsDir() != strings.HasSuffix(f.Name, "/"):
		return fmt.Errorf("%w: %q", ErrNotFile, f.Name)
	case f.Flags&locked != 0, f.Method != zip.Store && f.Method != zip.Deflate:
		return fmt.Errorf("%w: %q cannot be unpacked", ErrNotFile, f.Name)
	case f.UncompressedSize64 > paper.MaxBytes:
		return fmt.Errorf("%w: %q has more than %d bytes", ErrInflated, f.Name, paper.MaxBytes)
	case f.UncompressedSize64 > freeSize && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return fmt.Errorf("%w: %q grows more than %d times", ErrInflated, f.Name, maxRatio)
	}
	return nil
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x7e }) < 0
}

// refuseNesting finds a name that is a file and a folder at once.
func (a *archive) refuseNesting(seen map[string]string) error {
	for _, name := range a.names {
		for cut := range name {
			if name[cut] != '/' {
				continue
			}
			if other, ok := seen[strings.ToLower(name[:cut])]; ok && !strings.HasSuffix(other, "/") {
				return fmt.Errorf("%w: %q is a file and a folder", ErrTwice, other)
			}
		}
	}
	return nil
}

// refuseOverlap finds members that share bytes, by which a small zip unpacks to a very large one.
func (a *archive) refuseOverlap() error {
	type extent struct {
		from, to int64
		name     string
	}
	var extents []extent
	for _, name := range a.names {
		from, err := a.members[name].DataOffset()
		if err != nil {
			return fmt.Errorf("%w: %q: %w", ErrNotPackage, name, err)
		}
		to := from + int64(a.members[name].CompressedSize64)
		if to < from {
			return fmt.Errorf("%w: %q", ErrInflated, name)
		}
		extents = append(extents, extent{from, to, name})
	}
	slices.SortFunc(extents, func(x, y extent) int { return int(min(max(x.from-y.from, -1), 1)) })
	for i := 1; i < len(extents); i++ {
		if extents[i].from < extents[i-1].to {
			return fmt.Errorf("%w: %q and %q share bytes", ErrInflated, extents[i-1].name, extents[i].name)
		}
	}
	return nil
}

// read unpacks one member, never more than limit bytes and never more than it says it has.
func (a *archive) read(name string, limit int64) ([]byte, error) {
	f, ok := a.members[name]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrMissing, name)
	}
	if f.UncompressedSize64 > uint64(limit) {
		return nil, fmt.Errorf("%w: %s has more than %d bytes", ErrInflated, name, limit)
	}
	body, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, int64(f.UncompressedSize64)+1))
	switch {
	case uint64(len(data)) > f.UncompressedSize64:
		return nil, fmt.Errorf("%w: %s has more bytes than it says", ErrInflated, name)
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	return data, nil
}
