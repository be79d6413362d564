package filing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"
)

// MaxCaseBytes bounds a case file. A filing with the most services a province allows stays under one hundredth of it.
const MaxCaseBytes = 8 << 20

// Decode reads a case file strictly: unknown members are refused by name (ErrUnknownMember), a newer schema by its
// number (ErrNewer), and anything that is no case with ErrNotCase. Lists that the file leaves out come back empty.
func Decode(r io.Reader) (*Filing, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxCaseBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read case: %w", err)
	}
	if len(raw) > MaxCaseBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrNotCase, MaxCaseBytes)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	var loose any
	if err := json.Unmarshal(raw, &loose); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNotCase, jsonTrouble(raw, err))
	}
	object, ok := loose.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: the file holds no JSON object", ErrNotCase)
	}
	// The schema number is looked at first: a newer file may well have members that we do not know.
	if n, ok := object["schema"].(float64); ok && n > SchemaVersion {
		return nil, fmt.Errorf("%w: schema %v, this program reads up to %d", ErrNewer, n, SchemaVersion)
	} else if !ok || n != SchemaVersion {
		return nil, fmt.Errorf("%w: member \"schema\" must be %d", ErrNotCase, SchemaVersion)
	}
	if p := unknownMember(loose, reflect.TypeFor[Filing](), ""); p != "" {
		return nil, fmt.Errorf("%w: %s", ErrUnknownMember, p)
	}
	var f Filing
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNotCase, jsonTrouble(raw, err))
	}
	f.fillLists()
	return &f, nil
}

// Encode writes a case file, indented, with every member.
func (f *Filing) Encode(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(f)
}

// Clone returns a deep copy.
func (f *Filing) Clone() *Filing {
	raw, err := json.Marshal(f)
	if err != nil {
		panic("filing: a Filing always marshals: " + err.Error())
	}
	var c Filing
	if err := json.Unmarshal(raw, &c); err != nil {
		panic("filing: a marshalled Filing always unmarshals: " + err.Error())
	}
	return &c
}

// fillLists turns missing lists into empty ones, so that a case written again has the same members.
func (f *Filing) fillLists() { fillLists(reflect.ValueOf(f).Elem()) }

func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillLists(v.Elem())
		}
	case reflect.Struct:
		if v.Type().PkgPath() != reflect.TypeFor[Filing]().PkgPath() {
			return
		}
		for i := range v.NumField() {
			fillLists(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			fillLists(v.Index(i))
		}
	}
}

// unknownMember returns the path of the first member, in alphabetical order, that the type does not have.
func unknownMember(v any, t reflect.Type, at string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch v := v.(type) {
	case map[string]any:
		if t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[Filing]().PkgPath() {
			return ""
		}
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			i, ok := memberByName(t, name)
			if !ok {
				return strings.TrimPrefix(at+"."+name, ".")
			}
			if p := unknownMember(v[name], t.Field(i).Type, at+"."+name); p != "" {
				return p
			}
		}
	case []any:
		if t.Kind() != reflect.Slice {
			return ""
		}
		for i, element := range v {
			if p := unknownMember(element, t.Elem(), fmt.Sprintf("%s[%d]", at, i)); p != "" {
				return p
			}
		}
	}
	return ""
}

func jsonTrouble(raw []byte, err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line := 1 + bytes.Count(raw[:min(int(syntax.Offset), len(raw))], []byte("\n"))
		return fmt.Sprintf("JSON breaks off or is wrong at line %d", line)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("member %q holds a %s", kind.Field, kind.Value)
	}
	return err.Error()
}
