package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent010 finds dates of the entity's certificate that cannot be right.
var ent010 = rule.Rule[Case]{
	ID: "ENT010", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体证件的有效期填写有误",
		Message:    "{field}“{typed}”{trouble}",
		Why:        "有效期要与证件上印的一致，日期读不出来或前后颠倒，系统不收，审核也会退回。",
		Fix:        "按证件上的起止日期填写，如 2016-08-23；没有截止日期或写“长期”的，截止日期填长期。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R14"},
	},
	Sees:  []filing.Path{"entity.certificate.valid_from", "entity.certificate.valid_until"},
	Check: func(c Case, _ filing.At) rule.Outcome { return c.misdated(c.entityCertificate()) },
	Good: []rule.Example[Case]{
		example("起止日期正常", individual),
		example("长期有效", enterprise),
		example("照抄证件上的写法", enterprise, set("entity.certificate.valid_from", "2016年08月23日")),
	},
	Bad: []rule.Example[Case]{
		example("不存在的日期", enterprise, set("entity.certificate.valid_until", "2030-02-30")),
		example("截止早于起始", enterprise, set("entity.certificate.valid_until", "2010-01-01")),
		example("起始日期还没到", enterprise, set("entity.certificate.valid_from", "2027-01-01")),
	},
}
