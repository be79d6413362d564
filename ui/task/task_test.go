package task_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/task"
)

func TestInlineRunsAtOnce(t *testing.T) {
	r := &task.Runner{Inline: true}
	broken := errors.New("broken")
	var got int
	var err error
	task.Run(t.Context(), r, func(context.Context) (int, error) { return 7, broken }, func(n int, e error) { got, err = n, e })
	assert.Equal(t, 7, got)
	assert.Equal(t, broken, err)

	shown := false
	task.Show(r, func() { shown = true })
	assert.True(t, shown)
}

func TestLaterKeepsOnlyTheLast(t *testing.T) {
	for _, inline := range []bool{true, false} {
		r := &task.Runner{Inline: inline}
		var ran []string
		r.Later("a", time.Hour, func() { ran = append(ran, "a1") })
		r.Later("a", time.Hour, func() { ran = append(ran, "a2") })
		r.Later("b", time.Hour, func() { ran = append(ran, "b") })
		assert.Empty(t, ran)
		r.Flush()
		assert.ElementsMatch(t, []string{"a2", "b"}, ran)
		r.Flush()
		assert.Len(t, ran, 2, "what has run does not run again")
	}
}

func TestLaterRunsByItself(t *testing.T) {
	r := &task.Runner{}
	var once sync.WaitGroup
	once.Add(1)
	r.Later("a", time.Microsecond, once.Done)
	once.Wait()
	r.Flush()
}

func TestLaterIsNotPutOffForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const delay, between = 400 * time.Millisecond, 40 * time.Millisecond
		r := &task.Runner{}
		var mu sync.Mutex
		newest, saved := 0, []int{}
		for ; newest < 50; newest++ { // somebody types without a pause
			letter := newest
			r.Later("save", delay, func() {
				mu.Lock()
				defer mu.Unlock()
				saved = append(saved, letter)
			})
			time.Sleep(between) // the bubble's time, not the machine's
			synctest.Wait()
			mu.Lock()
			behind := letter
			if len(saved) > 0 {
				behind = letter - saved[len(saved)-1]
			}
			mu.Unlock()
			assert.LessOrEqual(t, behind, int(delay/between), "letter %d", letter)
		}
		time.Sleep(delay)
		synctest.Wait()
		assert.Equal(t, 49, saved[len(saved)-1], "the last letter is saved too")
	})
}

func TestAPanicInTheBackgroundIsAnError(t *testing.T) {
	test.NewTempApp(t)
	r, broke := &task.Runner{}, make(chan *task.Panic, 2)
	r.Broke = func(p *task.Panic) { broke <- p }
	came := make(chan error, 1)
	task.Run(t.Context(), r, func(context.Context) (int, error) { panic("no such page") }, func(_ int, err error) { came <- err })
	var p *task.Panic
	require.ErrorAs(t, <-came, &p)
	assert.Equal(t, "no such page", p.Reason)
	assert.Contains(t, string(p.Stack), "TestAPanicInTheBackgroundIsAnError")
	assert.Same(t, p, <-broke)

	r.Later("a", time.Microsecond, func() { panic("no such draft") })
	assert.Equal(t, "no such draft", (<-broke).Reason)
}

func TestEveryLooksUntilItsEnd(t *testing.T) {
	test.NewTempApp(t)
	ctx, end := context.WithCancel(t.Context())
	looks, came := make(chan bool), make(chan bool)
	task.Every(ctx, &task.Runner{}, time.Microsecond, func() bool { return <-looks }, func() { came <- true })
	looks <- false
	looks <- true
	assert.True(t, <-came)
	end()
	close(looks)

	task.Every(t.Context(), &task.Runner{Inline: true}, 0, func() bool { panic("an inline runner never looks") }, nil)
}
