package main

import (
	"fmt"
	"os"
	"time"

	"github.com/beiandesk/beiandesk/storage"
)

type draftsBackup struct {
	Output string `name:"output" short:"o" placeholder:"DIR" help:"${help_backup_output}"`
}

func (c *draftsBackup) do(j *job) (bool, error) {
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		if c.Output == "" {
			made, err := store.BackUp(j.ctx)
			if err != nil {
				return false, err
			}
			if made.Broken {
				return true, j.say("%s", j.words.T("cli.backup.broken", "file", made.Name))
			}
			return false, j.say("%s", j.words.T("cli.drafts.saved", "file", made.Name))
		}
		problems, err := store.Backup(j.ctx, c.Output)
		if err != nil {
			return false, at(c.Output, err)
		}
		if blocked, err := j.sayProblems(store, problems, false); blocked || err != nil {
			return blocked, err
		}
		return false, j.say("%s", j.words.T("cli.drafts.saved", "file", c.Output))
	})
}

type draftsBackups struct {
	JSON bool `name:"json" help:"${help_json}"`
}

// do lists the copies that the store keeps of itself.
func (c *draftsBackups) do(j *job) (bool, error) {
	return j.withRescue(func(store *storage.Store) (bool, error) {
		list, err := store.Backups(j.ctx)
		if err != nil {
			return false, err
		}
		if c.JSON {
			type row struct {
				Name   string    `json:"name"`
				At     time.Time `json:"at"`
				Drafts int       `json:"drafts"`
				Bytes  int64     `json:"bytes"`
				Broken bool      `json:"broken"`
			}
			rows := []row{}
			for _, b := range list {
				rows = append(rows, row(b))
			}
			return false, j.print(rows)
		}
		if len(list) == 0 {
			return false, j.say("%s", j.words.T("cli.backup.none"))
		}
		for _, b := range list {
			key := "cli.backup.row"
			if b.Broken {
				key = "cli.backup.row.broken"
			}
			if err := j.say("%s", j.words.T(key, "name", b.Name, "when", b.At.Local().Format(time.DateTime), "count", fmt.Sprint(b.Drafts))); err != nil {
				return false, err
			}
		}
		return false, nil
	})
}

type draftsRestore struct {
	Backup string `arg:"" name:"BACKUP" help:"${help_backup}"`
}

// do puts a copy in the place of the store: one that the store keeps, or one in another folder. Of a
// database that was set aside it brings over what can be read.
func (c *draftsRestore) do(j *job) (bool, error) {
	return j.withRescue(func(store *storage.Store) (bool, error) {
		if info, err := os.Stat(c.Backup); err == nil && info.Mode().IsRegular() {
			return j.salvage(store, c.Backup)
		}
		restore := store.Restore
		if storage.There(c.Backup) {
			restore = store.RestoreFrom
		}
		kept, err := restore(j.ctx, c.Backup)
		if err != nil {
			return false, at(c.Backup, err)
		}
		drafts, err := store.Drafts(j.ctx)
		if err != nil {
			return false, err
		}
		return false, j.say("%s", j.words.T("cli.drafts.restored", "count", fmt.Sprint(len(drafts)), "kept", kept))
	})
}

// salvage brings over what can be read of a database that was set aside as damaged.
func (j *job) salvage(store *storage.Store, file string) (bool, error) {
	got, err := store.Salvage(j.ctx, file)
	if err != nil {
		return false, at(file, err)
	}
	if len(got.Drafts)+len(got.Kept)+len(got.Listed) == 0 {
		return false, at(file, fmt.Errorf("nothing of a draft in it: %w", storage.ErrNoBackup))
	}
	return len(got.Listed) > 0, j.say("%s", j.words.T("store.salvaged", "n", fmt.Sprint(len(got.Drafts)), "lost", fmt.Sprint(len(got.Listed)), "file", got.File))
}

type draftsDelete struct {
	ID      string `arg:"" optional:"" name:"ID" help:"${help_draft}"`
	All     bool   `name:"all" help:"${help_delete_all}"`
	Backups bool   `name:"backups" help:"${help_delete_backups}"`
	Yes     bool   `name:"yes" help:"${help_delete_yes}"`
}

// do deletes for good, after --yes has said that this is meant, and says what remains.
func (c *draftsDelete) do(j *job) (bool, error) {
	switch {
	case c.All == (c.ID != ""):
		return false, misuse(j.words.T("cli.delete.which"))
	case c.Backups && !c.All:
		return false, misuse(j.words.T("cli.delete.backups"))
	}
	return j.withStore(false, func(store *storage.Store) (bool, error) {
		if !c.All {
			draft, err := store.Load(j.ctx, c.ID)
			if err != nil {
				return false, err
			}
			if !c.Yes {
				return false, misuse(j.words.T("cli.delete.sure", "title", draft.Filing.Title, "count", fmt.Sprint(len(draft.Filing.Attachments))))
			}
			if err := store.Delete(j.ctx, c.ID); err != nil {
				return false, err
			}
			return false, j.say("%s", j.words.T("cli.delete.done"))
		}
		drafts, err := store.Drafts(j.ctx)
		if err != nil {
			return false, err
		}
		if !c.Yes {
			return false, misuse(j.words.T("cli.delete.sure.all", "count", fmt.Sprint(len(drafts))))
		}
		if err := store.DeleteAll(j.ctx, c.Backups); err != nil {
			return false, err
		}
		if c.Backups {
			return false, j.say("%s", j.words.T("cli.delete.done.backups"))
		}
		return false, j.say("%s", j.words.T("cli.delete.done"))
	})
}
