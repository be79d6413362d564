package region_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLetterProvince(t *testing.T) {
	t.Parallel()
	a := load(t)
	for letter, want := range map[string]string{
		"粤": "44", "京": "11", "新": "65", "宁": "64", "蜀": "51", "川": "51", "黔": "52", "贵": "52", "滇": "53", "云": "53",
		"陇": "62", "甘": "62", "陕": "61",
		"秦": "", "东": "", "徽": "", "京京": "", "": "", "A": "", ".": "", "[": "",
	} {
		p, ok := a.LetterProvince(letter)
		assert.Equal(t, want != "", ok, letter)
		assert.Equal(t, want, p.ID, letter)
	}
	for _, p := range a.Provinces() {
		got, ok := a.LetterProvince(p.Short)
		assert.True(t, ok, p.Name)
		assert.Equal(t, p.ID, got.ID)
	}
}
