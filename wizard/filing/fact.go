package filing

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

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
			v, ok := f.reach(at.Of(Path(prefix)))
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
	v, ok := f.reach(p)
	if !ok {
		return "", false
	}
	if v.Kind() == reflect.String {
		return v.String(), true
	}
	switch x := v.Interface().(type) {
	case Ternary:
		return x.String(), true
	case []string:
		return strings.Join(x, ","), true
	}
	return "", false
}

// Filled reports whether the fact at a concrete path has been answered. A list is answered when it has an element, a list
// of texts when one of them is not blank.
func (f *Filing) Filled(p Path) bool {
	v, ok := f.reach(p)
	if !ok {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return strings.TrimSpace(v.String()) != ""
	case reflect.Slice:
		if names, ok := v.Interface().([]string); ok {
			return strings.TrimSpace(strings.Join(names, "")) != ""
		}
		return v.Len() > 0
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// SetText answers the fact at a concrete path from text in the form that Text returns. Only facts of the dictionary can be
// set. Lists grow by at most one element to make room, and a service principal or an app comes into being when a fact of
// it is set. The text is kept as typed. After an error the filing is as it was.
func (f *Filing) SetText(p Path, text string) error {
	if _, ok := Lookup(p); !ok {
		return errNoFact(p)
	}
	v, grow, ok := f.walk(p, true)
	if !ok {
		return errNoFact(p)
	}
	switch v.Interface().(type) {
	case Ternary:
		t, err := ParseTernary(text)
		if err != nil {
			return err
		}
		v.SetInt(int64(t))
	case []string:
		list := []string{}
		for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == '\n' }) {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, s)
			}
		}
		v.Set(reflect.ValueOf(list))
	default:
		v.SetString(text)
	}
	grow()
	return nil
}

// Remove takes the element at a concrete path that ends in an index out of its list. Only lists that hold facts of the
// dictionary have such elements.
func (f *Filing) Remove(p Path) error {
	open := strings.LastIndexByte(string(p), '[')
	at := p.Place()
	if open < 0 || !strings.HasSuffix(string(p), "]") || len(at) == 0 || !holdsFacts(p[:open]) {
		return errNoFact(p)
	}
	if _, ok := f.reach(p); !ok {
		return errNoFact(p)
	}
	v, _ := f.reach(p[:open])
	i := at[len(at)-1]
	kept := reflect.MakeSlice(v.Type(), 0, v.Len()-1)
	kept = reflect.AppendSlice(kept, v.Slice(0, i))
	kept = reflect.AppendSlice(kept, v.Slice(i+1, v.Len()))
	v.Set(kept)
	if p[:open] == "services" {
		f.shiftFiled(i)
	} else {
		f.rotateFiled(p[:open], i, v.Len())
	}
	return nil
}

func errNoFact(p Path) error { return fmt.Errorf("%w: %s", ErrNoSuchFact, p) }

// Append adds an empty element to the list at a concrete path and returns the element's path. Only lists that hold facts
// of the dictionary grow.
func (f *Filing) Append(list Path) (Path, error) {
	if !holdsFacts(list) {
		return "", errNoFact(list)
	}
	v, grow, ok := f.walk(list, true)
	if !ok {
		return "", errNoFact(list)
	}
	element := reflect.New(v.Type().Elem()).Elem()
	fillLists(element)
	f.makeRoomFiled(list, v.Len())
	v.Set(reflect.Append(v, element))
	grow()
	return Path(fmt.Sprintf("%s[%d]", list, v.Len()-1)), nil
}

// holdsFacts reports whether the elements of a list hold facts of the dictionary.
func holdsFacts(list Path) bool {
	elements := list.Pattern() + "[]"
	for _, row := range Dictionary() {
		if row.Path != elements && row.Path.Under(elements) {
			return true
		}
	}
	return false
}

// reach returns the value at a concrete path, found by the JSON names of the members.
func (f *Filing) reach(p Path) (reflect.Value, bool) {
	v, _, ok := f.walk(p, false)
	return v, ok
}

// walk is reach that, when growing, makes missing pointers and the next element of a list on the way. What it makes
// becomes part of the filing only when the caller runs grow, after it has set the value.
func (f *Filing) walk(p Path, growing bool) (v reflect.Value, grow func(), ok bool) {
	v = reflect.ValueOf(f).Elem()
	grow = func() {}
	later := func(do func()) {
		outer := grow
		grow = func() { do(); outer() } // what lies inside is put in first
	}
	for rest := string(p); ; {
		part, after, more := strings.Cut(rest, ".")
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !growing {
					return reflect.Value{}, nil, false
				}
				pointer, fresh := v, reflect.New(v.Type().Elem())
				fillLists(fresh)
				later(func() { pointer.Set(fresh) })
				v = fresh
			}
			v = v.Elem()
		}
		name, index, inList := strings.Cut(part, "[")
		member, known := members()[v.Type()][name]
		if !known {
			return reflect.Value{}, nil, false
		}
		v = v.Field(member)
		if inList {
			i, valid := parseIndex(index)
			if !valid || v.Kind() != reflect.Slice || i > v.Len() || i == v.Len() && !growing {
				return reflect.Value{}, nil, false
			}
			if i == v.Len() {
				list, fresh := v, reflect.New(v.Type().Elem()).Elem()
				fillLists(fresh)
				later(func() { list.Set(reflect.Append(list, fresh)) })
				v = fresh
			} else {
				v = v.Index(i)
			}
		}
		if !more {
			return v, grow, true
		}
		rest = after
	}
}

// parseIndex reads what stands behind an opening bracket, like "12]". An index has one spelling only.
func parseIndex(s string) (int, bool) {
	digits, ok := strings.CutSuffix(s, "]")
	i, err := strconv.Atoi(digits)
	return i, ok && err == nil && strconv.Itoa(i) == digits && i >= 0
}

// members maps the JSON names of the members to their places, for every struct of a case file.
var members = sync.OnceValue(func() map[reflect.Type]map[string]int {
	all := map[reflect.Type]map[string]int{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		switch {
		case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
			add(t.Elem())
		case t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[Filing]().PkgPath() && all[t] == nil:
			names := map[string]int{}
			all[t] = names
			for i := range t.NumField() {
				names[jsonName(t.Field(i))] = i
				add(t.Field(i).Type)
			}
		}
	}
	add(reflect.TypeFor[Filing]())
	return all
})

func jsonName(m reflect.StructField) string {
	name, _, _ := strings.Cut(m.Tag.Get("json"), ",")
	return name
}
