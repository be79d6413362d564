package region

import "slices"

// An id that is no province gets an answer that is not known, from every question.

// LicencePrefixes answers how the province's filing and licence numbers begin.
func (a *Atlas) LicencePrefixes(id string) Answer[LicencePrefixes] {
	return pick(a, id, TopicLicencePrefixes, func(p *Province) Fact[LicencePrefixes] { return p.LicencePrefixes },
		func(v LicencePrefixes) (LicencePrefixes, bool) { return v, v.Filing != "" }, rule[LicencePrefixes]{})
}

// IDCardPrefixes answers how ID card numbers first issued in the province begin. They do not tell where somebody lives today.
func (a *Atlas) IDCardPrefixes(id string) Answer[[]string] {
	return pick(a, id, TopicIDCardPrefixes, func(p *Province) Fact[[]string] { return p.IDCardPrefixes },
		list[string], rule[[]string]{})
}

// LegalRepMustBePrincipal answers whether the entity principal must be the legal representative.
func (a *Atlas) LegalRepMustBePrincipal(id string) Answer[LegalRep] {
	var national rule[LegalRep]
	if d := a.national.Principals; d.Value.UnitEntityPrincipal == string(SignerLegalRep) {
		national = standard(d, LegalRepMust, d.Note)
	}
	return pick(a, id, TopicLegalRep, func(p *Province) Fact[LegalRep] { return p.LegalRepRequired }, word[LegalRep], national)
}

// ForeignLegalRep answers what is asked when the legal representative is a foreigner.
func (a *Atlas) ForeignLegalRep(id string) Answer[ForeignLegalRep] {
	return pick(a, id, TopicForeignLegalRep, func(p *Province) Fact[ForeignLegalRep] { return p.ForeignLegalRep },
		word[ForeignLegalRep], rule[ForeignLegalRep]{})
}

// PrincipalLetter answers whether a service principal needs a letter of authorisation. The letter itself is in Letters.
func (a *Atlas) PrincipalLetter(id string) Answer[PrincipalLetter] {
	return pick(a, id, TopicPrincipalLetter, func(p *Province) Fact[PrincipalLetter] { return p.ServicePrincipal.Letter },
		word[PrincipalLetter], rule[PrincipalLetter]{})
}

// SamePerson answers whether entity principal and service principal must be one person, or two. Not known means either way.
func (a *Atlas) SamePerson(id string) Answer[SamePerson] {
	return pick(a, id, TopicSamePerson, func(p *Province) Fact[SamePerson] { return p.ServicePrincipal.SamePerson },
		word[SamePerson], rule[SamePerson]{})
}

// CitizenOnly answers whether the service principal must be a Chinese citizen.
func (a *Atlas) CitizenOnly(id string) Answer[Tristate] {
	return pick(a, id, TopicCitizenOnly, func(p *Province) Fact[Tristate] { return p.ServicePrincipal.CitizenOnly },
		word[Tristate], rule[Tristate]{})
}

// SharedPrincipal answers whether a service principal may already stand in another entity's filing.
func (a *Atlas) SharedPrincipal(id string) Answer[Shared] {
	return pick(a, id, TopicShared, func(p *Province) Fact[Shared] { return p.ServicePrincipal.SharedWithOtherEntity },
		word[Shared], rule[Shared]{})
}

// CrossProvincePersonal answers whether individuals with an ID card of another province may file.
func (a *Atlas) CrossProvincePersonal(id string) Answer[CrossProvince] {
	return pick(a, id, TopicCrossProvince, func(p *Province) Fact[CrossProvince] { return p.PersonalFiling.CrossProvince },
		word[CrossProvince], rule[CrossProvince]{})
}

// ResidenceProofs answers which papers show that somebody lives in the province; any one is enough.
func (a *Atlas) ResidenceProofs(id string) Answer[[]ResidenceProof] {
	return pick(a, id, TopicProofs, func(p *Province) Fact[[]ResidenceProof] { return p.PersonalFiling.Proofs },
		list[ResidenceProof], rule[[]ResidenceProof]{})
}

// MinAgePersonal answers how old an individual must be, in years. The national default is the age most provinces ask for; the
// age below which nobody is accepted anywhere is National().Principals.
func (a *Atlas) MinAgePersonal(id string) Answer[int] {
	return pick(a, id, TopicMinAge, func(p *Province) Fact[*int] { return p.PersonalFiling.MinAge }, pointer[int], a.minAge())
}

// MinAgeUnit answers how old the principals of a unit must be, in years.
func (a *Atlas) MinAgeUnit(id string) Answer[int] {
	return pick(a, id, TopicMinAgeUnit, func(p *Province) Fact[*int] { return p.PersonalFiling.MinAgeUnit }, pointer[int], a.minAge())
}

func (a *Atlas) minAge() rule[int] {
	d := a.national.Principals
	return standard(d, d.Value.MinAgeWarn, d.Note)
}

// Minor answers at which ages further documents are asked for.
func (a *Atlas) Minor(id string) Answer[Minor] {
	return pick(a, id, TopicMinor, func(p *Province) Fact[*Minor] { return p.PersonalFiling.Minor }, pointer[Minor], rule[Minor]{})
}

// BlogCategory answers whether individuals may choose 博客/个人空间 as the content of their service.
func (a *Atlas) BlogCategory(id string) Answer[BlogCategory] {
	const blog = "博客/个人空间"
	var national rule[BlogCategory]
	if d := a.national.ServiceContent; slices.Contains(d.Value.Personal, blog) {
		national = standard(d, BlogAllowed, "")
	}
	return pick(a, id, TopicBlogCategory, func(p *Province) Fact[BlogCategory] { return p.PersonalFiling.BlogCategory },
		word[BlogCategory], national)
}

// PersonalRemark answers what an individual writes into the remarks.
func (a *Atlas) PersonalRemark(id string) Answer[Remark] {
	var national rule[Remark]
	if d := a.national.ServiceContent; d.Value.OtherNeedsRemark {
		national = standard(d, Remark{Kind: RemarkContentIfOther}, "")
	}
	return pick(a, id, TopicRemark, func(p *Province) Fact[Remark] { return p.PersonalFiling.Remark },
		func(v Remark) (Remark, bool) { _, known := word(v.Kind); return v, known }, national)
}

// ForeignerPersonal answers whether individuals may file with a passport.
func (a *Atlas) ForeignerPersonal(id string) Answer[Foreigner] {
	return pick(a, id, TopicForeigner, func(p *Province) Fact[Foreigner] { return p.PersonalFiling.Foreigner },
		word[Foreigner], rule[Foreigner]{})
}

// HKMoTwPersonal answers with which papers people from Hong Kong, Macau and Taiwan file.
func (a *Atlas) HKMoTwPersonal(id string) Answer[HKMoTw] {
	return pick(a, id, TopicHKMoTw, func(p *Province) Fact[HKMoTw] { return p.PersonalFiling.HKMoTw }, word[HKMoTw], rule[HKMoTw]{})
}

// IndividualBusiness answers how a sole trader files.
func (a *Atlas) IndividualBusiness(id string) Answer[IndividualBusiness] {
	return pick(a, id, TopicIndividual, func(p *Province) Fact[IndividualBusiness] { return p.IndividualBusiness },
		word[IndividualBusiness], rule[IndividualBusiness]{})
}

// AddressSameCity answers whether the mailing address must lie in the city of the certificate's address.
func (a *Atlas) AddressSameCity(id string) Answer[Tristate] {
	return pick(a, id, TopicAddressSameCity, func(p *Province) Fact[Tristate] { return p.AddressSameCity },
		word[Tristate], rule[Tristate]{})
}

// AddressFormat answers how addresses are written. What a province lists comes on top of National().Address, which asks for the
// door number everywhere.
func (a *Atlas) AddressFormat(id string) Answer[[]AddressFormat] {
	d := a.national.Address
	return pick(a, id, TopicAddressFormat, func(p *Province) Fact[[]AddressFormat] { return p.AddressFormat },
		list[AddressFormat], standard(d, []AddressFormat{d.Value.MinDetail}, d.Note))
}

// PhoneRule says whether numbers must be local, and which provinces count as local.
type PhoneRule struct {
	Need  Need     `json:"need"`
	Areas []string `json:"areas"` // empty: this province only
}

// PhoneLocal answers whether numbers must belong to the province.
func (a *Atlas) PhoneLocal(id string, who Applicant) Answer[PhoneRule] {
	d := a.national.PhoneLocal
	national := d.Value.Unit
	if who == Personal {
		national = d.Value.Personal
	}
	return pick(a, id, TopicPhoneLocal, func(p *Province) Fact[PhoneLocal] { return p.PhoneLocal },
		func(v PhoneLocal) (PhoneRule, bool) {
			need := v.Unit
			if who == Personal {
				need = v.Personal
			}
			_, known := word(need)
			return PhoneRule{Need: need, Areas: v.Areas}, known
		}, standard(d, PhoneRule{Need: national}, d.Note))
}
