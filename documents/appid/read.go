package appid

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/keystore"
)

// maxPlain is the size of the largest file that is read whole: certificates, profiles, keystores.
const maxPlain = 8 << 20 // bytes

// A Source is a file to look into.
type Source struct {
	Name     string
	Data     io.ReaderAt
	Size     int64
	Password *string // of a keystore; nil: none was given
	Platform string  // for which a certificate alone is meant; empty: as it looks
}

// Read tells what a file is, by its content and never by its name, and whose. Findings are empty: they are made by the room
// rules, over all files of an app together.
func Read(s Source) (*App, error) {
	if s.Size == 0 {
		return nil, ErrEmpty
	}
	a := &App{File: s.Name, Signers: []Signer{}, Labels: map[string]string{}}
	z, err := archive.Open(s.Data, s.Size)
	switch {
	case err == nil:
		err = a.readArchive(z, s.Data)
	case errors.Is(err, archive.ErrNotArchive):
		err = a.readPlain(s)
	case errors.Is(err, archive.ErrDamaged), errors.Is(err, archive.ErrTooLarge):
		err = errors.Join(ErrDamaged, err)
	}
	if err != nil {
		return nil, err
	}
	a.Settle()
	return a, nil
}

// A reader reads one kind of archive.
type reader struct {
	kind   Kind
	member func(name []byte) bool // a member that every archive of the kind has
	read   func(*App, *archive.Archive, io.ReaderAt, archive.Entry) error
}

func named(names ...string) func([]byte) bool {
	return func(name []byte) bool { return slices.Contains(names, string(name)) }
}

// readers are tried in order. A HAP has what marks an APP too.
func readers() []reader {
	return []reader{
		{APK, named("AndroidManifest.xml"), (*App).readAPK},
		{AAB, named("base/manifest/AndroidManifest.xml"), (*App).readAAB},
		{IPA, isInfoPlist, (*App).readIPA},
		{HAP, named("module.json", "config.json"), (*App).readHAP},
		{HarmonyApp, named("pack.info"), (*App).readHarmonyApp},
	}
}

func (a *App) readArchive(z *archive.Archive, raw io.ReaderAt) error {
	for _, r := range readers() {
		if found := z.Find(1, r.member); len(found) > 0 {
			a.Kind = r.kind
			return r.read(a, z, raw, found[0])
		}
	}
	apps := z.Find(1, func(name []byte) bool {
		lower := strings.ToLower(string(name))
		return strings.HasSuffix(lower, ".apk") || strings.HasSuffix(lower, ".ipa") || strings.HasSuffix(lower, ".hap")
	})
	if len(apps) > 0 {
		return ErrSeveralApps
	}
	return ErrNotApp
}

// readPlain reads a file that is no archive.
func (a *App) readPlain(s Source) error {
	if s.Size > maxPlain {
		return ErrNotApp
	}
	data := make([]byte, s.Size)
	if n, err := s.Data.ReadAt(data, 0); n < len(data) {
		return err
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return ErrDamaged // an archive without an end
	}
	if keystore.Is(data) {
		return a.readKeystore(data, s)
	}
	certificates, content, err := certificate.ParseFile(data)
	switch {
	case errors.Is(err, certificate.ErrPrivateKey):
		return err
	case err != nil:
		return ErrNotApp
	case a.readProfile(content):
		return nil
	}
	a.Kind = Certificate
	leaf := certificate.Leaf(certificates)
	a.sign(Cert, leaf)
	// Certificates that belong to no common chain are several to choose from.
	for _, c := range certificates {
		if c != leaf && !c.Authority && !issued(certificates, c) {
			a.sign(Cert, c)
		}
	}
	a.take(s, leaf)
	return nil
}

// issued reports whether c stands above another certificate of the list.
func issued(list []*certificate.Certificate, c *certificate.Certificate) bool {
	return slices.ContainsFunc(list, func(other *certificate.Certificate) bool { return other != c && other.Issuer == c.Subject })
}

// take settles for which platform a certificate is.
func (a *App) take(s Source, c *certificate.Certificate) {
	if s.Platform != "" {
		a.Platform = s.Platform
		return
	}
	sure := false
	a.Platform, sure = platformOf(c)
	a.Guessed = !sure && a.Platform != ""
}

func (a *App) readKeystore(data []byte, s Source) error {
	entries, err := keystore.Read(data, s.Password)
	if err != nil {
		return err
	}
	a.Kind = Keystore
	for _, e := range entries {
		if e.HasKey || !entries[0].HasKey {
			a.sign(Cert, e.Certificate).Alias = e.Alias
		}
	}
	if len(a.Signers) == 0 {
		return certificate.ErrNone
	}
	a.take(s, a.Signers[0].certificate)
	return nil
}
