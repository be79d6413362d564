package approval_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/regions"
	texts "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func atlas(t testing.TB) *region.Atlas {
	t.Helper()
	a, err := region.Load(regions.FS())
	require.NoError(t, err)
	return a
}

func number(t testing.TB, s string) filing.FilingNumber {
	t.Helper()
	n, err := filing.ParseFilingNumber(s)
	require.NoError(t, err)
	return n
}

func TestFooterOf(t *testing.T) {
	t.Parallel()
	a := atlas(t)
	for typed, want := range map[string]struct {
		show     string
		reason   approval.Reason
		province string
	}{
		"粤ICP备12345678号-1":   {"粤ICP备12345678号", approval.ReasonEntity, "44"},
		"粤ICP备12345678号":     {"粤ICP备12345678号", approval.ReasonEntity, "44"},
		"京ICP备12345678号-1":   {"京ICP备12345678号-1", approval.ReasonService, "11"},
		"川ICP备12345678号-12":  {"川ICP备12345678号-12", approval.ReasonService, "51"},
		"京ICP备12345678号":     {"京ICP备12345678号", approval.ReasonIncomplete, "11"},
		"粤ICP备12345678号-2A":  {"粤ICP备12345678号-2A", approval.ReasonApp, "44"},
		"京ICP备12345678号-3X":  {"京ICP备12345678号-3X", approval.ReasonMiniProgram, "11"},
		"京ICP备12345678号-4K":  {"京ICP备12345678号-4K", approval.ReasonMiniProgram, "11"},
		"京ICP证030173号-1":     {"京ICP证030173号-1", approval.ReasonLicence, "11"},
		"A2.B1.B2-20070004":  {"A2.B1.B2-20070004", approval.ReasonLicence, ""},
		"粤B2-20090059-1626X": {"粤B2-20090059-1626X", approval.ReasonMiniProgram, "44"},
	} {
		f, ok := approval.FooterOf(number(t, typed), a)
		require.True(t, ok, typed)
		assert.Equal(t, want.show, f.Show.String(), typed)
		assert.Equal(t, want.reason, f.Reason, typed)
		assert.Equal(t, want.province, f.Province.ID, typed)
		assert.Equal(t, `<a href="https://beian.miit.gov.cn" target="_blank" rel="noopener">`+want.show+`</a>`, f.HTML)
	}
	_, ok := approval.FooterOf(filing.FilingNumber{}, a)
	assert.False(t, ok)
}

func TestDuties(t *testing.T) {
	t.Parallel()
	a := atlas(t)
	ids := func(typed string, approved filing.Date) (list []string, due filing.Date) {
		f, ok := approval.FooterOf(number(t, typed), a)
		require.True(t, ok)
		for _, d := range approval.Duties(f, approved, a) {
			list = append(list, d.ID)
			if !d.Due.IsZero() {
				due = d.Due
			}
		}
		return list, due
	}
	site, due := ids("京ICP备12345678号-1", filing.Date{})
	assert.Equal(t, []string{"site_shown", "penalty", "resolve", "public_security", "paid", "keep_ip", "change", "proof"}, site)
	assert.True(t, due.IsZero())
	day, err := filing.ParseDate("2026-12-15")
	require.NoError(t, err)
	site, due = ids("京ICP备12345678号-1", day)
	assert.Contains(t, site, "public_security_by")
	assert.Equal(t, "2027-01-14", due.String())
	app, _ := ids("京ICP备12345678号-2A", day)
	assert.Equal(t, []string{"app_shown", "app_stores", "public_security_by", "paid", "change"}, app)
	mini, _ := ids("京ICP备12345678号-3X", filing.Date{})
	assert.Equal(t, "platform_shown", mini[0])
}

// linked is a page whose text is before, a link over linked, and after.
func linked(before, text, after, href string) approval.Page {
	return approval.Page{
		Title: "云帆智联", Text: "欢迎来到云帆智联，我们做云服务，公安备案：粤公网安备44030502000001号。" + before + text + after,
		Links: []approval.Link{{
			Href:  href,
			Start: len("欢迎来到云帆智联，我们做云服务，公安备案：粤公网安备44030502000001号。" + before),
			End:   len("欢迎来到云帆智联，我们做云服务，公安备案：粤公网安备44030502000001号。" + before + text),
		}},
	}
}

const (
	service  = "京ICP备12345678号-1"
	ministry = "https://beian.miit.gov.cn/"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	a := atlas(t)
	with := func(p approval.Page, change func(*approval.Page)) approval.Page {
		change(&p)
		return p
	}
	for name, c := range map[string]struct {
		number string
		page   approval.Page
		want   map[approval.ID]rule.Severity
	}{
		"as it should be":      {service, linked("", service, "", ministry), nil},
		"http, www and a path": {service, linked("", service, "", "HTTP://WWW.beian.miit.gov.cn/#/Integrated/index"), nil},
		"without a scheme, //": {service, linked("", service, "", "//beian.miit.gov.cn"), nil},
		"a label in the link":  {service, linked("", "ICP备案号："+service, "", ministry), nil},
		"spaces in the number": {service, linked("", "京ICP备 12345678号 - 1", "", ministry), nil},
		"missing":              {service, linked("", "联系我们", "", "/contact"), map[approval.ID]rule.Severity{approval.NumberMissing: rule.Block}},
		"digits alone":         {service, linked("", "备案12345678", "", ministry), map[approval.ID]rule.Severity{approval.NumberWritten: rule.Block}},
		"another's":            {service, linked("", "京ICP备87654321号-1", "", ministry), map[approval.ID]rule.Severity{approval.NumberDiffers: rule.Block}},
		"another service's":    {service, linked("", "京ICP备12345678号-2", "", ministry), map[approval.ID]rule.Severity{approval.NumberDiffers: rule.Block}},
		"another's beside it":  {service, linked("京ICP备87654321号 ", service, "", ministry), map[approval.ID]rule.Severity{approval.NumberOther: rule.Warn}},
		"the APP's beside it":  {service, linked("京ICP备12345678号-2A ", service, "", ministry), nil},
		"the entity's":         {service, linked("", "京ICP备12345678号", "", ministry), map[approval.ID]rule.Severity{approval.NumberForm: rule.Block}},
		"the service's where the entity's is shown": {
			"粤ICP备12345678号-1", linked("", "粤ICP备12345678号-1", "", ministry), map[approval.ID]rule.Severity{approval.NumberForm: rule.Warn},
		},
		"the entity's where it is shown":     {"粤ICP备12345678号-1", linked("", "粤ICP备12345678号", "", ministry), nil},
		"only the entity's is known":         {"京ICP备12345678号", linked("", service, "", ministry), nil},
		"and only it is shown":               {"京ICP备12345678号", linked("", "京ICP备12345678号", "", ministry), map[approval.ID]rule.Severity{approval.NumberBare: rule.Warn}},
		"hidden":                             {service, with(linked("", "首页", "", "/"), func(p *approval.Page) { p.Hidden = service }), map[approval.ID]rule.Severity{approval.NumberHidden: rule.Block}},
		"no link":                            {service, with(linked("", service, "", ministry), func(p *approval.Page) { p.Links = nil }), map[approval.ID]rule.Severity{approval.LinkMissing: rule.Block}},
		"a link elsewhere":                   {service, linked("", service, "", "https://example.cn/beian.miit.gov.cn"), map[approval.ID]rule.Severity{approval.LinkElsewhere: rule.Block}},
		"a host like it":                     {service, linked("", service, "", "https://beian.miit.gov.cn.example.cn"), map[approval.ID]rule.Severity{approval.LinkElsewhere: rule.Block}},
		"the ministry's other site":          {service, linked("", service, "", "https://www.miit.gov.cn"), map[approval.ID]rule.Severity{approval.LinkElsewhere: rule.Block}},
		"an empty link":                      {service, linked("", service, "", "#"), map[approval.ID]rule.Severity{approval.LinkElsewhere: rule.Block}},
		"a broken address":                   {service, linked("", service, "", "http://%zz"), map[approval.ID]rule.Severity{approval.LinkElsewhere: rule.Block}},
		"no scheme":                          {service, linked("", service, "", "beian.miit.gov.cn"), map[approval.ID]rule.Severity{approval.LinkRelative: rule.Block}},
		"no scheme, www":                     {service, linked("", service, "", "www.beian.miit.gov.cn/"), map[approval.ID]rule.Severity{approval.LinkRelative: rule.Block}},
		"the old site":                       {service, linked("", service, "", "http://www.miitbeian.gov.cn/publish"), map[approval.ID]rule.Severity{approval.LinkOld: rule.Warn}},
		"a script":                           {service, linked("", service, "", "javascript:window.open('https://beian.miit.gov.cn')"), map[approval.ID]rule.Severity{approval.LinkScript: rule.Warn}},
		"the link beside it":                 {service, linked(service+" ", "工信部备案", "", ministry), map[approval.ID]rule.Severity{approval.LinkBeside: rule.Hint}},
		"a picture beside it":                {service, linked(service+" ", "", "", ministry), map[approval.ID]rule.Severity{approval.LinkBeside: rule.Hint}},
		"a link of something else beside it": {service, linked(service+" ", "联系我们", "", "/contact"), map[approval.ID]rule.Severity{approval.LinkMissing: rule.Block}},
		"another number's link beside it": {
			service, linked(service+" ", "京ICP备87654321号", "", ministry), map[approval.ID]rule.Severity{approval.NumberOther: rule.Warn, approval.LinkMissing: rule.Block},
		},
		"another title":  {service, with(linked("", service, "", ministry), func(p *approval.Page) { p.Title = "首页" }), map[approval.ID]rule.Severity{approval.TitleDiffers: rule.Warn}},
		"no title":       {service, with(linked("", service, "", ministry), func(p *approval.Page) { p.Title = "" }), map[approval.ID]rule.Severity{approval.TitleMissing: rule.Warn}},
		"a longer title": {service, with(linked("", service, "", ministry), func(p *approval.Page) { p.Title = "云帆智联 - 首页" }), map[approval.ID]rule.Severity{approval.TitleLonger: rule.Hint}},
		"no police number": {
			service,
			approval.Page{Title: "云帆智联", Text: service, Links: []approval.Link{{Href: ministry, End: len(service)}}},
			map[approval.ID]rule.Severity{approval.PoliceMissing: rule.Hint},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, ok := approval.FooterOf(number(t, c.number), a)
			require.True(t, ok)
			v := approval.Check(c.page, approval.Expectation{Footer: f, Name: "云帆智联"}, a)
			assert.True(t, v.Judged)
			got := map[approval.ID]rule.Severity{}
			passes := true
			for _, f := range v.Findings {
				got[f.ID] = f.Severity
				passes = passes && f.Severity != rule.Block
			}
			if c.want == nil {
				c.want = map[approval.ID]rule.Severity{}
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, passes, v.Passes())
		})
	}
}

func TestPagesThatCannotBeJudged(t *testing.T) {
	t.Parallel()
	a := atlas(t)
	f, ok := approval.FooterOf(number(t, service), a)
	require.True(t, ok)
	for name, c := range map[string]struct {
		page approval.Page
		id   approval.ID
	}{
		"scripts":      {approval.Page{Title: "云帆智联", Text: "加载中…", Scripts: 3}, approval.ScriptPage},
		"frames":       {approval.Page{Frames: 2}, approval.FramedPage},
		"nothing":      {approval.Page{}, approval.NumberMissing},
		"scripts, but": {approval.Page{Text: service, Scripts: 3}, approval.LinkMissing},
	} {
		v := approval.Check(c.page, approval.Expectation{Footer: f}, a)
		require.NotEmpty(t, v.Findings, name)
		assert.Equal(t, c.id, v.Findings[0].ID, name)
		judged := c.id != approval.ScriptPage && c.id != approval.FramedPage
		assert.Equal(t, judged, v.Judged, name)
		assert.Equal(t, !judged, v.Passes(), name)
	}
}

func TestPersonalWords(t *testing.T) {
	t.Parallel()
	a := atlas(t)
	f, _ := approval.FooterOf(number(t, service), a)
	page := linked("商城与公司介绍，网站主页 ", service, "", ministry)
	of := func(individual bool) []approval.Finding {
		return approval.Check(page, approval.Expectation{Footer: f, Individual: individual}, a).Findings
	}
	assert.Empty(t, of(false))
	require.Len(t, of(true), 1)
	assert.Equal(t, approval.PersonalWords, of(true)[0].ID)
	assert.Equal(t, "公司、商城", of(true)[0].Values["words"])
}

func TestEverySentenceIsThere(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Names() {
		c, err := text.Load(texts.Files, lang, nil)
		require.NoError(t, err)
		for _, id := range approval.IDs() {
			assert.True(t, c.Has("approval."+string(id)+".message"), "%s %s", lang, id)
			assert.True(t, c.Has("approval."+string(id)+".fix"), "%s %s", lang, id)
		}
		for _, r := range []approval.Reason{
			approval.ReasonService, approval.ReasonEntity, approval.ReasonIncomplete, approval.ReasonApp, approval.ReasonMiniProgram, approval.ReasonLicence,
		} {
			assert.True(t, c.Has("approval.reason."+string(r)), "%s %s", lang, r)
		}
		for _, f := range []filing.NumberFault{
			filing.FaultForm, filing.FaultLetter, filing.FaultWord, filing.FaultDigits, filing.FaultEnd, filing.FaultTail,
		} {
			assert.True(t, c.Has("approval.fault."+string(f)), "%s %s", lang, f)
		}
		a := atlas(t)
		for _, typed := range []string{service, "京ICP备12345678号-2A", "京ICP备12345678号-3X"} {
			f, _ := approval.FooterOf(number(t, typed), a)
			for _, day := range []filing.Date{{}, filing.Forever()} {
				for _, d := range approval.Duties(f, day, a) {
					assert.True(t, c.Has("approval.duty."+d.ID), "%s %s", lang, d.ID)
				}
			}
		}
		assert.True(t, c.Has("approval.duty.public_security_by"), lang)
	}
}

func BenchmarkCheckLongest(b *testing.B) {
	a := atlas(b)
	f, _ := approval.FooterOf(number(b, service), a)
	page := approval.Page{Text: strings.Repeat(service+"链接 ", 20_000)}
	for i := range 20_000 {
		start := i * len(service+"链接 ")
		page.Links = append(page.Links, approval.Link{Href: "/x", Start: start, End: start + len(service)})
	}
	b.SetBytes(int64(len(page.Text)))
	for b.Loop() {
		if approval.Check(page, approval.Expectation{Footer: f, Individual: true}, a).Passes() {
			b.Fatal("a link elsewhere passed")
		}
	}
}
