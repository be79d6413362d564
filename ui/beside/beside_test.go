package beside

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShortLabels(t *testing.T) {
	for label, want := range map[string]string{
		"":     "",
		"单位名称": "单位名称",
		"互联网信息服务负责人应急联系电话":               "互联网信息服务负责人应急联…",
		"Kind of service (互联网信息服务类型)":    "Kind of service (互联网信…",
		"Organiser's certificate number": "Organiser's certificate nu…",
	} {
		assert.Equal(t, want, short(label), label)
	}
}
