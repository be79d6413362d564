package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car023 finds certificates of domains that belong to another than the entity, as the form or the entity's own paper names
// it. Where the form names the domain's holder, car015 and the rules over answers compare it.
var car023 = rule.Rule[Desk]{
	ID: "CAR023", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "域名证书上的持有者不是主办单位",
		Message: "{field}上的持有者是“{read}”，{other}却是“{typed}”",
		Why:     "域名持有者必须就是主办单位：个人备案是本人，单位备案是单位。",
		Fix:     "把域名过户或重新实名到备案的主体名下，或者换用主体自己的域名。放错了证书的，换这个域名的。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R02"},
	},
	Sees: []filing.Path{filing.Path(domainCertificates)},
	Check: readable(func(p paper.Slot) bool { return p == domainCertificates }, func(d Desk, s sheet) *rule.Fault {
		holder, ok := s.field("holder")
		at := filing.Path(s.Slot).Place()
		if !ok || holder.Doubt != "" || !s.is(paper.DomainCertificate) || len(at) == 0 || at[0] >= len(d.Filing.Services) {
			return nil
		}
		for _, domain := range d.Filing.Services[at[0]].Domains {
			if strings.TrimSpace(domain.Holder) != "" {
				return nil
			}
		}
		name, where := d.entity()
		if name == "" || d.officer(holder.Text) || filing.SameText(paper.Dotless(holder.Text), paper.Dotless(name)) {
			return nil
		}
		return s.beside(where, "holder", map[string]string{"read": holder.Text, "typed": name})
	}),
	Good: []rule.Example[Desk]{
		shown("主办单位自己的", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "深圳市云帆智联科技有限公司"}, typing("services[0].domains[0].holder", "")),
		shown("法定代表人的，由其他规则提示", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "张样例"}, typing("services[0].domains[0].holder", "")),
		shown("持有者填了，在那里提示", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "上海样例贸易有限公司"}),
	},
	Bad: []rule.Example[Desk]{
		shown("另一家公司的", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "上海样例贸易有限公司"}, typing("services[0].domains[0].holder", "")),
		shown("与执照不是一家", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "上海样例贸易有限公司"}, typing("services[0].domains[0].holder", ""),
			typing("entity.name", ""), with(paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "深圳市云帆智联科技有限公司"})),
		shown("与本人的身份证不是一个人", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"holder": "王样例"}, alone, typing("services[0].domains[0].holder", ""),
			typing("entity.name", ""), with(paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "李样例"})),
	},
}

// entity returns the entity's name and where it stands: in the form, or else surely read from its own paper.
func (d Desk) entity() (string, filing.Path) {
	if name := strings.TrimSpace(d.Filing.Entity.Name); name != "" {
		return name, "entity.name"
	}
	for _, slot := range []paper.Slot{paper.EntityCertificate, paper.PrincipalIDFront} {
		if slot.Holder(d.Filing) != "entity" {
			continue
		}
		s, ok := d.in(slot)
		if name, read := s.field("name"); ok && read && name.Doubt == "" && s.certificate() && fits(d.Filing, slot, s.report.Kind) {
			return name.Text, filing.Path(slot)
		}
	}
	return "", ""
}

// officer reports whether somebody is the unit's representative or the person in charge, whom some provinces take as holder.
func (d Desk) officer(name string) bool {
	f := d.Filing
	if !f.Entity.IsUnit() {
		return false
	}
	known := []string{f.Entity.LegalRepresentative, f.Principal.Name}
	if s, ok := d.in(paper.EntityCertificate); ok {
		known = append(known, s.report.Fields["legal_representative"].Text)
	}
	for _, k := range known {
		if strings.TrimSpace(k) != "" && filing.SameText(paper.Dotless(k), paper.Dotless(name)) {
			return true
		}
	}
	return false
}
