package rulebook

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Files are data files in memory by their slash-separated names: a read-only fs.FS. The bytes must not be changed.
type Files map[string][]byte

// Collect reads every file of fsys under a folder's name.
func Collect(folder string, fsys fs.FS) (Files, error) {
	out := Files{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		out[path.Join(folder, name)] = raw
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("collect %s: %w", folder, err)
	}
	return out, nil
}

// Over returns all files of both; where both have a name it is that of f.
func (f Files) Over(lower Files) Files {
	out := maps.Clone(lower)
	if out == nil {
		out = Files{}
	}
	maps.Copy(out, f)
	return out
}

// Names lists the names in order.
func (f Files) Names() []string { return slices.Sorted(maps.Keys(f)) }

// ReadFile implements fs.ReadFileFS.
func (f Files) ReadFile(name string) ([]byte, error) {
	raw, ok := f[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(raw), nil
}

// Open implements fs.FS.
func (f Files) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if raw, ok := f[name]; ok {
		return &file{stat{path.Base(name), int64(len(raw)), 0o444}, bytes.NewReader(raw)}, nil
	}
	var entries []fs.DirEntry
	last := ""
	for _, full := range f.Names() {
		rest, inside := full, true
		if name != "." {
			rest, inside = strings.CutPrefix(full, name+"/")
		}
		if !inside {
			continue
		}
		child, _, deeper := strings.Cut(rest, "/")
		if child == last {
			continue
		}
		last = child
		s := stat{child, int64(len(f[full])), 0o444}
		if deeper {
			s = stat{child, 0, fs.ModeDir | 0o555}
		}
		entries = append(entries, fs.FileInfoToDirEntry(s))
	}
	if len(entries) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &folder{stat{path.Base(name), 0, fs.ModeDir | 0o555}, entries}, nil
}

type stat struct {
	name string
	size int64
	mode fs.FileMode
}

// The methods of fs.FileInfo.
func (s stat) Name() string       { return s.name }
func (s stat) Size() int64        { return s.size }
func (s stat) Mode() fs.FileMode  { return s.mode }
func (s stat) ModTime() time.Time { return time.Time{} }
func (s stat) IsDir() bool        { return s.mode.IsDir() }
func (s stat) Sys() any           { return nil }

type file struct {
	stat stat
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.stat, nil }
func (f *file) Close() error               { return nil }

type folder struct {
	stat stat
	rest []fs.DirEntry
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.stat, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.stat.name, Err: fs.ErrInvalid}
}

// ReadDir implements fs.ReadDirFile.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.rest)
	} else if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	out := d.rest[:n:n]
	d.rest = d.rest[n:]
	return out, nil
}
