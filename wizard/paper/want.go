package paper

import "github.com/beiandesk/beiandesk/wizard/filing"

// A Want is a paper that a filing asks for.
type Want struct {
	Slot Slot
	Must bool // the portal does not take the filing without it
}

// Wanted lists the papers that a filing asks for by its own answers, in the order of its steps. An order that changes a
// filing takes them all and must have none: what it must have follows from what changes. What only a province asks for is
// not among them.
func Wanted(f *filing.Filing) []Want {
	scope := filing.ScopeOf(f.Order)
	var wants []Want
	add := func(want Want) {
		switch scope.Of(filing.Path(want.Slot.Pattern())) {
		case filing.NotWanted:
			return
		case filing.WhatChanges:
			want.Must = false
		}
		wants = append(wants, want)
	}
	if f.Entity.Nature != filing.Individual && scope.Entity != filing.NotWanted {
		add(Want{EntityCertificate, true})
	}
	for _, want := range person("principal.", f.Principal.Certificate.Kind) {
		add(want)
	}
	for i := range f.Services {
		at := filing.At{i}
		slot := func(pattern filing.Path) Slot { return Slot(at.Of(pattern)) }
		s := &f.Services[i]
		if s.PrincipalSame == filing.No && s.Principal != nil {
			for _, want := range person(string(slot("services[].principal.")), s.Principal.Certificate.Kind) {
				add(want)
			}
		}
		if s.Kind == filing.AppKind {
			add(Want{slot("services[].app.icon"), true})
		} else {
			add(Want{slot("services[].domain_certificate"), false})
		}
		for j := range s.PreApprovals {
			add(Want{Slot(filing.At{i, j}.Of("services[].pre_approvals[]")), true})
		}
	}
	if scope.Entity != filing.NotWanted {
		add(Want{ResidenceProof, false})
	}
	return append(wants, Want{Other, false})
}

// person lists both sides of a card; of a passport only the page with the photograph.
func person(parent string, kind filing.CertificateKind) []Want {
	front := Want{Slot(parent + "id_front"), true}
	if kind == filing.Passport {
		return []Want{front}
	}
	return []Want{front, {Slot(parent + "id_back"), true}}
}
