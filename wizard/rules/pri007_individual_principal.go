package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri007 finds an individual's filing that another person answers for. A number that is wrong by itself is left to ent003
// and pri001.
var pri007 = rule.Rule[Case]{
	ID: "PRI007", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "个人备案的负责人不是本人",
		Message:    "{field}与{other}不一致：一个是“{mine}”，一个是“{theirs}”",
		Why:        "个人备案只能由本人担任主体负责人和服务负责人，姓名、证件类型和号码必须与主体完全一致。",
		Fix:        "以本人身份证为准，把不一致的一项改过来；要由别人负责的，改用单位备案。",
		Source:     "华为云 ICP 备案帮助文档：备案基本概念",
		SourceDate: "2025-12",
		Reasons:    []string{"R15"},
	},
	Sees: []filing.Path{
		"entity.name", "entity.certificate.number", "entity.certificate.kind",
		"principal.name", "principal.certificate.number", "principal.certificate.kind",
	},
	When: func(c Case, at filing.At) bool {
		kind := c.Filing.Entity.Certificate.Kind
		return individually(c, at) && (kind == "" || personal(kind)) // else it is no individual's filing, see ent001
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		e, p := c.Filing.Entity, c.Filing.Principal
		var faults []rule.Fault
		differ := func(member filing.Path, mine, theirs string) {
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{"principal." + member, "entity." + member}, Values: map[string]string{"mine": mine, "theirs": theirs},
			})
		}
		if filled(p.Name) && filled(e.Name) && bare(filing.Fold(p.Name)) != bare(filing.Fold(e.Name)) {
			differ("name", p.Name, e.Name)
		}
		if e.Certificate.Kind != "" && e.Certificate.Kind != p.Certificate.Kind && personal(p.Certificate.Kind) {
			differ("certificate.kind", "@certificate."+string(p.Certificate.Kind), "@certificate."+string(e.Certificate.Kind))
		}
		mine, theirs := p.Certificate.Number, e.Certificate.Number
		if filled(mine) && filled(theirs) && !filing.SameNumber(mine, theirs) &&
			len(c.numberFaults(e.Certificate, ""))+len(c.numberFaults(p.Certificate, "")) == 0 {
			differ("certificate.number", mine, theirs)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("本人负责", individual),
		example("号码只差空格", individual, set("principal.certificate.number", "440399 19900518 0022")),
	},
	Bad: []rule.Example[Case]{
		example("姓名不同", individual, set("principal.name", "张样例")),
		example("证件号码不同", individual, set("principal.certificate.number", "44039919850312001X")),
	},
}
