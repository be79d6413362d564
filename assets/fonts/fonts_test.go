package fonts_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/sfnt"

	"github.com/beiandesk/beiandesk/assets/fonts"
)

func TestCovers(t *testing.T) {
	tests := []struct {
		name string
		r    rune
		want bool
	}{
		{"common surname", '张', true},
		{"rare given name, extension A", '䶮', true},
		{"rare surname, extension A", '㛃', true},
		{"level-2 name, extension E", '𬭎', true},
		{"full-width bracket", '（', true},
		{"latin letter", 'A', true},
		{"private use", '\uE000', false},
		{"no character", 0x10FFFF, false},
		{"negative", -1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, fonts.Covers(tt.r))
		})
	}
}

func TestFontsAreUsable(t *testing.T) {
	tests := []struct {
		name  string
		bytes []byte
		want  string
	}{
		{"regular", fonts.Regular(), "Regular"},
		{"bold", fonts.Bold(), "Bold"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font, err := sfnt.Parse(tt.bytes)
			require.NoError(t, err)
			family, err := font.Name(nil, sfnt.NameIDFamily)
			require.NoError(t, err)
			style, err := font.Name(nil, sfnt.NameIDSubfamily)
			require.NoError(t, err)
			assert.Equal(t, "Noto Sans SC", family)
			assert.Equal(t, tt.want, style)
		})
	}
}

func TestLicenceIsShipped(t *testing.T) {
	assert.Contains(t, fonts.Licence(), "SIL OPEN FONT LICENSE Version 1.1")
}

func BenchmarkCovers(b *testing.B) {
	for b.Loop() {
		fonts.Covers('䶮')
	}
}
