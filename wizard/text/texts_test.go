package text_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

const dir = "../../assets/text"

func load(t testing.TB, lang text.Language) *text.Catalog {
	t.Helper()
	c, err := text.Load(os.DirFS(dir), lang, nil)
	require.NoError(t, err)
	return c
}

func vocabularies() []filing.Vocabulary {
	return []filing.Vocabulary{
		filing.Orders, filing.Providers, filing.Natures, filing.CertificateKinds, filing.ServiceKinds, filing.Contents,
		filing.Languages, filing.Categories, filing.Resources, filing.Systems,
	}
}

func slots() []paper.Slot {
	return []paper.Slot{
		paper.EntityCertificate, paper.PrincipalIDFront, paper.PrincipalIDBack, paper.ResidenceProof, paper.Other,
		"services[].principal.id_front", "services[].principal.id_back", "services[].domain_certificate",
		"services[].pre_approvals[]", "services[].app.icon", "letters.any",
	}
}

// wanted lists every key that the program looks up by what it finds in its own data.
func wanted() []string {
	keys := []string{
		"label.of_service", "label.numbered", "list.separator", "source.practice", "answer.true", "answer.false",
		"answer.long_term", "trouble.form", "trouble.check", "group.services", "group.services.add",
	}
	for _, row := range filing.Dictionary() {
		keys = append(keys, "field."+row.Key()+".label", "field."+row.Key()+".help")
	}
	for _, v := range vocabularies() {
		for _, code := range v.Codes() {
			keys = append(keys, string(v)+"."+code)
		}
	}
	for _, s := range slots() {
		keys = append(keys, "slot."+s.Key(), "slot."+s.Key()+".help")
	}
	for _, step := range flow.Steps() {
		keys = append(keys, "section."+string(step.Section), "step."+string(step.ID)+".title", "step."+string(step.ID)+".lead")
		for _, p := range step.Fields {
			if cut := strings.LastIndex(string(p), "[]"); cut >= 0 && p[:cut+2] != step.Each {
				group := "group." + filing.TextKey(p[:cut])
				keys = append(keys, group, group+".add")
			}
		}
	}
	for _, ask := range flow.AllAsks() {
		keys = append(keys, "interview."+string(ask), "interview."+string(ask)+".help")
		if ask == flow.AskNature || ask == flow.AskService || ask.YesNo() {
			continue // their choices are codes of vocabularies
		}
		for _, code := range ask.Choices() {
			keys = append(keys, "interview."+string(ask)+"."+code)
		}
	}
	for _, v := range flow.Verdicts() {
		keys = append(keys, "verdict."+v.ID+".title", "verdict."+v.ID+".why")
		if v.Knockout {
			keys = append(keys, "verdict."+v.ID+".way_out")
		}
	}
	for _, s := range []flow.Status{flow.Done, flow.Incomplete, flow.CannotStart, flow.Problem} {
		keys = append(keys, "status."+string(s))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func TestEveryKeyThatIsLookedUpHasWords(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Names() {
		c := load(t, lang)
		for _, key := range wanted() {
			assert.True(t, c.Has(key), "%s lacks %s", lang, key)
		}
	}
}

func TestLanguagesHaveTheSameKeys(t *testing.T) {
	t.Parallel()
	assert.Equal(t, load(t, text.Chinese).Keys(), load(t, text.English).Keys())
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func TestTranslationsKeepTheirPlaceholders(t *testing.T) {
	t.Parallel()
	zh, en := load(t, text.Chinese), load(t, text.English)
	for _, key := range zh.Keys() {
		a, b := placeholder.FindAllString(zh.T(key), -1), placeholder.FindAllString(en.T(key), -1)
		slices.Sort(a)
		slices.Sort(b)
		assert.Equal(t, a, b, key)
	}
}

// TestSentencesAndNames keeps names free of a full stop and gives one to every sentence.
func TestSentencesAndNames(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Names() {
		c := load(t, lang)
		for _, key := range wanted() {
			word := c.T(key)
			assert.Equal(t, strings.TrimSpace(word), strings.TrimRight(word, " "), "%s %s has space around it", lang, key)
			last := key[strings.LastIndexByte(key, '.')+1:]
			ends := strings.HasSuffix(word, "。") || strings.HasSuffix(word, ".")
			switch last {
			case "help", "lead", "why", "way_out", "later":
				assert.True(t, ends, "%s %s is a sentence without an end: %s", lang, key, word)
			default:
				assert.False(t, ends, "%s %s is a name with a full stop: %s", lang, key, word)
			}
			assert.NotContains(t, word, "请", "%s %s says what to do instead of asking for it", lang, key)
			assert.NotContains(t, strings.ToLower(word), "please", "%s %s", lang, key)
		}
	}
}

// TestLabelsAreUnique keeps two facts from having one name: a finding would not tell which it means.
func TestLabelsAreUnique(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Names() {
		c := load(t, lang)
		seen := map[string]filing.Path{}
		for _, row := range filing.Dictionary() {
			label := c.Plain(row.Path)
			assert.Empty(t, seen[label], "%s: %s is also called %s", lang, row.Path, label)
			seen[label] = row.Path
		}
	}
}

func TestEnglishNamesThePortalTerm(t *testing.T) {
	t.Parallel()
	han := regexp.MustCompile(`\p{Han}`)
	c := load(t, text.English)
	exempt := []filing.Path{"title", "principal.is_legal_representative", "services[].principal.is_legal_representative", "services[].principal_same", "services[].access.dns_paused", "services[].app.platforms[].package"}
	for _, row := range filing.Dictionary() {
		if !slices.Contains(exempt, row.Path) && !row.Path.Under("record") { // the portal does not ask for the record
			assert.Regexp(t, han, c.Plain(row.Path), "%s", row.Path)
		}
	}
}
