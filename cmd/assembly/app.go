package assembly

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/documents/appid/keystore"
	apprules "github.com/beiandesk/beiandesk/documents/appid/rules"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ReadApp looks into an app or a certificate on the disk. The file is left where it is, and a password is kept nowhere.
func ReadApp(ctx context.Context, name string, query wizard.AppQuery) (wizard.AppFile, error) {
	info, err := os.Stat(name)
	if err != nil {
		return wizard.AppFile{}, err
	}
	if info.IsDir() {
		return wizard.AppFile{}, fmt.Errorf("read app: %w", ErrFolder)
	}
	f, err := os.Open(name)
	if err != nil {
		return wizard.AppFile{}, err
	}
	defer func() { _ = f.Close() }() // only read
	a, err := appid.Read(appid.Source{
		Name: filepath.Base(name), Data: stoppable{ctx, f}, Size: info.Size(), Password: query.Password, Platform: query.OS,
	})
	if ctx.Err() != nil {
		return wizard.AppFile{}, ctx.Err()
	}
	switch {
	case errors.Is(err, keystore.ErrLocked):
		err = wizard.ErrAppLocked
	case errors.Is(err, keystore.ErrPassword):
		err = wizard.ErrAppPassword
	}
	if err != nil {
		return wizard.AppFile{}, fmt.Errorf("read app: %w", err)
	}
	out := wizard.AppFile{Reading: appReading(a, info.Size())}
	if a.HasIcon() {
		// An app without an icon that can be drawn is an app all the same.
		if out.Icon, err = a.Icon(ctx, photo.MaxPortalIcon); err != nil && ctx.Err() != nil {
			return wizard.AppFile{}, err
		}
	}
	return out, nil
}

// stoppable reads until its context ends.
type stoppable struct {
	ctx context.Context
	f   io.ReaderAt
}

// ReadAt implements io.ReaderAt.
func (s stoppable) ReadAt(p []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.f.ReadAt(p, at)
}

// appReading is what is kept of an app.
func appReading(a *appid.App, size int64) wizard.AppReading {
	r := wizard.AppReading{
		File: a.File, Size: size, Kind: string(a.Kind), Alone: slices.Contains([]appid.Kind{appid.Profile, appid.Certificate, appid.Keystore}, a.Kind),
		OS: a.Platform, Guessed: a.Guessed, Package: a.Package, Label: a.Label, Labels: a.Labels, Version: a.Version, VersionCode: a.VersionCode,
		MinSDK: a.MinSDK, TargetSDK: a.TargetSDK, UploadKey: a.UploadKey, Debuggable: a.Debuggable, Encrypted: a.Encrypted,
		Choices: a.FillIn.Choices, Chosen: a.FillIn.Signer, Reason: string(a.FillIn.Reason),
	}
	for _, part := range a.Unread {
		r.Unread = append(r.Unread, string(part))
	}
	for _, s := range a.Signers {
		kept := wizard.AppSigner{
			Scheme: string(s.Scheme), Subject: s.Subject, Issuer: s.Issuer, NotBefore: s.NotBefore, NotAfter: s.NotAfter, Role: string(s.Role),
			Superseded: s.Superseded, Alias: s.Alias, MD5: s.MD5, SHA1: s.SHA1, SHA256: s.SHA256, SPKI: s.PublicKey.SPKI,
		}
		kept.Key, kept.Fingerprint, _ = appid.Fields(a.Platform, s)
		r.Signers = append(r.Signers, kept)
	}
	return r
}

// appOf is the app again, as far as rules look at it.
func appOf(r wizard.AppReading) *appid.App {
	a := &appid.App{
		File: r.File, Kind: appid.Kind(r.Kind), Platform: r.OS, Guessed: r.Guessed, Package: r.Package, Label: r.Label, Labels: r.Labels,
		Version: r.Version, VersionCode: r.VersionCode, MinSDK: r.MinSDK, TargetSDK: r.TargetSDK, UploadKey: r.UploadKey,
		Debuggable: r.Debuggable, Encrypted: r.Encrypted,
		FillIn: appid.FillIn{Package: r.Package, Signer: -1, Choices: r.Choices, Reason: appid.Reason(r.Reason)},
	}
	for _, part := range r.Unread {
		a.Unread = append(a.Unread, appid.Part(part))
	}
	for _, s := range r.Signers {
		one := appid.Signer{
			Scheme: appid.Scheme(s.Scheme), Subject: s.Subject, Issuer: s.Issuer, NotBefore: s.NotBefore, NotAfter: s.NotAfter,
			Role: appid.Role(s.Role), Debug: appid.Role(s.Role) == appid.Debug, Superseded: s.Superseded, Alias: s.Alias,
			MD5: s.MD5, SHA1: s.SHA1, SHA256: s.SHA256,
		}
		if key, err := publickey.ParseSPKI(s.SPKI); err == nil {
			one.PublicKey = key
		}
		a.Signers = append(a.Signers, one)
	}
	if s, ok := r.Signer(); ok {
		a.FillIn.Signer, a.FillIn.PublicKey, a.FillIn.Fingerprint = r.Chosen, s.Key, s.Fingerprint
	}
	return a
}

// appRules run the rules over apps on what was read of them, and lead to the fields of the filing.
type appRules struct{ rules *apprules.Rules }

func newAppRules() (appRules, error) {
	rules, err := apprules.New()
	return appRules{rules}, err
}

// Descriptions lists the rules.
func (r appRules) Descriptions() []rule.Description { return r.rules.Descriptions() }

// settledByCertificate reports whether a finding about an app's signature is answered by the certificate given beside it.
func settledByCertificate(id rule.ID) bool {
	return slices.Contains([]rule.ID{"AID001", "AID004", "AID008", "AID009", "AID010"}, id)
}

// fieldOf is the field of the filing that a finding about an app is put right in.
func fieldOf(id rule.ID, row filing.Path) filing.Path {
	switch id {
	case "AID013", "AID022":
		return row.Place()[:1].Of("services[].name")
	case "AID017":
		return row + ".os"
	case "AID012", "AID014", "AID015", "AID019":
		return row + ".package"
	case "AID001", "AID004", "AID011", "AID020":
		return row + ".public_key"
	}
	return row + ".fingerprint"
}

// Check runs the rules over the apps of a service.
func (r appRules) Check(f *filing.Filing, readings []wizard.AppReading, today filing.Date) []rule.Finding {
	subject := apprules.Apps{Today: today}
	beside := map[filing.Path]bool{} // rows with a certificate that gives a signer
	for _, reading := range readings {
		_, signs := reading.Signer()
		beside[reading.Row] = beside[reading.Row] || reading.Alone && signs
	}
	for _, reading := range readings {
		typed := apprules.Typed{}
		at := reading.Row.Place()
		typed.Name, _ = f.Text(at[:1].Of("services[].name"))
		typed.Package, _ = f.Text(reading.Row + ".package")
		if reading.Alone || !beside[reading.Row] {
			typed.PublicKey, _ = f.Text(reading.Row + ".public_key")
			typed.Fingerprint, _ = f.Text(reading.Row + ".fingerprint")
		}
		subject.Apps, subject.Typed = append(subject.Apps, appOf(reading)), append(subject.Typed, typed)
	}
	var out []rule.Finding
	for _, finding := range r.rules.Compare(subject) {
		reading := readings[finding.Paths[0].Place()[0]]
		if !reading.Alone && beside[reading.Row] && settledByCertificate(finding.Rule) {
			continue
		}
		if set, _ := f.Text(reading.Row + ".os"); finding.Rule == "AID017" && set == reading.OS {
			continue // the applicant has said it
		}
		if finding.Severity == rule.Block {
			finding.Severity = rule.Warn // the app stays here: what is handed in are the facts, and missing ones block by themselves
		}
		finding.Paths, finding.Attachment = []filing.Path{fieldOf(finding.Rule, reading.Row)}, ""
		out = append(out, finding)
	}
	return out
}
