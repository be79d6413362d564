package appid

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/plist"
)

// readProfile reads what a signed profile says, of Apple or of HarmonyOS. It returns false for anything else.
func (a *App) readProfile(content []byte) bool {
	content = bytes.TrimSpace(content)
	if bytes.HasPrefix(content, []byte("{")) {
		return a.readHarmonyProfile(content)
	}
	d, err := plist.Parse(content)
	if err != nil {
		return false
	}
	a.signAll(d)
	if len(a.Signers) == 0 {
		return false
	}
	a.Kind, a.Platform = Profile, IOS
	a.team(d)
	// "TEAM.cn.example.app"; one that ends in * is for several apps
	full := d.Dict("Entitlements").Text("application-identifier")
	if _, bundle, ok := strings.Cut(full, "."); ok && !strings.Contains(bundle, "*") {
		a.Package = bundle
	}
	return true
}

// harmonyProfile is the signed description of a HarmonyOS app.
type harmonyProfile struct {
	Type   string `json:"type"` // debug or release
	Bundle struct {
		Name         string `json:"bundle-name"`
		Development  string `json:"development-certificate"`
		Distribution string `json:"distribution-certificate"`
	} `json:"bundle-info"`
}

func (p harmonyProfile) certificate() *certificate.Certificate {
	for _, text := range []string{p.Bundle.Distribution, p.Bundle.Development} {
		if text == "" {
			continue
		}
		if chain, _, err := certificate.ParseFile([]byte(text)); err == nil {
			return certificate.Leaf(chain)
		}
	}
	return nil
}

func (p harmonyProfile) role() Role {
	switch {
	case p.Type == "debug" || p.Bundle.Distribution == "" && p.Bundle.Development != "":
		return Debug
	case p.Type == "release":
		return Distribution
	}
	return Unknown
}

func (a *App) readHarmonyProfile(content []byte) bool {
	var p harmonyProfile
	if json.Unmarshal(content, &p) != nil || p.Bundle.Name == "" {
		return false
	}
	c := p.certificate()
	if c == nil {
		return false
	}
	a.Kind, a.Platform, a.Package = Profile, HarmonyOS, p.Bundle.Name
	a.sign(Cert, c).become(p.role())
	return true
}

// become settles what a certificate is for on the word of a profile, where its name does not tell.
func (s *Signer) become(r Role) {
	if s.Role == Unknown || r == Debug && s.Role != Store {
		s.Role, s.Debug = r, r == Debug
	}
}
