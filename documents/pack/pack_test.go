package pack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestPackWritesEveryMemberByTheContract(t *testing.T) {
	p := company(t, text.Chinese)
	names, bodies := members(t, packed(t, p))
	assert.Equal(t, []string{
		"manifest.json", "filing.json", "report.json", "report.pdf", "fill-in.html",
		"portal/entity.certificate.jpg", "portal/letters.GD_ENTITY_COMMITMENT.jpg", "portal/principal.id_back.jpg",
		"portal/principal.id_front.jpg", "portal/services-0.domain_certificate-1.jpg", "portal/services-0.domain_certificate-2.jpg",
		"letters/GD_ENTITY_COMMITMENT-signed.jpg",
		"originals/a1-营业执照.jpg", "originals/a2-front.JPG", "originals/a3-back.png", "originals/a4-domain.pdf",
		"originals/a5-承诺书.jpg", "originals/a6-locked.pdf",
	}, names)

	var m Manifest
	require.NoError(t, json.Unmarshal(bodies["manifest.json"], &m))
	files := m.Files
	m.Files = nil
	assert.Equal(t, Manifest{
		Format: 1, Program: "1.0.0", Rulebook: "2026.11", CreatedAt: "2026-11-23T08:04:05Z", Language: "zh", Filing: p.Filing.ID,
	}, m)
	require.Len(t, files, len(names)-1)
	for i, file := range files {
		assert.Equal(t, Member{Name: names[i+1], Size: int64(len(bodies[names[i+1]])), SHA256: digest(bodies[names[i+1]])}, file)
	}

	var check wizard.Check
	require.NoError(t, json.Unmarshal(bodies["report.json"], &check))
	assert.Equal(t, p.Check, check)
	assert.Equal(t, "the licence", string(bodies["originals/a1-营业执照.jpg"]))
	assert.Equal(t, "1%PDF two pages", string(bodies["portal/services-0.domain_certificate-2.jpg"]))
}

func TestPackIsTheSameBytesAgain(t *testing.T) {
	first := packed(t, company(t, text.Chinese))
	for range 3 {
		assert.True(t, bytes.Equal(first, packed(t, company(t, text.Chinese))))
	}
}

func TestPackComesBack(t *testing.T) {
	p := company(t, text.English)
	raw := packed(t, p)

	v, err := Verify(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	assert.True(t, v.OK, "%+v", v)

	c, err := Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	got := c.Filing.Clone()
	for i, a := range got.Attachments {
		given, err := p.Files.Bytes(context.Background(), p.Filing.Attachments[i])
		require.NoError(t, err)
		data, err := c.Bytes(context.Background(), a)
		require.NoError(t, err)
		assert.Equal(t, given, data)
		assert.Equal(t, digest(given), a.SHA256)
		assert.Equal(t, int64(len(given)), a.Size)
		got.Attachments[i].File, got.Attachments[i].SHA256, got.Attachments[i].Size = p.Filing.Attachments[i].File, "", 0
	}
	assert.Equal(t, p.Filing, got)

	// A case from a package packs again under the same names.
	p.Filing, p.Files = c.Filing, c
	again, _ := members(t, packed(t, p))
	names, _ := members(t, raw)
	assert.Equal(t, names, again)
}

func TestPackWritesLettersAsWritten(t *testing.T) {
	var b bytes.Buffer
	k := Packer{Letters: func(context.Context, *filing.Filing, *text.Catalog) ([]Letter, error) {
		return []Letter{{ID: "GD_ENTITY_COMMITMENT", PDF: []byte("%PDF to sign")}}, nil
	}}
	require.NoError(t, k.Pack(context.Background(), &b, company(t, text.Chinese)))
	_, bodies := members(t, b.Bytes())
	assert.Equal(t, "%PDF to sign", string(bodies["letters/GD_ENTITY_COMMITMENT.pdf"]))
	assert.Equal(t, "the letter", string(bodies["letters/GD_ENTITY_COMMITMENT-signed.jpg"]))

	broken := errors.New("no paper")
	k.Letters = func(context.Context, *filing.Filing, *text.Catalog) ([]Letter, error) { return nil, broken }
	assert.ErrorIs(t, k.Pack(context.Background(), io.Discard, company(t, text.Chinese)), broken)
}

func TestPackWithoutPapers(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing, p.Files, p.Reports = sample.Individual(), memory{}, nil
	raw := packed(t, p)
	names, _ := members(t, raw)
	assert.Equal(t, []string{"manifest.json", "filing.json", "report.json", "report.pdf", "fill-in.html"}, names)
	c, err := Open(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	assert.Equal(t, p.Filing, c.Filing)
}

func TestPackRefuses(t *testing.T) {
	refused := func(t *testing.T, p wizard.Package, want error) {
		t.Helper()
		assert.ErrorIs(t, Packer{}.Pack(context.Background(), io.Discard, p), want)
	}
	t.Run("a paper that cannot be read", func(t *testing.T) {
		p := company(t, text.Chinese)
		p.Files = memory{}
		refused(t, p, wizard.ErrNoAttachment)
	})
	t.Run("a paper that changes meanwhile", func(t *testing.T) {
		p := company(t, text.Chinese)
		p.Files = &fickle{}
		refused(t, p, ErrChanged)
	})
	t.Run("more papers than a package holds", func(t *testing.T) {
		p := company(t, text.Chinese)
		p.Filing.Attachments = nil
		for i := range maxEntries / 2 {
			p.Filing.Attachments = append(p.Filing.Attachments, filing.Attachment{ID: strconv.Itoa(i), Slot: "other", File: "x.jpg"})
		}
		p.Files = same("x")
		refused(t, p, ErrTooMany)
	})
	t.Run("a portal that is not known", func(t *testing.T) {
		p := company(t, text.Chinese)
		p.Filing.Provider = "../huaweicloud"
		refused(t, p, providers.ErrUnknown)
	})
	t.Run("a writer that is full", func(t *testing.T) {
		err := Packer{}.Pack(context.Background(), full{}, company(t, text.Chinese))
		assert.ErrorIs(t, err, io.ErrShortWrite)
	})
}

func TestPackStopsWhenCancelled(t *testing.T) {
	for after := range 12 {
		ctx, cancel := context.WithCancel(context.Background())
		p := company(t, text.Chinese)
		p.Files = &canceller{p.Files, cancel, after}
		err := Packer{}.Pack(ctx, io.Discard, p)
		assert.ErrorIs(t, err, context.Canceled, "after %d files", after)
		cancel()
	}
}

// canceller cancels the work while a file is read.
type canceller struct {
	wizard.Files
	cancel context.CancelFunc
	after  int
}

func (c *canceller) Bytes(ctx context.Context, a filing.Attachment) ([]byte, error) {
	if c.after--; c.after < 0 {
		c.cancel()
	}
	return c.Files.Bytes(ctx, a)
}

// fickle gives other bytes every time.
type fickle struct{ n int }

func (f *fickle) Bytes(context.Context, filing.Attachment) ([]byte, error) {
	f.n++
	return []byte(strconv.Itoa(f.n)), nil
}

type same string

func (s same) Bytes(context.Context, filing.Attachment) ([]byte, error) { return []byte(s), nil }

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// BenchmarkPack packs ten papers of 2 MB.
func BenchmarkPack(b *testing.B) {
	p := company(b, text.Chinese)
	files := memory{}
	p.Filing.Attachments = nil
	for i := range 10 {
		id := "a" + strconv.Itoa(i)
		p.Filing.Attachments = append(p.Filing.Attachments, filing.Attachment{ID: id, Slot: "other", File: "scan.jpg"})
		files[id] = bytes.Repeat([]byte{byte(i), 1, 2, 3}, 2<<20/4)
	}
	p.Files = files
	b.SetBytes(20 << 20)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, Packer{}.Pack(context.Background(), io.Discard, p))
	}
}
