package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGivenFiles(t *testing.T) {
	here, err := os.Getwd()
	require.NoError(t, err)
	root, address := "/", "file:///"
	if runtime.GOOS == "windows" {
		root, address = `C:\`, "file:///C:/"
	}
	whole := filepath.Join(root, "papers", "a+b 云帆.beian")
	tests := []struct {
		name string
		args []string
		want []string
		err  error
	}{
		{"nothing", nil, nil, nil},
		{"a path", []string{whole}, []string{whole}, nil},
		{"a path from here", []string{"case.beian"}, []string{filepath.Join(here, "case.beian")}, nil},
		{"an address", []string{address + "papers/a+b%20%E4%BA%91%E5%B8%86.beian"}, []string{whole}, nil},
		{"several", []string{whole, address + "papers/a+b%20%E4%BA%91%E5%B8%86.beian"}, []string{whole, whole}, nil},
		{"an address of a network", []string{"https://beian.example/a.beian"}, nil, errAddress},
		{"a file of another computer", []string{"file://server/share/a.beian"}, nil, errAddress},
		{"an address with a fault", []string{"file:///%zz"}, nil, errAddress},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := givenFiles(tt.args)
			require.ErrorIs(t, err, tt.err)
			assert.Equal(t, tt.want, got)
		})
	}
}
