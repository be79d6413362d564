package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/wizard"
)

type draftsCommand struct {
	Store    string `name:"store" placeholder:"DIR" help:"${help_store}"`
	Recovery string `name:"recovery-file" placeholder:"FILE" help:"${help_recovery_file}"`

	List    draftsList    `cmd:"" help:"${help_drafts_list}"`
	Show    draftsShow    `cmd:"" help:"${help_drafts_show}"`
	Import  draftsImport  `cmd:"" help:"${help_drafts_import}"`
	Export  draftsExport  `cmd:"" help:"${help_drafts_export}"`
	Delete  draftsDelete  `cmd:"" help:"${help_drafts_delete}"`
	Check   draftsCheck   `cmd:"" help:"${help_drafts_check}"`
	Backup  draftsBackup  `cmd:"" help:"${help_drafts_backup}"`
	Backups draftsBackups `cmd:"" help:"${help_drafts_backups}"`
	Restore draftsRestore `cmd:"" help:"${help_drafts_restore}"`
	Protect draftsProtect `cmd:"" help:"${help_drafts_protect}"`
}

// withStore opens the store, does the work and closes it.
func (j *job) withStore(begin bool, work func(*storage.Store) (bool, error)) (bool, error) {
	store, err := j.store(begin)
	if err != nil {
		return false, err
	}
	blocked, err := work(store)
	if err = errors.Join(err, store.Close()); err != nil && fileOf(err) == "" {
		err = at(j.folder, err)
	}
	return blocked, err
}

type draftsList struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *draftsList) do(j *job) (bool, error) {
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		drafts, err := store.Drafts(j.ctx)
		if err != nil {
			return false, err
		}
		if c.JSON {
			return false, j.print(append([]wizard.Summary{}, drafts...))
		}
		if len(drafts) == 0 {
			return false, j.say("%s", j.words.T("cli.drafts.none"))
		}
		for _, d := range drafts {
			title := strings.Join(distinct(d.Title, d.Entity, d.Service, d.Domain), " · ")
			if err := j.say("%s", j.words.T("cli.drafts.row", "id", d.ID, "when", d.SavedAt.Local().Format(time.DateTime),
				"done", fmt.Sprint(d.Done), "total", fmt.Sprint(d.Total), "title", title)); err != nil {
				return false, err
			}
		}
		return false, nil
	})
}

// distinct leaves out what is empty or was said before.
func distinct(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

type draftsShow struct {
	ID   string `arg:"" name:"ID" help:"${help_draft}"`
	JSON bool   `name:"json" help:"${help_json}"`
}

func (c *draftsShow) do(j *job) (bool, error) {
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		draft, err := store.Load(j.ctx, c.ID)
		if err != nil {
			return false, err
		}
		if c.JSON {
			return false, j.print(draft.Filing)
		}
		return false, j.sayFiling(draft.Filing)
	})
}

type draftsImport struct {
	Case string `arg:"" name:"CASE" help:"${help_case}"`
}

func (c *draftsImport) do(j *job) (bool, error) {
	given, err := j.openCase(c.Case)
	if err != nil {
		return false, err
	}
	if _, bundle := given.Exhibit(); bundle {
		return false, at(c.Case, wizard.ErrStandIns)
	}
	return j.withStore(true, func(store *storage.Store) (bool, error) {
		desk, err := j.deskOn(store)
		if err != nil {
			return false, err
		}
		session, err := desk.Import(j.ctx, given.Filing, given, j.words)
		if err != nil {
			return false, err
		}
		return false, j.say("%s", j.words.T("cli.drafts.imported", "id", session.ID()))
	})
}

type draftsExport struct {
	ID     string `arg:"" name:"ID" help:"${help_draft}"`
	Output string `name:"output" short:"o" required:"" placeholder:"OUT.beian" help:"${help_output}"`
	Force  bool   `name:"force" help:"${help_force}"`
	lockFlags
	finishFlags
}

func (c *draftsExport) do(j *job) (bool, error) {
	// The passphrase that was named opens the drafts; packages of theirs are locked for keys.
	unnamed := *j
	unnamed.passphraseFile = ""
	lock, err := c.lock(&unnamed)
	if err != nil {
		return false, err
	}
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		desk, err := j.deskOn(store)
		if err != nil {
			return false, err
		}
		session, err := desk.Open(j.ctx, c.ID, j.words)
		if err != nil {
			return false, err
		}
		check := session.Check()
		blocked := check.Counts.Block > 0
		if blocked && !c.Force {
			return true, j.say("%s\n%s", strings.Join(j.findings(check), "\n"), j.words.T("cli.export.refused", "file", c.Output))
		}
		// What was chosen is remembered with the draft.
		session.SetFinish(c.finish(session.Finish()))
		if err := session.Save(j.ctx); err != nil {
			return false, err
		}
		made := &madePictures{}
		how := wizard.Sending{Force: c.Force, Lock: lock, Made: made.note}
		if err := j.write(c.Output, func(w io.Writer) error { return session.Export(j.ctx, w, how) }); err != nil {
			return false, err
		}
		return blocked, errors.Join(j.say("%s", j.words.T("cli.export.done", "file", c.Output)), j.sayMade(made))
	})
}

type draftsCheck struct {
	JSON bool `name:"json" help:"${help_json}"`
}

func (c *draftsCheck) do(j *job) (bool, error) {
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		problems, err := store.Check(j.ctx)
		if err != nil {
			return false, err
		}
		return j.sayProblems(store, problems, c.JSON)
	})
}

// sayProblems prints what is wrong with a store or its copy; a store with a problem counts as blocked.
func (j *job) sayProblems(store *storage.Store, problems []storage.Problem, asJSON bool) (bool, error) {
	blocked := len(problems) > 0
	if asJSON {
		return blocked, j.print(append([]storage.Problem{}, problems...))
	}
	for _, p := range problems {
		if err := j.say("%s", j.problem(p)); err != nil {
			return false, err
		}
	}
	if blocked {
		return true, nil
	}
	drafts, err := store.Drafts(j.ctx)
	if err != nil {
		return false, err
	}
	return false, j.say("%s", j.words.T("cli.drafts.sound", "count", fmt.Sprint(len(drafts))))
}

// problem says what is wrong in a store, and of what.
func (j *job) problem(p storage.Problem) string {
	about := distinct(p.Draft, p.File)
	if p.File == "" {
		about = distinct(p.Draft, p.Detail)
	}
	return j.words.T("cli.drafts.trouble", "trouble", j.words.T("cli.store."+string(p.Trouble)), "about", strings.Join(about, ", "))
}
