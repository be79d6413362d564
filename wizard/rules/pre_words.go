package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Documents that several rules about pre-approvals rest on.
const (
	approvalSource     = "《互联网信息服务管理办法》（国务院令第292号）第五条；华为云 ICP 备案帮助文档：前置审批"
	approvalSourceDate = "2025-12"
)

// Patterns that the rules about pre-approvals read.
const (
	approvalPattern      filing.Path = "services[].pre_approvals[]"
	approvalCategoryPath filing.Path = "services[].pre_approvals[].category"
	approvalUntilPath    filing.Path = "services[].pre_approvals[].valid_until"
)

// Words of the categories' names that the code mentions by themselves.
const bulletinBoard = "bulletin_board"

// categoryOf gives the code of the contract for the id of the national list and for the name that a province's list uses.
// A name that is not here is about no single category.
var categoryOf = map[string]string{
	"news": "news", "publishing": "publishing", "education": "education", "healthcare": "health", "drug": "drugs_devices",
	"bbs": bulletinBoard, "culture": "culture", "video": "audiovisual", "ride_hailing": "ride_hailing", "finance": "finance",
	"training": "tutoring", "game": "game", "religion": "religion",

	"新闻": "news", "出版": "publishing", "教育": "education", "医疗": "health", "药品和医疗器械": "drugs_devices",
	"电子公告": bulletinBoard, "电子公告、经营": bulletinBoard, "文化": "culture", "影视": "audiovisual", "金融": "finance",
	"校外培训": "tutoring", "游戏": "game", "宗教": "religion",
}

// categoryOfWord gives the category of words that a province lists without one.
var categoryOfWord = map[string]string{
	"新闻": "news", "影视": "audiovisual", "游戏": "game", "药品": "drugs_devices", "器械": "drugs_devices", "网约车": "ride_hailing",
	"动漫": "culture", "动画": "culture", "教育": "education", "培训": "tutoring", "金融": "finance",
}

// Names of the lists in the national data: words of a province that mean something only in the scope of business, or that
// another rule reads; and phrases that hold a trigger and mean something else.
const (
	scopeOnly  = "scope_only"
	misleading = "misleading"
)

// reviewWords returns one of the lists of words of the national data.
func (c Case) reviewWords(list string) []string { return c.Atlas.National().ReviewWords.Value[list] }

// approvalPaper names the paper of a category and the authority that gives it, by the national list.
func (c Case) approvalPaper(category string) (document, authority string) {
	document, authority = "@word.approval_document", "@word.approval_authority"
	for _, a := range c.Atlas.National().Preapproval.Value {
		if categoryOf[a.ID] != category {
			continue
		}
		if a.Document != "" {
			document = "《" + a.Document + "》"
		}
		if a.Authority != "" {
			authority = a.Authority
		}
	}
	return document, authority
}

// A trigger is a word that makes reviewers ask for a permission.
type trigger struct {
	word     string
	category string
	title    string // of the category, in the words of the list
	severity rule.Severity
	national bool
	province region.Answer[region.Preapproval] // of a province's word
}

// triggers lists the words of the nation and of the province.
func (c Case) triggers() []trigger {
	var out []trigger
	titles := map[string]string{}
	weak := map[string][]string{}
	for _, a := range c.Atlas.NationalPreapprovals() {
		v := a.Value
		category := categoryOf[v.ID]
		titles[category], weak[category] = v.Title, v.Warn
		severity := rule.Warn
		if v.Status != region.ApprovalActive {
			severity = rule.Hint
		}
		for _, w := range v.Triggers {
			out = append(out, trigger{word: w, category: category, title: v.Title, severity: severity, national: true})
		}
		for _, w := range v.Warn {
			out = append(out, trigger{word: w, category: category, title: v.Title, severity: rule.Hint, national: true})
		}
	}
	for _, a := range c.Atlas.Preapprovals(c.Filing.Province) {
		for _, w := range a.Value.Triggers {
			category, ok := categoryOf[a.Value.Category]
			if !ok {
				category = categoryOfWord[w]
			}
			if category == "" || slices.Contains(c.reviewWords(scopeOnly), w) && !(category == bulletinBoard && w == "在线") {
				continue
			}
			t := trigger{word: w, category: category, title: titles[category], severity: rule.Warn, province: a}
			if slices.Contains(weak[category], w) {
				t.severity = rule.Hint // a word of the scope of business, weak in a name
			}
			out = append(out, t)
		}
	}
	return out
}

// A hit is what the words of one category in one text come to.
type hit struct {
	trigger
	words []string
}

// hits finds the triggers in a text, gathered by category, the gravest severity of each.
func (c Case) hits(text string, applies func(trigger) bool, negated func(text, word string) bool) []hit {
	folded := filing.Fold(text)
	for _, m := range c.reviewWords(misleading) {
		folded = strings.ReplaceAll(folded, filing.Fold(m), "…")
	}
	var out []hit
	at := map[string]int{}
	for _, t := range c.triggers() {
		if !applies(t) || !strings.Contains(folded, filing.Fold(t.word)) || negated(folded, filing.Fold(t.word)) {
			continue
		}
		i, ok := at[t.category]
		if !ok {
			at[t.category] = len(out)
			out = append(out, hit{trigger: t, words: []string{t.word}})
			continue
		}
		out[i].words = append(out[i].words, t.word)
		grave := c.weightOf(t) // a province that asks for it outweighs the general word
		if grave.Rank() > c.weightOf(out[i].trigger).Rank() || grave == c.weightOf(out[i].trigger) && t.province.Known {
			out[i].trigger = t
		}
	}
	return c.gravest(out)
}

// weightOf is the severity of a trigger with what the trust in a province's word lets it be.
func (c Case) weightOf(t trigger) rule.Severity {
	if !t.province.Known {
		return t.severity
	}
	f, _ := regional(t.province, t.severity, rule.Fault{})
	return f.Severity
}

// gravest drops hits whose words already stand in another that is graver, or as grave and more exact: beside 教育咨询 the
// word 教育 says nothing more.
func (c Case) gravest(hits []hit) []hit {
	var out []hit
	for i, h := range hits {
		told := false
		for j, other := range hits {
			graver := c.weightOf(other.trigger).Rank() - c.weightOf(h.trigger).Rank()
			exact := graver == 0 && (!covers(h.words, other.words) || j < i)
			told = told || i != j && covers(other.words, h.words) && (graver > 0 || exact)
		}
		if !told {
			out = append(out, h)
		}
	}
	return out
}

// covers reports whether every word of b is part of a word of a.
func covers(a, b []string) bool {
	for _, w := range b {
		if !slices.ContainsFunc(a, func(v string) bool { return strings.Contains(v, w) }) {
			return false
		}
	}
	return true
}
