package filing

import (
	"bytes"
	"encoding/json"
	"reflect"
	"time"
)

// Schema returns the JSON Schema (2020-12) of a case file, made from the types and vocabularies: what it accepts, Decode
// reads. Codes may be empty, because a case may be unfinished.
func Schema() []byte {
	s := schemaWriter{defs: object{}, made: map[reflect.Type]bool{}}
	top := append(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "BeianDesk case"},
	}, s.members(reflect.TypeFor[Filing](), "")...)
	top = append(top, member{"required", []string{"schema"}}, member{"$defs", s.defs})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(top); err != nil {
		panic("filing: a schema always marshals: " + err.Error())
	}
	return b.Bytes()
}

// An object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaWriter gathers a definition for every struct it meets.
type schemaWriter struct {
	defs object
	made map[reflect.Type]bool
}

// members describes a struct: its members and nothing besides. at is the path of the struct, or of the first place that
// has it; vocabularies are looked up there, and they are the same at every place.
func (s *schemaWriter) members(t reflect.Type, at Path) object {
	properties := object{}
	for i := range t.NumField() {
		name := jsonName(t.Field(i))
		path := Path(name)
		if at != "" {
			path = at + "." + path
		}
		properties = append(properties, member{name, s.value(t.Field(i).Type, path)})
	}
	return object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
}

func (s *schemaWriter) value(t reflect.Type, at Path) object {
	switch {
	case at == "schema":
		return object{{"const", SchemaVersion}}
	case t == reflect.TypeFor[Ternary]():
		return object{{"type", []string{"boolean", "null"}}}
	case t == reflect.TypeFor[time.Time]():
		return object{{"type", "string"}, {"format", "date-time"}}
	case t.Kind() == reflect.Pointer:
		return object{{"anyOf", []object{s.value(t.Elem(), at), {{"type", "null"}}}}}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return object{{"type", "array"}, {"items", text(at)}}
	case t.Kind() == reflect.Slice:
		return object{{"type", "array"}, {"items", s.value(t.Elem(), at+"[]")}}
	case t.Kind() == reflect.Map: // facts by their concrete paths
		return object{{"type", "object"}, {"propertyNames", object{{"pattern", `^[a-z_]+(\[\d+\])?(\.[a-z_]+(\[\d+\])?)*$`}}}, {"additionalProperties", object{{"type", "string"}}}}
	case t.Kind() == reflect.Struct:
		if !s.made[t] {
			s.made[t] = true
			place := len(s.defs)
			s.defs = append(s.defs, member{t.Name(), nil})
			s.defs[place].value = s.members(t, at)
		}
		return object{{"$ref", "#/$defs/" + t.Name()}}
	case t.Kind() == reflect.String:
		return text(at)
	}
	return object{{"type", "integer"}, {"minimum", 0}}
}

// text describes a text: one of the codes of its vocabulary, or any. What an APP offers is named by the provider's own
// directory, as category/item.
func text(at Path) object {
	row, _ := Lookup(at)
	if row.Vocabulary == "" {
		return object{{"type", "string"}}
	}
	codes := object{{"enum", append([]string{""}, row.Vocabulary.Codes()...)}}
	if row.Vocabulary == Contents {
		return object{{"anyOf", []object{codes, {{"type", "string"}, {"pattern", ".+/.+"}}}}}
	}
	return codes
}
