package wizard

import (
	"context"
	"sync"
	"time"
)

// grace is how long work that was stopped may take to notice: what is being saved in that moment is saved.
const grace = time.Second

// errands are what goes on in the background with drafts.
type errands struct {
	mu   sync.Mutex
	open map[*errand]struct{}
}

// An errand is slow work on a draft. Until it has ended and is saved, the store does not know the draft as it is.
type errand struct {
	session *Session
	cancel  context.CancelFunc
	done    chan struct{}
}

// Work does something slow that changes the draft, such as looking into a paper, and saves it. Whoever opens the draft
// meanwhile gets this session, so that no two of them save over each other, and Settle waits for it.
func (s *Session) Work(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	e := &errand{session: s, cancel: cancel, done: make(chan struct{})}
	all := s.desk.errands
	all.mu.Lock()
	all.open[e] = struct{}{}
	all.mu.Unlock()
	defer func() {
		cancel()
		all.mu.Lock()
		delete(all.open, e)
		all.mu.Unlock()
		close(e.done)
	}()
	if err := do(ctx); err != nil {
		return err
	}
	// What is in the draft now is kept, even if somebody gives up in this moment.
	return s.Save(context.WithoutCancel(ctx))
}

// of lists the errands of a draft, or of all drafts for an empty id.
func (w *errands) of(id string) []*errand {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []*errand
	for e := range w.open {
		if id == "" || e.session.ID() == id {
			out = append(out, e)
		}
	}
	return out
}

// Busy reports whether work goes on in the background.
func (d *Desk) Busy() bool { return len(d.errands.of("")) > 0 }

// Settle waits until the work in the background is done and saved. When the context ends first, what is left is stopped, and
// counted.
func (d *Desk) Settle(ctx context.Context) (stopped int) {
	for {
		left := d.errands.of("")
		if len(left) == 0 {
			return 0
		}
		select {
		case <-left[0].done:
		case <-ctx.Done():
			return d.stop("")
		}
	}
}

// Stop stops the work in the background, before the store changes under it.
func (d *Desk) Stop() { d.stop("") }

// stop stops the work on a draft, or on all of them, and returns how much had to be stopped.
func (d *Desk) stop(id string) int {
	left := d.errands.of(id)
	for _, e := range left {
		e.cancel()
	}
	late := time.NewTimer(grace)
	defer late.Stop()
	for _, e := range left {
		select {
		case <-e.done:
		case <-late.C:
			return len(left)
		}
	}
	return len(left)
}
