package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car004 finds papers that are valid for less than three months.
var car004 = rule.Rule[Desk]{
	ID: "CAR004", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "照片上的证件快到期了",
		Message: "{field}上读到的有效期到 {until} 为止，只剩 {left} 天",
		Why:     "审核要求证件的有效期还有三个月以上，不足的多半会被退回。",
		Fix:     "先换领新证件，再拍照。读错了的，核对图上框出的日期，再说明理由。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R14"},
	},
	Sees:  sees(identity),
	Check: ending(func(left int) bool { return left >= 0 && left <= leastLeft }, paper.TemporaryCard), // such a card lasts three months at most
	Good: []rule.Example[Desk]{
		shown("还有九年", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2035-03-12"}),
		shown("还有 91 天", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2027-02-22"}, typing("principal.certificate.valid_until", "2027-02-22")),
		shown("临时身份证，另外提示", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2027-01-20"}, says(paper.TemporaryCard, "临时居民身份证"),
			typing("principal.certificate.valid_until", "")),
	},
	Bad: []rule.Example[Desk]{
		shown("还有两个月", paper.PrincipalIDBack, paper.IDCardBack, map[string]string{"valid_until": "2027-01-20"}),
	},
}

func number(n int) string { return strconv.Itoa(n) }
