package assembly_test

import (
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"testing"

	"aead.dev/minisign"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	assets "github.com/beiandesk/beiandesk/assets/rulebook"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestBuiltin(t *testing.T) {
	t.Parallel()
	k, err := assembly.Builtin()
	require.NoError(t, err)
	assert.Equal(t, wizard.RulebookVersion, k.Version)
	assert.Nil(t, k.Update)
	_, err = rulebook.ParseVersion(k.Version)
	require.NoError(t, err, "updates are compared with it")
	portal, err := k.Portal(filing.HuaweiCloud)
	require.NoError(t, err)
	assert.NotEmpty(t, portal.Pages)
	again, err := assembly.TryRulebook(k.Data)
	require.NoError(t, err, "what comes with the program would be a good update")
	assert.Equal(t, len(k.Atlas.Provinces()), len(again.Atlas.Provinces()))
}

func TestInstalledKnowledge(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	assert.False(t, assembly.Installed(folder))
	k, err := assembly.InstalledKnowledge(folder, nil)
	require.NoError(t, err)
	require.NoError(t, k.Trouble, "nothing is installed, and nothing is wrong")
	assert.Empty(t, k.Notice(words))

	file := filepath.Join(folder, assembly.RulebookName)
	require.NoError(t, os.WriteFile(file, []byte("rules"), 0o600))
	assert.True(t, assembly.Installed(folder))
	k, err = assembly.InstalledKnowledge(folder, nil)
	require.NoError(t, err)
	require.ErrorIs(t, k.Trouble, rulebook.ErrNotRulebook)
	assert.Equal(t, wizard.RulebookVersion, k.Version)
	assert.Contains(t, k.Notice(words), file)

	require.NoError(t, os.Remove(file))
	require.NoError(t, os.Mkdir(file, 0o700))
	k, err = assembly.InstalledKnowledge(folder, nil)
	require.NoError(t, err)
	require.ErrorIs(t, k.Trouble, assembly.ErrFolder)
}

// TestTroublesHaveSentences: each in both languages, and no two alike.
func TestTroublesHaveSentences(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Names() {
		words, err := text.Load(texts.Files, lang, nil)
		require.NoError(t, err)
		seen := map[string]bool{}
		for _, trouble := range assembly.RulebookTroubles() {
			said := assembly.RulebookTrouble(words, trouble.Is)
			assert.True(t, words.Has("cli.trouble."+trouble.Key), trouble.Key)
			assert.False(t, seen[said], said)
			seen[said] = true
		}
		assert.NotEmpty(t, assembly.RulebookTrouble(words, io.ErrUnexpectedEOF))
	}
}

func newKey(t testing.TB) (secret []byte, public rulebook.Key) {
	t.Helper()
	pub, private, err := minisign.GenerateKey(rand.Reader)
	require.NoError(t, err)
	secret, err = private.MarshalText()
	require.NoError(t, err)
	public, err = rulebook.ParseKey([]byte(pub.String()))
	require.NoError(t, err)
	return secret, public
}

func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := assembly.Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen reads an update that holds everything, signature and all.
func BenchmarkOpen(b *testing.B) {
	data, err := assets.Data()
	require.NoError(b, err)
	secret, public := newKey(b)
	payload, err := rulebook.Payload(rulebook.Manifest{Version: "2026.12.1", Date: "2026-12-01", Needs: "0.1.0"}, data)
	require.NoError(b, err)
	signature, err := rulebook.Sign(payload, secret, "")
	require.NoError(b, err)
	update, err := rulebook.Seal(payload, signature)
	require.NoError(b, err)
	v := rulebook.Verifier{Keys: []rulebook.Key{public}, Program: assembly.Version}
	b.ReportMetric(float64(len(update)), "bytes")
	for b.Loop() {
		if _, err := v.Open(update); err != nil {
			b.Fatal(err)
		}
	}
}
