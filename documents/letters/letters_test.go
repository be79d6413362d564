package letters_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	wordings "github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/documents/letters"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestLook(t *testing.T) {
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	b, err := letter.Load(wordings.FS(), words)
	require.NoError(t, err)
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	f := sample.Enterprise()
	f.Province = "34"
	f.Principal.IsLegalRepresentative = filing.No
	f.Principal.Name = "王𬭎𫖯"
	f.Entity.LegalRepresentative = "Alexander Maximilian von Beispielhausen-Musterstadt"
	f.Entity.Name = "深圳市云帆智联文化教育投资管理科技有限公司"
	dir := os.Getenv("LOOK")
	w := letters.Writer{Words: words, Program: "0.1.0"}
	for _, p := range []string{"34", "44", "32", "51"} {
		f.Province = p
		for _, l := range b.List(material.Look{Filing: f, Atlas: a, Today: day}) {
			var out bytes.Buffer
			require.NoError(t, w.WriteLetter(&out, l, wizard.LetterPDF, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)))
			var word bytes.Buffer
			require.NoError(t, w.WriteLetter(&word, l, wizard.LetterDOCX, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)))
			if dir != "" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, p+"-"+l.Key()+".docx"), word.Bytes(), 0o600))
				require.NoError(t, os.WriteFile(filepath.Join(dir, p+"-"+l.Key()+".pdf"), out.Bytes(), 0o600))
			}
		}
	}
}
