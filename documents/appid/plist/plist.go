// Package plist reads Apple's property lists: in XML, in binary form, and the lists of strings of translations.
//
// A property list of a few kilobytes can describe a tree that no memory holds, by sharing in the binary form and by nesting in
// XML. So depth, number of values and their size are bounded before anything is built.
package plist

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// ErrMalformed says that bytes are no property list, or one beyond the limits.
var ErrMalformed = errors.New("malformed property list")

// Limits of what is read. A development profile with a hundred certificates has half a megabyte.
const (
	MaxSize   = 8 << 20 // bytes
	maxDepth  = 32
	maxValues = 200_000
)

// A Dict is a dictionary. Its values are string, int64, float64, bool, []byte, []any and Dict; a date is a string.
type Dict map[string]any

// Text returns a string, empty where there is none.
func (d Dict) Text(key string) string {
	s, _ := d[key].(string)
	return s
}

// Dict returns a dictionary, nil where there is none.
func (d Dict) Dict(key string) Dict {
	inner, _ := d[key].(Dict)
	return inner
}

// List returns a list, nil where there is none.
func (d Dict) List(key string) []any {
	list, _ := d[key].([]any)
	return list
}

// Bool returns a yes or no, false where there is none.
func (d Dict) Bool(key string) bool {
	b, _ := d[key].(bool)
	return b
}

// Parse reads a property list whose root is a dictionary.
func Parse(raw []byte) (Dict, error) {
	if len(raw) > MaxSize {
		return nil, ErrMalformed
	}
	var root any
	var err error
	if bytes.HasPrefix(raw, []byte(binaryMagic)) {
		root, err = parseBinary(raw)
	} else {
		root, err = parseXML(raw)
	}
	dict, ok := root.(Dict)
	if err != nil || !ok {
		return nil, ErrMalformed
	}
	return dict, nil
}

// xmlReader builds values from elements.
type xmlReader struct {
	d      *xml.Decoder
	values int
}

func parseXML(raw []byte) (any, error) {
	r := &xmlReader{d: xml.NewDecoder(bytes.NewReader(raw))}
	for {
		token, err := r.d.Token()
		if err != nil {
			return nil, err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local != "plist" {
			return r.value(start, 0)
		}
	}
}

func (r *xmlReader) value(start xml.StartElement, depth int) (any, error) {
	if r.values++; r.values > maxValues || depth > maxDepth {
		return nil, ErrMalformed
	}
	switch start.Name.Local {
	case "dict":
		return r.dict(depth)
	case "array":
		return r.array(depth)
	case "true", "false":
		return start.Name.Local == "true", r.d.Skip()
	}
	text, err := r.text()
	if err != nil {
		return nil, err
	}
	switch start.Name.Local {
	case "string", "date":
		return text, nil
	case "integer":
		n, err := strconv.ParseInt(strings.TrimSpace(text), 0, 64)
		if err != nil {
			return int64(0), nil // a number beyond 64 bits is none that is asked for
		}
		return n, nil
	case "real":
		f, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			return nil, ErrMalformed
		}
		return f, nil
	case "data":
		return base64.StdEncoding.DecodeString(strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) {
				return -1
			}
			return c
		}, text))
	}
	return nil, ErrMalformed
}

func (r *xmlReader) dict(depth int) (Dict, error) {
	out := Dict{}
	key, named := "", false
	for {
		token, err := r.d.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "key" {
				if key, err = r.text(); err != nil {
					return nil, err
				}
				named = true
				continue
			}
			v, err := r.value(t, depth+1)
			if err != nil || !named {
				return nil, ErrMalformed
			}
			out[key] = v
			named = false
		case xml.EndElement:
			return out, nil
		}
	}
}

func (r *xmlReader) array(depth int) ([]any, error) {
	out := []any{}
	for {
		token, err := r.d.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			v, err := r.value(t, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		case xml.EndElement:
			return out, nil
		}
	}
}

// text reads up to the end of an element that holds nothing but text.
func (r *xmlReader) text() (string, error) {
	var out strings.Builder
	for {
		token, err := r.d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			return "", ErrMalformed
		case xml.EndElement:
			return out.String(), nil
		}
	}
}
