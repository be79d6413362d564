package rules

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri005 finds a unit whose principal is not its legal representative. It blocks only where the province says so on good
// authority, as the national rule does, and no exception can hold.
var pri005 = rule.Rule[Case]{
	ID: "PRI005", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "主体负责人不是法定代表人",
		Message:    "{province}：{note}。现在选的是“主体负责人不是法定代表人”，{trouble}",
		Why:        "单位备案的主体负责人原则上是法定代表人本人，只有部分省允许书面授权他人。",
		Fix:        "改由法定代表人担任主体负责人；本省允许授权的，上传法定代表人签字、单位盖章的主体负责人授权书。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R15"},
	},
	Reads: []filing.Path{"principal.is_legal_representative", "province"},
	Sees:  []filing.Path{"principal.name", "entity.nature", "entity.legal_representative", "order", "principal.certificate.kind"},
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		if c.Filing.Principal.IsLegalRepresentative != filing.No || c.claimsAnother() {
			return rule.Pass()
		}
		if fault, told := c.delegatedByForeigner(); told {
			return rule.Fail(fault...)
		}
		answer := c.Atlas.LegalRepMustBePrincipal(c.Filing.Province)
		strongest, trouble := rule.Warn, "must_be_legal"
		switch answer.Value {
		case region.LegalRepFree:
			return rule.Pass()
		case region.LegalRepDelegable:
			if c.delegationAttached() {
				return rule.Pass()
			}
			trouble = "needs_delegation"
		case region.LegalRepMust:
			if answer.Layer == region.LayerProvince && !c.delegationMayHold() {
				strongest = rule.Block
			}
		}
		fault, ok := regional(answer, strongest, rule.Fault{
			Paths:  []filing.Path{"principal.is_legal_representative", "principal.name"},
			Values: map[string]string{"province": c.provinceName(c.Filing.Province), "trouble": "@trouble." + trouble},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("主体负责人就是法定代表人", enterprise),
		example("可授权的省，附了授权书", enterprise, inProvince("51", "5101", "510107"), notLegal, attach("letters.entity_principal_letter")),
		example("外籍法定代表人授权内地居民，附了授权书", enterprise, inProvince("14", "1401", "140105"), notLegal,
			set("entity.legal_representative", "SAMPLE JOHN"), attach("letters.entity_principal_letter")),
	},
	Bad: []rule.Example[Case]{
		example("外籍法定代表人授权内地居民，还没有授权书", enterprise, inProvince("14", "1401", "140105"), notLegal, set("entity.legal_representative", "SAMPLE JOHN")),
		example("必须是法定代表人的省", enterprise, notLegal),
		example("可授权的省，没有授权书", enterprise, inProvince("51", "5101", "510107"), notLegal),
	},
}

// claimsAnother reports whether name and legal representative are the same although the answer is no: that contradiction
// is pri006's.
func (c Case) claimsAnother() bool {
	return sameRepresentative(c.Filing.Entity.LegalRepresentative, c.Filing.Principal.Name)
}

// delegationAttached reports whether a letter for the case that the principal is not the legal representative is there.
func (c Case) delegationAttached() bool {
	for _, letter := range c.Atlas.Letters(c.Filing.Province, region.Unit) {
		if letter.Value.When == region.WhenEntityPrincipalDelegated && len(c.Filing.Attached("letters."+letter.Value.ID)) > 0 {
			return true
		}
	}
	return len(c.Filing.Attached("letters.entity_principal_letter")) > 0
}

// delegationMayHold reports whether an exception from the legal representative's duty is possible: bodies of the state,
// orders that file no new service, a legal representative with a foreign name, or a letter that says so.
func (c Case) delegationMayHold() bool {
	switch c.Filing.Entity.Nature {
	case filing.Government, filing.PublicInstitution, filing.NationalDefenceNature, filing.ForeignOffice, filing.OtherNature,
		filing.MassOrganization, filing.MedicalInstitution, filing.Arbitration, filing.ForeignCulturalCentre, filing.OverseasBody:
		return true
	}
	return !c.Filing.Fresh() || c.foreignRepresentative() || c.delegationAttached()
}

// foreignRepresentative reports whether the legal representative's name is written in letters.
func (c Case) foreignRepresentative() bool {
	return strings.ContainsFunc(c.Filing.Entity.LegalRepresentative, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
	})
}

// delegatedByForeigner looks at a foreign legal representative in a province that wants a citizen to stand in: that is as it
// should be, and only the letter may be missing. It reports false where no province says so.
func (c Case) delegatedByForeigner() ([]rule.Fault, bool) {
	answer := c.Atlas.ForeignLegalRep(c.Filing.Province)
	if answer.Value != region.ForeignDelegates || !c.foreignRepresentative() || c.Filing.Principal.Certificate.Kind != filing.ResidentIDCard {
		return nil, false
	}
	if c.delegationAttached() {
		return nil, true
	}
	fault, ok := regional(answer, rule.Warn, rule.Fault{
		Paths:  []filing.Path{"principal.is_legal_representative", "principal.name"},
		Values: map[string]string{"province": c.provinceName(c.Filing.Province), "trouble": "@trouble.needs_delegation"},
	})
	if !ok {
		return nil, false
	}
	return []rule.Fault{fault}, true
}

// notLegal makes somebody else than the legal representative the principal.
func notLegal(c *Case) {
	c.Filing.Principal.IsLegalRepresentative = filing.No
	c.Filing.Entity.LegalRepresentative = "王样例"
}

// inProvince moves an example's filing, and its certificate's address with it.
func inProvince(province, city, county string) edit {
	return func(c *Case) {
		c.Filing.Province, c.Filing.City, c.Filing.County = province, city, county
		c.Filing.Entity.Certificate.Address = c.Filing.Entity.MailingAddress
	}
}

// attach gives the example a file for a slot.
func attach(slot string) edit {
	return func(c *Case) {
		id := "a" + count(len(c.Filing.Attachments)+1)
		c.Filing.Attachments = append(c.Filing.Attachments, filing.Attachment{ID: id, Slot: slot, File: id + ".jpg"})
	}
}
