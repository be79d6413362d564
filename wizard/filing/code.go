package filing

// An Order is the kind of filing (备案类型).
type Order string

// The orders a provider takes.
const (
	First         Order = "first"
	AddService    Order = "add_service"
	AddAccess     Order = "add_access"
	ChangeEntity  Order = "change_entity"
	ChangeService Order = "change_service"
	ChangeFiling  Order = "change_filing"
	CancelService Order = "cancel_service"
	CancelEntity  Order = "cancel_entity"
	CancelAccess  Order = "cancel_access"
	Claim         Order = "claim"
	Transfer      Order = "transfer"
	Migrate       Order = "migrate"
)

// A Provider (接入商) is whoever hands the filing in.
type Provider string

// HuaweiCloud is the first provider whose portal this program knows.
const HuaweiCloud Provider = "huaweicloud"

// A Nature is what kind of body an entity is (主办单位性质).
type Nature string

// The natures of entities.
const (
	Individual            Nature = "individual"
	Enterprise            Nature = "enterprise"
	IndividualBusiness    Nature = "individual_business"
	Government            Nature = "government"
	PublicInstitution     Nature = "public_institution"
	SocialOrganization    Nature = "social_organization"
	PrivateNonEnterprise  Nature = "private_non_enterprise"
	Foundation            Nature = "foundation"
	LawFirm               Nature = "law_firm"
	ForeignOffice         Nature = "foreign_office"
	NationalDefenceNature Nature = "national_defence"
	OtherNature           Nature = "other"
	MassOrganization      Nature = "mass_organization"
	NotaryOffice          Nature = "notary_office"
	JudicialAppraisal     Nature = "judicial_appraisal"
	Arbitration           Nature = "arbitration"
	ReligiousBody         Nature = "religious_body"
	MedicalInstitution    Nature = "medical_institution"
	CollectiveEconomy     Nature = "collective_economy"
	ForeignCulturalCentre Nature = "foreign_cultural_centre"
	OverseasBody          Nature = "overseas_body"
)

// A ServiceKind is what a service is.
type ServiceKind string

// The kinds of services.
const (
	Website ServiceKind = "website"
	AppKind ServiceKind = "app"
)

// Content codes that rules name.
const (
	ContentCorporateSite = "corporate_site"
	ContentPersonalSpace = "personal_space"
	ContentOther         = "other"
)

// PersonalContents are the contents that a website of an individual may have. The caller owns the slice.
// Source: the provider's page on the content of websites (网站服务内容, 2025-12).
func PersonalContents() []string { return []string{ContentPersonalSpace, ContentOther} }

// Why a filing is claimed (认领).
const (
	ClaimBefore2018 = "before_2018" // filed in the provider's system that was replaced in September 2018
	ClaimMovedIn    = "moved_in"    // came to the provider by a migration or a change of province made at another one
)

// ResourceAuthorizationCode is the access resource that is a code instead of a server.
const ResourceAuthorizationCode = "authorization_code"

// A Vocabulary names a closed list of codes; its texts are under the keys VOCABULARY.CODE.
type Vocabulary string

// The vocabularies of the contract.
const (
	Orders           Vocabulary = "order"
	Providers        Vocabulary = "provider"
	Natures          Vocabulary = "nature"
	CertificateKinds Vocabulary = "certificate"
	ServiceKinds     Vocabulary = "service"
	Contents         Vocabulary = "content"
	Languages        Vocabulary = "language"
	Categories       Vocabulary = "preapproval"
	Resources        Vocabulary = "resource"
	Systems          Vocabulary = "os"
	ClaimCauses      Vocabulary = "claim"
)

// Codes returns the codes of a vocabulary in the order people should read them. The caller owns the slice.
func (v Vocabulary) Codes() []string {
	switch v {
	case Orders:
		return []string{
			"first", "add_service", "add_access", "change_entity", "change_service", "change_filing",
			"cancel_service", "cancel_entity", "cancel_access", "claim", "transfer", "migrate",
		}
	case Providers:
		return []string{"huaweicloud"}
	case Natures:
		return []string{
			"enterprise", "individual", "individual_business", "government", "public_institution", "social_organization",
			"private_non_enterprise", "foundation", "mass_organization", "law_firm", "notary_office", "judicial_appraisal", "arbitration",
			"medical_institution", "religious_body", "collective_economy", "foreign_office", "foreign_cultural_centre", "overseas_body",
			"national_defence", "other",
		}
	case CertificateKinds:
		codes := make([]string, 0, len(certificateKinds))
		for _, k := range certificateKinds {
			codes = append(codes, string(k.kind))
		}
		return codes
	case ServiceKinds:
		return []string{"website", "app"}
	case Contents:
		return []string{
			"corporate_site", "personal_space", "instant_messaging", "search_engine", "portal", "webmail", "news", "advertising", "shopping",
			"payment", "banking", "securities", "game", "music", "video", "pictures", "download", "recruitment", "dating", "real_estate",
			"education", "site_building", "other",
		}
	case Languages:
		return []string{
			"zh-Hans", "zh-Hant", "en", "ja", "fr", "es", "ar", "ru", "ug", "mn", "kk", "bo", "za", "ko", "ii", "other",
		}
	case Categories:
		return []string{
			"news", "publishing", "education", "health", "drugs_devices", "culture", "audiovisual", "ride_hailing", "finance", "religion",
			"tutoring", "bulletin_board", "game",
		}
	case Resources:
		return []string{"ecs", "flexus_x", "flexus_l", "enterprise_portal", "dedicated_cloud", "nat_gateway", "authorization_code"}
	case Systems:
		return []string{"android", "ios", "harmonyos"}
	case ClaimCauses:
		return []string{ClaimBefore2018, ClaimMovedIn}
	}
	return nil
}

// Has reports whether code belongs to the vocabulary.
func (v Vocabulary) Has(code string) bool {
	for _, c := range v.Codes() {
		if c == code {
			return true
		}
	}
	return false
}
