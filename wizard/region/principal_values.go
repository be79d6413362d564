package region

// Applicant is who files.
type Applicant string

// The values of Applicant.
const (
	Unit        Applicant = "unit"
	Personal    Applicant = "personal"
	Institution Applicant = "institution"
)

// Choices implements Chooser.
func (Applicant) Choices() []Choice { return applicantChoices }

var applicantChoices = []Choice{
	{"unit", "单位", "unit"},
	{"personal", "个人", "individual"},
	{"institution", "机关事业单位", "public institution"},
}

// LegalRep says whether the entity principal (主体负责人) must be the legal representative.
type LegalRep string

// The values of LegalRep.
const (
	LegalRepMust      LegalRep = "yes"
	LegalRepFree      LegalRep = "no"
	LegalRepDelegable LegalRep = "delegable"
)

// Choices implements Chooser.
func (LegalRep) Choices() []Choice { return legalRepChoices }

var legalRepChoices = []Choice{
	{"yes", "须为法定代表人", "must be the legal representative"},
	{"no", "可以不是法定代表人", "need not be the legal representative"},
	{"delegable", "可书面授权他人", "may be delegated in writing"},
	{"unknown", "未找到", "not found"},
}

// ForeignLegalRep says what is asked when the legal representative is a foreigner.
type ForeignLegalRep string

// The values of ForeignLegalRep.
const (
	ForeignPassport        ForeignLegalRep = "passport_ok"
	ForeignDelegates       ForeignLegalRep = "delegate_to_mainland"
	ForeignServiceMainland ForeignLegalRep = "service_principal_mainland"
)

// Choices implements Chooser.
func (ForeignLegalRep) Choices() []Choice { return foreignLegalRepChoices }

var foreignLegalRepChoices = []Choice{
	{"passport_ok", "可用护照", "a passport is accepted"},
	{"delegate_to_mainland", "须授权中国公民", "must delegate to a Chinese citizen"},
	{"service_principal_mainland", "服务负责人须为中国公民", "the service principal must be a Chinese citizen"},
	{"unknown", "未找到", "not found"},
}

// PrincipalLetter says whether a service principal needs a letter of authorisation.
type PrincipalLetter string

// The values of PrincipalLetter.
const (
	LetterIfNotLegalRep PrincipalLetter = "required_if_not_legal_rep"
)

// Choices implements Chooser.
func (PrincipalLetter) Choices() []Choice { return principalLetterChoices }

var principalLetterChoices = []Choice{
	{"required_if_not_legal_rep", "不是法定代表人时须交授权书", "needed when not the legal representative"},
	{"unknown", "未找到", "not found"},
}

// SamePerson compares the service principal with the entity principal.
type SamePerson string

// The values of SamePerson.
const (
	SameNever         SamePerson = "must_differ"
	SameIfDelegated   SamePerson = "must_same_if_delegated"
	DifferIfDelegated SamePerson = "must_differ_if_delegated"
)

// Choices implements Chooser.
func (SamePerson) Choices() []Choice { return samePersonChoices }

var samePersonChoices = []Choice{
	{"must_differ", "须为不同的人", "must be two people"},
	{"must_same_if_delegated", "主体负责人不是法定代表人时须为同一人", "must be one person when delegated"},
	{"must_differ_if_delegated", "主体负责人不是法定代表人时须为不同的人", "must be two people when delegated"},
	{"unknown", "未找到", "not found"},
}

// Tristate is yes, no or not found.
type Tristate string

// The values of Tristate.
const (
	Yes Tristate = "yes"
	No  Tristate = "no"
)

// Choices implements Chooser.
func (Tristate) Choices() []Choice { return tristateChoices }

var tristateChoices = []Choice{
	{"yes", "是", "yes"},
	{"no", "否", "no"},
	{"unknown", "未找到", "not found"},
}

// Shared says whether a person or number used by another entity may be used again.
type Shared string

// The values of Shared.
const (
	SharedForbidden Shared = "forbidden"
)

// Choices implements Chooser.
func (Shared) Choices() []Choice { return sharedChoices }

var sharedChoices = []Choice{
	{"forbidden", "不可", "not allowed"},
	{"unknown", "未找到", "not found"},
}

// CrossProvince says whether individuals with an ID card of another province may file.
type CrossProvince string

// The values of CrossProvince.
const (
	CrossAllowed    CrossProvince = "allowed"
	CrossNeedsProof CrossProvince = "needs_proof"
	CrossForbidden  CrossProvince = "forbidden"
)

// Choices implements Chooser.
func (CrossProvince) Choices() []Choice { return crossProvinceChoices }

var crossProvinceChoices = []Choice{
	{"allowed", "可以", "allowed"},
	{"needs_proof", "可以，须附证明", "allowed with proof"},
	{"forbidden", "不可以", "not allowed"},
	{"unknown", "未找到", "not found"},
}

// ResidenceProof shows that somebody lives, works or studies in the province.
type ResidenceProof string

// The values of ResidenceProof.
const (
	ProofResidencePermit  ResidenceProof = "residence_permit"
	ProofTemporaryPermit  ResidenceProof = "temporary_residence_permit"
	ProofProperty         ResidenceProof = "property_certificate"
	ProofSocialSecurity   ResidenceProof = "social_security"
	ProofSocialSecurity3M ResidenceProof = "social_security_3m"
	ProofStudentCard      ResidenceProof = "student_card"
	ProofEmployment       ResidenceProof = "employment"
	ProofLease            ResidenceProof = "lease_1y"
)

// Choices implements Chooser.
func (ResidenceProof) Choices() []Choice { return residenceProofChoices }

var residenceProofChoices = []Choice{
	{"residence_permit", "居住证", "residence permit"},
	{"temporary_residence_permit", "暂住证", "temporary residence permit"},
	{"property_certificate", "房产证", "property certificate"},
	{"social_security", "社保证明", "social security record"},
	{"social_security_3m", "近三个月社保证明", "social security record of three months"},
	{"student_card", "学生证", "student card"},
	{"employment", "工作证明", "proof of employment"},
	{"lease_1y", "一年以上租房协议", "lease of a year or longer"},
}

// MinorDoc is a document asked of young applicants.
type MinorDoc string

// Choices implements Chooser.
func (MinorDoc) Choices() []Choice { return minorDocChoices }

var minorDocChoices = []Choice{
	{"guardian_id", "监护人身份证", "guardian's ID card"},
	{"guardian_consent", "监护人同意书", "guardian's consent"},
	{"guardian_statement", "监护人说明", "guardian's statement"},
	{"household_register", "户口簿", "household register"},
	{"employment_or_income_proof", "就业或收入证明", "proof of employment or income"},
	{"income_proof", "收入证明", "proof of income"},
	{"work_proof_or_guardian_docs", "工作证明，或监护人材料", "proof of work, or guardian's documents"},
	{"study_or_work_proof", "在读或工作证明", "proof of study or work"},
}

// BlogCategory says whether individuals may choose 博客/个人空间.
type BlogCategory string

// The values of BlogCategory.
const (
	BlogAllowed       BlogCategory = "allowed"
	BlogForbidden     BlogCategory = "forbidden"
	BlogNeedsApproval BlogCategory = "needs_approval"
)

// Choices implements Chooser.
func (BlogCategory) Choices() []Choice { return blogCategoryChoices }

var blogCategoryChoices = []Choice{
	{"allowed", "可选", "may be chosen"},
	{"forbidden", "不可选", "may not be chosen"},
	{"needs_approval", "须另有批准", "needs an approval"},
}

// RemarkKind is what an individual writes into the remarks.
type RemarkKind string

// The values of RemarkKind.
const (
	RemarkContent          RemarkKind = "content"
	RemarkPledge           RemarkKind = "pledge"
	RemarkContentAndPledge RemarkKind = "content_and_pledge"
	RemarkContentIfOther   RemarkKind = "content_if_other"
)

// Choices implements Chooser.
func (RemarkKind) Choices() []Choice { return remarkKindChoices }

var remarkKindChoices = []Choice{
	{"content", "写明网站内容", "what the site is about"},
	{"pledge", "写承诺语", "a pledge"},
	{"content_and_pledge", "写明网站内容和承诺语", "what the site is about, and a pledge"},
	{"content_if_other", "选“其他”时写明内容", "what the site is about, when 其他 is chosen"},
	{"unknown", "未找到", "not found"},
}

// Foreigner says whether individuals may file with a passport.
type Foreigner string

// The values of Foreigner.
const (
	ForeignerAccepted   Foreigner = "accepted"
	ForeignerNeedsProof Foreigner = "needs_proof"
	ForeignerForbidden  Foreigner = "forbidden"
)

// Choices implements Chooser.
func (Foreigner) Choices() []Choice { return foreignerChoices }

var foreignerChoices = []Choice{
	{"accepted", "可以", "accepted"},
	{"needs_proof", "可以，须附证明", "accepted with proof"},
	{"forbidden", "不可以", "not accepted"},
	{"unknown", "未找到", "not found"},
}

// HKMoTw says with which papers people from Hong Kong, Macau and Taiwan file.
type HKMoTw string

// The values of HKMoTw.
const (
	HKMoTwPermit    HKMoTw = "permit"
	HKMoTwEither    HKMoTw = "residence_or_permit"
	HKMoTwResidence HKMoTw = "residence_permit_only"
)

// Choices implements Chooser.
func (HKMoTw) Choices() []Choice { return hkMoTwChoices }

var hkMoTwChoices = []Choice{
	{"permit", "来往内地（大陆）通行证", "travel permit"},
	{"residence_or_permit", "居住证或通行证", "residence permit or travel permit"},
	{"residence_permit_only", "只收居住证", "residence permit only"},
	{"unknown", "未找到", "not found"},
}

// IndividualBusiness says how a sole trader (个体工商户) files.
type IndividualBusiness string

// The values of IndividualBusiness.
const (
	TraderUnit       IndividualBusiness = "as_unit"
	TraderUnitSeal   IndividualBusiness = "as_unit_seal_required"
	TraderByName     IndividualBusiness = "by_trade_name"
	TraderByRegistry IndividualBusiness = "by_registry"
)

// Choices implements Chooser.
func (IndividualBusiness) Choices() []Choice { return individualBusinessChoices }

var individualBusinessChoices = []Choice{
	{"as_unit", "按单位", "as a unit"},
	{"as_unit_seal_required", "按单位，须有公章", "as a unit, with a seal"},
	{"by_trade_name", "有字号按单位，无字号按个人", "as a unit with a trade name, else as an individual"},
	{"by_registry", "公示系统能查到的按单位", "as a unit when found in the public register"},
	{"unknown", "未找到", "not found"},
}

// Need is how strongly something is asked for.
type Need string

// The values of Need.
const (
	NeedRequired Need = "required"
	NeedAdvised  Need = "advised"
	NeedNot      Need = "no"
)

// Choices implements Chooser.
func (Need) Choices() []Choice { return needChoices }

var needChoices = []Choice{
	{"required", "须", "required"},
	{"advised", "建议", "advised"},
	{"no", "不要求", "not asked for"},
	{"unknown", "未找到", "not found"},
}
