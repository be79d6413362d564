package region

// Province is one province file: what its communications administration (通信管理局) asks for.
type Province struct {
	Schema    int    `yaml:"schema" json:"schema"`
	Code      string `yaml:"code" json:"code"` // "44-guangdong", also the file's name
	ID        string `yaml:"id" json:"id"`     // two digits of GB/T 2260
	Name      string `yaml:"name" json:"name"`
	Short     string `yaml:"short" json:"short"` // first character of its filing numbers
	Pinyin    string `yaml:"pinyin" json:"pinyin"`
	Authority string `yaml:"authority" json:"authority"`
	Updated   string `yaml:"updated" json:"updated"`

	LicencePrefixes       Fact[LicencePrefixes]      `yaml:"licence_prefixes" json:"licence_prefixes"`
	IDCardPrefixes        Fact[[]string]             `yaml:"id_card_prefixes" json:"id_card_prefixes"` // of the first registration: a hint only
	LegalRepRequired      Fact[LegalRep]             `yaml:"legal_rep_required" json:"legal_rep_required"`
	ForeignLegalRep       Fact[ForeignLegalRep]      `yaml:"foreign_legal_rep" json:"foreign_legal_rep"`
	ServicePrincipal      ServicePrincipal           `yaml:"service_principal" json:"service_principal"`
	PersonalFiling        PersonalFiling             `yaml:"personal_filing" json:"personal_filing"`
	IndividualBusiness    Fact[IndividualBusiness]   `yaml:"individual_business" json:"individual_business"`
	AddressSameCity       Fact[Tristate]             `yaml:"address_same_city" json:"address_same_city"`
	AddressFormat         Fact[[]AddressFormat]      `yaml:"address_format" json:"address_format"`
	PhoneLocal            Fact[PhoneLocal]           `yaml:"phone_local" json:"phone_local"`
	ContactsDistinct      Fact[[]string]             `yaml:"contacts_distinct" json:"contacts_distinct"` // rule ids of national.yaml
	DomainMinValidityDays Fact[int]                  `yaml:"domain_min_validity_days" json:"domain_min_validity_days"`
	DomainHolder          Fact[DomainHolder]         `yaml:"domain_holder" json:"domain_holder"`
	DomainCertificate     Fact[DomainCertificate]    `yaml:"domain_certificate" json:"domain_certificate"`
	DomainSuffix          Fact[DomainSuffix]         `yaml:"domain_suffix" json:"domain_suffix"`
	SitesPerOrder         Fact[SitesPerOrder]        `yaml:"sites_per_order" json:"sites_per_order"`
	DomainsPerSite        Fact[int]                  `yaml:"domains_per_site" json:"domains_per_site"`
	ServicesMax           Fact[PerApplicant[int]]    `yaml:"services_max" json:"services_max"`
	SitePlanDocument      Fact[PerApplicant[Quorum]] `yaml:"site_plan_document" json:"site_plan_document"`
	Letters               []Letter                   `yaml:"letters" json:"letters"`
	ExtraMaterials        []Material                 `yaml:"extra_materials" json:"extra_materials"`
	ChangeRules           []ChangeRule               `yaml:"change_rules" json:"change_rules"`
	ShellEntityDirectAdd  Fact[Tristate]             `yaml:"shell_entity_direct_add" json:"shell_entity_direct_add"`
	MigrationSupported    Fact[Tristate]             `yaml:"migration_supported" json:"migration_supported"`
	FooterNumber          Fact[FooterNumber]         `yaml:"footer_number" json:"footer_number"`
	NameRules             Fact[NameRules]            `yaml:"name_rules" json:"name_rules"`
	Preapproval           []Preapproval              `yaml:"preapproval" json:"preapproval"` // on top of the national list
	Notes                 []Note                     `yaml:"notes" json:"notes"`
	Conflicts             []Conflict                 `yaml:"conflicts" json:"conflicts"`
}

// LicencePrefixes are how the province's numbers begin.
type LicencePrefixes struct {
	Filing  string   `yaml:"filing" json:"filing"`   // of a filing: 粤ICP备
	Licence []string `yaml:"licence" json:"licence"` // of an operating licence: 粤B2-, 粤ICP证
}

// ServicePrincipal is what is asked of the person responsible for a service (服务负责人).
type ServicePrincipal struct {
	Letter                Fact[PrincipalLetter] `yaml:"letter" json:"letter"`
	SamePerson            Fact[SamePerson]      `yaml:"same_person" json:"same_person"`
	CitizenOnly           Fact[Tristate]        `yaml:"citizen_only" json:"citizen_only"`
	SharedWithOtherEntity Fact[Shared]          `yaml:"shared_with_other_entity" json:"shared_with_other_entity"`
}

// PersonalFiling is what is asked of individuals, and the age asked of the principals of a unit.
type PersonalFiling struct {
	CrossProvince Fact[CrossProvince]    `yaml:"cross_province" json:"cross_province"`
	Proofs        Fact[[]ResidenceProof] `yaml:"proofs" json:"proofs"`   // any one of them
	MinAge        Fact[*int]             `yaml:"min_age" json:"min_age"` // years
	Minor         Fact[*Minor]           `yaml:"minor" json:"minor"`
	MinAgeUnit    Fact[*int]             `yaml:"min_age_unit" json:"min_age_unit"` // years
	BlogCategory  Fact[BlogCategory]     `yaml:"blog_category" json:"blog_category"`
	Remark        Fact[Remark]           `yaml:"remark" json:"remark"`
	Foreigner     Fact[Foreigner]        `yaml:"foreigner" json:"foreigner"`
	HKMoTw        Fact[HKMoTw]           `yaml:"hk_mo_tw" json:"hk_mo_tw"`
}

// Minor is the range of ages that need further documents.
type Minor struct {
	From  int        `yaml:"from" json:"from"`   // years; 0 means the lower end is not stated
	Below int        `yaml:"below" json:"below"` // years
	Docs  []MinorDoc `yaml:"docs" json:"docs"`
}

// Remark is what an individual has to write into the remarks.
type Remark struct {
	Kind     RemarkKind `yaml:"kind" json:"kind"`
	MinChars int        `yaml:"min_chars" json:"min_chars"` // 0 means no length is stated
}

// PhoneLocal says whether the numbers must belong to the province.
type PhoneLocal struct {
	Unit     Need     `yaml:"unit" json:"unit"`
	Personal Need     `yaml:"personal" json:"personal"`
	Areas    []string `yaml:"areas" json:"areas"` // provinces whose numbers are accepted, when more than this one
}

// DomainSuffix lists suffixes a province does not take.
type DomainSuffix struct {
	Blocked         []string `yaml:"blocked" json:"blocked"`
	Whitelist       bool     `yaml:"whitelist" json:"whitelist"` // only suffixes on a local list are taken
	PersonalBlocked []string `yaml:"personal_blocked" json:"personal_blocked"`
}

// PerApplicant holds one value for units and one for individuals; nil means none was found.
type PerApplicant[T any] struct {
	Unit     *T `yaml:"unit" json:"unit"`
	Personal *T `yaml:"personal" json:"personal"`
}

// For returns the value for one kind of applicant, nil when none was found.
func (p PerApplicant[T]) For(who Applicant) *T {
	if who == Personal {
		return p.Personal
	}
	return p.Unit
}

// SitesPerOrder is how many services one order may hold.
type SitesPerOrder struct {
	PerApplicant[int] `yaml:",inline"`
	After             *PerApplicant[int] `yaml:"after" json:"after"` // once more than this many are filed ...
	Then              *int               `yaml:"then" json:"then"`   // ... an order may hold only this many
}

// Quorum is the number of services at which a site plan is asked for.
type Quorum struct {
	Op     QuorumOp `yaml:"op" json:"op"`
	Count  int      `yaml:"count" json:"count"`
	Doc    PlanDoc  `yaml:"doc" json:"doc"`
	Counts Counted  `yaml:"counts" json:"counts"`
}

// Reached reports whether n, counted together with what is filed already, asks for the document.
func (q Quorum) Reached(n int) bool {
	if q.Op == AtLeastCount {
		return n >= q.Count
	}
	return n > q.Count
}

// Letter is a letter, pledge or proof the applicant signs.
type Letter struct {
	ID          string  `yaml:"id" json:"id"`
	Title       string  `yaml:"title" json:"title"`
	Applies     Applies `yaml:"applies" json:"applies"`
	When        When    `yaml:"when" json:"when"`
	SignedBy    Signer  `yaml:"signed_by" json:"signed_by"`
	Seal        *bool   `yaml:"seal" json:"seal"`               // nil: not stated
	Fingerprint *bool   `yaml:"fingerprint" json:"fingerprint"` // nil: not stated
	MaxAgeDays  int     `yaml:"max_age_days" json:"max_age_days"`
	MaxAgeUnit  AgeUnit `yaml:"max_age_unit" json:"max_age_unit"`
	Note        string  `yaml:"note" json:"note"`
	Provenance  `yaml:",inline"`
}

// Material is a further paper a province wants to see.
type Material struct {
	ID         string  `yaml:"id" json:"id"`
	Title      string  `yaml:"title" json:"title"`
	Applies    Applies `yaml:"applies" json:"applies"`
	When       When    `yaml:"when" json:"when"`
	Note       string  `yaml:"note" json:"note"`
	Provenance `yaml:",inline"`
}

// ChangeRule is one fixed question about changing a filing, and the province's answer.
type ChangeRule struct {
	Rule               ChangeTopic `yaml:"rule" json:"rule"`
	Fact[ChangeAnswer] `yaml:",inline"`
}

// NameRules are what a province asks of the name of a service, on top of the national rules.
type NameRules struct {
	MinHanzi          *int       `yaml:"min_hanzi" json:"min_hanzi"`
	Banned            []string   `yaml:"banned" json:"banned"`
	BannedPersonal    []string   `yaml:"banned_personal" json:"banned_personal"`
	ApprovalWords     []string   `yaml:"approval_words" json:"approval_words"` // words that need an approval
	NoLatin           NoLatin    `yaml:"no_latin" json:"no_latin"`
	NoLatinScope      LatinScope `yaml:"no_latin_scope" json:"no_latin_scope"`
	DisplayMustMatch  bool       `yaml:"display_must_match" json:"display_must_match"`   // the browser title equals the name
	RemarkIfUnrelated bool       `yaml:"remark_if_unrelated" json:"remark_if_unrelated"` // to the name of the entity
	Special           []string   `yaml:"special" json:"special"`                         // ids explained in national.yaml
}

// Preapproval is a line of business for which the province wants another authority's permission first.
type Preapproval struct {
	Category      string        `yaml:"category" json:"category"`
	Triggers      []string      `yaml:"triggers" json:"triggers"`
	Need          string        `yaml:"need" json:"need"`
	IfNotInvolved IfNotInvolved `yaml:"if_not_involved" json:"if_not_involved"`
	Note          string        `yaml:"note" json:"note"`
	Provenance    `yaml:",inline"`
}

// Note is a demand that no machine reads.
type Note struct {
	Topic      string `yaml:"topic" json:"topic"`
	Text       string `yaml:"text" json:"text"`
	Provenance `yaml:",inline"`
}

// Conflict is a topic on which sources of similar age disagree.
type Conflict struct {
	Topic string `yaml:"topic" json:"topic"`
	Text  string `yaml:"text" json:"text"`
}
