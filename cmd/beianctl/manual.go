package main

import (
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard/text"
)

type manualCommand struct{}

// do writes the page that man shows, out of what --help says of each command.
func (c *manualCommand) do(j *job) (bool, error) {
	_, err := io.WriteString(j.out, manualPage(j.model, j.words))
	return false, err
}

// manualPage is the page in the form of roff's man macros.
func manualPage(app *kong.Application, words *text.Catalog) string {
	var b strings.Builder
	b.WriteString(`.TH BEIANCTL 1 "" "BeianDesk ` + assembly.Version + "\"\n")
	section := func(key string) { b.WriteString(".SH " + roff(words.T("cli.manual."+key)) + "\n") }
	section("name")
	b.WriteString("beianctl \\- " + roff(app.Help) + "\n")
	section("synopsis")
	b.WriteString(".B beianctl\n" + roff(words.T("cli.page.command")) + " " + roff(words.T("cli.page.any_flags")) + "\n")
	section("flags")
	manualFlags(&b, app.Flags)
	section("commands")
	for _, s := range stops(app)[1:] {
		if len(s.commands) > 0 {
			continue
		}
		node := find(app.Node, strings.Fields(s.path))
		b.WriteString(".SS " + roff("beianctl "+s.path+arguments(node)) + "\n" + roff(node.Help) + "\n")
		for _, p := range node.Positional {
			manualRow(&b, p.Name, p.Help)
		}
		manualFlags(&b, node.Flags)
	}
	section("status")
	for _, status := range []string{"0", "1", "2", "3"} {
		manualRow(&b, status, words.T("cli.manual.status."+status))
	}
	return b.String()
}

func manualFlags(b *strings.Builder, flags []*kong.Flag) {
	for _, f := range flags {
		manualRow(b, f.String(), f.Help)
	}
}

func manualRow(b *strings.Builder, name, help string) {
	b.WriteString(".TP\n.B " + roff(name) + "\n" + roff(help) + "\n")
}

// arguments are a command's arguments as its usage names them.
func arguments(n *kong.Node) string {
	var line string
	for _, p := range n.Positional {
		line += " " + p.Summary()
	}
	return line
}

// find walks down the commands of a path.
func find(n *kong.Node, path []string) *kong.Node {
	for _, child := range n.Children {
		if len(path) > 0 && child.Name == path[0] {
			return find(child, path[1:])
		}
	}
	return n
}

// roff keeps a text from being taken for a command of roff.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
