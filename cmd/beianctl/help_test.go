package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHelpIsWholeInBothLanguages(t *testing.T) {
	commands := []string{
		"", "new", "check", "steps", "inspect", "export", "verify", "timeline", "rules", "region", "schema", "version", "demo", "drafts",
		"drafts list", "drafts show", "drafts import", "drafts export", "drafts check", "drafts backup",
	}
	for _, command := range commands {
		t.Run("beianctl "+command, func(t *testing.T) {
			args := append(strings.Fields(command), "--help")
			zh, stderr, status := call(t, args...)
			assert.Equal(t, exitDone, status)
			assert.Empty(t, stderr)
			assert.True(t, strings.HasPrefix(zh, "用法：beianctl "+command), zh)
			for _, foreign := range []string{"Usage", "Flags", "Arguments", "Commands", "Show context", "[flags]", "<command>", "for more information", "${"} {
				assert.NotContains(t, zh, foreign)
			}
			en, _, status := call(t, append(args, "--lang=en")...)
			assert.Equal(t, exitDone, status)
			assert.True(t, strings.HasPrefix(en, "Usage: beianctl "+command), en)
			assert.False(t, hasHan(en), en)
		})
	}
}

func TestUsageSentence(t *testing.T) {
	for name, c := range map[string]struct {
		args string
		says string
	}{
		"unknown flag":      {"check --loud x", "没有选项 --loud"},
		"flag left out":     {"export x", "还要给出 --output"},
		"value left out":    {"inspect x --as", "--as 后面要跟一个值"},
		"list left out":     {"export x -o y --encrypt-to", "--encrypt-to 后面要跟一个值"},
		"no such choice":    {"--lang fr version", "--lang 只能是"},
		"slip":              {"chek x", "是不是要写 \"check\""},
		"too much":          {"version x", "多出来的“x”"},
		"no command":        {"", "要给出一个命令"},
		"no subcommand":     {"drafts", "要给出一个命令"},
		"no case":           {"check", "还要给出 \"<CASE> ...\""},
		"flag before":       {"--json check x", "没有选项 --json"},
		"json of an export": {"export x -o y --json", "没有选项 --json"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, status := call(t, strings.Fields(c.args)...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		})
	}
}
