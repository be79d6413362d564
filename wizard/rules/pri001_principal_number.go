package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri001 finds a number of a principal's certificate that cannot be right. For certificates whose issuers publish no
// scheme, and for check digits of other numbers than resident IDs, it only doubts.
var pri001 = rule.Rule[Case]{
	ID: "PRI001", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人证件号码与证件类型不符",
		Message:    "{field}“{number}”不符合{kind}的编号规则：{trouble}",
		Why:        "负责人的姓名和证件号码要送公安等部门核验，号码错一位就核验不通过。",
		Fix:        "对照证件原件逐位核对；身份证最后一位可能是字母 X，不是数字 10。",
		Source:     "GB 11643-1999 公民身份号码",
		SourceDate: "1999",
		Reasons:    []string{"R16", "R36"},
	},
	Sees: principalPatterns("certificate.number", "certificate.kind"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, p := range c.people() {
			cert := p.Certificate
			if !filled(cert.Number) || !personal(cert.Kind) || c.mirrored(p, cert.Number, c.Filing.Entity.Certificate.Number) {
				continue
			}
			if doubtful(cert) {
				faults = append(faults, rule.Fault{
					Paths: []filing.Path{p.at("certificate.number")}, Severity: rule.Warn,
					Values: map[string]string{"number": cert.Number, "kind": "@certificate." + string(cert.Kind), "trouble": "@trouble.check"},
				})
				continue
			}
			faults = append(faults, c.numberFaults(cert, p.at("certificate.number"))...)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("校验正确的身份证号", enterprise),
		example("小写的 x 和空格", enterprise, set("principal.certificate.number", "440399 19850312 001x")),
		example("护照号", enterprise, set("principal.certificate.kind", "passport"), set("principal.certificate.number", "E00000001")),
	},
	Bad: []rule.Example[Case]{
		example("末位不对", enterprise, set("principal.certificate.number", "440399198503120011")),
		example("十五位的老号码", enterprise, set("principal.certificate.number", "440399850312001")),
		example("出生日期不存在", enterprise, set("principal.certificate.number", "440399198502300010")),
		example("港澳通行证写成了身份证号", enterprise, set("principal.certificate.kind", "hk_mo_permit")),
	},
}

// principalPatterns lists facts of both kinds of principals, as patterns.
func principalPatterns(members ...filing.Path) []filing.Path {
	var out []filing.Path
	for _, parent := range []filing.Path{"principal.", "services[].principal."} {
		for _, m := range members {
			out = append(out, parent+m)
		}
	}
	return out
}
