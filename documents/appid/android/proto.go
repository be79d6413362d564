package android

import "encoding/binary"

// Kinds of fields in a protocol buffer.
const (
	wireVarint = 0
	wire64     = 1
	wireBytes  = 2
	wire32     = 5
)

// maxNesting is how deep elements of a document may nest. Those that are looked at lie at the top.
const maxNesting = 4

// fields calls yield for every field of a message, until it returns false or the message breaks off.
func fields(raw []byte, yield func(number int, bytes []byte, n uint64) bool) error {
	for len(raw) > 0 {
		key, size := binary.Uvarint(raw)
		if size <= 0 {
			return ErrMalformed
		}
		raw = raw[size:]
		var bytes []byte
		var n uint64
		switch key & 7 {
		case wireVarint:
			if n, size = binary.Uvarint(raw); size <= 0 {
				return ErrMalformed
			}
		case wire64:
			size = 8
		case wire32:
			size = 4
		case wireBytes:
			length, prefix := binary.Uvarint(raw)
			if prefix <= 0 || length > uint64(len(raw)-prefix) {
				return ErrMalformed
			}
			bytes = raw[prefix : prefix+int(length)]
			size = prefix + int(length)
		default:
			return ErrMalformed
		}
		if size > len(raw) {
			return ErrMalformed
		}
		raw = raw[size:]
		if !yield(int(key>>3&0xffff), bytes, n) {
			return nil
		}
	}
	return nil
}

// sub returns the first field of a number that holds a message or a string.
func sub(raw []byte, number int) []byte {
	var out []byte
	_ = fields(raw, func(n int, bytes []byte, _ uint64) bool {
		if n == number && bytes != nil {
			out = bytes
			return false
		}
		return true
	})
	return out
}

// count returns the first field of a number that holds a number.
func count(raw []byte, number int) uint64 {
	var out uint64
	_ = fields(raw, func(n int, bytes []byte, value uint64) bool {
		if n == number && bytes == nil {
			out = value
			return false
		}
		return true
	})
	return out
}

// short is a string of a message, if it is no longer than any that is wanted.
func short(raw []byte) string {
	if len(raw) > maxString {
		return ""
	}
	return string(raw)
}

// Numbers of fields: aapt2, Resources.proto and Configuration.proto.
const (
	nodeElement     = 1
	elementTitle    = 3
	elementAttr     = 4
	elementChild    = 5
	attrTitle       = 2
	attrText        = 3
	attrResource    = 5
	attrItem        = 6
	itemRef         = 1
	itemString      = 2
	itemRawString   = 3
	itemStyled      = 4
	itemFile        = 5
	itemPrimitive   = 7
	refID           = 2
	stringValue     = 1
	filePath        = 1
	primDecimal     = 6
	primHex         = 7
	primBoolean     = 8
	primFirstColor  = 9
	primLastColor   = 12
	tablePackage    = 2
	packageNumber   = 1
	packageType     = 3
	typeNumber      = 1
	typeEntry       = 3
	entryNumber     = 1
	entryValue      = 6
	wrappedID       = 1
	configured      = 1
	configuredValue = 2
	valueItem       = 4
	protoLocale     = 3
	protoNight      = 17
	protoDensity    = 18
	protoSDK        = 24
	protoNightYes   = 1
)

// walkProto calls visit for every element near the top of a document of a bundle.
func walkProto(raw []byte, visit func(element) bool) error {
	root := sub(raw, nodeElement)
	if root == nil {
		return ErrMalformed
	}
	_, err := walkNode(root, 0, visit)
	return err
}

func walkNode(raw []byte, depth int, visit func(element) bool) (bool, error) {
	e := element{name: short(sub(raw, elementTitle)), depth: depth, find: func(id uint32, name string) (Value, bool) { return protoAttribute(raw, id, name) }}
	if !visit(e) {
		return false, nil
	}
	if depth+1 >= maxNesting {
		return true, nil
	}
	more := true
	var inner error
	err := fields(raw, func(number int, bytes []byte, _ uint64) bool {
		if number == elementChild && bytes != nil {
			if child := sub(bytes, nodeElement); child != nil {
				more, inner = walkNode(child, depth+1, visit)
			}
		}
		return more && inner == nil
	})
	if err == nil {
		err = inner
	}
	return more, err
}

func protoAttribute(raw []byte, id uint32, name string) (v Value, ok bool) {
	_ = fields(raw, func(number int, bytes []byte, _ uint64) bool {
		if number != elementAttr || bytes == nil {
			return true
		}
		mine := uint32(count(bytes, attrResource))
		if id != 0 && mine != id || id == 0 && (mine != 0 || short(sub(bytes, attrTitle)) != name) {
			return true
		}
		v, ok = Value{Text: short(sub(bytes, attrText))}, true
		if item := sub(bytes, attrItem); item != nil {
			if read, known := protoItem(item); known {
				v = read
			}
		}
		return false
	})
	return v, ok
}

// protoItem reads a value. Only the kinds that are looked for here are known.
func protoItem(item []byte) (v Value, known bool) {
	_ = fields(item, func(number int, bytes []byte, _ uint64) bool {
		switch number {
		case itemRef:
			v, known = Value{Reference: uint32(count(bytes, refID))}, true
		case itemString, itemRawString, itemStyled:
			v, known = Value{Text: short(sub(bytes, stringValue))}, true
		case itemFile:
			v, known = Value{Text: short(sub(bytes, filePath))}, true
		case itemPrimitive:
			_ = fields(bytes, func(kind int, _ []byte, n uint64) bool {
				switch {
				case kind >= primFirstColor && kind <= primLastColor:
					v, known = Value{Colour: uint32(n), IsColour: true, Number: uint32(n)}, true
				case kind == primDecimal || kind == primHex || kind == primBoolean:
					v, known = Value{Number: uint32(n)}, true
				}
				return true
			})
		}
		return !known
	})
	return v, known
}

// A BundleTable is the table of resources of a bundle.
type BundleTable struct{ raw []byte }

// NewBundleTable takes resources.pb. It is read as it is asked.
func NewBundleTable(raw []byte) *BundleTable { return &BundleTable{raw} }

// Lookup returns every value of a resource, as far as the table can be read.
func (t *BundleTable) Lookup(id uint32) []Value {
	var out []Value
	each(t.raw, tablePackage, packageNumber, id>>packageShift, func(pack []byte) {
		each(pack, packageType, typeNumber, id>>typeShift&typeMask, func(kind []byte) {
			each(kind, typeEntry, entryNumber, id&entryMask, func(e []byte) {
				_ = fields(e, func(number int, bytes []byte, _ uint64) bool {
					if number == entryValue && bytes != nil {
						if v, ok := protoConfigured(bytes); ok {
							out = append(out, v)
						}
					}
					return len(out) < maxValues
				})
			})
		})
	})
	return out
}

// each calls yield for every message of a field whose own identifier is wanted.
func each(raw []byte, number, idField int, wanted uint32, yield func([]byte)) {
	_ = fields(raw, func(n int, bytes []byte, _ uint64) bool {
		// An identifier of zero is left out.
		if n == number && bytes != nil && uint32(count(sub(bytes, idField), wrappedID)) == wanted {
			yield(bytes)
		}
		return true
	})
}

func protoConfigured(raw []byte) (Value, bool) {
	item := sub(sub(raw, configuredValue), valueItem)
	if item == nil {
		return Value{}, false
	}
	v, known := protoItem(item)
	if !known {
		return Value{}, false
	}
	config := sub(raw, configured)
	v.Locale = short(sub(config, protoLocale))
	v.Density, v.SDK = int(count(config, protoDensity)&0xffff), int(count(config, protoSDK)&0xffff)
	v.Night = count(config, protoNight) == protoNightYes
	return v, true
}
