package assembly

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

type noFiles struct{}

func (noFiles) Bytes(context.Context, filing.Attachment) ([]byte, error) { return nil, os.ErrNotExist }

type stopped struct{}

func (stopped) Now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// TestLettersThroughTheWholeHouse composes, sets and draws a letter, and finds it in the package.
func TestLettersThroughTheWholeHouse(t *testing.T) {
	a, err := New(Options{Store: storagetest.NewMemory(), Clock: stopped{}, Cache: t.TempDir()})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, a.Close()) })
	f := sample.Enterprise()
	f.Province, f.City, f.County = "51", "5101", "510107"
	f.Entity.LegalRepresentative = "王样例"
	f.Principal.IsLegalRepresentative = filing.No
	f.Principal.Name = "陈𬭎䶮"
	s, err := a.Desk.Import(t.Context(), f, noFiles{}, a.Texts[text.English])
	require.NoError(t, err)

	pages, err := s.DrawLetter(t.Context(), "entity_principal_letter", 600)
	require.NoError(t, err)
	require.Len(t, pages, 1)
	assert.Equal(t, 600, pages[0].Bounds().Dy())
	dark := 0
	for y := range 600 {
		for x := range pages[0].Bounds().Dx() {
			if r, _, _, _ := pages[0].At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	assert.Greater(t, dark, 2000, "something is written on it")

	var packed bytes.Buffer
	require.NoError(t, s.Export(t.Context(), &packed, wizard.Sending{Force: true}))
	z, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	require.NoError(t, err)
	var letters []string
	for _, m := range z.File {
		if strings.HasPrefix(m.Name, "letters/") {
			letters = append(letters, m.Name)
		}
	}
	assert.Equal(t, []string{"letters/entity_principal_letter.pdf", "letters/service_principal_letter.pdf"}, letters)
}
