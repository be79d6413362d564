package rules

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent015 finds names of people that cannot be what their certificate says.
var ent015 = rule.Rule[Case]{
	ID: "ENT015", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "姓名看起来不对",
		Message:    "{field}“{name}”{trouble}",
		Why:        "姓名要与证件和执照逐字一致，多写称呼、少写字、夹带字母或数字都会被判为信息不符。",
		Fix:        "照证件原件填写姓名，不加称呼和职务；少数民族姓名中的间隔号“·”照写。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R36"},
	},
	Sees: []filing.Path{"entity.name", "entity.legal_representative", "principal.name", "services[].principal.name"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		at := map[string]int{} // the same name in two places is one mistake
		for _, n := range c.names() {
			trouble := nameTrouble(n.text, n.latin)
			if trouble == "" {
				continue
			}
			if i, ok := at[filing.Fold(n.text)]; ok {
				faults[i].Paths = append(faults[i].Paths, n.path)
				continue
			}
			at[filing.Fold(n.text)] = len(faults)
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{n.path}, Values: map[string]string{"name": n.text, "trouble": "@trouble.name_" + trouble},
			})
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("普通姓名", enterprise),
		example("带间隔号的姓名", individual, set("entity.name", "买买提·样例"), set("principal.name", "买买提·样例")),
		example("法定代表人是外国人", enterprise, set("entity.legal_representative", "SAMPLE JOHN"), set("principal.name", "SAMPLE JOHN"),
			set("principal.certificate.kind", "passport")),
		example("合伙企业写委派代表", enterprise, set("entity.legal_representative", "样例投资有限公司（委派代表：张样例）")),
	},
	Bad: []rule.Example[Case]{
		example("带了称呼", enterprise, set("principal.name", "张先生")),
		example("只有一个字", enterprise, set("entity.legal_representative", "张")),
		example("夹了拼音", individual, set("entity.name", "李yangli"), set("principal.name", "李yangli")),
		example("个人填成了单位名称", individual, set("entity.name", "样例网络有限公司"), set("principal.name", "样例网络有限公司")),
		example("姓名中间换了行", individual, set("entity.name", "李\n样例"), set("principal.name", "李\n样例")),
		example("带了数字", enterprise, set("principal.name", "张样例1")),
	},
}

type personName struct {
	path  filing.Path
	text  string
	latin bool // the certificate is written in letters
}

// names lists the names of people in the filing. The body that represents a partnership is none.
func (c Case) names() []personName {
	latin := func(cert filing.Certificate) bool { return cert.Kind != filing.ResidentIDCard }
	var out []personName
	// With a company's licence it is the nature that is wrong, and ent001 says so.
	if c.Filing.Entity.Nature == filing.Individual && kindFits(c.Filing.Entity) {
		out = append(out, personName{"entity.name", c.Filing.Entity.Name, latin(c.Filing.Entity.Certificate)})
	}
	for _, p := range c.people() {
		out = append(out, personName{p.at("name"), p.Name, latin(p.Certificate)})
	}
	if r := c.Filing.Entity.LegalRepresentative; !delegates(r) {
		out = append(out, personName{"entity.legal_representative", r, true})
	}
	return out
}

// delegates reports whether the legal representative's name is that of a body, as licences of partnerships print it, or
// several names.
func delegates(name string) bool {
	for _, sign := range []string{"公司", "企业", "中心", "合伙", "委派", "、", ",", "("} {
		if strings.Contains(filing.Fold(name), sign) {
			return true
		}
	}
	return false
}

// nameTrouble says what is wrong with a person's name, empty when nothing is.
func nameTrouble(name string, latin bool) string {
	folded := filing.Fold(name)
	han, letters, other := 0, 0, 0
	for _, r := range folded {
		switch {
		case unicode.Is(unicode.Han, r) || r == '〇':
			han++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			return "digit"
		case strings.ContainsRune("·.-'", r):
		default:
			other++
		}
	}
	switch {
	case han+letters+other == 0:
		return ""
	case han > 0 && strings.ContainsFunc(strings.TrimSpace(name), unicode.IsSpace):
		return "blank"
	case other > 0:
		return "sign"
	case han > 0 && letters > 0:
		return "mixed"
	case han == 1 || han == 0 && letters == 1:
		return "short"
	case han == 0 && !latin:
		return "latin"
	}
	for _, word := range []string{"公司", "有限", "集团", "事务所", "工作室", "经营部", "商行"} {
		if strings.Contains(folded, word) {
			return "unit"
		}
	}
	for _, title := range []string{"先生", "女士", "小姐", "经理", "董事长", "老板", "老师", "法人"} {
		if rest, ok := strings.CutSuffix(folded, title); ok && rest != "" {
			return "title"
		}
	}
	return ""
}
