package storage

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
)

// plainFormat is the format of stores before anything was sealed: every value was lined, under the id of its draft, and
// files lay under their SHA-256 as they were given.
const plainFormat = 1

var checksums = crc32.MakeTable(crc32.Castagnoli)

// lined puts a line before JSON: its format number and a checksum over both. Values of format 1 were kept so; the mark and
// the ring still are, for they must be read before there is a key.
func lined(format int, body []byte) []byte {
	head := strconv.AppendInt(nil, int64(format), 10)
	sum := crc32.Update(crc32.Checksum(head, checksums), checksums, body)
	head = fmt.Appendf(head, " %08x\n", sum)
	return append(head, body...)
}

// unlined returns the format and the JSON of a lined value; the JSON is part of it.
func unlined(value []byte) (format int, body []byte, err error) {
	line, body, ok := bytes.Cut(value, []byte("\n"))
	number, sum, ok2 := bytes.Cut(line, []byte(" "))
	if !ok || !ok2 {
		return 0, nil, fmt.Errorf("%w: a value has lost its first line", ErrDamaged)
	}
	want := crc32.Update(crc32.Checksum(number, checksums), checksums, body)
	format, err = strconv.Atoi(string(number))
	if err != nil || !sameHex(sum, want) {
		return 0, nil, fmt.Errorf("%w: a value has changed by itself", ErrDamaged)
	}
	return format, body, nil
}

// sameHex reports whether text is a number in eight lower-case hex digits.
func sameHex(text []byte, number uint32) bool {
	if len(text) != 8 {
		return false
	}
	for i, c := range text {
		if c != "0123456789abcdef"[number>>(28-4*i)&0xf] {
			return false
		}
	}
	return true
}

// plainBody returns the JSON of a value of format 1.
func plainBody(value []byte) ([]byte, error) {
	format, body, err := unlined(value)
	if err != nil {
		return nil, err
	}
	return body, knownValue(format)
}
