// Package macho finds the code signature in a program for Apple's systems.
//
// A program in an app may have hundreds of megabytes, packed. It is read once, from front to back, and nothing of it is kept
// but its commands and its signature.
package macho

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// ErrMalformed says that a file is no program, or none whose signature can be found.
var ErrMalformed = errors.New("malformed program")

// Signatures and sizes: mach-o/loader.h, mach-o/fat.h, and cs_blobs.h.
const (
	magic32     = 0xfeedface
	magic64     = 0xfeedfacf
	magicFat    = 0xcafebabe
	magicFat64  = 0xcafebabf
	header32    = 28
	header64    = 32
	fatRow      = 20
	fatRow64    = 32
	commandHead = 8

	commandSignature    = 0x1d
	commandEncryption   = 0x21
	commandEncryption64 = 0x2c

	magicBlobs  = 0xfade0cc0
	magicBlob   = 0xfade0b01
	slotMessage = 0x10000
	blobsHead   = 12
	blobRow     = 8
	blobHead    = 8
)

// Limits of what is read.
const (
	maxSlices    = 16
	maxCommands  = 4 << 20  // bytes
	maxSignature = 32 << 20 // bytes
	maxBlobs     = 64
)

// A Slice is the program for one kind of processor.
type Slice struct {
	CPU       uint32
	Message   []byte // the signed message of the code signature; empty: not signed, or signed by nobody
	Encrypted bool   // by the App Store, with a key of the device
}

// Read finds the signatures of all slices of a program. What is found before an error is returned beside it.
func Read(r io.Reader) ([]Slice, error) {
	s := &stream{r: r}
	head, err := s.take(8)
	if err != nil {
		return nil, err
	}
	kind := binary.BigEndian.Uint32(head)
	if kind != magicFat && kind != magicFat64 {
		slice, err := readSlice(s, 0, head)
		return []Slice{slice}, err
	}
	starts, err := fatStarts(s, kind, binary.BigEndian.Uint32(head[4:]))
	if err != nil {
		return nil, err
	}
	var out []Slice
	for _, start := range starts {
		if err := s.skipTo(start); err != nil {
			return out, err
		}
		head, err := s.take(8)
		if err != nil {
			return out, err
		}
		slice, err := readSlice(s, start, head)
		if err != nil {
			return out, err
		}
		out = append(out, slice)
	}
	return out, nil
}

// fatStarts returns where the slices begin, in order.
func fatStarts(s *stream, kind, n uint32) ([]int64, error) {
	if n == 0 || n > maxSlices {
		return nil, ErrMalformed
	}
	row := fatRow
	if kind == magicFat64 {
		row = fatRow64
	}
	table, err := s.take(int(n) * row)
	if err != nil {
		return nil, err
	}
	var out []int64
	for ; len(table) > 0; table = table[row:] {
		start := int64(binary.BigEndian.Uint32(table[8:]))
		if kind == magicFat64 {
			start = int64(binary.BigEndian.Uint64(table[8:]))
		}
		out = append(out, start)
	}
	slices.SortFunc(out, cmp.Compare)
	return out, nil
}

// readSlice reads a program whose first eight bytes have been read.
func readSlice(s *stream, start int64, head []byte) (Slice, error) {
	order, size := binary.ByteOrder(binary.LittleEndian), header32
	switch {
	case order.Uint32(head) == magic32:
	case order.Uint32(head) == magic64:
		size = header64
	default:
		order = binary.BigEndian
		switch order.Uint32(head) {
		case magic32:
		case magic64:
			size = header64
		default:
			return Slice{}, ErrMalformed
		}
	}
	slice := Slice{CPU: order.Uint32(head[4:])}
	rest, err := s.take(size - len(head))
	if err != nil {
		return slice, err
	}
	length := order.Uint32(rest[12:]) // of the commands
	if length > maxCommands {
		return slice, ErrMalformed
	}
	commands, err := s.take(int(length))
	if err != nil {
		return slice, err
	}
	offset, n := int64(0), uint32(0)
	for len(commands) >= commandHead {
		command, size := order.Uint32(commands), order.Uint32(commands[4:])
		if size < commandHead || uint64(size) > uint64(len(commands)) {
			return slice, ErrMalformed
		}
		body := commands[commandHead:size]
		switch {
		case command == commandSignature && len(body) >= 8:
			offset, n = int64(order.Uint32(body)), order.Uint32(body[4:])
		case (command == commandEncryption || command == commandEncryption64) && len(body) >= 12:
			slice.Encrypted = order.Uint32(body[8:]) != 0
		}
		commands = commands[size:]
	}
	if n == 0 {
		return slice, nil
	}
	if n > maxSignature {
		return slice, ErrMalformed
	}
	if err := s.skipTo(start + offset); err != nil {
		return slice, err
	}
	signature, err := s.take(int(n))
	if err != nil {
		return slice, err
	}
	slice.Message, err = message(signature)
	return slice, err
}

// message finds the signed message among the parts of a signature.
func message(signature []byte) ([]byte, error) {
	if len(signature) < blobsHead || binary.BigEndian.Uint32(signature) != magicBlobs {
		return nil, ErrMalformed
	}
	n := binary.BigEndian.Uint32(signature[8:])
	if n > maxBlobs || int(n)*blobRow > len(signature)-blobsHead {
		return nil, ErrMalformed
	}
	for row := signature[blobsHead : blobsHead+int(n)*blobRow]; len(row) > 0; row = row[blobRow:] {
		if binary.BigEndian.Uint32(row) != slotMessage {
			continue
		}
		at := binary.BigEndian.Uint32(row[4:])
		if uint64(at)+blobHead > uint64(len(signature)) {
			return nil, ErrMalformed
		}
		blob := signature[at:]
		length := binary.BigEndian.Uint32(blob[4:])
		if binary.BigEndian.Uint32(blob) != magicBlob || length < blobHead || uint64(length) > uint64(len(blob)) {
			return nil, ErrMalformed
		}
		return blob[blobHead:length], nil
	}
	return nil, nil
}

// stream reads forward and knows where it is.
type stream struct {
	r  io.Reader
	at int64
}

// take reads n bytes. They are made room for as they come, not as a number promises.
func (s *stream) take(n int) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(s.r, int64(n)))
	s.at += int64(len(out))
	if err != nil {
		return nil, err
	}
	if len(out) < n {
		return nil, fmt.Errorf("%w: it ends early", ErrMalformed)
	}
	return out, nil
}

// skipTo reads up to an offset that has not been passed.
func (s *stream) skipTo(at int64) error {
	if at < s.at {
		return ErrMalformed
	}
	n, err := io.CopyN(io.Discard, s.r, at-s.at)
	s.at += n
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: it ends early", ErrMalformed)
	}
	return err
}
