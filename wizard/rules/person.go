package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A person is a principal and where it stands in the filing.
type person struct {
	*filing.Principal
	path    filing.Path // "principal" or "services[1].principal"
	service int         // index of the service; entityRole for the entity's principal
}

// entityRole stands for the service of the principal who answers for the entity.
const entityRole = -1

// at is the path of one of the person's facts.
func (p person) at(member filing.Path) filing.Path { return p.path + "." + member }

// people lists the entity's principal and the principals that services have of their own.
func (c Case) people() []person {
	all := []person{{&c.Filing.Principal, "principal", entityRole}}
	if !c.Filing.Entity.IsUnit() {
		return all // whoever files for oneself answers for everything
	}
	for i := range c.Filing.Services {
		s := &c.Filing.Services[i]
		if s.PrincipalSame == filing.No && s.Principal != nil {
			all = append(all, person{s.Principal, filing.At{i}.Of("services[].principal"), i})
		}
	}
	return all
}

// pairs lists every two people, the earlier one second: a difference is told at the later one.
func (c Case) pairs() [][2]person {
	people := c.people()
	var out [][2]person
	for later := range people {
		for earlier := range later {
			out = append(out, [2]person{people[later], people[earlier]})
		}
	}
	return out
}

// sameNumber reports whether two people show the same certificate.
func sameNumber(a, b person) bool {
	return a.Certificate.Number != "" && filing.SameNumber(a.Certificate.Number, b.Certificate.Number)
}

// sameName reports whether two people have the same name.
func sameName(a, b person) bool { return a.Name != "" && filing.SameText(a.Name, b.Name) }

// mirrored reports whether a fact of the principal only repeats the entity's, as it does for individuals: what is wrong
// with it is then told once, at the entity.
func (c Case) mirrored(p person, own, entity string) bool {
	return c.Filing.Entity.Nature == filing.Individual && p.service == entityRole && filing.SameNumber(own, entity)
}

// identity reads a certificate's number where it tells the day of birth.
func identity(cert filing.Certificate) (filing.ResidentID, bool) {
	if cert.Kind != filing.ResidentIDCard && cert.Kind != filing.HKMOTWResidencePermit {
		return filing.ResidentID{}, false
	}
	id, err := filing.ParseResidentID(cert.Number)
	return id, err == nil
}

// personal reports whether a natural person holds certificates of this kind.
func personal(kind filing.CertificateKind) bool {
	for _, k := range filing.PersonalCertificates() {
		if k == kind {
			return true
		}
	}
	return false
}

// unit reports whether an organisation files.
func unit(c Case, _ filing.At) bool { return c.Filing.Entity.IsUnit() }

// individually reports whether a natural person files.
func individually(c Case, _ filing.At) bool { return c.Filing.Entity.Nature == filing.Individual }

func count(n int) string { return strconv.Itoa(n) }
