// Package rules holds the rules over apps and certificates, one file each, and the list of them.
//
// Only an app that gives no value for a mandatory field blocks. Everything else is told as likely or to be remembered: which
// key a provider wants of several, and what a store will say, stands in no official document.
package rules

import (
	"time"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Apps are what the rules look at: the files of one app, on one day.
type Apps struct {
	Apps  []*appid.App
	Typed []Typed // what a filing says of each app, at the same place; may be empty
	Today filing.Date
}

// Typed is what a filing says of an app. What is empty is not answered.
type Typed struct{ Name, Package, PublicKey, Fingerprint string }

// typed returns what a filing says of a file's app.
func (a Apps) typed(at filing.At) Typed {
	if at[0] < len(a.Typed) {
		return a.Typed[at[0]]
	}
	return Typed{}
}

// appPattern is the place of a file among those given.
const appPattern filing.Path = "apps[]"

// Filled reports true: no rule waits for a fact.
func (Apps) Filled(filing.Path) bool { return true }

// Places lists the files.
func (a Apps) Places(pattern filing.Path) []filing.At {
	if pattern != appPattern {
		return []filing.At{nil}
	}
	var out []filing.At
	for i := range a.Apps {
		out = append(out, filing.At{i})
	}
	return out
}

func (a Apps) app(at filing.At) *appid.App { return a.Apps[at[0]] }

// chosen returns the signer whose values go into the form, if there is one.
func (a Apps) chosen(at filing.At) (appid.Signer, bool) {
	app := a.app(at)
	if app.FillIn.Signer < 0 {
		return appid.Signer{}, false
	}
	return app.Signers[app.FillIn.Signer], true
}

// fault is a fault of a file, with its name among the values.
func (a Apps) fault(at filing.At, values map[string]string) rule.Fault {
	if values == nil {
		values = map[string]string{}
	}
	values["file"] = a.app(at).File
	return rule.Fault{Paths: []filing.Path{at.Of(appPattern)}, Attachment: values["file"], Values: values}
}

// until returns how many days a certificate is still valid, from the day of the check; negative: so many days ago.
func (a Apps) until(s appid.Signer) (days int, known bool) {
	end, err := time.Parse(time.DateOnly, s.NotAfter)
	if err != nil {
		return 0, false
	}
	today, err := time.Parse(time.DateOnly, a.Today.String())
	if err != nil {
		return 0, false
	}
	return int(end.Sub(today).Hours() / 24), true
}

// Rules are the rules, ready to be run.
type Rules struct{ set rule.Set[Apps] }

// New returns the rules. The error is a mistake in the list of rules.
func New() (*Rules, error) {
	set, err := rule.NewSet(listed()...)
	if err != nil {
		return nil, err
	}
	return &Rules{set}, nil
}

// Check looks at all files of an app together. A finding's path is the place of its file, like apps[0]; its attachment is the
// file's name.
func (r *Rules) Check(apps []*appid.App, today filing.Date) []rule.Finding {
	return r.Compare(Apps{Apps: apps, Today: today})
}

// Compare is Check that also holds the files against what a filing says.
func (r *Rules) Compare(apps Apps) []rule.Finding { return r.set.Run(apps).Findings }

// Descriptions lists the rules.
func (r *Rules) Descriptions() []rule.Description { return r.set.Descriptions() }

// listed is the ordered list, in the order in which people should read findings. A test compares it with the files of this
// folder.
func listed() []rule.Rule[Apps] {
	return []rule.Rule[Apps]{
		aid001, aid015,
		aid002, aid003, aid004, aid008, aid005, aid006,
		aid010, aid009, aid016, aid017, aid011, aid007,
		aid012, aid013, aid014, aid018,
		aid019, aid020, aid021, aid022,
	}
}
