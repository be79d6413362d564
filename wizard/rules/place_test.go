package rules

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// surrounded is the world of a rule around a filing.
func surrounded(t testing.TB, f *filing.Filing) Case {
	t.Helper()
	atlas, err := region.Load(os.DirFS("../../assets/regions"))
	require.NoError(t, err)
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	today, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return Case{Filing: f, Atlas: atlas, Divisions: all, Today: today}
}

func TestPlace(t *testing.T) {
	t.Parallel()
	c := surrounded(t, sample.Enterprise())
	for address, want := range map[string]place{
		"广东省深圳市南山区样例路1号":        {"44", "4403", "440305"},
		"广东省 深圳市 南山区 样例路1号":     {"44", "4403", "440305"},
		"中国广东省深圳市":              {"44", "4403", ""},
		"广东深圳市南山区":              {"44", "4403", "440305"},
		"深圳市南山区样例路1号":           {"44", "4403", "440305"},
		"广东省东莞市样例镇":             {"44", "4419", ""},
		"北京市海淀区样例路1号":           {"11", "1101", "110108"},
		"北京市北京市海淀区":             {"11", "1101", "110108"},
		"上海市浦东新区样例路1号":          {"31", "3101", "310115"},
		"重庆市云阳县样例镇":             {"50", "5002", "500235"},
		"内蒙古自治区呼和浩特市新城区":        {"15", "1501", "150102"},
		"内蒙古呼和浩特市新城区":           {"15", "1501", "150102"},
		"新疆乌鲁木齐市天山区":            {"65", "6501", "650102"},
		"江苏省昆山市样例镇":             {"32", "3205", "320583"},
		"湖北省仙桃市样例路1号":           {"42", "4290", "429004"},
		"湖北省恩施土家族苗族自治州恩施市样例路1号": {"42", "4228", "422801"},
		"吉林市船营区样例路1号":           {"22", "2202", "220204"},
		"吉林省吉林市船营区":             {"22", "2202", "220204"},
		"海南藏族自治州共和县":            {"63", "6325", "632521"},
		"海南省儋州市样例镇":             {"46", "4604", ""},
		"海南区样例路1号":              {},
		"河北区样例路1号":              {},
		"南山区样例路1号":              {},
		"朝阳区样例路1号":              {},
		"北京路1号":                 {},
		"上海路123号广东大厦":           {},
		"南京市场路1号":               {},
		"广东样例园区1号":              {},
		"样例路1号（近深圳市民中心）":        {},
		"":             {},
		"昆山市样例镇":       {},
		"淘宝网样例店":       {},
		"天津市滨海新区样例路1号": {"12", "1201", "120116"},
		"西藏自治区拉萨市城关区":  {"54", "5401", "540102"},
		"新疆维吾尔自治区石河子市样例路1号":       {"65", "6590", "659001"},
		"青海省海南藏族自治州共和县样例路1号":      {"63", "6325", "632521"},
		"安徽省黄山市黄山区样例路1号":          {"34", "3410", "341003"},
		"河南省济源市样例路1号":             {"41", "4190", "419001"},
		"辽宁省朝阳市双塔区":               {"21", "2113", "211302"},
		"广西壮族自治区南宁市青秀区样例路１号":      {"45", "4501", "450103"},
		"宁夏银川市兴庆区样例路1号":           {"64", "6401", "640104"},
		"Room 1, Sample Building": {},
	} {
		assert.Equal(t, want, c.place(address), address)
	}
	c.Divisions = nil
	assert.Equal(t, place{province: "44"}, c.place("广东省深圳市南山区"), "without divisions only provinces are known")
	assert.Equal(t, place{}, c.place("深圳市南山区"))
}

func TestCoarse(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"粤海街道科技园路1号A座501室": false, "样例镇大塘村三组": false, "样例镇大塘村": false, "样例大学南苑12栋": false,
		"样例街道样例大厦": true, "科技园": true, "1号": true, "粤海街道": true, "样例县样例路八号": false, "第一师十二团三连101信箱": false,
	} {
		assert.Equal(t, want, coarse(address), address)
	}
}

func TestNameTrouble(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		latin bool
		want  string
	}{
		"张样例": {}, "欧阳样例": {}, "买买提·样例": {}, "买买提•样例": {}, "阿卜杜拉.样例": {}, "": {}, "〇样例": {}, "王小明": {},
		"SAMPLE JOHN": {latin: true}, "O'Sample": {latin: true}, "张": {want: "short"}, "张1": {want: "digit"}, "张Wei": {want: "mixed"},
		"SAMPLE": {want: "latin"}, "张先生": {want: "title"}, "李经理": {want: "title"}, "张样例（法人）": {want: "sign"}, "张样例！": {want: "sign"},
		"经理": {},
	} {
		assert.Equal(t, tc.want, nameTrouble(name, tc.latin), name)
	}
}

func TestDialled(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"13800000001": "13800000001", "+86 138-0000-0001": "13800000001", "0755-26000001": "0755-26000001",
		"0755-26000001-801": "0755-26000001", "(0755)26000001转801": "0755-26000001", "26000001": "", "": "", "同上": "",
	} {
		assert.Equal(t, want, dialled(typed), typed)
	}
}

func TestPlaceholder(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]bool{
		"13800138000": true, "13912345678": true, "0755-12345678": true, "0755-0000000": true, "0755-11111111": true,
		"13800000000": false, "13900000000": false, "18888888888": false, "0755-88888888": false, "0755-26000001": false, "": false,
	} {
		assert.Equal(t, want, placeholder(number), number)
	}
}
