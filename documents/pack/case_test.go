package pack

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

const licence = "the licence"

func TestOpenFolder(t *testing.T) {
	attached := func(a filing.Attachment) fstest.MapFS {
		a.ID, a.Slot = "a1", "entity.certificate"
		return fstest.MapFS{
			"filing.json":        {Data: []byte(caseJSON(t, a))},
			"papers/licence.jpg": {Data: []byte(licence)},
			"huge.jpg":           {Data: make([]byte, paper.MaxBytes+1)},
			"folder.jpg/x":       {Data: []byte("x")},
		}
	}
	tests := []struct {
		name string
		a    filing.Attachment
		want error
	}{
		{"as given", filing.Attachment{File: "papers/licence.jpg", SHA256: digest([]byte(licence)), Size: int64(len(licence))}, nil},
		{"nothing known of it", filing.Attachment{File: "papers/licence.jpg"}, nil},
		{"checksum in capitals", filing.Attachment{File: "papers/licence.jpg", SHA256: "836AD69BE0C1" + digest([]byte(licence))[12:]}, nil},
		{"other bytes", filing.Attachment{File: "papers/licence.jpg", SHA256: digest([]byte("another"))}, ErrChanged},
		{"other size", filing.Attachment{File: "papers/licence.jpg", Size: 3}, ErrChanged},
		{"not there", filing.Attachment{File: "licence.jpg"}, ErrMissing},
		{"no name", filing.Attachment{}, ErrMissing},
		{"outside", filing.Attachment{File: "../licence.jpg"}, ErrName},
		{"absolute", filing.Attachment{File: "/papers/licence.jpg"}, ErrName},
		{"backslash", filing.Attachment{File: `papers\licence.jpg`}, ErrName},
		{"drive", filing.Attachment{File: `C:licence.jpg`}, ErrName},
		{"folder", filing.Attachment{File: "folder.jpg"}, ErrNotFile},
		{"too large", filing.Attachment{File: "huge.jpg"}, wizard.ErrFileTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := OpenFolder(attached(tt.a))
			if tt.want != nil {
				require.ErrorIs(t, err, tt.want)
				if tt.a.File != "" {
					assert.ErrorContains(t, err, strings.Trim(strconv.Quote(tt.a.File), `"`))
				}
				return
			}
			require.NoError(t, err)
			got := c.Filing.Attachments[0]
			assert.Equal(t, filing.Attachment{
				ID: "a1", Slot: "entity.certificate", File: "papers/licence.jpg", SHA256: digest([]byte(licence)), Size: int64(len(licence)),
			}, got)
			data, err := c.Bytes(context.Background(), got)
			require.NoError(t, err)
			assert.Equal(t, licence, string(data))
			require.NoError(t, c.Close())
		})
	}
}

func TestOpenFile(t *testing.T) {
	a := filing.Attachment{ID: "a1", Slot: "other", File: "x.jpg"}
	fsys := fstest.MapFS{
		"cases/one.json": {Data: []byte(caseJSON(t, a))},
		"cases/x.jpg":    {Data: []byte("x")},
		"broken.json":    {Data: []byte(`{"schema": 1, "colour": 1}`)},
	}
	c, err := OpenFile(fsys, "cases/one.json")
	require.NoError(t, err)
	assert.Equal(t, int64(1), c.Filing.Attachments[0].Size)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = c.Bytes(ctx, c.Filing.Attachments[0])
	require.ErrorIs(t, err, context.Canceled)
	fsys["cases/x.jpg"] = &fstest.MapFile{Data: []byte("y")}
	_, err = c.Bytes(context.Background(), c.Filing.Attachments[0])
	require.ErrorIs(t, err, ErrChanged)

	_, err = OpenFile(fsys, "broken.json")
	require.ErrorIs(t, err, filing.ErrUnknownMember)
	_, err = OpenFile(fsys, "../one.json")
	require.ErrorIs(t, err, ErrName)
	_, err = OpenFolder(fsys)
	assert.ErrorIs(t, err, ErrNoCase)
}

func TestOpenPath(t *testing.T) {
	dir := t.TempDir()
	save := func(name string, data []byte) string {
		t.Helper()
		full := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o700))
		require.NoError(t, os.WriteFile(full, data, 0o600))
		return full
	}
	a := filing.Attachment{ID: "a1", Slot: "entity.certificate", File: "licence.jpg"}
	save("case/licence.jpg", []byte(licence))
	file := save("case/filing.json", []byte(caseJSON(t, a)))
	marked := save("case/marked.json", append([]byte("\xef\xbb\xbf"), caseJSON(t, a)...))
	beian := save("云帆.beian", packed(t, company(t, text.Chinese)))
	renamed := save("renamed.json", packed(t, company(t, text.Chinese)))

	for name, path := range map[string]string{
		"case file": file, "with a byte order mark": marked, "folder": filepath.Dir(file), "package": beian, "package by another name": renamed,
	} {
		t.Run(name, func(t *testing.T) {
			c, err := OpenPath(path)
			require.NoError(t, err)
			data, err := c.Bytes(context.Background(), c.Filing.Attachments[0])
			require.NoError(t, err)
			assert.Equal(t, licence, string(data))
			require.NoError(t, c.Close())
		})
	}

	save("empty/notes.txt", nil)
	tests := []struct {
		name, path string
		want       error
	}{
		{"not there", filepath.Join(dir, "gone.json"), os.ErrNotExist},
		{"folder without a case", filepath.Join(dir, "empty"), ErrNoCase},
		{"encrypted", save("x.beian.age", []byte("age-encryption.org/v1\n")), envelope.ErrDamaged},
		{"damaged package", save("cut.beian", []byte("PK\x03\x04")), ErrNotPackage},
		{"picture", save("photo.jpg", []byte("\xff\xd8\xff")), filing.ErrNotCase},
		{"empty file", save("empty.json", nil), filing.ErrNotCase},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := OpenPath(tt.path)
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

// TestOpenPathStaysInItsFolder follows no link that leads out of the case folder.
func TestOpenPathStaysInItsFolder(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "case"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "secret.jpg"), []byte("secret"), 0o600))
	if err := os.Symlink(filepath.Join("..", "secret.jpg"), filepath.Join(dir, "case", "link.jpg")); err != nil {
		require.ErrorIs(t, err, os.ErrPermission) // some systems let only administrators make links; then there is nothing to follow
	}
	a := filing.Attachment{ID: "a1", Slot: "other", File: "link.jpg"}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "case", "filing.json"), []byte(caseJSON(t, a)), 0o600))
	_, err := OpenPath(filepath.Join(dir, "case"))
	assert.Error(t, err)
}

// TestMembersThatAreSqueezedComeBack keeps writing within what reading allows.
func TestMembersThatAreSqueezedComeBack(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Services[0].Remark = strings.Repeat("样", 600_000)
	raw := packed(t, p)
	v := verified(t, raw)
	assert.True(t, v.OK)
	c, err := Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	assert.Equal(t, p.Filing.Services, c.Filing.Services)
}
