package region

// National is national.yaml: what holds where a province says nothing. What a provider asks for stands in wizard/provider.
type National struct {
	Schema     int    `yaml:"schema" json:"schema"`
	Updated    string `yaml:"updated" json:"updated"`
	Disclaimer string `yaml:"disclaimer" json:"disclaimer"`

	LockedFields        Default[[]string]       `yaml:"locked_fields" json:"locked_fields"`
	OneOrderPerEntity   Default[bool]           `yaml:"one_order_per_entity" json:"one_order_per_entity"`
	ReviewTime          Default[ReviewTime]     `yaml:"review_time" json:"review_time"`
	ChangeDeadline      Default[ChangeDeadline] `yaml:"change_deadline" json:"change_deadline"`
	PoliceFilingDays    Default[int]            `yaml:"police_filing_days" json:"police_filing_days"`
	SMS                 Default[SMS]            `yaml:"sms" json:"sms"`
	Images              Default[Images]         `yaml:"images" json:"images"`
	ImageChecks         Default[[]string]       `yaml:"image_checks" json:"image_checks"`
	LetterRules         Default[LetterRules]    `yaml:"letter_rules" json:"letter_rules"`
	LetterAgeExceptions Default[[]LetterAge]    `yaml:"letter_age_exceptions" json:"letter_age_exceptions"`
	SitePlanSections    Default[[]string]       `yaml:"site_plan_sections" json:"site_plan_sections"`

	Materials        []NationalMaterial         `yaml:"materials" json:"materials"`
	ProvincialPapers Default[[]ProvincialPaper] `yaml:"provincial_papers" json:"provincial_papers"`
	ScopeWords       Default[WordLists]         `yaml:"scope_words" json:"scope_words"` // code of a case -> words in names that bring it about

	PersonalRemarkPledge Default[string]         `yaml:"personal_remark_pledge" json:"personal_remark_pledge"` // holds {用途}
	PersonalRemarkLength Default[RemarkLength]   `yaml:"personal_remark_length" json:"personal_remark_length"`
	Principals           Default[Principals]     `yaml:"principals" json:"principals"`
	Contacts             Default[Contacts]       `yaml:"contacts" json:"contacts"`
	PhoneLocal           Default[PhoneNeed]      `yaml:"phone_local" json:"phone_local"`
	Address              Default[Address]        `yaml:"address" json:"address"`
	Domain               Default[Domain]         `yaml:"domain" json:"domain"`
	DomainSuffixes2020   Default[Suffixes]       `yaml:"domain_suffixes_2020" json:"domain_suffixes_2020"` // of 2020: never block on it
	GovSuffix            Default[WordLists]      `yaml:"gov_suffix" json:"gov_suffix"`                     // nature -> suffixes
	NameRules            Default[NationalNames]  `yaml:"name_rules" json:"name_rules"`
	PersonalWords        Default[PersonalWords]  `yaml:"personal_words" json:"personal_words"`
	NameTabTitle         Default[string]         `yaml:"name_tab_title" json:"name_tab_title"`
	ServiceContent       Default[ServiceContent] `yaml:"service_content" json:"service_content"`
	Languages            Default[[]string]       `yaml:"languages" json:"languages"`

	Preapproval              Default[[]NationalApproval]       `yaml:"preapproval" json:"preapproval"`
	ReviewWords              Default[WordLists]                `yaml:"review_words" json:"review_words"`
	PreapprovalPersonal      Default[Usage]                    `yaml:"preapproval_personal" json:"preapproval_personal"`
	EntityNatures            Default[[]EntityNature]           `yaml:"entity_natures" json:"entity_natures"`
	NumberPatterns           Default[map[string]NumberPattern] `yaml:"number_patterns" json:"number_patterns"`
	ServicesMax              Default[PerApplicant[int]]        `yaml:"services_max" json:"services_max"`
	PersonalServicesPerOrder Default[int]                      `yaml:"personal_services_per_order" json:"personal_services_per_order"`
	BlockedIPRanges          Default[[]string]                 `yaml:"blocked_ip_ranges" json:"blocked_ip_ranges"` // CIDR
	App                      Default[App]                      `yaml:"app" json:"app"`
	Footer                   Default[Footer]                   `yaml:"footer" json:"footer"`
	BeforeApproval           Default[BeforeApproval]           `yaml:"before_approval" json:"before_approval"`
	Cancel                   Default[Cancel]                   `yaml:"cancel" json:"cancel"`

	// Lists of province ids; the province files say the same one by one.
	ShellEntityDirectAdd    Default[[]string] `yaml:"shell_entity_direct_add" json:"shell_entity_direct_add"`
	MigrationProvinces      Default[[]string] `yaml:"migration_provinces" json:"migration_provinces"`
	ResidenceProofProvinces Default[[]string] `yaml:"residence_proof_provinces" json:"residence_proof_provinces"`
	EntityLetterProvinces   Default[[]string] `yaml:"entity_letter_provinces" json:"entity_letter_provinces"`
	ServiceLetterProvinces  Default[[]string] `yaml:"service_letter_provinces" json:"service_letter_provinces"`
	TrainingPledgeProvinces Default[[]string] `yaml:"training_pledge_provinces" json:"training_pledge_provinces"`
}

// WordLists are lists by name.
type WordLists map[string][]string

// ReviewTime is how long the bureaus' reviews take: from, to, in working days.
type ReviewTime struct {
	BureauWorkdays []int `yaml:"bureau_workdays" json:"bureau_workdays"`
}

// ChangeDeadline is when a change has to be filed.
type ChangeDeadline struct {
	BeforeChangeDays    int `yaml:"before_change_days" json:"before_change_days"`
	AfterChangeWorkdays int `yaml:"after_change_workdays" json:"after_change_workdays"`
}

// Status is a state of an order, and what the applicant may do in it.
type Status struct {
	ID      string   `yaml:"id" json:"id"`
	Title   string   `yaml:"title" json:"title"`
	Allowed []Action `yaml:"allowed" json:"allowed"`
}

// SMS is how the code of the ministry's text message is confirmed.
type SMS struct {
	Since            string   `yaml:"since" json:"since"`
	Hours            int      `yaml:"hours" json:"hours"`
	Digits           int      `yaml:"digits" json:"digits"`
	MaxWrong         int      `yaml:"max_wrong" json:"max_wrong"`
	MaxResend        int      `yaml:"max_resend" json:"max_resend"`
	Senders          []string `yaml:"senders" json:"senders"`
	ExceptTypes      []string `yaml:"except_types" json:"except_types"` // orders without a message
	RecipientsNew    []string `yaml:"recipients_new" json:"recipients_new"`
	RecipientsCancel []string `yaml:"recipients_cancel" json:"recipients_cancel"`
	Site             string   `yaml:"site" json:"site"`
}

// Images is what pictures of papers must be like, whatever files a portal takes.
type Images struct {
	MinValidityDays        int   `yaml:"min_validity_days" json:"min_validity_days"` // what a paper must still be valid for
	ResidencePermitMinDays int   `yaml:"residence_permit_min_days" json:"residence_permit_min_days"`
	MinLongSidePx          int   `yaml:"min_long_side_px" json:"min_long_side_px"`
	ColourRequired         bool  `yaml:"colour_required" json:"colour_required"`
	OriginalRequired       bool  `yaml:"original_required" json:"original_required"`
	ElectronicCertificate  Usage `yaml:"electronic_certificate" json:"electronic_certificate"`
	TemporaryIDCard        Usage `yaml:"temporary_id_card" json:"temporary_id_card"`
	Watermark              Usage `yaml:"watermark" json:"watermark"`
}

// LetterRules is how letters are signed.
type LetterRules struct {
	MaxAgeDays            int   `yaml:"max_age_days" json:"max_age_days"`
	Handwritten           bool  `yaml:"handwritten" json:"handwritten"`
	RegularScript         bool  `yaml:"regular_script" json:"regular_script"`
	CursiveAllowed        bool  `yaml:"cursive_allowed" json:"cursive_allowed"`
	NameStamp             Usage `yaml:"name_stamp" json:"name_stamp"`
	SealRedComplete       bool  `yaml:"seal_red_complete" json:"seal_red_complete"`
	TemplateUnchanged     bool  `yaml:"template_unchanged" json:"template_unchanged"`
	OtherProvinceTemplate Usage `yaml:"other_province_template" json:"other_province_template"`
}

// LetterAge is a paper whose greatest age differs from the rule.
type LetterAge struct {
	Province string `yaml:"province" json:"province"`
	Doc      string `yaml:"doc" json:"doc"`
	Days     int    `yaml:"days" json:"days"`
}

// RemarkLength is how long remarks should be, in characters.
type RemarkLength struct {
	MinChars int `yaml:"min_chars" json:"min_chars"`
	MaxChars int `yaml:"max_chars" json:"max_chars"`
}

// Principals is who may be responsible, and how old they must be.
type Principals struct {
	UnitEntityPrincipal string `yaml:"unit_entity_principal" json:"unit_entity_principal"`
	ServicePrincipal    string `yaml:"service_principal" json:"service_principal"`
	Personal            string `yaml:"personal" json:"personal"`
	MinAgeBlock         int    `yaml:"min_age_block" json:"min_age_block"` // nobody younger is accepted anywhere
	MinAgeWarn          int    `yaml:"min_age_warn" json:"min_age_warn"`   // most provinces accept nobody younger
	IDMinValidityDays   int    `yaml:"id_min_validity_days" json:"id_min_validity_days"`
}

// Contacts names and explains the rules on telephone numbers and mail addresses.
type Contacts struct {
	DefaultRules []string          `yaml:"default_rules" json:"default_rules"`
	Rules        map[string]string `yaml:"rules" json:"rules"` // id -> explanation
}

// PhoneNeed says whether numbers should belong to the province.
type PhoneNeed struct {
	Unit     Need `yaml:"unit" json:"unit"`
	Personal Need `yaml:"personal" json:"personal"`
}

// Address is how mailing addresses are written.
type Address struct {
	MustMatchRegion bool          `yaml:"must_match_region" json:"must_match_region"`
	MinDetail       AddressFormat `yaml:"min_detail" json:"min_detail"`
	ForbiddenWords  []string      `yaml:"forbidden_words" json:"forbidden_words"`
	NoNumberRemark  string        `yaml:"no_number_remark" json:"no_number_remark"` // for an address that has no number
}

// Domain is what domains must be like.
type Domain struct {
	Level              string       `yaml:"level" json:"level"`
	Strip              []string     `yaml:"strip" json:"strip"` // prefixes people paste with the domain
	MinValidityDays    int          `yaml:"min_validity_days" json:"min_validity_days"`
	RealnameWait       int          `yaml:"realname_wait_workdays" json:"realname_wait_workdays"` // working days
	RealnameSyncDays   []int        `yaml:"realname_sync_days" json:"realname_sync_days"`         // from, to
	OverseasRegistrar  Usage        `yaml:"overseas_registrar" json:"overseas_registrar"`
	DomainsPerSite     int          `yaml:"domains_per_site" json:"domains_per_site"`
	HolderPersonal     string       `yaml:"holder_personal" json:"holder_personal"`
	HolderUnitDefault  DomainHolder `yaml:"holder_unit_default" json:"holder_unit_default"`
	HolderCompareParts []string     `yaml:"holder_compare" json:"holder_compare"`
}

// Suffixes is a list of domain suffixes by family.
type Suffixes struct {
	CN      []string `yaml:"cn" json:"cn"`
	IDN     []string `yaml:"idn" json:"idn"`
	Generic []string `yaml:"generic" json:"generic"`
}
