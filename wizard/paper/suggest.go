package paper

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Suggestion is an answer that a paper proposes. A person takes it over; it never replaces what was typed by itself.
type Suggestion struct {
	Path  filing.Path
	Value string // as filing.Text has it: days as YYYY-MM-DD, numbers in half width
	Field string // of the report
	Line  Line   // where it was read, and what is to be doubted about it
}

// A fact is a fact of who holds a certificate and the fields that propose it, the best first.
type fact struct {
	path   filing.Path // below the holder
	fields []string
}

// personFacts are what the papers of a person propose; unitFacts those of a unit, domainFacts those of a domain name.
func personFacts() []fact {
	return []fact{
		{"name", []string{"name", "english_name"}},
		{"certificate.number", []string{"number"}},
		{"certificate.address", []string{"address"}},
		{"certificate.valid_from", []string{"valid_from"}},
		{"certificate.valid_until", []string{"valid_until"}},
	}
}

func unitFacts() []fact {
	return []fact{
		{"name", []string{"name"}},
		{"certificate.number", []string{"uscc"}},
		{"certificate.address", []string{"address"}},
		{"certificate.valid_from", []string{"valid_from", "established_on"}},
		{"certificate.valid_until", []string{"valid_until"}},
		{"legal_representative", []string{"legal_representative"}},
	}
}

func domainFacts() []fact {
	return []fact{
		{"name", []string{"domain"}},
		{"holder", []string{"holder"}},
		{"holder_certificate_number", []string{"holder_certificate_number"}},
		{"expires_on", []string{"expires_on"}},
		{"registrar", []string{"registrar"}},
	}
}

// Suggest lists what a paper in a slot proposes to answer, in the order of the dictionary. A paper that does not show what
// its slot is for proposes nothing, and neither does one for a fact that this filing does not ask.
func Suggest(f *filing.Filing, slot Slot, r Report) []Suggestion {
	return suggest(f, slot, r, func(l Line) bool { return l.Text != "" })
}

// Glimpse lists the names that stand on a paper and could not be read: their place is known, and a person reads them there.
func Glimpse(f *filing.Filing, slot Slot, r Report) []Suggestion {
	var out []Suggestion
	for _, s := range suggest(f, slot, r, func(Line) bool { return true }) {
		if s.Value == "" && s.Line.Box != (Box{}) {
			out = append(out, s)
		}
	}
	return out
}

// suggest lists the fields of a paper that some want for each fact, the best of them.
func suggest(f *filing.Filing, slot Slot, r Report, wanted func(Line) bool) []Suggestion {
	holder, facts := slot.holds(f, r)
	if holder == "" {
		return nil
	}
	at := holder.Place()
	var out []Suggestion
	for _, row := range filing.Dictionary() {
		for _, x := range facts {
			path := holder + "." + x.path
			if path.Pattern() != row.Path || !f.Asked(row, at) {
				continue
			}
			for _, field := range x.fields {
				if line, ok := r.Fields[field]; ok && wanted(line) {
					out = append(out, Suggestion{Path: path, Value: line.Text, Field: field, Line: line})
					break
				}
			}
		}
	}
	return out
}

// holds returns what a paper in a slot is about and the facts that it can propose; nothing where the paper is another than
// the slot is for.
func (s Slot) holds(f *filing.Filing, r Report) (filing.Path, []fact) {
	holder := s.Holder(f)
	switch {
	case s.Pattern() == "services[].domain_certificate":
		if r.Kind != DomainCertificate {
			return "", nil
		}
		return domainOf(f, s, r), domainFacts()
	case holder == "":
		return "", nil
	case slices.Contains(fronts(), r.Kind) || slices.Contains(PrincipalIDBack.Kinds(f), r.Kind):
		if holder == "entity" && f.Entity.IsUnit() {
			return "", nil
		}
		return holder, personFacts()
	}
	if certificate, ok := r.Kind.Certificate(); ok && filing.CarriesUSCC(certificate) && holder == "entity" && f.Entity.Nature != filing.Individual {
		return holder, unitFacts()
	}
	return "", nil
}

// Holder returns whom the paper of a slot belongs to, as the path above the name and the certificate; empty for papers that
// are nobody's. An individual's card is the entity's certificate too.
func (s Slot) Holder(f *filing.Filing) filing.Path {
	switch s.Pattern() {
	case EntityCertificate:
		return "entity"
	case PrincipalIDFront, PrincipalIDBack:
		if f.Entity.Nature == filing.Individual {
			return "entity"
		}
		return "principal"
	case "services[].principal.id_front", "services[].principal.id_back":
		return filing.Path(s).Place().Of("services[].principal")
	}
	return ""
}

// domainOf returns the domain of a service that a certificate is about: the one of its name, or one that has no name yet.
func domainOf(f *filing.Filing, s Slot, r Report) filing.Path {
	at := filing.Path(s).Place()
	if len(at) == 0 || at[0] >= len(f.Services) {
		return ""
	}
	read := strings.ToLower(r.Fields["domain"].Text)
	domains := f.Services[at[0]].Domains
	for j, d := range domains {
		if read != "" && strings.EqualFold(strings.TrimSpace(d.Name), read) {
			return append(slices.Clone(at[:1]), j).Of("services[].domains[]")
		}
	}
	for j, d := range domains {
		if strings.TrimSpace(d.Name) == "" || read == "" && len(domains) == 1 {
			return append(slices.Clone(at[:1]), j).Of("services[].domains[]")
		}
	}
	return ""
}
