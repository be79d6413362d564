package paper

import "github.com/beiandesk/beiandesk/wizard/filing"

// A Want is a paper that a filing asks for.
type Want struct {
	Slot Slot
	Must bool // the portal does not take the filing without it
}

// Wanted lists the papers that a filing asks for by its own answers, in the order of its steps. What only a province asks
// for is not among them.
func Wanted(f *filing.Filing) []Want {
	var wants []Want
	if f.Entity.Nature != filing.Individual {
		wants = append(wants, Want{EntityCertificate, true})
	}
	wants = append(wants, person("principal.", f.Principal.Certificate.Kind)...)
	for i := range f.Services {
		at := filing.At{i}
		slot := func(pattern filing.Path) Slot { return Slot(at.Of(pattern)) }
		s := &f.Services[i]
		if s.PrincipalSame == filing.No && s.Principal != nil {
			wants = append(wants, person(string(slot("services[].principal.")), s.Principal.Certificate.Kind)...)
		}
		if s.Kind == filing.AppKind {
			wants = append(wants, Want{slot("services[].app.icon"), true})
		} else {
			wants = append(wants, Want{slot("services[].domain_certificate"), false})
		}
		for j := range s.PreApprovals {
			wants = append(wants, Want{Slot(filing.At{i, j}.Of("services[].pre_approvals[]")), true})
		}
	}
	return append(wants, Want{ResidenceProof, false}, Want{Other, false})
}

// person lists both sides of a card; of a passport only the page with the photograph.
func person(parent string, kind filing.CertificateKind) []Want {
	front := Want{Slot(parent + "id_front"), true}
	if kind == filing.Passport {
		return []Want{front}
	}
	return []Want{front, {Slot(parent + "id_back"), true}}
}
