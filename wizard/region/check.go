package region

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

var (
	chooserType = reflect.TypeFor[Chooser]()
	problemType = reflect.TypeFor[interface{ problem() string }]()
)

// checker walks a decoded file and says, key by key, what the types alone cannot refuse.
type checker struct {
	sources  map[string]Source
	problems []error
}

func (c *checker) add(path, format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf("%s: %s", path, fmt.Sprintf(format, args...)))
}

func (c *checker) err() error { return errors.Join(c.problems...) }

// walk checks every value that has a closed list, every fact and every source id below v.
func (c *checker) walk(path string, v reflect.Value) {
	t := v.Type()
	if t.Implements(chooserType) && t.Kind() == reflect.String {
		choices := v.Interface().(Chooser)
		if !allowed(choices, v.String()) {
			c.add(path, "%q is not one of %s", v.String(), values(choices))
		}
		return
	}
	if t.Implements(problemType) && t.Kind() == reflect.Struct {
		if p := v.Interface().(interface{ problem() string }).problem(); p != "" {
			c.add(path, "%s", p)
		}
	}
	switch v.Kind() {
	case reflect.Struct:
		if p, ok := v.Interface().(Provenance); ok {
			c.provenance(path, p)
			return
		}
		for i := range t.NumField() {
			c.walk(join(path, t.Field(i)), v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(path, v.Elem())
		}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String && !t.Elem().Implements(chooserType) {
			c.strings(path, v)
			return
		}
		for i := range v.Len() {
			c.walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			c.walk(path+"."+it.Key().String(), it.Value())
		}
	}
}

func (c *checker) provenance(path string, p Provenance) {
	if !allowed(p.Confidence, string(p.Confidence)) {
		c.add(path+".confidence", "%q is not one of %s", p.Confidence, values(p.Confidence))
	}
	for _, id := range p.Source {
		if _, ok := c.sources[id]; !ok {
			c.add(path+".source", "%q is not in %s", id, sourcesFile)
		}
	}
}

func (c *checker) strings(path string, v reflect.Value) {
	for i := range v.Len() {
		if strings.TrimSpace(v.Index(i).String()) == "" {
			c.add(fmt.Sprintf("%s[%d]", path, i), "an empty entry")
		}
	}
}

// join extends a path by a field's key. The parts of an inlined struct belong to the path above.
func join(path string, f reflect.StructField) string {
	name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	switch {
	case options == "inline":
		return path
	case path == "":
		return name
	default:
		return path + "." + name
	}
}

func values(c Chooser) string {
	names := make([]string, 0, len(c.Choices()))
	for _, choice := range c.Choices() {
		names = append(names, choice.Value)
	}
	return strings.Join(names, ", ")
}

// lists checks that the words and suffixes that rules look for are there: an empty list would switch a rule off without
// a word.
func (c *checker) lists(n *National) {
	words, names, suffixes := n.ReviewWords.Value, n.NameRules.Value, n.DomainSuffixes2020.Value
	for _, l := range []struct {
		path string
		list []string
	}{
		{"name_rules.value.national_prefix_ban", names.NationalPrefixBan},
		{"name_rules.value.sensitive", names.Sensitive},
		{"personal_words.value.finance_lottery", n.PersonalWords.Value.FinanceLottery},
		{"personal_words.value.community", n.PersonalWords.Value.Community},
		{"personal_words.value.business", n.PersonalWords.Value.Business},
		{"personal_words.value.portal", n.PersonalWords.Value.Portal},
		{"review_words.value.misleading", words["misleading"]},
		{"review_words.value.scope_only", words["scope_only"]},
		{"review_words.value.state_prefixes", words["state_prefixes"]},
		{"review_words.value.individual_like", words["individual_like"]},
		{"review_words.value.local_portal", words["local_portal"]},
		{"review_words.value.rural", words["rural"]},
		{"review_words.value.college", words["college"]},
		{"review_words.value.college_elsewhere", words["college_elsewhere"]},
		{"review_words.value.tj_special_zones", words["tj_special_zones"]},
		{"review_words.value.liangjiang_to_yubei", words["liangjiang_to_yubei"]},
		{"review_words.value.liangjiang_county", words["liangjiang_county"]},
		{"review_words.value.shop_licence_format", words["shop_licence_format"]},
		{"review_words.value.student_department", words["student_department"]},
		{"review_words.value.student_elsewhere", words["student_elsewhere"]},
		{"review_words.value.department", words["department"]},
		{"review_words.value.rural_to_village", words["rural_to_village"]},
		{"review_words.value.village", words["village"]},
		{"review_words.value.room_number", words["room_number"]},
		{"review_words.value.no_county", words["no_county"]},
		{"domain_suffixes_2020.value.cn", suffixes.CN},
		{"domain_suffixes_2020.value.idn", suffixes.IDN},
		{"domain_suffixes_2020.value.generic", suffixes.Generic},
	} {
		if len(l.list) == 0 {
			c.add(l.path, "is empty")
		}
	}
}

// province checks what ties the parts of a province file together.
func (c *checker) province(p *Province, n *National) {
	for _, s := range []struct{ key, value string }{
		{"name", p.Name},
		{"short", p.Short},
		{"pinyin", p.Pinyin},
		{"authority", p.Authority},
		{"updated", p.Updated},
	} {
		if s.value == "" {
			c.add(s.key, "is missing")
		}
	}
	if len(p.ID) != provinceCodeLen {
		c.add("id", "%q is not a code of two digits", p.ID)
	}
	if p.Code != p.ID+"-"+p.Pinyin {
		c.add("code", "%q is not id and pinyin", p.Code)
	}
	for _, id := range p.ContactsDistinct.Value {
		if _, ok := n.Contacts.Value.Rules[id]; !ok {
			c.add("contacts_distinct.value", "%q is not explained in %s", id, nationalFile)
		}
	}
	for _, id := range p.NameRules.Value.Special {
		if _, ok := n.NameRules.Value.Special[id]; !ok {
			c.add("name_rules.value.special", "%q is not explained in %s", id, nationalFile)
		}
	}
	for i, conflict := range p.Conflicts {
		if _, ok := disputes[conflict.Topic]; !ok {
			c.add(fmt.Sprintf("conflicts[%d].topic", i), "%q is not a known topic", conflict.Topic)
		}
	}
	c.changeRules(p.ChangeRules)
}

// changeRules holds the list to its fixed questions, each answered once.
func (c *checker) changeRules(rules []ChangeRule) {
	var seen []ChangeTopic
	for i, r := range rules {
		if slices.Contains(seen, r.Rule) {
			c.add(fmt.Sprintf("change_rules[%d].rule", i), "%q is answered twice", r.Rule)
		}
		seen = append(seen, r.Rule)
	}
	for _, choice := range changeTopicChoices {
		if !slices.Contains(seen, ChangeTopic(choice.Value)) {
			c.add("change_rules", "%q is missing", choice.Value)
		}
	}
}
