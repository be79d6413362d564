package paper

import (
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Slot is a place in a filing that a paper belongs to, like "principal.id_front".
type Slot string

// The families of slots that are named by an identifier: letters, pledges and forms that are signed, and further papers.
const (
	Letters   = "letters."
	Materials = "materials."
)

// The slots that do not repeat.
const (
	EntityCertificate Slot = "entity.certificate"
	PrincipalIDFront  Slot = "principal.id_front"
	PrincipalIDBack   Slot = "principal.id_back"
	ResidenceProof    Slot = "residence_proof"
	Other             Slot = "other"
)

var slotForm = regexp.MustCompile(`^(entity\.certificate|principal\.id_(front|back)|residence_proof|other|(letters|materials)\.[A-Za-z0-9_]+|` +
	`services\[` + index + `\]\.(principal\.id_(front|back)|domain_certificate|pre_approvals\[` + index + `\]|app\.icon))$`)

// index is the one spelling of a place in a list; no list grows beyond six digits.
const index = `(?:0|[1-9]\d{0,5})`

// Valid reports whether the slot is one of the contract's.
func (s Slot) Valid() bool { return slotForm.MatchString(string(s)) }

// In reports whether the filing has this place: the service, and its pre-approval, that a paper of the slot belongs to.
func (s Slot) In(f *filing.Filing) bool {
	at := filing.Path(s).Place()
	if !s.Valid() || len(at) > 0 && at[0] >= len(f.Services) {
		return false
	}
	return len(at) < 2 || at[1] < len(f.Services[at[0]].PreApprovals)
}

// Pattern returns the slot with its indices taken out; texts of slots stand under "slot."+Key.
func (s Slot) Pattern() Slot { return Slot(filing.Path(s).Pattern()) }

// Key is the slot's name among text keys.
func (s Slot) Key() string {
	if family, _, named := s.Named(); named {
		return strings.TrimSuffix(family, ".")
	}
	return filing.TextKey(filing.Path(s))
}

// Named splits a slot of a family into the family and the identifier, and reports false for every other slot.
func (s Slot) Named() (family, id string, named bool) {
	for _, family := range []string{Letters, Materials} {
		if id, ok := strings.CutPrefix(string(s), family); ok {
			return family, id, true
		}
	}
	return "", "", false
}

// Fits reports whether the slot is one of a pattern's: the same but for its indices, or of the family where the pattern
// ends in a star.
func (s Slot) Fits(pattern Slot) bool {
	if family, ok := strings.CutSuffix(string(pattern), "*"); ok {
		return strings.HasPrefix(string(s), family) && s.Valid()
	}
	return s.Pattern() == pattern
}

// Kinds returns the kinds of paper that fit a slot of this filing, the usual one first; nil when any kind does.
func (s Slot) Kinds(f *filing.Filing) []Kind {
	switch s.Pattern() {
	case EntityCertificate:
		if f.Entity.Nature == filing.Individual {
			return fronts()
		}
		return unitKinds(f.Entity.Nature)
	case PrincipalIDFront, "services[].principal.id_front":
		return fronts()
	case PrincipalIDBack, "services[].principal.id_back":
		return []Kind{
			IDCardBack, HKMOPermitBack, TWPermitBack, PermanentResidentCardBack, ResidencePermitBack,
			HKMOPermit, TWPermit, PermanentResidentCard, // whose sides people do not tell apart
		}
	case "services[].domain_certificate":
		return []Kind{DomainCertificate}
	case "services[].app.icon":
		return []Kind{Icon}
	}
	if family, _, _ := s.Named(); family == Letters {
		return []Kind{Letter}
	}
	return nil
}

// fronts are the sides of personal papers that show whose they are.
func fronts() []Kind {
	return []Kind{IDCardFront, Passport, HKMOPermit, TWPermit, PermanentResidentCard, ResidencePermitFront}
}

// unitKinds are the certificates that a unit of this nature may hold and that can be told from others; nil where none can.
func unitKinds(nature filing.Nature) []Kind {
	var kinds []Kind
	for _, c := range filing.EntityCertificates(nature) {
		if slices.Contains(Kinds(), Kind(c)) {
			kinds = append(kinds, Kind(c))
		}
	}
	return kinds
}

// Certificate returns the kind of certificate that a kind of paper is, and false for what is none.
func (k Kind) Certificate() (filing.CertificateKind, bool) {
	switch k {
	case IDCardFront, IDCardBack:
		return filing.ResidentIDCard, true
	case HKMOPermitBack:
		return filing.HKMOPermit, true
	case TWPermitBack:
		return filing.TWPermit, true
	case PermanentResidentCardBack:
		return filing.PermanentResidentCard, true
	case ResidencePermitFront, ResidencePermitBack:
		return filing.HKMOTWResidencePermit, true
	}
	return filing.CertificateKind(k), filing.CertificateKinds.Has(string(k))
}
