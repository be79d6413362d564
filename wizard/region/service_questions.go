package region

// ContactRule is a rule on telephone numbers and mail addresses, with its explanation in Chinese.
type ContactRule struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// ContactRules answers which rules on numbers and mail addresses hold.
func (a *Atlas) ContactRules(id string) Answer[[]ContactRule] {
	d := a.national.Contacts
	return pick(a, id, TopicContacts, func(p *Province) Fact[[]string] { return p.ContactsDistinct },
		func(ids []string) ([]ContactRule, bool) { return a.contactRules(ids), len(ids) > 0 },
		standard(d, a.contactRules(d.Value.DefaultRules), d.Note))
}

func (a *Atlas) contactRules(ids []string) []ContactRule {
	rules := make([]ContactRule, 0, len(ids))
	for _, id := range ids {
		rules = append(rules, ContactRule{ID: id, Text: a.national.Contacts.Value.Rules[id]})
	}
	return rules
}

// DomainMinValidityDays answers how long a domain must still be valid.
func (a *Atlas) DomainMinValidityDays(id string) Answer[int] {
	d := a.national.Domain
	return pick(a, id, TopicDomainValidity, func(p *Province) Fact[int] { return p.DomainMinValidityDays }, number,
		standard(d, d.Value.MinValidityDays, ""))
}

// DomainHolder answers who may hold the domain of a unit. The domain of an individual is always the individual's own.
func (a *Atlas) DomainHolder(id string) Answer[DomainHolder] {
	d := a.national.Domain
	return pick(a, id, TopicDomainHolder, func(p *Province) Fact[DomainHolder] { return p.DomainHolder }, word[DomainHolder],
		standard(d, d.Value.HolderUnitDefault, d.Note))
}

// DomainCertificate answers whether the certificate of the domain is asked for.
func (a *Atlas) DomainCertificate(id string) Answer[DomainCertificate] {
	return pick(a, id, TopicDomainCert, func(p *Province) Fact[DomainCertificate] { return p.DomainCertificate },
		word[DomainCertificate], rule[DomainCertificate]{})
}

// DomainSuffix answers which suffixes are not taken.
func (a *Atlas) DomainSuffix(id string) Answer[DomainSuffix] {
	return pick(a, id, TopicDomainSuffix, func(p *Province) Fact[DomainSuffix] { return p.DomainSuffix },
		func(v DomainSuffix) (DomainSuffix, bool) {
			return v, len(v.Blocked) > 0 || len(v.PersonalBlocked) > 0 || v.Whitelist
		}, rule[DomainSuffix]{})
}

// DomainsPerSite answers how many domains one site may have.
func (a *Atlas) DomainsPerSite(id string) Answer[int] {
	d := a.national.Domain
	return pick(a, id, TopicDomainsPerSite, func(p *Province) Fact[int] { return p.DomainsPerSite }, number,
		standard(d, d.Value.DomainsPerSite, ""))
}

// OrderLimit is how many services one order may hold. 0 means that no limit is known.
type OrderLimit struct {
	Max   int `json:"max"`
	After int `json:"after"` // once more services than this are filed ...
	Then  int `json:"then"`  // ... an order may hold only this many; 0 when the number never changes
}

// For returns the limit of the next order of somebody who has filed so many services already; 0 when there is none.
func (l OrderLimit) For(filed int) int {
	if l.Then > 0 && filed > l.After {
		return l.Then
	}
	return l.Max
}

// SitesPerOrder answers how many services one order may hold.
func (a *Atlas) SitesPerOrder(id string, who Applicant) Answer[OrderLimit] {
	var national rule[OrderLimit]
	if who == Personal {
		d := a.national.PersonalServicesPerOrder
		national = standard(d, OrderLimit{Max: d.Value}, d.Note)
	}
	return pick(a, id, TopicSitesPerOrder, func(p *Province) Fact[SitesPerOrder] { return p.SitesPerOrder },
		func(v SitesPerOrder) (OrderLimit, bool) {
			var limit OrderLimit
			limit.Max, _ = pointer(v.For(who))
			if v.After != nil {
				if after, ok := pointer(v.After.For(who)); ok {
					limit.After = after
					limit.Then, _ = pointer(v.Then)
				}
			}
			return limit, limit.Max > 0 || limit.Then > 0
		}, national)
}

// ServicesMax answers how many services one entity may file at all.
func (a *Atlas) ServicesMax(id string, who Applicant) Answer[int] {
	d := a.national.ServicesMax
	var national rule[int]
	if v, ok := pointer(d.Value.For(who)); ok {
		national = standard(d, v, d.Note)
	}
	return pick(a, id, TopicServicesMax, func(p *Province) Fact[PerApplicant[int]] { return p.ServicesMax },
		func(v PerApplicant[int]) (int, bool) { return pointer(v.For(who)) }, national)
}

// SitePlan answers at how many services a plan or statement is asked for.
func (a *Atlas) SitePlan(id string, who Applicant) Answer[Quorum] {
	return pick(a, id, TopicSitePlan, func(p *Province) Fact[PerApplicant[Quorum]] { return p.SitePlanDocument },
		func(v PerApplicant[Quorum]) (Quorum, bool) { return pointer(v.For(who)) }, rule[Quorum]{})
}

// Change answers one question about changing a filing.
func (a *Atlas) Change(id string, topic ChangeTopic) Answer[ChangeAnswer] {
	return pick(a, id, TopicChangeRules, func(p *Province) Fact[ChangeAnswer] {
		for _, r := range p.ChangeRules {
			if r.Rule == topic {
				return r.Fact
			}
		}
		return Fact[ChangeAnswer]{Basis: BasisNone}
	}, word[ChangeAnswer], rule[ChangeAnswer]{})
}

// ShellEntityDirectAdd answers whether an entity without services may add one without cancelling itself first.
func (a *Atlas) ShellEntityDirectAdd(id string) Answer[Tristate] {
	return pick(a, id, TopicShellEntity, func(p *Province) Fact[Tristate] { return p.ShellEntityDirectAdd },
		word[Tristate], rule[Tristate]{})
}

// MigrationSupported answers whether filings may be migrated to the provider.
func (a *Atlas) MigrationSupported(id string) Answer[Tristate] {
	return pick(a, id, TopicMigration, func(p *Province) Fact[Tristate] { return p.MigrationSupported },
		word[Tristate], rule[Tristate]{})
}

// FooterNumber answers which number stands at the foot of the site.
func (a *Atlas) FooterNumber(id string) Answer[FooterNumber] {
	d := a.national.Footer
	return pick(a, id, TopicFooterNumber, func(p *Province) Fact[FooterNumber] { return p.FooterNumber },
		word[FooterNumber], standard(d, d.Value.Site, d.Note))
}

// NameRules answers what the province asks of names, on top of National().NameRules, which always hold.
func (a *Atlas) NameRules(id string) Answer[NameRules] {
	return pick(a, id, TopicNameRules, func(p *Province) Fact[NameRules] { return p.NameRules },
		func(v NameRules) (NameRules, bool) { return v, true }, rule[NameRules]{})
}
