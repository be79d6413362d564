package main

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rulebook"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// deskOfEditor is a place with an editor of its own, whose updates are believed there.
type deskOfEditor struct {
	place
	home    string // of the program
	drawer  string // of the editor: data, keys, updates
	trusted string // secret key file
	foreign string // of somebody else
}

func newEditor(t *testing.T) deskOfEditor {
	t.Helper()
	d := deskOfEditor{home: t.TempDir(), drawer: t.TempDir()}
	key := func(name string) (file string, public rulebook.Key) {
		pub, secret, err := minisign.GenerateKey(rand.Reader)
		require.NoError(t, err)
		text, err := secret.MarshalText()
		require.NoError(t, err)
		file = filepath.Join(d.drawer, name)
		require.NoError(t, os.WriteFile(file, text, 0o600))
		public, err = rulebook.ParseKey([]byte(pub.String()))
		require.NoError(t, err)
		return file, public
	}
	var public rulebook.Key
	d.trusted, public = key("trusted.key")
	d.foreign, _ = key("foreign.key")
	d.place = place{
		keys:   func() ([]rulebook.Key, error) { return []rulebook.Key{public}, nil },
		folder: func() (string, error) { return d.home, nil },
	}
	return d
}

func (d deskOfEditor) call(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = runAt(t.Context(), d.place, args, &out, &errs)
	return out.String(), errs.String(), status
}

// data writes a folder of data: national.yaml with a word that no name may have, and whatever else is given.
func (d deskOfEditor) data(t *testing.T, version string, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	national, err := fs.ReadFile(regions.FS(), "national.yaml")
	require.NoError(t, err)
	all := map[string]string{
		"manifest.json":         `{"version": "` + version + `", "date": "2026-12-01", "needs": "0.1.0", "note": {"zh": "名称用词有增补", "en": "More words"}}`,
		"regions/national.yaml": string(national),
	}
	for name, content := range files {
		all[name] = content
	}
	for name, content := range all {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
	}
	return dir
}

// update makes a signed update.
func (d deskOfEditor) update(t *testing.T, version, key string) string {
	t.Helper()
	file := filepath.Join(d.drawer, "rulebook-"+version+".beianrules")
	stdout, stderr, status := d.call(t, "rulebook", "pack", d.data(t, version, nil), "-o", file, "--key", key)
	require.Equal(t, exitDone, status, stderr)
	require.Contains(t, stdout, version)
	return file
}

func (d deskOfEditor) shown(t *testing.T, args ...string) (s shownRulebook) {
	t.Helper()
	stdout, stderr, status := d.call(t, append(args, "--json")...)
	require.Equal(t, exitDone, status, stderr)
	require.NoError(t, json.Unmarshal([]byte(stdout), &s))
	return s
}

func TestRulebookInstalled(t *testing.T) {
	d := newEditor(t)
	s := d.shown(t, "rulebook", "show")
	assert.Equal(t, wizard.RulebookVersion, s.Version)
	assert.False(t, s.Update)
	assert.Len(t, s.Keys, 1)

	update := d.update(t, "2026.12.1", d.trusted)
	s = d.shown(t, "rulebook", "verify", update)
	assert.Equal(t, "2026.12.1", s.Version)
	assert.Equal(t, s.Keys[0], s.SignedBy)
	assert.Equal(t, "名称用词有增补", s.Note)
	assert.Equal(t, wizard.RulebookVersion, d.shown(t, "rulebook", "show").Version, "to verify is not to install")

	s = d.shown(t, "rulebook", "install", update)
	assert.Equal(t, filepath.Join(d.home, assembly.RulebookName), s.File)
	s = d.shown(t, "--lang", "en", "rulebook", "show")
	assert.True(t, s.Update)
	assert.Equal(t, "2026.12.1", s.Version)
	assert.Equal(t, "More words", s.Note)
	assert.Equal(t, wizard.RulebookVersion, s.BuiltIn)
	stdout, _, _ := d.call(t, "rulebook", "show")
	assert.Contains(t, stdout, "regions/national.yaml")
	stdout, _, _ = d.call(t, "version", "--json")
	assert.Contains(t, stdout, `"2026.12.1"`)

	// Older is refused, the same and newer are taken.
	_, stderr, status := d.call(t, "rulebook", "install", d.update(t, "2026.11.3", d.trusted))
	assert.Equal(t, exitFile, status)
	assert.Contains(t, stderr, "还旧")
	assert.Equal(t, "2026.12.1", d.shown(t, "rulebook", "install", update).Version)
	assert.Equal(t, "2027.01.1", d.shown(t, "rulebook", "install", d.update(t, "2027.01.1", d.trusted)).Version)

	_, stderr, status = d.call(t, "rulebook", "remove")
	assert.Equal(t, exitDone, status, stderr)
	assert.Equal(t, wizard.RulebookVersion, d.shown(t, "rulebook", "show").Version)
	_, stderr, status = d.call(t, "rulebook", "remove")
	assert.Equal(t, exitDone, status, "nothing is left to remove: %s", stderr)
}

// TestRulebookIsUsed changes the words that no name may have: the next check goes by them, and names the version.
func TestRulebookIsUsed(t *testing.T) {
	d := newEditor(t)
	f := sample.Enterprise()
	f.Services[0].Name = "星辰样例屋"
	case1 := filepath.Join(t.TempDir(), "filing.json")
	writeFiling(t, f, case1)
	national, err := fs.ReadFile(regions.FS(), "national.yaml")
	require.NoError(t, err)
	const first = "national_prefix_ban: ["
	require.Contains(t, string(national), first, "the list of words that no name may begin with")
	dir := d.data(t, "2026.12.2", map[string]string{
		"regions/national.yaml": strings.Replace(string(national), first, first+"星辰, ", 1),
	})
	update := filepath.Join(d.drawer, "words.beianrules")
	_, stderr, status := d.call(t, "rulebook", "pack", dir, "-o", update, "--key", d.trusted)
	require.Equal(t, exitDone, status, stderr)

	found := func(args ...string) (check wizard.Check, named bool) {
		stdout, stderr, _ := d.call(t, append(args, onDay, "check", case1, "--json")...)
		require.NoError(t, json.Unmarshal([]byte(stdout), &check), stderr)
		for _, f := range check.Findings {
			named = named || f.Rule == "SVC006" && strings.Contains(f.Message, "星辰")
		}
		return check, named
	}
	check, named := found()
	assert.False(t, named)
	assert.Equal(t, wizard.RulebookVersion, check.Rulebook)
	check, named = found("--rulebook", update)
	assert.True(t, named)
	assert.Equal(t, "2026.12.2", check.Rulebook)
	for _, f := range check.Findings {
		assert.Contains(t, []rule.Trust{rule.High, rule.Medium, rule.Low}, f.Trust, "%s", f.Rule)
	}
}

// TestRulebookRefused: each way of being wrong has its own sentence, in both languages.
func TestRulebookRefused(t *testing.T) {
	d := newEditor(t)
	good := d.update(t, "2026.12.1", d.trusted)
	whole, err := os.ReadFile(good)
	require.NoError(t, err)
	write := func(name string, data []byte) string {
		file := filepath.Join(d.drawer, name)
		require.NoError(t, os.WriteFile(file, data, 0o600))
		return file
	}
	secret, err := os.ReadFile(d.trusted)
	require.NoError(t, err)
	// signed is what an editor could sign with other tools: this program's own would not.
	signed := func(name string, m rulebook.Manifest, data rulebook.Files) string {
		payload, err := rulebook.Payload(m, data)
		require.NoError(t, err)
		signature, err := rulebook.Sign(payload, secret, "")
		require.NoError(t, err)
		update, err := rulebook.Seal(payload, signature)
		require.NoError(t, err)
		return write(name, update)
	}
	resealed := func(name string, edit func(payload, signature []byte) ([]byte, []byte)) string {
		r, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
		require.NoError(t, err)
		payload, err := fs.ReadFile(r, "rulebook.zip")
		require.NoError(t, err)
		signature, err := fs.ReadFile(r, "rulebook.zip.minisig")
		require.NoError(t, err)
		update, err := rulebook.Seal(edit(payload, signature))
		require.NoError(t, err)
		return write(name, update)
	}
	m := rulebook.Manifest{Version: "2026.12.1", Date: "2026-12-01", Needs: "0.1.0"}
	older, newer := m, m
	older.Version, newer.Needs = "2026.10.1", "99.0.0"
	half := rulebook.Files{"regions/44-guangdong.yaml": []byte("schema: 1\n")}
	twice := rulebook.Files{"regions/44-canton.yaml": mustRead(t, "44-guangdong.yaml")}
	seen := map[string]string{}
	for name, tc := range map[string]struct{ file, zh, en string }{
		"not there":       {filepath.Join(d.drawer, "none"), "找不到", "not there"},
		"a folder":        {d.drawer, "文件夹", "folder"},
		"a text":          {write("text", []byte("rules")), "不是规则更新", "no update"},
		"cut off":         {write("cut", whole[:len(whole)-30]), "不完整", "not whole"},
		"too large":       {write("large", append(bytes.Clone(whole), make([]byte, rulebook.MaxSize)...)), "大得不合常理", "larger than any"},
		"unknown key":     {d.update(t, "2026.12.9", d.foreign), "不认识的密钥", "unknown key"},
		"wrong signature": {resealed("changed", func(p, s []byte) ([]byte, []byte) { return append(p, 0), s }), "签名对不上", "does not fit"},
		"older":           {signed("older", older, half), "还旧", "older"},
		"newer program":   {signed("newer", newer, half), "升级程序", "newer version"},
		"unknown file": {
			resealed("stranger", func([]byte, []byte) ([]byte, []byte) { return withFile(t, secret, m, "letters/x.pdf") }), "不认识的文件", "does not know",
		},
		"not as agreed":      {resealed("form", func([]byte, []byte) ([]byte, []byte) { return withFile(t, secret, m, "") }), "写法不对", "not written"},
		"half a province":    {signed("half", m, half), "自相矛盾", "contradict"},
		"a province twice":   {signed("twice", m, twice), "自相矛盾", "contradict"},
		"an unread provider": {signed("cloud", m, rulebook.Files{"providers/nocloud.json": []byte("{}")}), "自相矛盾", "contradict"},
		"days that are none": {signed("days", m, rulebook.Files{"workdays/workdays.json": []byte(`{"years": 5}`)}), "自相矛盾", "contradict"},
		"no reasons":         {signed("reasons", m, rulebook.Files{"reasons/reasons.json": []byte(`[]`)}), "自相矛盾", "contradict"},
	} {
		t.Run(name, func(t *testing.T) {
			for lang, want := range map[string]string{"zh": tc.zh, "en": tc.en} {
				for _, args := range [][]string{
					{"rulebook", "verify", tc.file}, {"rulebook", "install", tc.file}, {"--rulebook", tc.file, "rules", "ENT003"},
				} {
					stdout, stderr, status := d.call(t, append([]string{"--lang", lang}, args...)...)
					assert.Equal(t, exitFile, status, args)
					assert.Empty(t, stdout)
					assert.Contains(t, stderr, want)
					assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
				}
			}
			seen[tc.zh] = name
		})
	}
	entries, err := os.ReadDir(d.home)
	require.NoError(t, err)
	assert.Empty(t, entries, "nothing of this was installed")
	assert.Len(t, seen, 12, "each trouble has a sentence of its own")
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := fs.ReadFile(regions.FS(), name)
	require.NoError(t, err)
	return raw
}

// withFile is a good payload with one more file, or with its manifest as a text, signed.
func withFile(t *testing.T, secret []byte, m rulebook.Manifest, name string) (payload, signature []byte) {
	t.Helper()
	good, err := rulebook.Payload(m, rulebook.Files{"regions/national.yaml": mustRead(t, "national.yaml")})
	require.NoError(t, err)
	r, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name string, data []byte) {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write(data)
		require.NoError(t, err)
	}
	for _, f := range r.File {
		data, err := fs.ReadFile(r, f.Name)
		require.NoError(t, err)
		if name == "" && f.Name == "manifest.json" {
			data = []byte("version: 2026.12.1")
		}
		add(f.Name, data)
	}
	if name != "" {
		add(name, []byte("x"))
	}
	require.NoError(t, w.Close())
	signature, err = rulebook.Sign(out.Bytes(), secret, "")
	require.NoError(t, err)
	return out.Bytes(), signature
}

// TestBadRulebookInstalled: what was installed and is bad now is told once, and the program goes on with its own.
func TestBadRulebookInstalled(t *testing.T) {
	d := newEditor(t)
	installed := filepath.Join(d.home, assembly.RulebookName)
	for name, data := range map[string][]byte{"a text": []byte("rules"), "nothing": nil} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, os.WriteFile(installed, data, 0o600))
			stdout, stderr, status := d.call(t, "version")
			assert.Equal(t, exitDone, status)
			assert.Contains(t, stdout, wizard.RulebookVersion)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			assert.Contains(t, stderr, installed)
			stdout, _, _ = d.call(t, "rulebook", "show", "--json")
			assert.Contains(t, stdout, `"trouble": "这不是规则更新`)
		})
	}
	// One that is older than what the program brings along was good once: it is left alone without a word.
	secret, err := os.ReadFile(d.trusted)
	require.NoError(t, err)
	payload, err := rulebook.Payload(
		rulebook.Manifest{Version: "2026.10.1", Date: "2026-10-01", Needs: "0.1.0"}, rulebook.Files{"regions/national.yaml": mustRead(t, "national.yaml")},
	)
	require.NoError(t, err)
	signature, err := rulebook.Sign(payload, secret, "")
	require.NoError(t, err)
	update, err := rulebook.Seal(payload, signature)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(installed, update, 0o600))
	_, stderr, status := d.call(t, "version")
	assert.Equal(t, exitDone, status)
	assert.Empty(t, stderr)
}

func TestRulebookPack(t *testing.T) {
	d := newEditor(t)
	out := filepath.Join(d.drawer, "out")
	t.Run("unsigned, for minisign itself", func(t *testing.T) {
		stdout, stderr, status := d.call(t, "rulebook", "pack", d.data(t, "2026.12.1", nil), "-o", out)
		require.Equal(t, exitDone, status, stderr)
		assert.Contains(t, stdout, "minisign")
		payload, err := os.ReadFile(out)
		require.NoError(t, err)
		var secret minisign.PrivateKey
		text, err := os.ReadFile(d.trusted)
		require.NoError(t, err)
		require.NoError(t, secret.UnmarshalText(text))
		update, err := rulebook.Seal(payload, minisign.Sign(secret, payload))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(out, update, 0o600))
		assert.Equal(t, "2026.12.1", d.shown(t, "rulebook", "verify", out).Version)
	})
	t.Run("with a foreign key", func(t *testing.T) {
		stdout, stderr, status := d.call(t, "rulebook", "pack", d.data(t, "2026.12.1", nil), "-o", out, "--key", d.foreign)
		require.Equal(t, exitDone, status, stderr)
		assert.Contains(t, stdout, "不认识的密钥")
	})
	require.NoError(t, os.Remove(out))
	for name, tc := range map[string]struct {
		dir, key, want string
	}{
		"no folder":        {filepath.Join(d.drawer, "none"), d.trusted, "找不到"},
		"no key":           {d.data(t, "2026.12.1", nil), filepath.Join(d.drawer, "none"), "找不到"},
		"a key of another": {d.data(t, "2026.12.1", nil), filepath.Join(d.data(t, "2026.12.1", nil), "manifest.json"), "私钥"},
		"no number":        {d.data(t, "2026.12", nil), d.trusted, "写法不对"},
		"a stray file":     {d.data(t, "2026.12.1", map[string]string{"notes.txt": "x"}), d.trusted, "不认识的文件"},
		"data at odds":     {d.data(t, "2026.12.1", map[string]string{"regions/44-guangdong.yaml": "schema: 1"}), d.trusted, "自相矛盾"},
	} {
		t.Run(name, func(t *testing.T) {
			_, stderr, status := d.call(t, "rulebook", "pack", tc.dir, "-o", out, "--key", tc.key)
			assert.Equal(t, exitFile, status)
			assert.Contains(t, stderr, tc.want)
			assert.NoFileExists(t, out)
		})
	}
}

func TestRulePages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pages")
	stdout, stderr, status := call(t, "rules", "--pages", dir)
	require.Equal(t, exitDone, status, stderr)
	assert.Contains(t, stdout, dir)
	for _, name := range []string{"zh/index.html", "en/index.html", "zh/ENT003.html", "en/PHO001.html"} {
		assert.FileExists(t, filepath.Join(dir, filepath.FromSlash(name)))
	}
}

func TestRulesSayTheirTrust(t *testing.T) {
	stdout, _, status := call(t, "rules", "--json")
	require.Equal(t, exitDone, status)
	var book struct {
		Rules []rule.Description `json:"rules"`
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &book))
	trusts := map[rule.Trust]int{}
	for _, d := range book.Rules {
		trusts[d.Trust]++
		assert.NotEmpty(t, d.Publisher, "%s", d.ID)
		assert.NotNil(t, d.Sees, "%s", d.ID)
		assert.Subset(t, d.Reads, d.Sees, "%s", d.ID)
	}
	assert.Len(t, trusts, 4, "%v", trusts)
	assert.NotContains(t, trusts, rule.Trust(""))
	stdout, _, _ = call(t, "rules", "ENT014")
	assert.Contains(t, stdout, "随各省资料而定")
}
