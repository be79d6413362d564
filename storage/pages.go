package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The layout of a bbolt file, version 2: pages with a header of 16 bytes; pages 0 and 1 are the meta pages.
const (
	pageHeader   = 16
	elementSize  = 16
	bucketHeader = 16 // root page and sequence, before an inline page

	branchFlag   = 0x01
	leafFlag     = 0x02
	metaFlag     = 0x04
	freelistFlag = 0x10
	bucketFlag   = 0x01 // of an element of a leaf

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	metaSize    = 64 // with its checksum of 8 bytes
	smallest    = 1 << 10
	largest     = 1 << 24 // bytes of a page that bbolt looks for

	maxDepth      = 64     // of pages and buckets; a billion keys need less than 10
	longList      = 0xFFFF // the count of a freelist is then its first number
	firstDataPage = 2
)

var errPage = errors.New("page")

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func le64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// A meta says where everything is in a bbolt file as of one transaction.
type meta struct {
	pageSize       int64
	root, freelist uint64
	pages          uint64 // one more than the last page in use
	tx             uint64
}

// readMeta reads the meta page at an offset.
func readMeta(r io.ReaderAt, at int64) (meta, bool) {
	var b [pageHeader + metaSize]byte
	if _, err := r.ReadAt(b[:], at); err != nil {
		return meta{}, false
	}
	m := b[pageHeader:]
	sum := fnv.New64a()
	_, _ = sum.Write(m[:metaSize-8]) // a hash never fails
	if le32(m) != boltMagic || le32(m[4:]) != boltVersion || sum.Sum64() != le64(m[metaSize-8:]) {
		return meta{}, false
	}
	size := int64(le32(m[8:]))
	if size < smallest || size > largest || size&(size-1) != 0 {
		return meta{}, false
	}
	return meta{pageSize: size, root: le64(m[16:]), freelist: le64(m[32:]), pages: le64(m[40:]), tx: le64(m[48:])}, true
}

// readMetas returns the newer meta page that can be read and how many can.
func readMetas(r io.ReaderAt) (newest meta, readable int) {
	first, ok := readMeta(r, 0)
	if ok {
		second, ok := readMeta(r, first.pageSize)
		switch {
		case !ok:
			return first, 1
		case second.tx > first.tx:
			return second, 2
		}
		return first, 2
	}
	for at := int64(smallest); at <= largest; at <<= 1 {
		if second, ok := readMeta(r, at); ok && second.pageSize == at {
			return second, 1
		}
	}
	return meta{}, 0
}

// An image reads a bbolt file without bbolt: every bound is checked, nothing is mapped, so that no damage can end the
// program.
type image struct {
	r    io.ReaderAt
	size int64
	meta meta
	free [][]byte // heads of pages, to be used again
}

// A page is a run of pages that bbolt wrote as one, or the inline page of a small bucket.
type page struct {
	id    uint64
	flags uint16
	count int
	run   uint64 // pages
	r     io.ReaderAt
	at    int64 // of the header in r
	size  int64
	head  []byte // the first bytes, read already
}

func (im *image) page(id uint64) (page, error) {
	if id < firstDataPage || id >= im.meta.pages {
		return page{}, fmt.Errorf("%w %d is out of bounds", errPage, id)
	}
	p := page{id: id, r: im.r, at: int64(id) * im.meta.pageSize}
	if n := len(im.free); n > 0 {
		p.head, im.free = im.free[n-1], im.free[:n-1]
	} else {
		p.head = make([]byte, im.meta.pageSize)
	}
	if _, err := im.r.ReadAt(p.head, p.at); err != nil {
		return page{}, fmt.Errorf("%w %d: %w", errPage, id, err)
	}
	p.flags, p.count, p.run = le16(p.head[8:]), int(le16(p.head[10:])), uint64(le32(p.head[12:]))+1
	p.size = int64(p.run) * im.meta.pageSize
	if le64(p.head) != id || id+p.run > im.meta.pages || p.at+p.size > im.size {
		return page{}, fmt.Errorf("%w %d has a wrong header", errPage, id)
	}
	return p, nil
}

// done gives a page back: nobody may hold a part of it.
func (im *image) done(p page) { im.free = append(im.free, p.head) }

// inlinePage is the page inside the value of a small bucket.
func inlinePage(value []byte) (page, error) {
	b := value[bucketHeader:]
	if len(b) < pageHeader {
		return page{}, fmt.Errorf("%w of a small bucket is cut short", errPage)
	}
	return page{flags: le16(b[8:]), count: int(le16(b[10:])), size: int64(len(b)), head: b}, nil
}

// bytes returns part of a page.
func (p *page) bytes(from, n int64) ([]byte, error) {
	if from < 0 || n < 0 || from+n > p.size {
		return nil, fmt.Errorf("%w %d points outside itself", errPage, p.id)
	}
	if from+n <= int64(len(p.head)) {
		return p.head[from : from+n : from+n], nil
	}
	b := make([]byte, n)
	if _, err := p.r.ReadAt(b, p.at+from); err != nil {
		return nil, fmt.Errorf("%w %d: %w", errPage, p.id, err)
	}
	return b, nil
}

// An element is a row of a page: a child page, a bucket or a value.
type element struct {
	key   []byte
	child uint64 // of a branch
	flags uint32 // of a leaf
	from  int64  // of the value in its page
	size  int64
}

func (p *page) value(e element) ([]byte, error) { return p.bytes(e.from, e.size) }

func (p *page) element(i int) (element, error) {
	at := int64(pageHeader + i*elementSize)
	b, err := p.bytes(at, elementSize)
	if err != nil {
		return element{}, err
	}
	if p.flags&branchFlag != 0 {
		key, err := p.bytes(at+int64(le32(b)), int64(le32(b[4:])))
		return element{key: key, child: le64(b[8:])}, err
	}
	from, keyLen, valueLen := at+int64(le32(b[4:])), int64(le32(b[8:])), int64(le32(b[12:]))
	if from+keyLen+valueLen > p.size {
		return element{}, fmt.Errorf("%w %d points outside itself", errPage, p.id)
	}
	key, err := p.bytes(from, keyLen)
	return element{key: key, flags: le32(b), from: from + keyLen, size: valueLen}, err
}

// freelist returns the pages that are free.
func (im *image) freelist() (page, []uint64, error) {
	p, err := im.page(im.meta.freelist)
	if err != nil {
		return p, nil, err
	}
	if p.flags != freelistFlag {
		return p, nil, fmt.Errorf("%w %d is no list of free pages", errPage, p.id)
	}
	count, at := uint64(p.count), int64(pageHeader)
	if count == longList {
		b, err := p.bytes(at, 8)
		if err != nil {
			return p, nil, err
		}
		count, at = le64(b), at+8
	}
	if count > im.meta.pages {
		return p, nil, fmt.Errorf("%w %d lists too many free pages", errPage, p.id)
	}
	b, err := p.bytes(at, int64(count)*8)
	if err != nil {
		return p, nil, err
	}
	free := make([]uint64, count)
	for i := range free {
		free[i] = le64(b[i*8:])
	}
	return p, free, nil
}

// compareKeys keeps keys of one bucket in order while its pages are walked.
type compareKeys struct {
	last []byte
	any  bool
}

// next takes the key of a leaf, which must be greater than all before, and not below what the branch promised.
func (c *compareKeys) next(key, promised []byte) bool {
	ok := (!c.any || bytes.Compare(key, c.last) > 0) && bytes.Compare(key, promised) >= 0
	c.last, c.any = append(c.last[:0], key...), true
	return ok
}

// branch takes the key of a branch, which must be greater than all keys of leaves before.
func (c *compareKeys) branch(key []byte) bool { return !c.any || bytes.Compare(key, c.last) > 0 }
