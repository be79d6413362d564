// Package paper holds what one file was found to be: its kind, its measures, its text; whether that is good is not decided here.
package paper

// A Kind is what a paper shows.
type Kind string

// The kinds of papers.
const (
	IDCardFront           Kind = "id_card_front"
	IDCardBack            Kind = "id_card_back"
	BusinessLicence       Kind = "business_licence"
	Passport              Kind = "passport"
	HKMOPermit            Kind = "hk_mo_permit"
	TWPermit              Kind = "tw_permit"
	PermanentResidentCard Kind = "permanent_resident_card"
	Letter                Kind = "letter"
	DomainCertificate     Kind = "domain_certificate"
	Icon                  Kind = "icon"
	UnknownKind           Kind = "unknown"

	// The machine-readable sides of cards, and the two sides of 港澳台居民居住证.
	HKMOPermitBack            Kind = "hk_mo_permit_back"
	TWPermitBack              Kind = "tw_permit_back"
	PermanentResidentCardBack Kind = "permanent_resident_card_back"
	ResidencePermitFront      Kind = "hk_mo_tw_residence_permit_front"
	ResidencePermitBack       Kind = "hk_mo_tw_residence_permit_back"

	// The certificates of units that are not companies, named like the kinds of certificates of a filing.
	USCCCertificate                  Kind = "uscc_certificate"
	PublicInstitutionCertificate     Kind = "public_institution_certificate"
	SocialOrganizationCertificate    Kind = "social_organization_certificate"
	PrivateNonEnterpriseCertificate  Kind = "private_non_enterprise_certificate"
	LawPracticeLicence               Kind = "law_practice_licence"
	ForeignOfficeCertificate         Kind = "foreign_office_certificate"
	SocialServiceCertificate         Kind = "social_service_certificate"
	PrivateSchoolLicence             Kind = "private_school_licence"
	FoundationCertificate            Kind = "foundation_certificate"
	NotaryLicence                    Kind = "notary_licence"
	JudicialAppraisalLicence         Kind = "judicial_appraisal_licence"
	ArbitrationCertificate           Kind = "arbitration_certificate"
	MedicalInstitutionLicence        Kind = "medical_institution_licence"
	ReligiousVenueCertificate        Kind = "religious_venue_certificate"
	CollectiveEconomyCertificate     Kind = "collective_economy_certificate"
	ForeignCulturalCentreCertificate Kind = "foreign_cultural_centre_certificate"
	ForeignTourismOfficeCertificate  Kind = "foreign_tourism_office_certificate"
	EmbassySchoolLicence             Kind = "embassy_school_licence"
	OverseasBodyCertificate          Kind = "overseas_body_certificate"
	MilitaryCode                     Kind = "military_code"
	MilitaryServiceLicence           Kind = "military_service_licence"
)

// Kinds returns every kind. The caller owns the slice.
func Kinds() []Kind {
	return []Kind{
		IDCardFront, IDCardBack, BusinessLicence, Passport, HKMOPermit, TWPermit, PermanentResidentCard, Letter,
		DomainCertificate, Icon, UnknownKind,
		HKMOPermitBack, TWPermitBack, PermanentResidentCardBack, ResidencePermitFront, ResidencePermitBack,
		USCCCertificate, PublicInstitutionCertificate, SocialOrganizationCertificate, PrivateNonEnterpriseCertificate,
		LawPracticeLicence, ForeignOfficeCertificate,
		SocialServiceCertificate, PrivateSchoolLicence, FoundationCertificate, NotaryLicence,
		JudicialAppraisalLicence, ArbitrationCertificate, MedicalInstitutionLicence, ReligiousVenueCertificate,
		CollectiveEconomyCertificate, ForeignCulturalCentreCertificate, ForeignTourismOfficeCertificate, EmbassySchoolLicence,
		OverseasBodyCertificate, MilitaryCode, MilitaryServiceLicence,
	}
}

// The formats of files, told by their first bytes and never by their names. The first three can be a paper as they are;
// WebP and BMP are turned into one of them on export; HEIC is only recognised.
const (
	JPEG          = "jpeg"
	PNG           = "png"
	PDF           = "pdf"
	WebP          = "webp"
	BMP           = "bmp"
	HEIC          = "heic"
	GIF           = "gif"
	TIFF          = "tiff"
	UnknownFormat = "unknown"
)

// The names of measures.
const (
	Sharpness    = "sharpness"
	Glare        = "glare"
	Brightness   = "brightness"
	Contrast     = "contrast"
	Colour       = "colour"
	CardCoverage = "card_coverage"
	Corners      = "corners"
	Resolution   = "resolution"
	Moire        = "moire"
	Covered      = "covered"
	Rotation     = "rotation"
)

// A Box is four corners in pixels of the upright picture, clockwise from the top left.
type Box [4][2]int

// A Measure is one number taken from a picture, with the threshold that it is held against.
type Measure struct {
	Value     float64 `json:"value"`
	Threshold float64 `json:"threshold"`
	OK        bool    `json:"ok"`
	Unit      string  `json:"unit,omitempty"`
	Evidence  []Box   `json:"evidence,omitempty"` // where it was seen, if it has a place
}

// A Line is a run of text with its place.
type Line struct {
	Text     string  `json:"text"`
	Score    float64 `json:"score"`
	Box      Box     `json:"box"`
	Raw      string  `json:"raw,omitempty"`      // what stands there, where Text says it in another form
	Repaired bool    `json:"repaired,omitempty"` // look-alike characters were exchanged, and the check digit agrees now
	Doubt    Doubt   `json:"doubt,omitempty"`    // why a person should look twice
}

// A Doubt is a reason to look twice at what was read.
type Doubt string

// The doubts.
const (
	// TooWide says that there is room for more characters than were read: one that the models do not know leaves a gap
	// and no other trace.
	TooWide Doubt = "too_wide"
	// Disagrees says that the paper tells the same in two places, and that the two were read differently.
	Disagrees Doubt = "disagrees"
	// Unsure says that a character of a name was read with little certainty; with very little, the name has no text but
	// its place.
	Unsure Doubt = "unsure"
	// Unchecked says that the check digit does not agree with what was read.
	Unchecked Doubt = "unchecked"
)

// A Mark is something printed on a paper that says what it is not: an original, or a lasting one.
type Mark struct {
	Name string `json:"name"`
	Line
}

// The names of marks.
const (
	TemporaryCard   = "temporary"  // 临时居民身份证
	ElectronicPrint = "electronic" // an electronic certificate, printed or on a screen
	CopyStamp       = "copy"       // says that it is a copy
)

// A Report is what one file was found to be.
type Report struct {
	File         string             `json:"file"`
	SHA256       string             `json:"sha256"`
	Format       string             `json:"format"`
	Width        int                `json:"width"`  // pixels, upright
	Height       int                `json:"height"` // pixels, upright
	Bytes        int64              `json:"bytes"`
	Pages        int                `json:"pages,omitempty"` // of a PDF
	Kind         Kind               `json:"kind"`
	KindScore    float64            `json:"kind_score"`
	Also         Kind               `json:"also,omitempty"` // the other side of the card, where one picture shows both
	Fields       map[string]Line    `json:"fields"`
	Marks        []Mark             `json:"marks,omitempty"`
	Lines        []Line             `json:"lines"`
	Measures     map[string]Measure `json:"measures"`
	Ink          *Ink               `json:"ink,omitempty"`     // of a letter: what was put on it; nil where nobody looked
	Crop         *Box               `json:"crop,omitempty"`    // the paper in the picture, from its own top left; nil where none stood out
	Unread       Unread             `json:"unread,omitempty"`  // why its text was not read, if so
	Trouble      Trouble            `json:"trouble,omitempty"` // why the file could not be looked into, if so
	Milliseconds int64              `json:"milliseconds"`
}

// An Unread says why the text of a picture was not read, although it could be looked into.
type Unread string

// The reasons why a text was not read.
const (
	NoLibrary    Unread = "no_library"    // the library that runs the text models is missing
	WrongLibrary Unread = "wrong_library" // there is one, and it is not ours
	ReaderFailed Unread = "reader_failed" // the library is there and does not work
)

// A Trouble says why a file could not be looked into.
type Trouble string

// The troubles.
const (
	Empty         Trouble = "empty"
	TooLarge      Trouble = "too_large"       // more bytes than are ever read
	TooManyPixels Trouble = "too_many_pixels" // more pixels than are ever decoded
	TooManyPages  Trouble = "too_many_pages"
	Broken        Trouble = "broken"      // truncated or damaged
	Locked        Trouble = "locked"      // needs a password
	Unsupported   Trouble = "unsupported" // a format that is not read
	HEICFormat    Trouble = "heic"        // recognised; the sentence says how to convert it
)

// Limits of what is read at all; what the portal takes is a matter of rules.
const (
	MaxBytes  = 64 << 20   // bytes of one file
	MaxPixels = 60_000_000 // pixels of one picture, refused before decoding
	MaxPages  = 40         // pages of one PDF
)
