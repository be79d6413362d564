package text_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
)

func TestWordsSuitTheFiling(t *testing.T) {
	c, err := text.Load(os.DirFS("../../assets/text"), text.Chinese, nil)
	require.NoError(t, err)
	company, person := sample.Enterprise(), sample.Individual()
	both := sample.Enterprise()
	both.Services = append(both.Services, filing.Service{Kind: filing.AppKind})
	app := sample.Enterprise()
	app.Services[0].Kind = filing.AppKind
	for name, tc := range map[string]struct {
		f    *filing.Filing
		path filing.Path
		want string
	}{
		"a website":         {company, "services[0].name", "网站名称"},
		"an APP":            {app, "services[0].name", "APP名称"},
		"a website, an APP": {both, "services[0].name", "网站或APP名称"},
		"a company":         {company, "entity.name", "主办单位名称"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tc.want, c.Suited(tc.f).Label(tc.path)) })
	}
	assert.NotEqual(t, c.Help("entity.name"), c.Suited(person).Help("entity.name"))
	assert.Equal(t, c.Help("entity.name"), c.Suited(person).Suited(company).Help("entity.name"), "the last filing counts")
}

func TestTraitsHaveGeneralWordsToo(t *testing.T) {
	c, err := text.Load(os.DirFS("../../assets/text"), text.Chinese, nil)
	require.NoError(t, err)
	for _, key := range c.Keys() {
		general, trait, ok := strings.Cut(key, "@")
		if ok {
			assert.True(t, c.Has(general), key)
			assert.Contains(t, []string{"individual", "website", "app"}, trait, key)
		}
	}
}

func dictionary(path filing.Path) string {
	row, _ := filing.Lookup(path)
	return row.Example
}

func TestExamplesSuitTheFiling(t *testing.T) {
	tests := map[string]struct {
		filing *filing.Filing
		path   filing.Path
		want   string
	}{
		"an organisation's name":      {sample.Enterprise(), "entity.name", "深圳市云帆智联科技有限公司"},
		"a person's name":             {sample.Individual(), "entity.name", "张伟"},
		"an organisation's website":   {sample.Enterprise(), "services[0].name", "云帆智联"},
		"a person's website":          {sample.Individual(), "services[0].name", "美食分享小记"},
		"who holds a person's domain": {sample.Individual(), "services[0].domains[0].holder", "张伟"},
		"the dictionary's otherwise":  {sample.Individual(), "principal.mobile", dictionary("principal.mobile")},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, lang := range text.Names() {
				assert.Equal(t, tt.want, load(t, lang).Suited(tt.filing).Example(tt.path), lang)
			}
		})
	}
}
