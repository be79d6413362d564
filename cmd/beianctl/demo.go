package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

type demoCommand struct {
	Output string `name:"output" short:"o" default:"beian-demo" placeholder:"DIR" help:"${help_demo_output}"`
}

func (c *demoCommand) do(j *job) (bool, error) {
	begun := time.Now()
	if j.today.IsZero() {
		// The sample is in order on its own day; on a later one its dates would come to an end.
		day, err := filing.ParseDate(sample.Day)
		if err != nil {
			return false, err
		}
		j.today = day
	}
	steps := []func(*job) error{c.writeCases, c.findMistakes, c.exportGood, c.drawScreens}
	if err := j.say("%s", j.words.T("cli.demo.begin")); err != nil {
		return false, err
	}
	for _, step := range steps {
		if err := step(j); err != nil {
			return false, err
		}
	}
	return false, j.say("%s", j.words.T("cli.demo.done", "seconds", fmt.Sprintf("%.1f", time.Since(begun).Seconds()), "folder", c.Output))
}

// writeCases writes the good and the faulty sample as case folders, with papers drawn for them.
func (c *demoCommand) writeCases(j *job) error {
	// The papers of the faulty sample are right; what was typed from them is not.
	company, person := specimen.Of(sample.Enterprise()), specimen.Of(sample.Individual())
	drawn := drawings{}
	desk, err := j.desk()
	if err != nil {
		return err
	}
	for _, s := range []struct {
		folder string
		make   func() *filing.Filing
		on     specimen.Facts
	}{{"good", sample.Enterprise, company}, {"faulty", sample.Faulty, company}, {"individual", sample.Individual, person}} {
		dir := filepath.Join(c.Output, s.folder)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		f := s.make()
		if err := j.drawPapers(f, desk.Wants(f, desk.Today()), dir, s.on, drawn); err != nil {
			return err
		}
		if err := j.write(filepath.Join(dir, "filing.json"), func(w io.Writer) error { return f.Encode(w) }); err != nil {
			return err
		}
		if err := j.say("%s", j.words.T("cli.demo.case", "folder", dir)); err != nil {
			return err
		}
	}
	return nil
}

// drawings keeps papers that were drawn, because drawing one takes half a second.
type drawings map[drawing][]byte

type drawing struct {
	kind paper.Kind
	on   specimen.Facts
}

func (d drawings) draw(of drawing) []byte {
	if d[of] == nil {
		d[of] = specimen.JPEG(specimen.Photograph(specimen.Draw(of.kind, of.on)), 0)
	}
	return d[of]
}

// drawPapers draws what a filing must have and puts the files into a folder.
func (j *job) drawPapers(f *filing.Filing, wants []paper.Want, dir string, on specimen.Facts, drawn drawings) error {
	for i, want := range wants {
		kinds := want.Slot.Kinds(f)
		if len(kinds) == 0 || !want.Must && kinds[0] != paper.DomainCertificate {
			continue
		}
		name := strings.NewReplacer("services[0].", "", ".", "_").Replace(string(want.Slot)) + ".jpg"
		data := drawn.draw(drawing{kinds[0], on})
		err := j.write(filepath.Join(dir, name), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return err
		}
		f.Attachments = append(f.Attachments, filing.Attachment{ID: fmt.Sprintf("a%d", i+1), Slot: string(want.Slot), File: name})
	}
	return nil
}

// findMistakes checks the faulty sample and holds what was found against what was planted.
func (c *demoCommand) findMistakes(j *job) error {
	e, err := j.open(filepath.Join(c.Output, "faulty"))
	if err != nil {
		return err
	}
	if err := j.say("\n%s\n%s", j.words.T("cli.demo.faulty"), strings.Join(j.findings(e.check), "\n")); err != nil {
		return err
	}
	var missed []string
	for _, fault := range sample.Faults() {
		found := "✓"
		if !slices.ContainsFunc(e.check.Findings, func(f rule.Finding) bool { return slices.Contains(f.Paths, fault.Path) }) {
			missed, found = append(missed, string(fault.Path)), "✗"
		}
		if err := j.say("%s", j.words.T("cli.demo.planted", "found", found, "path", string(fault.Path), "note", fault.Note)); err != nil {
			return err
		}
	}
	if len(missed) > 0 {
		return fmt.Errorf("%w: %s", errDemo, j.words.T("cli.demo.missed", "paths", strings.Join(missed, ", ")))
	}
	return nil
}

// exportGood checks the good sample, exports its package and verifies it.
func (c *demoCommand) exportGood(j *job) error {
	e, err := j.open(filepath.Join(c.Output, "good"))
	if err != nil {
		return err
	}
	if err := j.say("\n%s\n%s", j.words.T("cli.demo.fixed"), strings.Join(j.findings(e.check), "\n")); err != nil {
		return err
	}
	var blocks []string
	for _, f := range e.check.Findings {
		if f.Severity == rule.Block {
			blocks = append(blocks, string(f.Rule))
		}
	}
	if len(blocks) > 0 {
		return fmt.Errorf("%w: %s", errDemo, j.words.T("cli.demo.blocked", "rules", strings.Join(blocks, ", ")))
	}
	path := filepath.Join(c.Output, "good.beian")
	if err := j.export(e, path, paper.Finish{}, wizard.Sending{}); err != nil {
		return err
	}
	v, err := j.verify(path)
	if err != nil {
		return err
	}
	if !v.OK {
		return fmt.Errorf("%w: %s", errDemo, j.words.T("cli.demo.broken", "file", path))
	}
	return j.say("\n%s\n%s", j.words.T("cli.demo.exported", "file", path), j.words.T("cli.demo.verified", "count", fmt.Sprint(len(v.Files))))
}
