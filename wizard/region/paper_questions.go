package region

// For reports whether a paper that applies so belongs to this applicant's filing. A public institution is a unit.
func (s Applies) For(who Applicant) bool {
	switch s {
	case AppliesAll:
		return true
	case AppliesUnit:
		return who == Unit || who == Institution
	case AppliesPersonal:
		return who == Personal
	case AppliesInstitution:
		return who == Institution
	default:
		return false
	}
}

// Letters answers which letters the province has for this applicant; When in each says in which case it is asked for.
func (a *Atlas) Letters(id string, who Applicant) []Answer[Letter] {
	return entries(a, id, TopicLetters, func(p *Province) []rule[Letter] {
		var out []rule[Letter]
		for _, l := range p.Letters {
			if l.Applies.For(who) {
				out = append(out, rule[Letter]{value: l, note: l.Note, from: l.Provenance})
			}
		}
		return out
	})
}

// Materials answers which further papers the province wants from this applicant.
func (a *Atlas) Materials(id string, who Applicant) []Answer[Material] {
	return entries(a, id, TopicMaterials, func(p *Province) []rule[Material] {
		var out []rule[Material]
		for _, m := range p.ExtraMaterials {
			if m.Applies.For(who) {
				out = append(out, rule[Material]{value: m, note: m.Note, from: m.Provenance})
			}
		}
		return out
	})
}

// Preapprovals answers for which lines of business the province wants a permission, on top of the national list.
func (a *Atlas) Preapprovals(id string) []Answer[Preapproval] {
	return entries(a, id, TopicPreapproval, func(p *Province) []rule[Preapproval] {
		out := make([]rule[Preapproval], 0, len(p.Preapproval))
		for _, v := range p.Preapproval {
			out = append(out, rule[Preapproval]{value: v, note: v.Note, from: v.Provenance})
		}
		return out
	})
}

// NationalPreapprovals answers for which lines of business a permission is wanted everywhere.
func (a *Atlas) NationalPreapprovals() []Answer[NationalApproval] {
	d := a.national.Preapproval
	out := make([]Answer[NationalApproval], 0, len(d.Value))
	for _, v := range d.Value {
		out = append(out, reply(a, LayerNational, standard(d, v, d.Note)))
	}
	return out
}

// entries answers with the entries of a list, which only provinces have.
func entries[T any](a *Atlas, id string, topic Topic, rules func(*Province) []rule[T]) []Answer[T] {
	p, ok := a.provinces[id]
	if !ok {
		return nil
	}
	var out []Answer[T]
	for _, r := range rules(p) {
		out = append(out, disputed(p, topic, reply(a, LayerProvince, r)))
	}
	return out
}
