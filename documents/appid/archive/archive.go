// Package archive reads members of a ZIP file that nobody vouches for.
//
// Names are compared and never followed: nothing is unpacked onto a disk. No number in the file sizes an allocation: the
// directory is read in one piece of bounded size, and a member is unpacked up to a limit that the caller gives.
package archive

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The reasons why an archive or a member is not read.
var (
	// ErrNotArchive says that a file does not end like a ZIP file.
	ErrNotArchive = errors.New("no ZIP file")
	// ErrDamaged says that the directory of the archive or a member of it is not whole.
	ErrDamaged = errors.New("the archive is damaged")
	// ErrTooLarge says that the directory is larger than that of any app, or a member larger than its limit.
	ErrTooLarge = errors.New("larger than anything that is read")
	// ErrPacked says that a member is packed in a way that apps are not, or encrypted.
	ErrPacked = errors.New("packed in a way that is not read")
)

// Limits of what is read.
const (
	MaxDirectory = 64 << 20 // bytes
	MaxEntries   = 400_000  // more than the largest apps have
	maxName      = 1024     // bytes; longer names are passed over
	maxRatio     = 1100     // unpacked bytes for a packed one; deflate cannot do more than 1032
)

// Signatures and sizes of the parts of a ZIP file: APPNOTE.TXT, sections 4.3.7 to 4.3.16.
const (
	localSignature     = "PK\x03\x04"
	directorySignature = "PK\x01\x02"
	endSignature       = "PK\x05\x06"
	end64Signature     = "PK\x06\x06"
	locator64Signature = "PK\x06\x07"
	localSize          = 30
	headerSize         = 46
	endSize            = 22
	locator64Size      = 20
	end64Size          = 56
	maxComment         = 1<<16 - 1
)

// Ways of packing: APPNOTE.TXT, section 4.4.5.
const (
	stored   = 0
	deflated = 8
)

// An Entry is a row of the directory. Its name is what the archive says and may be anything.
type Entry struct {
	Name   string
	Size   int64 // unpacked, as the directory claims
	Stored bool  // not packed

	packed, offset int64
	method         uint16
	encrypted      bool
}

// An Archive is an open ZIP file.
type Archive struct {
	r         io.ReaderAt
	size      int64
	directory []byte
	start     int64 // of the directory
}

// Open finds and reads the directory of an archive.
func Open(r io.ReaderAt, size int64) (*Archive, error) {
	tail := make([]byte, min(size, endSize+maxComment))
	if err := readAt(r, tail, size-int64(len(tail))); err != nil {
		return nil, err
	}
	at := findEnd(tail)
	if at < 0 {
		return nil, ErrNotArchive
	}
	end := tail[at:]
	length, start := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	endAt := size - int64(len(tail)) + int64(at)
	if length == 1<<32-1 || start == 1<<32-1 || binary.LittleEndian.Uint16(end[10:]) == 1<<16-1 {
		l, s, ok, err := readEnd64(r, endAt)
		if err != nil {
			return nil, err
		}
		if ok {
			length, start = l, s
		}
	}
	switch {
	case length > MaxDirectory:
		return nil, fmt.Errorf("directory: %w", ErrTooLarge)
	case start < 0 || length < 0 || start > endAt || length > endAt-start:
		return nil, ErrDamaged
	}
	a := &Archive{r: r, size: size, start: start, directory: make([]byte, length)}
	if err := readAt(r, a.directory, start); err != nil {
		return nil, err
	}
	return a, a.count()
}

func findEnd(tail []byte) int {
	for at := len(tail) - endSize; at >= 0; at-- {
		if string(tail[at:at+4]) == endSignature && at+endSize+int(binary.LittleEndian.Uint16(tail[at+20:])) <= len(tail) {
			return at
		}
	}
	return -1
}

// readEnd64 reads the end of an archive of more than four gigabytes or 65535 entries.
func readEnd64(r io.ReaderAt, endAt int64) (length, start int64, ok bool, err error) {
	if endAt < locator64Size {
		return 0, 0, false, nil
	}
	var locator [locator64Size]byte
	if err := readAt(r, locator[:], endAt-locator64Size); err != nil {
		return 0, 0, false, err
	}
	if string(locator[:4]) != locator64Signature {
		return 0, 0, false, nil
	}
	at := int64(binary.LittleEndian.Uint64(locator[8:]))
	if at < 0 || at > endAt-end64Size {
		return 0, 0, false, ErrDamaged
	}
	var end [end64Size]byte
	if err := readAt(r, end[:], at); err != nil {
		return 0, 0, false, err
	}
	if string(end[:4]) != end64Signature {
		return 0, 0, false, ErrDamaged
	}
	return int64(binary.LittleEndian.Uint64(end[40:])), int64(binary.LittleEndian.Uint64(end[48:])), true, nil
}

func readAt(r io.ReaderAt, p []byte, at int64) error {
	if at < 0 {
		return ErrDamaged
	}
	n, err := r.ReadAt(p, at)
	switch {
	case n == len(p):
		return nil
	case err == nil, errors.Is(err, io.EOF):
		return ErrDamaged
	}
	return err
}

// count goes through the directory once, so that nothing else has to doubt it.
func (a *Archive) count() error {
	n := 0
	for rest := a.directory; len(rest) > 0; n++ {
		size, err := rowSize(rest)
		switch {
		case err != nil:
			return err
		case n >= MaxEntries:
			return fmt.Errorf("entries: %w", ErrTooLarge)
		}
		rest = rest[size:]
	}
	return nil
}

func rowSize(row []byte) (int, error) {
	if len(row) < headerSize || string(row[:4]) != directorySignature {
		return 0, ErrDamaged
	}
	size := headerSize + int(binary.LittleEndian.Uint16(row[28:])) + int(binary.LittleEndian.Uint16(row[30:])) + int(binary.LittleEndian.Uint16(row[32:]))
	if size > len(row) {
		return 0, ErrDamaged
	}
	return size, nil
}

// DirectoryStart returns where the directory begins. What apps put right before it is their signature.
func (a *Archive) DirectoryStart() int64 { return a.start }

// Find calls yield with the name of every member, in the order of the directory, and returns the members for which it is
// true. The name is only lent. It stops after limit members.
func (a *Archive) Find(limit int, yield func(name []byte) bool) []Entry {
	var out []Entry
	for rest := a.directory; len(rest) > 0 && len(out) < limit; {
		size, err := rowSize(rest)
		if err != nil {
			break
		}
		row := rest[:size]
		rest = rest[size:]
		name := row[headerSize : headerSize+int(binary.LittleEndian.Uint16(row[28:]))]
		if len(name) <= maxName && yield(name) {
			out = append(out, entry(row, name))
		}
	}
	return out
}

// Named returns the first member of a name.
func (a *Archive) Named(name string) (Entry, bool) {
	found := a.Find(1, func(n []byte) bool { return string(n) == name })
	if len(found) == 0 {
		return Entry{}, false
	}
	return found[0], true
}

func entry(row, name []byte) Entry {
	e := Entry{
		Name: string(name), method: binary.LittleEndian.Uint16(row[10:]),
		packed: int64(binary.LittleEndian.Uint32(row[20:])), Size: int64(binary.LittleEndian.Uint32(row[24:])),
		offset: int64(binary.LittleEndian.Uint32(row[42:])), encrypted: row[8]&1 != 0,
	}
	e.Stored = e.method == stored
	extra := row[headerSize+len(name):]
	extra = extra[:binary.LittleEndian.Uint16(row[30:])]
	e.widen(extra)
	return e
}

// widen takes the numbers that do not fit into 32 bits from the extra field: APPNOTE.TXT, section 4.5.3.
func (e *Entry) widen(extra []byte) {
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if n > len(extra) {
			return
		}
		if id == 1 {
			field := extra[:n]
			for _, number := range []*int64{&e.Size, &e.packed, &e.offset} {
				if *number == 1<<32-1 && len(field) >= 8 {
					*number = int64(binary.LittleEndian.Uint64(field))
					field = field[8:]
				}
			}
			return
		}
		extra = extra[n:]
	}
}

// Open returns the content of a member as a stream that ends after limit bytes with ErrTooLarge, and so does one that
// grows beyond any ratio that its packing can have.
func (a *Archive) Open(e Entry, limit int64) (io.Reader, error) {
	raw, err := a.section(e)
	if err != nil {
		return nil, err
	}
	switch {
	case e.encrypted:
		return nil, ErrPacked
	case e.method == stored:
		return &limited{r: raw, rest: limit}, nil
	case e.method == deflated:
		return &limited{r: flate.NewReader(raw), rest: min(limit, maxRatio*(e.packed+1))}, nil
	}
	return nil, ErrPacked
}

// section is the packed content. The sizes of the directory hold; the header before the content only tells its own length.
func (a *Archive) section(e Entry) (*io.SectionReader, error) {
	var header [localSize]byte
	if err := readAt(a.r, header[:], e.offset); err != nil {
		return nil, err
	}
	if string(header[:4]) != localSignature {
		return nil, ErrDamaged
	}
	start := e.offset + localSize + int64(binary.LittleEndian.Uint16(header[26:])) + int64(binary.LittleEndian.Uint16(header[28:]))
	if e.packed < 0 || start > a.size || e.packed > a.size-start {
		return nil, ErrDamaged
	}
	return io.NewSectionReader(a.r, start, e.packed), nil
}

// Section returns the content of a member that is stored and not packed, without reading it.
func (a *Archive) Section(e Entry) (*io.SectionReader, error) {
	if !e.Stored || e.encrypted {
		return nil, ErrPacked
	}
	return a.section(e)
}

// Read unpacks a member of at most limit bytes.
func (a *Archive) Read(e Entry, limit int64) ([]byte, error) {
	r, err := a.Open(e, limit)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if e.Size > 0 && e.Size <= min(limit, maxRatio*(e.packed+1)) && e.Size <= prepared {
		out.Grow(int(e.Size) + bytes.MinRead)
	}
	if _, err := out.ReadFrom(r); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, damage(err))
	}
	return out.Bytes(), nil
}

// prepared is how much room is made for a member on the word of the directory alone.
const prepared = 1 << 20 // bytes

// ReadNamed is Read of the first member of a name.
func (a *Archive) ReadNamed(name string, limit int64) ([]byte, error) {
	e, ok := a.Named(name)
	if !ok {
		return nil, fmt.Errorf("%w: no %s", ErrDamaged, name)
	}
	return a.Read(e, limit)
}

// damage makes the errors of the unpacker ours.
func damage(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// limited ends with ErrTooLarge where a reader goes on after rest bytes.
type limited struct {
	r    io.Reader
	rest int64
}

// Read implements io.Reader.
func (l *limited) Read(p []byte) (int, error) {
	if l.rest < 0 {
		return 0, ErrTooLarge
	}
	if int64(len(p)) > l.rest+1 {
		p = p[:l.rest+1]
	}
	n, err := l.r.Read(p)
	l.rest -= int64(n)
	if l.rest < 0 {
		return n - 1, ErrTooLarge
	}
	return n, err
}
