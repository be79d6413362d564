package region

import (
	"slices"
	"strings"
)

// Layer says whose rule an answer is.
type Layer string

// The layers an answer can come from.
const (
	LayerNational Layer = "national"
	LayerProvince Layer = "province"
)

// Answer is what is known about one question in one province.
//
// Trust decides how loud a rule may be: only High may block, Medium warns, Low hints, None stays silent. It is lowered to Low
// when the province's sources disagree on the topic, and to Medium when all there is is a national rule copied into the
// province file.
type Answer[T any] struct {
	Value        T        `json:"value"`
	Known        bool     `json:"known"` // false: nothing was found, and Value says nothing
	Layer        Layer    `json:"layer"` // empty when not known
	Trust        Trust    `json:"trust"`
	Note         string   `json:"note"`    // Chinese, for the applicant
	Local        string   `json:"local"`   // what the province's own text says where it settles nothing
	Source       string   `json:"source"`  // publishers, in words
	Sources      []string `json:"sources"` // their ids
	AsOf         string   `json:"as_of"`   // date of the main source; "~" before an estimate; empty when undated
	Conflict     bool     `json:"conflict"`
	ConflictText string   `json:"conflict_text"` // what the sources disagree about
}

// rule is a fact of either file, stripped to what an answer needs.
type rule[T any] struct {
	value T
	known bool
	note  string
	from  Provenance
}

// question is one topic in one province with both places to look.
type question[T any] struct {
	atlas    *Atlas
	province *Province
	topic    Topic
	own      rule[T] // of the province file
	basis    Basis   // of own
	national rule[T] // of national.yaml; not known when it has no such default
}

// answer looks in the province's own text, then in the national defaults, then at a national rule that only the province
// file repeats.
func (q question[T]) answer() Answer[T] {
	var out Answer[T]
	switch {
	case q.own.known && q.basis == BasisProvince:
		out = reply(q.atlas, LayerProvince, q.own)
	case q.national.known:
		n := q.national
		if q.basis == BasisNational {
			n.note = q.own.note // the copy explains the rule for this very question
		}
		out = reply(q.atlas, LayerNational, n)
	case q.own.known && q.basis == BasisNational:
		out = reply(q.atlas, LayerNational, q.own)
		out.Trust = out.Trust.atMost(Medium)
	default:
		out.Trust = None
	}
	if q.basis == BasisProvince && out.Layer != LayerProvince {
		out.Local = q.own.note
	}
	return disputed(q.province, q.topic, out)
}

// reply makes an answer of a rule.
func reply[T any](a *Atlas, layer Layer, r rule[T]) Answer[T] {
	return Answer[T]{
		Value: r.value, Known: true, Layer: layer, Trust: r.from.Confidence, Note: r.note,
		Source: a.publishers(r.from.Source), Sources: r.from.Source, AsOf: r.from.AsOf,
	}
}

// disputed lowers the trust of an answer on which the province's sources disagree.
func disputed[T any](p *Province, topic Topic, out Answer[T]) Answer[T] {
	out.ConflictText, out.Conflict = p.dispute(topic)
	if out.Conflict {
		out.Trust = out.Trust.atMost(Low)
	}
	return out
}

// publishers names who published the sources, each once.
func (a *Atlas) publishers(ids []string) string {
	var names []string
	for _, id := range ids {
		if name := a.sources[id].Publisher; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "、")
}

// pick asks for the whole value of a fact, or for a part of it.
func pick[T, V any](a *Atlas, id string, topic Topic, fact func(*Province) Fact[T], part func(T) (V, bool), national rule[V]) Answer[V] {
	p, ok := a.provinces[id]
	if !ok {
		return Answer[V]{Trust: None}
	}
	f := fact(p)
	value, known := part(f.Value)
	return question[V]{
		atlas: a, province: p, topic: topic, basis: f.Basis,
		own:      rule[V]{value: value, known: known, note: f.Note, from: f.Provenance},
		national: national,
	}.answer()
}

// standard is a national rule taken from a default. The note is given only where it speaks about this question.
func standard[T, V any](d Default[T], value V, note string) rule[V] {
	return rule[V]{value: value, known: true, note: note, from: d.Provenance}
}

// word takes a value that may be "unknown".
func word[T ~string](v T) (T, bool) { return v, v != "" && v != unknownValue }

// list takes a list that may be empty.
func list[T any](v []T) ([]T, bool) { return v, len(v) > 0 }

// number takes a number where 0 says nothing.
func number(v int) (int, bool) { return v, v > 0 }

// pointer takes a value that may be missing.
func pointer[T any](v *T) (T, bool) {
	if v == nil {
		var zero T
		return zero, false
	}
	return *v, true
}
