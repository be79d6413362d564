package wizard

import (
	"context"
	"time"
)

// A Backup is a copy of a whole store, made and looked through at one moment.
type Backup struct {
	Name   string // names it to Restore
	At     time.Time
	Drafts int
	Bytes  int64
	Broken bool // it was looked through again and is not whole any more
}

// A Keeper makes copies of a store and brings them back. Its methods may be called from any goroutine.
type Keeper interface {
	// Backups lists the copies that there are, the newest first.
	Backups(ctx context.Context) ([]Backup, error)
	// BackUp makes a copy now and looks it through. The oldest goes where there are more than are kept.
	BackUp(ctx context.Context) (Backup, error)
	// Restore puts a copy into the place of the store, which goes on with it; sessions that were opened before are of no
	// use after. It returns where the replaced store is kept.
	Restore(ctx context.Context, name string) (kept string, err error)
	// DeleteAll deletes every draft with its history and its papers, and with copies the backups too.
	DeleteAll(ctx context.Context, copies bool) error
}
