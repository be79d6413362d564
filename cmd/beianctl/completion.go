package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" name:"SHELL" enum:"bash,zsh,fish" help:"${help_shell}"`
}

func (c *completionCommand) do(j *job) (bool, error) {
	write := map[string]func(io.Writer, *kong.Application) error{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
	return false, write[c.Shell](j.out, j.model)
}

// A place on the command line: the commands that were given so far, and what may follow them.
type stop struct {
	path     string // the commands, with spaces
	commands []*kong.Node
	flags    []*kong.Flag
}

// stops lists the places of a command line, the outermost first.
func stops(app *kong.Application) []stop {
	var list []stop
	var walk func(n *kong.Node, path []string, above []*kong.Flag)
	walk = func(n *kong.Node, path []string, above []*kong.Flag) {
		s := stop{path: strings.Join(path, " "), flags: slices.Concat(above, n.Flags)}
		for _, child := range n.Children {
			if !child.Hidden {
				s.commands = append(s.commands, child)
			}
		}
		list = append(list, s)
		for _, child := range s.commands {
			walk(child, append(slices.Clone(path), child.Name), s.flags)
		}
	}
	walk(app.Node, nil, nil)
	return list
}

// words are what may be typed at a place.
func (s stop) words() string {
	var words []string
	for _, c := range s.commands {
		words = append(words, c.Name)
	}
	for _, f := range s.flags {
		words = append(words, "--"+f.Name)
	}
	return strings.Join(words, " ")
}

// choices are the values that a flag takes, where they are few.
func choices(v *kong.Value) string {
	if v.Enum == "" {
		return ""
	}
	return strings.ReplaceAll(v.Enum, ",", " ")
}

// bashCompletion writes a script that offers commands, flags, the values of flags that take few, and files.
func bashCompletion(w io.Writer, app *kong.Application) error {
	var b strings.Builder
	b.WriteString("# bash completion for beianctl\n_beianctl() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at= words= i\n")
	b.WriteString("  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"$at ${COMP_WORDS[i]}\" in\n")
	all := stops(app)
	for _, s := range all[1:] {
		fmt.Fprintf(&b, "      %q) at=%q ;;\n", before(s.path)+" "+last(s.path), s.path)
	}
	b.WriteString("    esac\n  done\n  case \"$at $prev\" in\n")
	for _, s := range all {
		for _, f := range s.flags {
			if values := choices(f.Value); values != "" {
				fmt.Fprintf(&b, "    %q) words=%q ;;\n", s.path+" --"+f.Name, values)
			}
		}
	}
	b.WriteString("  esac\n  [ -n \"$words\" ] || case \"$at\" in\n")
	for _, s := range all {
		fmt.Fprintf(&b, "    %q) words=%q ;;\n", s.path, s.words())
	}
	b.WriteString("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _beianctl beianctl\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// zshCompletion writes a script that lets zsh use the completion of bash.
func zshCompletion(w io.Writer, app *kong.Application) error {
	if _, err := io.WriteString(w, "#compdef beianctl\nautoload -U +X bashcompinit && bashcompinit\n"); err != nil {
		return err
	}
	return bashCompletion(w, app)
}

// fishCompletion writes a script that offers the same with a word on each.
func fishCompletion(w io.Writer, app *kong.Application) error {
	var b strings.Builder
	b.WriteString("# fish completion for beianctl\n")
	for _, s := range stops(app) {
		when := "__fish_use_subcommand"
		if s.path != "" {
			when = "__fish_seen_subcommand_from " + last(s.path)
			if above := before(s.path); above != "" {
				when = "__fish_seen_subcommand_from " + above + "; and " + when
			}
		}
		for _, c := range s.commands {
			fmt.Fprintf(&b, "complete -c beianctl -n %s -a %s -d %s\n", quoted(when), c.Name, quoted(c.Help))
		}
		for _, f := range s.flags {
			fmt.Fprintf(&b, "complete -c beianctl -n %s -l %s", quoted(when), f.Name)
			if values := choices(f.Value); values != "" {
				fmt.Fprintf(&b, " -x -a %s", quoted(values))
			} else if !f.IsBool() {
				b.WriteString(" -r")
			}
			fmt.Fprintf(&b, " -d %s\n", quoted(f.Help))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// quoted puts a text into single quotes as fish reads them.
func quoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}

// before and last split a path of commands into all but the last and the last.
func before(path string) string { return path[:max(strings.LastIndex(path, " "), 0)] }

func last(path string) string { return path[strings.LastIndex(path, " ")+1:] }
