package assembly_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/standin"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// canary stands in every text of a case; crumbs are the parts of it that no bundle may have.
const canary = "墨金丝雀鸣Qzkanarix739184620"

func crumbs() []string {
	out := []string{"墨金", "金丝", "丝雀", "雀鸣", "qzkanarix"}
	const digits = "739184620"
	for i := 0; i+6 <= len(digits); i++ {
		out = append(out, digits[i:i+6])
	}
	return out
}

// plant writes the canary into every plain text that a value reaches, keys of maps left as they are.
func plant(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			plant(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				plant(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			plant(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			fresh := reflect.New(v.Type().Elem()).Elem()
			fresh.Set(v.MapIndex(k))
			plant(fresh)
			v.SetMapIndex(k, fresh)
		}
	case reflect.String:
		v.SetString(canary)
	}
}

// full is a case in which everything that can be there is there.
func full() wizard.Exhibit {
	f := sample.Enterprise()
	f.Services[0].Principal = &filing.Principal{}
	f.Services[0].PreApprovals = []filing.PreApproval{{}}
	f.Services[0].App = &filing.App{Platforms: []filing.Platform{{Domains: []string{""}}}}
	f.Services[0].Content, f.Services[0].Languages = []string{""}, []string{""}
	f.Attachments, f.SetAside = []filing.Attachment{{}}, []filing.SetAside{{}}
	f.Snapshot()
	line := paper.Line{Score: 1}
	report := paper.Report{
		Lines: []paper.Line{line}, Marks: []paper.Mark{{Line: line}}, Fields: map[string]paper.Line{"unheard_of": line},
		Ink: &paper.Ink{Codes: []paper.Code{{}}, Seals: []paper.Seal{{}}, Places: []paper.Place{{}}},
	}
	for _, field := range []string{
		"name", "sex", "ethnicity", "birth_date", "address", "number", "authority", "valid_from", "valid_until", "uscc", "type", "legal_representative",
		"established_on", "registered_capital", "surname", "given_names", "nationality", "mrz", "title", "entity_name", "grantor", "grantee", "grantee_number",
		"signed_on", "letter_id", "domain", "holder", "holder_certificate_number", "expires_on", "registrar",
	} {
		report.Fields[field] = line
	}
	other := sample.Individual()
	e := wizard.Exhibit{Draft: wizard.Draft{
		Filing: f, Reports: map[string]paper.Report{canary: report}, Granted: []string{""}, Prints: []wizard.Print{{}}, Former: []wizard.FormerLetter{{}},
		Apps: []wizard.AppReading{{Labels: map[string]string{"zh": ""}, Signers: []wizard.AppSigner{{}}, Unread: []string{""}}},
	}, Others: []*filing.Filing{other}, Log: []string{""}}
	plant(reflect.ValueOf(&e).Elem())
	e.Program, e.Rulebook = "test", wizard.RulebookVersion // nobody types these
	return e
}

// TestNoCanaryLeaves plants a value in every text of a case and looks for any part of it in every byte of its bundle.
func TestNoCanaryLeaves(t *testing.T) {
	rooms := redactingRooms(t)
	e := full()
	e.At = seenOn(t, sample.Day, nil).At
	e.Draft.Filing.Schema = filing.SchemaVersion
	holdsNone(t, rooms, e, crumbs())
}

// TestNoFactLeaves plants the values of a real case, of the form that each fact has, one row of the dictionary after the other.
func TestNoFactLeaves(t *testing.T) {
	rooms := redactingRooms(t)
	f := sample.Enterprise()
	f.Services[0].PrincipalSame = filing.No
	f.Settle()
	f.Services[0].App = &filing.App{Platforms: []filing.Platform{{OS: "android"}}}
	f.Services[0].PreApprovals = []filing.PreApproval{{Category: "news"}}
	values := map[filing.Path]string{
		"title": "赤狐梦泽内部第二稿", "entity.name": "深圳市赤狐梦泽科技有限公司", "entity.certificate.address": "广东省深圳市南山区翡翠湾路738号",
		"entity.mailing_address": "蓝鲸里路4471号", "entity.legal_representative": "欧阳赤狐", "entity.filing_number": "粤ICP备73918462号",
		"entity.remark": "联系欧阳赤狐，电话13577412963", "principal.name": "欧阳赤狐", "principal.certificate.number": sample.PersonNumber,
		"principal.mobile": "13577412963", "principal.emergency_phone": "15866203917", "principal.office_phone": "0755-83746152",
		"principal.email": "foxdream@chihumengze.cn", "services[0].name": "赤狐梦泽", "services[0].principal.name": "司徒紫貂",
		"services[0].principal.certificate.number": sample.SecondNumber, "services[0].principal.mobile": "13766025841",
		"services[0].domains[0].name": "chihumengze.cn", "services[0].domains[0].holder": "深圳市赤狐梦泽科技有限公司", "services[0].home_url": "www.chihumengze.cn/mengze",
		"services[0].domains[0].registrar": "青蚨注册商", "services[0].pre_approvals[0].number": "新出网证字8846027号",
		"services[0].remark": "展示赤狐梦泽的产品，负责人司徒紫貂", "services[0].access.authorization_code": "KX83920174QF",
		"services[0].access.ip_ranges[0].first": "121.36.77.219", "services[0].access.ip_ranges[0].last": "121.36.77.219",
		"services[0].app.platforms[0].package": "cn.chihumengze.hulu", "services[0].app.platforms[0].fingerprint": "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5",
		"services[0].app.platforms[0].public_key": strings.Repeat("d1af7c63", 64), "record.target_account": "chihu_cloud_88371",
		"record.reason": "赤狐梦泽停业", "entity.certificate.number": sample.EntityNumber,
		"services[0].domains[0].holder_certificate_number": sample.EntityNumber, "services[0].app.platforms[0].domains": "api.chihumengze.cn",
	}
	for p, v := range values {
		require.NoError(t, f.SetText(p, v), p)
	}
	parts := []string{
		"赤狐", "梦泽", "欧阳", "司徒", "紫貂", "翡翠湾", "蓝鲸里", "青蚨", "foxdream", "chihu", "mengze", "hulu", "738号", "4471号", "第二稿",
		"135774", "577412", "412963", "158662", "203917", "837461", "746152", "137660", "025841", "739184", "918462", "884602", "846027",
		"83920174", "121.36.77", "77.219", "0d9c5e0f", "d1af7c63", "88371",
	}
	for _, number := range []string{sample.PersonNumber, sample.SecondNumber, sample.EntityNumber} {
		for i := 0; i+6 <= len(number); i++ {
			parts = append(parts, strings.ToLower(number[i:i+6]))
		}
	}
	// What the treatments of the dictionary keep is of a closed form; every other row has a value here.
	for _, row := range filing.Dictionary() {
		treatment, ok := standin.TreatmentOf(row.Path)
		require.True(t, ok, row.Path)
		if row.Personal {
			assert.NotContains(t, []standin.Treatment{standin.KeptCode, standin.KeptDay, standin.KeptCount, standin.KeptRegion, standin.KeptAnswer}, treatment, row.Path)
		}
	}
	holdsNone(t, rooms, seenOn(t, sample.Day, f), parts)
}

func redactingRooms(t *testing.T) *assembly.Assembly {
	t.Helper()
	rooms, err := assembly.New(assembly.Options{Cache: t.TempDir(), Keys: &assembly.Identities{Folder: t.TempDir()}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, rooms.Close()) })
	return rooms
}

// holdsNone writes the bundle of a case and looks for parts of it, in plain bytes and in the encodings that hide them.
func holdsNone(t *testing.T, rooms *assembly.Assembly, e wizard.Exhibit, parts []string) {
	t.Helper()
	r, err := rooms.Desk.Redact(t.Context(), e, secretOf("canary"), rooms.Texts[text.Chinese])
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, rooms.Desk.WriteBundle(t.Context(), &b, r, rooms.Texts[text.Chinese]))
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	looked := 0
	for _, member := range z.File {
		body, err := member.Open()
		require.NoError(t, err)
		raw, err := io.ReadAll(body)
		require.NoError(t, err)
		require.NoError(t, body.Close())
		lower := strings.ToLower(member.Name + "\n" + string(raw))
		looked++
		for _, part := range parts {
			for _, form := range []string{part, hex.EncodeToString([]byte(part)), strings.Trim(base64.StdEncoding.EncodeToString([]byte(part)), "=")} {
				if len(form) < 8 && form != part {
					continue
				}
				if at := strings.Index(lower, strings.ToLower(form)); at >= 0 && !(strings.HasSuffix(member.Name, ".pdf") && len(part) < 6) {
					assert.Fail(t, "a part of what was typed is in the bundle", fmt.Sprintf("%s in %s: …%s…", part, member.Name, lower[max(0, at-60):min(len(lower), at+60)]))
				}
			}
		}
	}
	assert.GreaterOrEqual(t, looked, 5)
}
