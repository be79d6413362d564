package pack

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// reportText reads the pages of a report back, without ends of lines.
func reportText(t *testing.T, p wizard.Package) []string {
	t.Helper()
	_, bodies := members(t, packed(t, p))
	raw := bodies["report.pdf"]
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var pages []string
	for n := 1; n <= r.NumPage(); n++ {
		page, err := r.Page(n).GetPlainText(nil)
		require.NoError(t, err)
		pages = append(pages, strings.ReplaceAll(page, "\n", ""))
	}
	return pages
}

func TestReportSaysEverything(t *testing.T) {
	for _, lang := range text.Names() {
		t.Run(string(lang), func(t *testing.T) {
			p := company(t, lang)
			pages := reportText(t, p)
			all := strings.Join(pages, "")
			wanted := []string{
				p.Filing.Entity.Name, p.Filing.Entity.Certificate.Number, p.Filing.Principal.Mobile, p.Filing.Services[0].Domains[0].Name,
				"121.36.0.10", "广东省", p.Check.Findings[0].Title, p.Check.Findings[0].Fix, p.Check.Findings[0].SourceDate, "ENT003",
				p.Filing.SetAside[0].Reason, p.Texts.T("pack.report.aside"), digest([]byte("the licence"))[:12],
				"portal/services-0.domain_certificate-2.jpg", p.Texts.T("pack.trouble.locked"), "2026.11", "1.0.0", "2026-11-23 16:04 +08:00",
				p.Texts.T("pack.report.sign.approver"), p.Texts.Label("services[0].domains[0].expires_on"),
			}
			for _, want := range wanted {
				assert.Contains(t, squeeze(all), squeeze(want))
			}
			for i, page := range pages {
				number := p.Texts.T("pack.report.page", "n", string(rune('1'+i)), "total", string(rune('0'+len(pages))))
				assert.Contains(t, page, number)
			}
			assert.NotContains(t, all, p.Texts.T("pack.report.rare"))
		})
	}
}

// TestReportListsWhatToDo: the pages of the portal in order, then what to remember.
func TestReportListsWhatToDo(t *testing.T) {
	p := company(t, text.Chinese)
	p.Finish.Watermark = true
	all := squeeze(strings.Join(reportText(t, p), ""))
	at := 0
	for _, want := range []string{
		"在备案系统里要做的事", "1.验证备案类型", "提交后不能修改", "2.主体信息", "3.主体负责人信息", "接入信息", "文件夹里的", "停止解析", "真实性核验由服务负责人本人做",
		"应急电话", "12381", "核对签字",
	} {
		next := strings.Index(all[at:], want)
		require.GreaterOrEqual(t, next, 0, want)
		at += next
	}
	assert.Contains(t, all, squeeze(p.Texts.T("pack.report.unmarked", "why", p.Texts.T("pack.watermark.no_room"))))
}

func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestReportVerdict(t *testing.T) {
	for key, counts := range map[string]wizard.Counts{
		"pack.report.blocked": {Block: 2}, "pack.report.warned": {Warn: 1, Hint: 4}, "pack.report.clear": {Hint: 1},
	} {
		p := company(t, text.Chinese)
		p.Check.Counts = counts
		assert.Contains(t, reportText(t, p)[0], p.Texts.T(key))
	}
}

func TestReportWithoutFindings(t *testing.T) {
	p := company(t, text.Chinese)
	p.Check.Findings, p.Check.Unknown, p.Filing.SetAside = []rule.Finding{}, nil, nil
	all := strings.Join(reportText(t, p), "")
	assert.Contains(t, all, p.Texts.T("pack.report.findings.none"))
	assert.NotContains(t, all, p.Texts.T("pack.report.aside"))
	assert.NotContains(t, all, p.Texts.T("pack.report.unknown"))
}

// TestReportWithRareCharacters names what the fonts lack and what cannot be seen; rare characters they have are drawn.
func TestReportWithRareCharacters(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Entity.Name = "㛃䶮（\U0002F800）\u202e公司"
	all := strings.Join(reportText(t, p), "")
	assert.Contains(t, all, "□(U+2F800)")
	assert.Contains(t, all, "(U+202E)公司")
	assert.Contains(t, all, "㛃䶮")
	assert.Contains(t, squeeze(all), squeeze(p.Texts.T("pack.report.rare")))
}

// TestReportWithSignsBeyondTheBasicPlane keeps them apart, so that the rest of the report can still be copied.
func TestReportWithSignsBeyondTheBasicPlane(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Principal.Name = "王𬭎𫖯"
	_, bodies := members(t, packed(t, p))
	raw := bodies["report.pdf"]
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	page, err := r.Page(1).GetPlainText(nil)
	require.NoError(t, err)
	assert.Contains(t, page, p.Filing.Entity.Name)
	assert.Equal(t, 3, bytes.Count(raw, []byte("/FontFile2")))
}

// TestReportWithVeryLongAnswers turns the page within an answer that no page holds.
func TestReportWithVeryLongAnswers(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Services[0].Remark = strings.Repeat("这个网站介绍本公司的产品，不提供交易。", 400)
	p.Filing.Services[0].Name = strings.Repeat("长", 200)
	p.Filing.Entity.Name = strings.Repeat("A", 500)
	pages := reportText(t, p)
	assert.Greater(t, len(pages), 5)
	assert.Equal(t, 400, strings.Count(strings.Join(pages, ""), "绍"))
}
