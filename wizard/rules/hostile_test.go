package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// TestAnythingMayBeTyped types what nobody expects into every fact, one at a time, and takes parts of a filing away. No
// rule may fall over it, and every finding names paths.
func TestAnythingMayBeTyped(t *testing.T) {
	t.Parallel()
	w, set := open(t), all(t)
	run := func(name string, f *filing.Filing) {
		assert.NotPanics(t, func() {
			for _, finding := range set.Run(w.of(f)).Findings {
				assert.NotEmpty(t, finding.Paths, "%s: %s", name, finding.Rule)
			}
		}, name)
	}
	typed := []string{
		"", " ", "　", "0", "-1", "长期", "long_term", "true", "@", "@trouble.form", "{number}", "\x00", "\u202e", "９９９", "省", "市",
		"广东省", "..", "a@b", "1.1.1.1", "::1", "xn--", strings.Repeat("长", 1_000), strings.Repeat("1", 18), strings.Repeat("X", 18),
	}
	for _, base := range []func() *filing.Filing{sample.Enterprise, sample.Individual} {
		for _, row := range filing.Dictionary() {
			for _, text := range typed {
				f := base()
				for _, at := range f.Places(row.Path) {
					if err := f.SetText(at.Of(row.Path), text); err != nil {
						assert.ErrorIs(t, err, filing.ErrForm, "%s", row.Path) // no answer to a question of yes or no
					}
				}
				run(string(row.Path), f)
			}
		}
	}
	for name, take := range map[string]func(*filing.Filing){
		"everything":        func(f *filing.Filing) { *f = filing.Filing{} },
		"services":          func(f *filing.Filing) { f.Services = nil },
		"one empty service": func(f *filing.Filing) { f.Services = []filing.Service{{}} },
		"a service's lists": func(f *filing.Filing) {
			s := &f.Services[0]
			s.Domains, s.Content, s.Languages, s.Access.IPRanges = nil, nil, nil, nil
		},
		"the service's principal": func(f *filing.Filing) { f.Services[0].PrincipalSame, f.Services[0].Principal = filing.No, nil },
		"the APP":                 func(f *filing.Filing) { f.Services[0].Kind, f.Services[0].App = filing.AppKind, nil },
		"the platforms":           func(f *filing.Filing) { f.Services[0].Kind, f.Services[0].App = filing.AppKind, &filing.App{} },
		"slots": func(f *filing.Filing) {
			for _, slot := range []string{"", "services[9].app.icon", "services[0].pre_approvals[9]", "services[99999999999999999999].app.icon", "services[0].pre_approvals[99999999999999999999]", "services[-1].app.icon"} {
				f.Attachments = append(f.Attachments, filing.Attachment{Slot: slot})
			}
		},
	} {
		f := sample.Enterprise()
		take(f)
		run(name, f)
	}
}
