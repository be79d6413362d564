package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBashCompletionOffersWhatMayFollow(t *testing.T) {
	script, _, status := call(t, "completion", "bash")
	require.Equal(t, exitDone, status)
	for name, c := range map[string]struct {
		line  string
		wants []string
		never []string
	}{
		"a command":          {"beianctl ch", []string{"check"}, []string{"export"}},
		"a command below":    {"beianctl drafts ", []string{"list", "backup", "--store"}, []string{"remedy"}},
		"a flag":             {"beianctl check x.json --j", []string{"--json"}, []string{"--lang"}},
		"a flag of all":      {"beianctl check --la", []string{"--lang"}, nil},
		"a value":            {"beianctl check --lang ", []string{"zh", "en"}, []string{"--json"}},
		"a value not a verb": {"beianctl --lang en ste", []string{"steps"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			words := strings.Split(c.line, " ")
			ask := script + "\nCOMP_WORDS=(" + strings.Join(words[:len(words)-1], " ") + " '" + words[len(words)-1] + "')\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_beianctl\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
			out, err := exec.Command("bash", "-c", ask).Output()
			require.NoError(t, err)
			offered := strings.Fields(string(out))
			for _, want := range c.wants {
				assert.Contains(t, offered, want)
			}
			for _, never := range c.never {
				assert.NotContains(t, offered, never)
			}
		})
	}
}

func TestCompletionsNameEveryCommand(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script, stderr, status := call(t, "completion", shell)
		require.Equal(t, exitDone, status, stderr)
		for _, command := range []string{"check", "inspect", "export", "drafts", "backup", "timeline"} {
			assert.Contains(t, script, command, shell)
		}
	}
	_, stderr, status := call(t, "completion", "tcsh")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, stderr, "tcsh")
}

func TestTheManualHasEveryCommandInBothLanguages(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		page, _, status := call(t, "manual", "--lang", lang)
		require.Equal(t, exitDone, status)
		assert.True(t, strings.HasPrefix(page, ".TH BEIANCTL 1 "))
		for _, command := range []string{"beianctl check", `beianctl drafts backup`, `beianctl inspect`, `\-\-as\-of`} {
			assert.Contains(t, page, command, lang)
		}
		assert.NotContains(t, page, "${")
		assert.Contains(t, page, map[string]string{"zh": "退出状态", "en": "EXIT STATUS"}[lang])
	}
}
