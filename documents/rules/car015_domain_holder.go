package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car015 finds holders of domains that were typed otherwise than the domain's certificate says.
var car015 = rule.Rule[Desk]{
	ID: "CAR015", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "域名持有者与域名证书不一致",
		Message: "{field}上读到的是“{read}”，{other}填的是“{typed}”",
		Why:     "管局按注册商那里登记的持有者核验，以域名证书为准。",
		Fix:     "域名证书对，就改{other}；证书上不是主办单位的，先到注册商那里过户或重新实名。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R02"},
	},
	Sees:  []filing.Path{filing.Path(domainCertificates)},
	Check: differing("].holder", "holder_certificate_number"),
	Good: []rule.Example[Desk]{
		shown("一样", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn", "holder": "深圳市云帆智联科技有限公司"}),
	},
	Bad: []rule.Example[Desk]{
		shown("登记在个人名下", "services[0].domain_certificate", paper.DomainCertificate, map[string]string{"domain": "yunfan-example.cn", "holder": "张样例"}),
	},
}
