package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent004 doubts a number of the entity's certificate whose check digit alone does not agree. A genuine licence is known
// whose code fails the check, so this can be set aside.
var ent004 = rule.Rule[Case]{
	ID: "ENT004", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体证件号码的校验位对不上",
		Message:    "{field}“{number}”长度和字符都对，但校验位算出来不一致，多半有一位抄错或两位写颠倒了",
		Why:        "号码差一位就查不到主体，会按备案类型错误退回。极少数早年赋码的证件本身就不符合校验规则。",
		Fix:        "对照证件原件逐位核对。与原件完全一致的，可把这条提醒标为已知悉并写明“与原件一致”。",
		Source:     "GB 32100-2015 法人和其他组织统一社会信用代码编码规则；GB 11714-1997 全国组织机构代码编制规则；GS 15-2006 工商行政管理注册号编制规则",
		SourceDate: "2015",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.certificate.kind"},
	Sees:  []filing.Path{"entity.nature"},
	When:  ent003.When,
	Check: func(c Case, _ filing.At) rule.Outcome {
		cert := c.Filing.Entity.Certificate
		fault := rule.Fault{Paths: []filing.Path{"entity.certificate.number"}, Values: map[string]string{"number": cert.Number}}
		if (cert.Kind == filing.BusinessLicence || cert.Kind == filing.BusinessRegistration) && filing.IsRegistryNumber(cert.Number) {
			fault.Severity = rule.Hint // the registries gave out many numbers before they agreed on the check
		}
		return rule.FailIf(doubtful(cert), fault)
	},
	Good: []rule.Example[Case]{
		example("校验位正确", enterprise),
		example("15 位的旧工商注册号", enterprise, set("entity.certificate.number", "440399000000005")),
		example("13 位的更老的注册号没有校验位", enterprise, set("entity.certificate.number", "4403990000001")),
	},
	Bad: []rule.Example[Case]{
		example("末位不对", enterprise, set("entity.certificate.number", "91440399MA0YF0018B")),
		example("旧工商注册号末位不对", enterprise, set("entity.certificate.number", "440399000000001")),
		example("两位写颠倒了", enterprise, set("entity.certificate.number", "91440399MA0YF0081A")),
	},
}
