// Package task runs slow work off the screen's goroutine and brings its result back: the only place of go and fyne.Do.
package task

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// A Runner runs work. The zero value runs it in the background; with Inline it runs at once, for tests and pictures.
type Runner struct {
	Inline bool

	mu     sync.Mutex
	timers map[string]*pending
}

type pending struct {
	timer *time.Timer
	work  func()
}

// Run does work and then, on the screen's goroutine, calls then with what came of it. It returns before the work is done,
// unless the Runner is inline. The work should end soon after its context does.
func Run[T any](ctx context.Context, r *Runner, work func(context.Context) (T, error), then func(T, error)) {
	if r.Inline {
		then(work(ctx))
		return
	}
	go func() {
		result, err := work(ctx)
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
	p.work()
}

// Show calls f on the screen's goroutine; for reports of progress out of work that Run does.
func Show(r *Runner, f func()) {
	if r.Inline {
		f()
		return
	}
	fyne.Do(f)
}
