package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

type inspectCommand struct {
	Files []string `arg:"" name:"FILE" help:"${help_files}"`
	As    string   `name:"as" placeholder:"KIND" help:"${help_as}"`
	JSON  bool     `name:"json" help:"${help_json}"`
}

// inspection is one element of inspect --json.
type inspection struct {
	paper.Report
	Findings []rule.Finding `json:"findings"`
}

func (c *inspectCommand) do(j *job) (bool, error) {
	kind := paper.Kind(c.As)
	if c.As != "" && !knownKind(kind) {
		return false, misuse(j.words.T("cli.inspect.kind", "typed", c.As, "kinds", kinds()))
	}
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	out := []inspection{}
	blocked := false
	for _, name := range c.Files {
		data, err := readFile(name)
		if err != nil {
			return false, err
		}
		// A filing with nothing but this file lets the rules over papers speak about it.
		f := filing.New("inspect", filing.Shape{Order: filing.First})
		f.Attachments = []filing.Attachment{{ID: "a1", Slot: string(slotOf(kind)), File: filepath.Base(name)}}
		findings, report, err := desk.ExamineFile(j.ctx, f, filepath.Base(name), data, kind, j.words)
		if err != nil {
			return false, err
		}
		report.File = name
		for _, finding := range findings {
			blocked = blocked || finding.Severity == rule.Block
		}
		out = append(out, inspection{report, findings})
	}
	if err := j.sayUnread(out); err != nil {
		return false, err
	}
	if c.JSON {
		return blocked, j.print(out)
	}
	for _, i := range out {
		if err := j.sayInspection(i); err != nil {
			return false, err
		}
	}
	return blocked, nil
}

func (j *job) sayInspection(i inspection) error {
	head, format := "cli.inspect.head", i.Format
	if i.Width == 0 {
		head = "cli.inspect.head_plain"
	}
	if format == paper.UnknownFormat {
		format = j.words.T("cli.inspect.unknown_format")
	}
	if err := j.say("%s", j.words.T(head, "file", i.File, "format", format,
		"width", fmt.Sprint(i.Width), "height", fmt.Sprint(i.Height), "bytes", fmt.Sprint(i.Bytes), "ms", fmt.Sprint(i.Milliseconds))); err != nil {
		return err
	}
	if i.Pages > 0 {
		if err := j.say("  %s", j.words.T("cli.inspect.pages", "pages", fmt.Sprint(i.Pages), "lines", fmt.Sprint(len(i.Lines)))); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(i.Measures)) {
		m := i.Measures[name]
		if err := j.say("  %s", j.words.T("cli.inspect.measure", "mark", j.words.T("measure.ok."+fmt.Sprint(m.OK)),
			"name", j.words.T("measure."+name), "value", amount(m.Value, m.Unit), "threshold", amount(m.Threshold, m.Unit))); err != nil {
			return err
		}
	}
	if err := j.sayReading(i.Report); err != nil {
		return err
	}
	for _, seen := range wizard.Sights(i.Ink, j.words) {
		if err := j.say("  %s", seen.Text); err != nil {
			return err
		}
	}
	for _, f := range i.Findings {
		if err := j.say("  [%s] %s %s\n      %s", j.words.T("severity."+string(f.Severity)), f.Rule, f.Message, f.Fix); err != nil {
			return err
		}
	}
	return nil
}

// sayReading says what a paper was taken for and what stands on it.
func (j *job) sayReading(r paper.Report) error {
	if r.Kind == paper.UnknownKind || r.Kind == "" {
		return nil
	}
	err := j.say("  %s", j.words.T("read.kind", "kind", j.words.T("paper.kind."+string(r.Kind)), "score", amount(r.KindScore, photo.UnitShare)))
	if r.Also != "" {
		err = errors.Join(err, j.say("  %s", j.words.T("read.also", "kind", j.words.T("paper.kind."+string(r.Also)))))
	}
	for _, m := range r.Marks {
		err = errors.Join(err, j.say("  %s", j.words.T("read.mark", "words", m.Text)))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
		label := name
		if key := "read.name." + name; j.words.Has(key) {
			label = j.words.T(key)
		}
		f := r.Fields[name]
		text := f.Text
		if text == filing.LongTerm {
			text = j.words.T("answer.long_term")
		}
		err = errors.Join(err, j.say("  %s", j.words.T("read.field", "name", label, "text", text, "score", amount(f.Score, photo.UnitShare))))
		if f.Repaired {
			err = errors.Join(err, j.say("      %s", j.words.T("read.repaired", "raw", f.Raw)))
		}
		if f.Doubt != "" {
			err = errors.Join(err, j.say("      %s", j.words.T("read.doubt."+string(f.Doubt))))
		}
	}
	return err
}

// sayUnread says once, to whom sits before the screen, why the text of papers was not read.
func (j *job) sayUnread(all []inspection) error {
	for _, i := range all {
		if i.Unread == "" {
			continue
		}
		file, _ := onnxruntime.File()
		key := "read.unread." + string(i.Unread)
		if file == "" {
			key = "read.unread.unsupported"
		}
		_, err := fmt.Fprintln(j.errs, j.words.T(key, "file", file))
		return err
	}
	return nil
}

// amount writes a measured number as people read it.
func amount(value float64, unit string) string {
	digits := strconv.FormatFloat(value, 'f', -1, 64)
	switch unit {
	case photo.UnitShare:
		return strconv.FormatFloat(math.Round(value*1000)/10, 'f', -1, 64) + "%"
	case photo.UnitPixels:
		return digits + " px"
	case photo.UnitDegrees:
		return digits + "°"
	}
	return digits
}

func knownKind(kind paper.Kind) bool {
	return slices.Contains(paper.Kinds(), kind)
}

func kinds() string {
	var names []string
	for _, k := range paper.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// slotOf returns the slot whose demands a kind of paper meets first.
func slotOf(kind paper.Kind) paper.Slot {
	switch kind {
	case paper.IDCardBack, paper.HKMOPermitBack, paper.TWPermitBack, paper.PermanentResidentCardBack, paper.ResidencePermitBack:
		return paper.PrincipalIDBack
	case paper.IDCardFront, paper.Passport, paper.HKMOPermit, paper.TWPermit, paper.PermanentResidentCard, paper.ResidencePermitFront:
		return paper.PrincipalIDFront
	case paper.DomainCertificate:
		return "services[0].domain_certificate"
	case paper.Letter:
		return "letters.letter" // of a filing of which nothing is known: what stands on the letter itself counts
	case paper.Icon:
		return "services[0].app.icon"
	}
	if _, ok := kind.Certificate(); ok {
		return paper.EntityCertificate
	}
	return paper.Other
}

// readFile reads a file to look into, and no more of it than is ever looked into.
func readFile(name string) (data []byte, err error) {
	defer func() { err = at(name, err) }()
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, assembly.ErrFolder
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, paper.MaxBytes+1))
}
