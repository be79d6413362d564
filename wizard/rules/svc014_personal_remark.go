package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc014 finds remarks of personal services that are missing, too short, too long, or without the pledge that the
// province wants. “其他” without any remark is left to svc013.
var svc014 = rule.Rule[Case]{
	ID: "SVC014", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "个人服务的备注不合要求",
		Message:    "{field}{trouble}{amount}",
		Why:        "多数省要求个人在备注里写清用途，并声明是个人网站、不含单位信息{note}。",
		Fix:        "可参照这样写：“{pledge}”。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R35"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{entityNaturePath, serviceNamePath},
	Sees:  []filing.Path{serviceRemarkPath, serviceContentPath, "province"},
	When:  individualReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		remark := strings.TrimSpace(c.service(at).Remark)
		asked := c.Atlas.PersonalRemark(c.Filing.Province)
		length := c.Atlas.National().PersonalRemarkLength.Value
		n, least := utf8.RuneCountInString(remark), max(length.MinChars, asked.Value.MinChars)
		fault := func(severity rule.Severity, trouble, amount string) rule.Fault {
			return rule.Fault{
				Severity: severity, Paths: []filing.Path{at.Of(serviceRemarkPath)},
				Values: map[string]string{
					"trouble": "@word.remark_" + trouble, "amount": amount, "note": localNote(asked),
					"pledge": strings.TrimSuffix(SuggestedRemark(c.Filing, c.Atlas, at[0]), "。"),
				},
			}
		}
		switch {
		case n == 0 && slices.Contains(c.service(at).Content, filing.ContentOther):
			return rule.Pass()
		case n == 0:
			return rule.Fail(fault(rule.Warn, "missing", ""))
		case n < least:
			return rule.Fail(fault(rule.Warn, "short", count(least)))
		case n > length.MaxChars:
			return rule.Fail(fault(rule.Hint, "long", count(length.MaxChars)))
		}
		if kind := asked.Value.Kind; kind == region.RemarkPledge || kind == region.RemarkContentAndPledge {
			if f, ok := aside(asked, rule.Warn, fault(rule.Warn, "pledge", "")); ok && !pledges(remark) {
				return rule.Fail(f)
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("写清用途", individual),
		example("单位不受此限", enterprise, set("services[0].remark", "")),
		example("写了承诺", individual, set("province", "12"), set("services[0].remark",
			"本网站由个人开办，主要用于记录家常菜做法，不含单位信息；如核实不符，愿按虚假备案处理，接受注销网站。")),
	},
	Bad: []rule.Example[Case]{
		example("没有备注", individual, set("services[0].remark", "")),
		example("太短", individual, set("services[0].remark", "个人网站")),
		example("所在省要求承诺", individual, set("province", "12")),
	},
}

// pledges reports whether a remark accepts what follows when it turns out to be untrue.
func pledges(remark string) bool {
	return len(holdsAny(remark, []string{"承诺", "虚假", "黑名单", "保证", "自愿", "愿接受"})) > 0
}

// localNote is what a province's own text says; the national default needs no words of its own.
func localNote[T any](a region.Answer[T]) string {
	if a.Known && a.Layer == region.LayerProvince {
		return bracketed(a.Note)
	}
	return ""
}
