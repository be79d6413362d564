package android

// Layout of a table: ResourceTypes.h, ResTable_package, ResTable_type, ResTable_config, ResTable_entry.
const (
	packageID = 8

	typeID      = 8
	typeFlags   = 9
	typeCount   = 12
	typeStart   = 16
	typeConfig  = 20
	flagSparse  = 1
	flagShort   = 2
	noEntry     = 0xffffffff
	noShort     = 0xffff
	shortFactor = 4

	configLanguage = 8
	configRegion   = 10
	configDensity  = 14
	configSDK      = 24
	configMode     = 29
	configScript   = 36
	nightMask      = 0x30
	nightYes       = 0x20

	entryFlags   = 2
	flagComplex  = 1
	flagCompact  = 8
	compactData  = 4
	valueType    = 3
	valueData    = 4
	packageShift = 24
	typeShift    = 16
	typeMask     = 0xff
	entryMask    = 0xffff
)

// A Table is the table of resources of an APK.
type Table struct{ raw view }

// NewTable takes resources.arsc. It is read as it is asked.
func NewTable(raw []byte) *Table { return &Table{raw} }

// Lookup returns every value of a resource, as far as the table can be read.
func (t *Table) Lookup(id uint32) []Value {
	kind, ok := t.raw.u16(0)
	header, _ := t.raw.u16(2)
	if !ok || kind != chunkTable || header < chunkHeader {
		return nil
	}
	var out []Value
	var strings pool
	_ = chunks(t.raw, header, func(c chunk) bool { // what was found before a break stays found
		switch c.kind {
		case chunkPool:
			strings = newPool(c)
		case chunkPackage:
			if number, ok := c.u32(packageID); ok && number == id>>packageShift {
				out = append(out, lookIn(c, strings, id)...)
			}
		}
		return len(out) < maxValues
	})
	return out
}

func lookIn(c chunk, strings pool, id uint32) []Value {
	var out []Value
	_ = chunks(c.view, c.header, func(c chunk) bool {
		if number, _ := c.u8(typeID); c.kind == chunkType && uint32(number) == id>>typeShift&typeMask {
			if v, ok := entry(c, strings, int(id&entryMask)); ok {
				out = append(out, v)
			}
		}
		return len(out) < maxValues
	})
	return out
}

// entry reads the value that one configuration has for a resource.
func entry(c chunk, strings pool, index int) (Value, bool) {
	offset, ok := offsetOf(c, index)
	if !ok {
		return Value{}, false
	}
	start := c.length(typeStart)
	if start < 0 || offset > len(c.view) {
		return Value{}, false
	}
	at := start + offset
	flags, ok := c.u16(at + entryFlags)
	if !ok || flags&flagComplex != 0 && flags&flagCompact == 0 {
		return Value{}, false
	}
	var v Value
	if flags&flagCompact != 0 {
		data, _ := c.u32(at + compactData)
		v = value(flags>>8, data, strings)
	} else {
		size, _ := c.u16(at)
		kind, _ := c.u8(at + size + valueType)
		data, ok := c.u32(at + size + valueData)
		if !ok {
			return Value{}, false
		}
		v = value(kind, data, strings)
	}
	configure(&v, c)
	return v, true
}

// offsetOf finds the entry of an index: in a list of pairs, of short or of long offsets.
func offsetOf(c chunk, index int) (int, bool) {
	flags, _ := c.u8(typeFlags)
	count := c.length(typeCount)
	if count < 0 {
		return 0, false
	}
	switch {
	case flags&flagSparse != 0:
		for k := range min(count, (len(c.view)-c.header)/4) {
			if number, _ := c.u16(c.header + 4*k); number == index {
				short, ok := c.u16(c.header + 4*k + 2)
				return short * shortFactor, ok
			}
		}
		return 0, false
	case index >= count:
		return 0, false
	case flags&flagShort != 0:
		short, ok := c.u16(c.header + 2*index)
		return short * shortFactor, ok && short != noShort
	}
	long, ok := c.u32(c.header + 4*index)
	if !ok || long == noEntry || uint64(long) > uint64(len(c.view)) {
		return 0, false
	}
	return int(long), true
}

// configure notes for which devices a value is meant. An older table has a shorter configuration, and the rest of it is zero.
func configure(v *Value, c chunk) {
	size := c.length(typeConfig)
	config, ok := c.part(typeConfig, size)
	if !ok {
		return
	}
	v.Density, _ = config.u16(configDensity)
	v.SDK, _ = config.u16(configSDK)
	mode, _ := config.u8(configMode)
	v.Night = mode&nightMask == nightYes
	script := ""
	if s, ok := config.part(configScript, 4); ok && s[0] != 0 {
		script = letters(s)
	}
	v.Locale = tag(unpacked(config, configLanguage, 'a'), script, unpacked(config, configRegion, '0'))
}

func letters(raw view) string {
	var out []byte
	for _, b := range raw {
		if b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' {
			out = append(out, b)
		}
	}
	return string(out)
}

// unpacked reads a language or region: two letters, or three of five bits each.
func unpacked(config view, at int, base byte) string {
	raw, ok := config.part(at, 2)
	if !ok || raw[0] == 0 {
		return ""
	}
	if raw[0]&0x80 == 0 {
		return letters(raw)
	}
	return letters(view{base + raw[1]&0x1f, base + raw[1]>>5 + raw[0]&0x03<<3, base + raw[0]&0x7c>>2})
}
