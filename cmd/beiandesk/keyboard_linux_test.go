package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// quick is the pause between the keys of words that go into a field, in milliseconds: the field misses none.
const quick = "8"

// tabsOfPaper are the stops of a paper that is not there: choosing it, and pasting it.
const tabsOfPaper = 2

// strike types into the field that has the focus.
func (p *person) strike(words string) {
	p.t.Helper()
	p.do("type", "--delay", quick, words)
}

// fill types into the field that has the focus, and goes on.
func (p *person) fill(words string) {
	p.t.Helper()
	if words != "" {
		p.strike(words)
	}
	p.press("Tab")
}

// pick puts characters into the field that has the focus from the list of rare characters.
func (p *person) pick(searches ...string) {
	p.t.Helper()
	for _, search := range searches {
		p.press("ctrl+i")
		p.strike(search)
		p.press("Return")
	}
}

// tabs goes on by so many stops.
func (p *person) tabs(n int) {
	p.t.Helper()
	for range n {
		p.press("Tab")
	}
}

// finds goes to a field by its name, of which it types the beginnings of the pinyin.
func (p *person) finds(letters string) {
	p.t.Helper()
	p.press("ctrl+f")
	p.strike(letters)
	p.press("Return")
}

// later leaves a page on which things are missing: Enter leads to the summary, whose last line lets it wait.
func (p *person) later(missing int, next string) {
	p.t.Helper()
	p.press("Return")
	p.tabs(missing)
	p.press("Return")
	p.sees(next)
}

// A whole filing with nothing but keys, from the first start to the package: no mouse, no input method.
func TestAFilingByKeyboardAlone(t *testing.T) {
	d, w, store := newDesktop(t), chinese(t), filepath.Join(t.TempDir(), "store")
	want := sample.Individual()
	page := func(step string) string { return w.Suited(want).T("step." + step + ".title") }
	p := d.startWith(store, noKeychain)
	p.sees(w.T("welcome.title"))
	p.types(passphrase, "Return")
	p.write(passphrase)
	p.press("Return")
	p.sees(w.T("protect.recovery.title"))
	p.putsOff(w.T("window.name"))

	p.press("ctrl+n")
	p.sees(w.T("interview.title"))
	p.press("Tab", "space", "Tab", "Tab", "space") // 让网站或APP备上案, 个人
	p.write("gd")
	p.press("Return", "space")                                 // 广东省, 网站
	p.press("Tab", "space", "Tab", "space", "space", "Return") // not filed, domain not filed, nothing in the way
	p.sees(w.T("home.untitled"))                               // the task list
	p.press("Return")                                          // 继续

	p.sees(page("region"))
	p.press("Tab", "Tab", "Tab", "space") // the list of cities
	p.write("shenz")
	p.press("Return", "Return")

	p.sees(page("person_certificate"))
	p.tabs(2*tabsOfPaper + 2) // both sides of the card, its kind, the name
	p.pick("li3 7", "U+4DAE")
	p.press("Tab")
	p.fill(want.Entity.Certificate.Number)
	p.fill("Shenzhen Nanshan 2-402")
	p.fill(want.Entity.Certificate.ValidFrom)
	p.tabs(1) // the calendar
	p.strike(want.Entity.Certificate.ValidUntil)
	p.later(2, page("entity_contact"))
	p.tabs(tabsOfPaper + 1) // the paper, the address
	p.strike("Nanshan 2-402")
	p.press("Return")
	p.sees(page("principal_contact"))
	p.press("Tab")
	p.fill(want.Principal.Mobile)
	p.fill(want.Principal.EmergencyPhone)
	p.fill("")
	p.strike(want.Principal.Email)
	p.press("Return")

	p.sees(page("service_basics"))
	p.press("Tab")
	p.pick("U+7F8E", "U+98DF", "U+8BB0")
	p.press("Tab", "space", "Return") // 博客/个人空间

	p.sees(page("service_domains"))
	p.tabs(tabsOfPaper + 1)
	p.strike(want.Services[0].Domains[0].Name)
	p.tabs(2)
	p.press("Return") // 与主办单位相同
	p.tabs(3)         // the holder, the kind and the number of the certificate are filled in
	p.fill(want.Services[0].Domains[0].RealNameOn)
	p.tabs(1)
	p.fill(want.Services[0].Domains[0].ExpiresOn)
	p.tabs(3) // the calendar, the registrar, one more domain
	p.strike(want.Services[0].HomeURL)
	p.later(1, page("service_access"))

	p.press("Tab", "space", "Down", "Return", "Tab") // 弹性云服务器 ECS
	p.strike(want.Services[0].Access.IPRanges[0].First)
	p.press("Return")
	p.sees(page("materials"))
	p.later(1, page("confirm"))
	p.press("Return")
	p.sees("美食记") // the task list: papers are missing

	p.finds("zbdwmc") // 主办单位名称
	p.sees(page("person_certificate"))
	p.press("F10", "Right", "Right", "Down", "Return") // 前往, 我的备案
	p.sees(w.T("window.name"))
	p.press("Return") // opens the only draft
	p.sees("美食记")
	p.press("ctrl+e")
	p.sees(w.T("export.title"))
	p.exports(store)
	var found []string
	require.Eventually(t, func() bool {
		var err error
		found, err = filepath.Glob(filepath.Join(d.home, "*.beian"))
		return err == nil && len(found) == 1 && sound(found[0])
	}, patience, glance, "no sound package came\n%s", p.log)

	c, err := pack.OpenPath(found[0])
	require.NoError(t, err)
	f := c.Filing
	require.NoError(t, c.Close())
	assert.Equal(t, filing.Individual, f.Entity.Nature)
	assert.Equal(t, want.City, f.City)
	assert.Equal(t, "李䶮", f.Entity.Name)
	assert.Equal(t, want.Entity.Certificate.Number, f.Entity.Certificate.Number)
	assert.Equal(t, want.Entity.Certificate.ValidUntil, f.Entity.Certificate.ValidUntil)
	assert.Equal(t, want.Principal.Email, f.Principal.Email)
	assert.Equal(t, "美食记", f.Services[0].Name)
	assert.Equal(t, f.Entity.Name, f.Services[0].Domains[0].Holder)
	assert.Equal(t, want.Services[0].HomeURL, f.Services[0].HomeURL)
	assert.Equal(t, want.Services[0].Access.IPRanges, f.Services[0].Access.IPRanges)
}
