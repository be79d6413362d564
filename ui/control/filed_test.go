package control_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// said are all sentences below an object, in order.
func said(o fyne.CanvasObject) string {
	var out []string
	for _, piece := range test.LaidOutObjects(o) {
		if t, ok := piece.(*panel.Text); ok && t.Visible() {
			out = append(out, t.Words())
		}
	}
	return strings.Join(out, "\n")
}

// TestWhatIsFiledStandsBesideTheAnswer: orders that compare show it, say whether it differs, and name what cannot change.
func TestWhatIsFiledStandsBesideTheAnswer(t *testing.T) {
	change := sample.Enterprise()
	change.Order = filing.ChangeFiling
	change.Snapshot()
	change.Entity.MailingAddress = "样例路2号"
	blank := sample.Enterprise()
	blank.Order = filing.ChangeFiling
	for name, tc := range map[string]struct {
		filing *filing.Filing
		path   filing.Path
		says   []string
		silent []string
	}{
		"a first filing compares with nothing": {sample.Enterprise(), "entity.name", nil, []string{"原备案"}},
		"unchanged":                            {change, "entity.name", []string{"原备案：" + sample.Enterprise().Entity.Name, "没有变化"}, []string{"有变化？"}},
		"changed":                              {change, "entity.mailing_address", []string{"原备案：" + sample.Enterprise().Entity.MailingAddress, "· 有变化"}, nil},
		"a code in words":                      {change, "services[0].content", []string{"原备案：单位门户网站"}, nil},
		"what cannot change":                   {change, "entity.certificate.number", []string{"变更改不了"}, []string{"记下原备案", "改原备案"}},
		"what cannot change and is chosen":     {change, "entity.nature", []string{"\n企业\n", "变更改不了"}, []string{"\n个人\n"}},
		"a domain on file":                     {change, "services[0].domains[0].name", []string{"已备案的域名不能改写"}, []string{"改原备案"}},
		"what identifies, begun from nothing":  {blank, "entity.certificate.number", []string{"填原备案的内容"}, []string{"变更改不了"}},
		"declared, not filed":                  {change, "record.open_order", nil, []string{"原备案"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := put(t, tc.filing, tc.path, text.Chinese)
			told := said(b.field.Object())
			for _, want := range tc.says {
				assert.Contains(t, told, want)
			}
			for _, never := range tc.silent {
				assert.NotContains(t, told, never)
			}
		})
	}
}

// TestWhatIsFiledCanBeNoted by somebody who has no draft of the filing.
func TestWhatIsFiledCanBeNoted(t *testing.T) {
	f := sample.Enterprise()
	f.Order = filing.ChangeEntity
	b := put(t, f, "entity.mailing_address", text.Chinese)
	var link *panel.Tile
	for _, piece := range test.LaidOutObjects(b.field.Object()) {
		if tile, ok := piece.(*panel.Tile); ok && strings.Contains(tile.Label(), "记下原备案的内容") {
			link = tile
		}
	}
	require.NotNil(t, link)
	link.Tapped(nil)
	entries := 0
	for _, piece := range test.LaidOutObjects(b.field.Object()) {
		if e, ok := piece.(interface {
			fyne.Focusable
			SetText(string)
		}); ok {
			if entries++; entries == 1 {
				e.SetText("旧样例路9号")
			}
		}
	}
	assert.Equal(t, 2, entries, "one for what is filed, one for now")
	was, _ := b.session.Filing().FiledText("entity.mailing_address")
	assert.Equal(t, "旧样例路9号", was)
}
