package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TestNoticesLeadToTheirFields pastes notices as applicants get them; the first thing offered is the field to change.
func TestNoticesLeadToTheirFields(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.Ask(company())
	b.press("开始填写")
	require.Equal(t, screen.TasksScreen, b.Place().Screen)
	require.NoError(t, b.Session().Answer("entity.name", "深圳市云帆智联科技有限公司"))
	_, err := b.Session().AddRow("services[0].pre_approvals")
	require.NoError(t, err)
	require.NoError(t, b.Session().Answer("services[0].access.resource", filing.ResourceAuthorizationCode))
	for name, tc := range map[string]struct {
		notice string
		focus  filing.Path
	}{
		"holder":        {"【华为云】您的备案订单审核不通过，驳回原因：域名实名信息与备案主体证件信息不一致，请修改后重新提交。", "services[0].domains[0].holder"},
		"name":          {"驳回原因：网站名称不符合要求", "services[0].name"},
		"same phone":    {"您填写的主体负责人和网站负责人手机号码重复，请更换", "principal.mobile"},
		"not the legal": {"主体负责人非法定代表人，请修改为法定代表人", "principal.is_legal_representative"},
		"expired card":  {"负责人证件已过期，请更新证件后重新提交备案", "principal.certificate.valid_until"},

		"not real-named":    {"驳回原因：域名未实名认证，请完成实名认证三个工作日后再提交", "services[0].domains[0].real_name_on"},
		"not in the store":  {"您的备案被驳回：域名未入库，请联系注册商", "services[0].domains[0].registrar"},
		"site is open":      {"未备案网站可以打开，请先关闭网站停止解析后再提交", "services[0].access.dns_paused"},
		"blurred licence":   {"主办单位证件图片不清晰，请重新上传", "entity.certificate"},
		"copy of a card":    {"负责人证件为复印件，请上传证件原件彩色扫描件", "principal.id_front"},
		"phone is off":      {"多次拨打主体负责人电话无人接听，无法核实备案信息真实性", "principal.mobile"},
		"phone of others":   {"手机号码已被其他主体使用，请更换联系方式", "principal.mobile"},
		"pre-approval":      {"网站内容涉及前置审批，请提供前置审批文件", "services[0].pre_approvals[0].category"},
		"another province":  {"证件住所不在我省，请提供居住证明", "entity.certificate.address"},
		"remark is empty":   {"网站备注填写过于简单，请补充网站开展的具体内容", "services[0].remark"},
		"abnormal licence":  {"主办单位已被列入经营异常名录，请处理后再提交备案", "record.abnormal"},
		"licence number":    {"主体信息与证件不一致：主办单位证件号码填写错误", "entity.certificate.number"},
		"letter of promise": {"承诺书未盖章、未签署日期，请重新上传备案承诺书", "letters.filing_pledge_unit"},
		"code is invalid":   {"备案授权码无效或已被使用，请更换备案授权码", "services[0].access.authorization_code"},
		"an open order":     {"该证件存在未完成的备案订单，请先完成或放弃后再提交", "record.open_order"},
	} {
		t.Run(name, func(t *testing.T) {
			b.Go(screen.Place{Screen: screen.NoticeScreen})
			b.pad().SetText(tc.notice)
			first := ""
			for _, words := range b.seen() {
				if words == b.texts[text.Chinese].Suited(b.Session().Filing()).Label(tc.focus) {
					first = words
				}
			}
			require.NotEmpty(t, first, "%s is offered; the window shows %q", tc.focus, b.seen())
			b.press(first)
			require.Equal(t, screen.StepScreen, b.Place().Screen)
			assert.Equal(t, tc.focus, b.Place().Focus)
			assert.Contains(t, b.seen(), "保存并返回退回通知")
		})
	}
}

// TestANoticeWithoutADraft explains what it asks for, and offers the drafts that it may be about.
func TestANoticeWithoutADraft(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	b.press("收到退回通知")
	require.Equal(t, screen.NoticeScreen, b.Place().Screen)
	b.pad().SetText("今天天气很好")
	assert.Contains(t, b.seen(), "没有从这段话里认出原因")
	b.pad().SetText("驳回原因：1、域名未实名认证；2、应急电话与手机号相同")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这份通知里找到 2 个原因")
	b.press("返回")
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
	b.press("收到退回通知")
	assert.Contains(t, strings.Join(b.seen(), "\n"), "这份通知里找到 2 个原因", "the notice is still there")
}

// pad returns the field that takes the notice.
func (b *bench) pad() *control.Entry {
	b.t.Helper()
	var found *control.Entry
	b.everything(func(o fyne.CanvasObject) {
		if x, ok := o.(*control.Entry); ok && found == nil {
			found = x
		}
	})
	require.NotNil(b.t, found)
	return found
}
