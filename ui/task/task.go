// Package task runs slow work off the screen's goroutine and brings its result back: the only place of go and fyne.Do.
package task

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// A Runner runs work. The zero value runs it in the background; with Inline it runs at once, for tests and pictures.
type Runner struct {
	Inline bool
	// Broke is told of every panic of work in the background, on the goroutine of that work. It may be nil.
	Broke func(*Panic)

	mu     sync.Mutex
	timers map[string]*pending
}

type pending struct {
	timer *time.Timer
	work  func()
}

// A Panic is the error of work that broke off: one paper that a reader stumbles over must not take the whole program, and
// what is typed in it, along.
type Panic struct {
	Reason any
	Stack  []byte
}

// Error tells the reason.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Reason) }

// sheltered does work and turns a panic into an error.
func sheltered(r *Runner, work func() error) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			p := &Panic{Reason: reason, Stack: debug.Stack()}
			if r.Broke != nil {
				r.Broke(p)
			}
			err = p
		}
	}()
	return work()
}

// Run does work and then, on the screen's goroutine, calls then with what came of it. It returns before the work is done,
// unless the Runner is inline. The work should end soon after its context does.
func Run[T any](ctx context.Context, r *Runner, work func(context.Context) (T, error), then func(T, error)) {
	if r.Inline {
		then(work(ctx))
		return
	}
	go func() {
		var result T
		err := sheltered(r, func() (err error) {
			result, err = work(ctx)
			return err
		})
		fyne.Do(func() { then(result, err) })
	}()
}

// Later runs work in the background once delay has passed. Another Later under the same key while one waits only puts its
// work in the other's place: who goes on typing must not put off the saving. An inline Runner keeps the work until Flush.
func (r *Runner) Later(key string, delay time.Duration, work func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.timers == nil {
		r.timers = map[string]*pending{}
	}
	if waiting := r.timers[key]; waiting != nil {
		waiting.work = work
		return
	}
	p := &pending{work: work}
	r.timers[key] = p
	if !r.Inline {
		p.timer = time.AfterFunc(delay, func() { r.fire(key, p) })
	}
}

// Flush runs at once, on the caller's goroutine, what Later has put off.
func (r *Runner) Flush() {
	r.mu.Lock()
	waiting := r.timers
	r.timers = nil
	r.mu.Unlock()
	for _, p := range waiting {
		if p.timer == nil || p.timer.Stop() {
			p.work()
		}
	}
}

func (r *Runner) fire(key string, p *pending) {
	r.mu.Lock()
	if r.timers[key] != p {
		r.mu.Unlock()
		return
	}
	delete(r.timers, key)
	r.mu.Unlock()
	_ = sheltered(r, func() error { // Broke was told
		p.work()
		return nil
	})
}

// Every looks again and again, in the background, until the context ends; then it calls f on the screen's goroutine each
// time that there is something. An inline Runner never looks.
func Every(ctx context.Context, r *Runner, between time.Duration, look func() bool, f func()) {
	if r.Inline {
		return
	}
	go func() {
		again := time.NewTicker(between)
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
			_ = sheltered(r, func() error { // Broke was told
				if look() {
					fyne.Do(f)
				}
				return nil
			})
		}
	}()
}

// Show calls f on the screen's goroutine; for reports of progress out of work that Run does.
func Show(r *Runner, f func()) {
	if r.Inline {
		f()
		return
	}
	fyne.Do(f)
}
