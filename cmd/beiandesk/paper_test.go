//go:build linux

package main

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// phonePixels is the long side of what a phone with twelve million pixels takes.
const phonePixels = 4032

// A photograph of the licence is dropped on the window; what is read of it fills the form, with one press of a key.
func TestADroppedPhotographFillsTheForm(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	f := sample.Enterprise()
	want := f.Entity
	f.Entity.Name, f.Entity.Certificate = "", filing.Certificate{Kind: filing.BusinessLicence}
	keep(t, store, f, w)
	licence := specimen.Set(specimen.Form{Kind: paper.BusinessLicence}, specimen.Sample()).Picture
	photograph := filepath.Join(t.TempDir(), "营业执照 原件.jpg")
	require.NoError(t, os.WriteFile(photograph, specimen.JPEG(specimen.OnGround(licence, specimen.WoodGround, 12, phonePixels, 2).Picture, 0), 0o600))

	p := d.start(store)
	p.sees(w.T("window.name"))
	p.press("Return") // opens the only draft
	p.sees("云帆智联官网")
	p.press("Return") // goes on where something is missing
	p.sees(w.T("step.entity_certificate.title"))
	h, err := newHand()
	require.NoError(t, err)
	defer func() { assert.NoError(t, h.conn.Close()) }()
	at := p.middle()
	dropped := time.Now()
	require.NoError(t, h.drop(p.window, at.X, at.Y, photograph))
	require.Eventually(t, p.framed, patience, glance, "nothing was read\n%s", p.log)
	t.Logf("from the drop of %d MP to what was read: %s", phonePixels*phonePixels*3/4/1_000_000, time.Since(dropped).Round(10*time.Millisecond))
	p.press(slices.Repeat([]string{"Tab"}, tabsToReadings)...)
	p.press("space") // fill in what was read
	p.do("key", "alt+F4")
	require.NoError(t, p.run.Wait(), p.log)

	saved := drafts(t, store)
	require.Len(t, saved, 1)
	f = saved[0].Filing
	require.Len(t, f.Attachments, 1)
	assert.Equal(t, string(paper.EntityCertificate), f.Attachments[0].Slot)
	assert.Equal(t, want.Name, f.Entity.Name)
	assert.Equal(t, want.Certificate.Number, f.Entity.Certificate.Number)
	assert.Equal(t, want.Certificate.Address, f.Entity.Certificate.Address)
}

// tabsToReadings is how many stops of the keyboard lie on the page before the button that fills in all that was read: of the
// paper its picture and three buttons, and that button.
const tabsToReadings = 5

// middle is the place in the window on which the first paper of a page lies.
func (p *person) middle() image.Point {
	p.t.Helper()
	p.do("windowsize", "--sync", p.window, "1024", "700")
	p.do("windowmove", "--sync", p.window, "0", "0")
	return image.Pt(512, 410)
}

// framed reports whether the picture of a paper on the page has frames around what was read.
func (p *person) framed() bool {
	frame := [3]uint32{0x16 * 0x101, 0x5D * 0x101, 0xC8 * 0x101}
	seen := 0
	for _, c := range p.points() {
		if c == frame {
			seen++
		}
	}
	return seen > 50 // pixels: one frame has more
}
