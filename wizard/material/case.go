package material

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A condition says whether a case holds, and which facts tell.
type condition struct {
	about   []filing.Path
	settles bool                     // it says by itself which orders it is for
	holds   func(*collection) answer // nil: in every case
}

// Facts that several cases look at.
var (
	entityPrincipal  = []filing.Path{"principal.is_legal_representative", "principal.name", "entity.legal_representative"}
	servicePrincipal = []filing.Path{
		"services[].principal_same", "services[].principal.is_legal_representative", "services[].principal.name",
	}
	ages    = []filing.Path{"entity.certificate.number", "principal.certificate.number", "services[].principal.certificate.number"}
	names   = []filing.Path{"entity.name", "services[].name"}
	unit    = []filing.Path{"entity.name"}
	domains = []filing.Path{"services[].domains"}
	address = []filing.Path{"entity.certificate.address"}
	trader  = []filing.Path{"entity.name", "entity.remark"}
	counted = []filing.Path{"record.filed_services", "services[].domains"}
)

// cases has a row for each case that a paper can be for.
var cases = map[region.When]condition{
	region.WhenAlways:             {},
	region.WhenAlwaysExceptCancel: {about: domains},
	region.WhenFirstFiling:        {settles: true, holds: func(c *collection) answer { return given(c.Filing.Order == filing.First) }},
	region.WhenChange:             {settles: true, holds: func(c *collection) answer { return given(c.Filing.Order.Changes()) }},
	region.WhenPersonalToUnit:     {settles: true, about: []filing.Path{"entity.nature"}, holds: (*collection).becameUnit},

	region.WhenCrossProvince:  {about: address, holds: (*collection).crossProvince},
	region.WhenResidenceProof: {about: address, holds: (*collection).residenceProof},
	region.WhenShenzhenPermit: {about: append([]filing.Path{"city"}, address...), holds: (*collection).shenzhen},

	region.WhenUnder18:            {about: ages, holds: aged(0, 18)},
	region.WhenUnder22:            {about: ages, holds: aged(0, 22)},
	region.WhenAge16To18:          {about: ages, holds: aged(16, 18)},
	region.WhenPrincipalAge16To18: {about: ages, holds: aged(16, 18)},
	region.WhenPrincipalNotLocal:  {about: ages, holds: (*collection).principalNotLocal},
	region.WhenLegalRepNotLocal:   {about: ages[1:2], holds: (*collection).legalRepNotLocal},
	region.WhenForeignLegalRep:    {about: append(entityPrincipal[:len(entityPrincipal):len(entityPrincipal)], "principal.certificate.kind"), holds: (*collection).foreignLegalRep},
	region.WhenPrincipalDelegable: {about: entityPrincipal, holds: (*collection).delegable},
	region.WhenFormerPrincipalDelegated: {
		settles: true, about: []filing.Path{"principal.name", "principal.is_legal_representative"}, holds: (*collection).formerDelegated,
	},
	region.WhenEntityPrincipalDelegated:  {about: entityPrincipal, holds: (*collection).delegated},
	region.WhenServicePrincipalDelegated: {about: append(servicePrincipal[:len(servicePrincipal):len(servicePrincipal)], entityPrincipal...), holds: (*collection).serviceDelegated},
	region.WhenInstitutionDelegated: {about: entityPrincipal, holds: func(c *collection) answer {
		return min(given(c.who() == region.Institution), c.delegated())
	}},

	region.WhenHolderLegalRep:      {about: domains, holds: (*collection).heldByRepresentative},
	region.WhenHolderForeignParent: {about: domains, holds: (*collection).heldAbroad},
	region.WhenDomainCertificate:   {about: domains, holds: (*collection).domainCertificate},
	region.WhenRealNameUnseen:      {about: domains, holds: func(*collection) answer { return open }},

	region.WhenDomainsOver5:   {about: counted, holds: func(c *collection) answer { return c.domains().atLeast(6) }},
	region.WhenServicesOver3:  {about: counted, holds: func(c *collection) answer { return c.services().atLeast(4) }},
	region.WhenServicesOver5:  {about: counted, holds: func(c *collection) answer { return c.services().atLeast(6) }},
	region.WhenServices3:      {about: counted, holds: func(c *collection) answer { return c.services().atLeast(3) }},
	region.WhenResourcesOver1: {about: []filing.Path{"services[].access"}, holds: (*collection).severalResources},

	region.WhenIndividualBusiness: {about: unit, holds: func(c *collection) answer { return given(c.Filing.Entity.Nature == filing.IndividualBusiness) }},
	region.WhenNoTradeName:        {about: trader, holds: (*collection).noTradeName},
	region.WhenPublicBody:         {about: unit, holds: func(c *collection) answer { return given(c.who() == region.Institution) }},
	region.WhenTrader: {about: unit, holds: func(c *collection) answer {
		return max(given(c.Filing.Entity.Nature == filing.IndividualBusiness), c.named(region.WhenTrader, unit, no))
	}},
	region.WhenHospital: {about: unit, holds: func(c *collection) answer {
		return max(given(c.Filing.Entity.Nature == filing.MedicalInstitution), c.named(region.WhenHospital, unit, no))
	}},
	region.WhenLawFirm: {about: unit, holds: func(c *collection) answer {
		e := c.Filing.Entity
		return max(given(e.Nature == filing.LawFirm || e.Certificate.Kind == "law_practice_licence"), c.named(region.WhenLawFirm, unit, no))
	}},
	region.WhenTravelAgency: {about: unit, holds: func(c *collection) answer { return c.named(region.WhenTravelAgency, unit, no) }},
	region.WhenPrivateFund: {about: unit, holds: func(c *collection) answer {
		return max(c.named(region.WhenPrivateFund, unit, no), min(open, c.named(region.WhenFinanceWord, unit, no)))
	}},
	region.WhenOnlineShop: {about: address, holds: (*collection).onlineShop},
	region.WhenLicenceCopy: {about: unit, holds: func(c *collection) answer {
		return min(open, given(c.Filing.Entity.Certificate.Kind == filing.BusinessLicence))
	}},
	region.WhenLegalContent: {about: []filing.Path{"services[].name", "services[].remark"}, holds: func(c *collection) answer {
		return min(likely, c.named(region.WhenLegalContent, []filing.Path{"services[].name", "services[].remark"}, no))
	}},

	region.WhenEducationWord:   {about: names, holds: keyword(region.WhenEducationWord, "education", "tutoring")},
	region.WhenFinanceWord:     {about: names, holds: keyword(region.WhenFinanceWord, "finance")},
	region.WhenCultureWord:     {about: names, holds: keyword(region.WhenCultureWord, "culture")},
	region.WhenEcommerceWord:   {about: names, holds: keyword(region.WhenEcommerceWord)},
	region.WhenPreapprovalWord: {about: names, holds: (*collection).approvalWord},
	region.WhenSelfFunded:      {about: unit, holds: func(c *collection) answer { return min(open, given(c.Filing.Entity.Nature != filing.Individual)) }},

	region.WhenNameChanged:   {about: unit, holds: func(c *collection) answer { return c.changed("entity.name", nil) }},
	region.WhenStateName:     {about: unit, holds: (*collection).stateName},
	region.WhenNameUnrelated: {about: names, holds: (*collection).unrelated},
}
