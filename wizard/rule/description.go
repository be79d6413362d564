package rule

import "github.com/beiandesk/beiandesk/wizard/filing"

// A Description is a rule without its code: what the rulebook shows and exports.
type Description struct {
	ID        ID            `json:"id"`
	Severity  Severity      `json:"severity"`
	Layer     Layer         `json:"layer"`
	Trust     Trust         `json:"trust"`
	Regional  bool          `json:"by_province"` // the province's data decide how grave at least some of its faults are
	Doc       Doc           `json:"doc"`
	Publisher string        `json:"publisher"` // of the source
	URL       string        `json:"url"`       // where the source stands; empty where no address is known
	Reads     []filing.Path `json:"reads"`     // every fact the rule looks at
	Sees      []filing.Path `json:"sees"`      // those of them that may stay empty without holding the rule up
	Good      []string      `json:"good"`      // what the examples show
	Bad       []string      `json:"bad"`
}

// Describe returns the rule without its code.
func (r *Rule[S]) Describe() Description {
	source, _ := SourceOf(r.Doc.Source)
	d := Description{
		ID: r.ID, Severity: r.Severity, Layer: r.Layer, Trust: r.Doc.Trust(), Regional: r.Regional, Doc: r.Doc,
		Publisher: source.Publisher, URL: source.URL,
		Reads: append(append([]filing.Path{}, r.Reads...), r.Sees...), Sees: append([]filing.Path{}, r.Sees...),
	}
	if r.Regional && r.Layer == Provincial {
		d.Trust = ByProvince
	}
	for _, e := range r.Good {
		d.Good = append(d.Good, e.Note)
	}
	for _, e := range r.Bad {
		d.Bad = append(d.Bad, e.Note)
	}
	return d
}

// Descriptions lists the rules of the set in order.
func (s Set[S]) Descriptions() []Description {
	out := make([]Description, 0, len(s.rules))
	for i := range s.rules {
		out = append(out, s.rules[i].Describe())
	}
	return out
}
