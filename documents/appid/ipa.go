package appid

import (
	"errors"
	"io"
	"path"
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/macho"
	"github.com/beiandesk/beiandesk/documents/appid/plist"
)

// Limits of what is unpacked of an app for iOS.
const (
	maxPlist   = 2 << 20 // bytes
	maxProgram = 2 << 30 // bytes, read once and not kept
	maxStrings = 100     // languages
)

// infoPlist is where an app describes itself. People wrap Payload into a folder of their own; macOS puts twins under __MACOSX.
var infoPlist = regexp.MustCompile(`^(?:[^/]+/)?Payload/[^/]+\.app/Info\.plist$`)

func isInfoPlist(name []byte) bool {
	return infoPlist.Match(name) && !strings.HasPrefix(string(name), "__MACOSX/")
}

func (a *App) readIPA(z *archive.Archive, _ io.ReaderAt, info archive.Entry) error {
	a.Platform = IOS
	data, err := z.Read(info, maxPlist)
	if err != nil {
		return errors.Join(ErrDamaged, err)
	}
	folder := strings.TrimSuffix(info.Name, "Info.plist")
	d, err := plist.Parse(data)
	if err != nil {
		a.unread(PartManifest)
	}
	a.Package, a.Version, a.VersionCode = d.Text("CFBundleIdentifier"), d.Text("CFBundleShortVersionString"), d.Text("CFBundleVersion")
	a.label(namesOf(z, folder, d))
	a.icon = appleIcon{archive: z, folder: folder, names: iconNames(d)}
	program := d.Text("CFBundleExecutable")
	if program == "" {
		program = strings.TrimSuffix(path.Base(folder), ".app")
	}
	a.readProgram(z, folder+program)
	a.readEmbedded(z, folder+"embedded.mobileprovision")
	return nil
}

// namesOf collects the names of an app in its languages.
func namesOf(z *archive.Archive, folder string, d plist.Dict) map[string]string {
	pick := func(text func(string) string) string {
		if name := text("CFBundleDisplayName"); strings.TrimSpace(name) != "" {
			return name
		}
		return text("CFBundleName")
	}
	names := map[string]string{"": pick(d.Text)}
	const suffix = ".lproj/InfoPlist.strings"
	for _, e := range z.Find(maxStrings, func(name []byte) bool {
		rest, ok := strings.CutPrefix(string(name), folder)
		return ok && strings.HasSuffix(rest, suffix) && strings.Count(rest, "/") == 1
	}) {
		data, err := z.Read(e, maxPlist)
		if err != nil {
			continue
		}
		texts, err := plist.ParseStrings(data)
		if err != nil {
			continue
		}
		locale := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(e.Name, folder), suffix), "_", "-")
		if locale == "Base" {
			continue
		}
		if name := pick(func(key string) string { return texts[key] }); name != "" {
			names[locale] = name
		}
	}
	return names
}

// readProgram reads who signed the program. A program for several processors is signed once for each, by the same key.
func (a *App) readProgram(z *archive.Archive, name string) {
	e, ok := z.Named(name)
	if !ok {
		a.unread(PartSignature)
		return
	}
	r, err := z.Open(e, maxProgram)
	if err != nil {
		a.unread(PartSignature)
		return
	}
	slices, err := macho.Read(r)
	if err != nil {
		a.unread(PartSignature)
	}
	for _, slice := range slices {
		a.Encrypted = a.Encrypted || slice.Encrypted
		if len(slice.Message) == 0 {
			continue
		}
		m, err := certificate.ParseMessage(slice.Message)
		if err != nil {
			a.unread(PartSignature)
			continue
		}
		signers := m.Signers()
		if leaf := certificate.Leaf(m.Certificates); len(signers) == 0 && leaf != nil {
			signers = append(signers, leaf)
		}
		for _, c := range signers {
			a.sign(CMS, c)
		}
	}
}

// readEmbedded reads the profile that goes with an app. Its certificates are only looked at where the program tells none: it
// lists everybody who may sign.
func (a *App) readEmbedded(z *archive.Archive, name string) {
	e, ok := z.Named(name)
	if !ok {
		return
	}
	data, err := z.Read(e, certificate.MaxMessage)
	if err != nil {
		a.unread(PartProfile)
		return
	}
	m, err := certificate.ParseMessage(data)
	if err != nil {
		a.unread(PartProfile)
		return
	}
	d, err := plist.Parse(m.Content)
	if err != nil {
		a.unread(PartProfile)
		return
	}
	a.team(d)
	if len(a.Signers) == 0 {
		a.signAll(d)
	}
}

func (a *App) team(d plist.Dict) {
	if ids := d.List("TeamIdentifier"); len(ids) > 0 {
		a.Team, _ = ids[0].(string)
	}
}

// maxDevelopers is more than a team may have certificates.
const maxDevelopers = 500

// signAll lists the certificates of an Apple profile.
func (a *App) signAll(d plist.Dict) {
	for i, one := range d.List("DeveloperCertificates") {
		der, ok := one.([]byte)
		if c, _ := certificate.Parse(der); ok && c != nil && i < maxDevelopers {
			a.sign(Cert, c)
		}
	}
}
