package rules

import (
	"errors"
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// base64Text is a run of Base64, as a PEM file has between its lines.
var base64Text = regexp.MustCompile(`^[A-Za-z0-9+/]{40,}={0,2}$`)

// shortestKey is the length of the shortest public key in use, a point of 32 octets, in hexadecimal digits.
// shortestKey is the length of one coordinate on P-256, the smallest key of any system, in hexadecimal digits.
const shortestKey = 64

// wholeModulus is the length of the smallest modulus in use, 1024 bits, in hexadecimal digits.
const wholeModulus = 256

// app006 finds texts that are no public key: neither hexadecimal nor decimal nor Base64, or only the fingerprint again.
var app006 = rule.Rule[Case]{
	ID: "APP006", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "公钥写法不对",
		Message:    "{field}{trouble}",
		Why:        "公钥与证书指纹一起认定签名证书，填错会被判为特征信息不准确。",
		Fix:        "从签名证书或安装包里取出公钥，粘贴十六进制或十进制数字，去掉冒号和空格。",
		Source:     appHelp,
		SourceDate: appHelpDate,
	},
	Each:  platformPattern,
	Reads: []filing.Path{publicKeyPath},
	Sees:  []filing.Path{fingerprintPath},
	When:  appReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		p := c.platform(at)
		fault := rule.Fault{Paths: []filing.Path{at.Of(publicKeyPath)}}
		bare := bareHex(p.PublicKey)
		switch {
		case filled(p.Fingerprint) && bare == bareHex(p.Fingerprint):
			fault.Paths = append(fault.Paths, at.Of(fingerprintPath))
			fault.Values = map[string]string{"trouble": "@word.key_is_print"}
		case !looksLikeKey(p.PublicKey):
			fault.Values = map[string]string{"trouble": "@word.key_form"}
		case hexDigits(bare) && len(bare) < shortestKey:
			fault.Values = map[string]string{"trouble": "@word.key_short"}
		default:
			trouble := keyTrouble(p.PublicKey, bare)
			if trouble == "" {
				return rule.Pass()
			}
			fault.Values = map[string]string{"trouble": trouble}
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("十六进制", enterprise, asApp(func(*filing.Service) {})),
		example("带冒号的十六进制", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].PublicKey = strings.TrimSuffix(strings.Repeat("d1:af:7c:62:", 16), ":")
		})),
	},
	Bad: []rule.Example[Case]{
		example("一句话", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].PublicKey = "见附件" })),
		example("与指纹相同", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].PublicKey = "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5" })),
		example("少了一位数字", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].PublicKey = strings.Repeat("d1af7c63", 64)[1:]
		})),
		example("私钥", enterprise, asApp(func(s *filing.Service) {
			s.App.Platforms[0].PublicKey = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----"
		})),
		example("太短", enterprise, asApp(func(s *filing.Service) { s.App.Platforms[0].PublicKey = "d1af7c62" })),
	},
}

// keyTrouble names what is wrong with a text that looks like a key: it is a private one, or part of it was lost.
func keyTrouble(typed, bare string) string {
	switch _, _, err := publickey.Parse(typed); {
	case errors.Is(err, publickey.ErrPrivate):
		return "@word.key_private"
	case errors.Is(err, publickey.ErrDamaged) && len(bare) >= wholeModulus:
		return "@word.key_damaged"
	}
	return ""
}

// looksLikeKey reports whether a text could be a public key in one of the forms that people paste.
func looksLikeKey(typed string) bool {
	t := filing.Narrow(typed)
	if strings.Contains(t, "-----BEGIN") || strings.Contains(t, "Modulus") || strings.Contains(t, "modulus") {
		return true
	}
	t = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(t), "0x"), "0X")
	return hexDigits(bareHex(t)) || base64Text.MatchString(strings.Join(strings.Fields(t), ""))
}
