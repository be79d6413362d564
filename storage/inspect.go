package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// walkedUpTo is how much of a file Open walks through, in bytes: half a second's reading. Of a larger file it looks at
// the frame only, and Check does the rest.
const walkedUpTo = 1 << 30

// A finding is what a file in the store's place was found to be.
type finding struct {
	blank    bool // nothing was ever kept in it
	format   int
	halfRead bool // one of the two meta pages is unreadable: perhaps the one of the last change
}

func inspectPath(path string, newest int) (found finding, err error) {
	f, err := os.Open(path)
	if err != nil {
		return finding{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return finding{}, err
	}
	return inspect(f, info.Size(), newest)
}

// inspect tells a store from an empty, damaged, foreign or newer file.
func inspect(r io.ReaderAt, size int64, newest int) (finding, error) {
	if size == 0 {
		return finding{}, ErrEmpty
	}
	im := &image{r: r, size: size}
	var readable int
	if im.meta, readable = readMetas(r); readable == 0 {
		if onceBolt(r, size) {
			return finding{}, fmt.Errorf("%w: its first pages cannot be read", ErrDamaged)
		}
		return finding{}, ErrForeign
	}
	if whole := int64(im.meta.pages) * im.meta.pageSize; whole > size {
		return finding{}, fmt.Errorf("%w: %d bytes of %d are left", ErrDamaged, size, whole)
	}

	found := finding{halfRead: readable == 1}
	var mark []byte
	buckets := map[string]bool{}
	w := newWalk(im)
	everything := size <= walkedUpTo
	w.enter = func(path []string) bool {
		if len(path) == 1 {
			buckets[path[0]] = true
		}
		return everything || path[0] == metaBucket
	}
	w.visit = func(path []string, key []byte, value func() ([]byte, error)) (err error) {
		if len(path) == 1 && path[0] == metaBucket && string(key) == formatKey {
			mark, err = value()
			mark = bytes.Clone(mark)
		}
		return err
	}
	w.tree(im.meta.root, nil)
	if everything {
		w.account()
	}
	if len(w.trouble) > 0 {
		return finding{}, w.trouble[0]
	}
	if len(buckets) == 0 {
		found.blank = true
		return found, nil
	}
	if mark == nil {
		// A changed byte in a name must not turn a store into somebody else's file.
		if buckets[metaBucket] || buckets[draftsBucket] && buckets[indexBucket] {
			return finding{}, fmt.Errorf("%w: its mark is missing", ErrDamaged)
		}
		return finding{}, ErrForeign
	}
	var err error
	if found.format, err = readMark(mark); err != nil {
		return finding{}, err
	}
	if found.format > newest {
		return finding{}, fmt.Errorf("%w: format %d, this program knows up to %d", ErrNewer, found.format, newest)
	}
	if found.format == newest {
		for _, name := range bucketNames() {
			if !buckets[name] {
				return finding{}, fmt.Errorf("%w: bucket %s is missing", ErrDamaged, name)
			}
		}
	}
	return found, nil
}

// onceBolt reports whether a file without readable meta pages still looks like one that bbolt wrote: it begins like
// one, some page bears its own number, or a crash left nothing but zeros.
func onceBolt(r io.ReaderAt, size int64) bool {
	start := make([]byte, pageHeader+4)
	binary.LittleEndian.PutUint16(start[8:], metaFlag)
	binary.LittleEndian.PutUint32(start[pageHeader:], boltMagic)
	b := make([]byte, smallest)
	n, _ := r.ReadAt(b, 0) // what cannot be read does not look like anything
	if n >= len(start) && bytes.Equal(b[:len(start)], start) || n > 0 && n < len(start) && bytes.Equal(b[:n], start[:n]) {
		return true
	}
	zeros := true
	for at := int64(0); at < size; at += smallest {
		n, _ := r.ReadAt(b, at)
		if len(bytes.Trim(b[:n], "\x00")) > 0 {
			zeros = false
		}
		// Page sizes are powers of two, so the place of a page over its number is one as well.
		id := int64(0)
		if n >= pageHeader {
			id = int64(le64(b))
		}
		if id <= 0 || at%id != 0 || !knownFlags(le16(b[8:])) {
			continue
		}
		if unit := at / id; unit >= smallest && unit <= largest && unit&(unit-1) == 0 {
			return true
		}
	}
	return zeros
}

func knownFlags(flags uint16) bool {
	return flags == branchFlag || flags == leafFlag || flags == metaFlag || flags == freelistFlag
}
