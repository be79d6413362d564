package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/remedy"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// errNotText says that a notice is not UTF-8 text.
var errNotText = errors.New("not UTF-8 text")

type remedyCommand struct {
	Notice string `arg:"" name:"TEXT|FILE" help:"${help_notice}"`
	JSON   bool   `name:"json" help:"${help_json}"`
}

// named is one element of remedy --json.
type named struct {
	ID       remedy.ID     `json:"id"`
	Score    float64       `json:"score"`
	Title    string        `json:"title"`
	Meaning  string        `json:"meaning"`
	Todo     []string      `json:"todo"`
	Rules    []rule.ID     `json:"rules"`
	Paths    []filing.Path `json:"paths"`
	Papers   []paper.Slot  `json:"papers"`
	Evidence []string      `json:"evidence"`
}

func (c *remedyCommand) do(j *job) (bool, error) {
	notice, err := readNotice(c.Notice, os.Stdin)
	if err != nil {
		return false, err
	}
	known, err := j.knowledge()
	if err != nil {
		return false, err
	}
	list := []named{}
	for _, m := range known.Reasons.Match(notice) {
		r := m.Reason
		list = append(list, named{
			ID: r.ID, Score: math.Round(m.Score*100) / 100, Title: r.Title.In(j.language), Meaning: r.Meaning.In(j.language),
			Todo: r.Todo.In(j.language), Rules: r.Rules, Paths: r.Paths, Papers: r.Slots, Evidence: m.Evidence,
		})
	}
	if c.JSON {
		return false, j.print(struct {
			Reasons []named `json:"reasons"`
		}{list})
	}
	if len(list) == 0 {
		return false, j.say("%s", j.words.T("cli.remedy.none"))
	}
	for i, n := range list {
		if err := j.say("%s", strings.Join(j.remedyPage(i+1, n), "\n")); err != nil {
			return false, err
		}
	}
	return false, nil
}

// remedyPage is one reason as people read it.
func (j *job) remedyPage(number int, n named) []string {
	separator := j.words.T("list.separator")
	lines := []string{
		j.words.T("cli.remedy.head", "n", fmt.Sprint(number), "id", string(n.ID), "title", n.Title, "score", fmt.Sprintf("%.0f", n.Score*100)),
		j.words.T("cli.remedy.evidence", "evidence", strings.Join(n.Evidence, " … ")),
		j.words.T("cli.remedy.meaning", "meaning", n.Meaning),
		j.words.T("cli.remedy.todo"),
	}
	for i, step := range n.Todo {
		lines = append(lines, fmt.Sprintf("     %d. %s", i+1, step))
	}
	var labels []string
	for _, p := range n.Paths {
		if label := j.words.Plain(p); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) > 0 {
		lines = append(lines, j.words.T("cli.remedy.fields", "fields", strings.Join(labels, separator)))
	}
	labels = nil
	for _, s := range n.Papers {
		if label := j.words.Plain(filing.Path(s)); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) > 0 {
		lines = append(lines, j.words.T("cli.remedy.papers", "papers", strings.Join(labels, separator)))
	}
	if len(n.Rules) > 0 {
		ids := make([]string, 0, len(n.Rules))
		for _, id := range n.Rules {
			ids = append(ids, string(id))
		}
		lines = append(lines, j.words.T("cli.remedy.rules", "rules", strings.Join(ids, " ")))
	}
	return append(lines, "")
}

// readNotice takes a notice from a file that is there, from standard input for "-", or else as it was typed.
func readNotice(typed string, stdin io.Reader) (string, error) {
	if typed == "-" {
		return readText(typed, stdin)
	}
	file, err := os.Open(typed)
	switch {
	case err == nil:
		defer func() { _ = file.Close() }() // only read
		return readText(typed, file)
	case isNotice(typed):
		return readText(typed, strings.NewReader(typed))
	}
	return "", at(typed, err)
}

// isNotice tells a text from the name of a file that cannot be opened: a text does not end like a file of text.
func isNotice(typed string) bool {
	ending := strings.ToLower(filepath.Ext(typed))
	return strings.ContainsAny(typed, " \n\r\t") || !slices.Contains([]string{".txt", ".eml", ".md", ".html", ".htm", ".json", ".log", ".msg"}, ending)
}

// readText reads as much of a text as a notice may have.
func readText(name string, from io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(from, remedy.MaxNotice+1))
	if err != nil {
		return "", at(name, err)
	}
	text := strings.TrimPrefix(string(raw), "\ufeff")
	if len(raw) > remedy.MaxNotice { // the last character may be cut in two
		for n := 0; n < utf8.UTFMax && !utf8.ValidString(text); n++ {
			text = text[:len(text)-1]
		}
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return "", at(name, errNotText)
	}
	return text, nil
}
