package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car005 finds names that were typed otherwise than the paper says.
var car005 = rule.Rule[Desk]{
	ID: "CAR005", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "名称与证件不一致",
		Message: "{field}上读到的是“{read}”，{other}填的是“{typed}”",
		Why:     "姓名、单位名称要与证件一字不差，不一致会被退回。",
		Fix:     "以证件为准：证件对，就改{other}；读错了的，说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R16"},
	},
	Sees:  sees(identity),
	Check: differing("entity.name", "principal.name"),
	Good: []rule.Example[Desk]{
		shown("一样", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "深圳市云帆智联科技有限公司"}),
		shown("括号的写法不同", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "云帆（深圳）科技有限公司"}, typing("entity.name", "云帆(深圳)科技有限公司")),
		shown("少读了一个生僻字的姓名不拿来比", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "张例"}, roomy),
		shown("没有填", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "王样例"}, typing("principal.name", "")),
	},
	Bad: []rule.Example[Desk]{
		shown("姓名差一个字", paper.PrincipalIDFront, paper.IDCardFront, map[string]string{"name": "章样例"}),
		shown("单位名称少了“有限”", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"name": "深圳市云帆智联科技公司"}),
	},
}

// roomy makes the name of the first paper doubtful: there is room for another character.
func roomy(d *Desk) {
	l := d.Reports["a"].Fields["name"]
	l.Doubt = paper.TooWide
	d.Reports["a"].Fields["name"] = l
}
