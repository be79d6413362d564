package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con011 reminds where a province wants numbers of its own. Whose a number is cannot be told without the operators' tables,
// so that a person has to look.
var con011 = rule.Rule[Case]{
	ID: "CON011", Severity: rule.Hint, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "手机号要是本省的",
		Message:    "{field}“{number}”的归属地应在{areas}。{province}：{note}",
		Why:        "有的省按号段查归属地，外省号码按“电话号码问题”退回。程序不联网，查不到号段，要自己核对。",
		Fix:        "在手机里或运营商处查一下归属地；不是的，换一个本人的本省号码。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R09", "S07"},
	},
	Reads: []filing.Path{"province"},
	Sees:  principalPatterns("mobile"),
	When: func(c Case, _ filing.At) bool {
		return c.Atlas.PhoneLocal(c.Filing.Province, c.filer()).Value.Need == region.NeedRequired
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer := c.Atlas.PhoneLocal(c.Filing.Province, c.filer())
		areas := shortProvince(c.provinceName(c.Filing.Province))
		if len(answer.Value.Areas) > 0 {
			areas = strings.Join(answer.Value.Areas, "、")
		}
		var faults []rule.Fault
		for _, p := range c.people() {
			if !filled(p.Mobile) {
				continue
			}
			fault, ok := regional(answer, rule.Hint, rule.Fault{
				Paths:  []filing.Path{p.at("mobile")},
				Values: map[string]string{"number": p.Mobile, "areas": areas, "province": c.provinceName(c.Filing.Province)},
			})
			if ok {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("不看归属地的省", enterprise),
		example("只要求个人的省，单位", enterprise, inProvince("61", "6101", "610102")),
	},
	Bad: []rule.Example[Case]{
		example("要本省号码的省", enterprise, inProvince("43", "4301", "430104")),
		example("只要求个人的省，个人", individual, inProvince("61", "6101", "610102")),
		example("邻省的号码也收", enterprise, inProvince("13", "1301", "130102")),
	},
}
