package cards

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// row is a line of text that stands alone on a page.
func row(text string) (*page, []glyph) {
	p := levelled([]ocr.Line{{Text: text, Score: 0.97, Box: [4][2]float64{{0, 0}, {400, 0}, {400, 20}, {0, 20}}}})
	return p, p.rows[0]
}

func TestNumber(t *testing.T) {
	tests := []struct {
		name, read string
		scheme     scheme
		want       string
		repaired   bool
		doubt      paper.Doubt
	}{
		{"as printed", "44039919850312001X", residentScheme, "44039919850312001X", false, ""},
		{"small x, full width, spaces", "４４０３９９ 19850312 001x", residentScheme, "44039919850312001X", false, ""},
		{"behind its label", "公民身份号码44039919850312001X", residentScheme, "44039919850312001X", false, ""},
		{"a multiplication sign for the X", "44039919850312001×", residentScheme, "44039919850312001X", false, ""},
		{"letter O for zero", "44O3991985O312001X", residentScheme, "44039919850312001X", true, ""},
		{"letters l and S", "44039919850312001X", residentScheme, "44039919850312001X", false, ""},
		{"B for 8, S for 5", "440399199005B80022 4403991990S5180022", residentScheme, "", false, ""},
		{"I for 1, S for 5, B for 8", "4403991990O5IB0022", residentScheme, "440399199005180022", true, ""},
		{"a look-alike and a wrong digit", "44O39919850312002X", residentScheme, "", false, ""},
		{"a wrong digit is no number of anybody", "44039919850312002X", residentScheme, "44039919850312002X", false, paper.Unchecked},
		{"a digit lost", "4403991985031201X", residentScheme, "", false, ""},
		{"a day that is none", "44039919850332001X", residentScheme, "", false, ""},
		{"code as printed", "统一社会信用代码 91440399MA0YF0018A", usccScheme, "91440399MA0YF0018A", false, ""},
		{"letter O where it never stands", "91440399MAOYFOO18A", usccScheme, "91440399MA0YF0018A", true, ""},
		{"letter I for 1", "9I440399MA0YF0018A", usccScheme, "91440399MA0YF0018A", true, ""},
		{"letter B among the digits", "9144O399MA0YF001BA", usccScheme, "91440399MA0YF0018A", true, ""},
		{"letter D where 0 is", "91440399MADYF0018A", usccScheme, "91440399MA0YF0018A", true, ""},
		{"a code whose check does not agree", "91440399MA0YF0018B", usccScheme, "91440399MA0YF0018B", false, paper.Unchecked},
		{"card of a foreigner", "911999198503120001", permanentScheme, "", false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, g := row(tt.read)
			l, ok := p.number(g, tt.scheme)
			if tt.doubt == "" && tt.want == "" {
				assert.False(t, ok && l.Doubt == "", "%q", l.Text)
				return
			}
			require.True(t, ok)
			assert.Equal(t, tt.want, l.Text)
			assert.Equal(t, tt.repaired, l.Repaired)
			assert.Equal(t, tt.doubt, l.Doubt)
			assert.Equal(t, tt.repaired, l.Raw != "")
		})
	}
}

// Whatever look-alike characters are read, a number that is given out is the one that was printed.
func TestRepairNeverInvents(t *testing.T) {
	mistaken := map[byte]string{'0': "OQDo", '1': "Il|", '2': "Z", '5': "S", '8': "B", '6': "G", 'D': "0", 'B': "8", 'G': "6", 'Q': "0"}
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789ABCDEFGHJKLMNPQRTUWXY")), 9, 9, 9).Draw(t, "organisation")
		printed := ""
		for _, last := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
			if s := "91440399" + body + string(last); usccScheme.fits(s) {
				printed = s
			}
		}
		read := []byte(printed)
		at := rapid.IntRange(0, 17).Draw(t, "at")
		if others := mistaken[read[at]]; others != "" {
			read[at] = others[rapid.IntRange(0, len(others)-1).Draw(t, "which")]
		}
		if got, ok := usccScheme.repair(string(read)); ok && got != printed {
			t.Fatalf("printed %s, read %s, repaired to %s", printed, read, got)
		}
	})
}

func TestDays(t *testing.T) {
	tests := map[string][]string{
		"2015.03.12-2035.03.12":   {"2015-03-12", "2035-03-12"},
		"2015.03.122035.03.12":    {"2015-03-12", "2035-03-12"},
		"20150312-20350312":       {"2015-03-12", "2035-03-12"},
		"2015.03.12-长期":           {"2015-03-12"},
		"1985年3月12日":              {"1985-03-12"},
		"１９８５年０３月１２日":             {"1985-03-12"},
		"2016年08月23日至2046年08月22日": {"2016-08-23", "2046-08-22"},
		"自2020年3月1日至2025年3月1日":    {"2020-03-01", "2025-03-01"},
		"二〇一六年八月二十三日":             {"2016-08-23"},
		"二零二四年十二月三十一日":            {"2024-12-31"},
		"二○二四年十月十日":               {"2024-10-10"},
		"12 3月/MAR 1985":          {"1985-03-12"},
		"093月/MAR1985":            {"1985-03-09"},
		"05 NOV 1978":             {"1978-11-05"},
		"2016-08-23":              {"2016-08-23"},
		"2016/8/3":                {"2016-08-03"},
		"2016.02.30":              nil,
		"2016年13月1日":              nil,
		"91440399MA0YF0018A":      nil,
		"注册资本100万元":               nil,
		"电话 0755-26000001":        nil,
	}
	for text, want := range tests {
		var got []string
		for _, d := range days(text) {
			got = append(got, d.String())
		}
		assert.Equal(t, want, got, text)
	}
}

// The examples of ICAO Doc 9303, parts 4 and 5.
const (
	passportUpper = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
	passportLower = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
	cardUpper     = "I<UTOD231458907<<<<<<<<<<<<<<<"
	cardLower     = "7408122F1204159UTO<<<<<<<<<<<6"
	cardNames     = "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)

func TestZoneOfAPassport(t *testing.T) {
	lost := strings.Replace(passportLower, "<<<<<10", "<<<10", 1)
	for name, tt := range map[string]struct {
		lowers []string
		number string
	}{
		"as printed":                        {[]string{passportLower}, "L898902C3"},
		"fillers lost":                      {[]string{lost}, "L898902C3"},
		"the right reading among wrong":     {[]string{strings.Replace(passportLower, "C3", "G3", 1), passportLower}, "L898902C3"},
		"letters for digits in dates":       {[]string{strings.Replace(passportLower, "7408122", "74O8I22", 1)}, "L898902C3"},
		"a number whose check is wrong":     {[]string{strings.Replace(passportLower, "L898902C3", "L898902C4", 1)}, ""},
		"a look-alike in the number":        {[]string{strings.Replace(passportLower, "L898902C3", "L8989O2C3", 1)}, "L898902C3"},
		"nothing that agrees with anything": {[]string{"L898902C46UTO7408123F1204158ZE184226B<<<<<10"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var z zone
			z.passport([][]string{{passportUpper}, tt.lowers})
			assert.Equal(t, tt.number, z.number)
			if tt.number != "" {
				assert.Equal(t, "1974-08-12", z.birth.String())
				assert.Equal(t, "女", z.sex)
				assert.Equal(t, "UTO", z.nationality)
				assert.Equal(t, [2]string{"ERIKSSON", "ANNA MARIA"}, z.names[0])
				assert.Equal(t, []string{passportUpper, passportLower}, z.lines)
			}
		})
	}
}

func TestZoneOfACard(t *testing.T) {
	var z zone
	z.card([][]string{{cardUpper}, {cardLower}, {cardNames}})
	assert.Equal(t, "D23145890", z.number)
	assert.Equal(t, "1974-08-12", z.birth.String())
	assert.Equal(t, "2012-04-15", z.until.String())
	assert.Equal(t, "UTO", z.nationality)
	assert.Equal(t, []string{cardUpper, cardLower, cardNames}, z.lines)
	assert.True(t, z.whole)
}

// A filler is easily taken for a K, which counts as many as a 0 in every check digit.
func TestFillersTakenForTheLetterK(t *testing.T) {
	for name, tt := range map[string]struct {
		readings []string
		want     string
	}{
		"as printed":                   {[]string{cardNames}, "ERIKSSON<<ANNA<MARIA"},
		"behind the names":             {[]string{"WANG<<LEI<<K<<KK<<<<<<<<<<"}, "WANG<<LEI"},
		"right behind the names":       {[]string{"WANG<<LEIKKKKKKKKKKKKKKKKKKKKK"}, ""},
		"a name that ends so":          {[]string{"MALIK<<ISAAK<<<<<<<<<<<<<<<<<<"}, "MALIK<<ISAAK"},
		"between the names":            {[]string{"WANGKKLEI<<<<<<<<<<<<<<<<<<<<<"}, ""},
		"one of two between the names": {[]string{"ZHANGK<YANGLI<<<<<<<<<<<<<<<<<"}, ""},
		"two within a name":            {[]string{"HAKKINEN<<MIKA<<<<<<<<<<<<<<<<"}, "HAKKINEN<<MIKA"},
		"one name":                     {[]string{"SUKARNO<<<<<<<<<<<<<<<<<<<<<<<"}, "SUKARNO"},
		"as photographed": {[]string{
			"ZHANG<KYANGLI<<K<<<<<K<<<K<<K<", "ZHANG<<YANGLI<<<<<<<<<<<<<<<<<", "ZHANGKKYANGLI<KKKK<<<<<<KKKKKK",
			"ZHANG<<YANGLI<<<<<<<<<<<<<", "ZHANGK<YANGLIKKKK",
		}, "ZHANG<<YANGLI"},
		"as photographed once more": {[]string{
			"ZHANGK<YANGLIK<K<K<<<<<<<<K<<<", "ZHANG<<YANGLI<<<<<<<<<<<<<<<<<", "ZHANGK<YANGLIKKK<K<<<<<<<<<<<<",
			"ZHANG<<YANGLI<<<<<<<<<<<<<<<<<", "ZHANG<<YANGLIK<",
		}, "ZHANG<<YANGLI"},
		"readings that differ":             {[]string{"WANG<<LEI<<<<", "WANG<<LEL<<<<"}, ""},
		"two readings against one":         {[]string{"WANG<<LEI<<<<", "WANG<<LEL<<<<", "WANG<<LEI<<<"}, "WANG<<LEI"},
		"a reading that says nothing sure": {[]string{"WANG<<LEI<<<<", "WANGKKLEI<<<<", "WANG<<LEI<<<"}, "WANG<<LEI"},
	} {
		assert.Equal(t, tt.want, agreed(tt.readings), name)
	}
	for _, number := range []string{"K23145890<", "K2314589K<"} {
		b := []byte("D231458907" + number)
		unfilled(b[10:])
		assert.Equal(t, "D231458907"+number, string(b), "a K that stands beside digits is one")
	}
	var z zone
	z.card([][]string{{"I<UTOD231458907KKKK<<<<K<<<<<<"}, {"7408122F1204159UTO<<K<<<<KK<<6"}, {cardNames}})
	assert.Equal(t, []string{cardUpper, cardLower, cardNames}, z.lines)
	assert.True(t, z.complete)
	z = zone{} // a letter O in the number of a permit, whose check digit agrees by chance
	z.card([][]string{{"CRCHNHOOOOO0180<<<<<<<<<<<<<<<"}, {"8503127M3005095CHN<<<<<<<<<<<4"}, {cardNames}})
	assert.Equal(t, "H00000018", z.number)
}

func TestZoneIsTheLowestRunOfRows(t *testing.T) {
	at := func(y float64, text string) ocr.Line {
		w := 18 * float64(len(text))
		return ocr.Line{Text: text, Score: 0.9, Box: [4][2]float64{{10, y}, {10 + w, y}, {10 + w, y + 24}, {10, y + 24}}}
	}
	p := levelled([]ocr.Line{at(0, "PASSPORT"), at(40, "ERIKSSON, ANNA MARIA"), at(300, passportUpper), at(350, passportLower)})
	assert.Len(t, p.zoneRows(), 2)
	p = levelled([]ocr.Line{at(0, "此证件仅限本人使用"), at(300, cardUpper), at(350, cardLower), at(400, cardNames[:16])})
	assert.Len(t, p.zoneRows(), 3)
	p = levelled([]ocr.Line{at(300, cardUpper), at(350, cardLower), at(400, "ZHANGK<YANGLIKKKK")})
	assert.Len(t, p.zoneRows(), 3)
	p = levelled([]ocr.Line{at(0, passportUpper), at(500, "完")})
	assert.Len(t, p.zoneRows(), 1, "a passport's line whose other was missed")
	p = levelled([]ocr.Line{at(0, cardUpper), at(500, "完")})
	assert.Empty(t, p.zoneRows())
}

// The line of a passport's zone that was not found is looked for where it must stand.
func TestLineOfAZoneThatWasMissed(t *testing.T) {
	for _, missed := range []string{passportUpper, passportLower} {
		x, y, w, h := 100.0, 500.0, 1760.0, 50.0 // 40 pixels from column to column, so 100 from line to line
		found, other := passportUpper, y+100
		if missed == passportUpper {
			found, other = passportLower, y-100
		}
		lines := []ocr.Line{{Text: found, Score: 0.95, Box: [4][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}}
		got, err := Read(t.Context(), Sheet{Lines: lines, Again: func(_ context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error) {
			if pass != ocr.MRZ {
				return nil, nil
			}
			if math.Abs(box[0][1]-other) < 6 {
				return []ocr.Line{{Text: missed}, {Text: missed}}, nil
			}
			return []ocr.Line{{Text: found}}, nil
		}})
		require.NoError(t, err)
		assert.Equal(t, paper.Passport, got.Kind)
		assert.Equal(t, passportUpper+"\n"+passportLower, got.Fields["mrz"].Text, missed)
	}
	// Without it, what the lower line vouches for is there all the same.
	p := levelled([]ocr.Line{{Text: passportLower, Score: 0.95, Box: [4][2]float64{{0, 0}, {1760, 0}, {1760, 50}, {0, 50}}}})
	z, err := Sheet{}.zone(t.Context(), p)
	require.NoError(t, err)
	assert.Equal(t, "L898902C3", z.number)
	assert.False(t, z.complete)
	z.score = 0.6
	into := map[string]paper.Line{}
	z.fill(into)
	assert.GreaterOrEqual(t, into["number"].Score, vouched, "its check digit says more than the scores of its characters")
	assert.Less(t, into["nationality"].Score, vouched)
}

func TestCharacterThatIsWeakIsReadOnceMore(t *testing.T) {
	for name, tt := range map[string]struct {
		score float64
		again string
		want  string
		doubt paper.Doubt
	}{
		"sure":                          {0.97, "", "样例大夏", ""},
		"weak, and the same again":      {0.7, "住所样例大夏", "样例大夏", ""},
		"very weak, and the same again": {0.3, "样例大夏", "样例大夏", paper.Unsure},
		"weak, and another":             {0.7, "样例大厦", "", ""},
		"weak, and nothing":             {0.7, "", "", ""},
	} {
		p := levelled([]ocr.Line{{Text: "样例大夏", Score: 0.97, Box: [4][2]float64{{0, 0}, {80, 0}, {80, 20}, {0, 20}}}})
		p.rows[0][3].score = tt.score
		p.again = func([4][2]float64) (string, bool) { return tt.again, tt.again != "" }
		into := map[string]paper.Line{}
		p.keep(into, "address", p.rows[0], text(p.rows[0]), leastText)
		assert.Equal(t, tt.want, into["address"].Text, name)
		assert.Equal(t, tt.doubt, into["address"].Doubt, name)
	}
	// Brackets are as weak as that, and mean the same in both widths.
	p, g := row("样例（有限合伙）")
	g[2].score = 0.4
	into := map[string]paper.Line{}
	p.keep(into, "name", g, text(g), leastText)
	assert.NotEmpty(t, into["name"].Text)
}

// Of two digits that are the same and stand close, readers take one.
func TestDayWithADigitLost(t *testing.T) {
	for says, tt := range map[string]struct{ again, want string }{
		"2026年1月2日":  {"2026年11月2日", ""},
		"2026年01月2日": {"2026年01月22日", ""},
		"2026年1月3日":  {"2026年1月3日", "2026-01-03"},
		"2026年11月3日": {"", "2026-11-03"},
		"2026年10月2日": {"2026年10月2日", "2026-10-02"},
	} {
		p, g := row(says)
		p.again = func([4][2]float64) (string, bool) { return tt.again, tt.again != "" }
		into := map[string]paper.Line{}
		p.keepDay(into, "signed_on", g, days(says)[0].String())
		assert.Equal(t, tt.want, into["signed_on"].Text, says)
		assert.Equal(t, tt.want == "", p.shortened(g, days(says)[0].String()), says)
	}
}

func TestDomainOfWhichPartWasMisread(t *testing.T) {
	for says, want := range map[string]string{
		"yuanjing-sample.com": "yuanjing-sample.com", "名yuanjing-sample.com": "yuanjing-sample.com", "样例.中国": "样例.中国",
		"yuanjing-sampl。e.com": "", "yuanjing_sample.com": "", "silu sample.cn": "", "silu-sample.c0m": "",
	} {
		assert.Equal(t, want, wholeDomain(says), says)
	}
}

func TestAddressThatIsOpen(t *testing.T) {
	for address, want := range map[string]bool{
		"四川省成都市武侯区样例街9号": false, "四川省成都市武侯区样": true, "样例省样例市样例乡样例村十二组": false, "样例大厦B座1702-1705": false, "": false,
		"广东省深圳市南山区粤海街道样例路1号A": false, "广东省深圳市南山区粤海街道样例路1号样例花": true,
	} {
		assert.Equal(t, want, open(address), address)
	}
}

func TestNameWithRoomForOneMore(t *testing.T) {
	// Measured: the crop of 马晓翀 is 2.94 heights wide and is read as 马晓 (tech note on text recognition, 6).
	name := func(text string, ratio float64) paper.Line {
		p := levelled([]ocr.Line{{Text: text, Score: 0.999, Box: [4][2]float64{{100, 50}, {100 + 40*ratio, 50}, {100 + 40*ratio, 90}, {100, 90}}}})
		return p.name(p.rows[0])
	}
	assert.Equal(t, paper.TooWide, name("马晓", 2.94).Doubt)
	assert.Empty(t, name("马晓翔", 2.94).Doubt)
	assert.Empty(t, name("王磊", 2.05).Doubt)
	assert.Empty(t, name("欧阳思远", 4.2).Doubt)
	assert.Empty(t, name("阿依古丽·样例", 6.6).Doubt)
	assert.Equal(t, 100, name("马晓", 2.94).Box[0][0], "the crop shows all of the name")
	assert.Equal(t, 218, name("马晓", 2.94).Box[1][0])
}

func TestNameWithACharacterThatIsNotSure(t *testing.T) {
	name := func(score float64) paper.Line {
		l := withRunes(ocr.Line{Text: "马晓肿", Score: 0.99, Box: [4][2]float64{{100, 50}, {220, 50}, {220, 90}, {100, 90}}})
		l.Runes[2].Score = score
		p := levelled([]ocr.Line{l})
		return p.name(p.rows[0])
	}
	assert.Equal(t, paper.Line{Text: "马晓肿", Score: 0.987, Box: paper.Box{{100, 50}, {220, 50}, {220, 90}, {100, 90}}}, name(0.98))
	assert.Equal(t, paper.Unsure, name(0.6).Doubt)
	assert.Equal(t, "马晓肿", name(0.6).Text)
	assert.Empty(t, name(0.3).Text, "left empty, not guessed")
	assert.Equal(t, "马晓肿", name(0.3).Raw)
	assert.NotZero(t, name(0.3).Box, "shown to be read by a person")
}

func TestBirthAndSexAgainstTheNumber(t *testing.T) {
	id, err := filing.ParseResidentID("44039919850312001X")
	require.NoError(t, err)
	p := &page{}
	number := paper.Line{Text: id.String(), Score: 0.99}
	into := map[string]paper.Line{"number": number, "birth_date": {Text: "1985-03-17", Score: 0.9}}
	p.byNumber(into, id)
	assert.Equal(t, "1985-03-12", into["birth_date"].Text)
	assert.Equal(t, paper.Disagrees, into["birth_date"].Doubt)
	assert.Equal(t, "1985-03-17", into["birth_date"].Raw)
	assert.Equal(t, "男", into["sex"].Text)
	assert.Empty(t, into["sex"].Doubt)
}
