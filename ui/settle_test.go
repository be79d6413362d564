package ui_test

import (
	"context"
	"errors"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// observed is a vault that tells when it is locked.
type observed struct {
	*vault
	locking func()
}

func (o observed) Lock() error {
	o.locking()
	return o.vault.Lock()
}

// slow is work on the open draft that a paper keeps busy until it may go on.
func (b *bench) slow(number string) (goOn chan struct{}, ended chan error) {
	b.t.Helper()
	goOn, ended = make(chan struct{}), make(chan error, 1)
	begun, session, ctx := make(chan struct{}), b.Session(), b.t.Context()
	go func() {
		ended <- session.Work(ctx, func(context.Context) error {
			close(begun)
			<-goOn
			return session.Answer("principal.mobile", number)
		})
	}()
	<-begun
	return goOn, ended
}

func TestLockingWaitsForWhatIsBeingRead(t *testing.T) {
	b := newBench(t, text.Chinese)
	w, id := b.texts[text.Chinese], b.keep(sample.Enterprise())
	v := withPassphrase()
	var ended chan error
	b.vault = observed{v, func() {
		require.NoError(t, <-ended)
		draft, err := b.store.Load(t.Context(), id)
		require.NoError(t, err)
		assert.Equal(t, "13800000009", draft.Filing.Principal.Mobile, "it is saved before the key goes")
		assert.Contains(t, b.seen(), w.T("lock.settling"), "and nothing of the draft is shown meanwhile")
		assert.NotContains(t, b.title(), sample.Enterprise().Title)
	}}
	b.open()
	b.Open(id)
	at := screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"}
	b.Go(at)
	var goOn chan struct{}
	goOn, ended = b.slow("13800000009")
	go close(goOn)
	b.Lock()
	assert.EqualValues(t, 1, v.locks.Load())
	assert.NotContains(t, b.seen(), w.T("lock.settling"))
	b.put(0, rightWords)
	b.press(w.T("lock.button"))
	assert.Equal(t, at, b.Place())
	assert.Equal(t, "13800000009", b.Session().Filing().Principal.Mobile)
}

func TestWhatWasReadAndCannotBeSavedIsNotLockedAway(t *testing.T) {
	b := newBench(t, text.Chinese)
	v := withPassphrase()
	b.vault = v
	id := b.keep(sample.Enterprise())
	b.open()
	b.Open(id)
	at := screen.Place{Screen: screen.StepScreen, Stop: "principal_contact"}
	b.Go(at)
	goOn, ended := b.slow("13800000009")
	b.store.broken = syscall.ENOSPC
	go close(goOn)
	b.Lock()
	require.ErrorIs(t, <-ended, syscall.ENOSPC)
	assert.Zero(t, v.locks.Load())
	assert.Equal(t, at, b.Place())
	assert.Equal(t, "13800000009", b.Session().Filing().Principal.Mobile)
	assert.Contains(t, b.seen(), b.texts[text.Chinese].T("trouble.disk_full"))
}

func TestClosingWaitsForWhatIsBeingRead(t *testing.T) {
	for name, leave := range map[string]bool{"in the draft": false, "outside": true} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, text.Chinese)
			id := b.keep(sample.Enterprise())
			b.open()
			b.Open(id)
			goOn, ended := b.slow("13800000009")
			if leave {
				b.Go(screen.Place{Screen: screen.HomeScreen})
			}
			go close(goOn)
			b.Close()
			require.NoError(t, <-ended)
			draft, err := b.store.Load(t.Context(), id)
			require.NoError(t, err)
			assert.Equal(t, "13800000009", draft.Filing.Principal.Mobile)
		})
	}
}

// faulty keeps copies that are not whole.
type faulty struct{ wizard.Keeper }

func (faulty) Backups(context.Context) ([]wizard.Backup, error) { return nil, nil }
func (faulty) BackUp(context.Context) (wizard.Backup, error)    { return wizard.Backup{Broken: true}, nil }

func (faulty) DeleteAll(context.Context, bool) error { return errors.New("not asked for") }

func TestACopyThatIsNotWholeIsNotCalledSound(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.vault, b.keeper = withPassphrase(), faulty{}
	b.open()
	b.Go(screen.Place{Screen: screen.BackupsScreen})
	b.press(b.texts[text.Chinese].T("backups.now"))
	assert.Contains(t, b.seen(), b.texts[text.Chinese].T("backups.made.broken"))
	assert.NotContains(t, b.seen(), b.texts[text.Chinese].T("backups.made"))
}
