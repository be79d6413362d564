package wizard_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func attach(t *testing.T, s *wizard.Session, slot paper.Slot, name string) filing.Attachment {
	t.Helper()
	a, err := s.Attach(t.Context(), slot, name, strings.NewReader("bytes of "+name))
	require.NoError(t, err)
	return a
}

// slotsOf lists the attachments as "slot file".
func slotsOf(s *wizard.Session) []string {
	out := []string{}
	for _, a := range s.Filing().Attachments {
		out = append(out, a.Slot+" "+a.File)
	}
	return out
}

func TestAttach(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	a := attach(t, s, "entity.certificate", `C:\papers\licence.jpg`)
	assert.Equal(t, "a1", a.ID)
	assert.Equal(t, "licence.jpg", a.File, "a name says nothing about folders of the applicant's machine")
	report, ok := s.Report("a1")
	assert.True(t, ok)
	assert.Equal(t, paper.BusinessLicence, report.Kind, "looked at as what the slot wants")
	data, err := s.Bytes(t.Context(), a)
	require.NoError(t, err)
	assert.Len(t, data, int(a.Size))
	picture, err := s.Picture(t.Context(), "a1", 0, 100)
	require.NoError(t, err)
	assert.Equal(t, 100, picture.Bounds().Dy())

	attach(t, s, "other", "one.jpg")
	attach(t, s, "other", "two.jpg")
	assert.Equal(t, []string{"entity.certificate licence.jpg", "other one.jpg", "other two.jpg"}, slotsOf(s))

	require.NoError(t, s.Save(t.Context()))
	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	_, ok = again.Report("a1")
	assert.True(t, ok, "reports are kept with the draft")
}

func TestAttachRefuses(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.begin(t, filing.Enterprise)
	attach(t, s, "other", "one.jpg")
	require.NoError(t, s.Save(t.Context()))
	for _, slot := range []paper.Slot{"", "entity", "services[7].app.icon", "services[0].pre_approvals[0]", "services[].app.icon"} {
		_, err := s.Attach(t.Context(), slot, "x.jpg", strings.NewReader("x"))
		require.ErrorIs(t, err, filing.ErrNoSuchFact, string(slot))
		_, err = s.Reuse(t.Context(), "a1", slot)
		require.ErrorIs(t, err, filing.ErrNoSuchFact, string(slot))
	}
	kept := len(r.store.files)
	_, err := s.Attach(t.Context(), "other", "big.jpg", io.LimitReader(zeros{}, paper.MaxBytes+1))
	require.ErrorIs(t, err, wizard.ErrFileTooLarge)
	assert.Len(t, r.store.files, kept, "nothing of it is kept")
	ctx, cancel := context.WithCancel(t.Context())
	r.inspector.during = cancel
	_, err = s.Attach(ctx, "entity.certificate", "x.jpg", strings.NewReader("x"))
	require.ErrorIs(t, err, context.Canceled)
	r.inspector.during = nil

	_, err = s.Reuse(t.Context(), "a9", "other")
	require.ErrorIs(t, err, wizard.ErrNoAttachment)
	_, err = s.Picture(t.Context(), "a9", 0, 1)
	require.ErrorIs(t, err, wizard.ErrNoAttachment)
	require.ErrorIs(t, s.Detach("a9"), wizard.ErrNoAttachment)
	assert.Equal(t, []string{"other one.jpg"}, slotsOf(s))
	assert.False(t, s.Dirty(), "the draft is as it was")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func TestAttachWhileItsRowGoes(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Services[0].PreApprovals = []filing.PreApproval{{Category: "news"}}
	s := r.importCase(t, f, nil)
	r.inspector.during = func() { assert.NoError(t, s.RemoveRow("services[0].pre_approvals[0]")) }
	_, err := s.Attach(t.Context(), "services[0].pre_approvals[0]", "x.jpg", strings.NewReader("x"))
	require.ErrorIs(t, err, filing.ErrNoSuchFact)
	assert.Empty(t, slotsOf(s))
}

func TestAnotherPaperMakesTheFirstGo(t *testing.T) {
	t.Parallel()
	s := newRoom(t).begin(t, filing.Enterprise)
	first := attach(t, s, "entity.certificate", "bad.jpg")
	require.NoError(t, s.SetAside("PHO999", first.ID, "原件如此"))
	assert.True(t, s.Check().Findings[len(s.Check().Findings)-1].SetAside)

	second := attach(t, s, "entity.certificate", "bad.jpg")
	assert.NotEqual(t, first.ID, second.ID)
	assert.Equal(t, []string{"entity.certificate bad.jpg"}, slotsOf(s))
	_, ok := s.Report(first.ID)
	assert.False(t, ok)
	for _, finding := range s.Check().Findings {
		assert.False(t, finding.SetAside, "what was said of the first paper is not said of the second")
	}
	assert.Empty(t, s.Filing().SetAside)

	require.NoError(t, s.SetAside("PHO999", second.ID, "原件如此"))
	require.NoError(t, s.Detach(second.ID))
	assert.Empty(t, s.Filing().Attachments)
	assert.Empty(t, s.Filing().SetAside)
	_, ok = s.Report(second.ID)
	assert.False(t, ok)
}

func TestPutBack(t *testing.T) {
	t.Parallel()
	s := newRoom(t).begin(t, filing.Enterprise)
	old := attach(t, s, "entity.certificate", "licence.jpg")
	attach(t, s, "entity.certificate", "wrong.jpg")
	back, err := s.PutBack(t.Context(), old)
	require.NoError(t, err)
	assert.Equal(t, []string{"entity.certificate licence.jpg"}, slotsOf(s))
	assert.Equal(t, old.SHA256, back.SHA256)
	_, ok := s.Report(back.ID)
	assert.True(t, ok, "looked at again")
	_, err = s.PutBack(t.Context(), filing.Attachment{Slot: "services[7].principal.id_front"})
	assert.ErrorIs(t, err, filing.ErrNoSuchFact)
}

func TestReuse(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services[0].PrincipalSame = filing.No
	f.Settle()
	s := newRoom(t).importCase(t, f, nil)
	first := attach(t, s, "principal.id_front", "front.jpg")
	second, err := s.Reuse(t.Context(), first.ID, "services[0].principal.id_front")
	require.NoError(t, err)
	assert.Equal(t, first.SHA256, second.SHA256)
	assert.Equal(t, []string{"principal.id_front front.jpg", "services[0].principal.id_front front.jpg"}, slotsOf(s))
	require.NoError(t, s.Detach(first.ID))
	_, err = s.Bytes(t.Context(), second)
	require.NoError(t, err)
}

func TestIconIsNamedInTheApp(t *testing.T) {
	t.Parallel()
	s := newRoom(t).importCase(t, sample.Enterprise(), nil)
	require.NoError(t, s.AddService(filing.AppKind))
	first := attach(t, s, "services[1].app.icon", "icon.png")
	assert.Equal(t, first.ID, s.Filing().Services[1].App.Icon)
	second := attach(t, s, "services[1].app.icon", "icon2.png")
	assert.Equal(t, second.ID, s.Filing().Services[1].App.Icon)

	require.NoError(t, s.RemoveRow("services[0]"))
	assert.Equal(t, second.ID, s.Filing().Services[0].App.Icon)
	assert.Equal(t, []string{"services[0].app.icon icon2.png"}, slotsOf(s))
	require.NoError(t, s.Detach(second.ID))
	assert.Empty(t, s.Filing().Services[0].App.Icon)
}

func TestRemoveRowMovesWhatBelongsToLaterRows(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Services[0].PreApprovals = make([]filing.PreApproval, 12)
	// A slot from a file of somebody else that no filing can have.
	f.Attachments = []filing.Attachment{{ID: "x", Slot: "services[99999999999999999999].principal.id_front", File: "stray.jpg"}}
	s := r.importCase(t, f, files{"stray.jpg": "x"})
	require.NoError(t, s.AddService(filing.Website))
	attach(t, s, "services[0].pre_approvals[0]", "first.jpg")
	attach(t, s, "services[0].pre_approvals[1]", "second.jpg")
	attach(t, s, "services[0].pre_approvals[11]", "twelfth.jpg")
	attach(t, s, "services[0].domain_certificate", "domain.jpg")
	attach(t, s, "services[1].domain_certificate", "next.jpg")
	for _, place := range []string{"", "services[0].pre_approvals[1].number", "services[0].pre_approvals[11].number", "services[1].name", "entity.name"} {
		require.NoError(t, s.SetAside("ENT999", place, "已知悉"))
	}
	places := func() []string {
		out := []string{}
		for _, a := range s.Filing().SetAside {
			out = append(out, a.Attachment)
		}
		return out
	}
	stray := "services[99999999999999999999].principal.id_front stray.jpg"

	require.NoError(t, s.RemoveRow("services[0].pre_approvals[1]"))
	assert.Equal(t, []string{
		stray, "services[0].pre_approvals[0] first.jpg", "other second.jpg", "services[0].pre_approvals[10] twelfth.jpg",
		"services[0].domain_certificate domain.jpg", "services[1].domain_certificate next.jpg",
	}, slotsOf(s))
	assert.Equal(t, []string{"", "services[0].pre_approvals[10].number", "services[1].name", "entity.name"}, places())

	require.NoError(t, s.RemoveRow("services[0]"))
	assert.Equal(t, []string{
		stray, "other first.jpg", "other second.jpg", "other twelfth.jpg", "other domain.jpg", "services[0].domain_certificate next.jpg",
	}, slotsOf(s))
	assert.Equal(t, []string{"", "services[0].name", "entity.name"}, places())

	before := s.Filing()
	for _, row := range []filing.Path{"services[5]", "services", "attachments[0]", "", "entity.name"} {
		require.ErrorIs(t, s.RemoveRow(row), filing.ErrNoSuchFact, string(row))
	}
	_, err := s.AddRow("attachments")
	require.ErrorIs(t, err, filing.ErrNoSuchFact)
	assert.Equal(t, before, s.Filing())
}

func TestAddRow(t *testing.T) {
	t.Parallel()
	s := newRoom(t).begin(t, filing.Enterprise)
	row, err := s.AddRow("services[0].domains")
	require.NoError(t, err)
	assert.Equal(t, filing.Path("services[0].domains[1]"), row)
	require.NoError(t, s.Answer(row+".name", "example.cn"))
	require.NoError(t, s.RemoveRow("services[0].domains[0]"))
	assert.Equal(t, "example.cn", s.Filing().Services[0].Domains[0].Name)
}

func TestSetAside(t *testing.T) {
	t.Parallel()
	s := newRoom(t).begin(t, filing.Enterprise)
	bad := attach(t, s, "principal.id_front", "bad.jpg")
	broken := attach(t, s, "entity.certificate", "broken.jpg")
	require.ErrorIs(t, s.SetAside("PHO999", bad.ID, " \n"), wizard.ErrReason)
	warns, blocks := s.Check().Counts.Warn, s.Check().Counts.Block
	require.NoError(t, s.SetAside("PHO999", bad.ID, "第一次"))
	require.NoError(t, s.SetAside("PHO999", bad.ID, " 原件如此 "))
	require.NoError(t, s.SetAside("PHO999", broken.ID, "没关系"))
	assert.Equal(t, warns-1, s.Check().Counts.Warn)
	assert.Equal(t, blocks, s.Check().Counts.Block, "what blocks cannot be set aside")
	require.Len(t, s.Filing().SetAside, 2, "a second reason takes the place of the first")
	assert.Equal(t, "原件如此", s.Filing().SetAside[0].Reason)
	assert.Zero(t, s.Filing().SetAside[0].At.Nanosecond())
	require.NoError(t, s.TakeBack("PHO999", bad.ID))
	assert.Equal(t, warns, s.Check().Counts.Warn)

	mistakes := s.Check().Mistakes(s.Filing())
	found := false
	for _, m := range mistakes {
		found = found || m.Attachment == broken.ID
	}
	assert.True(t, found, "a broken paper is a mistake")
}

func TestExport(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	s := r.importCase(t, sample.Enterprise(), nil)
	attach(t, s, "entity.certificate", "broken.jpg")
	var out bytes.Buffer
	require.ErrorIs(t, s.Export(t.Context(), &out, wizard.Sending{}), wizard.ErrBlocked)
	assert.Zero(t, out.Len(), "what is refused is not begun")
	require.NoError(t, s.Export(t.Context(), &out, wizard.Sending{Force: true}))
	assert.NotZero(t, out.Len())

	require.Len(t, r.packer.packed, 1)
	p := r.packer.packed[0]
	assert.Equal(t, s.Filing(), p.Filing)
	assert.Positive(t, p.Check.Counts.Block, "the report says what blocked")
	assert.Equal(t, "test", p.Program)
	data, err := p.Files.Bytes(t.Context(), p.Filing.Attachments[0])
	require.NoError(t, err)
	assert.Equal(t, "bytes of broken.jpg", string(data))
	p.Filing.Entity.Name = "别的公司"
	assert.NotEqual(t, "别的公司", s.Filing().Entity.Name)
}

func TestImport(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "entity.certificate", File: "papers/licence.jpg"}}
	s := r.importCase(t, f, files{"papers/licence.jpg": "licence"})
	a := s.Filing().Attachments[0]
	assert.Equal(t, int64(7), a.Size)
	assert.Len(t, a.SHA256, 64)
	report, ok := s.Report("a1")
	assert.True(t, ok)
	assert.Equal(t, paper.BusinessLicence, report.Kind)
	assert.Empty(t, f.Attachments[0].SHA256, "the case that was given is not changed")

	_, err := r.desk.Import(t.Context(), f, files{}, r.texts)
	require.ErrorContains(t, err, "papers/licence.jpg")
	drafts, err := r.desk.Drafts(t.Context())
	require.NoError(t, err)
	assert.Len(t, drafts, 1, "a case whose paper is missing makes no draft")
}

func TestImportKeepsBytesBeforeReadingThem(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{{ID: "a1", Slot: "entity.certificate", File: "licence.jpg"}}
	read := 0
	r.inspector.during = func() {
		read++
		assert.Len(t, r.store.files, 1, "the file is in the store before anything reads it")
	}
	r.importCase(t, f, files{"licence.jpg": "licence"})
	assert.Equal(t, 1, read)
}
