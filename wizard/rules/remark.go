package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// purposePlace stands for what the site is for in the national template.
const purposePlace = "{用途}"

// SuggestedRemark returns a remark for a service of an individual, made from the national template and the applicant's own
// facts: the purpose is taken from what the remark says already, or from the name of the service. It is empty for units, and
// where the service has no name yet. Whoever files has to read it and make it true.
func SuggestedRemark(f *filing.Filing, atlas *region.Atlas, service int) string {
	if f.Entity.Nature != filing.Individual || service < 0 || service >= len(f.Services) {
		return ""
	}
	s := f.Services[service]
	name := plainName(s.Name)
	if name == "" {
		return ""
	}
	national := atlas.National()
	whole := strings.ReplaceAll(national.PersonalRemarkPledge.Value, purposePlace, purposeOf(s, name))
	asked := atlas.PersonalRemark(f.Province)
	pledge := asked.Known && (asked.Value.Kind == region.RemarkPledge || asked.Value.Kind == region.RemarkContentAndPledge)
	if !pledge { // what follows when it is untrue is said only where a province asks for it
		if cut := strings.IndexAny(whole, ";；"); cut >= 0 {
			whole = whole[:cut] + "。"
		}
	}
	if s.Kind == filing.AppKind {
		whole = strings.NewReplacer("本网站", "本APP", "注销网站", "注销APP").Replace(whole)
	}
	if most := national.PersonalRemarkLength.Value.MaxChars; most > 0 && utf8.RuneCountInString(whole) > most {
		return SuggestedRemark(withoutRemark(f, service), atlas, service)
	}
	return whole
}

// purposeOf says what a service is for: in the applicant's words where a remark has some, else from its name.
func purposeOf(s filing.Service, name string) string {
	if said := ownPurpose(s.Remark); said != "" {
		return said
	}
	for _, code := range s.Content {
		if code == filing.ContentPersonalSpace {
			return "记录和分享与“" + name + "”有关的个人日志"
		}
	}
	return "发布与“" + name + "”有关的原创图文"
}

// ownPurpose takes the purpose out of a remark: what stands behind 用于 or 介绍, up to the end of the clause. A remark that
// only denies or pledges has none.
func ownPurpose(remark string) string {
	for _, part := range strings.FieldsFunc(strings.TrimSpace(remark), func(r rune) bool { return strings.ContainsRune(",，;；.。\n!！", r) }) {
		for _, verb := range []string{"主要用于", "用于", "主要介绍", "介绍"} {
			_, said, ok := strings.Cut(part, verb)
			if said = strings.Trim(strings.TrimSpace(said), "：: …"); ok && utf8.RuneCountInString(said) > 1 {
				if strings.HasSuffix(verb, "介绍") {
					return "介绍" + said
				}
				return said
			}
		}
	}
	return ""
}

// withoutRemark is a copy of the filing whose service says nothing yet.
func withoutRemark(f *filing.Filing, service int) *filing.Filing {
	shallow := *f
	shallow.Services = slices.Clone(f.Services)
	shallow.Services[service].Remark = ""
	return &shallow
}
