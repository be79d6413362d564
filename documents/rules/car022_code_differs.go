package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car022 finds certificates of units whose QR code says something else than their print. A code is read without mistakes, so
// that either the print was misread or the paper is not what it seems.
var car022 = rule.Rule[Desk]{
	ID: "CAR022", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "执照上的文字与二维码对不上",
		Message: "{field}上的文字读到的是“{read}”，二维码里却是“{code}”",
		Why:     "二维码和文字说的是同一家单位。对不上，多半是文字读错了，也可能是旧执照或被改过的执照，审核时会退回。",
		Fix:     "对着图上框出的文字核对。读错了的，说明理由；执照换过的，放最新的。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"R16"},
	},
	Sees: []filing.Path{filing.Path(paper.EntityCertificate)},
	Check: readable(func(p paper.Slot) bool { return p == paper.EntityCertificate }, func(_ Desk, s sheet) *rule.Fault {
		if !s.certificate() {
			return nil
		}
		for _, name := range []string{"uscc", "name", "legal_representative"} {
			code := s.report.Fields["qr_"+name].Text
			read, ok := s.field(name)
			if code == "" || !ok || read.Doubt == paper.Unsure || read.Doubt == paper.TooWide || filing.SameText(paper.Dotless(read.Text), paper.Dotless(code)) {
				continue
			}
			return s.fault(map[string]string{"read": read.Text, "code": code, "seen": name})
		}
		return nil
	}),
	Good: []rule.Example[Desk]{
		shown("一样", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91440399MA0YF0018A", "qr_uscc": "91440399MA0YF0018A"}),
		shown("括号的写法不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "云帆(深圳)科技有限公司", "qr_name": "云帆（深圳）科技有限公司"},
			typing("entity.name", "云帆(深圳)科技有限公司")),
		shown("没有二维码", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91440399MA0YF0018A"}),
	},
	Bad: []rule.Example[Desk]{
		shown("代码不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91440399MA0YF0018A", "qr_uscc": "91310099MA0YF0018P"}),
		shown("名称不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "深圳市云帆智联科技有限公司", "qr_name": "深圳市远帆智联科技有限公司"}),
	},
}
