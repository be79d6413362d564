package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestMissingOpenGLIsToldOnce(t *testing.T) {
	var log strings.Builder
	told := 0
	w := &watchedLog{to: &log, tell: func() { told++ }}
	for _, line := range []string{"started\n", "Fyne error:  window creation error\n", "  Cause: APIUnavailable\n", "Fyne error:  window creation error\n"} {
		n, err := w.Write([]byte(line))
		require.NoError(t, err)
		assert.Equal(t, len(line), n)
	}
	assert.Equal(t, 1, told)
	assert.Equal(t, 4, strings.Count(log.String(), "\n"))
	for _, lang := range text.Names() {
		words, err := assembly.Words(lang, nil)
		require.NoError(t, err)
		assert.Contains(t, words.T("start.no_window"), "OpenGL.txt")
	}
}
