package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aboutPrincipals is the word by which a province's note tells that only another principal calls for its type of order.
const aboutPrincipals = "负责人"

// rec029 finds a change for which the province wants another type of order.
var rec029 = rule.Rule[Case]{
	ID: "REC029", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "所在省只收“变更备案”这种订单",
		Message:    "备案类型是{order}。{province}：{note}",
		Why:        "有的省不接受单独变更主体或单独变更服务，按备案类型错误退回。",
		Fix:        "把备案类型换成“变更备案”，主体和服务一起提交，不变的照填。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"order", "province"},
	Sees:  []filing.Path{"principal.name", "principal.certificate.number"},
	When:  ordering(filing.ChangeEntity, filing.ChangeService),
	Check: func(c Case, _ filing.At) rule.Outcome {
		a := c.Atlas.Change(c.Filing.Province, region.ChangeOrderType)
		if a.Value != region.ChangeFilingOnly {
			return rule.Pass()
		}
		strongest := rule.Warn
		if strings.Contains(a.Note, aboutPrincipals) {
			_, name := c.changed("principal.name")
			_, number := c.changed("principal.certificate.number")
			switch {
			case c.Filing.Order == filing.ChangeService:
				return rule.Pass()
			case !name && !number:
				strongest = rule.Hint
			}
		}
		fault, ok := regional(a, strongest, rule.Fault{
			Paths: []filing.Path{"order", "province"},
			Values: map[string]string{
				"order": "@order." + string(c.Filing.Order), "province": c.provinceName(c.Filing.Province),
			},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("没有这项要求的省", enterprise, ordered(filing.ChangeEntity)),
		example("选了变更备案", enterprise, inProvince("52", "5201", "520102"), ordered(filing.ChangeFiling)),
	},
	Bad: []rule.Example[Case]{
		example("本省不收变更互联网信息服务", enterprise, inProvince("52", "5201", "520102"), ordered(filing.ChangeService)),
		example("本省换主体负责人须走变更备案", enterprise, inProvince("43", "4301", "430104"), ordered(filing.ChangeEntity), asFiled, set("principal.name", "王样例")),
	},
}
