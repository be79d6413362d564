package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// con009 finds numbers that are typed to fill a field.
var con009 = rule.Rule[Case]{
	ID: "CON009", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "电话号码像是随手填的",
		Message:    "{field}“{typed}”像占位的号码",
		Why:        "审核人员会逐个拨打手机和应急电话，打不通或不是本人，会以联系方式不真实退回。",
		Fix:        "换成真实在用、能接通的号码；确实就是这个号码的，可标为已知悉。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R09", "R32"},
	},
	Sees: principalPatterns("mobile", "emergency_phone", "office_phone"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, p := range c.people() {
			for _, number := range []contact{p.mobile(), p.emergency(), {p.at("office_phone"), p.OfficePhone}} {
				if placeholder(dialled(number.typed)) {
					faults = append(faults, rule.Fault{Paths: []filing.Path{number.path}, Values: map[string]string{"typed": number.typed}})
				}
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("普通号码", enterprise),
		example("尾号整齐的号码也有人用", enterprise, set("principal.mobile", "13800000000"), set("principal.emergency_phone", "0755-88888888")),
	},
	Bad: []rule.Example[Case]{
		example("运营商的公用号码", enterprise, set("principal.mobile", "13800138000")),
		example("顺着键盘打的号码", enterprise, set("principal.mobile", "13812345678")),
		example("全是 0 的座机", enterprise, set("principal.emergency_phone", "0755-00000000")),
	},
}

// placeholder reports whether a number that can be dialled is one that people type for want of another.
func placeholder(number string) bool {
	if number == "13800138000" { // the carrier's service number that examples use
		return true
	}
	_, local, landline := strings.Cut(number, "-")
	if !landline {
		return strings.HasSuffix(number, "12345678") || strings.HasPrefix(number, "123456789")
	}
	return local != "" && (strings.HasPrefix("1234567890", local) || strings.Trim(local, "0") == "" || strings.Trim(local, "1") == "")
}
