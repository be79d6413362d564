package filing_test

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func encoded(t testing.TB, f *filing.Filing) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f.Encode(&b))
	return b.String()
}

// everything is a filing in which every member holds something, so that a copy that shares with it shows.
func everything() *filing.Filing {
	var f filing.Filing
	fill(reflect.ValueOf(&f).Elem())
	f.Schema = filing.SchemaVersion
	return &f
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Int8, reflect.Int, reflect.Int64:
		v.SetInt(1)
	}
}

var nullMember = regexp.MustCompile(`"([a-z_]+)": null`)

// assertNoListIsNull keeps lists lists: only people, apps and open questions may be null.
func assertNoListIsNull(t *testing.T, f *filing.Filing) {
	t.Helper()
	for _, m := range nullMember.FindAllStringSubmatch(encoded(t, f), -1) {
		assert.Contains(t, []string{"principal", "app", "is_legal_representative", "principal_same", "dns_paused"}, m[1])
	}
}

func TestDecodeReadsWhatEncodeWrites(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]*filing.Filing{
		"company": sample.Enterprise(), "person": sample.Individual(), "faulty": sample.Faulty(), "every member": everything(),
		"an APP": filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			written := encoded(t, f)
			read, err := filing.Decode(strings.NewReader(written))
			require.NoError(t, err)
			assert.Equal(t, f, read)
			assert.Equal(t, written, encoded(t, read))
			assert.NotContains(t, written, "\\u0026", "text stays readable")
		})
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", 20_000)
	for name, tc := range map[string]struct {
		file string
		err  error
		says string
	}{
		"the least there is":                {`{"schema": 1}`, nil, ""},
		"another encoding":                  {"{\"schema\": 1, \"title\": \"\xc9\xee\xdb\xda\"}", filing.ErrNotCase, "UTF-8"},
		"byte order mark":                   {"\ufeff{\"schema\": 1}", nil, ""},
		"null lists and people":             {`{"schema": 1, "services": [{"principal": null, "domains": null}], "attachments": null}`, nil, ""},
		"unknown member":                    {`{"schema": 1, "colour": "red"}`, filing.ErrUnknownMember, "colour"},
		"unknown member inside":             {`{"schema": 1, "entity": {"certificate": {"colour": 1}}}`, filing.ErrUnknownMember, "entity.certificate.colour"},
		"unknown member in a list":          {`{"schema": 1, "services": [{}, {"domains": [{"colour": 1}]}]}`, filing.ErrUnknownMember, "services[1].domains[0].colour"},
		"unknown member behind a null":      {`{"schema": 1, "services": [{"app": null}, {"app": {"colour": 1}}]}`, filing.ErrUnknownMember, "services[1].app.colour"},
		"other letter case":                 {`{"schema": 1, "Entity": {}}`, filing.ErrUnknownMember, "Entity"},
		"unknown in an overwritten member":  {`{"schema": 1, "entity": {"colour": 1}, "entity": {}}`, filing.ErrUnknownMember, "entity.colour"},
		"member twice":                      {`{"schema": 1, "title": "a", "title": "b"}`, filing.ErrNotCase, "title is given twice"},
		"member twice inside":               {`{"schema": 1, "entity": {"name": "a", "name": "b"}}`, filing.ErrNotCase, "entity.name is given twice"},
		"newer schema":                      {`{"schema": 2, "colour": "red"}`, filing.ErrNewer, "schema 2"},
		"far newer schema":                  {`{"schema": 1e300}`, filing.ErrNewer, "schema"},
		"schema 0":                          {`{"schema": 0}`, filing.ErrNotCase, "schema"},
		"no schema":                         {`{}`, filing.ErrNotCase, "schema"},
		"schema in words":                   {`{"schema": "1"}`, filing.ErrNotCase, "schema"},
		"schema null":                       {`{"schema": null}`, filing.ErrNotCase, "schema"},
		"nothing":                           {"", filing.ErrNotCase, "line 1"},
		"truncated":                         {"{\n\"schema\": 1,\n\"entity\": {", filing.ErrNotCase, "line 3"},
		"two documents":                     {`{"schema": 1}{"schema": 1}`, filing.ErrNotCase, "line 1"},
		"comment":                           {"// case\n{\"schema\": 1}", filing.ErrNotCase, "line 1"},
		"a list":                            {`[{"schema": 1}]`, filing.ErrNotCase, "no JSON object"},
		"null":                              {`null`, filing.ErrNotCase, "schema"},
		"a picture":                         {"\x89PNG\r\n\x1a\n", filing.ErrNotCase, "line 1"},
		"UTF-16":                            {"\xff\xfe{\x00}\x00", filing.ErrNotCase, "line 1"},
		"too deep":                          {`{"schema": 1, "title": ` + deep, filing.ErrNotCase, ""},
		"deep where a text belongs":         {`{"schema": 1, "title": ` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `}`, filing.ErrNotCase, "title"},
		"a text where a list belongs":       {`{"schema": 1, "services": "none"}`, filing.ErrNotCase, "services"},
		"an object where a list belongs":    {`{"schema": 1, "services": {"name": 1}}`, filing.ErrNotCase, "services"},
		"a number where a text belongs":     {`{"schema": 1, "entity": {"name": 7}}`, filing.ErrNotCase, "entity.name"},
		"words where yes or no belongs":     {`{"schema": 1, "principal": {"is_legal_representative": "yes"}}`, filing.ErrNotCase, "is_legal_representative"},
		"a moment that is none":             {`{"schema": 1, "set_aside": [{"at": "gestern"}]}`, filing.ErrNotCase, ""},
		"a size that is no number of bytes": {`{"schema": 1, "attachments": [{"size": 1.5}]}`, filing.ErrNotCase, "size"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := filing.Decode(strings.NewReader(tc.file))
			if tc.err != nil {
				require.ErrorIs(t, err, tc.err)
				require.ErrorContains(t, err, tc.says)
				assert.Nil(t, f)
				return
			}
			require.NoError(t, err)
			assertNoListIsNull(t, f)
		})
	}
}

// endless never ends, as a device given for a file.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("disk gone") }

func TestDecodeBoundsWhatItReads(t *testing.T) {
	t.Parallel()
	_, err := filing.Decode(io.MultiReader(strings.NewReader(`{"schema": 1}`), endless{}))
	require.ErrorIs(t, err, filing.ErrNotCase)
	require.ErrorContains(t, err, "larger than")

	_, err = filing.Decode(broken{})
	require.ErrorContains(t, err, "disk gone")
	require.NotErrorIs(t, err, filing.ErrNotCase)

	for _, element := range []string{"{},", "0,", "[],"} {
		wide := `{"schema": 1, "services": [` + strings.Repeat(element, 100_000) + `{}]}`
		_, err = filing.Decode(strings.NewReader(wide))
		require.ErrorIs(t, err, filing.ErrNotCase)
		require.ErrorContains(t, err, "list elements")
	}
}

func TestCloneSharesNothing(t *testing.T) {
	t.Parallel()
	f := everything()
	c := f.Clone()
	require.Equal(t, f, c)
	spoil(reflect.ValueOf(c).Elem())
	assert.Equal(t, everything(), f)
	assert.Equal(t, &filing.Filing{}, (&filing.Filing{}).Clone(), "missing lists stay missing")
}

// spoil changes every value in place.
func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		spoil(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				spoil(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString("spoiled")
	case reflect.Int8, reflect.Int, reflect.Int64:
		v.SetInt(2)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, sample.Enterprise()))
	f.Add(encoded(f, sample.Individual()))
	f.Add(encoded(f, everything()))
	f.Add("\ufeff{\"schema\":1,\"set_aside\":[{\"at\":\"0000-01-01T00:00:00+23:59\"}]}")
	f.Add(`{"schema":1,"services":[{"principal_same":false,"kind":"app"}],"entity":{"nature":"individual"}}`)
	f.Fuzz(func(t *testing.T, file string) {
		read, err := filing.Decode(strings.NewReader(file))
		if err != nil {
			require.Nil(t, read)
			return
		}
		written := encoded(t, read)
		again, err := filing.Decode(strings.NewReader(written))
		require.NoError(t, err, "what was read is written as a case")
		require.Equal(t, written, encoded(t, again))
		read.Settle()
		settled := encoded(t, read)
		read.Settle()
		require.Equal(t, settled, encoded(t, read), "settling twice changes nothing")
	})
}

func BenchmarkDecode(b *testing.B) {
	raw := encoded(b, sample.Enterprise())
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := filing.Decode(strings.NewReader(raw)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClone(b *testing.B) {
	f := sample.Enterprise()
	b.ReportAllocs()
	for b.Loop() {
		_ = f.Clone()
	}
}
