package standin

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// fieldRows says what becomes of what was read of a paper, by the name of the field. A field without a row is a text.
var fieldRows = map[string]func(*Mask, string) string{
	"number": (*Mask).Number, "uscc": (*Mask).Number, "holder_certificate_number": (*Mask).Number, "grantee_number": (*Mask).Number,
	"organization_code": (*Mask).Number, "permit_number": (*Mask).Number,
	"surname": (*Mask).Person, "given_names": (*Mask).Person, "english_name": (*Mask).Person, "legal_representative": (*Mask).Person,
	"grantee": (*Mask).name, "grantor": (*Mask).name, "holder": (*Mask).name, "entity_name": (*Mask).Text,
	"birth_date": (*Mask).Birth, "domain": (*Mask).Domain,
	"sex": keptAmong("男", "女", "M", "F", "男/M", "女/F"), "ethnicity": func(*Mask, string) string { return "汉" },
	"valid_from": keptDay, "valid_until": keptDay, "established_on": keptDay, "expires_on": keptDay, "signed_on": keptDay,
	"registered_on": keptDay, "issued_on": keptDay,
	"type": (*Mask).bodyType, "title": (*Mask).title,
}

// codeForm is that of words that only the program writes.
var codeForm = regexp.MustCompile(`^[A-Za-z0-9_.\[\]%°-]{0,60}$`)

// Code keeps a word of the program. Anything else becomes nothing.
func Code(s string) string {
	if codeForm.MatchString(s) {
		return s
	}
	return ""
}

func keptAmong(words ...string) func(*Mask, string) string {
	return func(m *Mask, s string) string {
		if slices.Contains(words, s) {
			return s
		}
		return m.Text(s)
	}
}

func keptDay(m *Mask, s string) string {
	if _, err := filing.ParseValidity(s); err == nil {
		return s
	}
	return m.Text(s)
}

// title keeps the title of a paper that is printed everywhere.
func (m *Mask) title(s string) string {
	if m.words.public[filing.Fold(s)] {
		return s
	}
	return m.Text(s)
}

// bodyType keeps the kind of a body, which is printed in the words of a list.
func (m *Mask) bodyType(s string) string {
	rest := s
	for _, w := range []string{
		"有限责任公司", "股份有限公司", "有限公司", "个体工商户", "个人独资企业", "合伙企业", "普通", "有限", "合伙", "自然人", "投资", "或", "控股", "独资", "法人", "非", "全民所有制",
		"集体所有制", "上市", "外商", "国有", "台港澳", "与境内", "合资", "分公司", "(", ")", "（", "）", "、", ",", " ",
	} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	if rest == "" {
		return s
	}
	return m.Text(s)
}

// Report replaces what was read of a paper. Measures, places and doubts stay; the name and the digest of the file are the
// caller's.
func (m *Mask) Report(r paper.Report, file, digest string) paper.Report {
	out := paper.Report{
		File: file, SHA256: digest, Format: Code(r.Format), Width: r.Width, Height: r.Height, Bytes: r.Bytes, Pages: r.Pages,
		Kind: paper.Kind(Code(string(r.Kind))), KindScore: r.KindScore, Also: paper.Kind(Code(string(r.Also))), Crop: r.Crop,
		Unread: paper.Unread(Code(string(r.Unread))), Trouble: paper.Trouble(Code(string(r.Trouble))), Milliseconds: r.Milliseconds,
	}
	if r.Measures != nil {
		out.Measures = make(map[string]paper.Measure, len(r.Measures))
	}
	for name, measure := range r.Measures {
		measure.Unit = Code(measure.Unit)
		out.Measures[Code(name)] = measure
	}
	if r.Fields != nil {
		out.Fields = make(map[string]paper.Line, len(r.Fields))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
		out.Fields[Code(name)] = m.line(m.field(r.Kind, name), r.Fields[name])
	}
	for _, l := range r.Lines {
		out.Lines = append(out.Lines, m.line((*Mask).text, l))
	}
	for _, mark := range r.Marks {
		out.Marks = append(out.Marks, paper.Mark{Name: Code(mark.Name), Line: m.line((*Mask).text, mark.Line)})
	}
	out.Ink = m.ink(r.Ink)
	return out
}

// field returns what becomes of a field of a kind of paper.
func (m *Mask) field(kind paper.Kind, name string) func(*Mask, string) string {
	if name == "name" {
		if c, ok := kind.Certificate(); ok && slices.Contains(filing.PersonalCertificates(), c) {
			return (*Mask).Person
		}
		return (*Mask).name
	}
	if each, ok := fieldRows[name]; ok {
		return each
	}
	return (*Mask).Text
}

func (m *Mask) line(each func(*Mask, string) string, l paper.Line) paper.Line {
	replace := func(s string) string {
		if strings.TrimSpace(s) == "" {
			return s
		}
		return each(m, s)
	}
	return paper.Line{Text: replace(l.Text), Raw: replace(l.Raw), Score: l.Score, Box: l.Box, Repaired: l.Repaired, Doubt: paper.Doubt(Code(string(l.Doubt)))}
}

func (m *Mask) ink(k *paper.Ink) *paper.Ink {
	if k == nil {
		return nil
	}
	out := &paper.Ink{Pages: k.Pages, Fingerprints: slices.Clone(k.Fingerprints)}
	for _, c := range k.Codes {
		out.Codes = append(out.Codes, paper.Code{Spot: c.Spot, Text: m.text(c.Text), Printed: c.Printed})
	}
	for _, s := range k.Seals {
		s.Name, s.Shape = m.Text(s.Name), paper.SealShape(Code(string(s.Shape)))
		out.Seals = append(out.Seals, s)
	}
	for _, p := range k.Places {
		p.Label, p.Kind = m.text(p.Label), paper.PlaceKind(Code(string(p.Kind)))
		out.Places = append(out.Places, p)
	}
	return out
}
