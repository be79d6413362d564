package rules

import (
	"testing"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

func platformOf(change func(*filing.Platform)) []edit {
	return []edit{asApp(func(s *filing.Service) { change(&s.App.Platforms[0]) })}
}

func TestPlatformsAtTheBorder(t *testing.T) {
	const at = "services[0].app.platforms[0]."
	checkEdges(t, []edge{
		{"APP001", "once for a platform", enterprise, platformOf(func(p *filing.Platform) { p.Domains = []string{"www.yunfan-example.cn", "www.a.cn"} }), []string{"block " + at + "domains"}},
		{"APP002", "www is another rule's", enterprise, platformOf(func(p *filing.Platform) { p.Domains = []string{"www.yunfan-example.cn"} }), nil},
		{"APP002", "lent", enterprise, platformOf(func(p *filing.Platform) { p.Domains = []string{"yunfan.github.io"} }), []string{"block " + at + "domains"}},
		{"APP003", "the contract's package", enterprise, platformOf(func(p *filing.Platform) { p.Package = "cn.example.app" }), nil},
		{"APP003", "a system nobody knows", enterprise, platformOf(func(p *filing.Platform) { p.OS, p.Package = "symbian", "x" }), nil},
		{"APP004", "HarmonyOS takes either", enterprise, platformOf(func(p *filing.Platform) { p.OS = harmonyOS }), nil},
		{"APP004", "capitals", enterprise, platformOf(func(p *filing.Platform) { p.Fingerprint = "0D9C5E0F6A1B4C7D8E9FA0B1C2D3E4F5" }), nil},
		{"APP004", "colons of the wrong kind warn", enterprise, platformOf(func(p *filing.Platform) {
			p.Fingerprint = "0D:9C:5E:0F:6A:1B:4C:7D:8E:9F:A0:B1:C2:D3:E4:F5:00:11:22:33"
		}), []string{"warn " + at + "fingerprint"}},
		{"APP004", "not hexadecimal", enterprise, platformOf(func(p *filing.Platform) { p.Fingerprint = "0g9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5" }), []string{"warn " + at + "fingerprint"}},
		{"APP005", "the later one is named", enterprise, []edit{asApp(func(s *filing.Service) { s.App.Platforms = append(s.App.Platforms, s.App.Platforms[0]) })}, []string{"warn services[0].app.platforms[1].os " + at + "os"}},
		{"APP006", "PEM", enterprise, platformOf(func(p *filing.Platform) { p.PublicKey = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----" }), nil},
		{"APP006", "decimal", enterprise, platformOf(func(p *filing.Platform) {
			p.PublicKey = "25791384612345678901234567890123456789012345678901234567890123456789012345678901"
		}), nil},
		{"APP006", "same as the fingerprint", enterprise, platformOf(func(p *filing.Platform) { p.PublicKey = p.Fingerprint }), []string{"warn " + at + "public_key " + at + "fingerprint"}},
		{"APP007", "the contract's package", enterprise, platformOf(func(p *filing.Platform) { p.Package = "cn.example.app" }), nil},
		{"APP008", "no domain given yet", enterprise, []edit{asApp(func(s *filing.Service) { s.Domains = nil })}, nil},
	})
}
