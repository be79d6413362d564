package rulepages_test

import (
	"flag"
	"html"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/reasons"
	texts "github.com/beiandesk/beiandesk/assets/text"
	apprules "github.com/beiandesk/beiandesk/documents/appid/rules"
	"github.com/beiandesk/beiandesk/documents/rulepages"
	paperrules "github.com/beiandesk/beiandesk/documents/rules"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// The index is written anew with -update; read the difference before it is kept.
var update = flag.Bool("update", false, "write RULES.md anew")

const index = "../../assets/rulebook/RULES.md"

func open(t testing.TB) (rulepages.Book, map[text.Language]*text.Catalog) {
	t.Helper()
	answers, err := rules.All()
	require.NoError(t, err)
	papers, err := paperrules.New(paperrules.Knowledge{})
	require.NoError(t, err)
	apps, err := apprules.New()
	require.NoError(t, err)
	why, err := remedy.Load(reasons.JSON())
	require.NoError(t, err)
	catalogs := map[text.Language]*text.Catalog{}
	for _, lang := range text.Names() {
		catalogs[lang], err = text.Load(texts.Files, lang, nil)
		require.NoError(t, err)
	}
	return rulepages.Book{
		Version: wizard.RulebookVersion, Reasons: why.Reasons(),
		Rules: slices.Concat(answers.Descriptions(), papers.Descriptions(), apps.Descriptions()),
	}, catalogs
}

func TestIndexIsUpToDate(t *testing.T) {
	t.Parallel()
	book, catalogs := open(t)
	got := string(book.Markdown(catalogs[text.Chinese], catalogs[text.English]))
	if *update {
		require.NoError(t, os.WriteFile(index, []byte(got), 0o644))
	}
	want, err := os.ReadFile(index)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "go test ./documents/rulepages -update writes it anew")
	for _, d := range book.Rules {
		assert.Equal(t, 1, strings.Count(got, "\n| "+string(d.ID)+" |"), "%s has one row", d.ID)
	}
	assert.NotRegexp(t, `\{[a-z_]+\}`, got)
}

var (
	href = regexp.MustCompile(`href="([^"]*)"`)
	tags = regexp.MustCompile(`<[^>]*>`)
)

// TestPages reads every page: what a rule says of itself stands on it, no text or place is left unfilled, every link leads
// to another page, and nothing is fetched from elsewhere.
func TestPages(t *testing.T) {
	t.Parallel()
	book, catalogs := open(t)
	files, err := book.Site(catalogs)
	require.NoError(t, err)
	require.Len(t, files, 2*(len(book.Rules)+1))
	pages := map[string]string{}
	for _, f := range files {
		pages[f.Name] = string(f.Data)
	}
	require.Len(t, pages, len(files))
	for name, page := range pages {
		words := html.UnescapeString(tags.ReplaceAllString(page[strings.Index(page, "</style>"):], ""))
		assert.NotRegexp(t, `\{[a-z_]+\}|(^|[ >])(rulepages|trust|kind|layer|severity)\.[a-z]`, words, name)
		for _, link := range href.FindAllStringSubmatch(page, -1) {
			if !strings.HasPrefix(link[1], "https://") {
				assert.Contains(t, pages, path.Join(path.Dir(name), link[1]), name)
			}
		}
		assert.NotRegexp(t, `<(script|img|link|iframe|form)`, page, name)
	}
	for _, lang := range text.Names() {
		for _, d := range book.Rules {
			words := html.UnescapeString(pages[string(lang)+"/"+string(d.ID)+".html"])
			for _, said := range append(append([]string{
				string(d.ID), d.Doc.SourceDate, d.Publisher, catalogs[lang].T("trust." + string(d.Trust)),
				catalogs[lang].T("layer." + string(d.Layer)), catalogs[lang].T("severity." + string(d.Severity)),
			}, d.Doc.Reasons...), append(d.Good, d.Bad...)...) {
				assert.Contains(t, words, said, "%s %s", lang, d.ID)
			}
			assert.Equal(t, len(d.Reads), strings.Count(words, "<code>"), "%s %s", lang, d.ID)
			assert.Contains(t, pages[string(lang)+"/index.html"], `href="`+string(d.ID)+`.html"`)
		}
	}
}

func TestSiteWantsEveryLanguage(t *testing.T) {
	t.Parallel()
	book, _ := open(t)
	_, err := book.Site(nil)
	require.ErrorIs(t, err, text.ErrLanguage)
}

func BenchmarkSite(b *testing.B) {
	book, catalogs := open(b)
	for b.Loop() {
		if _, err := book.Site(catalogs); err != nil {
			b.Fatal(err)
		}
	}
}
