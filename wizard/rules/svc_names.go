package rules

import (
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// Patterns that many rules about services read.
const (
	servicePattern     filing.Path = "services[]"
	serviceNamePath    filing.Path = "services[].name"
	serviceKindPath    filing.Path = "services[].kind"
	serviceContentPath filing.Path = "services[].content"
	serviceRemarkPath  filing.Path = "services[].remark"
	entityNamePath     filing.Path = "entity.name"
	entityNaturePath   filing.Path = "entity.nature"
)

// service returns the service at a place.
func (c Case) service(at filing.At) *filing.Service { return &c.Filing.Services[at[0]] }

// individual reports whether a natural person files.
func (c Case) individual() bool { return c.Filing.Entity.Nature == filing.Individual }

// filer says by which of the limits of a province this entity is measured.
func (c Case) filer() region.Applicant {
	if c.individual() {
		return region.Personal
	}
	return region.Unit
}

// servicesReviewed reports whether the order hands in services for review. Cancelling and handing over look at nothing
// that was filed, and a change of the entity leaves the services as they are.
func servicesReviewed(c Case, _ filing.At) bool {
	switch c.Filing.Order {
	case filing.CancelService, filing.CancelEntity, filing.CancelAccess, filing.Claim, filing.Transfer, filing.ChangeEntity:
		return false
	}
	return true
}

// individualReviewed is servicesReviewed of somebody who files as a natural person.
func individualReviewed(c Case, at filing.At) bool { return c.individual() && servicesReviewed(c, at) }

// unitReviewed is servicesReviewed of an organisation.
func unitReviewed(c Case, at filing.At) bool {
	return c.Filing.Entity.IsUnit() && servicesReviewed(c, at)
}

// plainName is a name as it is judged: half width, without the blanks around it.
func plainName(typed string) string { return strings.TrimSpace(filing.Narrow(typed)) }

// A census counts the characters of a name by what they are.
type census struct{ letters, han, latin, digits, others int }

// censusOf takes the census of a name. Letters are all letters and digits of any script; others are signs and blanks.
func censusOf(name string) census {
	var n census
	for _, r := range plainName(name) {
		switch {
		case unicode.Is(unicode.Han, r):
			n.han++
		case r >= '0' && r <= '9':
			n.digits++
		case unicode.Is(unicode.Latin, r):
			n.latin++
		case unicode.IsLetter(r), unicode.IsDigit(r):
		default:
			n.others++
			continue
		}
		n.letters++
	}
	return n
}

// holdsAny lists the words that a text holds, whatever their width and case, in the order of the list.
func holdsAny(text string, words []string) []string {
	folded := filing.Fold(text)
	var found []string
	for _, w := range words {
		if w != "" && strings.Contains(folded, filing.Fold(w)) {
			found = append(found, w)
		}
	}
	return found
}

// longest drops the words that are part of another word of the list: 网站 beside 个人网站 says nothing more.
func longest(words []string) []string {
	var out []string
	for i, w := range words {
		part := false
		for j, v := range words {
			part = part || i != j && v != w && strings.Contains(v, w) || j < i && v == w
		}
		if !part {
			out = append(out, w)
		}
	}
	return out
}

// quoted joins words for a sentence.
func quoted(words []string) string { return strings.Join(words, "、") }

// aside is regional for a sentence that also stands without the province's note: the note comes in brackets.
func aside[T any](a region.Answer[T], strongest rule.Severity, fault rule.Fault) (rule.Fault, bool) {
	local, ok := regional(a, strongest, fault)
	if ok {
		local.Values["note"] = bracketed(local.Values["note"])
	}
	return local, ok
}

// bracketed puts a note into brackets; nothing stays nothing.
func bracketed(note string) string {
	if note == "" {
		return ""
	}
	return "（" + note + "）"
}

// altered makes an example of a change that touches more than one fact.
func altered(change func(*filing.Filing)) edit { return func(c *Case) { change(c.Filing) } }

// secondService makes an example with a copy of the first service, changed.
func secondService(change func(*filing.Service)) edit {
	return altered(func(f *filing.Filing) {
		s := f.Services[0]
		s.Domains = append([]filing.Domain(nil), s.Domains...)
		s.Access.IPRanges = append([]filing.IPRange(nil), s.Access.IPRanges...)
		s.Name, s.Domains[0].Name, s.HomeURL = "云帆智联商城", "yunfan-mall-example.cn", "yunfan-mall-example.cn"
		change(&s)
		f.Services = append(f.Services, s)
	})
}

// asApp makes an example of an APP of the first service.
func asApp(change func(*filing.Service)) edit {
	return altered(func(f *filing.Filing) {
		s := &f.Services[0]
		s.Kind, s.HomeURL, s.Content = filing.AppKind, "", []string{"生活服务/工具"}
		s.App = &filing.App{Platforms: []filing.Platform{{
			OS: "android", Package: "cn.yunfan.app", PublicKey: "D1AF7C62E0B94D1B8F7C9A5E3D20416BD1AF7C62E0B94D1B8F7C9A5E3D20416B",
			Fingerprint: "0d9c5e0f6a1b4c7d8e9fa0b1c2d3e4f5", Domains: []string{"api.yunfan-example.cn"},
		}}}
		change(s)
	})
}
