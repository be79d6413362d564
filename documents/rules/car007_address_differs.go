package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car007 finds addresses that were typed otherwise than the paper says.
var car007 = rule.Rule[Desk]{
	ID: "CAR007", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "住址与证件不一致",
		Message: "{field}上读到的是“{read}”，{other}填的是“{typed}”",
		Why:     "证件住所要照证件填写，搬了家而证件没有换的，以证件为准。",
		Fix:     "以证件为准：证件对，就改{other}；读错了的，说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R28"},
	},
	Sees:  sees(identity),
	Check: differing("certificate.address"),
	Good: []rule.Example[Desk]{
		shown("一样", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "广东省深圳市南山区粤海街道样例路1号A座501室"}),
		shown("执照上没有写省", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "深圳市南山区粤海街道样例路1号A座501室"}),
		shown("读错一个字", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "广东省深圳市南山区粤诲街道样例路1号A座501室"}),
	},
	Bad: []rule.Example[Desk]{
		shown("门牌号不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "广东省深圳市南山区粤海街道样例路7号A座501室"}),
		shown("另一处", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "广东省广州市天河区样例大道1号501室"}),
	},
}
