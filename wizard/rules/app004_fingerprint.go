package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Lengths of fingerprints of certificates, in hexadecimal digits.
const (
	md5Digits    = 32
	sha1Digits   = 40
	sha256Digits = 64
)

// app004 holds fingerprints against what is asked for each system: MD5 for Android, SHA-1 for iOS, either for HarmonyOS.
var app004 = rule.Rule[Case]{
	ID: "APP004", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "证书指纹写法不对",
		Message:    "{field}{trouble}，{os} 要填 {want}",
		Why:        "指纹用来认定签名证书，安卓填 MD5，iOS 填 SHA-1，不带冒号。",
		Fix:        "从签名证书重新取 {want} 指纹，去掉冒号和空格。",
		Source:     appHelp,
		SourceDate: appHelpDate,
	},
	Each:  platformPattern,
	Reads: []filing.Path{fingerprintPath, osPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		p := c.platform(at)
		want, lengths := "MD5", []int{md5Digits}
		switch p.OS {
		case ios:
			want, lengths = "SHA-1", []int{sha1Digits}
		case harmonyOS:
			want, lengths = "SHA-1 / MD5", []int{sha1Digits, md5Digits}
		case android:
		default:
			return rule.Pass() // fil004 says that there is no such system
		}
		fault := rule.Fault{
			Paths:  []filing.Path{at.Of(fingerprintPath)},
			Values: map[string]string{"os": "@os." + p.OS, "want": want},
		}
		bare := bareHex(p.Fingerprint)
		for _, n := range lengths {
			if len(bare) == n && hexDigits(bare) {
				if strings.ContainsAny(filing.Narrow(strings.TrimSpace(p.Fingerprint)), ": -\t\n") {
					fault.Severity, fault.Values["trouble"] = rule.Hint, "@word.print_colons"
					return rule.Fail(fault)
				}
				return rule.Pass()
			}
		}
		fault.Values["trouble"] = printTrouble(bare)
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("安卓的 MD5", enterprise, asApp(func(*filing.Service) {})),
		example("iOS 的 SHA-1", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].OS, s.App.Platforms[0].Fingerprint = ios, "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f501234567"
		})),
	},
	Bad: []rule.Example[Case]{
		example("安卓填了 SHA-1", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].Fingerprint = "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f501234567" })),
		example("iOS 填了 MD5", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].OS = ios })),
		example("SHA-256", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].Fingerprint = strings.Repeat("0d9c5e0f", 8)
		})),
		example("带冒号", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].Fingerprint = "0D:9C:5E:0F:6A:1B:4C:7D:8E:9F:A0:B1:C2:D3:E4:F5"
		})),
	},
}

// printTrouble names what a text is that is not the fingerprint asked for.
func printTrouble(bare string) string {
	switch {
	case !hexDigits(bare):
		return "@word.print_form"
	case len(bare) == md5Digits:
		return "@word.print_md5"
	case len(bare) == sha1Digits:
		return "@word.print_sha1"
	case len(bare) == sha256Digits:
		return "@word.print_sha256"
	}
	return "@word.print_length"
}
