package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc021 reminds where a province compares the title of the page with the name.
var svc021 = rule.Rule[Case]{
	ID: "SVC021", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "网页标题要与备案名称一致",
		Message:    "开通后，浏览器标签上的标题也要是“{name}”。{province}：{note}",
		Why:        "审核和备案后的核查都会打开网站，标题与备案名称不同的，按“网站内容不合格”处理。",
		Fix:        "让建站的人把首页标题（title）写成备案名称；标题定了的，就按标题填写名称。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R08"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, "province"},
	Sees:  []filing.Path{serviceKindPath},
	When: func(c Case, at filing.At) bool {
		return servicesReviewed(c, at) && c.service(at).Kind != filing.AppKind && c.Atlas.NameRules(c.Filing.Province).Value.DisplayMustMatch
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		fault, ok := regional(c.Atlas.NameRules(c.Filing.Province), rule.Hint, rule.Fault{
			Paths:  []filing.Path{at.Of(serviceNamePath)},
			Values: map[string]string{"name": c.text(at, serviceNamePath), "province": c.provinceName(c.Filing.Province)},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{example("没有这项要求的省", enterprise)},
	Bad:  []rule.Example[Case]{example("要求一致的省", enterprise, inProvince("33", "3301", "330106"))},
}
