package hanzi

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/hanzi"
)

func TestTable(t *testing.T) {
	read, err := hanzi.Load(table)
	require.NoError(t, err)
	assert.True(t, read.Knows('一'))
	assert.Same(t, Table(), Table(), "read once")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		_, err := hanzi.Load(table)
		require.NoError(b, err)
	}
}

func BenchmarkSearch(b *testing.B) {
	t := Table()
	for _, typed := range []string{"yan", "龙天", "口", "口口 yi", "氵8"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				require.NotZero(b, t.Search(typed, 100).Total)
			}
		})
	}
}
