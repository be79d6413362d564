package appid

import (
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/certificate"
)

// Extensions by which Apple marks what a certificate is for.
const (
	appleDevelopment  = "1.2.840.113635.100.6.1.2"
	appleDistribution = "1.2.840.113635.100.6.1.4"
)

// mark is a name that tells what a certificate is for.
type mark struct {
	common   string // what the common name begins with, or has in it where it begins with a star
	role     Role
	platform string
}

// marks are the names that development tools, Apple and Huawei give.
func marks() []mark {
	return []mark{
		{"Android Debug", Debug, Android},
		{"Apple Development", Debug, IOS},
		{"iPhone Developer", Debug, IOS},
		{"Apple Distribution", Distribution, IOS},
		{"iPhone Distribution", Distribution, IOS},
		{"Apple iPhone OS Application Signing", Store, IOS},
		{"TestFlight Beta Distribution", Store, IOS},
		{"HOS AppGallery Application Release", Store, HarmonyOS},
		{"OpenHarmony Application Release", Debug, HarmonyOS}, // comes with the tools, and everybody has its key
		{"*,Development", Debug, HarmonyOS},
		{"*,Debug", Debug, HarmonyOS},
		{"*,Release", Distribution, HarmonyOS},
	}
}

func markOf(c *certificate.Certificate) (mark, bool) {
	for _, m := range marks() {
		if part, inside := strings.CutPrefix(m.common, "*"); inside && strings.Contains(c.CommonName, part) ||
			!inside && strings.HasPrefix(c.CommonName, m.common) {
			return m, true
		}
	}
	return mark{}, false
}

func roleOf(c *certificate.Certificate) Role {
	if m, ok := markOf(c); ok {
		return m.role
	}
	switch {
	case c.HasExtension(appleDevelopment):
		return Debug
	case c.HasExtension(appleDistribution):
		return Distribution
	}
	return Unknown
}

// platformOf guesses for which platform a certificate was made. Android's are signed by themselves, Apple's and Huawei's by
// Apple and Huawei.
func platformOf(c *certificate.Certificate) (platform string, sure bool) {
	if m, ok := markOf(c); ok {
		return m.platform, true
	}
	switch {
	case c.HasExtension(appleDevelopment), c.HasExtension(appleDistribution), strings.Contains(c.Issuer, "Apple Worldwide Developer Relations"):
		return IOS, true
	case strings.Contains(c.Issuer, "Huawei CBG"):
		return HarmonyOS, true
	case c.SelfIssued():
		return Android, false
	}
	return "", false
}
