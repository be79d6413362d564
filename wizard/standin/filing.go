package standin

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Treatment says what becomes of a fact.
type Treatment string

// The treatments. What is kept is kept only where it has the form that it should have: anything else may be typed there.
const (
	KeptCode     Treatment = "code"     // a code of a list, as it is
	KeptRegion   Treatment = "region"   // the code of a division, as it is
	KeptDay      Treatment = "day"      // a day, as it is
	KeptCount    Treatment = "count"    // a small number, as it is
	KeptAnswer   Treatment = "answer"   // yes or no, as it is
	KeptPaper    Treatment = "paper"    // the id of an attachment, which gets a new one
	AsName       Treatment = "name"     // of a body or a person
	AsPerson     Treatment = "person"   // of a person
	AsText       Treatment = "text"     // sign by sign, but for words that belong to nobody
	AsAnchor     Treatment = "anchor"   // a text beside which others are read
	AsNumber     Treatment = "number"   // of a certificate
	AsPhone      Treatment = "phone"    //
	AsMail       Treatment = "mail"     //
	AsDomain     Treatment = "domain"   //
	AsHome       Treatment = "home"     //
	AsAddress    Treatment = "address"  // of a machine
	AsPublicKey  Treatment = "key"      //
	AsDigest     Treatment = "digest"   //
	AsDomainList Treatment = "domains"  //
	AsCodes      Treatment = "contents" // codes of a list, or of a provider's directory
)

// rows is the list of what may leave the program and how: one row for each of the dictionary. What has no row does not leave.
var rows = map[filing.Path]Treatment{
	"title": AsText, "order": KeptCode, "provider": KeptCode, "province": KeptRegion, "city": KeptRegion, "county": KeptRegion,

	"entity.nature": KeptCode, "entity.name": AsName,
	"entity.certificate.kind": KeptCode, "entity.certificate.number": AsNumber, "entity.certificate.address": AsAnchor,
	"entity.certificate.valid_from": KeptDay, "entity.certificate.valid_until": KeptDay,
	"entity.mailing_address": AsAnchor, "entity.legal_representative": AsPerson, "entity.filing_number": AsText, "entity.remark": AsText,

	"principal.is_legal_representative": KeptAnswer, "principal.name": AsPerson,
	"principal.certificate.kind": KeptCode, "principal.certificate.number": AsNumber, "principal.certificate.address": AsAnchor,
	"principal.certificate.valid_from": KeptDay, "principal.certificate.valid_until": KeptDay,
	"principal.mobile": AsPhone, "principal.emergency_phone": AsPhone, "principal.office_phone": AsPhone, "principal.email": AsMail,

	"services[].kind": KeptCode, "services[].name": AsText, "services[].principal_same": KeptAnswer,
	"services[].principal.is_legal_representative": KeptAnswer, "services[].principal.name": AsPerson,
	"services[].principal.certificate.kind": KeptCode, "services[].principal.certificate.number": AsNumber,
	"services[].principal.certificate.address":    AsAnchor,
	"services[].principal.certificate.valid_from": KeptDay, "services[].principal.certificate.valid_until": KeptDay,
	"services[].principal.mobile": AsPhone, "services[].principal.emergency_phone": AsPhone,
	"services[].principal.office_phone": AsPhone, "services[].principal.email": AsMail,

	"services[].filing_number": AsText, "services[].domains[].name": AsDomain, "services[].domains[].holder": AsName,
	"services[].domains[].holder_certificate_kind": KeptCode, "services[].domains[].holder_certificate_number": AsNumber,
	"services[].domains[].real_name_on": KeptDay, "services[].domains[].expires_on": KeptDay, "services[].domains[].registrar": AsText,
	"services[].home_url": AsHome, "services[].content": AsCodes, "services[].languages": AsCodes,
	"services[].pre_approvals[].category": KeptCode, "services[].pre_approvals[].number": AsText, "services[].pre_approvals[].valid_until": KeptDay,
	"services[].remark": AsText, "services[].access.resource": KeptCode, "services[].access.authorization_code": AsText,
	"services[].access.ip_ranges[].first": AsAddress, "services[].access.ip_ranges[].last": AsAddress, "services[].access.dns_paused": KeptAnswer,
	"services[].app.icon": KeptPaper, "services[].app.platforms[].os": KeptCode, "services[].app.platforms[].package": AsText,
	"services[].app.platforms[].public_key": AsPublicKey, "services[].app.platforms[].fingerprint": AsDigest,
	"services[].app.platforms[].domains": AsDomainList,

	"record.entity_here": KeptAnswer, "record.shell": KeptAnswer, "record.filed_services": KeptCount, "record.claim_cause": KeptCode,
	"record.target_account": AsName, "record.target_clean": KeptAnswer, "record.domain_moved": KeptAnswer, "record.last_service": KeptAnswer,
	"record.other_provider": KeptAnswer, "record.reason": AsText, "record.open_order": KeptAnswer, "record.account_taken": KeptAnswer,
	"record.former_certificate": KeptAnswer, "record.abnormal": KeptAnswer, "record.sites_open": KeptAnswer, "record.footer_shown": KeptAnswer,
	"record.content_matches": KeptAnswer,
}

// TreatmentOf returns what becomes of a fact, and false for one that does not leave the program.
func TreatmentOf(p filing.Path) (Treatment, bool) {
	t, ok := rows[p.Pattern()]
	return t, ok
}

// Fact replaces the fact at a path, in the form of filing.Text. A fact without a row becomes nothing.
func (m *Mask) Fact(p filing.Path, typed string) string {
	row, known := filing.Lookup(p)
	t, ok := TreatmentOf(p)
	if !known || !ok || strings.TrimSpace(typed) == "" {
		if strings.TrimSpace(typed) == "" {
			return typed
		}
		return ""
	}
	switch t {
	case KeptCode:
		if row.Vocabulary.Has(typed) {
			return typed
		}
	case AsCodes:
		codes := strings.Split(typed, ",")
		for i, c := range codes {
			if !row.Vocabulary.Has(c) {
				codes[i] = m.text(c)
			}
		}
		return strings.Join(codes, ",")
	case KeptRegion:
		if len(typed) <= longestRegion && strings.Trim(typed, "0123456789") == "" {
			return typed
		}
	case KeptDay:
		if _, err := filing.ParseValidity(typed); err == nil {
			return typed
		}
		return m.brokenDay(typed)
	case KeptCount:
		if len(typed) <= longestCount && strings.Trim(typed, "0123456789") == "" {
			return typed
		}
	case KeptAnswer:
		if _, err := filing.ParseTernary(typed); err == nil {
			return typed
		}
	case KeptPaper:
		return typed // exchanged with the attachments
	case AsName:
		return m.name(typed)
	case AsPerson:
		return m.Person(typed)
	case AsAnchor:
		return m.Anchor(typed)
	case AsNumber:
		return m.Number(typed)
	case AsPhone:
		return m.Phone(typed)
	case AsMail:
		return m.Mail(typed)
	case AsDomain:
		return m.Domain(typed)
	case AsHome:
		return m.Home(typed)
	case AsAddress:
		return m.Address(typed)
	case AsPublicKey:
		return m.Key(typed)
	case AsDigest:
		return m.Digest(typed)
	case AsDomainList:
		names := strings.Split(typed, ",")
		for i := range names {
			names[i] = m.Domain(names[i])
		}
		return strings.Join(names, ",")
	case AsText:
	}
	return lines(typed, m.Text)
}

const (
	longestRegion = 6 // digits of the code of a county
	longestCount  = 4 // digits of a number of services
)

// brokenDay replaces what is no day: digits stay where there are not more of them than a day has.
func (m *Mask) brokenDay(typed string) string {
	narrow := filing.Narrow(typed)
	if len(digitsIn(typed)) <= 8 && strings.Trim(narrow, "0123456789-./年月日 ") == "" {
		return typed
	}
	return m.Text(typed)
}

// name replaces the name of a body or of a person, as it looks.
func (m *Mask) name(s string) string {
	if m.personal(s) {
		return m.Person(s)
	}
	return m.Anchor(s)
}

// longestPerson is how many characters the name of a person has that nobody has heard of.
const longestPerson = 4

// personal reports whether a name is that of a person: one that is known, or one of few signs that shares half of them with
// one that is.
func (m *Mask) personal(s string) bool {
	runes := []rune(strings.TrimSpace(s))
	for _, p := range m.people {
		if string(p) == string(runes) || filing.SameText(string(p), s) {
			return true
		}
		shared := 0
		for _, r := range runes {
			if slices.Contains(p, r) {
				shared++
			}
		}
		if len(runes) <= longestPerson && 2*shared >= len(runes) && shared > 0 {
			return true
		}
	}
	return false
}

// MeetAll takes note of the people, numbers and machines of filings, so that they have one stand-in wherever they stand.
func (m *Mask) MeetAll(filings ...*filing.Filing) {
	var addresses []string
	for _, f := range filings {
		m.Meet(f.Principal.Name)
		m.Meet(f.Entity.LegalRepresentative)
		if f.Entity.Nature == filing.Individual {
			m.Meet(f.Entity.Name)
		}
		for _, s := range f.Services {
			if s.Principal != nil {
				m.Meet(s.Principal.Name)
			}
			for _, r := range s.Access.IPRanges {
				addresses = append(addresses, r.First, r.Last)
			}
		}
		for p, text := range f.Record.AsFiled {
			switch t, _ := TreatmentOf(p); {
			case t == AsPerson, t == AsName && f.Entity.Nature == filing.Individual:
				m.Meet(text)
			case t == AsAddress:
				addresses = append(addresses, text)
			}
		}
	}
	m.Route(addresses)
	// Numbers come before texts in which they may stand again.
	meet := func(sort Treatment, shortest int) {
		for _, f := range filings {
			EachFact(f, func(p filing.Path, typed string) {
				if t, _ := TreatmentOf(p); t == sort && len(coreOf(typed)) >= shortest {
					m.Fact(p, typed)
				}
			})
		}
	}
	const creditCode = 18 // characters; other numbers may be parts of one
	meet(AsNumber, creditCode)
	meet(AsNumber, 1)
	meet(AsPhone, 1)
	meet(AsDomain, 1)
}

// EachFact visits the facts of a filing, in the order of the dictionary, and what is noted of the filing that exists.
func EachFact(f *filing.Filing, visit func(p filing.Path, typed string)) {
	for _, row := range filing.Dictionary() {
		for _, at := range f.Places(row.Path) {
			if typed, ok := f.Text(at.Of(row.Path)); ok && typed != "" {
				visit(at.Of(row.Path), typed)
			}
		}
	}
	paths := make([]filing.Path, 0, len(f.Record.AsFiled))
	for p := range f.Record.AsFiled {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		visit(p, f.Record.AsFiled[p])
	}
}

// Filing returns a copy with stand-ins. It is built up from what has a row; MeetAll comes first. The attachments are left to
// the caller, but for their slots.
func (m *Mask) Filing(f *filing.Filing) *filing.Filing {
	out := f.Clone()
	out.Record.AsFiled = nil
	m.filingValues(f, out)
	for i := range out.SetAside {
		out.SetAside[i].Reason = lines(out.SetAside[i].Reason, m.Text)
		if !ruleForm(out.SetAside[i].Rule) {
			out.SetAside[i].Rule = m.text(out.SetAside[i].Rule)
		}
	}
	return out
}

// ruleForm reports whether a text has the form of the id of a rule.
func ruleForm(s string) bool {
	if len(s) != 6 {
		return false
	}
	return strings.Trim(s[:3], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.Trim(s[3:], "0123456789") == ""
}

func (m *Mask) filingValues(f, out *filing.Filing) {
	for _, row := range filing.Dictionary() {
		if row.Kind == filing.Choices || row.Kind == filing.Names || row.Kind == filing.YesNo {
			continue // lists below; an answer has no other values
		}
		for _, at := range f.Places(row.Path) {
			p := at.Of(row.Path)
			if typed, ok := f.Text(p); ok && typed != "" {
				if err := out.SetText(p, m.Fact(p, typed)); err != nil {
					panic("standin: the path was read: " + err.Error())
				}
			}
		}
	}
	each := func(p filing.Path, list []string) {
		for i := range list {
			list[i] = m.Fact(p, list[i])
		}
	}
	for i := range out.Services {
		s := &out.Services[i]
		each("services[].content", s.Content)
		each("services[].languages", s.Languages)
		if s.App != nil {
			for j := range s.App.Platforms {
				each("services[].app.platforms[].domains", s.App.Platforms[j].Domains)
			}
		}
	}
	for p, text := range f.Record.AsFiled {
		if t, _ := TreatmentOf(p); t == KeptPaper {
			continue // no file of the filing that exists is here
		}
		if to := m.Fact(p, text); to != "" {
			if out.Record.AsFiled == nil {
				out.Record.AsFiled = map[filing.Path]string{}
			}
			out.Record.AsFiled[p] = to
		}
	}
}
