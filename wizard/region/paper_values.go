package region

// Applies says whose filing a paper belongs to.
type Applies string

// The values of Applies.
const (
	AppliesUnit        Applies = "unit"
	AppliesPersonal    Applies = "personal"
	AppliesAll         Applies = "all"
	AppliesInstitution Applies = "institution"
)

// Choices implements Chooser.
func (Applies) Choices() []Choice { return appliesChoices }

var appliesChoices = []Choice{
	{"unit", "单位", "units"},
	{"personal", "个人", "individuals"},
	{"all", "所有主体", "everybody"},
	{"institution", "机关事业单位", "public institutions"},
}

// Signer is who signs a letter.
type Signer string

// The values of Signer.
const (
	SignerLegalRep         Signer = "legal_rep"
	SignerEntityPrincipal  Signer = "entity_principal"
	SignerServicePrincipal Signer = "service_principal"
	SignerIndividual       Signer = "individual"
	SignerUnit             Signer = "unit"
	SignerUnitOrIndividual Signer = "unit_or_individual"
)

// Choices implements Chooser.
func (Signer) Choices() []Choice { return signerChoices }

var signerChoices = []Choice{
	{"legal_rep", "法定代表人", "legal representative"},
	{"entity_principal", "主体负责人", "entity principal"},
	{"service_principal", "服务负责人", "service principal"},
	{"individual", "本人", "the applicant"},
	{"unit", "单位（只盖章）", "the unit, by its seal"},
	{"unit_or_individual", "单位或本人", "the unit or the applicant"},
}

// AgeUnit is what the age of a letter is counted in.
type AgeUnit string

// The values of AgeUnit.
const (
	AgeDays     AgeUnit = "day"
	AgeWorkdays AgeUnit = "workday"
)

// Choices implements Chooser.
func (AgeUnit) Choices() []Choice { return ageUnitChoices }

var ageUnitChoices = []Choice{
	{"day", "天", "days"},
	{"workday", "个工作日", "working days"},
}

// IfNotInvolved is what to do when a word triggers but the business is not done.
type IfNotInvolved string

// The values of IfNotInvolved.
const (
	NotInvolvedPledge      IfNotInvolved = "pledge"
	NotInvolvedStatement   IfNotInvolved = "statement"
	NotInvolvedRemark      IfNotInvolved = "remark"
	NotInvolvedChangeScope IfNotInvolved = "change_scope"
	NotInvolvedCutScope    IfNotInvolved = "cut_scope"
	NotInvolvedConsult     IfNotInvolved = "consult_and_pledge"
	NotInvolvedNothing     IfNotInvolved = "none"
)

// Choices implements Chooser.
func (IfNotInvolved) Choices() []Choice { return ifNotInvolvedChoices }

var ifNotInvolvedChoices = []Choice{
	{"pledge", "交不涉及承诺书", "sign a pledge"},
	{"statement", "交情况说明", "hand in a statement"},
	{"remark", "在备注说明", "say so in the remarks"},
	{"change_scope", "变更经营范围", "change the business scope"},
	{"cut_scope", "删减经营范围", "cut the business scope"},
	{"consult_and_pledge", "先咨询主管部门，再交承诺书", "ask the authority, then sign a pledge"},
	{"none", "没有替代，须有批文", "nothing else helps"},
}

// When is the case in which a paper is asked for.
type When string

// The values of When.
const (
	WhenAlways                    When = "always"
	WhenAlwaysExceptCancel        When = "always_except_cancel"
	WhenFirstFiling               When = "first_filing"
	WhenChange                    When = "change"
	WhenPersonalToUnit            When = "personal_to_unit_change"
	WhenCrossProvince             When = "cross_province"
	WhenUnder18                   When = "under_18"
	WhenUnder22                   When = "under_22"
	WhenAge16To18                 When = "age_16_18"
	WhenPrincipalAge16To18        When = "principal_age_16_18"
	WhenPrincipalNotLocal         When = "principal_not_local"
	WhenLegalRepNotLocal          When = "legal_rep_id_not_local"
	WhenEntityPrincipalDelegated  When = "entity_principal_not_legal_rep"
	WhenServicePrincipalDelegated When = "service_principal_not_legal_rep"
	WhenInstitutionDelegated      When = "institution_entity_principal_not_legal_rep"
	WhenFormerPrincipalDelegated  When = "former_principal_not_legal_rep"
	WhenForeignLegalRep           When = "foreign_legal_rep"
	WhenHolderLegalRep            When = "domain_holder_is_legal_rep"
	WhenHolderForeignParent       When = "domain_holder_is_foreign_parent"
	WhenDomainsOver5              When = "domains_gt_5"
	WhenServicesOver3             When = "services_gt_3"
	WhenServicesOver5             When = "services_gt_5"
	WhenServices3                 When = "services_gte_3"
	WhenResourcesOver1            When = "resources_gt_1"
	WhenIndividualBusiness        When = "individual_business"
	WhenNoTradeName               When = "no_trade_name"
	WhenHospital                  When = "hospital"
	WhenLawFirm                   When = "law_firm"
	WhenLegalContent              When = "legal_content"
	WhenTravelAgency              When = "travel_agency"
	WhenPrivateFund               When = "private_fund"
	WhenOnlineShop                When = "online_shop_licence"
	WhenLicenceCopy               When = "licence_copy_not_1_1"
	WhenShenzhenPermit            When = "shenzhen_residence_permit"
	WhenEducationWord             When = "education_keyword"
	WhenFinanceWord               When = "finance_keyword"
	WhenCultureWord               When = "culture_keyword"
	WhenEcommerceWord             When = "ecommerce_keyword"
	WhenPreapprovalWord           When = "preapproval_keyword"
	WhenSelfFunded                When = "self_fund_investment"

	// Cases of the national list.
	WhenNameChanged        When = "name_changed"
	WhenPublicBody         When = "public_body"
	WhenStateName          When = "state_name"
	WhenNameUnrelated      When = "name_unrelated"
	WhenPrincipalDelegable When = "principal_delegable"
	WhenDomainCertificate  When = "domain_certificate"
	WhenResidenceProof     When = "residence_proof"
	WhenRealNameUnseen     When = "real_name_unseen"
	WhenTrader             When = "trader"
)

// Choices implements Chooser.
func (When) Choices() []Choice { return whenChoices }

var whenChoices = []Choice{
	{"always", "不限", "always"},
	{"always_except_cancel", "除注销外", "always except when cancelling"},
	{"first_filing", "首次备案", "first filing"},
	{"change", "变更备案", "change"},
	{"personal_to_unit_change", "个人变更为单位", "change from individual to unit"},
	{"cross_province", "身份证是外省的", "ID card of another province"},
	{"under_18", "未满 18 岁", "under 18"},
	{"under_22", "未满 22 岁", "under 22"},
	{"age_16_18", "16 至 18 岁", "aged 16 to 18"},
	{"principal_age_16_18", "负责人 16 至 18 岁", "principal aged 16 to 18"},
	{"principal_not_local", "负责人不是本省人", "principal from another province"},
	{"legal_rep_id_not_local", "法定代表人身份证是外省的", "legal representative with an ID card of another province"},
	{"entity_principal_not_legal_rep", "主体负责人不是法定代表人", "entity principal is not the legal representative"},
	{"service_principal_not_legal_rep", "服务负责人不是法定代表人", "service principal is not the legal representative"},
	{"institution_entity_principal_not_legal_rep", "机关事业单位的主体负责人不是法定代表人", "entity principal of an institution is not the legal representative"},
	{"former_principal_not_legal_rep", "原负责人不是法定代表人", "former principal was not the legal representative"},
	{"foreign_legal_rep", "法定代表人是外籍", "foreign legal representative"},
	{"domain_holder_is_legal_rep", "域名在法定代表人名下", "domain held by the legal representative"},
	{"domain_holder_is_foreign_parent", "域名在境外母公司名下", "domain held by a foreign parent company"},
	{"domains_gt_5", "域名超过 5 个", "more than 5 domains"},
	{"services_gt_3", "服务超过 3 个", "more than 3 services"},
	{"services_gt_5", "服务超过 5 个", "more than 5 services"},
	{"services_gte_3", "服务达到 3 个", "3 services or more"},
	{"resources_gt_1", "接入资源超过 1 个", "more than one resource"},
	{"individual_business", "个体工商户", "sole trader"},
	{"no_trade_name", "个体工商户没有字号", "sole trader without a trade name"},
	{"hospital", "医院", "hospital"},
	{"law_firm", "律师事务所", "law firm"},
	{"legal_content", "法律服务内容", "legal content"},
	{"travel_agency", "旅行社", "travel agency"},
	{"private_fund", "私募基金", "private fund"},
	{"online_shop_licence", "网店执照", "licence of an online shop"},
	{"licence_copy_not_1_1", "执照不是 1:1 复印", "licence copy not 1:1"},
	{"shenzhen_residence_permit", "深圳居住证", "residence permit of Shenzhen"},
	{"education_keyword", "名称或经营范围含教育类字样", "education words"},
	{"finance_keyword", "名称或经营范围含金融类字样", "finance words"},
	{"culture_keyword", "名称或经营范围含文化类字样", "culture words"},
	{"ecommerce_keyword", "名称或经营范围含电子商务类字样", "e-commerce words"},
	{"preapproval_keyword", "名称或经营范围含前置审批类字样", "words that need an approval"},
	{"self_fund_investment", "经营范围含“以自有资金对外投资”", "scope names investment with own funds"},
	{"name_changed", "主办单位改了名称", "the entity has a new name"},
	{"public_body", "政府机关或事业单位", "government or public institution"},
	{"state_name", "名称以“中国”“中华”“国家”开头", "name begins with 中国, 中华 or 国家"},
	{"name_unrelated", "网站或 APP 名称与主办单位名称看不出关系", "name of the service has nothing of the entity's"},
	{"principal_delegable", "主体负责人不是法定代表人，而本省允许授权", "entity principal is not the legal representative, and the province allows it"},
	{"domain_certificate", "本省看域名证书", "the province looks at the certificate of the domain"},
	{"residence_proof", "证件住所在外省", "the certificate's address is in another province"},
	{"real_name_unseen", "管局查不到域名实名信息", "the domain's real-name data cannot be found"},
	{"trader", "个体工商户或商贸公司", "sole trader or trading company"},
}
