package text_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, body := range files {
		out[name] = &fstest.MapFile{Data: []byte(body)}
	}
	return out
}

func TestLoad(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		files map[string]string
		lang  text.Language
		fails string
	}{
		"two files": {
			files: map[string]string{"a.zh.json": `{"x": "一"}`, "b.zh.json": `{"y": "二"}`}, lang: text.Chinese,
		},
		"other languages and other files stay out": {
			files: map[string]string{"a.zh.json": `{"x": "一"}`, "a.en.json": `{"x": 1}`, "text.go": "package text"}, lang: text.Chinese,
		},
		"rules beside": {
			files: map[string]string{"rules.answers.en.json": `{"ENT003": {"title": "T"}}`}, lang: text.English,
		},
		"unknown language": {lang: "fr", fails: "unknown language"},
		"key in two files": {
			files: map[string]string{"a.zh.json": `{"x": "一"}`, "b.zh.json": `{"x": "二"}`}, lang: text.Chinese, fails: "key given twice: x in b.zh.json",
		},
		"rule in two files": {
			files: map[string]string{"rules.a.en.json": `{"ENT003": {}}`, "rules.b.en.json": `{"ENT003": {}}`}, lang: text.English, fails: "key given twice",
		},
		"no JSON": {files: map[string]string{"a.zh.json": `{`}, lang: text.Chinese, fails: "read texts a.zh.json"},
		"nested":  {files: map[string]string{"a.zh.json": `{"x": {"y": "z"}}`}, lang: text.Chinese, fails: "read texts a.zh.json"},
		"a folder of that name": {
			files: map[string]string{"a.zh.json/inside": ""}, lang: text.Chinese, fails: "read texts",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := text.Load(folder(tc.files), tc.lang, nil)
			if tc.fails != "" {
				require.ErrorContains(t, err, tc.fails)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tc.lang, c.Language())
		})
	}
}

func TestT(t *testing.T) {
	t.Parallel()
	c, err := text.Load(folder(map[string]string{"a.zh.json": `{"hello": "{who}，{greeting}", "empty": ""}`}), text.Chinese, nil)
	require.NoError(t, err)
	for name, tc := range map[string]struct{ got, want string }{
		"filled":                      {c.T("hello", "who", "张三", "greeting", "您好"), "张三，您好"},
		"a value is not filled again": {c.T("hello", "who", "{greeting}", "greeting", "您好"), "{greeting}，您好"},
		"a name without a value":      {c.T("hello", "who"), "{who}，{greeting}"},
		"nothing to fill":             {c.T("hello"), "{who}，{greeting}"},
		"unknown key":                 {c.T("bye", "who", "张三"), "bye"},
	} {
		assert.Equal(t, tc.want, tc.got, name)
	}
	assert.False(t, c.Has("empty"))
	assert.Equal(t, []string{"empty", "hello"}, c.Keys())
	assert.Equal(t, "key", (&text.Catalog{}).T("key"), "the zero value knows no words")
}

func TestLabel(t *testing.T) {
	t.Parallel()
	c := load(t, text.Chinese)
	for path, want := range map[filing.Path]string{
		"entity.name":                                      "主办单位名称",
		"services[0].name":                                 "网站或APP名称",
		"services[1].name":                                 "服务2·网站或APP名称",
		"services[0].domains[0].name":                      "域名",
		"services[0].domains[2].name":                      "域名（第3个）",
		"services[1].domains[1].name":                      "服务2·域名（第2个）",
		"services[0].app.platforms[1].os":                  "运行平台（第2个）",
		"services[0].domains":                              "域名",
		"services[0].domains[1]":                           "域名（第2个）",
		"services[0].pre_approvals":                        "前置审批",
		"services[0].pre_approvals[0]":                     "前置审批文件",
		"services[0].pre_approvals[1]":                     "前置审批文件（第2个）",
		"services[1].principal.id_front":                   "服务2·服务负责人证件人像面",
		"entity.certificate":                               "主办单位证件",
		"letters.commitment":                               "承诺书与授权书",
		"no.such.fact":                                     "no.such.fact",
		"services[0].access.ip_ranges[0].first":            "起始IP地址",
		"services[12].access.ip_ranges[3].last":            "服务13·终止IP地址（第4个）",
		"services[].domains[].name":                        "域名",
		"services[0].principal.certificate.number":         "服务负责人证件号码",
		"services[0].domains[0].holder_certificate_number": "域名持有者证件号码",
	} {
		assert.Equal(t, want, c.Label(path), string(path))
	}
	assert.NotEmpty(t, c.Help("services[3].name"))
	assert.Empty(t, c.Help("no.such.fact"))
}

func TestValue(t *testing.T) {
	t.Parallel()
	divisions := func(code string) string { return map[string]string{"44": "广东省"}[code] }
	f := sample.Enterprise()
	f.Services[0].Languages = []string{"zh-Hans", "en", "tlh"}
	f.Services[0].App = &filing.App{Platforms: []filing.Platform{{Domains: []string{"a.example.cn", "b.example.cn"}}}}
	for name, tc := range map[string]struct {
		path   filing.Path
		zh, en string
	}{
		"as typed":        {"entity.name", "深圳市云帆智联科技有限公司", "深圳市云帆智联科技有限公司"},
		"a code":          {"order", "首次备案", "First filing (首次备案)"},
		"codes":           {"services[0].languages", "中文简体、英文、tlh", "Simplified Chinese (中文简体), English (英文), tlh"},
		"names":           {"services[0].app.platforms[0].domains", "a.example.cn、b.example.cn", "a.example.cn, b.example.cn"},
		"yes":             {"principal.is_legal_representative", "是", "Yes"},
		"a division":      {"province", "广东省", "广东省"},
		"unknown":         {"city", "4403", "4403"},
		"long term":       {"entity.certificate.valid_until", "长期", "No end (长期)"},
		"a day":           {"principal.certificate.valid_until", "2035-03-12", "2035-03-12"},
		"nothing yet":     {"entity.remark", "", ""},
		"no such fact":    {"entity.colour", "", ""},
		"no such service": {"services[7].name", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for lang, want := range map[text.Language]string{text.Chinese: tc.zh, text.English: tc.en} {
				c, err := text.Load(os.DirFS(dir), lang, divisions)
				require.NoError(t, err)
				assert.Equal(t, want, c.Value(f, tc.path), lang)
			}
		})
	}
}

func TestPhrase(t *testing.T) {
	t.Parallel()
	doc := rule.Doc{Title: "{field}", Message: "{field}“{number}”：{trouble}；与{other}比较", Why: "{unused}", Fix: "核对{number}", Source: "GB"}
	found := rule.Finding{
		Rule: "ENT003", Paths: []filing.Path{"entity.certificate.number", "services[1].name"}, Source: "practice",
		Values: map[string]string{"number": "{trouble}", "trouble": "@trouble.form"},
	}
	zh := load(t, text.Chinese).Phrase(found, doc)
	assert.Equal(t, "主办单位证件号码", zh.Title)
	assert.Equal(t, "主办单位证件号码“{trouble}”：位数或字符不对；与服务2·网站或APP名称比较", zh.Message, "what was typed is never taken for a pattern")
	assert.Equal(t, "{unused}", zh.Why)
	assert.Equal(t, "核对{trouble}", zh.Fix)
	assert.NotEqual(t, "practice", zh.Source)

	files := folder(map[string]string{"rules.answers.en.json": `{"ENT003": {"title": "a", "message": "{field} {number}", "why": "c", "fix": "d"}}`})
	c, err := text.Load(files, text.English, nil)
	require.NoError(t, err)
	en := c.Phrase(found, doc)
	assert.Equal(t, []string{"a", "entity.certificate.number {trouble}", "c", "d"}, []string{en.Title, en.Message, en.Why, en.Fix})
	assert.True(t, c.Translated("ENT003"))
	assert.False(t, c.Translated("ENT004"))
	assert.Equal(t, "GB", c.Doc("ENT003", doc).Source, "a source is not translated")
	assert.Equal(t, doc, c.Doc("ENT004", doc))
}

// TestPhraseTellsRowsApart names the same fact of two services so that nobody takes one for the other.
func TestPhraseTellsRowsApart(t *testing.T) {
	t.Parallel()
	c := load(t, text.Chinese)
	for name, tc := range map[string]struct {
		paths []filing.Path
		want  string
	}{
		"two services": {[]filing.Path{"services[1].name", "services[0].name"}, "服务2·网站或APP名称/服务1·网站或APP名称"},
		"two rows":     {[]filing.Path{"services[0].domains[1].name", "services[0].domains[0].name"}, "域名（第2个）/域名（第1个）"},
		"two facts":    {[]filing.Path{"services[0].name", "entity.name"}, "网站或APP名称/主办单位名称"},
		"rows of two services": {
			[]filing.Path{"services[1].domains[0].name", "services[0].domains[0].name"}, "服务2·域名/服务1·域名",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := c.Phrase(rule.Finding{Paths: tc.paths}, rule.Doc{Message: "{field}/{other}"})
			assert.Equal(t, tc.want, f.Message)
		})
	}
}

// TestPhraseTypedText keeps what an applicant typed from being looked up as a key: only the rule's own marks are.
func TestPhraseTypedText(t *testing.T) {
	t.Parallel()
	c := load(t, text.Chinese)
	f := c.Phrase(rule.Finding{Values: map[string]string{"typed": "@example.cn"}}, rule.Doc{Message: "{typed}"})
	assert.Equal(t, "@example.cn", f.Message)
	assert.False(t, strings.Contains(f.Message, "{"))
}
