// Package text is the catalogue of sentences in one language: labels, vocabularies, findings.
package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A Language is one that the program speaks.
type Language string

// The languages. Chinese is the source; English follows it key by key.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// ErrLanguage says that a language is not one that the program speaks.
var ErrLanguage = errors.New("unknown language")

// Names returns the languages, the default first.
func Names() []Language { return []Language{Chinese, English} }

// A Catalog answers in one language. The zero value knows no words.
type Catalog struct {
	lang   Language
	words  map[string]string
	docs   map[rule.ID]RuleText
	region func(code string) string
	traits []string // of the filing that the words suit
}

// A RuleText is the translation of a rule's Doc.
type RuleText struct {
	Title   string `json:"title"`
	Message string `json:"message"`
	Why     string `json:"why"`
	Fix     string `json:"fix"`
}

// ErrTwice says that two files of a language have the same key.
var ErrTwice = errors.New("key given twice")

// Load reads a language from the folder of texts: every file NAME.LANG.json is flat, key to text, but for rules.NAME.LANG.json,
// which are rule ID to RuleText. The function gives names to codes of divisions; it may be nil.
func Load(fsys fs.FS, lang Language, region func(code string) string) (*Catalog, error) {
	if lang != Chinese && lang != English {
		return nil, fmt.Errorf("%w: %q", ErrLanguage, lang)
	}
	c := &Catalog{lang: lang, words: map[string]string{}, docs: map[rule.ID]RuleText{}, region: region}
	names, err := fs.Glob(fsys, "*."+string(lang)+".json")
	if err != nil {
		return nil, fmt.Errorf("list texts: %w", err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, "rules.") {
			if err := read(fsys, name, c.docs); err != nil {
				return nil, err
			}
			continue
		}
		if err := read(fsys, name, c.words); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func read[K ~string, V any](fsys fs.FS, name string, into map[K]V) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read texts: %w", err)
	}
	var entries map[K]V
	if err := json.Unmarshal(raw, &entries); err != nil {
		return fmt.Errorf("read texts %s: %w", name, err)
	}
	for key, entry := range entries {
		if _, ok := into[key]; ok {
			return fmt.Errorf("%w: %s in %s", ErrTwice, key, name)
		}
		into[key] = entry
	}
	return nil
}

// Language returns the catalogue's language.
func (c *Catalog) Language() Language { return c.lang }

// Keys returns every key, sorted.
func (c *Catalog) Keys() []string {
	keys := make([]string, 0, len(c.words))
	for key := range c.words {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// Has reports whether the catalogue knows a key.
func (c *Catalog) Has(key string) bool {
	word, _ := c.word(key)
	return word != ""
}

// T returns the text of a key with {name} replaced by the value that follows name in pairs. A key that is not there
// comes back itself, so that the gap is seen.
func (c *Catalog) T(key string, pairs ...string) string {
	word, ok := c.word(key)
	if !ok {
		return key
	}
	return fill(word, pairs)
}

func fill(pattern string, pairs []string) string {
	if len(pairs) == 0 {
		return pattern
	}
	old := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		old = append(old, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(old...).Replace(pattern)
}

// Label returns the name of a fact or a slot as the portal calls it, with its number where a list has several.
func (c *Catalog) Label(p filing.Path) string {
	label := c.Plain(p)
	at := p.Place()
	if len(at) == 0 {
		return label
	}
	if at[0] > 0 && strings.HasPrefix(string(p), "services[") {
		label = c.T("label.of_service", "n", strconv.Itoa(at[0]+1), "label", label)
	}
	if len(at) > 1 && at[1] > 0 {
		label = c.T("label.numbered", "n", strconv.Itoa(at[1]+1), "label", label)
	}
	return label
}

// beside returns the label of a fact that stands in one sentence with another: where both are the same fact of two rows,
// the first row has its number too.
func (c *Catalog) beside(p, other filing.Path) string {
	label, at, others := c.Label(p), p.Place(), other.Place()
	if p.Pattern() != other.Pattern() || len(at) == 0 || len(at) != len(others) {
		return label
	}
	switch last := len(at) - 1; {
	case at[0] != others[0] && at[0] == 0 && strings.HasPrefix(string(p), "services["):
		return c.T("label.of_service", "n", "1", "label", label)
	case last > 0 && at[0] == others[0] && at[1] == 0 && others[1] > 0:
		return c.T("label.numbered", "n", "1", "label", label)
	}
	return label
}

// Plain returns the label of a fact or slot without numbers.
func (c *Catalog) Plain(p filing.Path) string {
	key := filing.TextKey(p)
	keys := []string{"field." + key + ".label", "slot." + key, "group." + key}
	if !strings.HasSuffix(string(p), "]") {
		keys[1], keys[2] = keys[2], keys[1] // a list and the papers of its rows differ only in the last brackets
	}
	for _, k := range keys {
		if c.Has(k) {
			return c.T(k)
		}
	}
	if family, id, named := strings.Cut(key, "."); named && (family == "letters" || family == "materials") {
		if c.Has("paper." + id) {
			return c.T("paper." + id)
		}
		return c.T("slot." + family)
	}
	return string(p)
}

// Help returns the one line of help under a fact; empty where there is none.
func (c *Catalog) Help(p filing.Path) string {
	help, _ := c.word("field." + filing.TextKey(p) + ".help")
	return help
}

// Example returns an answer to show beside a fact's input: the one that suits the filing where there is one, otherwise the
// dictionary's; empty where there is none.
func (c *Catalog) Example(p filing.Path) string {
	if example, ok := c.word("field." + filing.TextKey(p) + ".example"); ok {
		return example
	}
	row, _ := filing.Lookup(p)
	return row.Example
}

// Code returns the text of a code of a vocabulary.
func (c *Catalog) Code(v filing.Vocabulary, code string) string {
	if key := string(v) + "." + code; c.Has(key) {
		return c.T(key)
	}
	return code
}

// Value returns the fact at a concrete path as people read it: codes in words, divisions by name, 长期 for LongTerm. It is
// empty where nothing was answered.
func (c *Catalog) Value(f *filing.Filing, p filing.Path) string {
	typed, _ := f.Text(p)
	return c.Say(p, typed)
}

// Say returns a text in the form of filing.Text as people read it, were it the fact at a path.
func (c *Catalog) Say(p filing.Path, typed string) string {
	row, ok := filing.Lookup(p)
	if !ok || typed == "" {
		return typed
	}
	switch row.Kind {
	case filing.Choice:
		return c.Code(row.Vocabulary, typed)
	case filing.Choices:
		codes := strings.Split(typed, ",")
		for i := range codes {
			codes[i] = c.Code(row.Vocabulary, codes[i])
		}
		return strings.Join(codes, c.T("list.separator"))
	case filing.Names:
		return strings.ReplaceAll(typed, ",", c.T("list.separator"))
	case filing.YesNo:
		return c.T("answer." + typed)
	case filing.Region:
		if c.region != nil {
			if name := c.region(typed); name != "" {
				return name
			}
		}
	case filing.Validity:
		if d, err := filing.ParseValidity(typed); err == nil && d == filing.Forever() {
			return c.T("answer.long_term")
		}
	}
	return typed
}

// Doc returns what a rule says in the catalogue's language: its own Doc in Chinese, the translation elsewhere. The
// source is never translated.
func (c *Catalog) Doc(id rule.ID, doc rule.Doc) rule.Doc {
	if t, ok := c.docs[id]; ok {
		doc.Title, doc.Message, doc.Why, doc.Fix = t.Title, t.Message, t.Why, t.Fix
	}
	return doc
}

// Translated reports whether the catalogue has its own words for a rule.
func (c *Catalog) Translated(id rule.ID) bool { return c.docs[id] != RuleText{} }

// Phrase returns a finding with its sentences. In every sentence {field} is the label of the first path and every other
// {name} a value; a value of @ and the key of a text is that text. Anything else that begins with @ was typed.
func (c *Catalog) Phrase(f rule.Finding, doc rule.Doc) rule.Finding {
	doc = c.Doc(f.Rule, doc)
	pairs := []string{}
	if len(f.Paths) > 0 {
		pairs = append(pairs, "field", c.Label(f.Paths[0]))
	}
	if len(f.Paths) > 1 {
		pairs = append(pairs, "other", c.beside(f.Paths[1], f.Paths[0]))
	}
	names := make([]string, 0, len(f.Values))
	for name := range f.Values {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		value := f.Values[name]
		if key, ok := strings.CutPrefix(value, "@"); ok && c.Has(key) {
			value = c.T(key)
		}
		pairs = append(pairs, name, value)
	}
	f.Title, f.Message, f.Why, f.Fix = fill(doc.Title, pairs), fill(doc.Message, pairs), fill(doc.Why, pairs), fill(doc.Fix, pairs)
	if f.Source == "practice" {
		f.Source = c.T("source.practice")
	}
	return f
}
