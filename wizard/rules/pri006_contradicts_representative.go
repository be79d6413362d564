package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pri006 finds a principal who is said to be the legal representative and has another name, or the other way round.
var pri006 = rule.Rule[Case]{
	ID: "PRI006", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "负责人姓名与法定代表人对不上",
		Message:    "负责人姓名是“{name}”，法定代表人是“{representative}”，“是否法定代表人”却选了“{answer}”",
		Why:        "选“是”时，负责人必须就是执照上的法定代表人，姓名不同会被判为信息不一致。",
		Fix:        "对照执照和身份证核对两个姓名；是同一人就改正写错的字，不是同一人就把“是否法定代表人”改为“否”。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R15"},
	},
	Reads: []filing.Path{"entity.legal_representative"},
	Sees:  principalPatterns("is_legal_representative", "name"),
	When:  unit,
	Check: func(c Case, _ filing.At) rule.Outcome {
		representative := c.Filing.Entity.LegalRepresentative
		var faults []rule.Fault
		for _, p := range c.people() {
			if !filled(p.Name) || p.IsLegalRepresentative == filing.Unanswered {
				continue
			}
			says, is := p.IsLegalRepresentative == filing.Yes, sameRepresentative(representative, p.Name)
			if says == is {
				continue
			}
			fault := rule.Fault{
				Paths:  []filing.Path{p.at("name"), "entity.legal_representative"},
				Values: map[string]string{"name": p.Name, "representative": representative, "answer": "@answer." + p.IsLegalRepresentative.String()},
			}
			if is {
				fault.Severity = rule.Warn
				fault.Paths = []filing.Path{p.at("is_legal_representative"), p.at("name")}
			}
			faults = append(faults, fault)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("同一个人", enterprise),
		example("姓名里的间隔号写法不同", enterprise, set("entity.legal_representative", "买买提•样例"), set("principal.name", "买买提·样例")),
		example("合伙企业的委派代表", enterprise, set("entity.legal_representative", "样例投资有限公司（委派代表：张样例）")),
	},
	Bad: []rule.Example[Case]{
		example("选了“是”，姓名不同", enterprise, set("principal.name", "王样例")),
		example("选了“否”，却是同一个名字", enterprise, set("principal.is_legal_representative", "false")),
	},
}

// sameRepresentative reports whether a name is that of the legal representative. A licence may print several names, or a
// body and the person it delegates.
func sameRepresentative(representative, name string) bool {
	r, n := filing.Fold(representative), filing.Fold(name)
	if n == "" {
		return false
	}
	return bare(r) == bare(n) || delegates(representative) && strings.Contains(r, n)
}

// bare leaves out the marks that people write in different ways inside one name.
func bare(name string) string { return strings.NewReplacer("·", "", ".", "", "-", "").Replace(name) }
