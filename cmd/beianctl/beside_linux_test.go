package main

import (
	"html"
	"io"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/ui/gallery"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestWindowCopiesWhatThePageCopies: the window beside the browser and the page of a package have the same values in the same
// order, whatever is in them.
func TestWindowCopiesWhatThePageCopies(t *testing.T) {
	hostile := sample.Enterprise()
	hostile.Entity.Name, hostile.Services[0].Remark = `<script>alert(1)</script>`, "云帆\u202e智\u200b联 ' \" ` & <b>"
	for name, f := range map[string]*filing.Filing{"company": sample.Enterprise(), "person": sample.Individual(), "hostile": hostile} {
		for _, lang := range text.Names() {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				f := f.Clone()
				f.Attachments = []filing.Attachment{}
				rooms, err := assembly.New(assembly.Options{Store: storagetest.NewMemory(), Cache: t.TempDir()})
				require.NoError(t, err)
				defer rooms.Close()
				session, err := rooms.Desk.Import(t.Context(), f, nil, rooms.Texts[lang])
				require.NoError(t, err)
				packed := filepath.Join(t.TempDir(), "x.beian")
				require.NoError(t, assembly.WriteFile(packed, func(w io.Writer) error { return session.Export(t.Context(), w, wizard.Sending{Force: true}) }))
				page, _ := membersOf(t, packed)
				var meant []string
				for _, m := range regexp.MustCompile(`data-value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
					meant = append(meant, html.UnescapeString(m[1]))
				}
				require.Greater(t, len(meant), 20)
				copied, err := gallery.Copied(t.Context(), gallery.Options{
					Desk: rooms.Desk, Texts: rooms.Texts, Draft: session.ID(), Settings: screen.Settings{Language: lang, Look: theme.Light, Scale: 1},
				})
				require.NoError(t, err)
				assert.Equal(t, meant, copied)
			})
		}
	}
}
