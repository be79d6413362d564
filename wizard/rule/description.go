package rule

import "github.com/beiandesk/beiandesk/wizard/filing"

// A Description is a rule without its code: what the rulebook shows and exports.
type Description struct {
	ID       ID            `json:"id"`
	Severity Severity      `json:"severity"`
	Layer    Layer         `json:"layer"`
	Doc      Doc           `json:"doc"`
	Reads    []filing.Path `json:"reads"`
	Good     []string      `json:"good"` // what the examples show
	Bad      []string      `json:"bad"`
}

// Descriptions lists the rules of the set in order.
func (s Set[S]) Descriptions() []Description {
	out := make([]Description, 0, len(s.rules))
	for _, r := range s.rules {
		d := Description{ID: r.ID, Severity: r.Severity, Layer: r.Layer, Doc: r.Doc, Reads: append(append([]filing.Path{}, r.Reads...), r.Sees...)}
		for _, e := range r.Good {
			d.Good = append(d.Good, e.Note)
		}
		for _, e := range r.Bad {
			d.Bad = append(d.Bad, e.Note)
		}
		out = append(out, d)
	}
	return out
}
