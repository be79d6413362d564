package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestDenied(t *testing.T) {
	tests := []struct {
		remark, word string
		want         bool
	}{
		{"不涉及新闻", "新闻", true},
		{"不涉及新闻、出版、教育、医疗、药品、影视等内容。", "影视", true},
		{"不涉及新闻，出版，教育，影视。", "影视", true},
		{"新闻、出版均不涉及。", "新闻", true},
		{"非新闻类网站", "新闻", true},
		{"没有直播功能", "直播", true},
		{"提供新闻", "新闻", false},
		{"不断更新新闻", "新闻", false},
		{"不仅有新闻，还有论坛", "论坛", false},
		{"本站不收费，提供视频直播", "直播", false},
		{"本站不卖货。提供新闻", "新闻", false},
		{"不涉及新闻。另设新闻栏目", "新闻", false},
		{"非常好看的影视", "影视", false},
		{"未来发布影视", "影视", false},
	}
	for _, tt := range tests {
		t.Run(tt.remark, func(t *testing.T) {
			assert.Equal(t, tt.want, denied(filing.Fold(tt.remark), tt.word))
		})
	}
}

func TestApprovalsAtTheBorder(t *testing.T) {
	const name, remark = "services[0].name", "services[0].remark"
	entity := func(name string) edit { return set("entity.name", name) }
	checkEdges(t, []edge{
		{"PRE001", "each one is told", individual, []edit{approved("news", "game")}, []string{"block services[0].pre_approvals[0].category", "block services[0].pre_approvals[1].category"}},
		{"PRE002", "an individual is told by another rule", individual, []edit{set("services[0].pre_approvals[0].category", "news")}, nil},
		{"PRE002", "the second document", enterprise, []edit{approved("news"), set("services[0].pre_approvals[1].category", "game")}, []string{"block services[0].pre_approvals[1]"}},
		{"PRE003", "weak word", enterprise, []edit{set(name, "云帆资讯")}, []string{"hint " + name}},
		{"PRE003", "abolished", enterprise, []edit{set(name, "云帆论坛")}, []string{"hint " + name}},
		{"PRE003", "abolished, but asked in the province", enterprise, []edit{set("province", "13"), set(name, "云帆论坛")}, []string{"warn " + name}},
		{"PRE003", "a neighbourhood is no forum", enterprise, []edit{set("province", "13"), entity("云帆社区居民委员会")}, nil},
		{"PRE003", "words in both names are told once", enterprise, []edit{entity("深圳云帆影视有限公司"), set(name, "云帆影视")}, []string{"warn entity.name " + name}},
		{"PRE003", "another word in the service's name", enterprise, []edit{entity("深圳云帆影视有限公司"), set(name, "云帆直播")}, []string{"warn entity.name", "warn " + name}},
		{"PRE003", "ticked for one service settles the entity", enterprise, []edit{entity("深圳云帆影视有限公司"), approved("audiovisual")}, nil},
		{"PRE003", "low trust stays a hint", enterprise, []edit{set("province", "31"), entity("云帆展览展示有限公司")}, []string{"hint entity.name"}},
		{"PRE003", "a charity is no fund", enterprise, []edit{entity("云帆慈善基金会")}, nil},
		{"PRE003", "popular science is no tutoring", enterprise, []edit{set(name, "云帆数学科普")}, nil},
		{"PRE003", "the same category is not told twice", enterprise, []edit{set(name, "云帆新闻"), set(remark, "发布行业新闻和公司动态，介绍产品。")}, []string{"warn " + name}},
		{"PRE003", "a temple's culture", enterprise, []edit{set("province", "54"), entity("西藏样例寺庙文化有限公司")}, []string{"warn entity.name"}},
		{"PRE003", "a Taoist temple", enterprise, []edit{entity("样例山道观管理委员会")}, []string{"warn entity.name"}},
		{"PRE003", "a temple by its last character", enterprise, []edit{entity("样例山白云寺")}, []string{"hint entity.name"}},
		{"PRE003", "a city with a Buddha in its name", enterprise, []edit{entity("佛山市样例机械有限公司")}, nil},
		{"PRE003", "a banner with a temple in its name", enterprise, []edit{entity("太仆寺旗样例农业有限公司")}, nil},
		{"PRE003", "a street is no temple", enterprise, []edit{entity("样例街道管理服务中心"), set(name, "样例街道观察")}, nil},
		{"PRE003", "game in Latin letters", enterprise, []edit{set(name, "云帆Game")}, []string{"warn " + name}},
		{"PRE004", "unreadable", enterprise, []edit{approved("news"), set("services[0].pre_approvals[0].valid_until", "明年")}, []string{"block services[0].pre_approvals[0].valid_until"}},
		{"PRE004", "ninety-one days", enterprise, []edit{approved("news"), set("services[0].pre_approvals[0].valid_until", "2027-02-22")}, nil},
		{"PRE005", "either category will do", enterprise, []edit{set("services[0].content", "education"), approved("tutoring")}, nil},
		{"PRE006", "the later one is named", enterprise, []edit{approved("news", "news")}, []string{"warn services[0].pre_approvals[1].category services[0].pre_approvals[0].category"}},
	})
}
