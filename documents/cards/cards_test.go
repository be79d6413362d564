package cards_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/cards"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// linesOf are the lines that a reader without mistakes finds on a drawn paper.
func linesOf(p specimen.Print) []ocr.Line {
	var out []ocr.Line
	for _, run := range p.Runs {
		out = append(out, lineAt(run.Text, run.Box))
	}
	return out
}

func lineAt(text string, box paper.Box) ocr.Line {
	l := ocr.Line{Text: text, Score: 0.98}
	for i, c := range box {
		l.Box[i] = [2]float64{float64(c[0]), float64(c[1])}
	}
	return l
}

// same compares a field with what is printed: text as people compare it, everything else as it is.
func same(t *testing.T, field, want, got string) {
	t.Helper()
	assert.Equal(t, filing.Fold(want), filing.Fold(got), field)
}

func TestEveryFormIsReadWhole(t *testing.T) {
	people := specimen.People()
	for n, form := range specimen.Forms() {
		t.Run(fmt.Sprint(form.Kind, form.Edition), func(t *testing.T) {
			p := specimen.Set(form, people[n%len(people)])
			found, err := cards.Read(context.Background(), cards.Sheet{Lines: linesOf(p)})
			require.NoError(t, err)
			assert.Equal(t, form.Kind, found.Kind)
			assert.GreaterOrEqual(t, found.Score, 0.8)
			for field, want := range p.Truth {
				same(t, field, want, found.Fields[field].Text)
				assert.Empty(t, found.Fields[field].Doubt, field)
			}
		})
	}
}

// prints keeps what was drawn: drawing takes far longer than reading.
var prints sync.Map

// form is a drawn paper and its lines, which the caller may change.
func form(kind paper.Kind, edition string, person int) (specimen.Print, []ocr.Line) {
	f := specimen.Form{Kind: kind, Edition: edition}
	key := fmt.Sprint(f, person)
	kept, ok := prints.Load(key)
	if !ok {
		kept, _ = prints.LoadOrStore(key, specimen.Set(f, specimen.People()[person]))
	}
	p, _ := kept.(specimen.Print)
	return p, linesOf(p)
}

// tilted turns lines around the origin.
func tilted(lines []ocr.Line, degrees float64) []ocr.Line {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for i := range lines {
		for k, c := range lines[i].Box {
			lines[i].Box[k] = [2]float64{c[0]*cos - c[1]*sin, c[0]*sin + c[1]*cos}
		}
	}
	return lines
}

// joined makes one line of all that stand in a row close to each other, as detectors do.
func joined(lines []ocr.Line) []ocr.Line {
	var out []ocr.Line
	for _, l := range lines {
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			h := last.Box[3][1] - last.Box[0][1]
			gap := l.Box[0][0] - last.Box[1][0]
			if math.Abs((l.Box[0][1]+l.Box[3][1])-(last.Box[0][1]+last.Box[3][1])) < 0.5*h && gap > -h && gap < 1.2*h {
				last.Text += l.Text
				last.Box[1], last.Box[2] = l.Box[1], l.Box[2]
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// misread exchanges a text in the lines.
func misread(lines []ocr.Line, from, to string) []ocr.Line {
	for i := range lines {
		lines[i].Text = strings.ReplaceAll(lines[i].Text, from, to)
	}
	return lines
}

// lost takes out lines that say exactly this.
func lost(lines []ocr.Line, text string) []ocr.Line {
	return slices.DeleteFunc(lines, func(l ocr.Line) bool { return l.Text == text })
}

func TestReadersMakeMistakes(t *testing.T) {
	tests := []struct {
		name   string
		kind   paper.Kind
		change func([]ocr.Line) []ocr.Line
		lacks  []string // fields that are left empty
	}{
		{"tilted", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return tilted(l, 4) }, nil},
		{"tilted the other way", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line { return tilted(l, -3) }, nil},
		{"labels and values in one line", paper.IDCardFront, joined, nil},
		{"labels and values of a permit in one line", paper.TWPermit, joined, nil},
		{"a word across the card", paper.IDCardFront, func(l []ocr.Line) []ocr.Line {
			return append(l, ocr.Line{Text: "仅供备案使用", Score: 0.9, Box: [4][2]float64{{300, 700}, {900, 430}, {930, 500}, {330, 770}}})
		}, nil},
		{"no label before the name", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return lost(l, "姓名") }, nil},
		{"a label misread", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return misread(l, "公民身份号码", "公民身伤号码") }, nil},
		{"a label misread on a licence", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line { return misread(l, "法定代表人", "法定代表入") }, nil},
		{"one half of a wide label", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line { return misread(l, "住　　所", "所") }, nil},
		{"half a label runs into the domain", paper.DomainCertificate, func(l []ocr.Line) []ocr.Line {
			return joined(misread(l, "域　　名", "名"))
		}, nil},
		{"the type's label lost", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line { return lost(l, "类　　型") }, []string{"type"}},
		{"the type's label of a trader lost", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line {
			return misread(lost(l, "类　　型"), "有限责任公司", "个体工商户")
		}, []string{"type"}},
		{"the currency misread", paper.BusinessLicence, func(l []ocr.Line) []ocr.Line { return misread(l, "壹佰万元人民币", "壹佰万四") }, []string{"registered_capital"}},
		{"no number", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return lost(l, "44039919850312001X") }, []string{"number"}},
		{"a number with a wrong digit", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return misread(l, "44039919850312001X", "44039919850312007X") }, []string{"number"}},
		{"a date that is none", paper.IDCardBack, func(l []ocr.Line) []ocr.Line { return misread(l, "2035.03.12", "2035.03.72") }, []string{"valid_from", "valid_until"}},
		{"the dash of a validity lost", paper.IDCardBack, func(l []ocr.Line) []ocr.Line { return misread(l, "2015.03.12-2035", "2015.03.122035") }, nil},
		{"a people on no list", paper.IDCardFront, func(l []ocr.Line) []ocr.Line { return misread(l, "汉", "议") }, []string{"ethnicity"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, lines := form(tt.kind, "", 0)
			found, err := cards.Read(context.Background(), cards.Sheet{Lines: tt.change(lines)})
			require.NoError(t, err)
			assert.Equal(t, tt.kind, found.Kind)
			for field, want := range p.Truth {
				if slices.Contains(tt.lacks, field) {
					assert.NotContains(t, found.Fields, field)
				} else {
					same(t, field, want, found.Fields[field].Text)
				}
			}
		})
	}
}

// What a line breaks in two goes on without a space in Chinese text, and with one between words of English.
func TestBrokenLines(t *testing.T) {
	at := func(text string, x, y int) ocr.Line {
		width := 0
		for _, r := range text {
			width += 40
			if r < 0x80 {
				width -= 18
			}
		}
		return lineAt(text, paper.Box{{x, y}, {x + width, y}, {x + width, y + 40}, {x, y + 40}})
	}
	for name, tt := range map[string]struct{ upper, lower, want string }{
		"a number":        {"四川省成都市武侯区样例路9号3层3", "06号", "四川省成都市武侯区样例路9号3层306号"},
		"a word":          {"四川省成都市武侯区样例路9号SO", "HO大厦", "四川省成都市武侯区样例路9号SOHO大厦"},
		"a word is ended": {"四川省成都市武侯区样例路9号B", "座12层", "四川省成都市武侯区样例路9号B座12层"},
		"two words":       {"Sample Road Wuhou", "District", "Sample Road Wuhou District"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := []ocr.Line{
				at("姓名", 100, 100), at("王磊", 200, 100), at("性别", 100, 180), at("男", 200, 180), at("民族", 300, 180), at("汉", 400, 180),
				at("出生", 100, 260), at("2001年9月30日", 200, 260), at("住址", 100, 340), at(tt.upper, 200, 340), at(tt.lower, 200, 390),
				at("公民身份号码", 100, 560), at(specimen.People()[3].Number, 400, 560),
			}
			found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines})
			require.NoError(t, err)
			require.Equal(t, paper.IDCardFront, found.Kind)
			assert.Equal(t, tt.want, found.Fields["address"].Text)
		})
	}
}

// Letters behind the names of a zone are fillers misread: two fillers end the names.
func TestFillersOfAZone(t *testing.T) {
	p, lines := form(paper.HKMOPermitBack, "", 0)
	for i, l := range lines {
		if strings.HasPrefix(l.Text, "ZHANG<<YANGLI") {
			lines[i].Text = "ZHANG<<YANGLI<<<K<<K<<<<<<<<<<"
		}
	}
	found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines})
	require.NoError(t, err)
	assert.Equal(t, p.Truth["mrz"], found.Fields["mrz"].Text)
}

func TestWeakReadingIsLeftEmpty(t *testing.T) {
	_, lines := form(paper.IDCardFront, "", 0)
	for i := range lines {
		if lines[i].Text == "张样例" {
			lines[i].Score = 0.4
		}
	}
	found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines})
	require.NoError(t, err)
	assert.Empty(t, found.Fields["name"].Text)
	assert.NotZero(t, found.Fields["name"].Box, "a name keeps its place, for a person to read it")
	assert.Contains(t, found.Fields, "number")
}

func TestBothSidesInOnePicture(t *testing.T) {
	front, above := form(paper.IDCardFront, "", 0)
	back, below := form(paper.IDCardBack, "", 0)
	for i := range below {
		for k := range below[i].Box {
			below[i].Box[k][1] += 1100
		}
	}
	found, err := cards.Read(context.Background(), cards.Sheet{Lines: append(above, below...)})
	require.NoError(t, err)
	assert.ElementsMatch(t, []paper.Kind{paper.IDCardFront, paper.IDCardBack}, []paper.Kind{found.Kind, found.Also})
	for _, truth := range []map[string]string{front.Truth, back.Truth} {
		for field, want := range truth {
			same(t, field, want, found.Fields[field].Text)
		}
	}
}

func TestMarks(t *testing.T) {
	for edition, want := range map[string]string{specimen.Provisional: paper.TemporaryCard, "": ""} {
		_, lines := form(paper.IDCardBack, edition, 0)
		found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines})
		require.NoError(t, err)
		if want == "" {
			assert.Empty(t, found.Marks)
			continue
		}
		require.Len(t, found.Marks, 1)
		assert.Equal(t, want, found.Marks[0].Name)
		assert.NotZero(t, found.Marks[0].Box)
	}
	_, lines := form(paper.BusinessLicence, specimen.OnScreen, 0)
	found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines})
	require.NoError(t, err)
	require.Len(t, found.Marks, 1)
	assert.Equal(t, paper.ElectronicPrint, found.Marks[0].Name)
}

func TestWhatIsNoPaper(t *testing.T) {
	for name, lines := range map[string][]string{
		"nothing":                    nil,
		"a receipt":                  {"超市购物小票", "矿泉水 2.00", "合计 2.00", "谢谢惠顾"},
		"a chat":                     {"在吗", "身份证发我一下", "好的"},
		"a permit of the mainland's": {"往来港澳通行证", "姓名 张样例"},
		"an ordinary 居住证":            {"中华人民共和国", "居住证", "签发机关 样例市公安局"},
	} {
		var all []ocr.Line
		for i, text := range lines {
			y := 40 * i
			all = append(all, lineAt(text, paper.Box{{10, y}, {10 + 20*len([]rune(text)), y}, {10 + 20*len([]rune(text)), y + 24}, {10, y + 24}}))
		}
		found, err := cards.Read(context.Background(), cards.Sheet{Lines: all})
		require.NoError(t, err)
		assert.Equal(t, paper.UnknownKind, found.Kind, name)
		assert.Empty(t, found.Fields, name)
	}
}

// What lies under a red seal is read again in red, and believed where the two differ.
func TestDateUnderTheSeal(t *testing.T) {
	_, lines := form(paper.Letter, specimen.Commitment, 0)
	lines = misread(lines, "2026年11月2日", "2026年1月2日")
	asked := 0
	found, err := cards.Read(context.Background(), cards.Sheet{
		Lines: lines,
		Again: func(_ context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error) {
			if pass == ocr.Wide {
				return []ocr.Line{{Text: "2026年1月2日", Score: 0.99, Box: box}}, nil
			}
			require.Equal(t, ocr.Red, pass)
			asked++
			return []ocr.Line{{Text: "2026年11月2日", Score: 0.99, Box: box}}, nil
		},
	})
	require.NoError(t, err)
	assert.Equal(t, "2026-11-02", found.Fields["signed_on"].Text)
	assert.Equal(t, paper.Disagrees, found.Fields["signed_on"].Doubt)
	assert.Equal(t, 1, asked)
}

func TestWhatIsMissingIsReadAgain(t *testing.T) {
	p, lines := form(paper.TWPermit, "", 0)
	whole := slices.Clone(lines)
	lines = lost(lost(lines, "男"), "性别")
	for name, again := range map[string]func(context.Context, [4][2]float64, ocr.Pass) ([]ocr.Line, error){
		"found": func(_ context.Context, box [4][2]float64, _ ocr.Pass) ([]ocr.Line, error) {
			var out []ocr.Line
			for _, l := range whole {
				if l.Box[0][1] >= box[0][1] && l.Box[3][1] <= box[3][1] {
					out = append(out, l)
				}
			}
			return out, nil
		},
		"not found": func(context.Context, [4][2]float64, ocr.Pass) ([]ocr.Line, error) {
			return nil, errors.New("no engine")
		},
	} {
		found, err := cards.Read(context.Background(), cards.Sheet{Lines: lines, Again: again})
		require.NoError(t, err, name)
		if name == "found" {
			assert.Equal(t, p.Truth["sex"], found.Fields["sex"].Text)
		} else {
			assert.NotContains(t, found.Fields, "sex")
		}
		assert.Equal(t, p.Truth["number"], found.Fields["number"].Text, name)
	}
}

func TestReadEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, lines := form(paper.IDCardBack, "", 0)
	_, err := cards.Read(ctx, cards.Sheet{Lines: lines})
	require.ErrorIs(t, err, context.Canceled)
}

func FuzzRead(f *testing.F) {
	for _, kind := range []paper.Kind{paper.IDCardFront, paper.BusinessLicence, paper.Passport, paper.Letter, paper.DomainCertificate} {
		_, lines := form(kind, "", 0)
		var all []string
		for _, l := range lines {
			all = append(all, l.Text)
		}
		f.Add(strings.Join(all, "\n"), uint8(30), int8(3))
	}
	f.Add("P<\n<<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nP<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", uint8(0), int8(-90))
	f.Fuzz(func(t *testing.T, text string, height uint8, tilt int8) {
		var lines []ocr.Line
		for i, s := range strings.Split(text, "\n") {
			x, y, w, h := float64(i%3*200), float64(i*int(height)), float64(int(height)*len(s)/2), float64(height)
			lines = append(lines, ocr.Line{Text: s, Score: 0.9, Box: [4][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}})
		}
		found, err := cards.Read(context.Background(), cards.Sheet{Lines: tilted(lines, float64(tilt)), Codes: []string{text}})
		require.NoError(t, err)
		for field, l := range found.Fields {
			assert.True(t, l.Text != "" || l.Doubt == paper.Unsure, field)
			switch field {
			case "birth_date", "valid_from", "established_on", "expires_on", "registered_on", "signed_on":
				_, err := filing.ParseDate(l.Text)
				assert.NoError(t, err, field)
			case "valid_until":
				_, err := filing.ParseValidity(l.Text)
				assert.NoError(t, err)
			}
		}
	})
}
