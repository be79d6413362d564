package filing_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestPath(t *testing.T) {
	t.Parallel()
	p := filing.Path("services[2].domains[10].name")
	assert.Equal(t, filing.Path("services[].domains[].name"), p.Pattern())
	assert.Equal(t, filing.At{2, 10}, p.Place())
	assert.Equal(t, p, p.Place().Of(p.Pattern()))
	assert.Equal(t, filing.Path("services[2].domains[].name"), filing.At{2}.Of(p.Pattern()), "brackets beyond the place stay empty")
	assert.Equal(t, filing.Path("entity.name"), filing.At{3}.Of("entity.name"))
	assert.Empty(t, filing.Path("services[x].name").Place())
	assert.Empty(t, filing.Path("services[").Place())
	for name, tc := range map[string]struct {
		path, parent filing.Path
		want         bool
	}{
		"itself":           {"entity.name", "entity.name", true},
		"member":           {"entity.name", "entity", true},
		"element":          {"services[0].name", "services", true},
		"longer name":      {"services[].principal_same", "services[].principal", false},
		"other way around": {"entity", "entity.name", false},
	} {
		assert.Equal(t, tc.want, tc.path.Under(tc.parent), name)
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services = append(f.Services, filing.Service{}, filing.Service{Domains: make([]filing.Domain, 2)})
	for pattern, want := range map[filing.Path][]filing.At{
		"":                           {nil},
		"entity.name":                {nil},
		"services[]":                 {{0}, {1}, {2}},
		"services[].name":            {{0}, {1}, {2}},
		"services[].domains[]":       {{0, 0}, {2, 0}, {2, 1}},
		"services[].domains[].name":  {{0, 0}, {2, 0}, {2, 1}},
		"services[].pre_approvals[]": nil,
		"services[].app.platforms[]": nil,
		"entity[]":                   nil,
		"nothing[]":                  nil,
		"[]":                         nil,
	} {
		assert.Equal(t, want, f.Places(pattern), string(pattern))
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	f := everything()
	f.Services[1].App = nil
	for path, want := range map[filing.Path]string{
		"entity.name": "x", "id": "x", "services[1].principal.name": "x", "services[0].app.platforms[1].domains": "x,x",
		"principal.is_legal_representative": "true", "attachments[1].file": "x",
	} {
		text, ok := f.Text(path)
		assert.True(t, ok, string(path))
		assert.Equal(t, want, text, string(path))
	}
	for _, path := range []filing.Path{
		"", ".", "schema", "entity", "services", "services[0]", "services[2].name", "services[-1].name", "services[+0].name",
		"services[00].name", "services[0.name", "services[0]]", "services[].name", "services[0][0].name", "services[0]x.name",
		"services[1].app", "services[1].app.icon", "entity.name.first", "entity[0].name", "set_aside[0].at", "set_aside[0].at.",
		"set_aside[0].at.wall", "services[0].content[0].x", "services[99999999999999999999].name", "entity..name", "Entity.name",
	} {
		_, ok := f.Text(path)
		assert.False(t, ok, string(path))
	}
}

func TestFilled(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Entity.Remark = " \n　"
	f.Services[0].App = &filing.App{Platforms: []filing.Platform{{Domains: []string{"", " "}}}}
	for path, want := range map[filing.Path]bool{
		"entity.name": true, "entity.remark": false, "entity.filing_number": false, "entity": true, "services": true, "services[0]": true,
		"services[0].pre_approvals": false, "services[0].principal": false, "services[0].app": true, "services[1]": false,
		"services[0].app.platforms[0].domains": false, "services[0].languages": true,
		"principal.is_legal_representative": true, "services[0].access.dns_paused": true, "nothing": false,
	} {
		assert.Equal(t, want, f.Filled(path), string(path))
	}
}

func TestSetText(t *testing.T) {
	t.Parallel()
	f := filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website})
	for _, tc := range []struct {
		path        filing.Path
		typed, want string
	}{
		{"entity.name", " 深圳 ", " 深圳 "},
		{"entity.nature", "not a nature", "not a nature"},
		{"principal.is_legal_representative", "true", "true"},
		{"principal.is_legal_representative", "", ""},
		{"services[0].content", "news, game，music\n，", "news,game,music"},
		{"services[0].content", "", ""},
		{"services[0].principal.name", "张三", "张三"},
		{"services[0].domains[1].name", "example.cn", "example.cn"},
		{"services[1].app.platforms[0].domains", "a.example.cn\nb.example.cn", "a.example.cn,b.example.cn"},
	} {
		require.NoError(t, f.SetText(tc.path, tc.typed), string(tc.path))
		got, ok := f.Text(tc.path)
		assert.True(t, ok, string(tc.path))
		assert.Equal(t, tc.want, got, string(tc.path))
	}
	assert.Len(t, f.Services, 2)
	assert.Len(t, f.Services[0].Domains, 2)
	assertNoListIsNull(t, f)
}

func TestSetTextRefusesAndLeavesTheFilingAsItWas(t *testing.T) {
	t.Parallel()
	for _, path := range []filing.Path{
		"", "schema", "id", "colour", "entity", "services", "services[0]", "attachments[0].sha256", "set_aside[0].reason",
		"services[1].colour", "services[2].name", "services[0].domains[2].name", "services[1].domains[1].name",
		"services[0].app.platforms[1].os", "services[-1].name", "services[].name", "services[01].name", "services[0].content[0]",
	} {
		f := sample.Enterprise()
		require.ErrorIs(t, f.SetText(path, "x"), filing.ErrNoSuchFact, string(path))
		assert.Equal(t, sample.Enterprise(), f, string(path))
	}
	f := sample.Enterprise()
	require.ErrorIs(t, f.SetText("services[1].principal_same", "perhaps"), filing.ErrForm)
	require.ErrorIs(t, f.SetText("services[0].principal.is_legal_representative", "是"), filing.ErrForm)
	assert.Equal(t, sample.Enterprise(), f)
}

func TestRows(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	row, err := f.Append("services[0].domains")
	require.NoError(t, err)
	assert.Equal(t, filing.Path("services[0].domains[1]"), row)
	require.NoError(t, f.SetText(row+".name", "second.cn"))
	row, err = f.Append("services[0].app.platforms")
	require.NoError(t, err)
	assert.Equal(t, filing.Path("services[0].app.platforms[0]"), row)
	assert.NotNil(t, f.Services[0].App.Platforms[0].Domains, "a new row has its lists")

	whole := f.Services[0].Domains
	require.NoError(t, f.Remove("services[0].domains[0]"))
	assert.Equal(t, "second.cn", f.Services[0].Domains[0].Name)
	assert.Equal(t, "yunfan-example.cn", whole[0].Name, "a list that somebody holds is not shifted under their hands")
	require.NoError(t, f.Remove("services[0].domains[0]"))
	assert.Equal(t, []filing.Domain{}, f.Services[0].Domains)

	before := f.Clone()
	for _, path := range []filing.Path{
		"services[0].domains[0]", "services[0].domains", "services[0].name", "services[9]", "services[-1]", "attachments[0]", "", "[0]",
		"set_aside[0]", "entity[0]", "services[0].content[0]", "services[0", "services[00]", "services[]",
	} {
		require.ErrorIs(t, f.Remove(path), filing.ErrNoSuchFact, string(path))
	}
	for _, path := range []filing.Path{"attachments", "set_aside", "entity", "services[7].domains", "services[0].content", "", "services[0]", "nothing"} {
		_, err := f.Append(path)
		require.ErrorIs(t, err, filing.ErrNoSuchFact, string(path))
	}
	assert.Equal(t, before, f)
}

// TestDictionaryListsEveryFact walks the types: the dictionary has a row for every leaf and no row besides.
func TestDictionaryListsEveryFact(t *testing.T) {
	t.Parallel()
	var leaves []filing.Path
	var walk func(at filing.Path, typ reflect.Type)
	walk = func(at filing.Path, typ reflect.Type) {
		for typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		switch {
		case typ.Kind() == reflect.Map: // facts of the dictionary, as they are filed
		case typ.Kind() == reflect.Slice && typ.Elem().Kind() == reflect.Struct:
			walk(at+"[]", typ.Elem())
		case typ.Kind() == reflect.Struct:
			for i := range typ.NumField() {
				name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
				require.NotEmpty(t, name, "%s has no JSON name", typ.Field(i).Name)
				walk(filing.Path(strings.TrimPrefix(string(at)+"."+name, ".")), typ.Field(i).Type)
			}
		default:
			leaves = append(leaves, at)
		}
	}
	for i, typ := 0, reflect.TypeFor[filing.Filing](); i < typ.NumField(); i++ {
		tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		name := filing.Path(tag)
		switch name {
		case "schema", "id", "attachments", "set_aside":
			continue
		}
		walk(name, typ.Field(i).Type)
	}
	var rows []filing.Path
	for _, row := range filing.Dictionary() {
		rows = append(rows, row.Path)
	}
	assert.ElementsMatch(t, leaves, rows)
}

func TestDictionaryRows(t *testing.T) {
	t.Parallel()
	f := everything()
	for _, row := range filing.Dictionary() {
		assert.NotEmpty(t, row.Kind, row.Path)
		assert.NotEmpty(t, row.Need, row.Path)
		codes := row.Kind == filing.Choice || row.Kind == filing.Choices
		assert.Equal(t, codes, row.Vocabulary != "", "%s: a choice has a vocabulary, nothing else has", row.Path)
		assert.Equal(t, codes, len(row.Vocabulary.Codes()) > 0, row.Path)
		_, ok := f.Text(filing.At{0, 0}.Of(row.Path))
		assert.True(t, ok, "%s has a text", row.Path)
		found, ok := filing.Lookup(filing.At{3, 4}.Of(row.Path))
		assert.True(t, ok)
		assert.Equal(t, row, found)
		if row.Example != "" && codes {
			assert.True(t, row.Vocabulary.Has(row.Example), row.Path)
		}
	}
	_, ok := filing.Lookup("entity.colour")
	assert.False(t, ok)
	assert.Equal(t, "services.domains.name", filing.TextKey("services[3].domains[0].name"))
}

// TestExamplesAreInOrder: what the form shows as an example can be typed as it stands.
func TestExamplesAreInOrder(t *testing.T) {
	t.Parallel()
	for _, row := range filing.Dictionary() {
		if row.Example == "" {
			continue
		}
		var err error
		switch row.Kind {
		case filing.Day:
			_, err = filing.ParseDate(row.Example)
		case filing.Validity:
			_, err = filing.ParseValidity(row.Example)
		case filing.MobileNumber:
			_, err = filing.ParseMobile(row.Example)
		case filing.PhoneNumber:
			_, err = filing.ParsePhone(row.Example)
		case filing.EmailAddress:
			_, err = filing.ParseEmail(row.Example)
		case filing.DomainNameKind, filing.Names:
			_, err = filing.ParseDomainName(row.Example)
		case filing.HomePage:
			_, _, err = filing.ParseHomeURL(row.Example)
		case filing.Address:
			_, err = filing.ParseAddressRange(filing.IPRange{First: row.Example, Last: row.Example})
		}
		assert.NoError(t, err, "%s: %s", row.Path, row.Example)
	}
}

func FuzzSetText(f *testing.F) {
	for _, row := range filing.Dictionary() {
		f.Add(string(filing.At{0, 0}.Of(row.Path)), "true")
		f.Add(string(filing.At{1, 1}.Of(row.Path)), "x")
	}
	f.Add("set_aside[0].at.", "")
	f.Add("services[0].app.platforms[0", "")
	f.Fuzz(func(t *testing.T, path, text string) {
		c := sample.Enterprise()
		c.SetAside = []filing.SetAside{{}}
		p := filing.Path(path)
		_, _ = c.Text(p)
		_ = c.Filled(p)
		_ = c.Places(p)
		before := c.Clone()
		if c.SetText(p, text) != nil {
			require.Equal(t, before, c)
			return
		}
		got, ok := c.Text(p)
		require.True(t, ok)
		require.NoError(t, c.SetText(p, got), "what was set can be set again")
		again, _ := c.Text(p)
		require.Equal(t, got, again)
		if row, err := c.Append(p); err == nil {
			require.NoError(t, c.Remove(row))
		}
		_ = c.Remove(p)
	})
}

func BenchmarkText(b *testing.B) {
	f := sample.Enterprise()
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := f.Text("services[0].domains[0].holder_certificate_number"); !ok {
			b.Fatal("no such fact")
		}
	}
}

func BenchmarkSetText(b *testing.B) {
	f := sample.Enterprise()
	b.ReportAllocs()
	for b.Loop() {
		if err := f.SetText("services[0].domains[0].name", "example.cn"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		if _, ok := filing.Lookup("services[0].app.platforms[0].domains"); !ok {
			b.Fatal("no such row")
		}
	}
}
