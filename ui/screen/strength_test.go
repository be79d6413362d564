package screen

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestStrengthOf(t *testing.T) {
	tests := []struct{ name, passphrase, want string }{
		{"seven", "a7$Kq9!", tooShort},
		{"a birthday", "19900307", weak},
		{"a row of the keyboard's letters in order", "abcdefghijkl", weak},
		{"one letter again and again", "aaaaaaaaaaaaaaaa", weak},
		{"a word and a year", "beijing2008", fair},
		{"four words", "correct horse battery staple", strong},
		{"a sentence in Chinese", "窗外的梧桐又黄了", strong},
		{"made by a machine", "k7$Wq2!pZ9vX", strong},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, strengthOf(tt.passphrase)) })
	}
}
