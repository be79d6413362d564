package main

import (
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/envelope"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// BenchmarkHandOver locks a package with 50 MB of papers for a key, beside zip and age on the same bytes. The papers are noise,
// so that neither makes a picture of them.
func BenchmarkHandOver(b *testing.B) {
	const papers, size = 25, 2 << 20
	dir := b.TempDir()
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{}
	random := rand.NewChaCha8([32]byte{1})
	names := []string{"filing.json"}
	for i := range papers {
		name := "scan" + strconv.Itoa(i) + ".jpg"
		data := make([]byte, size)
		_, err := random.Read(data)
		require.NoError(b, err)
		require.NoError(b, os.WriteFile(filepath.Join(dir, name), data, 0o600))
		f.Attachments = append(f.Attachments, filing.Attachment{ID: "a" + strconv.Itoa(i), Slot: "other", File: name})
		names = append(names, name)
	}
	out, err := os.Create(filepath.Join(dir, "filing.json"))
	require.NoError(b, err)
	require.NoError(b, f.Encode(out))
	require.NoError(b, out.Close())
	key, err := envelope.Generate()
	require.NoError(b, err)
	rooms, err := assembly.New(assembly.Options{Cache: b.TempDir(), Keys: &assembly.Identities{Folder: b.TempDir()}})
	require.NoError(b, err)
	defer rooms.Close()
	given, err := pack.OpenPath(dir)
	require.NoError(b, err)
	defer given.Close()

	b.Run("ours", func(b *testing.B) {
		b.SetBytes(papers * size)
		for b.Loop() {
			require.NoError(b, assembly.WriteFile(filepath.Join(dir, "ours.beian.age"), func(w io.Writer) error {
				return rooms.Desk.Export(b.Context(), w, wizard.Outgoing{
					Filing: given.Filing, Files: given, Sending: wizard.Sending{Force: true, Lock: wizard.Lock{Recipients: []string{key.Public()}}},
				}, rooms.Texts["zh"])
			}))
		}
	})
	b.Run("zip and age", func(b *testing.B) {
		b.SetBytes(papers * size)
		for b.Loop() {
			zipped := filepath.Join(dir, "theirs.zip")
			zip := exec.Command("zip", append([]string{"-0", "-q", zipped}, names...)...)
			zip.Dir = dir
			require.NoError(b, zip.Run())
			require.NoError(b, exec.Command("age", "-r", key.Public(), "-o", zipped+".age", zipped).Run())
			require.NoError(b, os.Remove(zipped))
		}
	})
}
