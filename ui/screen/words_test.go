package screen

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	words "github.com/beiandesk/beiandesk/assets/text"
)

// Keys of texts that are put together: what follows comes from a vocabulary, a list or a number.
var composed = []string{
	"page.return.", "page.row.", "papers.measure.", "paper.kind.", "review.count.", "review.section.", "export.next.", "export.remember.", "papers.group.",
}

func TestEveryWordOfThePagesIsUsed(t *testing.T) {
	raw, err := words.Files.ReadFile("pages.zh.json")
	require.NoError(t, err)
	var keys map[string]string
	require.NoError(t, json.Unmarshal(raw, &keys))
	var source strings.Builder
	for _, pattern := range []string{"*.go", "../control/*.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			source.Write(data)
		}
	}
	for key := range keys {
		used := strings.Contains(source.String(), `"`+key+`"`)
		for _, prefix := range composed {
			used = used || strings.HasPrefix(key, prefix)
		}
		assert.True(t, used, "no screen says %s", key)
	}
}
