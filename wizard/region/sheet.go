package region

import (
	"fmt"
	"strconv"
	"strings"
)

// Section is a part of the print-out of a province.
type Section struct {
	Title string `json:"title"`
	Lines []Line `json:"lines"`
}

// Line is one answer in words.
type Line struct {
	Label    string `json:"label"`
	Value    string `json:"value"`
	Note     string `json:"note"`  // Chinese in every language, like Local and Conflict
	Local    string `json:"local"` // what the province's own text says where it settles nothing
	Layer    Layer  `json:"layer"`
	Trust    Trust  `json:"trust"`
	AsOf     string `json:"as_of"`
	Source   string `json:"source"` // publishers, in words
	Conflict string `json:"conflict"`

	Sources []string `json:"sources"` // ids in the table of sources
}

// speech writes answers in one language.
type speech struct{ lang string }

func (s speech) say(zh, en string) string {
	if s.lang == English {
		return en
	}
	return zh
}

// list joins words as the language does.
func (s speech) list(words []string) string {
	return strings.Join(words, s.say("、", ", "))
}

func (s speech) yes(v bool) string { return s.say(yesNo(v, "是", "否"), yesNo(v, "yes", "no")) }

func yesNo(v bool, yes, no string) string {
	if v {
		return yes
	}
	return no
}

// counted writes a number with its unit.
func (s speech) counted(zh, en string) func(int) string {
	return func(n int) string { return strconv.Itoa(n) + " " + s.say(zh, en) }
}

// most writes an upper limit.
func (s speech) most(n int) string { return fmt.Sprintf(s.say("最多 %d 个", "at most %d"), n) }

// chosen writes a value of a closed list.
func chosen[T interface {
	~string
	Chooser
}](s speech,
) func(T) string {
	return func(v T) string { return Words(v, string(v), s.lang) }
}

// chosenList writes several values of a closed list.
func chosenList[T interface {
	~string
	Chooser
}](s speech,
) func([]T) string {
	return func(vs []T) string {
		words := make([]string, 0, len(vs))
		for _, v := range vs {
			words = append(words, Words(v, string(v), s.lang))
		}
		return s.list(words)
	}
}

// line writes one answer.
func line[T any](s speech, label string, a Answer[T], words func(T) string) Line {
	l := Line{
		Label: label, Note: a.Note, Local: a.Local, Layer: a.Layer, Trust: a.Trust,
		AsOf: s.date(a.AsOf), Source: a.Source, Conflict: a.ConflictText, Sources: append([]string{}, a.Sources...),
	}
	if a.Known {
		l.Value = words(a.Value)
	} else {
		l.Value, l.AsOf = s.say("未找到规定", "nothing found"), ""
	}
	if l.Note == l.Value {
		l.Note = ""
	}
	return l
}

// date writes "~2021-2022" and "~2023后" as people do.
func (s speech) date(asOf string) string {
	switch rest, estimated := strings.CutPrefix(asOf, "~"); {
	case asOf == "":
		return s.say("未注明日期", "undated")
	case estimated:
		if before, ok := strings.CutSuffix(rest, "后"); ok {
			return s.say("约 "+before+" 年后", "about "+before+" or later")
		}
		return s.say("约 ", "about ") + rest
	default:
		return asOf
	}
}

func (s speech) minor(m Minor) string {
	docs := chosenList[MinorDoc](s)(m.Docs)
	if m.From == 0 {
		return fmt.Sprintf(s.say("未满 %d 岁须交%s", "under %d: %s"), m.Below, docs)
	}
	return fmt.Sprintf(s.say("%d 至 %d 岁（不含）须交%s", "from %d to under %d: %s"), m.From, m.Below, docs)
}

func (s speech) remark(r Remark) string {
	text := Words(r.Kind, string(r.Kind), s.lang)
	if r.MinChars > 0 {
		text += fmt.Sprintf(s.say("，不少于 %d 字", ", at least %d characters"), r.MinChars)
	}
	return text
}

func (s speech) phone(r PhoneRule) string {
	switch areas := s.list(r.Areas); {
	case r.Need == NeedNot:
		return s.say("不要求本省号码", "no local number asked for")
	case areas != "":
		return Words(r.Need, string(r.Need), s.lang) + s.say("用这些地方的号码：", ", a number of ") + areas
	default:
		return Words(r.Need, string(r.Need), s.lang) + s.say("用本省号码", ", a local number")
	}
}

func (s speech) contacts(rules []ContactRule) string {
	words := make([]string, 0, len(rules))
	for _, r := range rules {
		words = append(words, r.Text)
	}
	return strings.Join(words, s.say("；", "; "))
}

func (s speech) suffixes(d DomainSuffix) string {
	var parts []string
	if d.Whitelist {
		parts = append(parts, s.say("只收本地名单内的后缀", "only suffixes on a local list"))
	}
	if len(d.Blocked) > 0 {
		parts = append(parts, s.say("不收 ", "not taken: ")+s.list(d.Blocked))
	}
	if len(d.PersonalBlocked) > 0 {
		parts = append(parts, s.say("个人不收 ", "not taken from individuals: ")+s.list(d.PersonalBlocked))
	}
	return strings.Join(parts, s.say("；", "; "))
}

func (s speech) orderLimit(l OrderLimit) string {
	var parts []string
	if l.Max > 0 {
		parts = append(parts, fmt.Sprintf(s.say("每单最多 %d 个", "at most %d in an order"), l.Max))
	}
	if l.Then > 0 {
		parts = append(parts, fmt.Sprintf(s.say("已备案超过 %d 个后，每单最多 %d 个", "once more than %d are filed, at most %d in an order"),
			l.After, l.Then))
	}
	return strings.Join(parts, s.say("；", "; "))
}

func (s speech) quorum(q Quorum) string {
	return fmt.Sprintf(s.say("%s %d %s时须交%s", "%s %d %s: %s"),
		Words(q.Op, string(q.Op), s.lang), q.Count, Words(q.Counts, string(q.Counts), s.lang), Words(q.Doc, string(q.Doc), s.lang))
}

func (s speech) prefixes(p LicencePrefixes) string {
	return s.say("备案号 ", "filing ") + p.Filing + s.say("；许可证 ", "; licence ") + s.list(p.Licence)
}

// names writes the rules on names; explain holds the words for the special ones.
func (s speech) names(explain map[string]string) func(NameRules) string {
	return func(n NameRules) string {
		var parts []string
		part := func(when bool, text string) {
			if when {
				parts = append(parts, text)
			}
		}
		if n.MinHanzi != nil {
			parts = append(parts, fmt.Sprintf(s.say("至少 %d 个汉字", "at least %d Chinese characters"), *n.MinHanzi))
		}
		part(n.NoLatin != LatinFree, Words(n.NoLatin, string(n.NoLatin), s.lang)+
			yesNo(n.NoLatinScope == LatinPersonal, s.say("（限个人）", " (individuals)"), ""))
		part(len(n.Banned) > 0, s.say("不可用：", "not: ")+s.list(n.Banned))
		part(len(n.BannedPersonal) > 0, s.say("个人不可用：", "not for individuals: ")+s.list(n.BannedPersonal))
		part(len(n.ApprovalWords) > 0, s.say("须有批文：", "only with an approval: ")+s.list(n.ApprovalWords))
		part(n.DisplayMustMatch, s.say("网页标题须与名称一致", "the page title equals the name"))
		part(n.RemarkIfUnrelated, s.say("与主体名无关的要备注", "a remark when unrelated to the entity's name"))
		for _, id := range n.Special {
			parts = append(parts, explain[id])
		}
		if len(parts) == 0 {
			return s.say("没有更多要求", "nothing further")
		}
		return strings.Join(parts, s.say("；", "; "))
	}
}

func (s speech) letter(l Letter) string {
	parts := []string{
		Words(l.Applies, string(l.Applies), s.lang),
		s.say("情形：", "when: ") + Words(l.When, string(l.When), s.lang),
	}
	if l.SignedBy != "" {
		parts = append(parts, s.say("签署：", "signed by: ")+Words(l.SignedBy, string(l.SignedBy), s.lang))
	}
	if l.Seal != nil {
		parts = append(parts, s.say("盖章：", "seal: ")+s.yes(*l.Seal))
	}
	if l.Fingerprint != nil {
		parts = append(parts, s.say("手印：", "fingerprint: ")+s.yes(*l.Fingerprint))
	}
	if l.MaxAgeDays > 0 {
		parts = append(parts, fmt.Sprintf(s.say("签署后 %d %s内有效", "good for %d %s"),
			l.MaxAgeDays, Words(l.MaxAgeUnit, string(l.MaxAgeUnit), s.lang)))
	}
	return strings.Join(parts, s.say("；", "; "))
}

func (s speech) material(m Material) string {
	return Words(m.Applies, string(m.Applies), s.lang) + s.say("；情形：", "; when: ") + Words(m.When, string(m.When), s.lang)
}

func (s speech) approval(p Preapproval) string {
	about := s.say("名称、内容涉及时须有", "wherever the name or the content touches on it; needs: ")
	if len(p.Triggers) > 0 { // a line for all categories has no words of its own
		about = s.say("命中“", "words: ") + s.list(p.Triggers) + s.say("”时须有", "; needs: ")
	}
	return about + p.Need + s.say("；不涉及时：", "; if not involved: ") + Words(p.IfNotInvolved, string(p.IfNotInvolved), s.lang)
}
