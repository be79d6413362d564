package filing

// A CertificateKind is the kind of a certificate (证件类型).
type CertificateKind string

// The kinds of certificates of people.
const (
	ResidentIDCard        CertificateKind = "resident_id"
	Passport              CertificateKind = "passport"
	HKMOPermit            CertificateKind = "hk_mo_permit"
	TWPermit              CertificateKind = "tw_permit"
	PermanentResidentCard CertificateKind = "permanent_resident_card"
	HKMOTWResidencePermit CertificateKind = "hk_mo_tw_residence_permit"
)

// The kinds of certificates of units.
const (
	BusinessLicence                  CertificateKind = "business_licence"
	USCCCertificate                  CertificateKind = "uscc_certificate"
	OrganizationCodeCertificate      CertificateKind = "organization_code"
	BusinessRegistration             CertificateKind = "business_registration" // a licence from before 三证合一
	PublicInstitutionCertificate     CertificateKind = "public_institution_certificate"
	SocialOrganizationCertificate    CertificateKind = "social_organization_certificate"
	PrivateNonEnterpriseCertificate  CertificateKind = "private_non_enterprise_certificate"
	SocialServiceCertificate         CertificateKind = "social_service_certificate"
	PrivateSchoolLicence             CertificateKind = "private_school_licence"
	FoundationCertificate            CertificateKind = "foundation_certificate"
	LawPracticeLicence               CertificateKind = "law_practice_licence"
	NotaryLicence                    CertificateKind = "notary_licence"
	JudicialAppraisalLicence         CertificateKind = "judicial_appraisal_licence"
	ArbitrationCertificate           CertificateKind = "arbitration_certificate"
	MedicalInstitutionLicence        CertificateKind = "medical_institution_licence"
	ReligiousVenueCertificate        CertificateKind = "religious_venue_certificate"
	CollectiveEconomyCertificate     CertificateKind = "collective_economy_certificate"
	ForeignOfficeCertificate         CertificateKind = "foreign_office_certificate"
	ForeignCulturalCentreCertificate CertificateKind = "foreign_cultural_centre_certificate"
	ForeignTourismOfficeCertificate  CertificateKind = "foreign_tourism_office_certificate"
	EmbassySchoolLicence             CertificateKind = "embassy_school_licence"
	OverseasBodyCertificate          CertificateKind = "overseas_body_certificate"
	MilitaryCode                     CertificateKind = "military_code"
	MilitaryServiceLicence           CertificateKind = "military_service_licence"
)

// certificateKinds lists the kinds in the order people should read them, each with the schemes that its numbers follow: a
// number has to fit one of them. The schemes of earlier years stand behind those of today.
var certificateKinds = []struct {
	kind    CertificateKind
	schemes []scheme
}{
	{ResidentIDCard, []scheme{residentScheme}},
	{Passport, []scheme{passportScheme}},
	{HKMOPermit, []scheme{hkmoScheme}},
	{TWPermit, []scheme{taiwanScheme}},
	{PermanentResidentCard, []scheme{permanentScheme, oldPermanentScheme}},
	{HKMOTWResidencePermit, []scheme{residencePermitScheme}},
	{BusinessLicence, []scheme{usccScheme, registryScheme, oldRegistryScheme}},
	{USCCCertificate, []scheme{usccScheme}},
	{OrganizationCodeCertificate, []scheme{organizationScheme}},
	{BusinessRegistration, []scheme{registryScheme, oldRegistryScheme}},
	{PublicInstitutionCertificate, []scheme{usccScheme, oldPublicScheme}},
	{SocialOrganizationCertificate, []scheme{usccScheme}},
	{PrivateNonEnterpriseCertificate, []scheme{usccScheme}},
	{SocialServiceCertificate, []scheme{usccScheme}},
	{PrivateSchoolLicence, []scheme{usccScheme, schoolScheme}},
	{FoundationCertificate, []scheme{usccScheme, issuerScheme}},
	{LawPracticeLicence, []scheme{usccScheme, oldPracticeScheme}},
	{NotaryLicence, []scheme{usccScheme, issuerScheme}},
	{JudicialAppraisalLicence, []scheme{usccScheme, issuerScheme}},
	{ArbitrationCertificate, []scheme{usccScheme, issuerScheme}},
	{MedicalInstitutionLicence, []scheme{usccScheme, medicalScheme}},
	{ReligiousVenueCertificate, []scheme{usccScheme, issuerScheme}},
	{CollectiveEconomyCertificate, []scheme{usccScheme}},
	{ForeignOfficeCertificate, []scheme{usccScheme}},
	{ForeignCulturalCentreCertificate, []scheme{usccScheme, issuerScheme}},
	{ForeignTourismOfficeCertificate, []scheme{usccScheme, issuerScheme}},
	{EmbassySchoolLicence, []scheme{usccScheme, issuerScheme}},
	{OverseasBodyCertificate, []scheme{issuerScheme}},
	{MilitaryCode, []scheme{issuerScheme}},
	{MilitaryServiceLicence, []scheme{usccScheme, issuerScheme}},
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
		return []CertificateKind{BusinessLicence, OrganizationCodeCertificate, ForeignOfficeCertificate, BusinessRegistration}
	case IndividualBusiness:
		return []CertificateKind{BusinessLicence, BusinessRegistration}
	case Government:
		return []CertificateKind{USCCCertificate, OrganizationCodeCertificate}
	case PublicInstitution:
		return []CertificateKind{PublicInstitutionCertificate, USCCCertificate, OrganizationCodeCertificate}
	case SocialOrganization:
		return []CertificateKind{SocialOrganizationCertificate, USCCCertificate, OrganizationCodeCertificate}
	case MassOrganization:
		return []CertificateKind{USCCCertificate, SocialOrganizationCertificate, OrganizationCodeCertificate}
	case PrivateNonEnterprise:
		return []CertificateKind{
			PrivateNonEnterpriseCertificate, SocialServiceCertificate, PrivateSchoolLicence, USCCCertificate, OrganizationCodeCertificate,
		}
	case Foundation:
		return []CertificateKind{FoundationCertificate, USCCCertificate, OrganizationCodeCertificate}
	case LawFirm:
		return []CertificateKind{LawPracticeLicence, OrganizationCodeCertificate}
	case NotaryOffice:
		return []CertificateKind{NotaryLicence, USCCCertificate, PublicInstitutionCertificate, OrganizationCodeCertificate}
	case JudicialAppraisal:
		return []CertificateKind{JudicialAppraisalLicence, USCCCertificate, BusinessLicence, OrganizationCodeCertificate}
	case Arbitration:
		return []CertificateKind{ArbitrationCertificate, USCCCertificate, OrganizationCodeCertificate}
	case MedicalInstitution:
		return []CertificateKind{
			MedicalInstitutionLicence, PublicInstitutionCertificate, BusinessLicence, PrivateNonEnterpriseCertificate,
			SocialServiceCertificate, USCCCertificate, OrganizationCodeCertificate,
		}
	case ReligiousBody:
		return []CertificateKind{ReligiousVenueCertificate, SocialOrganizationCertificate, USCCCertificate, OrganizationCodeCertificate}
	case CollectiveEconomy:
		return []CertificateKind{CollectiveEconomyCertificate, USCCCertificate, OrganizationCodeCertificate}
	case ForeignOffice:
		return []CertificateKind{ForeignOfficeCertificate, BusinessLicence}
	case ForeignCulturalCentre:
		return []CertificateKind{ForeignCulturalCentreCertificate, ForeignTourismOfficeCertificate, EmbassySchoolLicence, USCCCertificate}
	case OverseasBody:
		return []CertificateKind{OverseasBodyCertificate, ForeignOfficeCertificate}
	case NationalDefenceNature:
		return []CertificateKind{MilitaryCode, MilitaryServiceLicence, USCCCertificate, OrganizationCodeCertificate}
	case OtherNature:
		return unitCertificates()
	}
	return nil
}

// unitCertificates are the kinds that no natural person holds; that of the most kinds of bodies comes first.
func unitCertificates() []CertificateKind {
	kinds := []CertificateKind{USCCCertificate}
	for _, k := range certificateKinds {
		if k.kind != USCCCertificate && !holds(PersonalCertificates(), k.kind) {
			kinds = append(kinds, k.kind)
		}
	}
	return kinds
}

func holds(kinds []CertificateKind, kind CertificateKind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}
