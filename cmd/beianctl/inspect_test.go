package main

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// odds writes files that are no good papers, and one that is, and returns their paths by name.
func odds(t *testing.T) map[string]string {
	t.Helper()
	var icon bytes.Buffer
	require.NoError(t, png.Encode(&icon, image.NewGray(image.Rect(0, 0, 64, 64))))
	photo := drawn.draw(drawing{paper.BusinessLicence, specimen.Sample()})
	dir, paths := t.TempDir(), map[string]string{}
	for name, data := range map[string][]byte{
		"licence.jpg": photo,
		"cut.jpg":     photo[:len(photo)/3],
		"icon.png":    icon.Bytes(),
		"empty.jpg":   nil,
		"text.txt":    []byte("hello"),
		"phone.heic":  []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
		"moving.gif":  []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
		"bitmap.bmp":  []byte("BM"),
		"web.webp":    []byte("RIFF\x00\x00\x00\x00WEBPVP8 "),
		"zipped.zip":  []byte("PK\x03\x04"),
		"broken.pdf":  []byte("%PDF-1.7\n"),
	} {
		paths[name] = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(paths[name], data, 0o600))
	}
	return paths
}

func TestInspectHasTheMembersOfTheContract(t *testing.T) {
	paths := odds(t)
	names := slices.Sorted(maps.Keys(paths))
	args := []string{"inspect", "--json"}
	for _, name := range names {
		args = append(args, paths[name])
	}
	stdout, stderr, status := call(t, args...)
	assert.Empty(t, stderr)
	assert.Equal(t, exitBlocked, status)
	var reports []map[string]any
	require.NoError(t, json.Unmarshal([]byte(stdout), &reports))
	require.Len(t, reports, len(names))
	noNull(t, any(reports[0]), "inspect")
	for i, r := range reports {
		noNull(t, r, names[i])
		assert.Equal(t, paths[names[i]], r["file"], "in the order given")
		assert.Subset(t, slices.Collect(maps.Keys(r)), []string{
			"file", "sha256", "format", "width", "height", "bytes", "kind", "kind_score", "fields", "lines", "measures", "findings", "milliseconds",
		})
		if names[i] != "licence.jpg" && names[i] != "icon.png" {
			assert.NotEmpty(t, r["findings"], names[i])
			assert.Empty(t, r["measures"], names[i])
		}
	}
	licence := reports[slices.Index(names, "licence.jpg")]
	assert.Empty(t, licence["findings"])
	measures := licence["measures"].(map[string]any)
	assert.ElementsMatch(t, []string{
		"sharpness", "glare", "brightness", "contrast", "colour", "card_coverage", "corners", "resolution", "moire", "covered", "rotation",
	}, slices.Collect(maps.Keys(measures)))
	for name, m := range measures {
		assert.Subset(t, slices.Collect(maps.Keys(m.(map[string]any))), []string{"value", "threshold", "ok"}, name)
	}
}

func TestInspectAsAnIcon(t *testing.T) {
	paths := odds(t)
	stdout, stderr, status := call(t, "inspect", "--as=icon", paths["licence.jpg"])
	assert.Empty(t, stderr)
	assert.Equal(t, exitDone, status)
	assert.Contains(t, stdout, "PHO007", "a photograph is more than 100 KB")
	assert.NotContains(t, stdout, "清晰度")
	stdout, _, _ = call(t, "inspect", "--as=icon", paths["icon.png"])
	assert.NotContains(t, stdout, "PHO007")
}

func TestInspectIsReadByPeople(t *testing.T) {
	paths := odds(t)
	for lang, words := range map[string][]string{
		"zh": {"清晰度", "界限", "不认识的格式", "必须修改"},
		"en": {"Sharpness", "limit", "unknown format", "Must be changed"},
	} {
		stdout, stderr, status := call(t, "--lang", lang, "inspect", paths["licence.jpg"], paths["text.txt"])
		assert.Empty(t, stderr)
		assert.Equal(t, exitBlocked, status)
		for _, word := range words {
			assert.Contains(t, strings.ToLower(stdout), strings.ToLower(word), lang)
		}
		assert.NotContains(t, stdout, "0×0")
	}
}

func TestInspectStopsAtAMissingFile(t *testing.T) {
	paths := odds(t)
	stdout, stderr, status := call(t, "inspect", "--json", paths["licence.jpg"], paths["licence.jpg"]+"x")
	assert.Equal(t, exitFile, status)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "licence.jpgx")
}
