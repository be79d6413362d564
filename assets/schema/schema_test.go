package schema_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/schema"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

var update = flag.Bool("update", false, "write the schema anew")

func TestFileIsWhatTheTypesSay(t *testing.T) {
	if *update {
		require.NoError(t, os.WriteFile("filing.schema.json", filing.Schema(), 0o644))
		return
	}
	assert.Equal(t, string(filing.Schema()), string(schema.JSON()), "write it anew with -update and read the difference")
}

func TestCallerOwnsTheBytes(t *testing.T) {
	schema.JSON()[0] = 'x'
	assert.True(t, json.Valid(schema.JSON()))
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(filing.Schema()))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("filing.schema.json", document))
	s, err := c.Compile("filing.schema.json")
	require.NoError(t, err)
	return s
}

// edited returns the case file of a filing with some text in it replaced.
func edited(t *testing.T, f *filing.Filing, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, f.Encode(&b))
	out := strings.NewReplacer(pairs...).Replace(b.String())
	require.True(t, len(pairs) == 0 || out != b.String(), "the edit found its place")
	return out
}

func TestSchemaAgreesWithDecode(t *testing.T) {
	s := compiled(t)
	app := filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind})
	app.Services[0].Content = []string{"生活服务/工具"}
	app.Attachments = []filing.Attachment{{ID: "a1", Slot: "services[0].app.icon", File: "icon.png", Size: 7}}
	app.SetAside = []filing.SetAside{{Rule: "PHO003", Reason: "原件如此"}}
	own := sample.Enterprise()
	own.Services[0].PrincipalSame = filing.No
	own.Settle()
	for name, tc := range map[string]struct {
		file  string
		valid bool
	}{
		"company":              {edited(t, sample.Enterprise()), true},
		"person":               {edited(t, sample.Individual()), true},
		"faulty":               {edited(t, sample.Faulty()), true},
		"an empty APP":         {edited(t, app), true},
		"two principals":       {edited(t, own), true},
		"nothing but a schema": {`{"schema": 1}`, true},
		"empty filing":         {edited(t, filing.New("", filing.Shape{})), true},
		"no schema":            {`{}`, false},
		"another schema":       {`{"schema": 2}`, false},
		"unknown member":       {`{"schema": 1, "colour": "red"}`, false},
		"unknown inside":       {edited(t, sample.Enterprise(), `"holder":`, `"holder_name":`), false},
		"number for text":      {edited(t, sample.Enterprise(), `"city": "4403"`, `"city": 4403`), false},
		"word for yes":         {edited(t, sample.Enterprise(), `"principal_same": true`, `"principal_same": "yes"`), false},
		"object for list":      {`{"schema": 1, "services": {}}`, false},
		"no moment":            {`{"schema": 1, "set_aside": [{"at": "gestern"}]}`, false},
		"half a byte":          {`{"schema": 1, "attachments": [{"size": 1.5}]}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(tc.file))
			require.NoError(t, err)
			err = s.Validate(value)
			_, decodeErr := filing.Decode(strings.NewReader(tc.file))
			if tc.valid {
				require.NoError(t, err)
				require.NoError(t, decodeErr)
				return
			}
			require.Error(t, err)
			require.Error(t, decodeErr)
		})
	}
}

// TestSchemaKnowsTheCodes: an unknown code can be read, so that a rule can say what is wrong with it, but it is no valid case.
func TestSchemaKnowsTheCodes(t *testing.T) {
	s := compiled(t)
	for name, file := range map[string]string{
		"nature":           edited(t, sample.Enterprise(), `"nature": "enterprise"`, `"nature": "company"`),
		"certificate kind": edited(t, sample.Enterprise(), `"kind": "resident_id"`, `"kind": "id"`),
		"content":          edited(t, sample.Enterprise(), `"corporate_site"`, `"corporate"`),
		"language":         edited(t, sample.Enterprise(), `"zh-Hans"`, `"zh"`),
		"resource":         edited(t, sample.Enterprise(), `"resource": "ecs"`, `"resource": "server"`),
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(file))
		require.NoError(t, err)
		require.Error(t, s.Validate(value), name)
		_, err = filing.Decode(strings.NewReader(file))
		require.NoError(t, err, name)
	}
}
