package task_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

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
