package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car017 finds licences of another province than that of the filing. Once the code is typed, the rules over answers say so.
var car017 = rule.Rule[Desk]{
	ID: "CAR017", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "执照不是备案省份的",
		Message: "{field}上的代码 {read} 第 3、4 位是“{digits}”，{other}的代码却是“{typed}”",
		Why:     "单位只能在证件登记地所在的省备案。",
		Fix:     "核对放的是不是这家单位的执照，再核对{other}。单位后来跨省迁址的，以执照上的住所为准，说明理由即可。",
		Source:  "GB 32100-2015 法人和其他组织统一社会信用代码编码规则", SourceDate: "2015",
		Reasons: []string{"R28", "X04"},
	},
	Sees: []filing.Path{"entity.certificate"},
	Check: readable(func(p paper.Slot) bool { return p == paper.EntityCertificate }, func(d Desk, s sheet) *rule.Fault {
		read, ok := s.field("uscc")
		code, err := filing.ParseUSCC(read.Text)
		if !ok || err != nil || !s.certificate() || d.Filing.Province == "" || strings.TrimSpace(d.Filing.Entity.Certificate.Number) != "" {
			return nil
		}
		// 10 stands for registers of the state itself and is no province.
		if code.Province() == d.Filing.Province || code.Province() == "10" {
			return nil
		}
		return s.beside("province", "uscc", map[string]string{"read": code.String(), "digits": code.Province(), "typed": d.Filing.Province})
	}),
	Good: []rule.Example[Desk]{
		shown("本省的执照", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91440399MA0YF0018A"}, typing("entity.certificate.number", "")),
		shown("国家部门登记的代码", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91100000MA0YF0018Q"}, typing("entity.certificate.number", "")),
	},
	Bad: []rule.Example[Desk]{
		shown("外省的执照", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"uscc": "91310099MA0YF0018P"}, typing("entity.certificate.number", "")),
	},
}
