package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Documents that the rules about APPs rest on.
const (
	appHelp     = "华为云 ICP 备案帮助文档：APP 特征信息、APP 备案 FAQ"
	appHelpDate = "2025-12"
)

// Patterns that the rules about APPs read.
const (
	platformPattern filing.Path = "services[].app.platforms[]"
	osPath          filing.Path = "services[].app.platforms[].os"
	packagePath     filing.Path = "services[].app.platforms[].package"
	publicKeyPath   filing.Path = "services[].app.platforms[].public_key"
	fingerprintPath filing.Path = "services[].app.platforms[].fingerprint"
	appDomainsPath  filing.Path = "services[].app.platforms[].domains"
)

// Codes of the systems that APPs run on.
const (
	android   = "android"
	ios       = "ios"
	harmonyOS = "harmonyos"
)

// appReviewed is servicesReviewed of an APP.
func appReviewed(c Case, at filing.At) bool {
	return servicesReviewed(c, at) && c.service(at).Kind == filing.AppKind
}

// platform returns the platform at a place.
func (c Case) platform(at filing.At) *filing.Platform {
	return &c.Filing.Services[at[0]].App.Platforms[at[1]]
}

// A platformDomain is one of the domains of a platform, and what it reads as.
type platformDomain struct {
	typed string
	name  domain.Name
	err   error
}

func (c Case) platformDomains(at filing.At) []platformDomain {
	var out []platformDomain
	for _, typed := range c.platform(at).Domains {
		if filled(typed) {
			n, err := domain.Parse(typed)
			out = append(out, platformDomain{typed, n, err})
		}
	}
	return out
}

// bareHex takes out of a fingerprint or key what people paste along with it and returns it in lower case.
func bareHex(typed string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(filing.Narrow(typed), func(r rune) bool {
		return r == ':' || r == '-' || r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0'
	}), ""))
}

func hexDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdefABCDEF") == "" }
