package android

import (
	"encoding/binary"
	"unicode/utf16"
)

// Types of chunks: ResourceTypes.h.
const (
	chunkPool    = 0x0001
	chunkTable   = 0x0002
	chunkXML     = 0x0003
	chunkStart   = 0x0102
	chunkEnd     = 0x0103
	chunkIDs     = 0x0180
	chunkPackage = 0x0200
	chunkType    = 0x0201

	chunkHeader = 8
)

// view is a piece of a file. Every read is within it, or zero and noted.
type view []byte

func (v view) u8(at int) (int, bool) {
	if at < 0 || at >= len(v) {
		return 0, false
	}
	return int(v[at]), true
}

func (v view) u16(at int) (int, bool) {
	if at < 0 || at > len(v)-2 {
		return 0, false
	}
	return int(binary.LittleEndian.Uint16(v[at:])), true
}

func (v view) u32(at int) (uint32, bool) {
	if at < 0 || at > len(v)-4 {
		return 0, false
	}
	return binary.LittleEndian.Uint32(v[at:]), true
}

// length reads a number that is to be used within the view; one beyond it comes back as -1.
func (v view) length(at int) int {
	n, ok := v.u32(at)
	if !ok || uint64(n) > uint64(len(v)) {
		return -1
	}
	return int(n)
}

// part returns n bytes, or nothing.
func (v view) part(at, n int) (view, bool) {
	if at < 0 || n < 0 || at > len(v) || n > len(v)-at {
		return nil, false
	}
	return v[at : at+n], true
}

// chunk is a piece with a type, its own header and whatever follows.
type chunk struct {
	kind   int
	header int // size of the header
	view
}

// chunks calls yield for every chunk that begins at or after an offset, until it returns false. The last may be cut off.
func chunks(v view, at int, yield func(chunk) bool) error {
	for at+chunkHeader <= len(v) {
		kind, _ := v.u16(at)
		header, _ := v.u16(at + 2)
		size, _ := v.u32(at + 4)
		if size < chunkHeader || header < chunkHeader || uint64(header) > uint64(size) {
			return ErrMalformed
		}
		n := len(v) - at
		if uint64(size) < uint64(n) {
			n = int(size)
		}
		if !yield(chunk{kind: kind, header: header, view: v[at : at+n]}) {
			return nil
		}
		at += n
	}
	return nil
}

// pool is a list of strings that are decoded one by one.
type pool struct {
	v     view
	count int
	index int // where the offsets begin
	start int // where the strings begin
	utf8  bool
}

const poolUTF8 = 1 << 8 // flag

func newPool(c chunk) pool {
	flags, _ := c.u32(16)
	p := pool{v: c.view, count: c.length(8), index: c.header, start: c.length(20), utf8: flags&poolUTF8 != 0}
	if p.start < 0 || p.count < 0 || p.count > (len(c.view)-c.header)/4 {
		return pool{}
	}
	return p
}

// maxString is the length of the longest string that is decoded: no name of an app and no path comes near.
const maxString = 4 << 10 // bytes

// text returns a string; one that is out of bounds or too long is empty.
func (p pool) text(i int) string {
	if i < 0 || i >= p.count {
		return ""
	}
	offset := p.v.length(p.index + 4*i)
	if offset < 0 {
		return ""
	}
	at := p.start + offset
	if p.utf8 {
		return p.text8(at)
	}
	n, ok := p.v.u16(at)
	at += 2
	if n&0x8000 != 0 {
		low, _ := p.v.u16(at)
		n = (n&0x7fff)<<16 | low
		at += 2
	}
	if !ok || n > maxString/2 {
		return ""
	}
	raw, ok := p.v.part(at, 2*n)
	if !ok {
		return ""
	}
	units := make([]uint16, n)
	for k := range units {
		units[k] = binary.LittleEndian.Uint16(raw[2*k:])
	}
	return string(utf16.Decode(units))
}

// text8 reads two lengths, in characters and in bytes, each of one or two bytes.
func (p pool) text8(at int) string {
	n := 0
	for range 2 {
		first, ok := p.v.u8(at)
		if !ok {
			return ""
		}
		at++
		n = first
		if first&0x80 != 0 {
			second, _ := p.v.u8(at)
			n = (first&0x7f)<<8 | second
			at++
		}
	}
	raw, ok := p.v.part(at, n)
	if !ok || n > maxString {
		return ""
	}
	return string(raw)
}
