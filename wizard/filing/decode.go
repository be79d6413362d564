package filing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unicode/utf8"
)

// MaxCaseBytes bounds a case file. A filing with the most services a province allows stays under one hundredth of it.
const MaxCaseBytes = 8 << 20

// Decode reads a case file strictly: unknown members are refused by name (ErrUnknownMember), a newer schema by its
// number (ErrNewer), and anything that is no case, or gives a member twice, with ErrNotCase. Lists that the file leaves out
// come back empty.
func Decode(r io.Reader) (*Filing, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxCaseBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read case: %w", err)
	}
	if len(raw) > MaxCaseBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrNotCase, MaxCaseBytes)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	var head struct {
		Schema *float64 `json:"schema"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNotCase, jsonTrouble(raw, err))
	}
	// The schema number is looked at first: a newer file may well have members that we do not know.
	switch {
	case head.Schema == nil || *head.Schema < SchemaVersion:
		return nil, fmt.Errorf("%w: member \"schema\" must be %d", ErrNotCase, SchemaVersion)
	case *head.Schema > SchemaVersion:
		return nil, fmt.Errorf("%w: schema %v, this program reads up to %d", ErrNewer, *head.Schema, SchemaVersion)
	}
	if !utf8.Valid(raw) {
		return nil, fmt.Errorf("%w: the text is not UTF-8; save the file as UTF-8 first", ErrNotCase)
	}
	if err := (&strict{json: json.NewDecoder(bytes.NewReader(raw))}).value(reflect.TypeFor[Filing]()); err != nil {
		return nil, err
	}
	var f Filing
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNotCase, jsonTrouble(raw, err))
	}
	for p := range f.Record.AsFiled {
		if !fileable(p) {
			return nil, fmt.Errorf("%w: record.as_filed.%s", ErrUnknownMember, p[:min(len(p), longestMember)])
		}
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
	c := *f
	c.Services = slices.Clone(f.Services)
	for i := range c.Services {
		c.Services[i] = f.Services[i].clone()
	}
	c.Record = f.Record.clone()
	c.Attachments = slices.Clone(f.Attachments)
	c.SetAside = slices.Clone(f.SetAside)
	return &c
}

func (s Service) clone() Service {
	if s.Principal != nil {
		principal := *s.Principal
		s.Principal = &principal
	}
	s.Domains = slices.Clone(s.Domains)
	s.Content = slices.Clone(s.Content)
	s.Languages = slices.Clone(s.Languages)
	s.PreApprovals = slices.Clone(s.PreApprovals)
	s.Access.IPRanges = slices.Clone(s.Access.IPRanges)
	if s.App != nil {
		app := *s.App
		app.Platforms = slices.Clone(app.Platforms)
		for i := range app.Platforms {
			app.Platforms[i].Domains = slices.Clone(app.Platforms[i].Domains)
		}
		s.App = &app
	}
	return s
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

func jsonTrouble(raw []byte, err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line := 1 + bytes.Count(raw[:min(int(syntax.Offset), len(raw))], []byte("\n"))
		return fmt.Sprintf("JSON breaks off or is wrong at line %d", line)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		if kind.Field == "" {
			return "the file holds no JSON object"
		}
		return fmt.Sprintf("member %q holds a value of type %s", kind.Field, kind.Value)
	}
	return err.Error()
}
