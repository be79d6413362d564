package pack_test

import (
	"archive/zip"
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// shown is an exhibit with one paper.
func shown() wizard.Exhibit {
	f := sample.Individual()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "principal.id_front", File: "a1.jpg", SHA256: "00ff", Size: 123456}}
	check := wizard.Check{Filing: f.ID, AsOf: sample.Day, Rulebook: wizard.RulebookVersion, Findings: []rule.Finding{}, Unknown: []rule.Lack{}}
	return wizard.Exhibit{
		Draft: wizard.Draft{Filing: f, Reports: map[string]paper.Report{"a1": {
			File: "a1.jpg", SHA256: "00ff", Format: paper.JPEG, Width: 2000, Height: 1500, Bytes: 123456, Kind: paper.IDCardFront,
			Crop: &paper.Box{{100, 100}, {1900, 100}, {1900, 1400}, {100, 1400}},
		}}},
		Others: []*filing.Filing{sample.Enterprise()}, Seen: &check, Redacted: true,
		At: time.Date(2026, 11, 23, 20, 0, 0, 0, time.FixedZone("", 8*60*60)), Program: "test", Rulebook: wizard.RulebookVersion,
		View: wizard.View{Language: text.Chinese, Screen: "review"}, Log: []string{"one", "two"}, Book: []byte("a book"),
	}
}

func bundled(t testing.TB, e wizard.Exhibit) []byte {
	t.Helper()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, pack.Packer{}.Bundle(t.Context(), &b, wizard.Bundle{Exhibit: e, Texts: words}))
	return b.Bytes()
}

func TestABundleComesBackAsItWas(t *testing.T) {
	t.Parallel()
	want := shown()
	raw := bundled(t, want)
	assert.Equal(t, raw, bundled(t, want), "the same exhibit makes the same bytes")
	v, err := pack.Verify(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	assert.True(t, v.OK)

	c, err := pack.Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	got, ok := c.Exhibit()
	require.True(t, ok)
	assert.Equal(t, want.Draft.Filing, got.Draft.Filing, "names and digests are those that were given")
	assert.Equal(t, want.Draft.Reports, got.Draft.Reports)
	assert.Equal(t, want.Others, got.Others)
	assert.Equal(t, want.Seen, got.Seen)
	assert.True(t, want.At.Equal(got.At))
	assert.Equal(t, sample.Day, got.Day().String())
	assert.Equal(t, want.Log, got.Log)
	assert.Equal(t, want.Book, got.Book)
	assert.Equal(t, want.View, got.View)
	picture, err := got.Files.Bytes(t.Context(), got.Draft.Filing.Attachments[0])
	require.NoError(t, err)
	assert.True(t, bytes.HasPrefix(picture, []byte("\x89PNG")))
}

func TestABundleOfTheCaseItselfIsRefused(t *testing.T) {
	t.Parallel()
	e := shown()
	e.Redacted = false
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	err = pack.Packer{}.Bundle(t.Context(), &bytes.Buffer{}, wizard.Bundle{Exhibit: e, Texts: words})
	require.ErrorIs(t, err, wizard.ErrStandIns)
}

// without is a zip with all members of another but one.
func without(t testing.TB, raw []byte, name string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		if f.Name != name {
			require.NoError(t, to.Copy(f))
		}
	}
	require.NoError(t, to.Close())
	return b.Bytes()
}

func TestABundleWithoutWhatItNeedsIsRefused(t *testing.T) {
	t.Parallel()
	raw := bundled(t, shown())
	for _, name := range []string{"session.json", "report.json", "filing.json", "pictures/a1.png"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			less := without(t, raw, name)
			_, err := pack.Open(bytes.NewReader(less), int64(len(less)))
			require.Error(t, err)
		})
	}
}

func FuzzBundle(f *testing.F) {
	raw := bundled(f, shown())
	f.Add(raw)
	f.Add(without(f, raw, "log.txt"))
	f.Add(bytes.Replace(raw, []byte(`"papers"`), []byte(`"pavers"`), 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := pack.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		if e, ok := c.Exhibit(); ok {
			require.NotNil(t, e.Draft.Filing)
			require.NotNil(t, e.Seen)
			for _, other := range e.Others {
				require.NotNil(t, other)
			}
		}
	})
}
