package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestInputEnvironment(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		want map[string]string
	}{
		{"all set", map[string]string{"XMODIFIERS": "@im=fcitx", "LANG": "zh_CN.UTF-8"}, map[string]string{}},
		{"fcitx known to GTK only", map[string]string{"GTK_IM_MODULE": "fcitx5", "LANG": "zh_CN.utf8"}, map[string]string{"XMODIFIERS": "@im=fcitx"}},
		{"ibus known to Qt only", map[string]string{"QT_IM_MODULE": "ibus", "LC_CTYPE": "en_US.UTF-8"}, map[string]string{"XMODIFIERS": "@im=ibus"}},
		{"no input method", map[string]string{"LANG": "C.UTF-8"}, map[string]string{}},
		{"no locale", map[string]string{}, map[string]string{"LC_CTYPE": "C.UTF-8"}},
		{"C in LANG", map[string]string{"LANG": "C"}, map[string]string{"LC_CTYPE": "C.UTF-8"}},
		{"C in LC_ALL", map[string]string{"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, map[string]string{"LC_CTYPE": "C.UTF-8", "LC_ALL": ""}},
		{"UTF-8 in LC_ALL", map[string]string{"LC_ALL": "zh_CN.UTF-8", "LANG": "C"}, map[string]string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, inputEnvironment(func(name string) string { return tt.env[name] }))
		})
	}
}
