package pack

import (
	"bytes"
	"encoding/base64"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func companionOf(t *testing.T, p wizard.Package) string {
	t.Helper()
	_, bodies := members(t, packed(t, p))
	return string(bodies["fill-in.html"])
}

var (
	styleBlock  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	scriptBlock = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	policyMeta  = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
	copyButton  = regexp.MustCompile(`data-value="([^"]*)"`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
)

func TestCompanionAdmitsNothingFromOutside(t *testing.T) {
	for _, lang := range text.Names() {
		page := companionOf(t, company(t, lang))
		policy := policyMeta.FindStringSubmatch(page)
		require.NotNil(t, policy)
		style, script := styleBlock.FindAllStringSubmatch(page, -1), scriptBlock.FindAllStringSubmatch(page, -1)
		require.Len(t, style, 1)
		require.Len(t, script, 1)
		assert.Equal(t, "default-src 'none'; img-src data:; style-src '"+integrity(style[0][1])+"'; script-src '"+integrity(script[0][1])+
			"'; base-uri 'none'; form-action 'none'", html.UnescapeString(policy[1]))
		assert.Less(t, strings.Index(page, policy[0]), strings.Index(page, "<style>"))
		for _, reach := range []string{"<link", "<iframe", "<form", "@import", "url(", "fetch(", "XMLHttpRequest", "href=\"http", "style=\""} {
			assert.NotContains(t, page, reach)
		}
		for _, m := range regexp.MustCompile(`src="?([^">]{0,22})`).FindAllStringSubmatch(page, -1) {
			assert.Regexp(t, `^data:image/(jpeg|png);base64,?`, m[1], "pictures stand in the page itself")
		}
	}
}

// copied lists what the copy buttons copy, in order.
func copied(page string) []string {
	var out []string
	for _, m := range copyButton.FindAllStringSubmatch(page, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

func TestCompanionShowsHostileNamesAsText(t *testing.T) {
	names := []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</style><svg onload=alert(1)>`, `{{.Filing}}`, "'`${x}", `javascript:alert(1)`,
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			p := company(t, text.Chinese)
			p.Filing.ID, p.Filing.Entity.Name, p.Filing.Services[0].Name, p.Filing.Services[0].Remark = name, name, name, name
			page := companionOf(t, p)
			assert.Contains(t, copied(page), name)
			assert.Contains(t, html.UnescapeString(anyTag.ReplaceAllString(page, "")), name)
			assert.Len(t, regexp.MustCompile(`<script`).FindAllString(page, -1), 1)
			for _, tag := range []string{"<img src=x", "<svg", "onerror=alert(1)>"} {
				assert.NotContains(t, page, tag)
			}
		})
	}
}

func TestCompanionMarksWhatCannotBeSeen(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Services[0].Name = "云帆\u202e智\u200b联"
	p.Filing.Services[0].Remark = "第一行\r\n第二行"
	page := companionOf(t, p)
	assert.Contains(t, page, `云帆<span class="mark">U&#43;202E</span>智<span class="mark">U&#43;200B</span>联`)
	assert.NotContains(t, page, "\u202e")
	assert.Contains(t, page, p.Texts.T("pack.companion.hidden"))
	assert.Contains(t, copied(page), "云帆智联")
	assert.Contains(t, copied(page), "第一行\n第二行")
}

func TestCompanionFollowsThePortal(t *testing.T) {
	p := company(t, text.Chinese)
	page := companionOf(t, p)
	at := -1
	for _, title := range []string{"验证备案类型", "主体信息", "主体负责人信息", "互联网信息服务信息", "互联网信息服务负责人信息", "接入信息", "上传资料与真实性核验", "提交前后"} {
		next := strings.Index(page, "</span>"+title)
		if title == "提交前后" {
			next = strings.Index(page, "<h2>"+title)
		}
		assert.Greater(t, next, at, title)
		at = next
	}
	assert.NotContains(t, page, "APP 特征信息")
	for _, want := range []string{
		"portal/entity.certificate.jpg", "portal/services-0.domain_certificate-2.jpg", "portal/letters.GD_ENTITY_COMMITMENT.jpg",
		"未能生成上传图片：文件有密码", "提交后不能修改", "12381", "停止解析", "检查还有 1 个必须修改的问题", `<html lang="zh-Hans">`,
	} {
		assert.Contains(t, page, want)
	}
	assert.Subset(t, copied(page), []string{
		"深圳市云帆智联科技有限公司", "企业", "广东省", "营业执照", "长期", "单位门户网站", "中文简体", "13800000001", "121.36.0.10",
	})
}

// TestCompanionOfAnOrder holds that an order which files nothing anew has none of the pages of a first filing.
func TestCompanionOfAnOrder(t *testing.T) {
	for order, want := range map[filing.Order]struct{ says, never string }{
		filing.CancelService: {"我的备案：注销或取消接入", "真实性核验"},
		filing.CancelAccess:  {"取消接入没有短信核验", "12381"},
		filing.Transfer:      {"转移备案不经过审核", "初审"},
		filing.Claim:         {"认领只由华为云审核", "12381"},
		filing.ChangeEntity:  {"只改要变的项", "验证通过后不能修改"},
	} {
		p := company(t, text.Chinese)
		p.Filing.Order, p.Filing.Entity.FilingNumber = order, "粤ICP备2026000001号"
		page := html.UnescapeString(anyTag.ReplaceAllString(companionOf(t, p), ""))
		assert.Contains(t, page, want.says, order)
		assert.NotContains(t, page, want.never, order)
		assert.Contains(t, page, "粤ICP备2026000001号", order)
	}
}

// TestCompanionAsksForLetters: a letter that the filing must have and has not stands among the uploads under its own name,
// and the report lists it.
func TestCompanionAsksForLetters(t *testing.T) {
	p := company(t, text.Chinese)
	p.Check.Materials = []wizard.Material{
		{ID: "pledge", Slot: "letters.pledge", Title: "样例承诺书", Demand: material.Must, State: material.Missing, Why: "样例省要求都交。"},
		{ID: "proof", Slot: "materials.proof", Title: "样例证明", Demand: material.Perhaps, State: material.Missing, Why: "有的审核会要。"},
	}
	page := companionOf(t, p)
	assert.Contains(t, page, "样例承诺书")
	assert.NotContains(t, page, "样例证明", "what only some reviewers ask for is not missed")
}

// TestCompanionInEnglishCopiesChinese gives the portal its own words, and the reader what they mean.
func TestCompanionInEnglishCopiesChinese(t *testing.T) {
	p := company(t, text.English)
	page := companionOf(t, p)
	assert.Subset(t, copied(page), []string{"企业", "广东省", "营业执照", "长期", "单位门户网站"})
	assert.Contains(t, page, "Verify the filing type")
	assert.Contains(t, page, p.Texts.Value(p.Filing, "entity.nature"))
	assert.Contains(t, page, `<html lang="en">`)
}

func TestCompanionOfAnApp(t *testing.T) {
	p := company(t, text.Chinese)
	p.Filing.Order = filing.AddAccess
	p.Check.Counts.Block = 0
	p.Filing.Services = append(p.Filing.Services, filing.Service{
		Kind: filing.AppKind, Name: "云帆助手", PrincipalSame: filing.No, Principal: &filing.Principal{Name: "李样例"},
		Domains: []filing.Domain{{Name: "a.cn"}, {Name: "b.cn"}},
		App:     &filing.App{Platforms: []filing.Platform{{OS: "android", Package: "cn.example.app", Domains: []string{"api.a.cn", "img.a.cn"}}, {OS: "ios"}}},
	})
	page := companionOf(t, p)
	assert.Subset(t, copied(page), []string{"cn.example.app", "api.a.cn", "img.a.cn", "李样例", "b.cn"})
	assert.NotContains(t, copied(page), "api.a.cn,img.a.cn")
	assert.Contains(t, page, "APP 特征信息")
	assert.Contains(t, page, "APP图标")
	assert.Contains(t, page, "保持能打开")
	assert.NotContains(t, page, "停止解析")
	assert.NotContains(t, page, "个必改问题")
	android, ios := strings.Index(page, "安卓 Android"), strings.Index(page, "苹果 iOS")
	packageName := strings.Index(page, "cn.example.app")
	assert.True(t, android < packageName && packageName < ios, "rows of a list stay together")
}

// embedded lists the pictures that stand in the page, by name.
func embedded(t *testing.T, page string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, m := range regexp.MustCompile(`<img src="data:image/(?:jpeg|png);base64,([^"]*)"[^>]* data-name="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		raw, err := base64.StdEncoding.DecodeString(m[1])
		require.NoError(t, err)
		out[html.UnescapeString(m[2])] = raw
	}
	return out
}

// TestCompanionHasThePicturesOfThePortal: those and no others, as they lie in the folder.
func TestCompanionHasThePicturesOfThePortal(t *testing.T) {
	names, bodies := members(t, packed(t, company(t, text.Chinese)))
	want := map[string][]byte{}
	for _, name := range names {
		if base, ok := strings.CutPrefix(name, "portal/"); ok {
			want[base] = bodies[name]
		}
	}
	require.Len(t, want, 6)
	page := string(bodies["fill-in.html"])
	assert.Equal(t, want, embedded(t, page))
	assert.NotContains(t, page, base64.StdEncoding.EncodeToString([]byte("locked")), "what cannot be made is not there as it was given")
}

// TestCompanionStaysSmallEnough: pictures beyond the limit are named and not shown.
func TestCompanionStaysSmallEnough(t *testing.T) {
	p := company(t, text.Chinese)
	files := memory{}
	p.Filing.Attachments = nil
	for i := range 6 {
		id := "a" + strconv.Itoa(i)
		p.Filing.Attachments = append(p.Filing.Attachments, filing.Attachment{ID: id, Slot: "other", File: "scan.jpg"})
		files[id] = bytes.Repeat([]byte{byte(i)}, maxEmbedded/5)
	}
	p.Files = files
	page := companionOf(t, p)
	assert.Len(t, embedded(t, page), 4)
	for i := range 6 {
		assert.Contains(t, page, "portal/other-"+strconv.Itoa(i+1)+".jpg")
	}
	assert.Contains(t, page, p.Texts.T("pack.companion.too_many"))
	assert.Less(t, len(page), maxEmbedded*3/2)
}

// TestCompanionWithoutMakingPictures says the same but for the pictures: what a window shows is what the page shows.
func TestCompanionWithoutMakingPictures(t *testing.T) {
	for _, lang := range text.Names() {
		p := company(t, lang)
		made, err := Packer{}.Companion(t.Context(), p)
		require.NoError(t, err)
		p.Pictures, p.Files = nil, nil
		named, err := Packer{}.Companion(t.Context(), p)
		require.NoError(t, err)
		for _, g := range []companion.Guide{made, named} {
			for i := range g.Pages {
				for j := range g.Pages[i].Uploads {
					for k := range g.Pages[i].Uploads[j].Pictures {
						pic := &g.Pages[i].Uploads[j].Pictures[k]
						*pic = companion.Picture{Stem: pic.Stem, Attachment: pic.Attachment, Page: pic.Page}
					}
				}
			}
		}
		assert.Equal(t, made, named)
		assert.NotEmpty(t, named.Pages)
	}
}

func TestEveryTickHasItsOwnName(t *testing.T) {
	page := companionOf(t, company(t, text.Chinese))
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`data-tick="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		assert.False(t, seen[m[1]], m[1])
		seen[m[1]] = true
	}
	assert.Greater(t, len(seen), 30)
}

func TestEveryTextOfThePackageIsThere(t *testing.T) {
	key := regexp.MustCompile(`\bt "(pack\.[a-z_.]+)"`)
	for _, lang := range text.Names() {
		c := catalog(t, lang)
		for _, m := range key.FindAllStringSubmatch(companionHTML, -1) {
			assert.True(t, c.Has(m[1]), "%s lacks %s", lang, m[1])
		}
		for _, problem := range []Problem{Missing, Unlisted, Changed, Damaged, Reframed, Trailing} {
			assert.True(t, c.Has("pack.problem."+string(problem)), problem)
		}
	}
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	assert.Equal(t, filing.HuaweiCloud, portal.ID)
}
