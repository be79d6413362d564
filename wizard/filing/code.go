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
)

// A CertificateKind is the kind of a certificate (证件类型).
type CertificateKind string

// The kinds of certificates.
const (
	ResidentIDCard                  CertificateKind = "resident_id"
	Passport                        CertificateKind = "passport"
	HKMOPermit                      CertificateKind = "hk_mo_permit"
	TWPermit                        CertificateKind = "tw_permit"
	PermanentResidentCard           CertificateKind = "permanent_resident_card"
	HKMOTWResidencePermit           CertificateKind = "hk_mo_tw_residence_permit"
	BusinessLicence                 CertificateKind = "business_licence"
	USCCCertificate                 CertificateKind = "uscc_certificate"
	OrganizationCodeCertificate     CertificateKind = "organization_code"
	PublicInstitutionCertificate    CertificateKind = "public_institution_certificate"
	SocialOrganizationCertificate   CertificateKind = "social_organization_certificate"
	PrivateNonEnterpriseCertificate CertificateKind = "private_non_enterprise_certificate"
	LawPracticeLicence              CertificateKind = "law_practice_licence"
	ForeignOfficeCertificate        CertificateKind = "foreign_office_certificate"
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
			"private_non_enterprise", "foundation", "law_firm", "foreign_office", "national_defence", "other",
		}
	case CertificateKinds:
		return []string{
			"resident_id", "passport", "hk_mo_permit", "tw_permit", "permanent_resident_card", "hk_mo_tw_residence_permit",
			"business_licence", "uscc_certificate", "organization_code", "public_institution_certificate",
			"social_organization_certificate", "private_non_enterprise_certificate", "law_practice_licence", "foreign_office_certificate",
		}
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

// PersonalCertificates are the kinds that a natural person holds, the usual one first. The caller owns the slice.
func PersonalCertificates() []CertificateKind {
	return []CertificateKind{ResidentIDCard, Passport, HKMOPermit, TWPermit, PermanentResidentCard, HKMOTWResidencePermit}
}

// EntityCertificates are the kinds that an entity of this nature may hold, the usual one first. The pairs follow the
// working enumeration of 主办单位性质 and 证件类型 that provider portals share. The caller owns the slice.
func EntityCertificates(n Nature) []CertificateKind {
	switch n {
	case Individual:
		return PersonalCertificates()
	case Enterprise:
		return []CertificateKind{BusinessLicence, OrganizationCodeCertificate, ForeignOfficeCertificate}
	case IndividualBusiness:
		return []CertificateKind{BusinessLicence}
	case Government:
		return []CertificateKind{USCCCertificate, OrganizationCodeCertificate}
	case PublicInstitution:
		return []CertificateKind{PublicInstitutionCertificate, USCCCertificate, OrganizationCodeCertificate}
	case SocialOrganization:
		return []CertificateKind{SocialOrganizationCertificate, USCCCertificate, OrganizationCodeCertificate}
	case PrivateNonEnterprise:
		return []CertificateKind{PrivateNonEnterpriseCertificate, USCCCertificate, OrganizationCodeCertificate}
	case Foundation:
		return []CertificateKind{USCCCertificate, OrganizationCodeCertificate}
	case LawFirm:
		return []CertificateKind{LawPracticeLicence, OrganizationCodeCertificate}
	case ForeignOffice:
		return []CertificateKind{ForeignOfficeCertificate, BusinessLicence}
	case NationalDefenceNature:
		return []CertificateKind{USCCCertificate, OrganizationCodeCertificate}
	case OtherNature:
		return []CertificateKind{
			USCCCertificate, BusinessLicence, OrganizationCodeCertificate, PublicInstitutionCertificate,
			SocialOrganizationCertificate, PrivateNonEnterpriseCertificate, LawPracticeLicence, ForeignOfficeCertificate,
		}
	}
	return nil
}
