package filing_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestAsFiled(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	assert.False(t, f.Changed("entity.name"), "nobody said what is filed")
	require.NoError(t, f.SetFiledText("entity.name", "旧名有限公司"))
	assert.True(t, f.Changed("entity.name"))
	require.NoError(t, f.SetFiledText("entity.name", " "+f.Entity.Name), "spaces are no change")
	assert.False(t, f.Changed("entity.name"))
	clone := f.Clone()
	require.NoError(t, f.SetFiledText("entity.name", ""))
	_, known := f.FiledText("entity.name")
	assert.False(t, known)
	assert.Nil(t, f.Record.AsFiled)
	_, known = clone.FiledText("entity.name")
	assert.True(t, known, "a copy keeps its own")
	for _, p := range []filing.Path{"", "entity", "colour", "title", "order", "record.open_order", "services[].name", "services[x].name", "services[01].name"} {
		assert.ErrorIs(t, f.SetFiledText(p, "x"), filing.ErrNoSuchFact, string(p))
	}
}

func TestSnapshotIsUnchanged(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]*filing.Filing{"company": sample.Enterprise(), "person": sample.Individual()} {
		f.Snapshot()
		assert.Greater(t, len(f.Record.AsFiled), 20, name)
		for p := range f.Record.AsFiled {
			assert.False(t, f.Changed(p), "%s: %s", name, p)
		}
		var b bytes.Buffer
		require.NoError(t, f.Encode(&b))
		again, err := filing.Decode(&b)
		require.NoError(t, err)
		assert.Equal(t, f, again, name)
	}
}

func TestRemovingAServiceMovesWhatWasFiled(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services = append(f.Services, f.Clone().Services[0], f.Clone().Services[0])
	for p, text := range map[filing.Path]string{"entity.name": "主体", "services[0].name": "甲", "services[1].name": "乙", "services[2].domains[0].name": "c.cn"} {
		require.NoError(t, f.SetFiledText(p, text))
	}
	require.NoError(t, f.Remove("services[1]"))
	assert.Equal(t, map[filing.Path]string{"entity.name": "主体", "services[0].name": "甲", "services[1].domains[0].name": "c.cn"}, f.Record.AsFiled)
}

func TestACaseNamesWhatWasFiledByFacts(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ json, refused string }{
		"a fact":            {`{"schema":1,"record":{"as_filed":{"entity.name":"旧名"}}}`, ""},
		"no such fact":      {`{"schema":1,"record":{"as_filed":{"entity.colour":"红"}}}`, "record.as_filed.entity.colour"},
		"a pattern":         {`{"schema":1,"record":{"as_filed":{"services[].name":"甲"}}}`, "record.as_filed.services[].name"},
		"an unknown member": {`{"schema":1,"record":{"colour":true}}`, "record.colour"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := filing.Decode(strings.NewReader(tc.json))
			if tc.refused == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, filing.ErrUnknownMember)
			assert.ErrorContains(t, err, tc.refused)
		})
	}
}

func TestScopes(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	missing := func(order filing.Order, p filing.Path) bool {
		f.Order = order
		row, ok := filing.Lookup(p)
		require.True(t, ok, string(p))
		at := p.Place()
		text, _ := f.Text(p)
		require.NoError(t, f.SetText(p, ""))
		defer func() { require.NoError(t, f.SetText(p, text)) }()
		return f.Missing(row, at)
	}
	for _, tc := range []struct {
		path filing.Path
		want map[filing.Order]bool
	}{
		{"entity.certificate.number", map[filing.Order]bool{filing.First: true, filing.ChangeService: true, filing.CancelAccess: true, filing.Transfer: true}},
		{"entity.mailing_address", map[filing.Order]bool{filing.First: true, filing.ChangeEntity: false, filing.CancelEntity: false, filing.Claim: false, filing.Migrate: true}},
		{"principal.mobile", map[filing.Order]bool{filing.AddService: true, filing.AddAccess: true, filing.ChangeFiling: false, filing.CancelService: false}},
		{"services[0].domains[0].name", map[filing.Order]bool{filing.First: true, filing.CancelService: true, filing.CancelAccess: true, filing.ChangeEntity: false}},
		{"services[0].home_url", map[filing.Order]bool{filing.First: true, filing.ChangeService: false, filing.CancelService: false}},
	} {
		for order, want := range tc.want {
			assert.Equal(t, want, missing(order, tc.path), "%s of %s", tc.path, order)
		}
	}
	for _, code := range filing.Orders.Codes() {
		order := filing.Order(code)
		declared := 0
		for _, d := range filing.Declarations() {
			for _, o := range d.Orders {
				if o == order {
					declared++
				}
			}
		}
		assert.Positive(t, declared, "%s confirms nothing", code)
	}
}

// TestRowsTakeTheirNotesAlong: what is filed of a row stays beside it when rows before it go, and never beside a new one.
func TestRowsTakeTheirNotesAlong(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	for range 2 {
		row, err := f.Append("services[0].domains")
		require.NoError(t, err)
		require.NoError(t, f.SetText(row+".name", "beiyong"+string(row[len(row)-2])+"-example.cn"))
	}
	f.Snapshot()
	noted := func() string {
		var out []string
		for i := range 4 {
			text, _ := f.FiledText(filing.At{0, i}.Of("services[].domains[].name"))
			out = append(out, text)
		}
		return strings.Join(out, " ")
	}
	assert.Equal(t, "yunfan-example.cn beiyong1-example.cn beiyong2-example.cn ", noted())

	require.NoError(t, f.Remove("services[0].domains[0]"))
	assert.Equal(t, "beiyong1-example.cn beiyong2-example.cn yunfan-example.cn ", noted(), "what is gone is still known")
	assert.False(t, f.Changed("services[0].domains[0].name"))

	_, err := f.Append("services[0].domains")
	require.NoError(t, err)
	assert.Equal(t, "beiyong1-example.cn beiyong2-example.cn  yunfan-example.cn", noted(), "the new row was not on file")

	require.NoError(t, f.Remove("services[0].domains[1]"))
	assert.Equal(t, "beiyong1-example.cn  yunfan-example.cn beiyong2-example.cn", noted())
	require.NoError(t, f.Remove("services[0].domains[0]"))
	assert.Equal(t, " yunfan-example.cn beiyong2-example.cn beiyong1-example.cn", noted(), "the row that was added is the only one left")
	name, _ := f.FiledText("services[0].name")
	assert.NotEmpty(t, name, "facts beside the list stay")
}
