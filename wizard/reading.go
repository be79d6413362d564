package wizard

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Reading is a fact as it was read from a paper: a suggestion that the applicant confirms, never an answer by itself.
type Reading struct {
	Path       filing.Path
	Line       paper.Line
	Attachment filing.Attachment
}

// readings says which field of which kind of paper is which fact of a certificate and of who holds it.
func readings() map[paper.Kind]map[string]filing.Path {
	card := map[string]filing.Path{"name": "name", "number": "certificate.number", "address": "certificate.address"}
	validity := map[string]filing.Path{"valid_from": "certificate.valid_from", "valid_until": "certificate.valid_until"}
	permit := map[string]filing.Path{
		"name": "name", "number": "certificate.number",
		"valid_from": "certificate.valid_from", "valid_until": "certificate.valid_until",
	}
	return map[paper.Kind]map[string]filing.Path{
		paper.BusinessLicence: {
			"name": "name", "uscc": "certificate.number", "address": "certificate.address",
			"legal_representative": "legal_representative", "established_on": "certificate.valid_from", "valid_until": "certificate.valid_until",
		},
		paper.IDCardFront: card, paper.IDCardBack: validity,
		paper.Passport:   {"number": "certificate.number", "valid_until": "certificate.valid_until"},
		paper.HKMOPermit: permit, paper.TWPermit: permit, paper.PermanentResidentCard: permit,
	}
}

// Readings lists what was read from the papers of this draft, in the order in which they were given. A paper that does
// not show what its slot is for says nothing.
func (s *Session) Readings() []Reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	var out []Reading
	for _, a := range f.Attachments {
		report, ok := s.draft.Reports[a.ID]
		holder := holderOf(f, paper.Slot(a.Slot))
		if !ok || holder == "" {
			continue
		}
		facts := readings()[report.Kind]
		for _, row := range filing.Dictionary() {
			at := filing.Path(a.Slot).Place()
			for field, fact := range facts {
				line, read := report.Fields[field]
				if read && line.Text != "" && at.Of(row.Path) == holder+"."+fact && f.Asked(row, at) {
					out = append(out, Reading{Path: holder + "." + fact, Line: line, Attachment: a})
				}
			}
		}
	}
	return out
}

// holderOf returns whom a slot's paper belongs to; an individual's card is the entity's certificate too.
func holderOf(f *filing.Filing, slot paper.Slot) filing.Path {
	switch slot.Pattern() {
	case paper.EntityCertificate:
		return "entity"
	case paper.PrincipalIDFront, paper.PrincipalIDBack:
		if f.Entity.Nature == filing.Individual {
			return "entity"
		}
		return "principal"
	case "services[].principal.id_front", "services[].principal.id_back":
		return filing.Path(slot).Place().Of("services[].principal")
	}
	return ""
}
