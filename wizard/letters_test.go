package wizard_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// typist writes of a letter what a test wants to see.
type typist struct{}

func (typist) WriteLetter(w io.Writer, l letter.Letter, format wizard.LetterFormat, moment time.Time) (int, error) {
	_, err := fmt.Fprintf(w, "%s %s %s %s", format, l.Title, moment.Format(time.DateOnly), l.Code)
	return 1, err
}

// scanner finds on a scan the code that its bytes are.
type scanner struct{ inspector }

func (s *scanner) Inspect(ctx context.Context, name string, data []byte, as paper.Kind) (paper.Report, error) {
	r, err := s.inspector.Inspect(ctx, name, data, as)
	if code, ok := strings.CutPrefix(string(data), "scan of "); ok {
		r.Ink = &paper.Ink{Pages: 1, Codes: []paper.Code{{Text: code}}}
	}
	return r, err
}

func (s *scanner) Picture(ctx context.Context, data []byte, page, maxSide int) (image.Image, error) {
	return s.inspector.Picture(ctx, data, page, maxSide)
}

func newOffice(t *testing.T) *room {
	t.Helper()
	r := newRoom(t)
	atlas, err := loadAtlas()
	require.NoError(t, err)
	words, err := letter.Load(os.DirFS("../assets/letters"), r.texts)
	require.NoError(t, err)
	r.desk, err = wizard.NewDesk(wizard.Parts{
		Store: storagetest.NewMemory(), Inspector: &scanner{}, Packer: r.packer, Atlas: atlas, Clock: r.clock, Letters: words, LetterWriter: typist{},
		Entropy: strings.NewReader(strings.Repeat("entropy.", 1000)), Program: "test",
	})
	require.NoError(t, err)
	return r
}

// delegated is a company that has somebody else than the legal representative answer for it.
func delegated() *filing.Filing {
	f := sample.Enterprise()
	f.Province = "51"
	f.Entity.LegalRepresentative = "王样例"
	f.Principal.IsLegalRepresentative = filing.No
	return f
}

func letterOf(t *testing.T, s *wizard.Session, key string) wizard.Letter {
	t.Helper()
	for _, l := range s.Letters() {
		if l.Key == key {
			return l
		}
	}
	require.Failf(t, "no such letter", "%s", key)
	return wizard.Letter{}
}

func labelsOf(facts []wizard.LetterFact) []string {
	out := []string{}
	for _, f := range facts {
		out = append(out, f.Label)
	}
	return out
}

// TestALetterGoesOutAndComesBack prints a letter, changes what it states, gives the signed scan and a newer one.
func TestALetterGoesOutAndComesBack(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	s := r.importCase(t, delegated(), nil)
	const key = "entity_principal_letter"
	l := letterOf(t, s, key)
	assert.Equal(t, wizard.LetterMissing, l.State)
	assert.Nil(t, l.PrintedAt)
	assert.Equal(t, "主体负责人授权书", l.Heading)
	assert.Contains(t, l.Missing, wizard.LetterGap{Label: "法定代表人证件号码"})

	var printed bytes.Buffer
	pages, err := s.DrawLetter(t.Context(), key, 100)
	require.NoError(t, err)
	assert.Len(t, pages, 1)
	assert.Nil(t, letterOf(t, s, key).PrintedAt, "what is only shown is not noted")
	require.NoError(t, s.WriteLetter(t.Context(), &printed, key, wizard.LetterPDF))
	assert.True(t, strings.HasPrefix(printed.String(), "pdf 主体负责人授权书 2026-11-23 BD1"))
	l = letterOf(t, s, key)
	require.NotNil(t, l.PrintedAt)
	assert.Empty(t, l.Stale)

	require.NoError(t, s.Answer("principal.mobile", "13800000077"))
	l = letterOf(t, s, key)
	assert.Equal(t, []string{"主体负责人手机号码"}, labelsOf(l.Stale), "what to print anew, and why")
	assert.Equal(t, "13800000077", l.Stale[0].Text)
	assert.Empty(t, letterOf(t, s, "service_principal_letter").Stale, "a letter that was not printed is not stale")

	code := strings.Fields(printed.String())[3]
	scan := func(name, of string) {
		t.Helper()
		_, err := s.Attach(t.Context(), paper.Slot("letters."+key), name, strings.NewReader("scan of "+of))
		require.NoError(t, err)
	}
	scan("old.jpg", code)
	l = letterOf(t, s, key)
	assert.Equal(t, wizard.LetterChanged, l.State)
	assert.Equal(t, []string{"主体负责人手机号码"}, labelsOf(l.Changed))

	printed.Reset()
	require.NoError(t, s.WriteLetter(t.Context(), &printed, key, wizard.LetterDOCX))
	scan("new.jpg", strings.Fields(printed.String())[3])
	l = letterOf(t, s, key)
	assert.Equal(t, wizard.LetterGiven, l.State)
	assert.Empty(t, l.Changed)

	former := s.FormerLetters("letters." + key)
	require.Len(t, former, 1, "the old letter stays in the history")
	assert.Equal(t, "old.jpg", former[0].Attachment.File)
	assert.Equal(t, code, former[0].Code)
	require.NoError(t, s.Save(t.Context()))
	again, err := r.desk.Open(t.Context(), s.ID(), r.texts)
	require.NoError(t, err)
	assert.Equal(t, former, again.FormerLetters("letters."+key))
	assert.Len(t, again.Prints(), 2)
	data, err := again.Bytes(t.Context(), former[0].Attachment)
	require.NoError(t, err)
	assert.Equal(t, "scan of "+code, string(data), "and so do its bytes")
}

// TestAFormerLetterIsPutBack: the letter that made room changes places with the one that came.
func TestAFormerLetterIsPutBack(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	s := r.importCase(t, delegated(), nil)
	const slot = paper.Slot("letters.entity_principal_letter")
	for _, name := range []string{"old.jpg", "new.jpg"} {
		_, err := s.Attach(t.Context(), slot, name, strings.NewReader("scan of "+name))
		require.NoError(t, err)
	}
	for _, want := range []string{"old.jpg", "new.jpg", "old.jpg"} {
		former := s.FormerLetters(slot)
		require.Len(t, former, 1)
		assert.Equal(t, want, former[0].Attachment.File)
		_, err := s.PutBack(t.Context(), former[0].Attachment)
		require.NoError(t, err)
		assert.Equal(t, []string{string(slot) + " " + want}, slotsOf(s))
	}
}

// TestALetterMovesToWhereItsFellowLies: two scans of one letter do not change places, for both belong in one slot.
func TestALetterMovesToWhereItsFellowLies(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	s := r.importCase(t, delegated(), nil)
	code := letterOf(t, s, "entity_principal_letter").Code
	const right, wrong = paper.Slot("letters.entity_principal_letter"), paper.Slot("letters.service_principal_letter")
	_, err := s.Attach(t.Context(), right, "one.jpg", strings.NewReader("scan of "+code))
	require.NoError(t, err)
	a, err := s.Attach(t.Context(), wrong, "two.jpg", strings.NewReader("scan of "+code))
	require.NoError(t, err)
	m, err := s.Move(t.Context(), a.ID, right)
	require.NoError(t, err)
	assert.Equal(t, paper.Other, m.Aside)
	assert.Equal(t, []string{"other one.jpg", string(right) + " two.jpg"}, slotsOf(s))
	require.NoError(t, s.MoveBack(t.Context(), m))
	assert.Equal(t, []string{string(right) + " one.jpg", string(wrong) + " two.jpg"}, slotsOf(s))
}

// TestLettersWithoutACode: a scan on which no code was read is taken for the letter of its slot.
func TestLettersWithoutACode(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	s := r.importCase(t, delegated(), nil)
	attach(t, s, "letters.entity_principal_letter", "page.jpg")
	assert.Equal(t, wizard.LetterGiven, letterOf(t, s, "entity_principal_letter").State)
	assert.Equal(t, wizard.LetterMissing, letterOf(t, s, "service_principal_letter").State)
}

// TestOneLetterForTwo: where a province takes one letter for both principals, the second is there with the first, and its
// name is not the first's.
func TestOneLetterForTwo(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	f := delegated()
	f.Province = "32"
	s := r.importCase(t, f, nil)
	first, second := letterOf(t, s, "entity_principal_letter"), letterOf(t, s, "service_principal_letter")
	assert.Equal(t, wizard.LetterMissing, second.State)
	assert.Equal(t, "法定代表人授权书（主体负责人授权书）", first.Title)
	assert.NotEqual(t, first.Title, second.Title)
	attach(t, s, first.Slot, "page.jpg")
	assert.Equal(t, wizard.LetterElsewhere, letterOf(t, s, "service_principal_letter").State)
}

// TestLettersOfSeveralPeople: each part stands for itself.
func TestLettersOfSeveralPeople(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	f := delegated()
	second := f.Services[0]
	second.Name, second.PrincipalSame = "云帆商店", filing.No
	second.Principal = &filing.Principal{Name: "陈样例", IsLegalRepresentative: filing.No, Certificate: filing.Certificate{Number: sample.SecondNumber}}
	f.Services = append(f.Services, second)
	s := r.importCase(t, f, nil)
	two := letterOf(t, s, "service_principal_letter-2")
	assert.Equal(t, "陈样例", two.For)
	assert.Contains(t, two.Title, "（陈样例）")
	var out bytes.Buffer
	require.NoError(t, s.WriteLetter(t.Context(), &out, two.Key, wizard.LetterPDF))
	_, err := s.Attach(t.Context(), two.Slot, "two.jpg", strings.NewReader("scan of "+strings.Fields(out.String())[3]))
	require.NoError(t, err)
	assert.Equal(t, wizard.LetterGiven, letterOf(t, s, "service_principal_letter-2").State)
	assert.Equal(t, wizard.LetterMissing, letterOf(t, s, "service_principal_letter-1").State)

	// The other part comes beside it, and so does another page; the same page makes the old one go.
	one := letterOf(t, s, "service_principal_letter-1")
	code, err := letter.ParseCode(one.Code)
	require.NoError(t, err)
	scan := func(name string, page int) {
		t.Helper()
		_, err := s.Attach(t.Context(), one.Slot, name, strings.NewReader("scan of "+code.OnPage(page, 2).String()))
		require.NoError(t, err)
	}
	scan("one-1.jpg", 1)
	scan("one-2.jpg", 2)
	slot := string(one.Slot) + " "
	assert.Equal(t, []string{slot + "two.jpg", slot + "one-1.jpg", slot + "one-2.jpg"}, slotsOf(s))
	assert.Equal(t, wizard.LetterGiven, letterOf(t, s, "service_principal_letter-1").State)
	scan("one-1-again.jpg", 1)
	assert.Equal(t, []string{slot + "two.jpg", slot + "one-2.jpg", slot + "one-1-again.jpg"}, slotsOf(s))
	attach(t, s, one.Slot, "no-code.jpg")
	assert.Equal(t, []string{slot + "no-code.jpg"}, slotsOf(s), "without a code nobody knows, and the slot holds one paper")
}

func TestLettersThatAreNotNeeded(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	s := r.importCase(t, delegated(), nil)
	require.ErrorIs(t, s.WriteLetter(t.Context(), io.Discard, "guarantee", wizard.LetterPDF), wizard.ErrNoLetter)
	_, err := s.DrawLetter(t.Context(), "service_principal_letter-7", 100)
	require.ErrorIs(t, err, wizard.ErrNoLetter)
	assert.Empty(t, s.Prints())
	none := newRoom(t)
	assert.Empty(t, none.desk.Letters(delegated(), none.desk.Today(), nil, none.texts), "a desk without wordings writes none")
	_, err = none.desk.Letter(delegated(), none.desk.Today(), "entity_principal_letter")
	require.ErrorIs(t, err, wizard.ErrNoLetter)
}

func TestLetterWords(t *testing.T) {
	t.Parallel()
	r := newOffice(t)
	for _, lang := range text.Names() {
		words, err := text.Load(os.DirFS("../assets/text"), lang, nil)
		require.NoError(t, err)
		for _, l := range r.desk.Letters(delegated(), r.desk.Today(), nil, words) {
			for _, said := range []string{wizard.LetterSigners(l, words), wizard.LetterAge(l, words), l.Title, l.Why} {
				assert.NotContains(t, said, "letter.", "%s %s", lang, l.Key)
				assert.NotContains(t, said, "requirement.", "%s %s", lang, l.Key)
			}
		}
	}
}
