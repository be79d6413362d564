package pack

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

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

// TestEveryWrongByteIsNamed turns bits all over a package: in members, in what stands around them, in the directory and its
// end. Where a member is hit, it alone is named.
func TestEveryWrongByteIsNamed(t *testing.T) {
	raw := packed(t, company(t, text.Chinese))
	assert.True(t, verified(t, raw).OK)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	owner := make([]string, len(raw)) // of each byte: a member's data, or of what is around it
	isData := make([]bool, len(raw))
	at := 0
	for _, f := range z.File {
		data, err := f.DataOffset()
		require.NoError(t, err)
		end := int(data) + int(f.CompressedSize64)
		for ; at < end; at++ {
			owner[at], isData[at] = f.Name, at >= int(data)
		}
	}
	for ; at < len(raw); at++ {
		owner[at] = directoryName
	}
	check := func(t *rapid.T, i int, flip byte) {
		changed := bytes.Clone(raw)
		changed[i] ^= flip
		v, err := Verify(bytes.NewReader(changed), int64(len(changed)))
		if err != nil {
			require.Equal(t, manifestName, owner[i], "byte %d", i) // nothing can be known without it
			return
		}
		require.False(t, v.OK, "byte %d of %s", i, owner[i])
		problems := wrong(v)
		require.Len(t, problems, 1, "byte %d: %v", i, problems)
		require.Contains(t, problems, owner[i], "byte %d", i)
		if isData[i] {
			require.Equal(t, Damaged, problems[owner[i]])
		}
	}
	var frames []int
	for i := range raw {
		if !isData[i] {
			frames = append(frames, i)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.IntRange(0, len(raw)-1).Draw(t, "at"), byte(rapid.IntRange(1, 255).Draw(t, "flip")))
		check(t, rapid.SampledFrom(frames).Draw(t, "frame"), byte(rapid.IntRange(1, 255).Draw(t, "flip")))
	})
}

// TestEveryAddedOrLostByteIsNamed holds that a package can neither grow nor shrink.
func TestEveryAddedOrLostByteIsNamed(t *testing.T) {
	raw := packed(t, company(t, text.Chinese))
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	second, err := z.File[1].DataOffset()
	require.NoError(t, err)
	gap := func(at int, add string) []byte {
		return append(append(bytes.Clone(raw[:at]), add...), raw[at:]...)
	}
	for name, changed := range map[string][]byte{
		"behind the end":        append(bytes.Clone(raw), 0),
		"a megabyte behind":     append(bytes.Clone(raw), make([]byte, 1<<20)...),
		"before the beginning":  gap(0, "MZ"),
		"within a member":       gap(int(second)+5, "x"),
		"before the directory":  gap(bytes.Index(raw, []byte("PK\x01\x02")), "hidden"),
		"without the last byte": raw[:len(raw)-1],
		"without the directory": raw[:bytes.Index(raw, []byte("PK\x01\x02"))],
		"cut in half":           raw[:len(raw)/2],
		"a remark at the end":   append(bytes.Clone(raw[:len(raw)-2]), 2, 0, 'h', 'i'),
	} {
		t.Run(name, func(t *testing.T) {
			v, err := Verify(bytes.NewReader(changed), int64(len(changed)))
			require.True(t, err != nil || !v.OK && len(wrong(v)) > 0)
		})
	}
}

// TestPackedAnew: who unpacks a package and packs it again with another program has a sound one.
func TestPackedAnew(t *testing.T) {
	names, bodies := members(t, packed(t, company(t, text.Chinese)))
	var entries []entry
	for _, name := range names {
		entries = append(entries, plainEntry(name, string(bodies[name])))
	}
	assert.True(t, verified(t, zipOf(t, entries...)).OK)
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
