package filing

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A Path names one fact, like "services[0].domains[1].name". With empty brackets it is a pattern that stands for the
// fact at every place: "services[].domains[].name". The dictionary lists patterns.
type Path string

// At is a place: the indices that fill the empty brackets of a pattern, from left to right.
type At []int

// Of returns the concrete path of a pattern at this place. Brackets beyond the place stay empty.
func (at At) Of(pattern Path) Path {
	var b strings.Builder
	rest := string(pattern)
	for _, i := range at {
		cut := strings.Index(rest, "[]")
		if cut < 0 {
			break
		}
		b.WriteString(rest[:cut])
		b.WriteString("[" + strconv.Itoa(i) + "]")
		rest = rest[cut+2:]
	}
	return Path(b.String() + rest)
}

// Pattern returns the path with its indices taken out.
func (p Path) Pattern() Path {
	var b strings.Builder
	inside := false
	for _, r := range string(p) {
		if r == ']' {
			inside = false
		}
		if !inside {
			b.WriteRune(r)
		}
		if r == '[' {
			inside = true
		}
	}
	return Path(b.String())
}

// Place returns the indices of a concrete path, from left to right.
func (p Path) Place() At {
	var at At
	for rest := string(p); ; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			return at
		}
		end := strings.IndexByte(rest[open:], ']')
		if end < 0 {
			return at
		}
		i, err := strconv.Atoi(rest[open+1 : open+end])
		if err != nil {
			return at
		}
		at = append(at, i)
		rest = rest[open+end+1:]
	}
}

// Under reports whether the path is parent itself or lies below it.
func (p Path) Under(parent Path) bool {
	rest, ok := strings.CutPrefix(string(p), string(parent))
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// Places lists every place that a pattern has in the filing, in order. A pattern without brackets has one, the empty
// place; "services[]" has one for each service.
func (f *Filing) Places(pattern Path) []At {
	places := []At{nil}
	for prefix, rest := "", string(pattern); ; {
		cut := strings.Index(rest, "[]")
		if cut < 0 {
			return places
		}
		prefix += rest[:cut]
		rest = rest[cut+2:]
		var next []At
		for _, at := range places {
			v, ok := f.reach(at.Of(Path(prefix)), false)
			if !ok || v.Kind() != reflect.Slice {
				continue
			}
			for i := range v.Len() {
				next = append(next, append(append(At(nil), at...), i))
			}
		}
		places = next
		prefix += "[]"
	}
}

// Text returns the fact at a concrete path as text: a string as it is, a Ternary as true, false or nothing, a list joined
// by commas. It reports false when there is no such fact here.
func (f *Filing) Text(p Path) (string, bool) {
	v, ok := f.reach(p, false)
	if !ok {
		return "", false
	}
	switch x := v.Interface().(type) {
	case Ternary:
		return x.String(), true
	case []string:
		return strings.Join(x, ","), true
	}
	if v.Kind() == reflect.String {
		return v.String(), true
	}
	return "", false
}

// Filled reports whether the fact at a concrete path has been answered. A list is answered when it has an element.
func (f *Filing) Filled(p Path) bool {
	v, ok := f.reach(p, false)
	if !ok {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return strings.TrimSpace(v.String()) != ""
	case reflect.Slice:
		return v.Len() > 0
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// SetText answers the fact at a concrete path from text in the form that Text returns. Lists grow by at most one element
// to make room, and a service principal or an app comes into being when a fact of it is set. The text is kept as typed.
func (f *Filing) SetText(p Path, text string) error {
	v, ok := f.reach(p, true)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoSuchFact, p)
	}
	switch v.Interface().(type) {
	case Ternary:
		t, err := ParseTernary(text)
		if err != nil {
			return err
		}
		v.SetInt(int64(t))
		return nil
	case []string:
		list := []string{}
		for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == '\n' }) {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, s)
			}
		}
		v.Set(reflect.ValueOf(list))
		return nil
	}
	if v.Kind() != reflect.String {
		return fmt.Errorf("%w: %s", ErrNoSuchFact, p)
	}
	v.SetString(text)
	return nil
}

// Remove takes the element at a concrete path that ends in an index out of its list.
func (f *Filing) Remove(p Path) error {
	open := strings.LastIndexByte(string(p), '[')
	at := p.Place()
	if open < 0 || !strings.HasSuffix(string(p), "]") || len(at) == 0 {
		return fmt.Errorf("%w: %s", ErrNoSuchFact, p)
	}
	v, ok := f.reach(p[:open], false)
	i := at[len(at)-1]
	if !ok || v.Kind() != reflect.Slice || i < 0 || i >= v.Len() {
		return fmt.Errorf("%w: %s", ErrNoSuchFact, p)
	}
	kept := reflect.MakeSlice(v.Type(), 0, v.Len()-1)
	kept = reflect.AppendSlice(kept, v.Slice(0, i))
	kept = reflect.AppendSlice(kept, v.Slice(i+1, v.Len()))
	v.Set(kept)
	return nil
}

// Append adds an empty element to the list at a concrete path and returns the element's path.
func (f *Filing) Append(list Path) (Path, error) {
	v, ok := f.reach(list, true)
	if !ok || v.Kind() != reflect.Slice {
		return "", fmt.Errorf("%w: %s", ErrNoSuchFact, list)
	}
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	return Path(fmt.Sprintf("%s[%d]", list, v.Len()-1)), nil
}

// reach walks to the value at a concrete path by the JSON names of the members. With grow it makes missing pointers and
// the next element of a list on the way.
func (f *Filing) reach(p Path, grow bool) (reflect.Value, bool) {
	v := reflect.ValueOf(f).Elem()
	for _, part := range strings.Split(string(p), ".") {
		name, indices, _ := strings.Cut(part, "[")
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !grow {
					return reflect.Value{}, false
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct {
			return reflect.Value{}, false
		}
		member, ok := memberByName(v.Type(), name)
		if !ok {
			return reflect.Value{}, false
		}
		v = v.Field(member)
		if indices == "" {
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(indices, "]"))
		if err != nil || i < 0 || v.Kind() != reflect.Slice {
			return reflect.Value{}, false
		}
		if grow && i == v.Len() {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
		if i >= v.Len() {
			return reflect.Value{}, false
		}
		v = v.Index(i)
	}
	return v, true
}

func memberByName(t reflect.Type, name string) (int, bool) {
	for i := range t.NumField() {
		if jsonName(t.Field(i)) == name {
			return i, true
		}
	}
	return 0, false
}

func jsonName(m reflect.StructField) string {
	name, _, _ := strings.Cut(m.Tag.Get("json"), ",")
	return name
}
