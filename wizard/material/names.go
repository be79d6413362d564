package material

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// misleading are the words under which the lists keep what holds a trigger and means something else.
const misleading = "none"

// named says whether one of a case's words stands in facts; otherwise is the answer where none does. A name that is not
// there yet leaves the case open.
func (c *collection) named(when region.When, patterns []filing.Path, otherwise answer) answer {
	return c.found(c.nation.ScopeWords.Value[string(when)], patterns, otherwise)
}

func (c *collection) found(words []string, patterns []filing.Path, otherwise answer) answer {
	blank := false
	for _, pattern := range patterns {
		for _, at := range c.Filing.Places(pattern) {
			text, _ := c.Filing.Text(at.Of(pattern))
			folded := filing.Fold(text)
			blank = blank || folded == ""
			for _, not := range c.nation.ScopeWords.Value[misleading] {
				folded = strings.ReplaceAll(folded, filing.Fold(not), "…")
			}
			if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(folded, filing.Fold(w)) }) {
				return yes
			}
		}
	}
	if blank {
		return max(otherwise, open)
	}
	return otherwise
}

// keyword: a word stands in a name, and no permission of these categories is given. What a unit may do besides stands in
// the scope of business on its licence, which is not asked: there the case stays open.
func keyword(when region.When, categories ...string) func(*collection) answer {
	return func(c *collection) answer {
		if c.approved(categories...) {
			return no
		}
		return c.named(when, c.nameFacts(), c.unseenScope())
	}
}

// approvalWord is keyword for the words of every permission.
func (c *collection) approvalWord() answer {
	if c.approved() {
		return no
	}
	var words []string
	for _, a := range c.Atlas.NationalPreapprovals() {
		if a.Value.Status == region.ApprovalActive && !c.excepted(a.Value.Title) {
			words = append(words, a.Value.Triggers...)
		}
	}
	return c.found(words, c.nameFacts(), c.unseenScope())
}

// exceptionForm finds what a category in a province's list leaves out: all categories but that one.
var exceptionForm = regexp.MustCompile(`[（(](\p{Han}+)除外[）)]`)

// excepted reports whether the province does not take a pledge instead of this permission.
func (c *collection) excepted(title string) bool {
	return slices.ContainsFunc(c.Atlas.Preapprovals(c.Filing.Province), func(a region.Answer[region.Preapproval]) bool {
		found := exceptionForm.FindStringSubmatch(a.Value.Category)
		return found != nil && strings.Contains(title, found[1])
	})
}

func (c *collection) nameFacts() []filing.Path {
	if c.Filing.Entity.Nature == filing.Individual {
		return names[1:]
	}
	return names
}

func (c *collection) unseenScope() answer {
	if c.Filing.Entity.Nature == filing.Individual {
		return no
	}
	return open
}

// approved reports whether a permission of one of the categories is named; of any where none is given.
func (c *collection) approved(categories ...string) bool {
	for _, s := range c.Filing.Services {
		for _, p := range s.PreApprovals {
			if len(categories) == 0 || slices.Contains(categories, p.Category) {
				return true
			}
		}
	}
	return false
}

// onlineShop: the licence of a shop that is only on a platform names it instead of a place.
func (c *collection) onlineShop() answer {
	otherwise := no
	if c.Filing.Entity.Nature == filing.IndividualBusiness {
		otherwise = open
	}
	return max(otherwise, c.found(c.nation.ScopeWords.Value[string(region.WhenOnlineShop)], address, no))
}

func (c *collection) stateName() answer {
	name := filing.Fold(c.Filing.Entity.Name)
	if name == "" {
		return open
	}
	return given(slices.ContainsFunc(c.nation.ScopeWords.Value[string(region.WhenStateName)], func(w string) bool {
		return strings.HasPrefix(name, filing.Fold(w))
	}))
}

// related is how many characters in a row a service's name shares with the entity's where the two belong together.
const related = 2

// unrelated: nothing of the entity's name stands in the name of a service.
func (c *collection) unrelated() answer {
	entity, most := filing.Fold(c.Filing.Entity.Name), no
	for _, s := range c.Filing.Services {
		name := []rune(filing.Fold(s.Name))
		shared := false
		for i := 0; i+related <= len(name); i++ {
			part := name[i : i+related]
			shared = shared || unicode.Is(unicode.Han, part[0]) && strings.Contains(entity, string(part))
		}
		switch {
		case len(name) == 0 || entity == "":
			most = max(most, open)
		case !shared:
			return yes
		}
	}
	return most
}
