package main

import (
	"archive/zip"
	"image"
	_ "image/jpeg"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// portalSizes lists how large the pictures in a package are.
func portalSizes(t *testing.T, packed string) map[string]image.Point {
	t.Helper()
	z, err := zip.OpenReader(packed)
	require.NoError(t, err)
	defer z.Close()
	out := map[string]image.Point{}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "portal/") {
			continue
		}
		body, err := f.Open()
		require.NoError(t, err)
		c, _, err := image.DecodeConfig(body)
		require.NoError(t, err)
		require.NoError(t, body.Close())
		out[f.Name] = image.Pt(c.Width, c.Height)
	}
	return out
}

func TestPicturesAreMadeAsChosen(t *testing.T) {
	folder := caseFolder(t, sample.Enterprise())
	sizes := map[string]map[string]image.Point{}
	for _, how := range []string{"cropped", "taken"} {
		packed := filepath.Join(t.TempDir(), "x.beian")
		stdout, stderr, status := call(t, onDay, "export", folder, "-o", packed, "--pictures", how, "--watermark")
		require.Equal(t, exitDone, status, stderr)
		// A watermark stands in a picture, or it is said of the picture that it does not.
		assert.LessOrEqual(t, strings.Count(stdout, "没有加水印"), len(portalSizes(t, packed)))
		_, stderr, status = call(t, "verify", packed)
		require.Equal(t, exitDone, status, stderr)
		sizes[how] = portalSizes(t, packed)
	}
	require.NotEmpty(t, sizes["taken"])
	for name, size := range sizes["cropped"] {
		taken := sizes["taken"][name]
		assert.True(t, size == taken || size.X*size.Y < taken.X*taken.Y, "%s: %v, as taken %v", name, size, taken)
	}
	_, stderr, status := call(t, onDay, "export", folder, "-o", filepath.Join(t.TempDir(), "y"), "--pictures", "bent")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, stderr, "--pictures")
}

func TestFinishFlags(t *testing.T) {
	yes, no := true, false
	before := paper.Finish{Framing: paper.Taken, Watermark: true}
	for name, tt := range map[string]struct {
		flags finishFlags
		want  paper.Finish
	}{
		"nothing said":      {finishFlags{}, before},
		"cropped":           {finishFlags{Pictures: "cropped"}, paper.Finish{Framing: paper.Cropped, Watermark: true}},
		"without watermark": {finishFlags{Watermark: &no}, paper.Finish{Framing: paper.Taken}},
		"all":               {finishFlags{Pictures: "cropped", Watermark: &yes}, paper.Finish{Framing: paper.Cropped, Watermark: true}},
	} {
		assert.Equal(t, tt.want, tt.flags.finish(before), name)
	}
}
