package paper

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestSameAddress(t *testing.T) {
	const full = "广东省深圳市南山区粤海街道样例路1号A座501室"
	for typed, want := range map[string]bool{
		full: true,
		"深圳市南山区粤海街道样例路1号A座501室":         true,
		"广东省深圳市南山区粤海街道样例路１号Ａ座５０１室":      true,
		"广东省 深圳市 南山区 粤海街道 样例路1号 A座501室": true,
		"广东省深圳市南山区粤海街道样例路1号，A座501室。":    true,
		"广东省深圳市南山区粤诲街道样例路1号A座501室":      true,
		"深圳市南山区粤诲街道样例路1号A座501室":         true,
		"广东省深圳市南山区粤海街道样例路1号A座502室":      false,
		"广东省深圳市南山区粤海街道样例路1号":            false,
		"广东省深圳市福田区华强街道样例路1号A座501室":      false,
		"501室": false,
		"":     false,
	} {
		assert.Equal(t, want, sameAddress(typed, full), typed)
		assert.Equal(t, want, sameAddress(full, typed), typed)
	}
}

func TestAgrees(t *testing.T) {
	for name, tt := range map[string]struct {
		at          filing.Path
		read, typed string
		doubt       Doubt
		want        bool
	}{
		"the same name":                     {"entity.name", "云帆（深圳）科技有限公司", "云帆(深圳) 科技有限公司", "", true},
		"square brackets":                   {"entity.name", "云帆〔深圳〕科技有限公司", "云帆［深圳］科技有限公司", "", true},
		"another name":                      {"entity.name", "云帆智联", "云帆智连", "", false},
		"a dot in a name":                   {"principal.name", "阿依古丽·样例", "阿依古丽.样例", "", true},
		"a name without its rare character": {"principal.name", "马晓", "马晓翀", TooWide, true},
		"another name for all the room":     {"principal.name", "马晓", "马小翀", TooWide, false},
		"nobody doubts a shorter name":      {"principal.name", "马晓", "马晓翀", "", false},
		"full width and small letters":      {"principal.certificate.number", "44039919850312001X", "４４０３９９ 19850312 001x", "", true},
		"another number":                    {"principal.certificate.number", "44039919850312001X", "440399198503120011", "", false},
		"a holder's number":                 {"services[0].domains[0].holder_certificate_number", "91440399MA0YF0018A", "91440399ma0yf0018a", "", true},
		"a day in another form":             {"entity.certificate.valid_until", "2035-03-12", "2035.3.12", "", true},
		"for ever":                          {"entity.certificate.valid_until", filing.LongTerm, "长期", "", true},
		"another day":                       {"services[0].domains[0].expires_on", "2035-03-12", "2036-03-12", "", false},
		"an address without its province":   {"entity.certificate.address", "广东省深圳市南山区样例路1号", "深圳市南山区样例路1号", "", true},
		"another number in the street":      {"entity.certificate.address", "广东省深圳市南山区样例路1号", "广东省深圳市南山区样例路7号", "", false},
	} {
		got := Suggestion{Path: tt.at, Value: tt.read, Line: Line{Text: tt.read, Doubt: tt.doubt}}.Agrees(tt.typed)
		assert.Equal(t, tt.want, got, name)
	}
}

func TestLikeness(t *testing.T) {
	t.Parallel()
	assert.InDelta(t, 1.0, Likeness("云帆（深圳）公司", "云帆(深圳)公司"), 0)
	assert.InDelta(t, 0.9, Likeness("一二三四五六七八九十", "一二三四五六七八九石"), 1e-9)
	assert.InDelta(t, 0.0, Likeness("甲乙", "丙丁"), 0)
	assert.InDelta(t, 1.0, Likeness("", ""), 0)
}
