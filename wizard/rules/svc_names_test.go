package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// ruleByID finds a rule of the list.
func ruleByID(t testing.TB, id rule.ID) rule.Rule[Case] {
	t.Helper()
	for _, r := range listed() {
		if r.ID == id {
			return r
		}
	}
	require.Fail(t, "no rule", "%s", id)
	return rule.Rule[Case]{}
}

// An edge is a case at the border of a rule: what is changed, and what is found as severity and paths.
type edge struct {
	rule  rule.ID
	name  string
	base  func() *filing.Filing
	edits []edit
	want  []string
}

func checkEdges(t *testing.T, edges []edge) {
	t.Helper()
	for _, e := range edges {
		t.Run(string(e.rule)+"/"+e.name, func(t *testing.T) {
			want := e.want
			if want == nil {
				want = []string{}
			}
			assert.Equal(t, want, said(t, ruleByID(t, e.rule), e.base, e.edits...))
		})
	}
}

func named(name string) []edit { return []edit{set("services[0].name", name)} }

func TestNamesAtTheBorder(t *testing.T) {
	const at = "services[0].name"
	checkEdges(t, []edge{
		{"SVC001", "two characters block", enterprise, named("云帆"), []string{"block " + at}},
		{"SVC001", "signs do not count", enterprise, named("云帆-"), []string{"block " + at}},
		{"SVC001", "an APP may be short", enterprise, []edit{asApp(func(s *filing.Service) { s.Name = "云帆" })}, []string{"hint " + at}},
		{"SVC001", "a cancelled service keeps its name", enterprise, append(named("云帆"), set("order", "cancel_service")), nil},
		{"SVC001", "only signs are another rule's", enterprise, named("！！"), nil},
		{"SVC002", "too short is another rule's", enterprise, named("AB"), nil},
		{"SVC002", "a domain is another rule's", enterprise, named("yunfan.com"), nil},
		{"SVC002", "letters with signs", enterprise, named("Yun-Fan (CN)"), []string{"block " + at}},
		{"SVC002", "letters of another script are words", enterprise, named("Юньфань"), nil},
		{"SVC003", "an ampersand blocks", enterprise, named("云帆&智联"), []string{"block " + at}},
		{"SVC003", "an ampersand of an APP warns", enterprise, []edit{asApp(func(s *filing.Service) { s.Name = "云帆&智联" })}, []string{"warn " + at}},
		{"SVC003", "a picture in an APP's name blocks", enterprise, []edit{asApp(func(s *filing.Service) { s.Name = "云帆🚀" })}, []string{"block " + at}},
		{"SVC003", "half-width brackets pass", enterprise, named("云帆(深圳)"), nil},
		{"SVC003", "dots of a domain are another rule's", enterprise, named("云帆yunfan.com"), nil},
		{"SVC003", "a book title's brackets", enterprise, named("《云帆》"), []string{"block " + at}},
		{"SVC004", "a suffix that does not exist is no domain", enterprise, named("云帆v1.beta"), nil},
		{"SVC004", "a full-width domain", enterprise, named("ｙｕｎｆａｎ．ｃｎ"), []string{"block " + at}},
		{"SVC004", "a domain behind a name", enterprise, named("云帆智联yunfan.com"), []string{"warn " + at}},
		{"SVC004", "a Chinese label before .com", enterprise, named("云帆.com"), []string{"block " + at}},
		{"SVC004", "a version number", enterprise, named("云帆 3.0"), nil},
		{"SVC005", "spaces in the name", individual, named("李 样 例"), []string{"block " + at + " entity.name"}},
		{"SVC005", "a part of the name", individual, named("样例厨房小记"), nil},
		{"SVC006", "public institutions are warned", enterprise, append(named("人民医院网"), set("entity.nature", "public_institution")), []string{"warn " + at}},
		{"SVC006", "a registered name that begins otherwise does not help", enterprise, append(named("国家云帆网"), set("entity.name", "中国云帆有限公司")), []string{"block " + at}},
		{"SVC006", "sensitive words are another rule's", enterprise, named("反腐之声"), nil},
		{"SVC007", "authorities are warned", enterprise, append(named("云帆廉政网"), set("entity.nature", "government")), []string{"warn " + at}},
		{"SVC008", "a word of the national list", individual, named("美食资讯站"), []string{"warn " + at}},
		{"SVC008", "words of the province", individual, append(named("老物件设计小记"), set("province", "41")), []string{"warn " + at}},
		{"SVC008", "the country's name at the front is another rule's", individual, named("中国美食小记"), nil},
		{"SVC009", "twenty characters pass", enterprise, named("云帆智联软件产品客户案例联系方式介绍下载"), nil},
		{"SVC010", "words in the registered name pass", enterprise, append(named("云帆网络"), set("province", "12"), set("entity.name", "云帆网络科技有限公司")), nil},
		{"SVC010", "others' words do not", enterprise, append(named("云帆网络"), set("province", "12")), []string{"warn " + at}},
		{"SVC010", "Latin letters of an APP pass", enterprise, []edit{set("province", "50"), asApp(func(s *filing.Service) { s.Name = "云帆Go" })}, nil},
		{"SVC010", "a city of the province", individual, append(named("深圳美食小记"), set("city", "4403")), []string{"warn " + at}},
		{"SVC010", "a word that is a city elsewhere", individual, named("三明治做法小记"), nil},
		{"SVC011", "initial characters in order", enterprise, named("深云联"), nil},
		{"SVC011", "two characters in a row", enterprise, named("帆智生活馆"), nil},
		{"SVC011", "nothing in common", enterprise, named("小橘灯"), []string{"hint " + at + " entity.name"}},
		{"SVC011", "the province wants a remark", enterprise, append(named("小橘灯"), set("province", "45"), set("services[0].remark", "")), []string{"warn " + at + " entity.name"}},
	})
}

func TestContentsAtTheBorder(t *testing.T) {
	checkEdges(t, []edge{
		{"SVC012", "codes nobody knows are another rule's", individual, []edit{set("services[0].content", "shop")}, nil},
		{"SVC012", "an APP has a directory of its own", individual, []edit{asApp(func(*filing.Service) {})}, nil},
		{"SVC013", "individual", individual, []edit{set("services[0].content", "other"), set("services[0].remark", "")}, []string{"block services[0].remark services[0].content"}},
		{"SVC013", "unit", enterprise, []edit{set("services[0].content", "other"), set("services[0].remark", "")}, []string{"warn services[0].remark services[0].content"}},
		{"SVC014", "other without remark is said once", individual, []edit{set("services[0].content", "other"), set("services[0].remark", "")}, nil},
		{"SVC014", "nineteen characters", individual, []edit{set("services[0].remark", "记录家常菜做法和探店照片的个人学习网站")}, []string{"warn services[0].remark"}},
		{"SVC014", "twenty characters", individual, []edit{set("services[0].remark", "记录家常菜做法和探店照片的个人学习小网站")}, nil},
		{"SVC015", "medium trust warns", individual, []edit{set("province", "11")}, []string{"warn services[0].content"}},
		{"SVC015", "units are not meant", enterprise, []edit{set("province", "11"), set("services[0].content", "personal_space")}, nil},
		{"SVC017", "third of a limit of two", individual, []edit{set("province", "23"), secondService(func(*filing.Service) {}), secondService(func(*filing.Service) {})}, []string{"warn services[2].name"}},
		{"SVC017", "changes do not count", individual, []edit{set("order", "change_service"), secondService(func(*filing.Service) {})}, nil},
		{"SVC018", "hint", enterprise, []edit{set("services[0].content", "other")}, []string{"hint services[0].content"}},
		{"SVC018", "the province forbids it", enterprise, []edit{set("province", "23"), set("services[0].content", "other")}, []string{"warn services[0].content"}},
		{"SVC019", "the later one is named", enterprise, []edit{secondService(func(s *filing.Service) { s.Name = "云帆智联" })}, []string{"warn services[1].name services[0].name"}},
	})
}

// TestServicesInOrderEverywhere holds filings that are in order against every rule about services in every province: no
// finding graver than a hint. The individual writes what every province wants.
func TestServicesInOrderEverywhere(t *testing.T) {
	atlas, divisions := knowledge(t)
	today, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	careful := sample.Individual()
	careful.Services[0].Name, careful.Services[0].Content = "家常菜做法小记", []string{"other"}
	careful.Services[0].Remark = "本网站由个人开办，主要用于记录家常菜做法和探店照片，不含企业、单位等非个人信息；如核实不符，愿按虚假备案处理，接受注销网站。"
	app := sample.Enterprise()
	asApp(func(*filing.Service) {})(&Case{Filing: app})
	for name, f := range map[string]*filing.Filing{"enterprise": sample.Enterprise(), "individual": careful, "app": app} {
		for _, p := range atlas.Provinces() {
			f.Province = p.ID
			c := Case{Filing: f, Atlas: atlas, Divisions: divisions, Today: today}
			for _, r := range listed() {
				if !ofServices(r.ID) {
					continue
				}
				set, err := rule.NewSet(r)
				require.NoError(t, err)
				for _, finding := range set.Run(c).Findings {
					assert.Equal(t, rule.Hint, finding.Severity, "%s %s %s %v", name, p.Code, r.ID, finding.Values)
				}
			}
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, seed := range []string{"云帆智联", "yunfan.com云帆", "不涉及新闻，出版", "a\u200b😀", "不", "。，"} {
		f.Add(seed, "新闻")
	}
	f.Fuzz(func(t *testing.T, text, word string) {
		n := censusOf(text)
		assert.LessOrEqual(t, n.han+n.latin+n.digits, n.letters)
		strangers(text, []string{"（", "）", "-"})
		domainsIn(text)
		looksLikeKey(text)
		if word != "" && !holdsWord(text, word) {
			assert.True(t, denied(text, word), "nothing is said of a word that is not there")
		}
	})
}
