// Package rulepages writes the rulebook as pages that people read: one for each rule, and an index.
//
// Nothing on a page is written by hand: it is what the rule says of itself, the row of its source, and the catalogue of
// reasons.
package rulepages

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// A Book is what the pages are made of.
type Book struct {
	Version string
	Rules   []rule.Description // in the order in which they stand
	Reasons []remedy.Reason
}

// A File is one page. Names are slash-separated: index.html, zh/index.html, zh/ENT003.html.
type File struct {
	Name string
	Data []byte
}

// blank is a place in a rule's text that a finding fills in.
var blank = regexp.MustCompile(`\{[a-z_]+\}`)

func filled(sentence string) string { return blank.ReplaceAllString(sentence, "…") }

// severities and layers are the order of the indexes.
var (
	severities = []rule.Severity{rule.Block, rule.Warn, rule.Hint}
	layers     = []rule.Layer{rule.National, rule.Provincial, rule.Provider}
)

// page is what the template lays out: a rule, or the index where Rule is nil.
type page struct {
	CSS      template.CSS
	Lang     text.Language // BCP 47
	Other    text.Language
	Name     string // of the file, the same in both languages
	Heading  string
	Version  string
	Sections []section
	Rule     *rulePage
}

type section struct {
	Heading, Note string
	Links         []link
}

type link struct{ Href, ID, Title, Mark string }

type rulePage struct {
	ID, Severity, Layer, Trust, Message, Why, Fix string
	Source, Date, Publisher, Kind, URL            string
	Regional                                      bool
	Reasons                                       []reason
	Reads                                         []fact
	Good, Bad                                     []string
}

type reason struct{ ID, Title, Meaning string }

type fact struct {
	Label, Path string
	Optional    bool
}

// Site writes every page in the languages of the catalogues.
func (b Book) Site(catalogs map[text.Language]*text.Catalog) ([]File, error) {
	var out []File
	for _, lang := range text.Names() {
		t := catalogs[lang]
		if t == nil {
			return nil, fmt.Errorf("%w: %q", text.ErrLanguage, lang)
		}
		layout, err := template.New("page").Funcs(template.FuncMap{"t": t.T}).Parse(pageHTML)
		if err != nil {
			return nil, fmt.Errorf("page of a rule: %w", err)
		}
		pages := []page{b.index(t)}
		for _, d := range b.Rules {
			pages = append(pages, b.page(d, t))
		}
		for _, p := range pages {
			p.CSS, p.Lang, p.Version = template.CSS(pageCSS), lang, b.Version
			p.Other = text.Names()[0]
			if p.Other == lang {
				p.Other = text.Names()[1]
			}
			var w bytes.Buffer
			if err := layout.Execute(&w, p); err != nil {
				return nil, fmt.Errorf("page %s: %w", p.Name, err)
			}
			out = append(out, File{string(lang) + "/" + p.Name, w.Bytes()})
		}
	}
	return out, nil
}

// index lists the rules by layer and severity, then by reason.
func (b Book) index(t *text.Catalog) page {
	p := page{Name: "index.html", Heading: t.T("rulepages.index")}
	to := func(d rule.Description) link {
		return link{string(d.ID) + ".html", string(d.ID), t.Doc(d.ID, d.Doc).Title, t.T("trust." + string(d.Trust))}
	}
	for _, layer := range layers {
		for _, severity := range severities {
			s := section{Heading: t.T("layer."+string(layer)) + " · " + t.T("severity."+string(severity))}
			for _, d := range b.Rules {
				if d.Layer == layer && d.Severity == severity {
					s.Links = append(s.Links, to(d))
				}
			}
			if len(s.Links) > 0 {
				p.Sections = append(p.Sections, s)
			}
		}
	}
	for _, r := range b.Reasons {
		s := section{Heading: string(r.ID) + " " + r.Title.In(t.Language()), Note: r.Meaning.In(t.Language())}
		for _, d := range b.Rules {
			if slices.Contains(d.Doc.Reasons, string(r.ID)) {
				s.Links = append(s.Links, to(d))
			}
		}
		if len(s.Links) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	return p
}

// page is the page of one rule.
func (b Book) page(d rule.Description, t *text.Catalog) page {
	doc := t.Doc(d.ID, d.Doc)
	source, _ := rule.SourceOf(d.Doc.Source)
	r := &rulePage{
		ID: string(d.ID), Severity: t.T("severity." + string(d.Severity)), Layer: t.T("layer." + string(d.Layer)),
		Trust: t.T("trust." + string(d.Trust)), Message: filled(doc.Message), Why: filled(doc.Why), Fix: filled(doc.Fix),
		Source: doc.Source, Date: doc.SourceDate, Publisher: source.Publisher, Kind: t.T("kind." + string(source.Kind)), URL: source.URL,
		Regional: d.Regional, Good: d.Good, Bad: d.Bad,
	}
	if r.Source == rule.Practice {
		r.Source = t.T("source.practice")
	}
	for _, id := range d.Doc.Reasons {
		for _, known := range b.Reasons {
			if string(known.ID) == id {
				r.Reasons = append(r.Reasons, reason{id, known.Title.In(t.Language()), known.Meaning.In(t.Language())})
			}
		}
	}
	for _, path := range d.Reads {
		r.Reads = append(r.Reads, fact{t.Plain(path), string(path), slices.Contains(d.Sees, path)})
	}
	return page{Name: string(d.ID) + ".html", Heading: filled(doc.Title), Rule: r}
}

// Markdown writes the index in both languages as one file: what stands in assets/rulebook/RULES.md.
func (b Book) Markdown(chinese, english *text.Catalog) []byte {
	var w strings.Builder
	fmt.Fprintf(&w, "# 规则索引 Rules\n\n由 `go test ./documents/rulepages -update` 生成，不要手改。Generated; do not edit.\n\n")
	fmt.Fprintf(&w, "`beianctl rules --pages DIR` 把每条规则写成一页，`beianctl rules ID` 在命令行查看。\n"+
		"`beianctl rules --pages DIR` writes a page for each rule, `beianctl rules ID` prints one.\n\n")
	for _, layer := range layers {
		for _, severity := range severities {
			rows := slices.DeleteFunc(slices.Clone(b.Rules), func(d rule.Description) bool { return d.Layer != layer || d.Severity != severity })
			if len(rows) == 0 {
				continue
			}
			fmt.Fprintf(&w, "## %s · %s (%s · %s), %d\n\n", chinese.T("layer."+string(layer)), chinese.T("severity."+string(severity)),
				english.T("layer."+string(layer)), english.T("severity."+string(severity)), len(rows))
			w.WriteString("| ID | 规则 | Rule | 可信度 Trust | 依据 Source | 原因 Reasons |\n|---|---|---|---|---|---|\n")
			for _, d := range rows {
				source := d.Doc.Source
				if source == rule.Practice {
					source = chinese.T("source.practice")
				}
				fmt.Fprintf(&w, "| %s | %s | %s | %s | %s（%s） | %s |\n", d.ID, cell(filled(d.Doc.Title)), cell(filled(english.Doc(d.ID, d.Doc).Title)),
					d.Trust, cell(source), d.Doc.SourceDate, strings.Join(d.Doc.Reasons, " "))
			}
			w.WriteString("\n")
		}
	}
	w.WriteString("## 按驳回原因 By reason\n\n| ID | 原因 | Reason | 规则 Rules |\n|---|---|---|---|\n")
	for _, r := range b.Reasons {
		var ids []string
		for _, d := range b.Rules {
			if slices.Contains(d.Doc.Reasons, string(r.ID)) {
				ids = append(ids, string(d.ID))
			}
		}
		if len(ids) > 0 {
			fmt.Fprintf(&w, "| %s | %s | %s | %s |\n", r.ID, cell(r.Title.Chinese), cell(r.Title.English), strings.Join(ids, " "))
		}
	}
	return []byte(w.String())
}

// cell keeps a text inside its cell of a table.
func cell(s string) string { return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s) }
