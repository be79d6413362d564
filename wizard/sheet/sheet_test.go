package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/sheet"
)

func TestAddresses(t *testing.T) {
	tests := []struct {
		name        string
		column, row int
	}{
		{"A1", 1, 1},
		{"C7", 3, 7},
		{"Z9", 26, 9},
		{"AA10", 27, 10},
		{"XFD1048576", 16384, 1048576},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.name, sheet.Address(tt.column, tt.row))
			column, row, ok := sheet.ParseAddress(tt.name)
			assert.True(t, ok)
			assert.Equal(t, [2]int{tt.column, tt.row}, [2]int{column, row})
		})
	}
	for _, bad := range []string{"", "A", "7", "A0", "a1", "ABCD1", "A12345678", "A-1", "A+1", "A01", "1A"} {
		_, _, ok := sheet.ParseAddress(bad)
		assert.False(t, ok, bad)
	}
}
