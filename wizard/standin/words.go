package standin

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// Words are those that stay as they are, because they belong to nobody: divisions, kinds of bodies, parts of addresses.
type Words struct {
	han    map[rune][][]rune // by the first sign, the longest first
	latin  map[string]bool
	titles [][]rune
	public map[string]bool // whole texts, folded
}

// plainWords stand in names of bodies and in addresses all over the country.
const plainWords = "有限责任公司 股份有限公司 有限公司 分公司 公司 集团 个体工商户 合伙企业 普通合伙 有限合伙 委派代表 企业 中心 事务所 工作室 " +
	"科技 网络 技术 信息 软件 贸易 商行 经营部 研究院 研究所 协会 商会 学会 基金会 委员会 管理局 公安局 分局 派出所 人民政府 居委会 村委会 " +
	"街道 大道 大街 园区 开发区 大厦 广场 工业园 小区 社区 花园 公寓 宿舍 号楼 单元 " +
	"路 街 巷 弄 号 栋 幢 座 室 层 楼 房 铺 组 镇 乡 村 " +
	"网站 官网 备案 域名 居民身份证 身份证 营业执照 复印件 临时 " +
	"主办单位 单位 法定代表人 被授权人 授权人 承诺人 负责人 签字 签名 盖章 公章 手印 日期"

// latinWords are parts of addresses in the network, and names that everybody uses.
const latinWords = "http https www com cn net org gov edu mil io app api xn ip icp pc android ios harmonyos jpg jpeg png pdf bmp webp heic html htm php " +
	"co ltd llc inc cn1 o ou c l st us apple distribution development developer iphone debug huawei release"

// titleWords follow the name of a person and are no part of it.
const titleWords = "先生 女士 小姐 经理 老师 同志 委派代表 法定代表人 负责人"

// NewWords gathers the words; divisions may be nil. Public are whole texts that are printed on papers everywhere.
func NewWords(divisions *region.Divisions, public ...string) *Words {
	w := &Words{han: map[rune][][]rune{}, latin: map[string]bool{}, public: map[string]bool{}}
	for _, text := range public {
		w.public[filing.Fold(text)] = true
	}
	for _, word := range strings.Fields(plainWords) {
		w.add(word)
	}
	for _, word := range strings.Fields(latinWords) {
		w.latin[word] = true
	}
	for _, word := range strings.Fields(titleWords) {
		w.titles = append(w.titles, []rune(word))
	}
	if divisions != nil {
		for _, p := range divisions.Provinces() {
			w.add(p.Name)
			w.add(region.ShortProvince(p.Name))
			for _, city := range divisions.Cities(p.Code) {
				w.add(city.Name)
				for _, county := range divisions.Counties(city.Code) {
					w.add(county.Name)
				}
			}
		}
	}
	for first := range w.han {
		slices.SortStableFunc(w.han[first], func(a, b []rune) int { return len(b) - len(a) })
	}
	return w
}

func (w *Words) add(word string) {
	if runes := []rune(word); len(runes) > 0 {
		w.han[runes[0]] = append(w.han[runes[0]], runes)
	}
}

// at returns the length of the longest word that a text begins with.
func (w *Words) at(in []rune) int {
	for _, word := range w.han[in[0]] {
		if len(in) >= len(word) && slices.Equal(in[:len(word)], word) {
			return len(word)
		}
	}
	return 0
}

func (w *Words) titleAt(in []rune) int {
	for _, word := range w.titles {
		if len(in) >= len(word) && slices.Equal(in[:len(word)], word) {
			return len(word)
		}
	}
	return 0
}
