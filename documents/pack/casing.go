package pack

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"time"
)

// The zip around the members of a package, byte by byte: PKWARE APPNOTE 6.3.10, 4.3. Members are stored as they are, one
// behind the other in the order of the manifest, with the moment of the package and nothing else. So a package has one form
// only, and every byte of it can be held against what it must be.
const (
	localMark    = 0x04034b50
	centralMark  = 0x02014b50
	endMark      = 0x06054b50
	zipVersion   = 20     // of the format that is needed: 2.0
	utf8Names    = 0x0800 // general purpose bit 11
	localLength  = 30     // bytes before the name
	centralBytes = 46     // bytes before the name
)

// A casing is what the zip says of one member.
type casing struct {
	name string
	size uint32
	crc  uint32
}

func casingOf(name string, data []byte) casing {
	return casing{name, uint32(len(data)), crc32.ChecksumIEEE(data)}
}

// dosTime is a moment as a zip has it: date and time with two seconds, in UTC here.
func dosTime(t time.Time) (date, clock uint16) {
	t = t.UTC()
	year := max(0, min(127, t.Year()-1980))
	return uint16(year<<9 | int(t.Month())<<5 | t.Day()), uint16(t.Hour()<<11 | t.Minute()<<5 | t.Second()/2)
}

func (c casing) common(b []byte, at time.Time) []byte {
	date, clock := dosTime(at)
	b = binary.LittleEndian.AppendUint16(b, zipVersion)
	b = binary.LittleEndian.AppendUint16(b, utf8Names)
	b = binary.LittleEndian.AppendUint16(b, 0) // stored
	b = binary.LittleEndian.AppendUint16(b, clock)
	b = binary.LittleEndian.AppendUint16(b, date)
	b = binary.LittleEndian.AppendUint32(b, c.crc)
	b = binary.LittleEndian.AppendUint32(b, c.size)
	b = binary.LittleEndian.AppendUint32(b, c.size)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(c.name)))
	return binary.LittleEndian.AppendUint16(b, 0) // no extra field
}

// local stands before the bytes of the member.
func (c casing) local(at time.Time) []byte {
	b := binary.LittleEndian.AppendUint32(nil, localMark)
	return append(c.common(b, at), c.name...)
}

// central stands in the directory; offset is where the local part begins.
func (c casing) central(at time.Time, offset uint32) []byte {
	b := binary.LittleEndian.AppendUint32(nil, centralMark)
	b = binary.LittleEndian.AppendUint16(b, zipVersion)
	b = c.common(b, at)
	b = append(b, make([]byte, 10)...) // no comment, first disk, no attributes
	b = binary.LittleEndian.AppendUint32(b, offset)
	return append(b, c.name...)
}

// ending stands behind the directory.
func ending(count int, size, offset uint32) []byte {
	b := binary.LittleEndian.AppendUint32(nil, endMark)
	b = append(b, make([]byte, 4)...) // one disk
	b = binary.LittleEndian.AppendUint16(b, uint16(count))
	b = binary.LittleEndian.AppendUint16(b, uint16(count))
	b = binary.LittleEndian.AppendUint32(b, size)
	b = binary.LittleEndian.AppendUint32(b, offset)
	return append(b, 0, 0) // no comment
}

// directory returns everything behind the last member.
func directory(casings []casing, at time.Time) []byte {
	var out []byte
	offset := uint32(0)
	for _, c := range casings {
		out = append(out, c.central(at, offset)...)
		offset += uint32(localLength+len(c.name)) + c.size
	}
	return append(out, ending(len(casings), uint32(len(out)), offset)...)
}

// firstManifest reads the manifest where a package of ours has it: as the first member. It needs no directory.
func firstManifest(r io.ReaderAt) (raw []byte, ok bool) {
	head := make([]byte, localLength+len(manifestName))
	if n, err := r.ReadAt(head, 0); n < len(head) && err != nil {
		return nil, false
	}
	size := binary.LittleEndian.Uint32(head[22:])
	stored := binary.LittleEndian.Uint16(head[8:]) == 0
	if string(head[localLength:]) != manifestName || !stored || size == 0 || size > maxManifestBytes {
		return nil, false
	}
	raw = make([]byte, size)
	if n, err := r.ReadAt(raw, int64(len(head))); n < len(raw) && err != nil {
		return nil, false
	}
	return raw, crc32.ChecksumIEEE(raw) == binary.LittleEndian.Uint32(head[14:])
}

// inForm holds a package byte by byte against the one form that it can have. Ours reports whether it has that form at all,
// damaged or not: a package that another program packed anew has all of its casings otherwise.
func inForm(r io.ReaderAt, size int64, manifest []byte, m Manifest) (v []Verified, ours bool) {
	at, err := time.Parse(time.RFC3339, m.CreatedAt)
	if err != nil {
		return nil, false
	}
	members := append([]Member{{Name: manifestName, Size: int64(len(manifest)), SHA256: digest(manifest)}}, m.Files...)
	var casings []casing
	framed, offset := 0, int64(0)
	for _, member := range members {
		result := Verified{Name: member.Name, OK: true}
		head := make([]byte, localLength+len(member.Name))
		n, _ := r.ReadAt(head, offset)
		data := make([]byte, max(0, min(member.Size, size-offset-int64(len(head)))))
		k, _ := r.ReadAt(data, offset+int64(len(head)))
		data = data[:k]
		want := casingOf(member.Name, data)
		sound := int64(len(data)) == member.Size && digest(data) == member.SHA256
		if !sound {
			// The checksum of the zip cannot be told from wrong bytes.
			want.size, want.crc = uint32(member.Size), crcIn(head)
			result = Verified{Name: member.Name, Problem: Damaged}
		}
		if bytes.Equal(head[:n], want.local(at)) {
			framed++
		} else if sound {
			result = Verified{Name: member.Name, Problem: Reframed}
		}
		v = append(v, result)
		casings = append(casings, want)
		offset += int64(len(head)) + member.Size
	}
	rest := directory(casings, at)
	got := make([]byte, max(0, min(int64(len(rest)), size-offset)))
	n, _ := r.ReadAt(got, offset)
	// Where a member is damaged the directory has a checksum that is not known.
	if !sameDirectory(got[:n], rest, v) {
		v = append(v, Verified{Name: directoryName, Problem: Reframed})
	}
	if offset+int64(len(rest)) < size {
		v = append(v, Verified{Name: directoryName, Problem: Trailing})
	}
	return v, framed > 0
}

func crcIn(local []byte) uint32 {
	if len(local) < localLength {
		return 0
	}
	return binary.LittleEndian.Uint32(local[14:])
}

// sameDirectory compares directories; of a damaged member the checksum counts as right.
func sameDirectory(got, want []byte, v []Verified) bool {
	if len(got) != len(want) {
		return false
	}
	at := 0
	for _, one := range v {
		if one.Problem == Damaged && at+20 <= len(want) {
			copy(want[at+16:at+20], got[at+16:at+20])
		}
		at += centralBytes + len(one.Name)
	}
	return bytes.Equal(got, want)
}
