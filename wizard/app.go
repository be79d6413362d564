package wizard

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Errors of reading an app.
var (
	// ErrAppLocked says that a keystore asks for a password and none was given.
	ErrAppLocked = errors.New("a password is needed")
	// ErrAppPassword says that the password is not the keystore's.
	ErrAppPassword = errors.New("not the password")
)

// An AppQuery is what is said about an app or a certificate that is to be read.
type AppQuery struct {
	OS       string  // for which a certificate alone is meant; empty: as it looks
	Password *string // of a keystore; nil: none was given. It is kept nowhere
}

// An AppFile is what came of reading one: what is kept with the draft, and the icon, which may be missing.
type AppFile struct {
	Reading AppReading
	Icon    []byte // PNG, within the portal's limit
}

// An AppReading is what an app, or a certificate alone, was found to be. It is kept with the draft; the file is not.
type AppReading struct {
	Row         filing.Path       `json:"row"` // the platform that it is for, like services[0].app.platforms[1]
	File        string            `json:"file"`
	Size        int64             `json:"size"`
	Kind        string            `json:"kind"`            // apk, aab, ipa, hap, app, profile, certificate, keystore
	Alone       bool              `json:"alone,omitempty"` // a certificate without an app around it
	OS          string            `json:"os"`
	Guessed     bool              `json:"guessed,omitempty"` // OS is a guess
	Package     string            `json:"package"`
	Label       string            `json:"label"`
	Labels      map[string]string `json:"labels,omitempty"` // by language; empty key: any other
	Version     string            `json:"version,omitempty"`
	VersionCode string            `json:"version_code,omitempty"`
	MinSDK      int               `json:"min_sdk,omitempty"`
	TargetSDK   int               `json:"target_sdk,omitempty"`
	UploadKey   bool              `json:"upload_key,omitempty"`
	Debuggable  bool              `json:"debuggable,omitempty"`
	Encrypted   bool              `json:"encrypted,omitempty"` // by a store
	Unread      []string          `json:"unread,omitempty"`    // parts that could not be read
	Signers     []AppSigner       `json:"signers"`
	Choices     []int             `json:"choices"` // signers that could be meant, the likeliest first
	Chosen      int               `json:"chosen"`  // -1: none can be meant
	Reason      string            `json:"reason"`  // why this one: the text under "appid.why."
}

// An AppSigner is a certificate in an app, with what the form of its platform takes of it.
type AppSigner struct {
	Scheme      string `json:"scheme"`
	Subject     string `json:"subject"`
	Issuer      string `json:"issuer,omitempty"`
	NotBefore   string `json:"not_before,omitempty"`
	NotAfter    string `json:"not_after,omitempty"`
	Role        string `json:"role,omitempty"`
	Superseded  bool   `json:"superseded,omitempty"` // an older key, known only by the history of a newer one
	Alias       string `json:"alias,omitempty"`
	MD5         string `json:"md5"`
	SHA1        string `json:"sha1"`
	SHA256      string `json:"sha256"`
	SPKI        []byte `json:"spki,omitempty"` // the public key
	Key         string `json:"key"`            // as the form takes it
	Fingerprint string `json:"fingerprint"`    // as the form takes it
}

// AppRules are the rules over apps.
type AppRules interface {
	// Check looks at what was read of one service's apps, and at what the filing says of them. The path of a finding is a
	// field of the filing.
	Check(f *filing.Filing, readings []AppReading, today filing.Date) []rule.Finding
	// Descriptions lists the rules.
	Descriptions() []rule.Description
}

// Signer returns the signer whose values go into the form, and false where none can be meant.
func (r AppReading) Signer() (AppSigner, bool) {
	if r.Chosen < 0 || r.Chosen >= len(r.Signers) {
		return AppSigner{}, false
	}
	return r.Signers[r.Chosen], true
}

// Signs reports whether one of the app's signers is one of the other file's.
func (r AppReading) Signs(other AppReading) bool {
	return slices.ContainsFunc(r.Signers, func(s AppSigner) bool {
		return slices.ContainsFunc(other.Signers, func(o AppSigner) bool { return o.SHA256 == s.SHA256 && s.SHA256 != "" })
	})
}

// Same reports whether a public key, in whatever form it was typed, is the signer's.
func (s AppSigner) Same(typed string) bool {
	if strings.TrimSpace(typed) == s.Key && s.Key != "" {
		return true
	}
	own, err := publickey.ParseSPKI(s.SPKI)
	if err != nil {
		return false
	}
	key, _, err := publickey.Parse(typed)
	return err == nil && own.Same(key)
}

// Print reports whether a fingerprint, with or without colons, is one of the signer's certificate.
func (s AppSigner) Print(typed string) bool {
	bare := barePrint(typed)
	return bare != "" && (bare == s.MD5 || bare == s.SHA1 || bare == s.SHA256)
}

func barePrint(typed string) string {
	return strings.ToLower(strings.NewReplacer(":", "", " ", "", "-", "").Replace(strings.TrimSpace(filing.Narrow(typed))))
}

// readingsOf returns what was read for a row, an app before a certificate. The caller holds the lock.
func (s *Session) readingsOf(row filing.Path) []AppReading {
	var out []AppReading
	for _, alone := range []bool{false, true} {
		for _, r := range s.draft.Apps {
			if r.Row == row && r.Alone == alone {
				out = append(out, r)
			}
		}
	}
	return out
}

// Apps returns what was read for a platform's row: at most one app, and at most one certificate behind it.
func (s *Session) Apps(row filing.Path) []AppReading {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.readingsOf(row)
}

// PlaceApp returns the row of a service that an app for a system belongs to: the wanted one if it can be, that of its system,
// one with nothing in it, or a new one.
func (s *Session) PlaceApp(service int, os string, wanted filing.Path) (filing.Path, error) {
	f := s.Filing()
	if service < 0 || service >= len(f.Services) || f.Services[service].App == nil {
		return "", fmt.Errorf("%w: no app at service %d", filing.ErrNoSuchFact, service)
	}
	fits := func(row filing.Path) bool {
		set, _ := f.Text(rowOf(row, "os"))
		for _, r := range s.Apps(row) {
			if r.OS != os {
				return false
			}
		}
		return set == os || set == ""
	}
	var rows []filing.Path
	for i := range f.Services[service].App.Platforms {
		rows = append(rows, filing.At{service, i}.Of("services[].app.platforms[]"))
	}
	if slices.Contains(rows, wanted) && fits(wanted) {
		return wanted, nil
	}
	for _, row := range rows {
		if set, _ := f.Text(rowOf(row, "os")); set == os && fits(row) {
			return row, nil
		}
	}
	for _, row := range rows { // what was read before for this system and is not confirmed yet
		if apps := s.Apps(row); len(apps) > 0 && fits(row) {
			return row, nil
		}
	}
	for _, row := range rows {
		if fits(row) && len(s.Apps(row)) == 0 && !f.Filled(rowOf(row, "package")) && !f.Filled(rowOf(row, "public_key")) {
			return row, nil
		}
	}
	return s.AddRow(filing.At{service}.Of("services[].app.platforms"))
}

// TakeApp keeps what was read for a row in place of what was read before, and returns the name of the file that had to make
// way. Where several signers could be meant and one is typed already, it is that one. The answers stay as they are.
func (s *Session) TakeApp(file AppFile) (replaced string, err error) {
	if err := s.writable(); err != nil {
		return "", err
	}
	r := file.Reading
	f := s.Filing()
	if !slices.ContainsFunc(f.Places("services[].app.platforms[]"), func(at filing.At) bool { return at.Of("services[].app.platforms[]") == r.Row }) {
		return "", fmt.Errorf("%w: %s", filing.ErrNoSuchFact, r.Row)
	}
	key, _ := f.Text(rowOf(r.Row, "public_key"))
	print, _ := f.Text(rowOf(r.Row, "fingerprint"))
	for _, i := range r.Choices {
		if i >= 0 && i < len(r.Signers) && (r.Signers[i].Same(key) || r.Signers[i].Print(print)) {
			r.Chosen = i
			break
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := make([]AppReading, 0, len(s.draft.Apps)+1)
	for _, old := range s.draft.Apps {
		if old.Row == r.Row && old.Alone == r.Alone {
			replaced = old.File
			continue
		}
		kept = append(kept, old)
	}
	s.draft.Apps = append(kept, r)
	if len(file.Icon) > 0 {
		if s.icons == nil {
			s.icons = map[int]AppIcon{}
		}
		service := r.Row.Place()[0]
		if old, ok := s.icons[service]; !ok || old.File == replaced || len(old.PNG) < len(file.Icon) { // the larger shows more
			s.icons[service] = AppIcon{File: r.File, PNG: file.Icon}
		}
	}
	s.changed("app " + string(r.Row))
	return replaced, nil
}

// ChooseSigner takes another of the signers that could be meant. Answers that are those of the former signer follow; others
// stay.
func (s *Session) ChooseSigner(row filing.Path, alone bool, signer int) error {
	if err := s.writable(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, r := range s.draft.Apps {
		if r.Row != row || r.Alone != alone || !slices.Contains(r.Choices, signer) || signer >= len(r.Signers) || r.Chosen == signer {
			continue
		}
		f, next := s.draft.Filing, r.Signers[signer]
		if former, ok := r.Signer(); ok {
			if typed, _ := f.Text(rowOf(row, "public_key")); typed != "" && former.Same(typed) {
				if err := f.SetText(rowOf(row, "public_key"), next.Key); err != nil {
					return err
				}
			}
			if typed, _ := f.Text(rowOf(row, "fingerprint")); former.Print(typed) {
				if err := f.SetText(rowOf(row, "fingerprint"), next.Fingerprint); err != nil {
					return err
				}
			}
		}
		apps := slices.Clone(s.draft.Apps)
		apps[i].Chosen = signer
		s.draft.Apps = apps
		s.changed("signer " + string(row))
	}
	return nil
}

// DropApp forgets what was read of an app, or of a certificate alone, for a row. The answers stay.
func (s *Session) DropApp(row filing.Path, alone bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := slices.DeleteFunc(slices.Clone(s.draft.Apps), func(r AppReading) bool { return r.Row == row && r.Alone == alone })
	if len(kept) != len(s.draft.Apps) && s.exhibit == nil {
		s.draft.Apps = kept
		s.changed("drop app " + string(row))
	}
}

// An AppIcon is the icon that an app has. It is held while the draft is open, to be offered.
type AppIcon struct {
	File string // of the app
	PNG  []byte
}

// AppIcon returns the largest icon that the apps of a service have, and false where none is to be offered.
func (s *Session) AppIcon(service int) (AppIcon, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	icon, ok := s.icons[service]
	return icon, ok
}

// ForgetAppIcon offers the icon no longer: it was taken, or is not wanted.
func (s *Session) ForgetAppIcon(service int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.icons, service)
}

// shiftApps follows the removal of a row. The caller holds the lock.
func (s *Session) shiftApps(row filing.Path) {
	var kept []AppReading
	for _, r := range s.draft.Apps {
		place, stays := shifted(r.Row, row)
		if !stays {
			continue
		}
		r.Row = place
		kept = append(kept, r)
	}
	s.draft.Apps = kept
}

// checkApps runs the rules over the apps of a draft, each service's together.
func (d *Desk) checkApps(f *filing.Filing, apps []AppReading, today filing.Date) []rule.Finding {
	if d.parts.Apps == nil || len(apps) == 0 {
		return nil
	}
	var out []rule.Finding
	for i := range f.Services {
		var own []AppReading
		for _, r := range apps {
			if at := r.Row.Place(); len(at) == 2 && at[0] == i && f.Services[i].App != nil && at[1] < len(f.Services[i].App.Platforms) {
				own = append(own, r)
			}
		}
		if len(own) > 0 {
			out = append(out, d.parts.Apps.Check(f, own, today)...)
		}
	}
	return out
}
