package main

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/beiandesk/beiandesk/wizard/text"
)

// helpWords gives the parser the texts of commands and flags.
func helpWords(words *text.Catalog) kong.Vars {
	vars := kong.Vars{}
	for _, key := range words.Keys() {
		if name, ok := strings.CutPrefix(key, "cli.help."); ok {
			vars["help_"+name] = words.T(key)
		}
	}
	return vars
}

// helpPage prints the parser's help with the parser's own words in the chosen language.
func helpPage(words *text.Catalog) kong.HelpPrinter {
	return func(options kong.HelpOptions, ctx *kong.Context) error {
		var page bytes.Buffer
		out := ctx.Stdout
		ctx.Stdout = &page
		err := kong.DefaultHelpPrinter(options, ctx)
		ctx.Stdout = out
		if err != nil {
			return err
		}
		_, err = out.Write([]byte(translatePage(words, page.String())))
		return err
	}
}

// translatePage puts the words that the parser brings along into the chosen language, line by line. The first line is the
// usage; a line that runs a command ends the page.
func translatePage(words *text.Catalog, page string) string {
	headings := map[string]string{
		"Arguments:": words.T("cli.page.arguments"),
		"Flags:":     words.T("cli.page.flags"),
		"Commands:":  words.T("cli.page.commands"),
	}
	signs := strings.NewReplacer("[flags]", words.T("cli.page.any_flags"), "<command>", words.T("cli.page.command"))
	lines := strings.Split(page, "\n")
	for i, line := range lines {
		usage, isUsage := strings.CutPrefix(line, "Usage: ")
		switch heading, isHeading := headings[line]; {
		case isHeading:
			lines[i] = heading
		case isUsage:
			lines[i] = words.T("cli.page.usage", "usage", signs.Replace(usage))
		case strings.HasPrefix(line, `Run "`):
			lines[i] = words.T("cli.page.more")
		default:
			lines[i] = signs.Replace(line)
		}
	}
	return strings.Join(lines, "\n")
}

// complaint pairs what the parser says with the text that says it in the chosen language; groups of the pattern fill
// {a}, {b} and {c}.
type complaint struct {
	pattern *regexp.Regexp
	key     string
}

func complaints() []complaint {
	return []complaint{
		{regexp.MustCompile(`^unknown flag ([^ ,]+)`), "cli.parse.flag"},
		{regexp.MustCompile(`^missing flags: (.+)$`), "cli.parse.needed"},
		{regexp.MustCompile(`^(--?[a-z-]+): (?:expected .* but got "EOL"|missing value)`), "cli.parse.value"},
		{regexp.MustCompile(`^(\S+) must be one of (.+) but got "(.*)"$`), "cli.parse.choice"},
		{regexp.MustCompile(`^unexpected argument (.+), did you mean (.+)\?$`), "cli.parse.meant"},
		{regexp.MustCompile(`^unexpected argument (.+)$`), "cli.parse.unexpected"},
		{regexp.MustCompile(`^expected one of (.+)$`), "cli.parse.command"},
		{regexp.MustCompile(`^expected (.+)$`), "cli.parse.needed"},
	}
}

// usageSentence says what is wrong with a command line, on one line.
func usageSentence(words *text.Catalog, err error) string {
	said := strings.Join(strings.Fields(err.Error()), " ")
	for _, c := range complaints() {
		if found := c.pattern.FindStringSubmatch(said); found != nil {
			found = append(found, "", "")
			said = words.T(c.key, "a", found[1], "b", found[2], "c", found[3])
			break
		}
	}
	return words.T("cli.usage", "trouble", said)
}
