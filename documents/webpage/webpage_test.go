package webpage_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/webpage"
)

const number = "粤ICP备12345678号"

// gbk is “<title>云帆</title><p>粤ICP备12345678号</p>” in GBK.
const gbk = "<title>\xd4\xc6\xb7\xab</title><p>\xd4\xc1ICP\xb1\xb812345678\xba\xc5</p>"

func TestRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ page, title, text, hidden, charset string }{
		"plain":                  {"<title> 云帆\n智联 </title><p>粤ICP备12345678号</p>", "云帆 智联", number + "\n", "", "utf-8"},
		"a mark in front":        {"\ufeff<p>粤ICP备12345678号</p>", "", number + "\n", "", "utf-8"},
		"GBK, declared":          {`<meta charset="gb2312">` + gbk, "云帆", number + "\n", "", "gbk"},
		"GBK, not declared":      {gbk, "云帆", number + "\n", "", "gb18030"},
		"GBK, declared as UTF-8": {`<meta charset="utf-8">` + gbk, "云帆", number + "\n", "", "gb18030"},
		"UTF-8, declared as GBK": {`<meta charset="gbk"><p>粤ICP备12345678号</p>`, "", number + "\n", "", "utf-8"},
		"UTF-16":                 {"\xff\xfe<\x00p\x00>\x00\xa4\x7c<\x00/\x00p\x00>\x00", "", "粤\n", "", "utf-16le"},
		"one damaged byte":       {"<meta charset=utf-8><p>" + strings.Repeat("备案", 20) + "\xff</p>", "", strings.Repeat("备案", 20) + "�\n", "", "utf-8"},
		"split by elements":      {"<p>粤ICP备<b>1234</b><i>5678</i>号</p>", "", number + "\n", "", "utf-8"},
		"spaces and entities":    {"<p>粤ICP备&nbsp; 12345678&#21495;</p>", "", "粤ICP备 12345678号\n", "", "utf-8"},
		"a comment":              {"<p>甲<!-- 粤ICP备12345678号 --></p>", "", "甲\n", "", "utf-8"},
		"script and style":       {"<script>var a='粤ICP备12345678号'</script><style>p{}</style><p>甲", "", "甲\n", "", "utf-8"},
		"display none":           {`<div style="color:red; DISPLAY : none"><p>粤ICP备12345678号</p></div>甲`, "", "甲", number, "utf-8"},
		"visibility, important":  {`<div style="visibility:hidden!important">乙</div>甲`, "", "甲", "乙", "utf-8"},
		"size of nothing":        {`<span style="font-size:0">乙</span>甲`, "", "甲", "乙", "utf-8"},
		"small, but seen":        {`<span style="font-size:0.8em;opacity:0.5">乙</span>甲`, "", "乙甲", "", "utf-8"},
		"hidden":                 {`<p hidden>乙<p>甲`, "", "甲\n", "乙", "utf-8"},
		"template and noscript":  {"<template>乙</template><noscript>丙</noscript>甲", "", "甲", "乙丙", "utf-8"},
		"the title of a drawing": {"<svg><title>画</title></svg><title>云帆</title><p>甲</p>", "云帆", "甲\n", "", "utf-8"},
		"a title that steers":    {"<title>云\x1b[31m帆\u202e</title><p>甲</p>", "云[31m帆", "甲\n", "", "utf-8"},
		"nothing closed":         {"<body><table><tr><td>甲<td>乙", "", "甲乙\n", "", "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := webpage.Read([]byte(c.page))
			require.NoError(t, err)
			assert.Equal(t, c.title, p.Title)
			assert.Equal(t, strings.TrimSpace(c.text), strings.TrimSpace(p.Text))
			assert.Equal(t, c.hidden, strings.TrimSpace(p.Hidden))
			assert.Equal(t, c.charset, p.Charset)
		})
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	p, err := webpage.Read([]byte(`<div onclick="toggle()"><p>甲 <a href=" https://beian.miit.gov.cn/ ">粤ICP备<b>12345678</b>号</a> 乙
<a href="/x"><img src="a.png"></a><a name="top">丙</a><span onclick="window.open('https://beian.miit.gov.cn')">丁</span>
<a hidden href="/y">戊</a><a href="#">己</a></div><iframe src="f.html"></iframe><script src="a.js"></script>`))
	require.NoError(t, err)
	var got []string
	for _, l := range p.Links {
		got = append(got, l.Href+"|"+l.Script+"|"+p.Text[l.Start:l.End])
	}
	assert.Equal(t, []string{
		"https://beian.miit.gov.cn/||" + number, "/x||", "|window.open('https://beian.miit.gov.cn')|丁", "#||己",
	}, got)
	assert.Equal(t, 1, p.Frames)
	assert.Equal(t, 1, p.Scripts)
}

func TestWhatIsNoPage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw  string
		want error
	}{
		"nothing":      {"", webpage.ErrNotPage},
		"spaces":       {" \n", webpage.ErrNotPage},
		"a picture":    {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", webpage.ErrNotPage},
		"words":        {"粤ICP备12345678号", webpage.ErrNotPage},
		"JSON":         {`{"a": 1}`, webpage.ErrNotPage},
		"too big":      {strings.Repeat("<p>", webpage.MaxBytes/3+1), webpage.ErrTooBig},
		"nested":       {strings.Repeat("<div>", 5000) + number, webpage.ErrTooDeep},
		"nested links": {strings.Repeat("<b><a href=x>", 5000) + number, webpage.ErrTooDeep},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := webpage.Read([]byte(c.raw))
			assert.ErrorIs(t, err, c.want)
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<title>甲</title><a href='https://beian.miit.gov.cn'>粤ICP备12345678号</a>", gbk, `<meta charset="utf-16">甲`, "<p hidden>乙<p>甲",
		"<table><a href=x><tr><td></a>", "<frameset><frame src=x>", "\xff\xfe<\x00", "<svg><title><a href=x>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := webpage.Read(raw)
		if err != nil {
			return
		}
		require.True(t, utf8.ValidString(p.Text) && utf8.ValidString(p.Hidden) && utf8.ValidString(p.Title))
		for _, l := range p.Links {
			require.True(t, l.Start >= 0 && l.Start <= l.End && l.End <= len(p.Text), "%d to %d of %d", l.Start, l.End, len(p.Text))
			require.True(t, utf8.ValidString(l.Href))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := []byte("<html><body>" + strings.Repeat("<div><a href='/x'>云帆智联</a><p style='color:red'>内容内容内容</p></div>\n", 2000) + "</body></html>")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := webpage.Read(page); err != nil {
			b.Fatal(err)
		}
	}
}
