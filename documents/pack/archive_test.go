package pack

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// entry is one entry of a made zip; its header is taken as it is.
type entry struct {
	zip.FileHeader
	body string
}

func plainEntry(name, body string) entry {
	return entry{zip.FileHeader{Name: name, Method: zip.Deflate}, body}
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&e.FileHeader)
		require.NoError(t, err)
		if e.body == "" {
			continue
		}
		_, err = w.Write([]byte(e.body))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func caseJSON(t testing.TB, attachments ...filing.Attachment) string {
	t.Helper()
	f := sample.Enterprise()
	f.Attachments = append(f.Attachments, attachments...)
	var b strings.Builder
	require.NoError(t, f.Encode(&b))
	return b.String()
}

// patch overwrites bytes behind the last place of a signature in the central directory.
func patch(t testing.TB, raw []byte, offset int, value []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(raw, []byte("PK\x01\x02"))
	require.Positive(t, at)
	raw = bytes.Clone(raw)
	copy(raw[at+offset:], value)
	return raw
}

func TestHostilePackagesAreRefused(t *testing.T) {
	with := func(entries ...entry) []byte {
		return zipOf(t, append([]entry{plainEntry("filing.json", caseJSON(t))}, entries...)...)
	}
	named := func(name string) []byte { return with(plainEntry(name, "x")) }
	link := zip.FileHeader{Name: "originals/link"}
	link.SetMode(fs.ModeSymlink | 0o777)
	pipe := zip.FileHeader{Name: "originals/pipe"}
	pipe.SetMode(fs.ModeNamedPipe | 0o600)
	folderMode := zip.FileHeader{Name: "originals/f"}
	folderMode.SetMode(fs.ModeDir | 0o700)
	latin := zip.FileHeader{Name: "originals/\xd6\xa4.jpg", NonUTF8: true}
	var many []entry
	for i := range maxEntries {
		many = append(many, plainEntry("originals/"+strconv.Itoa(i), "x"))
	}
	four := binary.LittleEndian.AppendUint32

	tests := []struct {
		name string
		raw  []byte
		want error
	}{
		{"empty", nil, ErrNotPackage},
		{"text", []byte("filing.json"), ErrNotPackage},
		{"cut off", named("a")[:200], ErrNotPackage},
		{"empty zip", zipOf(t), ErrNoCase},
		{"no case in it", zipOf(t, plainEntry("notes.txt", "x")), ErrNoCase},
		{"age", []byte("age-encryption.org/v1\n-> X25519 abc\n"), envelope.ErrDamaged},
		{"armoured age", []byte("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl"), envelope.ErrDamaged},
		{"dots", named("../evil"), ErrName},
		{"dots within", named("originals/../../evil"), ErrName},
		{"absolute", named("/etc/evil"), ErrName},
		{"backslash", named(`..\evil`), ErrName},
		{"drive", named("C:evil"), ErrName},
		{"empty part", named("originals//evil"), ErrName},
		{"empty name", named(""), ErrName},
		{"device", named("originals/con.jpg"), ErrName},
		{"numbered device", named("LPT1"), ErrName},
		{"end in a dot", named("originals/evil."), ErrName},
		{"end in a blank", named("originals/evil "), ErrName},
		{"control", named("originals/e\nvil"), ErrName},
		{"turned around", named("originals/gpj.\u202eexe"), ErrName},
		{"other encoding", with(entry{latin, "x"}), ErrName},
		{"twice", with(plainEntry("a", "x"), plainEntry("a", "y")), ErrTwice},
		{"twice but for case", with(plainEntry("Filing.json", "x")), ErrTwice},
		{"file and folder", with(plainEntry("a", "x"), plainEntry("a/b", "y")), ErrTwice},
		{"file and empty folder", with(plainEntry("a", "x"), plainEntry("a/", "")), ErrTwice},
		{"link", with(entry{link, "../../etc/passwd"}), ErrNotFile},
		{"pipe", with(entry{pipe, ""}), ErrNotFile},
		{"folder by its mode", with(entry{folderMode, ""}), ErrNotFile},
		{"password", patch(t, named("a"), 8, []byte{1, 0}), ErrNotFile},
		{"other method", patch(t, named("a"), 10, []byte{12, 0}), ErrNotFile},
		{"more than 1000", with(many...), ErrTooMany},
		{"bomb", with(plainEntry("originals/a", strings.Repeat("\x00", 4<<20))), ErrInflated},
		{"says it is huge", patch(t, named("a"), 24, four(nil, 1<<30)), ErrInflated},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(bytes.NewReader(tt.raw), int64(len(tt.raw)))
			require.ErrorIs(t, err, tt.want)
			assert.NotContains(t, err.Error(), "\n")
			if tt.want != ErrNoCase {
				_, err = Verify(bytes.NewReader(tt.raw), int64(len(tt.raw)))
				assert.Error(t, err)
			}
		})
	}
}

func TestSharedBytesAreRefused(t *testing.T) {
	raw := zipOf(t, plainEntry("filing.json", caseJSON(t)), plainEntry("a", "one"))
	first := bytes.Index(raw, []byte("PK\x01\x02"))
	// Both entries of the directory point at the first member.
	raw = patch(t, raw, 42, raw[first+42:first+46])
	_, err := Open(bytes.NewReader(raw), int64(len(raw)))
	assert.ErrorIs(t, err, ErrInflated)
}

func TestSizesThatLieAreFound(t *testing.T) {
	a := filing.Attachment{ID: "a1", Slot: "other", File: "a.jpg"}
	raw := zipOf(t, plainEntry("filing.json", caseJSON(t, a)), plainEntry("a.jpg", "0123456789"))
	tests := []struct {
		name string
		size uint32
		want error
	}{{"less", 3, ErrDamaged}, {"more", 30, ErrDamaged}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lying := patch(t, raw, 24, binary.LittleEndian.AppendUint32(nil, tt.size))
			_, err := Open(bytes.NewReader(lying), int64(len(lying)))
			require.ErrorIs(t, err, tt.want)
			assert.ErrorContains(t, err, "a.jpg")
		})
	}
}

// TestArchivesWithin: none is ever opened, and only a package of ours may hold one that somebody gave.
func TestArchivesWithin(t *testing.T) {
	inner := string(zipOf(t, plainEntry("../evil", "x")))
	for name, refused := range map[string]bool{"inner.beian": true, "inner.zip": true, "inner.jpg": true, "letter.docx": false} {
		a := filing.Attachment{ID: "a1", Slot: "other", File: name}
		raw := zipOf(t, plainEntry("filing.json", caseJSON(t, a)), entry{zip.FileHeader{Name: name}, inner})
		c, err := Open(bytes.NewReader(raw), int64(len(raw)))
		if refused {
			require.ErrorIs(t, err, ErrNested, name)
			continue
		}
		require.NoError(t, err)
		data, err := c.Bytes(t.Context(), c.Filing.Attachments[0])
		require.NoError(t, err)
		assert.Equal(t, inner, string(data))
	}
	p := company(t, text.Chinese)
	p.Files.(memory)["a6"] = []byte(inner)
	raw := packed(t, p)
	_, err := Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
}

func FuzzOpen(f *testing.F) {
	a := filing.Attachment{ID: "a1", Slot: "other", File: "originals/a1-x.jpg"}
	manifest := `{"format":1,"files":[{"name":"filing.json","size":1,"sha256":""}]}`
	f.Add(zipOf(f, plainEntry("manifest.json", manifest), plainEntry("filing.json", caseJSON(f, a)), plainEntry("originals/a1-x.jpg", "x")))
	f.Add(zipOf(f, plainEntry("filing.json", `{"schema":1,"attachments":[{"id":"a1","file":"x"}]}`), plainEntry("x", "x")))
	f.Add(zipOf(f, plainEntry("filing.json", caseJSON(f)), plainEntry("a/", ""), plainEntry("a/b", "x")))
	f.Add([]byte("PK\x05\x06"))
	f.Add([]byte("age-encryption.org/v1"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := Open(bytes.NewReader(raw), int64(len(raw)))
		if err == nil {
			for _, a := range c.Filing.Attachments {
				data, err := c.Bytes(t.Context(), a)
				require.NoError(t, err)
				require.Equal(t, a.SHA256, digest(data))
			}
		}
		v, err := Verify(bytes.NewReader(raw), int64(len(raw)))
		require.False(t, err != nil && v.OK)
	})
}
