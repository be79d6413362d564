package android

// Layout of the beginning of an element: ResourceTypes.h, ResXMLTree_attrExt and ResXMLTree_attribute.
const (
	elementName     = 4
	attributesStart = 8
	attributesSize  = 10
	attributesCount = 12
	attributeName   = 4
	attributeType   = 15
	attributeData   = 16
	leastAttribute  = 20
	maxAttributes   = 500
)

// binaryDocument is a document in the form of an APK.
type binaryDocument struct {
	strings pool
	ids     chunk // what resource the name of an attribute means
}

// walkBinary calls visit at the beginning of every element.
func walkBinary(raw []byte, visit func(element) bool) error {
	v := view(raw)
	kind, ok := v.u16(0)
	header, _ := v.u16(2)
	if !ok || kind != chunkXML || header < chunkHeader {
		return ErrMalformed
	}
	var d binaryDocument
	depth := 0
	return chunks(v, header, func(c chunk) bool {
		switch c.kind {
		case chunkPool:
			d.strings = newPool(c)
		case chunkIDs:
			d.ids = c
		case chunkStart:
			depth++
			return visit(d.element(c, depth-1))
		case chunkEnd:
			depth--
		}
		return true
	})
}

// id returns the resource that a name means; 0: none.
func (d binaryDocument) id(name int) uint32 {
	if name < 0 || name > len(d.ids.view)/4 {
		return 0
	}
	id, _ := d.ids.u32(d.ids.header + 4*name)
	return id
}

func (d binaryDocument) element(c chunk, depth int) element {
	body := c.header
	name, _ := c.u32(body + elementName)
	start, _ := c.u16(body + attributesStart)
	size, _ := c.u16(body + attributesSize)
	count, _ := c.u16(body + attributesCount)
	return element{name: d.strings.text(int(name)), depth: depth, find: func(id uint32, name string) (Value, bool) {
		if size < leastAttribute {
			return Value{}, false
		}
		for k := range min(count, maxAttributes) {
			a, ok := c.part(body+start+k*size, leastAttribute)
			if !ok {
				return Value{}, false
			}
			at, _ := a.u32(attributeName)
			if mine := d.id(int(at)); id != 0 && mine != id || id == 0 && (mine != 0 || d.strings.text(int(at)) != name) {
				continue
			}
			kind, _ := a.u8(attributeType)
			data, _ := a.u32(attributeData)
			return value(kind, data, d.strings), true
		}
		return Value{}, false
	}}
}

// value reads a typed value.
func value(kind int, data uint32, strings pool) Value {
	switch {
	case kind == typeString:
		return Value{Text: strings.text(int(data))}
	case kind == typeReference || kind == typeDynamic:
		return Value{Reference: data}
	case kind >= typeFirstColor && kind <= typeLastColor:
		return Value{Colour: data, IsColour: true, Number: data}
	case kind >= typeFirstInt:
		return Value{Number: data}
	}
	return Value{}
}
