package pack

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestAPackageIsLookedAtAsItWasSent(t *testing.T) {
	t.Parallel()
	p := company(t, text.English)
	var b bytes.Buffer
	require.NoError(t, Packer{}.Pack(t.Context(), &b, p))
	c, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	e, ok := c.Sent()
	require.True(t, ok)
	_, bundle := c.Exhibit()
	assert.False(t, bundle)
	assert.Equal(t, c.Filing, e.Draft.Filing)
	require.NotNil(t, e.Seen)
	assert.Equal(t, p.Check.AsOf, e.Seen.AsOf)
	assert.Len(t, e.Seen.Findings, len(p.Check.Findings))
	assert.Equal(t, text.English, e.View.Language)
	assert.True(t, e.At.Equal(p.CreatedAt.Truncate(1e9)))
	assert.Equal(t, p.Program, e.Program)
	assert.False(t, e.Redacted)
	a := e.Draft.Filing.Attachments[0]
	data, err := e.Files.Bytes(t.Context(), a)
	require.NoError(t, err)
	assert.Len(t, data, int(a.Size))
}
