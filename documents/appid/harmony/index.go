// Package harmony reads the index of resources in a HarmonyOS package.
package harmony

import (
	"encoding/binary"
	"errors"
	"strings"
)

// ErrMalformed says that an index of resources cannot be read.
var ErrMalformed = errors.New("malformed resource index")

// Layout of the index: OpenHarmony, global_resource_tool, resource_table.
const (
	versionSize = 128
	oldHeader   = versionSize + 8
	newHeader   = versionSize + 12
	oldName     = "Restool " // a newer index has another name in front of its version
	keysTag     = "KEYS"
	idsTag      = "IDSS"
	tagSize     = 4

	keyLanguage   = 0
	keyRegion     = 1
	keyResolution = 2
	keyScript     = 5
)

// Limits of what is looked through.
const (
	maxKeys   = 5000
	maxValues = 500
	maxText   = 4 << 10 // bytes
)

// A Value is one value of a resource.
type Value struct {
	Text       string
	Locale     string // as zh-CN; empty: any
	Resolution int    // dots per inch; 0: any
}

// view is a piece of a file; every read is within it, or fails.
type view []byte

func (v view) u16(at uint64) (uint64, bool) {
	if len(v) < 2 || at > uint64(len(v)-2) {
		return 0, false
	}
	return uint64(binary.LittleEndian.Uint16(v[at:])), true
}

func (v view) u32(at uint64) (uint64, bool) {
	if len(v) < 4 || at > uint64(len(v)-4) {
		return 0, false
	}
	return uint64(binary.LittleEndian.Uint32(v[at:])), true
}

func (v view) tagged(at uint64, tag string) bool {
	return len(v) >= tagSize && at <= uint64(len(v)-tagSize) && string(v[at:at+tagSize]) == tag
}

// text reads a string whose length stands before it, in two bytes, and counts a zero at its end.
func (v view) text(at uint64) (string, bool) {
	n, ok := v.u16(at)
	if !ok || n > maxText || at+2+n > uint64(len(v)) {
		return "", false
	}
	return strings.TrimRight(string(v[at+2:at+2+n]), "\x00"), true
}

// Lookup returns every value that an index has for a resource.
func Lookup(raw []byte, id uint32) ([]Value, error) {
	v := view(raw)
	if len(raw) < oldHeader {
		return nil, ErrMalformed
	}
	if strings.HasPrefix(string(raw[:len(oldName)]), oldName) {
		return v.lookupOld(id)
	}
	return v.lookupNew(id)
}

// configuration reads what a set of values is meant for, and how long its description is.
func (v view) configuration(at uint64) (c Value, size uint64, ok bool) {
	n, ok := v.u32(at + tagSize + 4)
	if !ok || !v.tagged(at, keysTag) || n > maxKeys {
		return c, 0, false
	}
	parts := map[uint64]string{}
	for k := range n {
		kind, _ := v.u32(at + tagSize + 8 + 8*k)
		value, ok := v.u32(at + tagSize + 8 + 8*k + 4)
		if !ok {
			return c, 0, false
		}
		switch kind {
		case keyLanguage, keyRegion, keyScript:
			parts[kind] = letters(value)
		case keyResolution:
			c.Resolution = int(value & 0xffff)
		}
	}
	c.Locale = strings.Trim(strings.ReplaceAll(parts[keyLanguage]+"-"+parts[keyScript]+"-"+parts[keyRegion], "--", "-"), "-")
	return c, tagSize + 8 + 8*n, true
}

// letters reads up to four letters that were put into a number one after the other.
func letters(n uint64) string {
	var out []byte
	for shift := 24; shift >= 0; shift -= 8 {
		if b := byte(n >> shift); b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' {
			out = append(out, b)
		}
	}
	return string(out)
}

// lookupOld reads an index that lists, for each configuration, its resources and where they lie.
func (v view) lookupOld(id uint32) ([]Value, error) {
	n, _ := v.u32(versionSize + 4)
	if n > maxKeys {
		return nil, ErrMalformed
	}
	var out []Value
	at := uint64(oldHeader)
	for range n {
		c, size, ok := v.configuration(at)
		offset, _ := v.u32(at + tagSize)
		if !ok {
			return out, ErrMalformed
		}
		at += size
		count, ok := v.u32(offset + tagSize)
		if !ok || !v.tagged(offset, idsTag) || count > uint64(len(v))/8 {
			return out, ErrMalformed
		}
		for k := range count {
			row := offset + tagSize + 4 + 8*k
			if found, ok := v.u32(row); !ok || found != uint64(id) {
				continue
			}
			record, ok := v.u32(row + 4)
			if !ok {
				return out, ErrMalformed
			}
			// size, kind, id; then the value and the name
			if text, ok := v.text(record + 12); ok && len(out) < maxValues {
				c.Text = text
				out = append(out, c)
			}
			break
		}
	}
	return out, nil
}

// lookupNew reads an index that lists the configurations, then the names, then where each resource has its values.
func (v view) lookupNew(id uint32) ([]Value, error) {
	n, _ := v.u32(versionSize + 4)
	data, ok := v.u32(versionSize + 8)
	if !ok || n > maxKeys {
		return nil, ErrMalformed
	}
	configurations := map[uint64]Value{}
	at := uint64(newHeader)
	for range n {
		c, size, ok := v.configuration(at)
		number, _ := v.u32(at + tagSize)
		if !ok {
			return nil, ErrMalformed
		}
		configurations[number] = c
		at += size
	}
	// tag, length, count; then for each resource: id, length, count, and pairs of configuration and offset
	count, ok := v.u32(data + tagSize + 4)
	if !ok || count > uint64(len(v))/12 {
		return nil, ErrMalformed
	}
	at = data + tagSize + 8
	for range count {
		found, _ := v.u32(at)
		values, ok := v.u32(at + 8)
		if !ok || values > uint64(len(v))/8 {
			return nil, ErrMalformed
		}
		if found != uint64(id) {
			at += 12 + 8*values
			continue
		}
		var out []Value
		for k := range min(values, maxValues) {
			number, _ := v.u32(at + 12 + 8*k)
			offset, ok := v.u32(at + 12 + 8*k + 4)
			if !ok {
				return out, ErrMalformed
			}
			if text, ok := v.text(offset); ok {
				c := configurations[number]
				c.Text = text
				out = append(out, c)
			}
		}
		return out, nil
	}
	return nil, nil
}
