package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec007 finds services on file without their number at the foot.
var rec007 = rule.Rule[Case]{
	ID: "REC007", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "已备案的网站没有挂备案号",
		Message:    "“{field}”这一项选的是“否”。{province}挂的是{which}{note}",
		Why:        "开通的网站要在首页底部显示备案号并链接到工业和信息化部；没有挂或没有链接的，新的订单会被退回，还可能被罚款。",
		Fix:        "在每个已备案网站首页底部居中写上备案号，链接到 {link}，再提交这一单。",
		Source:     decree33,
		SourceDate: decree33Date,
		Reasons:    []string{"R07", "X05"},
	},
	Reads: []filing.Path{"record.footer_shown"},
	Sees:  []filing.Path{"province"},
	When:  recorded("record.footer_shown"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		if c.answer("record.footer_shown") != filing.No {
			return rule.Pass()
		}
		a := c.Atlas.FooterNumber(c.Filing.Province)
		fault := rule.Fault{
			Paths: []filing.Path{"record.footer_shown"},
			Values: map[string]string{
				"province": c.provinceName(c.Filing.Province), "which": "@word.footer_" + string(a.Value),
				"link": c.Atlas.National().Footer.Value.Link, "note": localNote(a),
			},
		}
		if !a.Known {
			fault.Values["which"] = "@word.footer_service"
		}
		if local, ok := aside(a, rule.Warn, fault); ok && local.Severity == rule.Warn {
			fault = local
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("都挂了备案号", enterprise, ordered(filing.AddService), set("record.footer_shown", "true")),
	},
	Bad: []rule.Example[Case]{
		example("本省挂主体备案号", enterprise, ordered(filing.AddService), set("record.footer_shown", "false")),
		example("别的省挂服务备案号", enterprise, inProvince("33", "3301", "330106"), ordered(filing.ChangeService), set("record.footer_shown", "false")),
	},
}
