package wizard_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// underway is a paper that is being read in the background: it has begun, goes on when it may, and ends with an error.
type underway struct {
	begun, goOn chan struct{}
	ended       chan error
}

// read puts a paper into a draft whose reading takes until goOn, or until it is stopped where heeding.
func (r *room) read(t *testing.T, s *wizard.Session, heeding bool) *underway {
	t.Helper()
	x := &underway{begun: make(chan struct{}), goOn: make(chan struct{}), ended: make(chan error, 1)}
	go func() {
		x.ended <- s.Work(t.Context(), func(ctx context.Context) error {
			close(x.begun)
			if heeding {
				select {
				case <-x.goOn:
				case <-ctx.Done():
				}
			} else {
				<-x.goOn
			}
			_, err := s.Attach(ctx, "entity.certificate", "licence.jpg", strings.NewReader("bytes"))
			return err
		})
	}()
	<-x.begun
	return x
}

func TestAReadingIsSavedBeforeTheDraftIsLeft(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	assert.False(t, r.desk.Busy())
	assert.Zero(t, r.desk.Settle(t.Context()))
	x := r.read(t, s, true)
	assert.True(t, r.desk.Busy())

	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.Same(t, s, again, "two sessions on a draft would save over each other")
	require.NoError(t, again.Answer("entity.name", "样例科技有限公司"))
	close(x.goOn)
	assert.Zero(t, r.desk.Settle(t.Context()))
	require.NoError(t, <-x.ended)
	assert.False(t, r.desk.Busy())
	saved := r.store.saved(t, s.ID())
	assert.Equal(t, "样例科技有限公司", saved.Entity.Name)
	assert.Len(t, saved.Attachments, 1)

	again, err = r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.NotSame(t, s, again)
}

func TestAReadingThatTakesTooLongIsStopped(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	x := r.read(t, s, true)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.Equal(t, 1, r.desk.Settle(ctx))
	require.ErrorIs(t, <-x.ended, context.Canceled)
	assert.Empty(t, r.store.saved(t, s.ID()).Attachments)

	x = r.read(t, s, false)
	assert.Equal(t, 1, r.desk.Settle(ctx), "one that does not heed holds nobody up")
	close(x.goOn)
	require.ErrorIs(t, <-x.ended, context.Canceled)
	assert.Empty(t, s.Filing().Attachments, "and comes too late")
}

func TestADeletedDraftDoesNotComeBack(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s, other := r.begin(t, filing.Enterprise), r.begin(t, filing.Individual)
	x, y := r.read(t, s, true), r.read(t, other, true)
	require.NoError(t, r.desk.Delete(t.Context(), s.ID()))
	require.ErrorIs(t, <-x.ended, context.Canceled)
	_, err := r.store.Load(t.Context(), s.ID())
	require.ErrorIs(t, err, wizard.ErrNoDraft)
	close(y.goOn)
	require.NoError(t, <-y.ended, "another draft's reading goes on")

	y = r.read(t, other, true)
	r.desk.Stop()
	require.ErrorIs(t, <-y.ended, context.Canceled)
}

func TestWorkThatFailsSavesNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	trouble := errors.New("trouble")
	require.NoError(t, s.Answer("entity.name", "样例科技有限公司"))
	require.ErrorIs(t, s.Work(t.Context(), func(context.Context) error { return trouble }), trouble)
	assert.True(t, s.Dirty())
	assert.False(t, r.desk.Busy())
	require.NoError(t, s.Work(t.Context(), func(context.Context) error { return nil }))
	assert.False(t, s.Dirty())
}
