package material

import (
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// shenzhen is the city whose residence permits are looked up (GB/T 2260).
const shenzhenCity = "4403"

// becameUnit: an individual's filing is changed into that of a unit.
func (c *collection) becameUnit() answer {
	filed, _ := c.Filing.FiledText("entity.nature")
	return given(c.Filing.Order.Changes() && filed == string(filing.Individual) && c.Filing.Entity.Nature != filing.Individual)
}

// crossProvince: an individual's certificate names another province. The number alone tells where somebody was first
// registered, so that it never settles anything.
func (c *collection) crossProvince() answer {
	e := c.Filing.Entity
	if e.Nature != filing.Individual {
		return no
	}
	provinces := []region.Division{}
	if c.Divisions != nil {
		provinces = c.Divisions.Provinces()
	} else {
		for _, p := range c.Atlas.Provinces() {
			provinces = append(provinces, region.Division{Code: p.ID, Name: p.Name})
		}
	}
	if at := region.Locate(e.Certificate.Address, provinces, c.Divisions).Province; at != "" {
		return given(at != c.Filing.Province)
	}
	if c.local(e.Certificate) == yes && strings.TrimSpace(e.Certificate.Address) != "" {
		return no
	}
	return open
}

func (c *collection) residenceProof() answer {
	a := c.Atlas.CrossProvincePersonal(c.Filing.Province)
	switch {
	case !a.Known:
		return min(open, c.crossProvince())
	case a.Value == region.CrossNeedsProof:
		return c.crossProvince()
	}
	return no
}

func (c *collection) shenzhen() answer {
	return min(given(c.Filing.City == shenzhenCity), c.crossProvince())
}

// local says whether a number was first given out in the province.
func (c *collection) local(cert filing.Certificate) answer {
	prefixes := c.Atlas.IDCardPrefixes(c.Filing.Province)
	id, ok := identity(cert)
	if !ok || id.IsResidencePermit() || !prefixes.Known {
		return open
	}
	for _, p := range prefixes.Value {
		if strings.HasPrefix(id.String(), p) {
			return yes
		}
	}
	return no
}

// identity reads a certificate's number where it tells the day of birth.
func identity(cert filing.Certificate) (filing.ResidentID, bool) {
	if cert.Kind != filing.ResidentIDCard && cert.Kind != filing.HKMOTWResidencePermit {
		return filing.ResidentID{}, false
	}
	id, err := filing.ParseResidentID(cert.Number)
	return id, err == nil
}

// people lists whose certificates the filing holds: the individual, or the principals.
func (c *collection) people() []*filing.Principal {
	f := c.Filing
	out := []*filing.Principal{&f.Principal}
	if f.Entity.Nature == filing.Individual {
		return []*filing.Principal{{Name: f.Entity.Name, Certificate: f.Entity.Certificate}}
	}
	for i := range f.Services {
		if s := &f.Services[i]; s.PrincipalSame == filing.No && s.Principal != nil {
			out = append(out, s.Principal)
		}
	}
	return out
}

// aged: one of the people is at least from and not yet below years old.
func aged(from, below int) func(*collection) answer {
	return func(c *collection) answer {
		most := no
		for _, p := range c.people() {
			id, ok := identity(p.Certificate)
			switch {
			case !ok:
				most = max(most, open)
			case !c.Today.Before(id.Born()):
				if age := id.Born().YearsUntil(c.Today); age >= from && age < below {
					return yes
				}
			}
		}
		return most
	}
}

func (c *collection) principalNotLocal() answer {
	most := no
	for _, p := range c.people() {
		switch c.local(p.Certificate) {
		case no:
			return likely
		case open:
			most = open
		}
	}
	return most
}

func (c *collection) legalRepNotLocal() answer {
	f := c.Filing
	if f.Principal.IsLegalRepresentative == filing.No {
		return open // the representative's own number is not in the filing
	}
	switch c.local(f.Principal.Certificate) {
	case yes:
		return no
	case no:
		return likely
	}
	return open
}

// other says whether a principal is somebody else than the legal representative.
func (c *collection) other(p *filing.Principal) answer {
	same := p.Name != "" && filing.SameText(p.Name, c.Filing.Entity.LegalRepresentative)
	switch {
	case p.IsLegalRepresentative == filing.Yes || same:
		return no
	case p.IsLegalRepresentative == filing.No:
		return yes
	case p.Name != "" && c.Filing.Entity.LegalRepresentative != "":
		return likely
	}
	return open
}

func (c *collection) delegated() answer { return c.other(&c.Filing.Principal) }

func (c *collection) serviceDelegated() answer {
	most := no
	for i := range c.Filing.Services {
		p := c.Filing.ServicePrincipal(i)
		if p == nil {
			most = max(most, open)
			continue
		}
		most = max(most, c.other(p))
	}
	return most
}

// delegable: somebody else answers for the entity, in a province that takes that with a letter.
func (c *collection) delegable() answer {
	a := c.Atlas.LegalRepMustBePrincipal(c.Filing.Province)
	switch {
	case !a.Known:
		return min(open, c.delegated())
	case a.Value == region.LegalRepDelegable:
		return c.delegated()
	}
	return no
}

// foreign says whether the legal representative is none of the mainland's citizens.
func (c *collection) foreign() answer {
	f := c.Filing
	latin := strings.ContainsFunc(f.Entity.LegalRepresentative, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) })
	switch {
	case latin:
		return yes
	case c.delegated() != no:
		return open // whose certificate is not in the filing
	case f.Principal.Certificate.Kind == filing.ResidentIDCard:
		return no
	case f.Principal.Certificate.Number == "":
		return open
	}
	return yes
}

// foreignLegalRep: a foreign legal representative has somebody else answer for the entity, by choice or because the
// province wants it so.
func (c *collection) foreignLegalRep() answer {
	delegates := c.delegated()
	if a := c.Atlas.ForeignLegalRep(c.Filing.Province); a.Known && a.Value == region.ForeignDelegates {
		delegates = yes
	}
	return min(c.foreign(), delegates)
}

// formerDelegated: the filing that exists was not answered for by the legal representative.
func (c *collection) formerDelegated() answer {
	f := c.Filing
	if !f.Order.Changes() || c.scope.Principal == filing.NotWanted {
		return no
	}
	filed, _ := f.FiledText("principal.is_legal_representative")
	switch {
	case filed != "":
		return given(filed == "false")
	case c.changed("principal.name", nil) == no:
		return c.delegated()
	}
	return open
}

// noTradeName: a sole trader's licence has no trade name, so that the trader's own name stands in its place. One who files
// as an individual says so in the remark.
func (c *collection) noTradeName() answer {
	e := c.Filing.Entity
	said := slices.ContainsFunc(c.nation.ScopeWords.Value[string(region.WhenNoTradeName)], func(w string) bool {
		return strings.Contains(e.Remark, w) || strings.Contains(e.Name, w)
	})
	if e.Nature == filing.Individual {
		return given(said)
	}
	if e.Nature != filing.IndividualBusiness {
		return no
	}
	own := slices.ContainsFunc([]string{e.LegalRepresentative, c.Filing.Principal.Name}, func(name string) bool {
		return name != "" && filing.SameText(name, e.Name)
	})
	return given(own || said)
}
