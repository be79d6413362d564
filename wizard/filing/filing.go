package filing

import "time"

// SchemaVersion is the version of the case file format that this program writes and the newest that it reads.
const SchemaVersion = 1

// A Filing is one case: every fact an order asks for, as typed by the applicant.
// Text is kept as it was typed; the Parse functions of this package give it meaning.
type Filing struct {
	Schema      int          `json:"schema"`
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Order       Order        `json:"order"`
	Provider    Provider     `json:"provider"`
	Province    string       `json:"province"` // two digits, GB/T 2260
	City        string       `json:"city"`     // four digits
	County      string       `json:"county"`   // six digits; empty where a city has none
	Entity      Entity       `json:"entity"`
	Principal   Principal    `json:"principal"`
	Record      Record       `json:"record,omitzero"`
	Services    []Service    `json:"services"`
	Attachments []Attachment `json:"attachments"`
	SetAside    []SetAside   `json:"set_aside"`
}

// An Entity (主体) is the person or organisation that runs the services.
type Entity struct {
	Nature              Nature      `json:"nature"`
	Name                string      `json:"name"`
	Certificate         Certificate `json:"certificate"`
	MailingAddress      string      `json:"mailing_address"`
	LegalRepresentative string      `json:"legal_representative"`
	FilingNumber        string      `json:"filing_number"`
	Remark              string      `json:"remark"`
}

// A Certificate (证件) proves who an entity or a person is.
type Certificate struct {
	Kind       CertificateKind `json:"kind"`
	Number     string          `json:"number"`
	Address    string          `json:"address,omitempty"`
	ValidFrom  string          `json:"valid_from"`
	ValidUntil string          `json:"valid_until"` // a date, or LongTerm
}

// A Principal (负责人) answers for an entity or a service.
type Principal struct {
	Name                  string      `json:"name"`
	IsLegalRepresentative Ternary     `json:"is_legal_representative"`
	Certificate           Certificate `json:"certificate"`
	Mobile                string      `json:"mobile"`
	EmergencyPhone        string      `json:"emergency_phone"`
	OfficePhone           string      `json:"office_phone"`
	Email                 string      `json:"email"`
}

// A Service (互联网信息服务) is a website or an APP.
type Service struct {
	Kind          ServiceKind   `json:"kind"`
	Name          string        `json:"name"`
	FilingNumber  string        `json:"filing_number,omitempty"` // 网站（APP）备案号, of a service that is on file already
	PrincipalSame Ternary       `json:"principal_same"`          // the entity's principal answers for the service too
	Principal     *Principal    `json:"principal"`               // nil when PrincipalSame is Yes
	Domains       []Domain      `json:"domains"`
	HomeURL       string        `json:"home_url"`
	Content       []string      `json:"content"`
	Languages     []string      `json:"languages"`
	PreApprovals  []PreApproval `json:"pre_approvals"`
	Remark        string        `json:"remark"`
	Access        Access        `json:"access"`
	App           *App          `json:"app"` // nil for a website
}

// A Domain is one domain name of a service and what its registrar knows about it.
type Domain struct {
	Name                    string          `json:"name"`
	Holder                  string          `json:"holder"`
	HolderCertificateKind   CertificateKind `json:"holder_certificate_kind"`
	HolderCertificateNumber string          `json:"holder_certificate_number"`
	RealNameOn              string          `json:"real_name_on"` // the day real-name verification passed
	ExpiresOn               string          `json:"expires_on"`
	Registrar               string          `json:"registrar"`
}

// A PreApproval (前置审批) is a permission that another authority gave.
type PreApproval struct {
	Category   string `json:"category"`
	Number     string `json:"number"`
	ValidUntil string `json:"valid_until"`
}

// An Access (接入) says where the service runs.
type Access struct {
	Resource          string    `json:"resource"`
	AuthorizationCode string    `json:"authorization_code"`
	IPRanges          []IPRange `json:"ip_ranges"`
	DNSPaused         Ternary   `json:"dns_paused"` // the domain does not resolve until approval
}

// An IPRange is a run of public addresses as typed; ParseIPRange gives it meaning.
type IPRange struct {
	First string `json:"first"`
	Last  string `json:"last"`
}

// An App holds what only an APP filing asks.
type App struct {
	Icon      string     `json:"icon"` // an attachment id
	Platforms []Platform `json:"platforms"`
}

// A Platform is one operating system that an APP runs on.
type Platform struct {
	OS          string   `json:"os"`
	Package     string   `json:"package"`
	PublicKey   string   `json:"public_key"`
	Fingerprint string   `json:"fingerprint"`
	Domains     []string `json:"domains"`
}

// An Attachment is a file given for a slot.
type Attachment struct {
	ID     string `json:"id"`
	Slot   string `json:"slot"`
	File   string `json:"file"`   // name as given; in a case folder the path relative to it
	SHA256 string `json:"sha256"` // lower-case hex of the bytes
	Size   int64  `json:"size"`   // bytes
}

// A SetAside is a warning that the applicant answered with a reason.
type SetAside struct {
	Rule       string    `json:"rule"`
	Attachment string    `json:"attachment"`
	Reason     string    `json:"reason"`
	At         time.Time `json:"at"`
}

// IsUnit reports whether the entity is an organisation; false while the nature is unknown.
func (e Entity) IsUnit() bool { return e.Nature != "" && e.Nature != Individual }

// ServicePrincipal returns whoever answers for service i: its own principal, or the entity's. It is nil while nobody
// knows which of the two it is.
func (f *Filing) ServicePrincipal(i int) *Principal {
	s := &f.Services[i]
	switch s.PrincipalSame {
	case Yes:
		return &f.Principal
	case No:
		return s.Principal
	}
	return nil
}

// Attached returns the attachments of a slot, oldest first.
func (f *Filing) Attached(slot string) []Attachment {
	var out []Attachment
	for _, a := range f.Attachments {
		if a.Slot == slot {
			out = append(out, a)
		}
	}
	return out
}
