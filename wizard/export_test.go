package wizard_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestFinishStaysWithTheDraft(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.importCase(t, sample.Enterprise(), nil)
	a := attach(t, s, "entity.certificate", "good.jpg")
	assert.Equal(t, paper.Finish{}, s.Finish())
	want := paper.Finish{Framing: paper.Taken, Watermark: true}
	s.SetFinish(want)
	require.NoError(t, s.Save(t.Context()))
	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.Equal(t, want, again.Finish())

	var out bytes.Buffer
	told := func(filing.Attachment, int, paper.Print) {}
	require.NoError(t, again.Export(t.Context(), &out, wizard.Sending{Force: true, Made: told}))
	packed := r.packer.packed[len(r.packer.packed)-1]
	assert.Equal(t, want, packed.Finish)
	assert.NotNil(t, packed.Made)

	made, err := again.Print(t.Context(), a.ID, 0, paper.Finish{})
	require.NoError(t, err)
	assert.Equal(t, "bytes of good.jpg", string(made.Data))
	_, err = again.Print(t.Context(), "a99", 0, paper.Finish{})
	require.ErrorIs(t, err, wizard.ErrNoAttachment)
}

func TestALockNeedsALocksmith(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.importCase(t, sample.Enterprise(), nil)
	var out bytes.Buffer
	err := s.Export(context.Background(), &out, wizard.Sending{Force: true, Lock: wizard.Lock{Passphrase: "天王盖地虎"}})
	require.ErrorIs(t, err, wizard.ErrNoLocksmith)
	assert.Zero(t, out.Len(), "what cannot be locked is not written in the open")
	for _, verb := range []string{"%v", "%+v", "%s"} {
		assert.NotContains(t, fmt.Sprintf(verb, wizard.Lock{Passphrase: "天王盖地虎"}), "天王")
	}
	assert.False(t, wizard.Lock{}.Locks())
	assert.True(t, wizard.Lock{Recipients: []string{"age1"}}.Locks())
}
