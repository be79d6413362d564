package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbersInSentences(t *testing.T) {
	for _, tt := range []struct {
		name, unit, want string
		value            float64
	}{
		{"degrees", "deg", "13", 13.167},
		{"a share", "share", "7.9%", 0.079},
		{"pixels", "px", "640", 640},
		{"a score", "score", "0.125", 0.125},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, amount(tt.value, tt.unit)) })
	}
}
