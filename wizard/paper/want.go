package paper

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Want is a paper that a filing asks for.
type Want struct {
	Slot Slot
	Must bool // the portal does not take the filing without it
}

// Wanted lists the papers that a filing asks for by its own answers, in the order of its steps. An order that changes a
// filing takes them all and must have none: what it must have follows from what changes. What only a province asks for is
// not among them.
func Wanted(f *filing.Filing) []Want {
	scope := f.Scope()
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
		if scope.ServicePrincipal == filing.Everything && scope.Principal != filing.Everything && serves(f) {
			wants = append(wants, want)
			continue
		}
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

// serves reports whether the entity's principal answers for a service too, as far as is known.
func serves(f *filing.Filing) bool {
	for i := range f.Services {
		if f.Services[i].PrincipalSame != filing.No {
			return true
		}
	}
	return false
}

// Add joins wants: what is in both stands once, and must be there where one of the two says so.
func Add(wants []Want, more ...Want) []Want {
	out := append([]Want(nil), wants...)
	for _, want := range more {
		i := slices.IndexFunc(out, func(w Want) bool { return w.Slot == want.Slot })
		if i < 0 {
			out = append(out, want)
			continue
		}
		out[i].Must = out[i].Must || want.Must
	}
	return out
}

// person lists both sides of a card; of a passport only the page with the photograph.
func person(parent string, kind filing.CertificateKind) []Want {
	front := Want{Slot(parent + "id_front"), true}
	if kind == filing.Passport {
		return []Want{front}
	}
	return []Want{front, {Slot(parent + "id_back"), true}}
}
