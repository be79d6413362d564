package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con001 finds a mobile number that is none of the mainland's.
var con001 = rule.Rule[Case]{
	ID: "CON001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "手机号不对",
		Message:    "{field}“{typed}”不是中国内地的手机号",
		Why:        "工信部的核验短信发到这个手机号，24 小时内没有验证，备案会自动退回；港澳台和国外号码收不到。",
		Fix:        "填写本人在用的 11 位内地手机号，以 13 至 19 开头，不用写 +86。",
		Source:     "工业和信息化部 ICP 备案短信核验（2020-08-17 起全国实施）",
		SourceDate: "2020-08-17",
		Reasons:    []string{"R09", "R34"},
	},
	Sees: principalPatterns("mobile"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return c.unreadable("mobile", func(p person) (string, error) {
			_, err := filing.ParseMobile(p.Mobile)
			return p.Mobile, err
		})
	},
	Good: []rule.Example[Case]{
		example("十一位手机号", enterprise),
		example("带 +86 和空格", enterprise, set("principal.mobile", "+86 138 0000 0001")),
	},
	Bad: []rule.Example[Case]{
		example("少一位", enterprise, set("principal.mobile", "1380000000")),
		example("填了座机", enterprise, set("principal.mobile", "0755-26000001")),
		example("香港号码", enterprise, set("principal.mobile", "+852 6123 4567")),
	},
}

// unreadable finds a fact of the people in the filing that cannot be read as what it should be.
func (c Case) unreadable(member filing.Path, read func(person) (typed string, err error)) rule.Outcome {
	var faults []rule.Fault
	for _, p := range c.people() {
		if typed, err := read(p); filled(typed) && err != nil {
			faults = append(faults, rule.Fault{Paths: []filing.Path{p.at(member)}, Values: map[string]string{"typed": typed}})
		}
	}
	return rule.Fail(faults...)
}
