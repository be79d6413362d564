package wizard

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// An AppFact is a fact of the form that an app tells: a suggestion that the applicant confirms, never an answer by itself.
type AppFact struct {
	Path  filing.Path
	Typed string
	Found string
	Same  bool   // what is typed means what was found
	File  string // that tells it
	Alone bool   // the file is a certificate
	Doubt bool   // of a certificate that nothing is published with
}

// rowOf returns the facts of a platform's row.
func rowOf(row filing.Path, fact string) filing.Path { return row + "." + filing.Path(fact) }

// AppFacts lists what the apps of a service tell, row by row, with what is typed. What a certificate alone says goes before
// what an app says of its signer.
func (s *Session) AppFacts(service int) []AppFact {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.draft.Filing
	var out []AppFact
	name := false
	for _, at := range f.Places("services[].app.platforms[]") {
		if at[0] != service {
			continue
		}
		row := at.Of("services[].app.platforms[]")
		tells := map[string]AppFact{}
		var app AppReading
		for _, r := range s.readingsOf(row) {
			found := map[string]string{"os": r.OS, "package": r.Package}
			signer, ok := r.Signer()
			if ok {
				found["public_key"], found["fingerprint"] = signer.Key, signer.Fingerprint
			}
			for fact, value := range found {
				if known, ok := tells[fact]; value != "" && (!ok || known.Alone == r.Alone || r.Alone && fact != "package" && fact != "os") {
					typed, _ := f.Text(rowOf(row, fact))
					tells[fact] = AppFact{
						Path: rowOf(row, fact), Typed: typed, Found: value, Same: says(r, fact, typed, value), File: r.File, Alone: r.Alone,
						Doubt: signer.Role == debugRole && (fact == "public_key" || fact == "fingerprint"),
					}
				}
			}
			if r.Label != "" {
				app = r
			}
		}
		for _, fact := range []string{"os", "package", "public_key", "fingerprint"} {
			if told, ok := tells[fact]; ok {
				out = append(out, told)
			}
		}
		if app.Label != "" && !name {
			name = true
			path := filing.At{service}.Of("services[].name")
			typed, _ := f.Text(path)
			out = append(out, AppFact{Path: path, Typed: typed, Found: app.Label, Same: app.Named(typed), File: app.File})
		}
	}
	return out
}

// Named reports whether a name is one of the app's, in any of its languages.
func (r AppReading) Named(typed string) bool {
	if filing.SameText(typed, r.Label) {
		return true
	}
	for _, label := range r.Labels {
		if label != "" && filing.SameText(typed, label) {
			return true
		}
	}
	return false
}

// says reports whether what is typed means what was found.
func says(r AppReading, fact, typed, found string) bool {
	signer, _ := r.Signer()
	switch fact {
	case "public_key":
		return typed != "" && signer.Same(typed)
	case "fingerprint":
		bare := barePrint(typed)
		return bare == found || r.OS == harmonyOS && (bare == signer.MD5 || bare == signer.SHA1)
	}
	return strings.TrimSpace(typed) == found
}

// debugRole is that of certificates for development.
const debugRole = "debug"

// harmonyOS is the code of the system whose portals take either fingerprint.
const harmonyOS = "harmonyos"
