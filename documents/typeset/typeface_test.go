package typeset

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTypefaceKeepsSignsBeyondTheBasicPlaneApart(t *testing.T) {
	t.Parallel()
	faces, err := New()
	require.NoError(t, err)
	assert.Len(t, faces.Fonts(), 2)
	assert.Equal(t, "王𬭎𫖯", faces.Printable("王𬭎𫖯"))
	assert.Equal(t, []Run{{"王", Bold, 10}, {"𬭎𫖯", Rare, 20}, {"䶮", Bold, 10}}, faces.Runs("王𬭎𫖯䶮", Bold, 10))
	assert.False(t, faces.Lacks())
	assert.Len(t, faces.Fonts(), 3)
	assert.InDelta(t, 40, faces.Measure("王𬭎𫖯䶮", Bold, 10), 1e-9)
}

func TestPrintableLeavesATraceOfEverySign(t *testing.T) {
	t.Parallel()
	faces, err := New()
	require.NoError(t, err)
	assert.Equal(t, "□(U+2F800)(U+202E)公司 甲\n乙", faces.Printable("\U0002F800\u202e公司\t甲\r\n乙"))
	assert.True(t, faces.Lacks())
}
