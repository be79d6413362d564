package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Special rules on names, as province files name them, that this file looks at. The others belong to svc002, svc004, svc006,
// svc010, svc011, svc018, svc019 and dom019.
const (
	specialNaming      = "cn_naming"
	specialEntity      = "match_entity"
	specialPerson      = "no_person_name"
	specialPortal      = "no_local_portal"
	specialRural       = "personal_no_place_pinyin_rural"
	specialCollege     = "internal_college_suffix"
	specialSameContent = "same_name_needs_different_content"
	specialSameUse     = "same_name_needs_explanation"
)

// svc022 holds a name against the special rules of its province.
var svc022 = rule.Rule[Case]{
	ID: "SVC022", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "名称不合本省的特别规定",
		Message:    "{field}“{name}”{trouble}{word}。{province}：{note}",
		Why:        "有的省对名称另有规定，例如要符合中文命名习惯、与主体性质相符、不用人名、不办地方门户。",
		Fix:        "按本省规定换一个名称；有批文、登记证明或理由的，写进备注并上传。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R05", "X14"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, "province", entityNaturePath},
	Sees:  []filing.Path{entityNamePath, "entity.legal_representative", "principal.name", serviceKindPath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		answer := c.Atlas.NameRules(c.Filing.Province)
		name := c.text(at, serviceNamePath)
		var faults []rule.Fault
		for _, special := range answer.Value.Special {
			look, ok := specialChecks[special]
			if !ok {
				continue
			}
			words, wrong := look(c, at, name)
			if !wrong {
				continue
			}
			word := ""
			if len(words) > 0 {
				word = "“" + quoted(longest(words)) + "”"
			}
			strongest := rule.Warn
			if special == specialNaming || !slices.ContainsFunc(words, func(w string) bool { return censusOf(w).han > 0 }) && len(words) > 0 {
				strongest = rule.Hint // custom is a matter of taste, and letters may be no 拼音
			}
			fault, known := regional(answer, strongest, rule.Fault{
				Paths: []filing.Path{at.Of(serviceNamePath)},
				Values: map[string]string{
					"name": name, "trouble": "@word.special_" + special, "word": word, "province": c.provinceName(c.Filing.Province),
				},
			})
			if known {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有特别规定的省", enterprise, set("province", "42")),
		example("普通名称", enterprise),
		example("大学生不是大学", enterprise, set("services[0].name", "云帆大学生之家")),
		example("注册名称里就有学院", enterprise, set("entity.name", "深圳市云帆艺术学院"), set("services[0].name", "云帆艺术学院")),
	},
	Bad: []rule.Example[Case]{
		example("英文为主", enterprise, set("services[0].name", "CloudSail云")),
		example("单位用了个人的叫法", enterprise, set("province", "37"), set("services[0].name", "云帆个人博客")),
		example("单位网站用了法定代表人的姓名", enterprise, set("province", "41"), set("services[0].name", "张样例云帆")),
		example("企业办地方门户", enterprise, set("province", "41"), set("services[0].name", "郑州在线")),
		example("个人名称带乡村", individual, set("services[0].name", "乡村美食小记")),
		example("没有登记的学院", enterprise, set("services[0].name", "云帆商学院")),
		example("同名网站", enterprise, set("province", "63"), secondService(func(s *filing.Service) { s.Name = "云帆智联" })),
	},
}

// specialChecks has a check for each special rule. It returns the words that it found, if words they were.
var specialChecks = map[string]func(Case, filing.At, string) ([]string, bool){
	specialNaming: func(_ Case, _ filing.At, name string) ([]string, bool) {
		n := censusOf(name)
		return nil, n.han > 0 && n.han*2 < n.letters
	},
	specialEntity: func(c Case, _ filing.At, name string) ([]string, bool) {
		words := holdsAny(name, c.reviewWords("individual_like"))
		return words, !c.individual() && len(words) > 0
	},
	specialPerson: func(c Case, _ filing.At, name string) ([]string, bool) {
		if c.individual() { // whose own name svc005 looks for
			return nil, false
		}
		var words []string
		for _, person := range []string{c.Filing.Entity.LegalRepresentative, c.Filing.Principal.Name} {
			person = filing.Fold(person)
			if utf8.RuneCountInString(person) > 1 && strings.Contains(filing.Fold(name), person) &&
				!strings.Contains(filing.Fold(c.Filing.Entity.Name), person) && !slices.Contains(words, person) {
				words = append(words, person)
			}
		}
		return words, len(words) > 0
	},
	specialPortal: func(c Case, _ filing.At, name string) ([]string, bool) {
		words := c.placePortal(name)
		return words, c.Filing.Entity.Nature != filing.Government && len(words) > 0
	},
	specialRural: func(c Case, _ filing.At, name string) ([]string, bool) {
		words := holdsAny(name, c.reviewWords("rural"))
		if n := censusOf(name); n.latin > 0 && n.han > 0 {
			words = append(words, letters(name))
		}
		return words, c.individual() && len(words) > 0
	},
	specialCollege: func(c Case, _ filing.At, name string) ([]string, bool) {
		rest := name
		for _, elsewhere := range c.reviewWords("college_elsewhere") {
			rest = strings.ReplaceAll(rest, elsewhere, "")
		}
		words := holdsAny(rest, c.reviewWords("college"))
		return words, len(words) > 0 && !c.individual() && !strings.Contains(name, "内部学院") &&
			len(holdsAny(c.Filing.Entity.Name, words)) == 0
	},
	specialSameContent: sameNamed,
	specialSameUse:     sameNamed,
}

// sameNamed reports whether another service of the entity has the name, in this filing or in another of the applicant's.
func sameNamed(c Case, at filing.At, name string) ([]string, bool) {
	for i := range c.Filing.Services[:at[0]] {
		if filing.SameText(c.Filing.Services[i].Name, name) {
			return nil, true
		}
	}
	for _, other := range c.Others {
		if !c.sameEntity(other) || other.ID == c.Filing.ID {
			continue
		}
		for _, s := range other.Services {
			if filing.SameText(s.Name, name) && s.Kind == c.service(at).Kind && !shareDomain(s, *c.service(at)) {
				return nil, true
			}
		}
	}
	return nil, false
}

// shareDomain reports whether two services have a domain in common, and so are one.
func shareDomain(a, b filing.Service) bool {
	for _, x := range a.Domains {
		for _, y := range b.Domains {
			if filled(x.Name) && host(x.Name) == host(y.Name) {
				return true
			}
		}
	}
	return false
}

// placePortal returns the place and the word that make a name that of a local portal: nothing else stands in it.
func (c Case) placePortal(name string) []string {
	folded := filing.Fold(name)
	for _, place := range c.placesAgainst(name, []string{"no_admin_area"}) {
		rest := strings.Replace(folded, filing.Fold(place), "", 1)
		if slices.ContainsFunc(c.reviewWords("local_portal"), func(w string) bool { return rest == filing.Fold(w) || rest == "市"+filing.Fold(w) }) {
			return []string{place + strings.TrimPrefix(rest, "市")}
		}
	}
	return nil
}

// letters returns the Latin letters of a name.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, plainName(name))
}
