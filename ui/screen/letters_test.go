package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// delegated is a company that has somebody else than the legal representative answer for it.
func delegated() *filing.Filing {
	f := sample.Enterprise()
	f.Province, f.City, f.County = "51", "5101", "510107"
	f.Entity.LegalRepresentative = "王样例"
	f.Principal.IsLegalRepresentative = filing.No
	return f
}

// wordsIn is all the words of a piece.
func wordsIn(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Text:
			out = append(out, x.Words())
		case *panel.Button:
			out = append(out, x.Text)
		case *widget.Label:
			out = append(out, x.Text)
		}
	})
	return strings.Join(out, "\n")
}

// press presses the first button or link of that name in a piece.
func press(t *testing.T, o fyne.CanvasObject, name string) {
	t.Helper()
	var found fyne.Tappable
	walk(o, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *panel.Button:
			if x.Text == name && found == nil {
				found = x
			}
		case *panel.Tile:
			if x.Label() == name && found == nil {
				found = x
			}
		}
	})
	require.NotNil(t, found, "no button %s in %s", name, wordsIn(o))
	found.Tapped(&fyne.PointEvent{})
}

func (p *lettersPage) row(t *testing.T, key string) *letterRow {
	t.Helper()
	for _, r := range p.rows {
		if r.key == key {
			return r
		}
	}
	require.Failf(t, "no row", "%s", key)
	return nil
}

// TestLettersAreWrittenAndComeBack prints a letter, changes an answer, gives the scan, and prints anew.
func TestLettersAreWrittenAndComeBack(t *testing.T) {
	b := newBench(t, delegated(), text.Chinese, light)
	b.finds = func(r *paper.Report) {
		if strings.HasPrefix(r.File, "BD1") {
			r.Ink = &paper.Ink{Pages: 1, Codes: []paper.Code{{Text: strings.TrimSuffix(r.File, ".jpg")}}}
		}
	}
	p := newLetters(b.Shell, Place{Screen: LettersScreen})
	b.put(p.view)
	const key = "entity_principal_letter"
	row := p.row(t, key)
	words := wordsIn(row.box)
	for _, want := range []string{"主体负责人授权书", "缺少", "法定代表人签字、被授权人签字、盖章", "90 天", "打印后手写", "打印（PDF）"} {
		assert.Contains(t, words, want)
	}
	assert.Contains(t, wordsIn(p.state), "已交回 0 份")

	b.saved = filepath.Join(t.TempDir(), "letter.pdf")
	press(t, row.box, "打印（PDF）")
	require.Empty(t, b.told)
	written, err := os.ReadFile(b.saved)
	require.NoError(t, err)
	kind, code, _ := strings.Cut(string(written), " ")
	assert.Equal(t, "pdf", kind)
	dialog := b.Window.Canvas().Overlays().Top()
	require.NotNil(t, dialog, "it says where the letter lies")
	press(t, dialog, b.Texts.T("letters.open"))
	press(t, dialog, b.Texts.T("letters.open"))
	require.Same(t, dialog, b.Window.Canvas().Overlays().Top(), "it stays")
	assert.Equal(t, 1, strings.Count(wordsIn(dialog), "在文件管理器里找到上面的文件"))
	press(t, dialog, b.Texts.T("papers.close"))
	require.Nil(t, b.Window.Canvas().Overlays().Top())
	assert.Contains(t, wordsIn(row.box), "不用重印")
	assert.Positive(t, b.store.saves, "what was printed is kept")

	require.NoError(t, b.Session.Answer("principal.mobile", "13800000077"))
	p.given()
	assert.Contains(t, wordsIn(row.box), "要重新打印")
	assert.Contains(t, wordsIn(row.box), "13800000077")

	b.drop([]string{b.file(t, code+".jpg")}, corner(row.card.box).AddXY(20, 20))
	assert.Contains(t, wordsIn(row.box), "已交回，内容有变")
	assert.Contains(t, wordsIn(row.box), "主体负责人手机号码")
	require.NoError(t, b.Session.Answer("principal.mobile", "13800000001"))
	p.given()
	assert.NotContains(t, wordsIn(row.box), "内容有变")
	assert.Contains(t, wordsIn(p.state), "已交回 1 份")

	b.drop([]string{b.file(t, "again.jpg")}, corner(row.card.box).AddXY(20, 20))
	assert.Contains(t, wordsIn(row.box), "以前交过："+code+".jpg")
	press(t, row.box, "换回这一份")
	assert.Contains(t, wordsIn(row.box), "以前交过：again.jpg", "the letters changed places")
	assert.NotContains(t, wordsIn(row.box), "以前交过："+code+".jpg")
	assert.Equal(t, code+".jpg", b.Session.Filing().Attached("letters." + key)[0].File)
}

// TestALetterInTheWrongRowIsMoved drops a second scan of a letter on another row, and moves it from there.
func TestALetterInTheWrongRowIsMoved(t *testing.T) {
	b := newBench(t, delegated(), text.Chinese, light)
	code := ""
	b.finds = func(r *paper.Report) {
		r.Kind, r.Ink = paper.Letter, &paper.Ink{Pages: 1, Codes: []paper.Code{{Text: code}}}
	}
	p := newLetters(b.Shell, Place{Screen: LettersScreen})
	b.put(p.view)
	right, wrong := p.row(t, "entity_principal_letter"), p.row(t, "service_principal_letter")
	for _, l := range b.Session.Letters() {
		if l.Key == right.key {
			code = l.Code
		}
	}
	for _, lies := range []struct {
		name string
		in   *letterRow
	}{{"one.jpg", right}, {"two.jpg", wrong}} {
		_, err := b.Session.Attach(t.Context(), paper.Slot(lies.in.card.slot()), lies.name, strings.NewReader(lies.name))
		require.NoError(t, err)
		p.given()
		require.Contains(t, wordsIn(lies.in.box), lies.name)
	}
	for _, a := range b.Session.Filing().Attached("letters.service_principal_letter") {
		wrong.card.move(a, "letters.entity_principal_letter")
	}
	require.Empty(t, b.told)
	assert.Contains(t, wordsIn(right.box), "two.jpg")
	assert.NotContains(t, wordsIn(right.box), "one.jpg")
	assert.Contains(t, wordsIn(right.box), "已交回")
	assert.Contains(t, wordsIn(wrong.box), "“two.jpg”已移到")
	assert.Contains(t, wordsIn(wrong.box), "缺少")
}

func TestLettersAreShownBeforeTheyAreWritten(t *testing.T) {
	b := newBench(t, delegated(), text.Chinese, light)
	p := newLetters(b.Shell, Place{Screen: LettersScreen, Focus: "letters.entity_principal_letter", Return: ReviewScreen})
	b.put(p.view)
	press(t, p.row(t, "entity_principal_letter").box, "预览")
	top := b.Window.Canvas().Overlays().Top()
	require.NotNil(t, top)
	leaves := 0
	walk(top, func(o fyne.CanvasObject) {
		if c, ok := o.(*fyne.Container); ok {
			if _, page := c.Layout.(*upright); page {
				leaves++
			}
		}
	})
	assert.Equal(t, 2, leaves, "every page is there")
	assert.Empty(t, b.Session.Prints())
	press(t, p.view, b.Texts.T("page.return.review"))
	assert.Equal(t, []Place{{Screen: ReviewScreen}}, b.went)
}

// TestLettersLeadToWhatIsNotAnswered leads from a letter to the first answer that it lacks, and back.
func TestLettersLeadToWhatIsNotAnswered(t *testing.T) {
	f := delegated()
	f.Principal.Mobile = ""
	b := newBench(t, f, text.Chinese, light)
	p := newLetters(b.Shell, Place{Screen: LettersScreen})
	b.put(p.view)
	press(t, p.row(t, "entity_principal_letter").box, "去填主体负责人手机号码")
	require.Len(t, b.went, 1)
	assert.Equal(t, Place{Screen: StepScreen, Stop: "principal_contact", Focus: "principal.mobile", Return: LettersScreen}, b.went[0])
}

func TestLettersThatNobodyNeeds(t *testing.T) {
	f := sample.Enterprise()
	f.Order = filing.Transfer
	b := newBench(t, f, text.English, light)
	p := newLetters(b.Shell, Place{Screen: LettersScreen})
	b.put(p.view)
	assert.Contains(t, wordsIn(p.view), "no letter signed")
}

// TestPapersLeadToLetters: the list of papers and the tasks lead to the letters.
func TestPapersLeadToLetters(t *testing.T) {
	b := newBench(t, delegated(), text.Chinese, light)
	papers := newPapers(b.Shell, Place{Screen: PapersScreen})
	b.put(papers.view)
	press(t, papers.view, "写好待签的文书")
	require.Len(t, b.went, 1)
	assert.Equal(t, LettersScreen, b.went[0].Screen)
	assert.Equal(t, PapersScreen, b.went[0].Return)
	tasks := Tasks(b.Shell, Place{Screen: TasksScreen})
	b.put(tasks)
	press(t, tasks, "授权书与承诺书")
	assert.Equal(t, Place{Screen: LettersScreen}, b.went[1])
	assert.Contains(t, wordsIn(tasks), "必须的2份中已交回0份")
}

func TestLetterNames(t *testing.T) {
	f := sample.Enterprise()
	f.Entity.Name = "甲/乙:公司"
	assert.Equal(t, "授权书-陈样例-甲_乙_公司.pdf", letterName(f, wizard.Letter{Heading: "授权书", For: "陈样例"}, wizard.LetterPDF))
	assert.Equal(t, "授权书.docx", letterName(&filing.Filing{}, wizard.Letter{Heading: "授权书"}, wizard.LetterDOCX))
}
