package region

// AddressFormat is a demand on how an address is written.
type AddressFormat string

// The values of AddressFormat.
const (
	AddressDoor       AddressFormat = "door_number"
	AddressRoom       AddressFormat = "room_number"
	AddressNoShixiaqu AddressFormat = "no_shixiaqu"
	AddressDistrict   AddressFormat = "district_matches"
	AddressVillage    AddressFormat = "rural_to_village"
	AddressStudent    AddressFormat = "student_department"
	AddressPermit     AddressFormat = "same_as_residence_permit"
	AddressShop       AddressFormat = "shop_licence_format"
	AddressBeijing    AddressFormat = "bj_current_districts"
	AddressTianjin    AddressFormat = "tj_special_zones"
	AddressLiangjiang AddressFormat = "liangjiang_to_yubei"
	AddressNoSymbols  AddressFormat = "no_symbols"
)

// Choices implements Chooser.
func (AddressFormat) Choices() []Choice { return addressFormatChoices }

var addressFormatChoices = []Choice{
	{"door_number", "写到门牌号", "down to the door number"},
	{"room_number", "写到房间号", "down to the room number"},
	{"no_shixiaqu", "不写“市辖区”", "without 市辖区"},
	{"district_matches", "区县与地址一致", "the county agrees with the address"},
	{"rural_to_village", "农村写到村组", "in the country down to the village"},
	{"student_department", "学生写到院系", "students down to the department"},
	{"same_as_residence_permit", "与居住证地址一致", "as on the residence permit"},
	{"shop_licence_format", "网店执照按规定格式", "online-shop licences in a set form"},
	{"bj_current_districts", "用现行区名", "with today's districts"},
	{"tj_special_zones", "功能区按规定写法", "special zones in a set form"},
	{"liangjiang_to_yubei", "两江新区选渝北区", "两江新区 as 渝北区"},
	{"no_symbols", "不用符号", "without symbols"},
}

// DomainHolder says who may hold the domain of a unit.
type DomainHolder string

// The values of DomainHolder.
const (
	HolderEntity   DomainHolder = "entity"
	HolderLegalRep DomainHolder = "entity_or_legal_rep"
	HolderOfficer  DomainHolder = "entity_or_officer"
)

// Choices implements Chooser.
func (DomainHolder) Choices() []Choice { return domainHolderChoices }

var domainHolderChoices = []Choice{
	{"entity", "只能是单位", "the entity only"},
	{"entity_or_legal_rep", "单位或法定代表人", "the entity or its legal representative"},
	{"entity_or_officer", "单位、法定代表人，或有证明的股东、高管", "the entity, its legal representative, or shareholders and managers with proof"},
	{"unknown", "未找到", "not found"},
}

// DomainCertificate says whether the certificate of the domain is asked for.
type DomainCertificate string

// The values of DomainCertificate.
const (
	CertificateRequired    DomainCertificate = "required"
	CertificatePersonal    DomainCertificate = "required_personal"
	CertificateConditional DomainCertificate = "conditional"
)

// Choices implements Chooser.
func (DomainCertificate) Choices() []Choice { return domainCertificateChoices }

var domainCertificateChoices = []Choice{
	{"required", "须交", "required"},
	{"required_personal", "个人须交", "required of individuals"},
	{"conditional", "视情况", "depends"},
	{"unknown", "未找到", "not found"},
}

// QuorumOp compares a number of services with a limit.
type QuorumOp string

// The values of QuorumOp.
const (
	MoreThan     QuorumOp = "gt"
	AtLeastCount QuorumOp = "gte"
)

// Choices implements Chooser.
func (QuorumOp) Choices() []Choice { return quorumOpChoices }

var quorumOpChoices = []Choice{
	{"gt", "超过", "more than"},
	{"gte", "达到", "at least"},
}

// PlanDoc is the paper asked of those who file many services.
type PlanDoc string

// The values of PlanDoc.
const (
	PlanSite         PlanDoc = "plan"
	PlanAndDocuments PlanDoc = "plan_and_documents"
	PlanStatement    PlanDoc = "statement"
	PlanUsage        PlanDoc = "usage_note"
)

// Choices implements Chooser.
func (PlanDoc) Choices() []Choice { return planDocChoices }

var planDocChoices = []Choice{
	{"plan", "建设方案书", "site plan"},
	{"plan_and_documents", "建设方案书及佐证材料", "site plan with supporting documents"},
	{"statement", "情况说明", "statement"},
	{"usage_note", "用途说明", "note on the use"},
}

// Counted is what a limit counts.
type Counted string

// The values of Counted.
const (
	CountServices Counted = "services"
	CountDomains  Counted = "domains"
	CountPrefixes Counted = "domain_prefixes"
	CountFiled    Counted = "filed_before"
)

// Choices implements Chooser.
func (Counted) Choices() []Choice { return countedChoices }

var countedChoices = []Choice{
	{"services", "个服务", "services"},
	{"domains", "个域名", "domains"},
	{"domain_prefixes", "个前缀不同的域名", "domains with different prefixes"},
	{"filed_before", "个已备案的服务", "services filed before"},
}

// FooterNumber says which number stands at the foot of the site.
type FooterNumber string

// The values of FooterNumber.
const (
	FooterService FooterNumber = "service"
	FooterEntity  FooterNumber = "entity"
)

// Choices implements Chooser.
func (FooterNumber) Choices() []Choice { return footerNumberChoices }

var footerNumberChoices = []Choice{
	{"service", "服务备案号（带“-1”等序号）", "the number of the service, with its -1"},
	{"entity", "主体备案号", "the number of the entity"},
}

// NoLatin says whether names may hold Latin letters.
type NoLatin string

// The values of NoLatin.
const (
	LatinFree    NoLatin = "none"
	LatinNotPure NoLatin = "pure"
	LatinNever   NoLatin = "any"
)

// Choices implements Chooser.
func (NoLatin) Choices() []Choice { return noLatinChoices }

var noLatinChoices = []Choice{
	{"none", "不限", "no limit"},
	{"pure", "不可全为英文字母", "not only Latin letters"},
	{"any", "不可含英文字母", "no Latin letters"},
}

// LatinScope says whom the rule on Latin letters binds.
type LatinScope string

// The values of LatinScope.
const (
	LatinAll      LatinScope = "all"
	LatinPersonal LatinScope = "personal"
)

// Choices implements Chooser.
func (LatinScope) Choices() []Choice { return latinScopeChoices }

var latinScopeChoices = []Choice{
	{"all", "所有主体", "everybody"},
	{"personal", "个人", "individuals"},
}

// ChangeTopic is a question about changing a filing.
type ChangeTopic string

// The values of ChangeTopic.
const (
	ChangeSwapEntity     ChangeTopic = "swap_entity"
	ChangeRenameLetter   ChangeTopic = "rename_letter"
	ChangeUnitToPersonal ChangeTopic = "unit_to_personal"
	ChangePersonalToUnit ChangeTopic = "personal_to_unit"
	ChangeAccessFirst    ChangeTopic = "access_before_change"
	ChangeOrderType      ChangeTopic = "change_order_type"
)

// Choices implements Chooser.
func (ChangeTopic) Choices() []Choice { return changeTopicChoices }

var changeTopicChoices = []Choice{
	{"swap_entity", "换成另一主体", "Change to another entity"},
	{"rename_letter", "单位更名附证明", "Letter on a change of name"},
	{"unit_to_personal", "单位改为个人", "From unit to individual"},
	{"personal_to_unit", "个人改为单位", "From individual to unit"},
	{"access_before_change", "信息不一致时先接入后变更", "Access before the change is made"},
	{"change_order_type", "变更时选的订单类型", "Type of order for a change"},
}

// ChangeAnswer is the answer to a ChangeTopic.
type ChangeAnswer string

// The values of ChangeAnswer.
const (
	ChangeAllowed     ChangeAnswer = "allowed"
	ChangeForbidden   ChangeAnswer = "forbidden"
	ChangeConditional ChangeAnswer = "conditional"
	ChangeIfLegalRep  ChangeAnswer = "if_legal_rep"
	ChangeRequired    ChangeAnswer = "required"
	ChangeMustMatch   ChangeAnswer = "must_match"
	ChangeFilingOnly  ChangeAnswer = "change_filing_only"
)

// Choices implements Chooser.
func (ChangeAnswer) Choices() []Choice { return changeAnswerChoices }

var changeAnswerChoices = []Choice{
	{"allowed", "可以", "allowed"},
	{"forbidden", "不可以", "not allowed"},
	{"conditional", "有条件", "on conditions"},
	{"if_legal_rep", "本人是该单位法定代表人时可以", "if the person is its legal representative"},
	{"required", "须交", "required"},
	{"must_match", "须与原备案一致", "must match the old filing"},
	{"change_filing_only", "只能选“变更备案”", "变更备案 only"},
	{"unknown", "未找到", "not found"},
}
