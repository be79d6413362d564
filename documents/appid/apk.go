package appid

import (
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/documents/appid/android"
	"github.com/beiandesk/beiandesk/documents/appid/archive"
	"github.com/beiandesk/beiandesk/documents/appid/certificate"
	"github.com/beiandesk/beiandesk/documents/appid/signing"
)

// Limits of what is unpacked of an app.
const (
	maxManifest  = 4 << 20  // bytes
	maxResources = 64 << 20 // bytes; tables of the largest apps have thirty
	maxV1Block   = 1 << 20  // bytes
	maxV1Blocks  = 64
)

func (a *App) readAPK(z *archive.Archive, raw io.ReaderAt, manifest archive.Entry) error {
	a.Platform = Android
	data, err := z.Read(manifest, maxManifest)
	if err != nil {
		return errors.Join(ErrDamaged, err)
	}
	m, err := android.ParseManifest(data)
	if err != nil {
		a.unread(PartManifest)
	}
	var table android.Resources
	if data, err := z.ReadNamed("resources.arsc", maxResources); err == nil {
		table = android.NewTable(data)
	}
	a.describe(m, table)
	a.icon = androidIcon{archive: z, table: table, values: []android.Value{m.Icon, m.RoundIcon}}
	signers, err := signing.Android(raw, z.DirectoryStart())
	if err != nil {
		a.unread(PartSignature)
	}
	a.readV1(z)
	for _, s := range signers {
		if c, _ := certificate.Parse(s.Certificate); c != nil {
			a.sign(Scheme(s.Scheme), c)
		}
	}
	a.readHistory(signers)
	return nil
}

// readHistory lists the keys that came before the present one, and that are not among the signers for older systems.
func (a *App) readHistory(signers []signing.Signer) {
	for _, s := range signers {
		for _, der := range s.Before {
			c, _ := certificate.Parse(der)
			if c == nil {
				continue
			}
			if !slices.Contains(a.history, c.SHA256()) {
				a.history = append(a.history, c.SHA256())
			}
			if !a.knows(c) {
				a.sign(Scheme(s.Scheme), c).Superseded = true
			}
		}
	}
}

// describe takes over what a manifest says.
func (a *App) describe(m android.Manifest, table android.Resources) {
	a.Package = m.Package
	a.MinSDK, a.TargetSDK, a.Debuggable = m.MinSDK, m.TargetSDK, m.Debuggable
	if m.VersionCode != 0 {
		a.VersionCode = strconv.FormatUint(m.VersionCode, 10)
	}
	for _, v := range android.Resolve(table, m.VersionName) {
		if a.Version == "" || v.Locale == "" {
			a.Version = v.Text
		}
	}
	names := map[string]string{}
	for _, v := range android.Resolve(table, m.Label) {
		if _, known := names[v.Locale]; v.Text != "" && !known {
			names[v.Locale] = v.Text
		}
	}
	a.label(names)
}

// isV1Block tells the signature of the oldest scheme by its place and its ending.
func isV1Block(name []byte) bool {
	folder, file := path.Split(strings.ToUpper(string(name)))
	return folder == "META-INF/" && slices.Contains([]string{".RSA", ".DSA", ".EC"}, path.Ext(file))
}

// readV1 reads the signatures of the oldest scheme, each a message beside the files that it signs.
func (a *App) readV1(z *archive.Archive) {
	for _, e := range z.Find(maxV1Blocks, isV1Block) {
		data, err := z.Read(e, maxV1Block)
		if err != nil {
			a.unread(PartSignature)
			continue
		}
		m, err := certificate.ParseMessage(data)
		if err != nil {
			a.unread(PartSignature)
			continue
		}
		signers := m.Signers()
		if leaf := certificate.Leaf(m.Certificates); len(signers) == 0 && leaf != nil {
			signers = append(signers, leaf)
		}
		for _, c := range signers {
			a.sign(V1, c)
		}
	}
}
