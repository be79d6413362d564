package rulebook_test

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"aead.dev/minisign"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/rulebook"
)

// editor is somebody who signs updates.
type editor struct {
	key    rulebook.Key
	secret []byte
}

func newEditor(t testing.TB) editor {
	t.Helper()
	public, private, err := minisign.GenerateKey(rand.Reader)
	require.NoError(t, err)
	text, err := public.MarshalText()
	require.NoError(t, err)
	key, err := rulebook.ParseKey(text)
	require.NoError(t, err)
	secret, err := private.MarshalText()
	require.NoError(t, err)
	return editor{key, secret}
}

// seal signs a payload, however odd.
func (e editor) seal(t testing.TB, payload []byte) []byte {
	t.Helper()
	signature, err := rulebook.Sign(payload, e.secret, "")
	require.NoError(t, err)
	update, err := rulebook.Seal(payload, signature)
	require.NoError(t, err)
	return update
}

func (e editor) update(t testing.TB, m rulebook.Manifest, data rulebook.Files) []byte {
	t.Helper()
	payload, err := rulebook.Payload(m, data)
	require.NoError(t, err)
	return e.seal(t, payload)
}

func manifest(edits ...func(*rulebook.Manifest)) rulebook.Manifest {
	m := rulebook.Manifest{
		Version: "2026.12.1", Date: "2026-12-01", Needs: "0.1.0", Note: rulebook.Note{Chinese: "样例省改了要求", English: "A sample"},
	}
	for _, edit := range edits {
		edit(&m)
	}
	return m
}

func data() rulebook.Files {
	return rulebook.Files{"regions/national.yaml": []byte("schema: 1\n"), "workdays/workdays.json": []byte("{}\n")}
}

func verifier(e ...editor) rulebook.Verifier {
	v := rulebook.Verifier{Program: "0.1.0", AtLeast: rulebook.Version{Year: 2026, Month: 11}}
	for _, e := range e {
		v.Keys = append(v.Keys, e.key)
	}
	return v
}

// raw is a zip of entries as they are given: names and contents in turn.
func raw(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		require.NoError(t, err)
		_, err = f.Write([]byte(pairs[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	spare, chief := newEditor(t), newEditor(t)
	for name, e := range map[string]editor{"the first key": spare, "the second key": chief} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book, err := verifier(spare, chief).Open(e.update(t, manifest(), data()))
			require.NoError(t, err)
			assert.Equal(t, "2026.12.1", book.Version)
			assert.Equal(t, "2026-12-01", book.Date)
			assert.Equal(t, "样例省改了要求", book.Note.Chinese)
			assert.Equal(t, e.key.ID(), book.SignedBy)
			assert.Contains(t, book.Comment, "rulebook.zip")
			assert.Equal(t, data(), book.Data)
			assert.Len(t, book.Files, 2)
		})
	}
}

func TestPayloadIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	one, err := rulebook.Payload(manifest(), data())
	require.NoError(t, err)
	two, err := rulebook.Payload(manifest(), data())
	require.NoError(t, err)
	assert.Equal(t, one, two)
}

// TestLegacySignature: minisign before 0.8 signed the bytes themselves, and -l still does.
func TestLegacySignature(t *testing.T) {
	t.Parallel()
	e := newEditor(t)
	payload, err := rulebook.Payload(manifest(), data())
	require.NoError(t, err)
	var secret minisign.PrivateKey
	require.NoError(t, secret.UnmarshalText(e.secret))
	update, err := rulebook.Seal(payload, minisign.Sign(secret, payload))
	require.NoError(t, err)
	_, err = verifier(e).Open(update)
	require.NoError(t, err)
}

func TestEncryptedSecretKey(t *testing.T) {
	t.Parallel()
	_, err := rulebook.Sign(nil, []byte("no key"), "")
	require.ErrorIs(t, err, rulebook.ErrSecretKey)
	_, err = rulebook.ParseKey([]byte("no key"))
	require.ErrorIs(t, err, rulebook.ErrPublicKey)
}

// signedFile is the text of manifest.json with members replaced.
func signedFile(t testing.TB, change map[string]any) string {
	t.Helper()
	payload, err := rulebook.Payload(manifest(), data())
	require.NoError(t, err)
	r, err := zip.NewReader(bytes.NewReader(payload), int64(len(payload)))
	require.NoError(t, err)
	text, err := fs.ReadFile(r, "manifest.json")
	require.NoError(t, err)
	members := map[string]any{}
	require.NoError(t, json.Unmarshal(text, &members))
	for name, value := range change {
		members[name] = value
	}
	text, err = json.Marshal(members)
	require.NoError(t, err)
	return string(text)
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	e, stranger := newEditor(t), newEditor(t)
	good := e.update(t, manifest(), data())
	payload, err := rulebook.Payload(manifest(), data())
	require.NoError(t, err)
	national, workdays := string(data()["regions/national.yaml"]), string(data()["workdays/workdays.json"])
	other, err := rulebook.Sign([]byte("something else"), e.secret, "")
	require.NoError(t, err)
	sealed := func(payload, signature string) []byte {
		return raw(t, "rulebook.zip", payload, "rulebook.zip.minisig", signature)
	}
	changed := func(change map[string]any) []byte {
		return e.seal(t, raw(t, "manifest.json", signedFile(t, change), "regions/national.yaml", national, "workdays/workdays.json", workdays))
	}
	signature, err := rulebook.Sign(payload, e.secret, "")
	require.NoError(t, err)
	trusted := strings.Replace(string(signature), "file:rulebook.zip", "file:rulebooks.zip", 1)
	files := []map[string]any{{"name": "regions/national.yaml", "size": 3, "sha256": strings.Repeat("a", 64)}}

	for name, tc := range map[string]struct {
		update []byte
		want   error
	}{
		"nothing":                 {nil, rulebook.ErrNotRulebook},
		"a text":                  {[]byte("# 备案规则\n"), rulebook.ErrNotRulebook},
		"another zip":             {raw(t, "filing.json", "{}"), rulebook.ErrNotRulebook},
		"another zip of two":      {raw(t, "filing.json", "{}", "manifest.json", "{}"), rulebook.ErrNotRulebook},
		"no signature":            {raw(t, "rulebook.zip", "x", "rulebook.zip", "x"), rulebook.ErrDamaged},
		"cut off":                 {good[:len(good)-40], rulebook.ErrDamaged},
		"cut in half":             {good[:len(good)/2], rulebook.ErrDamaged},
		"a byte changed":          {flip(good, bytes.Index(good, []byte("national"))+60), rulebook.ErrDamaged},
		"too large":               {append(bytes.Clone(good), make([]byte, rulebook.MaxSize)...), rulebook.ErrTooLarge},
		"payload unpacks too far": {sealed(strings.Repeat("0", rulebook.MaxSize+1), string(signature)), rulebook.ErrTooLarge},
		"signature too long":      {sealed("x", strings.Repeat("0", 9<<10)), rulebook.ErrTooLarge},
		"a stranger's key":        {stranger.update(t, manifest(), data()), rulebook.ErrKey},
		"no signature in it":      {sealed(string(payload), "signed, honestly"), rulebook.ErrSignature},
		"of something else":       {sealed(string(payload), string(other)), rulebook.ErrSignature},
		"comment changed":         {sealed(string(payload), trusted), rulebook.ErrSignature},
		"data changed":            {sealed(string(flip(payload, 50)), string(signature)), rulebook.ErrSignature},
		"a signed text":           {e.seal(t, []byte("no zip")), rulebook.ErrForm},
		"no manifest":             {e.seal(t, raw(t, "regions/national.yaml", national)), rulebook.ErrForm},
		"manifest is no JSON":     {e.seal(t, raw(t, "manifest.json", "version: 1")), rulebook.ErrForm},
		"two documents":           {e.seal(t, raw(t, "manifest.json", signedFile(t, nil)+"{}")), rulebook.ErrForm},
		"another format":          {changed(map[string]any{"format": "beian"}), rulebook.ErrForm},
		"no schema":               {changed(map[string]any{"schema": 0}), rulebook.ErrForm},
		"a newer schema":          {changed(map[string]any{"schema": 2, "unheard_of": true}), rulebook.ErrNewer},
		"a newer program":         {changed(map[string]any{"needs": "0.1.1", "unheard_of": true}), rulebook.ErrNewer},
		"a much newer program":    {changed(map[string]any{"needs": "1"}), rulebook.ErrNewer},
		"an unknown member":       {changed(map[string]any{"unheard_of": true}), rulebook.ErrForm},
		"needs what":              {changed(map[string]any{"needs": "latest"}), rulebook.ErrForm},
		"no version":              {changed(map[string]any{"version": ""}), rulebook.ErrForm},
		"version of a program":    {changed(map[string]any{"version": "2026.11"}), rulebook.ErrForm},
		"no day":                  {changed(map[string]any{"date": "yesterday"}), rulebook.ErrForm},
		"no list":                 {changed(map[string]any{"files": []any{}}), rulebook.ErrForm},
		"another sum":             {changed(map[string]any{"files": files}), rulebook.ErrForm},
		"an older one":            {changed(map[string]any{"version": "2026.10.9"}), rulebook.ErrOlder},
		"unknown file": {
			e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/national.yaml", national, "program.exe", "MZ")), rulebook.ErrUnknownFile,
		},
		"a way out": {
			e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/../../national.yaml", national)), rulebook.ErrUnknownFile,
		},
		"a way out of Windows": {
			e.seal(t, raw(t, "manifest.json", signedFile(t, nil), `regions\national.yaml`, national)), rulebook.ErrUnknownFile,
		},
		"an absolute name": {e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "/regions/national.yaml", national)), rulebook.ErrUnknownFile},
		"a folder":         {e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/", "")), rulebook.ErrUnknownFile},
		"a name twice": {
			e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/national.yaml", national, "regions/national.yaml", national)), rulebook.ErrForm,
		},
		"a file is missing": {e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/national.yaml", national)), rulebook.ErrForm},
		"a file too many": {
			e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/national.yaml", national, "workdays/workdays.json", workdays, "divisions/divisions.json", workdays)),
			rulebook.ErrForm,
		},
		"a bomb": {e.seal(t, raw(t, "manifest.json", signedFile(t, nil), "regions/national.yaml", strings.Repeat("0", 5<<20))), rulebook.ErrTooLarge},
		"too many files": {
			e.seal(t, raw(t, many(250)...)), rulebook.ErrTooLarge,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book, err := verifier(e).Open(tc.update)
			require.ErrorIs(t, err, tc.want)
			assert.Nil(t, book, "nothing of what is refused is handed out")
		})
	}
}

func flip(data []byte, at int) []byte {
	out := bytes.Clone(data)
	out[at] ^= 1
	return out
}

func many(n int) (pairs []string) {
	for i := range n {
		pairs = append(pairs, "regions/"+strings.Repeat("a", i+1), "")
	}
	return pairs
}

// TestAllUnpacked: files that each may be as large as they are, together may not.
func TestAllUnpacked(t *testing.T) {
	t.Parallel()
	e, large := newEditor(t), rulebook.Files{}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		large["regions/11-"+name+".yaml"] = bytes.Repeat([]byte("#"), 4<<20)
	}
	_, err := verifier(e).Open(e.update(t, manifest(), large))
	require.ErrorIs(t, err, rulebook.ErrTooLarge)
}

func TestPayloadRefuses(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		m    rulebook.Manifest
		data rulebook.Files
		want error
	}{
		"no version":   {manifest(func(m *rulebook.Manifest) { m.Version = "" }), data(), rulebook.ErrForm},
		"no number":    {manifest(func(m *rulebook.Manifest) { m.Version = "2026.12" }), data(), rulebook.ErrForm},
		"no such day":  {manifest(func(m *rulebook.Manifest) { m.Date = "2026-13-01" }), data(), rulebook.ErrForm},
		"no program":   {manifest(func(m *rulebook.Manifest) { m.Needs = "" }), data(), rulebook.ErrForm},
		"no files":     {manifest(), nil, rulebook.ErrForm},
		"unknown file": {manifest(), rulebook.Files{"README.md": nil}, rulebook.ErrUnknownFile},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := rulebook.Payload(tc.m, tc.data)
			require.ErrorIs(t, err, tc.want)
		})
	}
	m, err := rulebook.ParseManifest([]byte(`{"version": "2026.12.1", "date": "2026-12-01", "needs": "0.1.0"}`))
	require.NoError(t, err)
	assert.Equal(t, "2026.12.1", m.Version)
	_, err = rulebook.ParseManifest([]byte(`{"versions": "2026.12.1"}`))
	require.ErrorIs(t, err, rulebook.ErrForm)
}

func TestVersions(t *testing.T) {
	t.Parallel()
	order := []string{"2026.11", "2026.11.1", "2026.11.2", "2026.11.10", "2026.12", "2027.01", "2027.01.1"}
	for i, s := range order {
		v, err := rulebook.ParseVersion(s)
		require.NoError(t, err)
		assert.Equal(t, s, v.String())
		for j, other := range order {
			w, err := rulebook.ParseVersion(other)
			require.NoError(t, err)
			assert.Equal(t, i < j, v.Before(w), "%s before %s", s, other)
		}
	}
	for _, s := range []string{"", "2026", "2026.13", "2026.1", "2026.11.0", "2026.11.01", "2026.11.1.1", "v2026.11", "1999.11", " 2026.11"} {
		_, err := rulebook.ParseVersion(s)
		assert.ErrorIs(t, err, rulebook.ErrForm, s)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	upper := rulebook.Files{"regions/national.yaml": []byte("new"), "regions/44-guangdong.yaml": []byte("new")}
	lower, err := rulebook.Collect("regions", fstest.MapFS{
		"national.yaml": {Data: []byte("old")}, "sources.yaml": {Data: []byte("old")},
	})
	require.NoError(t, err)
	both := upper.Over(lower)
	assert.Equal(t, []string{"regions/44-guangdong.yaml", "regions/national.yaml", "regions/sources.yaml"}, both.Names())
	assert.Equal(t, "new", string(both["regions/national.yaml"]))
	assert.Equal(t, "old", string(both["regions/sources.yaml"]))
	assert.Equal(t, "old", string(lower["regions/national.yaml"]), "what lies below is not touched")
	assert.Equal(t, upper, upper.Over(nil))
	both["manifest.json"] = []byte("{}")
	require.NoError(t, fstest.TestFS(both, "manifest.json", "regions/national.yaml"))
	sub, err := fs.Sub(both, "regions")
	require.NoError(t, err)
	require.NoError(t, fstest.TestFS(sub, "national.yaml", "sources.yaml", "44-guangdong.yaml"))
	names, err := fs.Glob(sub, "[0-9][0-9]-*.yaml")
	require.NoError(t, err)
	assert.Equal(t, []string{"44-guangdong.yaml"}, names)
	_, err = fs.ReadFile(both, "regions/none.yaml")
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = both.Open("none")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// FuzzOpen reads anything as an update, and as the signed part of one.
func FuzzOpen(f *testing.F) {
	e := newEditor(f)
	payload, err := rulebook.Payload(manifest(), data())
	require.NoError(f, err)
	f.Add(e.update(f, manifest(), data()))
	f.Add(payload)
	f.Add(raw(f, "manifest.json", signedFile(f, nil), "regions/national.yaml", "schema: 1\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, update := range [][]byte{input, e.seal(t, input)} {
			book, err := verifier(e).Open(update)
			if err != nil {
				continue
			}
			total := 0
			for name, raw := range book.Data {
				assert.True(t, rulebook.Known(name), name)
				total += len(raw)
			}
			assert.LessOrEqual(t, total, 16<<20)
			assert.Len(t, book.Files, len(book.Data))
			again, err := rulebook.Payload(book.Manifest, book.Data)
			require.NoError(t, err, "what is read can be written")
			assert.NotEmpty(t, again)
		}
	})
}
