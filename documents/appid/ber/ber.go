// Package ber takes bytes in ASN.1's basic encoding apart: the signatures in apps are written by programs that do not keep to DER.
package ber

import (
	"errors"
	"iter"
	"strconv"
)

// ErrMalformed says that bytes are not in the basic encoding, or nest deeper than anything that is read here.
var ErrMalformed = errors.New("malformed ASN.1")

// maxDepth is how deep elements of indefinite length may nest; signed messages stay below ten.
const maxDepth = 32

// Tags that are looked for, with class and form: ITU-T X.690, section 8.1.2.
const (
	Boolean         = 0x01
	Integer         = 0x02
	BitString       = 0x03
	OctetString     = 0x04
	Null            = 0x05
	OID             = 0x06
	UTF8String      = 0x0c
	Sequence        = 0x30
	Set             = 0x31
	PrintableString = 0x13
	T61String       = 0x14
	IA5String       = 0x16
	UTCTime         = 0x17
	GeneralizedTime = 0x18
	BMPString       = 0x1e
	constructed     = 0x20
	context         = 0x80
)

// Context returns the tag of a constructed element of the context's class: [n] EXPLICIT, or IMPLICIT of something constructed.
func Context(n byte) byte { return context | constructed | n }

// ContextPrimitive returns the tag of a primitive element of the context's class.
func ContextPrimitive(n byte) byte { return context | n }

// An Element is one element. Its slices are parts of what was read; nothing is copied.
type Element struct {
	Tag     byte   // class, form and number
	Content []byte // without the mark at the end of an indefinite length
	Raw     []byte // the whole element
}

// Read reads the first element of data and returns what follows it.
func Read(data []byte) (Element, []byte, error) {
	size, content, mark, err := measure(data, 0)
	if err != nil {
		return Element{}, nil, err
	}
	return Element{Tag: data[0], Content: data[content : size-mark], Raw: data[:size]}, data[size:], nil
}

// measure returns the size of the first element, where its content begins, and the size of the mark at its end.
func measure(data []byte, depth int) (size, content, mark int, err error) {
	// No element that is looked for here has a tag of more than one byte.
	if len(data) < 2 || data[0]&0x1f == 0x1f || depth > maxDepth {
		return 0, 0, 0, ErrMalformed
	}
	n := int(data[1])
	switch {
	case n < 0x80:
		size, content = 2+n, 2
	case n == 0x80:
		if data[0]&constructed == 0 {
			return 0, 0, 0, ErrMalformed
		}
		return measureIndefinite(data, depth)
	default:
		octets := n & 0x7f
		if octets > 4 || len(data) < 2+octets {
			return 0, 0, 0, ErrMalformed
		}
		length := 0
		for _, b := range data[2 : 2+octets] {
			length = length<<8 | int(b)
		}
		if length < 0 || length > len(data) {
			return 0, 0, 0, ErrMalformed
		}
		content = 2 + octets
		size = content + length
	}
	if size > len(data) {
		return 0, 0, 0, ErrMalformed
	}
	return size, content, 0, nil
}

// endMark is the size of the two zero bytes that end an indefinite length.
const endMark = 2

func measureIndefinite(data []byte, depth int) (size, content, mark int, err error) {
	at := 2
	for {
		if len(data) < at+endMark {
			return 0, 0, 0, ErrMalformed
		}
		if data[at] == 0 && data[at+1] == 0 {
			return at + endMark, 2, endMark, nil
		}
		inner, _, _, err := measure(data[at:], depth+1)
		if err != nil {
			return 0, 0, 0, err
		}
		at += inner
	}
}

// Elements goes through the elements of a content. It ends after the first error.
func Elements(content []byte) iter.Seq2[Element, error] {
	return func(yield func(Element, error) bool) {
		for len(content) > 0 {
			e, rest, err := Read(content)
			if !yield(e, err) || err != nil {
				return
			}
			content = rest
		}
	}
}

// Expect reads an element of a tag from the front of data.
func Expect(data []byte, tag byte) (Element, []byte, error) {
	e, rest, err := Read(data)
	if err != nil {
		return Element{}, nil, err
	}
	if e.Tag != tag {
		return Element{}, nil, ErrMalformed
	}
	return e, rest, nil
}

// Octets returns what an octet string holds. One that is made of pieces, as streaming writers leave it, is put together.
func Octets(e Element) ([]byte, error) {
	return octets(e, 0)
}

func octets(e Element, depth int) ([]byte, error) {
	if e.Tag&constructed == 0 {
		return e.Content, nil
	}
	if depth > maxDepth {
		return nil, ErrMalformed
	}
	var out []byte
	for piece, err := range Elements(e.Content) {
		if err != nil || piece.Tag&^constructed != OctetString {
			return nil, ErrMalformed
		}
		part, err := octets(piece, depth+1)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = part[:len(part):len(part)] // most are one piece, and that is not copied
			continue
		}
		out = append(out, part...)
	}
	return out, nil
}

// Dotted returns an object identifier as people write it.
func Dotted(content []byte) string {
	var out []byte
	n, first := 0, true
	for i, b := range content {
		if n > 1<<24 || i > 64 {
			return ""
		}
		n = n<<7 | int(b&0x7f)
		if b&0x80 != 0 {
			continue
		}
		if first {
			top := min(n/40, 2)
			out = append(out, byte('0'+top))
			n -= 40 * top
			first = false
		}
		out = append(out, '.')
		out = strconv.AppendInt(out, int64(n), 10)
		n = 0
	}
	return string(out)
}
