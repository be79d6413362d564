package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc010 holds a name against what the province asks on top of the national rules: words, Latin letters, words that need
// an approval, names of places. A unit may use what stands in its registered name.
var svc010 = rule.Rule[Case]{
	ID: "SVC010", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "服务名称不合所在省的要求",
		Message:    "{field}“{name}”{trouble}“{word}”",
		Why:        "所在省通信管理局对名称另有要求：{note}。",
		Fix:        "按本省要求换掉“{word}”；有相应批文或注册名称为证的，随材料上传。",
		Source:     "practice",
		SourceDate: "2025",
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, "province", entityNaturePath},
	Sees:  []filing.Path{entityNamePath, "services[].pre_approvals[].category"},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		answer := c.Atlas.NameRules(c.Filing.Province)
		if !answer.Known {
			return rule.Pass()
		}
		var faults []rule.Fault
		name, rules := c.text(at, serviceNamePath), answer.Value
		say := func(trouble string, words []string) {
			if words = longest(words); len(words) == 0 {
				return
			}
			fault := rule.Fault{
				Paths:  []filing.Path{at.Of(serviceNamePath)},
				Values: map[string]string{"name": name, "trouble": "@word.name_" + trouble, "word": quoted(words)},
			}
			if fault, ok := regional(answer, rule.Warn, fault); ok {
				faults = append(faults, fault)
			}
		}
		say("banned", c.notRegistered(c.notPersonal(holdsAny(name, rules.Banned))))
		if c.service(at).Kind != filing.AppKind {
			say("latin", c.latinAgainst(name, rules))
		}
		say("approval", c.withoutApproval(at, c.notTriggers(c.notPersonal(holdsAny(name, rules.ApprovalWords)))))
		say("place", c.notRegistered(c.placesAgainst(name, rules.Special)))
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("本省没有别的要求", enterprise),
		example("词在注册名称里", enterprise, set("province", "12"),
			set("entity.name", "深圳云帆网络科技有限公司"), set("services[0].name", "云帆网络科技")),
		example("只限个人的要求不管企业", enterprise, set("province", "31"), set("services[0].name", "云帆智联Cloud")),
	},
	Bad: []rule.Example[Case]{
		example("本省不用的词", enterprise, set("province", "12"), set("services[0].name", "云帆资讯")),
		example("本省不用英文", enterprise, set("province", "50"), set("services[0].name", "云帆智联Cloud")),
		example("本省须审批的词", enterprise, set("province", "37"), set("services[0].name", "云帆在线")),
	},
}

// notRegistered drops the words that a unit carries in its registered name.
func (c Case) notRegistered(words []string) []string {
	if !c.Filing.Entity.IsUnit() {
		return words
	}
	return slices.DeleteFunc(words, func(w string) bool { return strings.Contains(filing.Fold(c.Filing.Entity.Name), filing.Fold(w)) })
}

// notPersonal drops the words that no individual should use anywhere: svc008 speaks of them.
func (c Case) notPersonal(words []string) []string {
	if !c.individual() {
		return words
	}
	return slices.DeleteFunc(words, func(w string) bool { return slices.Contains(c.personalWords(), w) })
}

// notTriggers drops the words that are known to need a permission: pre003 speaks of them.
func (c Case) notTriggers(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool {
		for _, a := range c.Atlas.Preapprovals(c.Filing.Province) {
			if slices.Contains(a.Value.Triggers, w) {
				return true
			}
		}
		for _, a := range c.Atlas.National().Preapproval.Value {
			if slices.Contains(a.Triggers, w) && a.Status == region.ApprovalActive {
				return true
			}
		}
		return false
	})
}

// withoutApproval returns the words unless the service names a permission that it holds.
func (c Case) withoutApproval(at filing.At, words []string) []string {
	if len(c.service(at).PreApprovals) > 0 {
		return nil
	}
	return words
}

// latinAgainst returns the Latin part of a name where the province does not take it. Names without any Chinese are left to
// svc002.
func (c Case) latinAgainst(name string, rules region.NameRules) []string {
	n := censusOf(name)
	if rules.NoLatin != region.LatinNever || n.latin == 0 || n.han == 0 || rules.NoLatinScope == region.LatinPersonal && !c.individual() {
		return nil
	}
	var part strings.Builder
	for _, r := range plainName(name) {
		if r < 0x250 && (r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0) {
			part.WriteRune(r)
		}
	}
	return []string{part.String()}
}

// placesAgainst returns the provinces and cities that a name names, where the province's rules forbid names of places.
func (c Case) placesAgainst(name string, special []string) []string {
	forbidden := slices.Contains(special, "no_admin_area") || slices.Contains(special, "unit_admin_area_needs_proof") && !c.individual() ||
		c.individual() && (slices.Contains(special, "personal_no_admin_area") || slices.Contains(special, "personal_no_place_pinyin_rural"))
	if !forbidden {
		return nil
	}
	var places []string
	for _, p := range c.provinces() {
		places = append(places, shortProvince(p.Name))
		if c.Divisions == nil {
			continue
		}
		for _, city := range c.Divisions.Cities(p.Code) {
			// Many cities are common words as well, so that those of other provinces count only with their 市.
			if bare := strings.TrimSuffix(city.Name, "市"); city.Name != p.Name && p.Code == c.Filing.Province && bare != city.Name {
				places = append(places, bare)
			}
			if strings.HasSuffix(city.Name, "市") {
				places = append(places, city.Name)
			}
		}
	}
	return holdsAny(name, places)
}

// holdsPrefix reports whether a name begins with a word.
func holdsPrefix(name, word string) bool {
	return strings.HasPrefix(filing.Fold(name), filing.Fold(word))
}
