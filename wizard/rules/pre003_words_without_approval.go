package rules

import (
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pre003 finds words that make reviewers ask for a permission which the filing does not name: in the entity's name, in a
// service's name, and in a remark that does not deny them.
var pre003 = rule.Rule[Case]{
	ID: "PRE003", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "出现前置审批行业的字词",
		Message:    "{field}里有“{word}”，可能涉及“{category}”前置审批，{advice}",
		Why:        "审核按单位名称、服务名称和内容里的字词筛查前置审批，有这类字词而没有文件的会被退回{note}。",
		Fix:        "涉及的，向{authority}办理{document}，再勾选“{category}”并上传；不涉及的，{way_out}。",
		Source:     approvalSource,
		SourceDate: approvalSourceDate,
		Reasons:    []string{"R24"},
	},
	Sees: []filing.Path{entityNamePath, entityNaturePath, serviceNamePath, serviceRemarkPath, approvalCategoryPath, "province"},
	When: servicesReviewed,
	Check: func(c Case, _ filing.At) rule.Outcome {
		all := map[string]bool{}
		for i := range c.Filing.Services {
			for category := range c.ticked(filing.At{i}) {
				all[category] = true
			}
		}
		var faults []rule.Fault
		if c.Filing.Entity.IsUnit() {
			// A forum is what a service does; 社区 in the name of a body is a neighbourhood.
			named := func(t trigger) bool { return !all[t.category] && t.category != bulletinBoard }
			faults = c.suspects(entityNamePath, c.Filing.Entity.Name, named, never)
		}
		for i, s := range c.Filing.Services {
			at := filing.At{i}
			ticked := c.ticked(at)
			open := func(t trigger) bool { return !ticked[t.category] }
			found := c.suspects(at.Of(serviceNamePath), s.Name, open, never)
			faults = joined(faults, found)
			// What the name has said need not be said again for the remark.
			said := func(t trigger) bool {
				return open(t) && !slices.ContainsFunc(found, func(f rule.Fault) bool { return f.Values["category"] == "@preapproval."+t.category })
			}
			remarked := c.suspects(at.Of(serviceRemarkPath), s.Remark, said, denied)
			for j, f := range remarked {
				if c.individual() && reflects(s.Remark, strings.Split(f.Values["word"], "、")) {
					remarked[j].Severity = rule.Hint
				}
			}
			faults = append(faults, remarked...)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有这类字词", enterprise),
		example("备注写明不涉及", enterprise, set("services[0].remark", "介绍本公司产品，不涉及新闻、出版、教育、药品、影视等前置审批内容。")),
		example("已经勾选并上传", enterprise, set("services[0].name", "云帆新闻"), approved("news")),
		example("含同样两个字的别的词", enterprise, set("services[0].name", "云帆图书馆")),
	},
	Bad: []rule.Example[Case]{
		example("服务名称", enterprise, set("services[0].name", "云帆新闻")),
		example("单位名称", enterprise, set("entity.name", "深圳市云帆影视有限公司"), set("services[0].domains[0].holder", "深圳市云帆影视有限公司")),
		example("备注", enterprise, set("services[0].remark", "主要用于网络直播和短视频的发布，介绍本公司的产品。")),
		example("个人", individual, set("services[0].name", "家乡时政小记")),
		example("全国已取消的，只提示", enterprise, set("services[0].name", "云帆智联医院")),
		example("爱好者的感想，只提示", individual, set("services[0].remark", "本网站由个人开办，主要用于记录看电影的心得，不含单位信息。")),
		example("本省仍要的", enterprise, set("province", "11"), set("entity.name", "云帆智联教育有限公司")),
	},
}

// joined adds what a service's name holds to what the entity's name holds: the same words are told once, at both.
func joined(faults, found []rule.Fault) []rule.Fault {
	for _, f := range found {
		same := slices.IndexFunc(faults, func(e rule.Fault) bool {
			return e.Paths[0] == entityNamePath && e.Values["category"] == f.Values["category"] && e.Values["word"] == f.Values["word"]
		})
		if same >= 0 {
			faults[same].Paths = append(faults[same].Paths, f.Paths...)
			continue
		}
		faults = append(faults, f)
	}
	return faults
}

// thoughts are what people write about films, music and books without offering them.
var thoughts = regexp.MustCompile(`心得|体会|感想|感受|后感|笔记|随笔|影评|书评|乐评|评论|推荐|爱好|收藏|日常|学习`)

// reflects reports whether every word of a remark stands in a clause that only tells thoughts about it.
func reflects(remark string, words []string) bool {
	for _, s := range sentence.Split(filing.Fold(remark), -1) {
		for _, part := range clause.Split(s, -1) {
			if len(holdsAny(part, words)) > 0 && !thoughts.MatchString(part) {
				return false
			}
		}
	}
	return true
}

// ticked is the set of categories that a service names.
func (c Case) ticked(at filing.At) map[string]bool {
	out := map[string]bool{}
	for _, p := range c.service(at).PreApprovals {
		out[p.Category] = true
		switch p.Category {
		case "tutoring": // who may teach out of school need not be asked about education, and the other way round
			out["education"] = true
		case "education":
			out["tutoring"] = true
		}
	}
	return out
}

// suspects makes faults of the words in one text.
func (c Case) suspects(path filing.Path, text string, applies func(trigger) bool, negated func(text, word string) bool) []rule.Fault {
	var faults []rule.Fault
	for _, h := range c.hits(text, applies, negated) {
		fault := rule.Fault{
			Paths: []filing.Path{path}, Severity: h.severity,
			Values: map[string]string{
				"word": quoted(longest(h.words)), "category": "@preapproval." + h.category, "note": "",
				"advice": "@word.approval_unit", "way_out": "@word.approval_" + string(region.NotInvolvedPledge),
			},
		}
		fault.Values["document"], fault.Values["authority"] = c.approvalPaper(h.category)
		if h.province.Known {
			if local, ok := aside(h.province, h.severity, fault); ok {
				fault = local
			}
			if v := h.province.Value; v.IfNotInvolved != "" {
				fault.Values["way_out"] = "@word.approval_" + string(v.IfNotInvolved)
			}
		}
		if c.individual() {
			fault.Values["advice"], fault.Values["way_out"] = "@word.approval_personal", "@word.approval_rename"
		}
		faults = append(faults, fault)
	}
	return faults
}
