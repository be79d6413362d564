package flow

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A SectionID names a section; its title is the text "section."+ID.
type SectionID string

// The sections, in order.
const (
	Basics           SectionID = "basics"
	EntitySection    SectionID = "entity"
	PrincipalSection SectionID = "principal"
	ServiceSection   SectionID = "service"
	ConfirmSection   SectionID = "confirm"
)

// A StepID names a step; its title and lead are the texts "step."+ID+".title" and ".lead".
type StepID string

// A Step is one page of questions.
type Step struct {
	ID      StepID
	Section SectionID
	Each    filing.Path   // one page for every place of this pattern; empty: one page
	Slots   []paper.Slot  // patterns; papers come before the questions
	Fields  []filing.Path // patterns; those with more brackets than Each are rows that can be added
	Also    []filing.Path // patterns of facts that no page asks: a finding about them is shown here
	When    Condition
}

// A Condition says which filings see a step.
type Condition string

// The conditions.
const (
	Everybody   Condition = ""
	UnitsOnly   Condition = "unit"
	PersonsOnly Condition = "individual"
	SitesOnly   Condition = "website"
	AppsOnly    Condition = "app"
)

// Holds reports whether the condition is met at a place.
func (c Condition) Holds(f *filing.Filing, at filing.At) bool {
	switch c {
	case UnitsOnly:
		return f.Entity.Nature != filing.Individual
	case PersonsOnly:
		return f.Entity.Nature == filing.Individual
	case SitesOnly:
		return len(at) > 0 && f.Services[at[0]].Kind != filing.AppKind
	case AppsOnly:
		return len(at) > 0 && f.Services[at[0]].Kind == filing.AppKind
	}
	return true
}

// Steps lists every step there is, in order. Each fact of the dictionary is asked by exactly one step that a filing sees,
// except those that the interview asks and those that follow from others.
func Steps() []Step {
	return []Step{
		{
			ID: "region", Section: Basics,
			Fields: []filing.Path{"entity.nature", "province", "city", "county"},
			Also:   []filing.Path{"title", "order", "provider"},
		},
		{
			ID: "filed", Section: Basics,
			Fields: []filing.Path{
				"entity.filing_number", "record.entity_here", "record.shell", "record.filed_services", "record.claim_cause",
				"record.target_account", "record.target_clean", "record.domain_moved",
			},
		},

		{
			ID: "entity_certificate", Section: EntitySection, When: UnitsOnly, Slots: []paper.Slot{paper.EntityCertificate},
			Fields: []filing.Path{
				"entity.certificate.kind", "entity.name", "entity.certificate.number", "entity.certificate.address",
				"entity.legal_representative", "entity.certificate.valid_from", "entity.certificate.valid_until",
			},
		},
		{
			ID: "person_certificate", Section: EntitySection, When: PersonsOnly,
			Slots: []paper.Slot{paper.PrincipalIDFront, paper.PrincipalIDBack},
			Fields: []filing.Path{
				"entity.certificate.kind", "entity.name", "entity.certificate.number", "entity.certificate.address",
				"entity.certificate.valid_from", "entity.certificate.valid_until",
			},
			// A person's principal is that person, and what is said about the one is answered with the other.
			Also: []filing.Path{
				"entity.certificate", "principal.name", "principal.certificate.kind", "principal.certificate.number",
				"principal.certificate.address", "principal.certificate.valid_from", "principal.certificate.valid_until",
				"entity.legal_representative", "principal.is_legal_representative",
			},
		},
		{
			ID: "entity_contact", Section: EntitySection,
			Slots:  []paper.Slot{paper.ResidenceProof},
			Fields: []filing.Path{"entity.mailing_address", "entity.remark"},
		},

		{
			ID: "principal_identity", Section: PrincipalSection, When: UnitsOnly,
			Slots: []paper.Slot{paper.PrincipalIDFront, paper.PrincipalIDBack},
			Fields: []filing.Path{
				"principal.is_legal_representative", "principal.name", "principal.certificate.kind", "principal.certificate.number",
				"principal.certificate.valid_from", "principal.certificate.valid_until",
			},
			Also: []filing.Path{"principal.certificate.address"},
		},
		{
			ID: "principal_contact", Section: PrincipalSection,
			Fields: []filing.Path{"principal.mobile", "principal.emergency_phone", "principal.office_phone", "principal.email"},
		},

		{
			ID: "service_basics", Section: ServiceSection, Each: "services[]",
			Fields: []filing.Path{"services[].filing_number", "services[].name", "services[].content", "services[].languages", "services[].remark"},
			Also:   []filing.Path{"services[].kind"},
		},
		{
			ID: "service_domains", Section: ServiceSection, Each: "services[]", Slots: []paper.Slot{"services[].domain_certificate"},
			Fields: []filing.Path{
				"services[].domains[].name", "services[].domains[].holder", "services[].domains[].holder_certificate_kind",
				"services[].domains[].holder_certificate_number", "services[].domains[].real_name_on", "services[].domains[].expires_on",
				"services[].domains[].registrar", "services[].home_url",
			},
		},
		{
			ID: "service_app", Section: ServiceSection, Each: "services[]", When: AppsOnly, Slots: []paper.Slot{"services[].app.icon"},
			Fields: []filing.Path{
				"services[].app.platforms[].os", "services[].app.platforms[].package", "services[].app.platforms[].public_key",
				"services[].app.platforms[].fingerprint", "services[].app.platforms[].domains",
			},
		},
		{
			ID: "service_principal", Section: ServiceSection, Each: "services[]", When: UnitsOnly,
			Slots: []paper.Slot{"services[].principal.id_front", "services[].principal.id_back"},
			Fields: []filing.Path{
				"services[].principal_same", "services[].principal.is_legal_representative", "services[].principal.name",
				"services[].principal.certificate.kind", "services[].principal.certificate.number",
				"services[].principal.certificate.valid_from", "services[].principal.certificate.valid_until",
				"services[].principal.mobile", "services[].principal.emergency_phone", "services[].principal.office_phone",
				"services[].principal.email",
			},
			Also: []filing.Path{"services[].principal.certificate.address"},
		},
		{
			ID: "service_preapproval", Section: ServiceSection, Each: "services[]", When: UnitsOnly,
			Slots: []paper.Slot{"services[].pre_approvals[]"},
			Fields: []filing.Path{
				"services[].pre_approvals[].category", "services[].pre_approvals[].number", "services[].pre_approvals[].valid_until",
			},
		},
		{
			ID: "service_access", Section: ServiceSection, Each: "services[]",
			Fields: []filing.Path{
				"services[].access.resource", "services[].access.authorization_code", "services[].access.ip_ranges[].first",
				"services[].access.ip_ranges[].last", "services[].access.dns_paused",
			},
		},

		{
			ID: "materials", Section: ConfirmSection, Slots: []paper.Slot{paper.Letters + "*", paper.Materials + "*"},
		},
		{
			ID: "confirm", Section: ConfirmSection, Slots: []paper.Slot{paper.Other},
			Fields: []filing.Path{
				"record.last_service", "record.other_provider", "record.reason", "record.open_order", "record.account_taken",
				"record.former_certificate", "record.abnormal", "record.sites_open", "record.footer_shown", "record.content_matches",
			},
		},
	}
}

// NotAsked lists the facts that no step asks: the interview settles them, or they follow from others, or the program
// keeps them itself.
func NotAsked() []filing.Path {
	return []filing.Path{
		"title", "order", "provider", "services[].kind", "services[].app.icon",
		"principal.certificate.address", "services[].principal.certificate.address",
	}
}
