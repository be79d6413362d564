package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car002 finds certificates of another kind than the one chosen.
var car002 = rule.Rule[Desk]{
	ID: "CAR002", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "证件与选的证件类型不同",
		Message: "{field}里放的看上去是{kind}，{other}选的是{typed}",
		Why:     "证件类型要与上传的证件是同一种，否则号码核验不了。",
		Fix:     "证件放对了，就改{other}；类型选对了，就换成那种证件的照片。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R16"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		if !d.otherKind(s) {
			return nil
		}
		seen, _ := s.report.Kind.Certificate()
		fact := paper.Slot(s.Slot).Holder(d.Filing) + ".certificate.kind"
		typed, _ := d.Filing.Text(fact)
		return s.beside(fact, "", map[string]string{"kind": "@paper.kind." + string(s.report.Kind), "typed": "@certificate." + typed, "certificate": string(seen)})
	}),
	Good: []rule.Example[Desk]{
		shown("身份证", paper.PrincipalIDFront, paper.IDCardFront, nil),
		shown("护照，类型也选了护照", paper.PrincipalIDFront, paper.Passport, nil, typing("principal.certificate.kind", "passport")),
	},
	Bad: []rule.Example[Desk]{
		shown("选了身份证，放了护照", paper.PrincipalIDFront, paper.Passport, nil),
		shown("选了身份证，放了居住证", paper.PrincipalIDBack, paper.ResidencePermitBack, nil),
	},
}

// otherKind reports whether a sheet is another kind of certificate than the form says, in a slot that takes both.
func (d Desk) otherKind(s sheet) bool {
	slot := paper.Slot(s.Slot)
	holder := slot.Holder(d.Filing)
	seen, ok := s.report.Kind.Certificate()
	if holder == "" || !ok || !s.certificate() || !fits(d.Filing, slot, s.report.Kind) {
		return false
	}
	typed, _ := d.Filing.Text(holder + ".certificate.kind")
	return typed != "" && typed != string(seen) && !(filing.CarriesUSCC(seen) && filing.CertificateKind(typed) == filing.OrganizationCodeCertificate)
}

// fits reports whether a kind is one that a slot takes.
func fits(f *filing.Filing, slot paper.Slot, kind paper.Kind) bool {
	kinds := slot.Kinds(f)
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return kinds == nil
}
