package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car016 finds days on which a domain expires that were typed otherwise than its certificate says.
var car016 = rule.Rule[Desk]{
	ID: "CAR016", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "域名到期日与域名证书不一致",
		Message: "{field}上读到的是 {read}，{other}填的是 {typed}",
		Why:     "域名快到期或已到期都会被退回，日期要填准。",
		Fix:     "续过费的，下载新的域名证书；填错了的，改{other}。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R04"},
	},
	Sees:  []filing.Path{filing.Path(domainCertificates)},
	Check: differing(".expires_on"),
	Good: []rule.Example[Desk]{
		shown("一样", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn", "expires_on": "2028-10-01"}),
	},
	Bad: []rule.Example[Desk]{
		shown("差一年", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn", "expires_on": "2027-10-01"}),
	},
}
