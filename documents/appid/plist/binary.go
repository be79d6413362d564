package plist

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

const (
	binaryMagic  = "bplist00"
	trailerSize  = 32
	offsetsSize  = 6 // where in the trailer stands how many bytes an offset has
	refsSize     = 7
	objectsCount = 8
	rootObject   = 16
	tableOffset  = 24

	// Kinds of objects, in the upper half of their first byte. CoreFoundation, CFBinaryPList.c.
	kindSimple  = 0x0
	kindInt     = 0x1
	kindReal    = 0x2
	kindDate    = 0x3
	kindData    = 0x4
	kindASCII   = 0x5
	kindUnicode = 0x6
	kindArray   = 0xa
	kindDict    = 0xd
	longCount   = 0xf // the count follows as an object of its own
)

// binaryReader builds values from objects that point at each other.
type binaryReader struct {
	raw             []byte
	table           []byte // of offsets
	offset, ref     int    // their sizes in bytes
	values, payload int    // what has been built so far
}

// maxPayload is how many times the size of the file all strings and data together may have, as objects may be shared.
const maxPayload = 4

func parseBinary(raw []byte) (any, error) {
	if len(raw) < len(binaryMagic)+trailerSize {
		return nil, ErrMalformed
	}
	trailer := raw[len(raw)-trailerSize:]
	r := &binaryReader{raw: raw[:len(raw)-trailerSize], offset: int(trailer[offsetsSize]), ref: int(trailer[refsSize])}
	count, at := binary.BigEndian.Uint64(trailer[objectsCount:]), binary.BigEndian.Uint64(trailer[tableOffset:])
	if r.offset < 1 || r.offset > 8 || r.ref < 1 || r.ref > 8 || at > uint64(len(r.raw)) || count > (uint64(len(r.raw))-at)/uint64(r.offset) {
		return nil, ErrMalformed
	}
	r.table = r.raw[at : at+count*uint64(r.offset)]
	return r.object(binary.BigEndian.Uint64(trailer[rootObject:]), 0)
}

// number reads an unsigned number of up to eight bytes.
func number(raw []byte) uint64 {
	var n uint64
	for _, b := range raw {
		n = n<<8 | uint64(b)
	}
	return n
}

// bytes returns n bytes at an offset.
func (r *binaryReader) bytes(at, n uint64) ([]byte, bool) {
	if at > uint64(len(r.raw)) || n > uint64(len(r.raw))-at {
		return nil, false
	}
	return r.raw[at : at+n], true
}

func (r *binaryReader) object(index uint64, depth int) (any, error) {
	if r.values++; r.values > maxValues || depth > maxDepth || index >= uint64(len(r.table)/r.offset) {
		return nil, ErrMalformed
	}
	at := number(r.table[index*uint64(r.offset):][:r.offset])
	head, ok := r.bytes(at, 1)
	if !ok {
		return nil, ErrMalformed
	}
	at++
	kind, info := head[0]>>4, uint64(head[0]&0xf)
	switch kind {
	case kindSimple:
		return head[0] == 0x09, nil // 0x08 is no, 0x09 is yes
	case kindInt, kindReal, kindDate:
		return r.scalar(kind, at, info)
	}
	if info == longCount {
		if info, at, ok = r.count(at); !ok {
			return nil, ErrMalformed
		}
	}
	switch kind {
	case kindData, kindASCII, kindUnicode:
		return r.text(kind, at, info)
	case kindArray:
		return r.array(at, info, depth)
	case kindDict:
		return r.dict(at, info, depth)
	}
	return nil, ErrMalformed
}

// count reads a count that is an object: how large the number is, then the number.
func (r *binaryReader) count(at uint64) (n, after uint64, ok bool) {
	head, ok := r.bytes(at, 1)
	if !ok || head[0]>>4 != kindInt || head[0]&0xf > 3 {
		return 0, 0, false
	}
	size := uint64(1) << (head[0] & 0xf)
	raw, ok := r.bytes(at+1, size)
	if !ok {
		return 0, 0, false
	}
	n = number(raw)
	return n, at + 1 + size, n <= uint64(len(r.raw))
}

func (r *binaryReader) scalar(kind byte, at, info uint64) (any, error) {
	if info > 4 {
		return nil, ErrMalformed
	}
	raw, ok := r.bytes(at, 1<<info)
	switch {
	case !ok:
		return nil, ErrMalformed
	case kind == kindInt:
		return int64(number(raw[max(0, len(raw)-8):])), nil
	case kind == kindDate:
		return "", nil // seconds since 2001, which nobody asks for
	case len(raw) == 4:
		return float64(math.Float32frombits(uint32(number(raw)))), nil
	case len(raw) == 8:
		return math.Float64frombits(number(raw)), nil
	}
	return nil, ErrMalformed
}

func (r *binaryReader) text(kind byte, at, n uint64) (any, error) {
	if kind == kindUnicode {
		n *= 2
	}
	raw, ok := r.bytes(at, n)
	if r.payload += len(raw); !ok || r.payload > maxPayload*len(r.raw) {
		return nil, ErrMalformed
	}
	switch kind {
	case kindData:
		return raw, nil
	case kindASCII:
		return string(raw), nil
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units)), nil
}

func (r *binaryReader) array(at, n uint64, depth int) (any, error) {
	refs, ok := r.bytes(at, n*uint64(r.ref))
	if !ok {
		return nil, ErrMalformed
	}
	out := []any{}
	for ; len(refs) > 0; refs = refs[r.ref:] {
		v, err := r.object(number(refs[:r.ref]), depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (r *binaryReader) dict(at, n uint64, depth int) (any, error) {
	keys, ok := r.bytes(at, n*uint64(r.ref))
	if !ok {
		return nil, ErrMalformed
	}
	values, ok := r.bytes(at+uint64(len(keys)), n*uint64(r.ref))
	if !ok {
		return nil, ErrMalformed
	}
	out := Dict{}
	for ; len(keys) > 0; keys, values = keys[r.ref:], values[r.ref:] {
		key, err := r.object(number(keys[:r.ref]), depth+1)
		if err != nil {
			return nil, err
		}
		name, ok := key.(string)
		if !ok {
			return nil, ErrMalformed
		}
		if out[name], err = r.object(number(values[:r.ref]), depth+1); err != nil {
			return nil, err
		}
	}
	return out, nil
}
