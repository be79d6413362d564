package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

type lettersCommand struct {
	Case   string `arg:"" name:"CASE" help:"${help_case}"`
	Write  string `name:"write" placeholder:"ID" help:"${help_letters_write}"`
	Output string `name:"output" short:"o" placeholder:"FILE" help:"${help_letters_output}"`
	All    string `name:"all" placeholder:"DIR" help:"${help_letters_all}"`
	JSON   bool   `name:"json" help:"${help_json}"`
}

func (c *lettersCommand) do(j *job) (bool, error) {
	switch {
	case c.Write != "" && c.Output == "", c.Write == "" && c.Output != "", c.Write != "" && c.All != "":
		return false, misuse(j.words.T("cli.letters.usage"))
	}
	format, err := c.format(j)
	if err != nil {
		return false, err
	}
	e, err := j.open(c.Case)
	if err != nil {
		return false, err
	}
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	f, blocked := e.pack.Filing, e.check.Counts.Block > 0
	letters := desk.Letters(f, desk.Today(), e.reports, j.words)
	written := map[string]string{} // key to file
	switch {
	case c.Write != "":
		key, err := j.letterKey(letters, c.Write)
		if err != nil {
			return false, err
		}
		if isOwnFile(c.Case, f, c.Output) {
			return false, at(c.Output, errOwnFile)
		}
		written[key] = c.Output
	case c.All != "":
		if err := os.MkdirAll(c.All, 0o700); err != nil {
			return false, at(c.All, err)
		}
		for _, l := range letters {
			written[l.Key] = filepath.Join(c.All, l.Key+"."+string(format))
		}
	}
	for _, l := range letters {
		file, asked := written[l.Key]
		if !asked {
			continue
		}
		err := j.write(file, func(w io.Writer) error { return desk.WriteLetter(w, f, desk.Today(), l.Key, format) })
		if err != nil {
			return false, err
		}
	}
	if c.JSON {
		return blocked, j.print(struct {
			Filing   string            `json:"filing"`
			AsOf     string            `json:"as_of"`
			Rulebook string            `json:"rulebook"`
			Order    filing.Order      `json:"order"`
			Province string            `json:"province"`
			Letters  []wizard.Letter   `json:"letters"`
			Written  map[string]string `json:"written"`
		}{f.ID, e.check.AsOf, e.check.Rulebook, f.Order, f.Province, letters, written})
	}
	if len(written) > 0 {
		for _, l := range letters {
			if file, ok := written[l.Key]; ok {
				if err := j.say("%s", j.words.T("cli.letters.written", "title", l.Title, "file", file)); err != nil {
					return false, err
				}
			}
		}
		return blocked, nil
	}
	lines := []string{}
	for _, l := range letters {
		lines = append(lines, j.letter(l)...)
	}
	if len(lines) == 0 {
		lines = append(lines, j.words.T("cli.letters.none"))
	}
	return blocked, j.say("%s", strings.Join(lines, "\n"))
}

// format is what the name of the output asks for.
func (c *lettersCommand) format(j *job) (wizard.LetterFormat, error) {
	if c.Output == "" {
		return wizard.LetterPDF, nil
	}
	ending := wizard.LetterFormat(strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Output)), "."))
	if !slices.Contains(wizard.LetterFormats(), ending) {
		return "", misuse(j.words.T("cli.letters.format", "file", c.Output))
	}
	return ending, nil
}

// letterKey finds a letter by its key, or by its id where there is one of it.
func (j *job) letterKey(letters []wizard.Letter, typed string) (string, error) {
	typed = strings.TrimPrefix(strings.TrimPrefix(typed, "letters."), "materials.")
	var keys, of []string
	for _, l := range letters {
		keys = append(keys, l.Key)
		if l.ID == typed {
			of = append(of, l.Key)
		}
		if l.Key == typed {
			return l.Key, nil
		}
	}
	separator := j.words.T("list.separator")
	switch {
	case len(of) > 1:
		return "", misuse(j.words.T("cli.letters.several", "id", typed, "keys", strings.Join(of, separator)))
	case len(of) == 1:
		return of[0], nil
	case len(keys) == 0:
		return "", misuse(j.words.T("cli.letters.none"))
	}
	return "", misuse(j.words.T("cli.letters.unknown", "id", typed, "keys", strings.Join(keys, separator)))
}

// letter is a letter as people read it.
func (j *job) letter(l wizard.Letter) []string {
	t := j.words
	lines := []string{t.T("cli.letters.line", "demand", t.T("demand."+string(l.Demand)), "state", t.T("letter.state."+string(l.State)), "title", l.Title)}
	add := func(key string, pairs ...string) { lines = append(lines, "    "+t.T(key, pairs...)) }
	lines = append(lines, "    "+l.Why)
	add("cli.letters.key", "key", l.Key, "slot", string(l.Slot))
	add("cli.materials.signed", "signer", wizard.LetterSigners(l, t))
	if age := wizard.LetterAge(l, t); age != "" {
		add("cli.materials.requirement", "text", age)
	}
	if l.Form != nil {
		key := "letter.form.offered"
		if l.Form.Must {
			key = "letter.form.must"
		}
		add(key, "where", l.Form.Where)
		if l.Form.Note != "" {
			add("cli.materials.note", "text", l.Form.Note)
		}
	}
	for _, part := range []struct {
		key   string
		names []string
	}{{"letter.missing", missing(l, false)}, {"letter.by_hand", missing(l, true)}, {"letter.changed", labels(l.Changed)}} {
		if len(part.names) > 0 {
			add(part.key, "fields", strings.Join(part.names, t.T("list.separator")))
		}
	}
	if l.Note != "" {
		add("cli.materials.note", "text", l.Note)
	}
	sayWhence(t, add, l.Source, l.SourceDate, l.Conflict)
	return lines
}

// missing names the blanks of a letter: what is not answered yet, or what is written by hand.
func missing(l wizard.Letter, byHand bool) []string {
	var out []string
	for _, g := range l.Missing {
		if (g.Path == "") == byHand {
			out = append(out, g.Label)
		}
	}
	return out
}

func labels(facts []wizard.LetterFact) []string {
	var out []string
	for _, f := range facts {
		if !slices.Contains(out, f.Label) {
			out = append(out, f.Label)
		}
	}
	return out
}
