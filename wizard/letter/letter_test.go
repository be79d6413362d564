package letter_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/letters"
	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func book(t *testing.T) *letter.Book {
	t.Helper()
	words, err := text.Load(texts.Files, text.Chinese, nil)
	require.NoError(t, err)
	b, err := letter.Load(letters.FS(), words)
	require.NoError(t, err)
	return b
}

func atlas(t *testing.T) *region.Atlas {
	t.Helper()
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	return a
}

func look(t *testing.T, f *filing.Filing) material.Look {
	t.Helper()
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return material.Look{Filing: f, Atlas: atlas(t), Today: day}
}

// TestEveryPaperIsAccountedFor finds each letter and each further paper of every province, and of the national list, among
// the wordings or among the papers that nobody writes here, and nothing else there.
func TestEveryPaperIsAccountedFor(t *testing.T) {
	t.Parallel()
	b, a := book(t), atlas(t)
	written, others := map[string]bool{}, map[string]bool{}
	for _, w := range b.Wordings() {
		written[w.Paper] = true
	}
	for _, o := range b.Others() {
		assert.False(t, written[o.Paper], "%s is written and not written", o.Paper)
		assert.NotEmpty(t, o.Is, o.Paper)
		assert.NotEmpty(t, o.From, o.Paper)
		others[o.Paper] = true
	}
	named := map[string]bool{"site_plan": true}
	for _, p := range a.Provinces() {
		for _, l := range p.Letters {
			assert.True(t, written[l.ID], "%s: %s is a letter without a wording", p.Code, l.ID)
			named[l.ID] = true
		}
		for _, m := range p.ExtraMaterials {
			assert.True(t, written[m.ID] || others[m.ID], "%s: %s is neither written nor declared", p.Code, m.ID)
			named[m.ID] = true
		}
	}
	for _, m := range a.NationalMaterials() {
		if m.Value.Care == "letter" {
			assert.True(t, written[m.Value.ID], "%s is a letter without a wording", m.Value.ID)
		}
		named[m.Value.ID] = true
	}
	for id := range written {
		assert.True(t, named[id], "%s is written, and nobody asks for it", id)
	}
	for id := range others {
		assert.True(t, named[id], "%s is declared, and nobody asks for it", id)
	}
}

// delegated is a company in a province where others than the legal representative answer, with two services that two people
// answer for.
func delegated() *filing.Filing {
	f := sample.Enterprise()
	f.Province = "34"
	f.Entity.LegalRepresentative = "王样例"
	f.Principal.IsLegalRepresentative = filing.No
	second := f.Services[0]
	second.Name, second.PrincipalSame = "云帆商店", filing.No
	second.Domains = []filing.Domain{{Name: "shop-example.cn"}, {Name: "mall-example.cn"}}
	second.Principal = &filing.Principal{
		Name: "陈样例", IsLegalRepresentative: filing.No, Mobile: "13800000009",
		Certificate: filing.Certificate{Kind: filing.ResidentIDCard, Number: sample.SecondNumber},
	}
	f.Services = append(f.Services, second)
	return f
}

func byKey(t *testing.T, all []letter.Letter, key string) letter.Letter {
	t.Helper()
	for _, l := range all {
		if l.Key() == key {
			return l
		}
	}
	require.Failf(t, "no such letter", "%s", key)
	return letter.Letter{}
}

func TestEverybodyGetsALetter(t *testing.T) {
	t.Parallel()
	b, l := book(t), look(t, delegated())
	all := b.List(l)
	first, second := byKey(t, all, "service_principal_letter-1"), byKey(t, all, "service_principal_letter-2")
	assert.Equal(t, "张样例", first.For)
	assert.Equal(t, "陈样例", second.For)
	assert.Equal(t, 2, second.Parts)
	said := written(second)
	assert.Contains(t, said, "云帆商店")
	assert.Contains(t, said, "shop-example.cn、mall-example.cn")
	assert.Contains(t, said, sample.SecondNumber)
	assert.NotContains(t, said, "yunfan-example.cn", "the other's services are none of this letter's")
	assert.Contains(t, said, letter.Blank, "the legal representative's number is not in the filing")
	assert.Contains(t, second.Gaps, letter.Gap{Label: "法定代表人证件号码"})
	assert.NotEqual(t, first.Code.String(), second.Code.String())

	one := delegated()
	one.Services = one.Services[:1]
	only := byKey(t, b.List(look(t, one)), "service_principal_letter")
	assert.Zero(t, only.Part)
	assert.Empty(t, only.For)
}

// written is all of a letter's text.
func written(l letter.Letter) string {
	var out []string
	for _, b := range l.Blocks {
		out = append(out, b.Text)
		for _, row := range b.Rows {
			out = append(out, row...)
		}
	}
	return strings.Join(out, "\n")
}

// TestCompare changes one fact after the other, and finds just that one again by the code of the letter that was printed.
func TestCompare(t *testing.T) {
	t.Parallel()
	b := book(t)
	printed := byKey(t, b.List(look(t, delegated())), "service_principal_letter-2").Code.OnPage(1, 1)
	code, err := letter.ParseCode(printed.Print())
	require.NoError(t, err)
	for name, tc := range map[string]struct {
		change func(*filing.Filing)
		want   []filing.Path
	}{
		"nothing":            {func(*filing.Filing) {}, nil},
		"spaces are nothing": {func(f *filing.Filing) { f.Services[1].Principal.Name = " 陈样例 " }, nil},
		"the name":           {func(f *filing.Filing) { f.Services[1].Principal.Name = "陈试例" }, []filing.Path{"services[1].principal.name"}},
		"a domain more": {func(f *filing.Filing) {
			f.Services[1].Domains = append(f.Services[1].Domains, filing.Domain{Name: "c-example.cn"})
		}, []filing.Path{"services[1].domains[0].name", "services[1].domains[1].name", "services[1].domains[2].name"}},
		"the company's name":       {func(f *filing.Filing) { f.Entity.Name = "深圳市云帆新科技有限公司" }, []filing.Path{"entity.name"}},
		"another service's domain": {func(f *filing.Filing) { f.Services[0].Domains[0].Name = "x-example.cn" }, nil},
		"what it does not state":   {func(f *filing.Filing) { f.Entity.MailingAddress = "别处" }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := delegated()
			tc.change(f)
			changed, err := b.Compare(code, look(t, f))
			require.NoError(t, err)
			var paths []filing.Path
			for _, fact := range changed {
				paths = append(paths, fact.Paths...)
			}
			assert.Equal(t, tc.want, paths)
		})
	}
	alone := delegated()
	alone.Services = alone.Services[:1]
	_, err = b.Compare(code, look(t, alone))
	require.ErrorIs(t, err, letter.ErrNoPart)
	later := code
	later.Edition++
	_, err = b.Compare(later, look(t, delegated()))
	require.ErrorIs(t, err, letter.ErrOtherWording)
}

// TestEveryLetter composes every wording for filings of every province and kind, full and empty, and holds each letter
// against what a letter has to be.
func TestEveryLetter(t *testing.T) {
	t.Parallel()
	b, a := book(t), atlas(t)
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	empty := filing.New("01KAXF8E6Q0000000000000009", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Service: filing.Website})
	nobody := filing.New("01KAXF8E6Q0000000000000008", filing.Shape{Order: filing.First, Nature: filing.Individual, Service: filing.AppKind})
	bare := empty.Clone()
	bare.Services = []filing.Service{}
	yes := true
	for name, f := range map[string]*filing.Filing{
		"company": delegated(), "individual": sample.Individual(), "empty": empty, "empty individual": nobody, "no services": bare,
	} {
		for _, p := range a.Provinces() {
			f := f.Clone()
			f.Province = p.ID
			for _, w := range b.Wordings() {
				m := material.Material{ID: w.Paper, Slot: paper.Slot(paper.Letters + w.Paper), Title: "样例", Fingerprint: &yes}
				for _, l := range b.Compose(m, material.Look{Filing: f, Atlas: a, Today: day}) {
					what := name + " " + p.Code + " " + l.Key()
					said := written(l)
					assert.NotContains(t, said, "{", what)
					assert.NotContains(t, said, "}", what)
					assert.NotEmpty(t, l.Title, what)
					assert.LessOrEqual(t, len(l.Facts), letter.MaxFacts, what)
					assert.Equal(t, strings.Contains(said, letter.Blank), len(l.Gaps) > 0, "%s: every blank is listed, and nothing else: %v", what, l.Gaps)
					for _, g := range l.Gaps {
						assert.True(t, g.Path != "" || g.Label != "", "%s: a blank without a name", what)
					}
					sound(t, what, l)
				}
			}
		}
	}
}

// sound: every letter can be signed somewhere, no place lies on another, in the margin or on the code.
func sound(t *testing.T, what string, l letter.Letter) {
	t.Helper()
	var hand, date bool
	code := letter.CodeBox()
	for i, p := range l.Places {
		assert.NotEmpty(t, p.Label, what)
		hand = hand || p.Kind == paper.SignaturePlace || p.Kind == paper.SealPlace
		date = date || p.Kind == paper.DatePlace
		assert.GreaterOrEqual(t, p.Box.X, letter.MarginX, what)
		assert.LessOrEqual(t, p.Box.X+p.Box.W, letter.PageWidth-letter.MarginX, what)
		assert.GreaterOrEqual(t, p.Box.Y, letter.PlacesTop, what)
		assert.LessOrEqual(t, p.Box.Y+p.Box.H, code.Y-2, what)
		for _, o := range l.Places[:i] {
			apart := p.Box.X >= o.Box.X+o.Box.W || o.Box.X >= p.Box.X+p.Box.W || p.Box.Y >= o.Box.Y+o.Box.H || o.Box.Y >= p.Box.Y+p.Box.H
			assert.True(t, apart, "%s: %s lies on %s", what, p.Label, o.Label)
		}
	}
	assert.True(t, hand, "%s: nobody signs or seals it", what)
	assert.True(t, date, "%s: nobody dates it", what)
}

// TestForms: a province that wants its own form is told of, with the place to get it.
func TestForms(t *testing.T) {
	t.Parallel()
	b := book(t)
	pledge := byKey(t, b.List(look(t, sample.Enterprise())), "filing_pledge_unit")
	require.NotNil(t, pledge.Form)
	assert.True(t, pledge.Form.Must)
	assert.NotEmpty(t, pledge.Form.Where)
	assert.Contains(t, pledge.Form.Source, "华为云")
	assert.Equal(t, "广东省互联网信息服务备案承诺书（单位）", pledge.Title)
	a := atlas(t)
	for _, w := range b.Wordings() {
		for _, f := range w.Forms {
			assert.NotEmpty(t, f.Where, w.Paper)
			for _, id := range f.Source {
				_, ok := a.Source(id)
				assert.True(t, ok, "%s rests on %q, which is no source", w.Paper, id)
			}
		}
		for _, id := range w.Provinces {
			_, ok := a.Province(id)
			assert.True(t, ok, "%s is for %q", w.Paper, id)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	const one = "letters:\n- {paper: a, number: 1, edition: 1, applies: all, title: 甲, body: [{p: %s}]}"
	for name, tc := range map[string]struct{ file, says string }{
		"not YAML":           {"letters: [", "not in the agreed form"},
		"an unknown key":     {"letters:\n- {paper: a, colour: red}", "colour"},
		"no number":          {"letters:\n- {paper: a, edition: 1, applies: all, title: 甲}", "number"},
		"nobody's":           {"letters:\n- {paper: a, number: 1, edition: 1, applies: some, title: 甲}", "some"},
		"an unknown fact":    {fmt.Sprintf(one, "'{entity.colour}'"), "{entity.colour} is no fact"},
		"a bracket":          {fmt.Sprintf(one, "'{entity.name'"), "brackets"},
		"who of everybody":   {fmt.Sprintf(one, "'{who.name}'"), "everybody"},
		"an unknown split":   {"letters:\n- {paper: a, number: 1, edition: 1, applies: all, title: 甲, split: odd}", "odd"},
		"a number twice":     {"letters:\n- &x {paper: a, number: 1, edition: 1, applies: all, title: 甲}\n- *x", "one number"},
		"rows of nothing":    {"letters:\n- {paper: a, number: 1, edition: 1, applies: all, title: 甲, body: [{each: 'services[]'}]}", "rows of"},
		"an unknown section": {"papers: []", "papers"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := letter.Load(fstest.MapFS{"a.yaml": {Data: []byte(tc.file)}}, &text.Catalog{})
			require.ErrorIs(t, err, letter.ErrFormat)
			require.ErrorContains(t, err, tc.says)
		})
	}
}
