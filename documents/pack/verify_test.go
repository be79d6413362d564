package pack

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/text"
)

func verified(t *testing.T, raw []byte) Verification {
	t.Helper()
	v, err := Verify(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	return v
}

// wrong lists what is wrong with a package.
func wrong(v Verification) map[string]Problem {
	out := map[string]Problem{}
	for _, f := range v.Files {
		if !f.OK {
			out[f.Name] = f.Problem
		}
	}
	return out
}

func TestVerifyNamesTheWrongByte(t *testing.T) {
	raw := packed(t, company(t, text.Chinese))
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	for _, f := range z.File {
		t.Run(f.Name, func(t *testing.T) {
			at, err := f.DataOffset()
			require.NoError(t, err)
			flipped := bytes.Clone(raw)
			flipped[at+int64(f.CompressedSize64)/2] ^= 0x10
			v := verified(t, flipped)
			assert.False(t, v.OK)
			problems := wrong(v)
			assert.Equal(t, Damaged, problems[f.Name])
			if f.Name != manifestName {
				assert.Len(t, problems, 1)
			}
		})
	}
}

// repack writes the members of a package anew, changed by edit: nil leaves a member out.
func repack(t *testing.T, raw []byte, edit func(name string, data []byte) []byte) []byte {
	t.Helper()
	names, bodies := members(t, raw)
	var entries []entry
	for _, name := range names {
		if data := edit(name, bodies[name]); data != nil {
			entries = append(entries, plainEntry(name, string(data)))
		}
	}
	return zipOf(t, append(entries, plainEntry("extra.txt", "new"))...)
}

func TestVerifyComparesMembersWithTheManifest(t *testing.T) {
	raw := packed(t, company(t, text.Chinese))
	changed := repack(t, raw, func(name string, data []byte) []byte {
		switch name {
		case "originals/a2-front.JPG":
			return []byte("another front")
		case "originals/a3-back.png":
			return []byte("the BACK")
		case "portal/entity.certificate.jpg":
			return nil
		}
		return data
	})
	v := verified(t, changed)
	assert.False(t, v.OK)
	assert.Equal(t, map[string]Problem{
		"originals/a2-front.JPG": Changed, "originals/a3-back.png": Changed,
		"portal/entity.certificate.jpg": Missing, "extra.txt": Unlisted,
	}, wrong(v))
	assert.Equal(t, Verification{Program: "1.0.0", Rulebook: "2026.11", CreatedAt: "2026-11-23T08:04:05Z", Files: v.Files}, v)

	document, err := json.Marshal(v)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(document),
		`{"ok":false,"program":"1.0.0","rulebook":"2026.11","created_at":"2026-11-23T08:04:05Z","files":[{"name":"manifest.json","ok":true,"problem":""},`))

	_, err = Open(bytes.NewReader(changed), int64(len(changed)))
	assert.ErrorIs(t, err, ErrChanged)
}

func TestVerifyAndTheManifestItself(t *testing.T) {
	raw := packed(t, company(t, text.Chinese))
	with := func(manifest string) []byte {
		return repack(t, raw, func(name string, data []byte) []byte {
			if name != manifestName {
				return data
			}
			if manifest == "" {
				return nil
			}
			return []byte(manifest)
		})
	}
	t.Run("not there", func(t *testing.T) {
		v := verified(t, with(""))
		assert.False(t, v.OK)
		assert.Equal(t, Missing, wrong(v)[manifestName])
		assert.Equal(t, Unlisted, wrong(v)[filingName])
	})
	tests := []struct {
		name, manifest string
		want           error
	}{
		{"newer", `{"format": 2, "members": []}`, ErrNewer},
		{"no format", `{}`, ErrNotPackage},
		{"not JSON", `{"format": 1`, ErrNotPackage},
		{"unknown member", `{"format": 1, "files": [], "signed": true}`, ErrNotPackage},
		{"two documents", `{"format": 1, "files": []} {}`, ErrNotPackage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			raw := with(tt.manifest)
			_, err := Verify(bytes.NewReader(raw), int64(len(raw)))
			assert.ErrorIs(t, err, tt.want)
			_, err = Open(bytes.NewReader(raw), int64(len(raw)))
			assert.ErrorIs(t, err, tt.want)
		})
	}
	t.Run("another case than was packed", func(t *testing.T) {
		raw := repack(t, raw, func(name string, data []byte) []byte {
			if name == filingName {
				return bytes.Replace(data, []byte("云帆智联"), []byte("远帆智联"), 1)
			}
			return data
		})
		_, err := Open(bytes.NewReader(raw), int64(len(raw)))
		require.ErrorIs(t, err, ErrChanged)
		assert.ErrorContains(t, err, filingName)
	})
}
