package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/ui/gallery"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// errDemo says that the demonstration did not go as it should: the program is at fault, not the sample.
var errDemo = errors.New("demo")

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
	for _, s := range []struct {
		folder string
		make   func() *filing.Filing
	}{{"good", sample.Enterprise}, {"faulty", sample.Faulty}, {"individual", sample.Individual}} {
		dir := filepath.Join(c.Output, s.folder)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		f := s.make()
		if err := drawPapers(f, dir); err != nil {
			return err
		}
		if err := assembly.WriteFile(filepath.Join(dir, "filing.json"), func(w io.Writer) error { return f.Encode(w) }); err != nil {
			return err
		}
		if err := j.say("%s", j.words.T("cli.demo.case", "folder", dir)); err != nil {
			return err
		}
	}
	return nil
}

// drawPapers draws what a filing must have and puts the files into a folder.
func drawPapers(f *filing.Filing, dir string) error {
	for i, want := range paper.Wanted(f) {
		kinds := want.Slot.Kinds(f)
		if len(kinds) == 0 || !want.Must && kinds[0] != paper.DomainCertificate {
			continue
		}
		name := strings.NewReplacer("services[0].", "", ".", "_").Replace(string(want.Slot)) + ".jpg"
		data := specimen.JPEG(specimen.Photograph(specimen.Draw(kinds[0], facts(f))), 0)
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
		f.Attachments = append(f.Attachments, filing.Attachment{ID: fmt.Sprintf("a%d", i+1), Slot: string(want.Slot), File: name})
	}
	return nil
}

// facts is what stands on the papers of a sample.
func facts(f *filing.Filing) specimen.Facts {
	on := specimen.Sample()
	on.Name, on.Number = f.Principal.Name, f.Principal.Certificate.Number
	on.ValidFrom, on.ValidUntil = f.Principal.Certificate.ValidFrom, f.Principal.Certificate.ValidUntil
	if id, err := filing.ParseResidentID(on.Number); err == nil {
		on.BirthDate = id.Born().String()
	}
	on.Entity, on.USCC, on.Residence = f.Entity.Name, f.Entity.Certificate.Number, f.Entity.Certificate.Address
	on.EstablishedOn = f.Entity.Certificate.ValidFrom
	d := f.Services[0].Domains[0]
	on.Domain, on.Registrar, on.ExpiresOn = d.Name, d.Registrar, d.ExpiresOn
	return on
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
	if err := j.export(e, path, false); err != nil {
		return err
	}
	v, err := verify(path)
	if err != nil {
		return err
	}
	if !v.OK {
		return fmt.Errorf("%w: %s", errDemo, j.words.T("cli.demo.broken", "file", path))
	}
	return j.say("\n%s\n%s", j.words.T("cli.demo.exported", "file", path), j.words.T("cli.demo.verified", "count", fmt.Sprint(len(v.Files))))
}

// drawScreens draws every screen of the desktop program, as it looks on the samples, into PNG files.
func (c *demoCommand) drawScreens(j *job) (err error) {
	if err := j.say("\n%s", j.words.T("cli.demo.screens")); err != nil {
		return err
	}
	dir := filepath.Join(c.Output, "screens")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	store, err := storage.Open(filepath.Join(c.Output, "store"), storage.Options{})
	if err != nil {
		return err
	}
	rooms, err := assembly.New(assembly.Options{Clock: j.clock(), Store: store})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	defer func() { err = errors.Join(err, rooms.Close(), store.Close()) }()
	for _, view := range []struct {
		folder   string
		settings screen.Settings
	}{
		{"faulty", screen.Settings{Language: j.language, Look: theme.Light, Scale: 1}},
		{"individual", screen.Settings{Language: j.language, Look: theme.Dark, Scale: 1}},
	} {
		e, err := j.open(filepath.Join(c.Output, view.folder))
		if err != nil {
			return err
		}
		session, err := rooms.Desk.Import(j.ctx, e.pack.Filing, e.pack, j.words)
		if err != nil {
			return err
		}
		options := gallery.Options{
			Desk: rooms.Desk, Texts: rooms.Texts, Draft: session.ID(), Settings: view.settings, Now: j.clock().Now,
			About: screen.About{Version: assembly.Version, Store: store.Dir()},
		}
		err = gallery.Draw(j.ctx, options, func(name string, picture image.Image) error {
			path := filepath.Join(dir, view.folder+"-"+name+".png")
			if err := assembly.WriteFile(path, func(w io.Writer) error { return png.Encode(w, picture) }); err != nil {
				return err
			}
			return j.say("%s", j.words.T("cli.demo.screen", "file", path))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
