package filing

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
)

// strict reads a case file's JSON for what json.Unmarshal lets pass: members that nobody knows and members given twice.
type strict struct {
	json     *json.Decoder
	at       []hop
	elements int // of all lists so far
}

// maxElements bounds the elements of all lists of a case file together. The fullest filing has some hundreds; an empty
// element costs two bytes in a file and hundreds in memory.
const maxElements = 20_000

// A hop is one step from the top of the file: into a member, or into an element when it has no name.
type hop struct {
	member string
	index  int
}

// value reads one value and refuses the first member that the type does not have, and the first that an object has twice:
// which of the two counts is nobody's to guess. A type of nil knows nothing about the value. Values of another form than
// the type's are left to json.Unmarshal.
func (s *strict) value(t reflect.Type) error {
	token, err := s.json.Token()
	if err != nil {
		return fmt.Errorf("%w: %s", ErrNotCase, err)
	}
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch token {
	case json.Delim('{'):
		err = s.object(t)
	case json.Delim('['):
		err = s.array(t)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	if _, err = s.json.Token(); err != nil { // the closing bracket
		return fmt.Errorf("%w: %s", ErrNotCase, err)
	}
	return nil
}

func (s *strict) array(t reflect.Type) error {
	var element reflect.Type
	if t != nil && t.Kind() == reflect.Slice {
		element = t.Elem()
	}
	s.at = append(s.at, hop{})
	for ; s.json.More(); s.at[len(s.at)-1].index++ {
		if s.elements++; s.elements > maxElements {
			return fmt.Errorf("%w: more than %d list elements", ErrNotCase, maxElements)
		}
		if err := s.value(element); err != nil {
			return err
		}
	}
	s.at = s.at[:len(s.at)-1]
	return nil
}

func (s *strict) object(t reflect.Type) error {
	known := members()[t]
	seen := map[string]bool{}
	for s.json.More() {
		token, err := s.json.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return fmt.Errorf("%w: JSON breaks off at %s", ErrNotCase, s.path())
		}
		s.at = append(s.at, hop{member: name})
		if seen[name] {
			return fmt.Errorf("%w: member %s is given twice", ErrNotCase, s.path())
		}
		seen[name] = true
		var member reflect.Type
		if known != nil {
			i, ok := known[name]
			if !ok {
				return fmt.Errorf("%w: %s", ErrUnknownMember, s.path())
			}
			member = t.Field(i).Type
		}
		if err := s.value(member); err != nil {
			return err
		}
		s.at = s.at[:len(s.at)-1]
	}
	return nil
}

// longestMember bounds how much of a strange member's name is repeated, in bytes.
const longestMember = 80

func (s *strict) path() string {
	var path []byte
	for i, h := range s.at {
		switch {
		case h.member == "":
			path = append(path, '[')
			path = strconv.AppendInt(path, int64(h.index), 10)
			path = append(path, ']')
			continue
		case i > 0:
			path = append(path, '.')
		}
		path = append(path, h.member[:min(len(h.member), longestMember)]...)
	}
	return string(path)
}
