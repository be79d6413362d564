package wizard_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// Goldens are written anew with -update; read the difference before it is kept.
var update = flag.Bool("update", false, "write the journeys and their goldens anew")

const journeys = "testdata/journeys"

// fewest is how many journeys are kept at least: over orders, natures and provinces, none of them lost by accident.
const fewest = 58

// travellers are the typical applicants. Their filings stand in testdata as files, so that the format that is released is
// read as it was; beside them stand cases that were written as files, named by province and what they are about.
func travellers() map[string]*filing.Filing {
	own := sample.Enterprise()
	own.Services[0].PrincipalSame = filing.No
	own.Settle()
	*own.Services[0].Principal = filing.Principal{
		Name: "李样例", IsLegalRepresentative: filing.No,
		Certificate: filing.Certificate{Kind: filing.ResidentIDCard, Number: sample.SecondNumber, ValidFrom: "2018-05-18", ValidUntil: "2038-05-18"},
		Mobile:      "13800000003", EmergencyPhone: "13900000003", Email: "service@example.cn",
	}
	domains := sample.Enterprise()
	second := domains.Services[0].Domains[0]
	second.Name = "yunfan-example.com"
	domains.Services[0].Domains = append(domains.Services[0].Domains, second)
	passport := sample.Individual()
	passport.Entity.Certificate.Kind, passport.Entity.Certificate.Number = filing.Passport, "E00000001"
	passport.Services[0].Domains[0].HolderCertificateKind, passport.Services[0].Domains[0].HolderCertificateNumber = filing.Passport, "E00000001"
	passport.Settle()
	app := filing.New("01KAXF8E6Q0000000000000004", filing.Shape{
		Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.AppKind,
	})
	company := sample.Enterprise()
	app.Title, app.City, app.County, app.Entity, app.Principal = "云帆助手", company.City, company.County, company.Entity, company.Principal
	s := &app.Services[0]
	s.Name, s.PrincipalSame, s.Content = "云帆助手", filing.Yes, []string{"生活服务/工具"}
	s.Remark = "记录本公司设备的保养时间，供已购买设备的客户使用。"
	s.Domains, s.Access = company.Services[0].Domains, company.Services[0].Access
	s.Access.DNSPaused = filing.Unanswered
	s.App.Platforms = []filing.Platform{{
		OS: "android", Package: "cn.example.yunfan", PublicKey: strings.Repeat("a1", 128), Fingerprint: strings.Repeat("0f", 16),
		Domains: []string{"api.yunfan-example.cn"},
	}}
	approved := sample.Enterprise()
	approved.Services[0].PreApprovals = []filing.PreApproval{{Category: "news", Number: "样例许可 0001", ValidUntil: filing.LongTerm}}
	approved.Attachments = []filing.Attachment{{ID: "a1", Slot: "services[0].pre_approvals[0]", File: "licence.jpg"}}
	code := sample.Enterprise()
	code.Services[0].Access = filing.Access{
		Resource: filing.ResourceAuthorizationCode, AuthorizationCode: "SAMPLE0001", IPRanges: []filing.IPRange{}, DNSPaused: filing.Yes,
	}
	return map[string]*filing.Filing{
		"enterprise": company, "individual": sample.Individual(), "faulty": sample.Faulty(), "enterprise_own_principal": own,
		"enterprise_two_domains": domains, "individual_passport": passport, "enterprise_app": app, "enterprise_preapproval": approved,
		"enterprise_authorization_code": code,
		"empty_enterprise":              filing.New("01KAXF8E6Q0000000000000005", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Province: "31", Service: filing.Website}),
		"empty_individual_app":          filing.New("01KAXF8E6Q0000000000000006", filing.Shape{Order: filing.First, Nature: filing.Individual, Province: "65", Service: filing.AppKind}),
	}
}

// TestJourneys walks the pages of saved filings without any finding: what is asked, what is missing, where each page stands.
func TestJourneys(t *testing.T) {
	if *update {
		for name, f := range travellers() {
			var b strings.Builder
			require.NoError(t, f.Encode(&b))
			require.NoError(t, os.WriteFile(filepath.Join(journeys, name+".json"), []byte(b.String()), 0o644))
		}
	}
	cases, err := filepath.Glob(journeys + "/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(cases), fewest)
	r := newRoom(t)
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			raw, err := os.Open(file)
			require.NoError(t, err)
			f, err := filing.Decode(raw)
			require.NoError(t, err)
			require.NoError(t, raw.Close())
			var b strings.Builder
			for _, p := range wizard.Pages(f, wizard.Check{}, r.texts) {
				fmt.Fprintf(&b, "%s/%s %s %s\n", p.Section, p.Key, p.Status, p.Title)
				for _, path := range p.Paths {
					fmt.Fprintf(&b, "  asks %s: %s\n", path, r.texts.Value(f, path))
				}
				for _, slot := range p.Papers {
					fmt.Fprintf(&b, "  takes %s\n", slot)
				}
				for _, path := range p.Missing {
					fmt.Fprintf(&b, "  lacks %s\n", path)
				}
			}
			golden := filepath.Join(journeys, name+".steps.golden")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), b.String())
		})
	}
}

// TestJourneyFindings checks the same filings: which rule says what, at which path. A changed line shows who is affected by
// a changed rule.
func TestJourneyFindings(t *testing.T) {
	cases, err := filepath.Glob(journeys + "/*.json")
	require.NoError(t, err)
	r := newRoom(t)
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			raw, err := os.Open(file)
			require.NoError(t, err)
			f, err := filing.Decode(raw)
			require.NoError(t, err)
			require.NoError(t, raw.Close())
			check := r.desk.Check(f, nil, day, r.texts)
			var b strings.Builder
			for _, finding := range check.Findings {
				fmt.Fprintf(&b, "%s %s %v\n  %s\n", finding.Severity, finding.Rule, finding.Paths, finding.Message)
			}
			for _, lack := range check.Unknown {
				fmt.Fprintf(&b, "unknown %s %v\n", lack.Rule, lack.Paths)
			}
			golden := filepath.Join(journeys, name+".findings.golden")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), b.String())
		})
	}
}

// BenchmarkCheck is a whole check of one filing without papers, beside BenchmarkDecode of the package filing: what a run
// over thousands of cases repeats.
func BenchmarkCheck(b *testing.B) {
	r := newRoom(b)
	raw, err := os.Open(journeys + "/enterprise.json")
	require.NoError(b, err)
	f, err := filing.Decode(raw)
	require.NoError(b, err)
	require.NoError(b, raw.Close())
	day, err := filing.ParseDate(sample.Day)
	require.NoError(b, err)
	for b.Loop() {
		if c := r.desk.Check(f, nil, day, r.texts); len(c.Findings) == 0 {
			b.Fatal("a case without papers has findings")
		}
	}
}
