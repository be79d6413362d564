package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

var errNoPicture = errors.New("no picture")

// pictures is an inspector that makes a picture of everything but what begins with "locked".
type pictures struct{}

func (pictures) Inspect(context.Context, string, []byte, paper.Kind) (paper.Report, error) {
	return paper.Report{}, nil
}

func (pictures) Picture(context.Context, []byte, int, int) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, 1, 1)), nil
}

func (pictures) Cut(context.Context, []byte, paper.Report, []paper.Box, int) ([]image.Image, error) {
	return nil, errNoPicture
}

func (pictures) Portal(_ context.Context, data []byte, want paper.Portrait) (paper.Print, error) {
	if bytes.HasPrefix(data, []byte("locked")) {
		return paper.Print{}, errNoPicture
	}
	extension := ".jpg"
	if want.Slot.Pattern() == "services[].app.icon" {
		extension = "png"
	}
	made := paper.Print{Data: append([]byte{byte('0' + want.Page)}, data...), Extension: extension}
	if want.Finish.Watermark {
		made.Watermark = paper.NoRoom
	}
	return made, nil
}

// given maps the ids of attachments to bytes.
type memory map[string][]byte

func (m memory) Bytes(_ context.Context, a filing.Attachment) ([]byte, error) {
	data, ok := m[a.ID]
	if !ok {
		return nil, wizard.ErrNoAttachment
	}
	return data, nil
}

func catalog(t testing.TB, lang text.Language) *text.Catalog {
	t.Helper()
	regions := map[string]string{"44": "广东省", "4403": "深圳市", "440305": "南山区"}
	c, err := text.Load(words.Files, lang, func(code string) string { return regions[code] })
	require.NoError(t, err)
	return c
}

func moment() time.Time {
	return time.Date(2026, 11, 23, 16, 4, 5, 678, time.FixedZone("", 8*60*60))
}

// company is a package with papers of every sort: a picture, a PDF of two pages, one that is locked, a signed letter.
func company(t testing.TB, lang text.Language) wizard.Package {
	t.Helper()
	f := sample.Enterprise()
	f.Attachments = []filing.Attachment{
		{ID: "a1", Slot: "entity.certificate", File: "营业执照.jpg"},
		{ID: "a2", Slot: "principal.id_front", File: `C:\photos\front.JPG`},
		{ID: "a3", Slot: "principal.id_back", File: "../../back.png"},
		{ID: "a4", Slot: "services[0].domain_certificate", File: "domain.pdf"},
		{ID: "a5", Slot: "letters.GD_ENTITY_COMMITMENT", File: "承诺书.jpg"},
		{ID: "a6", Slot: "other", File: "locked.pdf"},
	}
	f.SetAside = []filing.SetAside{{
		Rule: "PHO003", Attachment: "a1", Reason: "原件如此，执照上没有印章反光以外的问题", At: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
	}}
	files := memory{
		"a1": []byte("the licence"), "a2": []byte("the front"), "a3": []byte("the back"), "a4": []byte("%PDF two pages"),
		"a5": []byte("the letter"), "a6": []byte("locked with a password"),
	}
	findings := []rule.Finding{
		{
			Rule: "ENT003", Severity: rule.Block, Layer: rule.National, Paths: []filing.Path{"entity.certificate.number"},
			Title: "主办单位证件号码有误", Message: "统一社会信用代码的校验位对不上，多半有一位抄错了。",
			Why: "审核系统按国家标准核对校验位，对不上的号码不能提交，也查不到对应的单位。", Fix: "对照营业执照逐位核对，注意字母 I、O、S 不会出现在代码里。",
			Source: "GB 32100-2015 法人和其他组织统一社会信用代码编码规则", SourceDate: "2015-09-17", Values: map[string]string{},
		},
		{
			Rule: "CON003", Severity: rule.Warn, Layer: rule.Provider, Paths: []filing.Path{"principal.mobile", "principal.emergency_phone"},
			Title: "手机号与应急电话相同", Message: "主体负责人手机号与应急联系电话相同。", Why: "审核人员会拨打两个号码。", Fix: "换一个应急电话。",
			Source: "审核惯例（无公开文件）", Values: map[string]string{},
		},
		{
			Rule: "PHO003", Severity: rule.Warn, Layer: rule.Provider, Paths: []filing.Path{"entity.certificate"}, Attachment: "a1",
			Title: "照片可能反光", Message: "照片右上角过亮。", Values: map[string]string{}, SetAside: true,
		},
		{
			Rule: "SVC011", Severity: rule.Hint, Layer: rule.Provincial, Paths: []filing.Path{"services[0].remark"},
			Title: "备注写清楚用途", Message: "备注用一两句话说明网站内容。", Fix: "写 20 字以上。", Source: "practice", Values: map[string]string{},
		},
	}
	return wizard.Package{
		Filing: f, Files: files, Pictures: pictures{}, Texts: catalog(t, lang), CreatedAt: moment(), Program: "1.0.0",
		Reports: map[string]paper.Report{"a4": {Pages: 2}, "a6": {Trouble: paper.Locked}},
		Check: wizard.Check{
			Filing: f.ID, AsOf: "2026-11-23", Rulebook: "2026.11", Findings: findings,
			Unknown: []rule.Lack{{Rule: "DOM008", Paths: []filing.Path{"services[0].domains[0].expires_on"}}},
			Counts:  wizard.Counts{Block: 1, Warn: 1, Hint: 1},
		},
	}
}

func packed(t testing.TB, p wizard.Package) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Packer{}.Pack(context.Background(), &b, p))
	return b.Bytes()
}

// members unpacks a package: names in their order, bytes by name.
func members(t testing.TB, raw []byte) ([]string, map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	require.NoError(t, err)
	var names []string
	bodies := map[string][]byte{}
	for _, f := range z.File {
		body, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(body)
		require.NoError(t, err)
		require.NoError(t, body.Close())
		names = append(names, f.Name)
		bodies[f.Name] = data
	}
	return names, bodies
}
