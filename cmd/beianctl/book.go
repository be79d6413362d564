package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/assets/schema"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	apprules "github.com/beiandesk/beiandesk/documents/appid/rules"
	"github.com/beiandesk/beiandesk/documents/rulepages"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

type rulesCommand struct {
	ID   string `arg:"" optional:"" name:"ID" help:"${help_rule}"`
	JSON bool   `name:"json" help:"${help_json}"`

	Pages string `name:"pages" placeholder:"DIR" help:"${help_pages}"`
}

func (c *rulesCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	if c.Pages != "" {
		return false, j.writePages(c.Pages)
	}
	book := []rule.Description{}
	apps, err := apprules.New()
	if err != nil {
		return false, err
	}
	for _, d := range append(slices.Clone(desk.Rulebook()), apps.Descriptions()...) {
		if c.ID == "" || strings.EqualFold(c.ID, string(d.ID)) {
			d.Doc = j.words.Doc(d.ID, d.Doc)
			book = append(book, d)
		}
	}
	if len(book) == 0 {
		return false, misuse(j.words.T("cli.rules.none", "typed", c.ID))
	}
	if c.JSON {
		if c.ID != "" {
			return false, j.print(book[0])
		}
		return false, j.print(struct {
			Rulebook string             `json:"rulebook"`
			Rules    []rule.Description `json:"rules"`
		}{desk.Version(), book})
	}
	for _, d := range book {
		line := fmt.Sprintf("%s  [%s · %s]  %s", d.ID, j.words.T("severity."+string(d.Severity)), j.words.T("layer."+string(d.Layer)), d.Doc.Title)
		if c.ID != "" {
			line += "\n" + strings.Join(j.rulePage(d), "\n")
		}
		if err := j.say("%s", line); err != nil {
			return false, err
		}
	}
	return false, nil
}

// writePages writes a page for each rule, and indexes of them.
func (j *job) writePages(dir string) error {
	book := rulepages.Book{Version: j.rooms.Desk.Version(), Rules: j.rooms.Desk.Rulebook(), Reasons: j.rooms.Knowledge.Reasons.Reasons()}
	files, err := book.Site(j.rooms.Texts)
	if err != nil {
		return err
	}
	for _, f := range files {
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return at(dir, err)
		}
		if err := j.put(file, f.Data); err != nil {
			return err
		}
	}
	return j.say("%s", j.words.T("cli.rulebook.pages", "count", fmt.Sprint(len(book.Rules)), "folder", dir))
}

// blank is a place in a rule's text that a finding fills in.
var blank = regexp.MustCompile(`\{[a-z_]+\}`)

// rulePage is a rule as people read it, generated from the rule itself.
func (j *job) rulePage(d rule.Description) []string {
	lines := []string{""}
	if !blank.MatchString(d.Doc.Message) {
		lines = append(lines, d.Doc.Message, "")
	}
	filled := func(line string) string { return blank.ReplaceAllString(line, "…") }
	lines = append(lines,
		j.words.T("cli.check.why", "why", filled(d.Doc.Why)),
		j.words.T("cli.check.fix", "fix", filled(d.Doc.Fix)),
		j.words.T("cli.rules.source", "source", d.Doc.Source, "date", d.Doc.SourceDate),
	)
	lines = append(lines, j.words.T("cli.rules.trust", "trust", j.words.T("trust."+string(d.Trust))))
	if d.Regional {
		lines = append(lines, j.words.T("cli.rules.regional"))
	}
	if d.URL != "" {
		lines = append(lines, j.words.T("cli.rules.link", "url", d.URL))
	}
	if len(d.Doc.Reasons) > 0 {
		lines = append(lines, j.words.T("cli.rules.reasons", "reasons", strings.Join(d.Doc.Reasons, ", ")))
	}
	for _, p := range d.Reads {
		lines = append(lines, j.words.T("cli.rules.reads", "field", j.words.Plain(p), "path", string(p)))
	}
	for _, note := range d.Good {
		lines = append(lines, j.words.T("cli.rules.good", "note", note))
	}
	for _, note := range d.Bad {
		lines = append(lines, j.words.T("cli.rules.bad", "note", note))
	}
	return lines
}

type regionCommand struct {
	Code string `arg:"" name:"CODE" help:"${help_code}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *regionCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	code, _, _ := strings.Cut(strings.TrimSpace(c.Code), "-")
	if len(code) > 2 {
		code = code[:2]
	}
	p, ok := desk.Atlas().Province(code)
	if !ok {
		return false, misuse(j.words.T("cli.region.none", "typed", c.Code))
	}
	if c.JSON {
		// The file as it is, and what it comes to beside the national rules: with layer, trust and disputes.
		return false, j.print(struct {
			region.Province
			Answers []region.Section `json:"answers"`
		}{p, desk.Atlas().Sheet(code, string(j.language))})
	}
	return false, desk.Atlas().Describe(j.out, code, string(j.language))
}

type schemaCommand struct{}

func (*schemaCommand) do(j *job) (bool, error) {
	_, err := j.out.Write(schema.JSON())
	return false, err
}

type versionCommand struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *versionCommand) do(j *job) (bool, error) {
	rulebook := wizard.RulebookVersion
	// Nothing is read for it where there is nothing but what comes with the program.
	if folder, err := j.place.folder(); j.rulebook != "" || err == nil && assembly.Installed(folder) {
		known, err := j.knowledge()
		if err != nil {
			return false, err
		}
		rulebook = known.Version
	}
	if c.JSON {
		raw, err := json.Marshal(assembly.ReadBuild(rulebook))
		if err != nil {
			return false, err
		}
		return false, j.say("%s", raw)
	}
	return false, j.say("%s", strings.Join(assembly.ReadBuild(rulebook).Tell(j.words), "\n"))
}
