package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/alecthomas/kong"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A job is one run of one command: where it writes, in which language, on which day.
type job struct {
	ctx      context.Context
	model    *kong.Application // of the command line
	out      io.Writer
	errs     io.Writer
	words    *text.Catalog
	language text.Language
	today    filing.Date // zero: the day of the system's clock
	folder   string      // of the drafts; empty: the desktop program's
	rulebook string      // file of an update to work with; empty: what is installed, or comes with the program
	place    place

	identityFiles  []string // with keys that open locked cases
	passphraseFile string
	recoveryFile   string // with the code that opens the drafts when nothing else does
	keyFolder      string // of the user's own keys, for the commands about them; empty: the desktop program's
	ownTrouble     error  // why the user's own keys could not be read

	shown *wizard.Exhibit // a support bundle that is looked at, with the rulebook that it was checked by

	rooms *assembly.Assembly
	known *assembly.Knowledge
}

// fixedClock stands still at noon of the day that --as-of names, so that the same case gives the same bytes.
type fixedClock struct{ now time.Time }

// Now returns the moment at which the clock stands.
func (c fixedClock) Now() time.Time { return c.now }

func parseDay(typed string) (filing.Date, error) {
	if typed == "" {
		return filing.Date{}, nil
	}
	return filing.ParseDate(typed)
}

func (j *job) clock() wizard.Clock {
	if j.today.IsZero() {
		return assembly.SystemClock{}
	}
	noon, err := time.Parse(time.DateOnly, j.today.String())
	if err != nil {
		return assembly.SystemClock{}
	}
	return fixedClock{noon.Add(12 * time.Hour)}
}

// desk puts the rooms together on first use; a command that needs none of them starts faster.
func (j *job) desk() (*wizard.Desk, error) { return j.deskOn(nil) }

func (j *job) deskOn(store wizard.Store) (*wizard.Desk, error) {
	if j.rooms == nil {
		known, err := j.knowledge()
		if err != nil {
			return nil, err
		}
		rooms, err := assembly.New(assembly.Options{Clock: j.clock(), Store: store, Knowledge: known, Sees: j.place.sees})
		if err != nil {
			return nil, err
		}
		j.rooms = rooms
	}
	return j.rooms.Desk, nil
}

func (j *job) close() error {
	if j.rooms == nil {
		return nil
	}
	return j.rooms.Close()
}

// examined is a case from a disk with everything that was found out about it.
type examined struct {
	pack *pack.Case
	examination
}

// open reads a case in any of its three shapes and checks it, its papers included, beside other filings.
func (j *job) open(path string, others ...*filing.Filing) (*examined, error) {
	c, err := j.openCase(path)
	if err != nil {
		return nil, err
	}
	if shown, bundle := c.Exhibit(); bundle {
		return j.openBundle(path, c, shown, others)
	}
	desk, err := j.desk()
	if err != nil {
		return nil, err
	}
	e := &examined{pack: c}
	e.check, e.reports, err = desk.Examine(j.ctx, c.Filing, c, desk.Today(), j.words, others...)
	return e, at(path, err)
}

// write writes a file whole or not at all, and names it when it cannot.
func (j *job) write(path string, write func(io.Writer) error) error {
	return at(path, assembly.WriteFile(path, func(w io.Writer) error {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		return write(w)
	}))
}

// print writes one JSON document.
func (j *job) print(v any) error {
	raw, err := marshal(v)
	if err != nil {
		return err
	}
	return j.say("%s", raw)
}

// marshal returns a JSON document as people like to read it.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func (j *job) say(format string, args ...any) error {
	_, err := fmt.Fprintf(j.out, format+"\n", args...)
	return err
}

func loadWords(lang text.Language) (*text.Catalog, error) {
	d, err := region.LoadDivisions(divisions.JSON())
	if err != nil {
		return nil, err
	}
	return assembly.Words(lang, d)
}

// sayFiling prints every answer of a filing, section by section, as people read it.
func (j *job) sayFiling(f *filing.Filing) error {
	var section flow.SectionID
	for _, stop := range flow.Stops(f) {
		if stop.Step.Section != section {
			section = stop.Step.Section
			if err := j.say("%s", j.words.T("section."+string(section))); err != nil {
				return err
			}
		}
		for _, q := range stop.Questions(f) {
			if value := j.words.Value(f, q.Path); value != "" {
				if err := j.say("  %s", j.words.T("cli.drafts.answer", "label", j.words.Label(q.Path), "value", value)); err != nil {
					return err
				}
			}
		}
	}
	for _, a := range f.Attachments {
		if err := j.say("  %s", j.words.T("cli.drafts.answer", "label", j.words.Label(filing.Path(a.Slot)), "value", a.File)); err != nil {
			return err
		}
	}
	return nil
}
