package region

// Topic names one dimension of a province file, by its key.
type Topic string

// The topics of a province file.
const (
	TopicLicencePrefixes Topic = "licence_prefixes"
	TopicIDCardPrefixes  Topic = "id_card_prefixes"
	TopicLegalRep        Topic = "legal_rep_required"
	TopicForeignLegalRep Topic = "foreign_legal_rep"
	TopicPrincipalLetter Topic = "service_principal.letter"
	TopicSamePerson      Topic = "service_principal.same_person"
	TopicCitizenOnly     Topic = "service_principal.citizen_only"
	TopicShared          Topic = "service_principal.shared_with_other_entity"
	TopicCrossProvince   Topic = "personal_filing.cross_province"
	TopicProofs          Topic = "personal_filing.proofs"
	TopicMinAge          Topic = "personal_filing.min_age"
	TopicMinor           Topic = "personal_filing.minor"
	TopicMinAgeUnit      Topic = "personal_filing.min_age_unit"
	TopicBlogCategory    Topic = "personal_filing.blog_category"
	TopicRemark          Topic = "personal_filing.remark"
	TopicForeigner       Topic = "personal_filing.foreigner"
	TopicHKMoTw          Topic = "personal_filing.hk_mo_tw"
	TopicIndividual      Topic = "individual_business"
	TopicAddressSameCity Topic = "address_same_city"
	TopicAddressFormat   Topic = "address_format"
	TopicPhoneLocal      Topic = "phone_local"
	TopicContacts        Topic = "contacts_distinct"
	TopicDomainValidity  Topic = "domain_min_validity_days"
	TopicDomainHolder    Topic = "domain_holder"
	TopicDomainCert      Topic = "domain_certificate"
	TopicDomainSuffix    Topic = "domain_suffix"
	TopicSitesPerOrder   Topic = "sites_per_order"
	TopicDomainsPerSite  Topic = "domains_per_site"
	TopicServicesMax     Topic = "services_max"
	TopicSitePlan        Topic = "site_plan_document"
	TopicLetters         Topic = "letters"
	TopicMaterials       Topic = "extra_materials"
	TopicChangeRules     Topic = "change_rules"
	TopicShellEntity     Topic = "shell_entity_direct_add"
	TopicMigration       Topic = "migration_supported"
	TopicFooterNumber    Topic = "footer_number"
	TopicNameRules       Topic = "name_rules"
	TopicPreapproval     Topic = "preapproval"
)

// disputes says which topics a heading under conflicts is about. The headings are those of the survey the files were made
// from; Load refuses any other, because a dispute that lowers no answer's trust would be lost without a word.
var disputes = map[string][]Topic{
	"主体负责人与法定代表人":  {TopicLegalRep},
	"互联网信息服务负责人人选": {TopicSamePerson, TopicCitizenOnly},
	"个人异地户籍能否备案":   {TopicCrossProvince},
	"异地可用证明":       {TopicProofs},
	"个人最低年龄":       {TopicMinAge, TopicMinor},
	"单位负责人最低年龄":    {TopicMinAgeUnit},
	"通信地址范围":       {TopicAddressSameCity},
	"单位域名持有者":      {TopicDomainHolder},
	"后缀限制":         {TopicDomainSuffix},
	"域名剩余有效期（月）":   {TopicDomainValidity},
	"累计数量门槛及后果":    {TopicSitePlan},
}

// dispute returns what the province's sources disagree about on a topic, and whether they do.
func (p Province) dispute(topic Topic) (string, bool) {
	for _, c := range p.Conflicts {
		for _, t := range disputes[c.Topic] {
			if t == topic {
				return c.Text, true
			}
		}
	}
	return "", false
}
