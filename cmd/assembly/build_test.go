package assembly

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestBuild(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	stamped := func(changed string) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.8", Settings: []debug.BuildSetting{
			{Key: "GOOS", Value: "linux"},
			{Key: "GOARCH", Value: "amd64"},
			{Key: "-tags", Value: "x11,no_emoji"},
			{Key: "vcs.revision", Value: commit},
			{Key: "vcs.time", Value: "2026-11-24T01:02:03Z"},
			{Key: "vcs.modified", Value: changed},
		}}
	}
	for name, c := range map[string]struct {
		info     *debug.BuildInfo
		zh, en   []string
		unstated []string
	}{
		"of a commit": {
			info: stamped("false"),
			zh:   []string{"备案工作台 " + Version, commit, "2026-11-24", "go1.26.8", "linux/amd64", "x11 no_emoji", "2026.12", models.Version, onnxruntime.Version},
			en:   []string{"BeianDesk " + Version, commit, "2026-11-24"}, unstated: []string{"changes"},
		},
		"with changes":     {info: stamped("true"), zh: []string{commit, "另有改动"}, en: []string{commit, "changes"}},
		"without a commit": {info: &debug.BuildInfo{GoVersion: "go1.26.8"}, zh: []string{"没有记录"}, en: []string{"not recorded"}, unstated: []string{"tags"}},
		"without modules":  {zh: []string{Version, "没有记录"}, en: []string{Version, "not recorded"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := buildOf(c.info, "2026.12")
			for lang, wanted := range map[text.Language][]string{text.Chinese: c.zh, text.English: c.en} {
				words, err := Words(lang, nil)
				require.NoError(t, err)
				told := strings.Join(b.Tell(words), "\n")
				for _, w := range wanted {
					assert.Contains(t, told, w)
				}
				for _, w := range c.unstated {
					assert.NotContains(t, told, w)
				}
			}
		})
	}
}
