package appid

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/harmony"
	"github.com/beiandesk/beiandesk/documents/appid/signing"
)

// Limits of what is unpacked of an app for HarmonyOS.
const (
	maxModule = 2 << 20  // bytes
	maxIndex  = 64 << 20 // bytes
	maxInner  = 96 << 20 // bytes of a packed module; one that is only stored has no limit
)

// module is module.json as far as it names the app.
type module struct {
	App struct {
		BundleName  string  `json:"bundleName"`
		VersionName string  `json:"versionName"`
		VersionCode int64   `json:"versionCode"`
		Label       string  `json:"label"`
		LabelID     uint32  `json:"labelId"`
		Icon        string  `json:"icon"`
		IconID      uint32  `json:"iconId"`
		Debug       bool    `json:"debug"`
		Version     version `json:"version"` // config.json has it so
	} `json:"app"`
	Module struct {
		Abilities []struct {
			Label   string `json:"label"`
			LabelID uint32 `json:"labelId"`
			Icon    string `json:"icon"`
			IconID  uint32 `json:"iconId"`
		} `json:"abilities"`
	} `json:"module"`
}

type version struct {
	Name string `json:"name"`
	Code int64  `json:"code"`
}

func (a *App) readHAP(z *archive.Archive, raw io.ReaderAt, manifest archive.Entry) error {
	a.Platform = HarmonyOS
	if err := a.readModule(z, manifest); err != nil {
		return err
	}
	a.readHarmonySignature(z, raw)
	return nil
}

// readModule reads the description of a module, and its name and icon from the index of resources.
func (a *App) readModule(z *archive.Archive, manifest archive.Entry) error {
	data, err := z.Read(manifest, maxModule)
	if err != nil {
		return errors.Join(ErrDamaged, err)
	}
	var m module
	if err := json.Unmarshal(data, &m); err != nil || m.App.BundleName == "" {
		a.unread(PartManifest)
		return nil
	}
	a.Package, a.Version, a.Debuggable = m.App.BundleName, m.App.VersionName, m.App.Debug
	code := m.App.VersionCode
	if a.Version == "" {
		a.Version, code = m.App.Version.Name, m.App.Version.Code
	}
	if code != 0 {
		a.VersionCode = strconv.FormatInt(code, 10)
	}
	label, labelID, icon, iconID := m.App.Label, m.App.LabelID, m.App.Icon, m.App.IconID
	for _, ability := range m.Module.Abilities {
		if label == "" && labelID == 0 {
			label, labelID = ability.Label, ability.LabelID
		}
		if icon == "" && iconID == 0 {
			icon, iconID = ability.Icon, ability.IconID
		}
	}
	index, err := z.ReadNamed("resources.index", maxIndex)
	if err != nil {
		index, _ = z.ReadNamed(path.Join("assets", "entry", "resources.index"), maxIndex)
	}
	a.label(harmonyNames(index, label, labelID))
	a.icon = harmonyIcon{archive: z, index: index, name: icon, id: iconID}
	return nil
}

// harmonyNames resolves a name: a text, or a resource by its number. A number without a resource leaves no name.
func harmonyNames(index []byte, label string, id uint32) map[string]string {
	names := map[string]string{}
	if label != "" && !strings.HasPrefix(label, "$") {
		names[""] = label
		return names
	}
	values, _ := harmony.Lookup(index, id) // what was found before an error counts
	for _, v := range values {
		if _, known := names[v.Locale]; !known && !strings.HasPrefix(v.Text, "$") {
			names[v.Locale] = v.Text
		}
	}
	return names
}

// readHarmonySignature reads who signed a package, and what the profile in the signature says of it.
func (a *App) readHarmonySignature(z *archive.Archive, raw io.ReaderAt) {
	h, err := signing.HarmonyOS(raw, z.DirectoryStart())
	if err != nil {
		a.unread(PartSignature)
		return
	}
	if h == nil {
		return
	}
	if len(h.Signature) > 0 {
		m, err := certificate.ParseMessage(h.Signature)
		if err != nil {
			a.unread(PartSignature)
		} else {
			signers := m.Signers()
			if leaf := certificate.Leaf(m.Certificates); len(signers) == 0 && leaf != nil {
				signers = append(signers, leaf)
			}
			for _, c := range signers {
				a.sign(CMS, c)
			}
		}
	}
	if len(h.Profile) == 0 {
		return
	}
	var p harmonyProfile
	m, err := certificate.ParseMessage(h.Profile)
	if err != nil || json.Unmarshal(m.Content, &p) != nil {
		a.unread(PartProfile)
		return
	}
	if a.Package == "" {
		a.Package = p.Bundle.Name
	}
	if c := p.certificate(); c != nil && (len(a.Signers) == 0 || a.knows(c)) {
		a.sign(CMS, c).become(p.role())
	}
}

// packInfo is pack.info as far as it names the app.
type packInfo struct {
	Summary struct {
		App struct {
			BundleName string  `json:"bundleName"`
			Version    version `json:"version"`
		} `json:"app"`
	} `json:"summary"`
	Packages []struct {
		Name       string `json:"name"`
		ModuleType string `json:"moduleType"`
	} `json:"packages"`
}

// readHarmonyApp reads what is handed in to the store: pack.info, and modules of which one is the entry.
func (a *App) readHarmonyApp(z *archive.Archive, raw io.ReaderAt, manifest archive.Entry) error {
	a.Platform = HarmonyOS
	data, err := z.Read(manifest, maxModule)
	if err != nil {
		return errors.Join(ErrDamaged, err)
	}
	var p packInfo
	if err := json.Unmarshal(data, &p); err != nil {
		a.unread(PartManifest)
	}
	entry := ""
	for _, one := range p.Packages {
		if one.ModuleType == "entry" && entry == "" {
			entry = one.Name + ".hap"
		}
	}
	inner := z.Find(1, func(name []byte) bool { return entry != "" && string(name) == entry })
	if len(inner) == 0 {
		inner = z.Find(1, func(name []byte) bool { return strings.HasSuffix(strings.ToLower(string(name)), ".hap") })
	}
	a.readHarmonySignature(z, raw)
	if len(inner) > 0 {
		a.readInner(z, inner[0])
	}
	if a.Package == "" {
		a.Package = p.Summary.App.BundleName
	}
	if a.Version == "" {
		a.Version = p.Summary.App.Version.Name
	}
	if code := p.Summary.App.Version.Code; code != 0 {
		a.VersionCode = strconv.FormatInt(code, 10)
	}
	return nil
}

// readInner reads a module that lies within the file that is handed in, and its signature where the whole has none.
func (a *App) readInner(z *archive.Archive, e archive.Entry) {
	var raw io.ReaderAt
	var size int64
	if section, err := z.Section(e); err == nil {
		raw, size = section, section.Size()
	} else {
		data, err := z.Read(e, maxInner)
		if err != nil {
			a.unread(PartManifest)
			return
		}
		raw, size = bytes.NewReader(data), int64(len(data))
	}
	inner, err := archive.Open(raw, size)
	if err != nil {
		a.unread(PartManifest)
		return
	}
	found := inner.Find(1, named("module.json", "config.json"))
	if len(found) == 0 {
		return
	}
	if err := a.readModule(inner, found[0]); err != nil {
		a.unread(PartManifest)
	}
	if len(a.Signers) == 0 {
		a.readHarmonySignature(inner, raw)
	}
}
