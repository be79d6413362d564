package letter

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Writes reports whether there is a wording of a paper for a filing.
func (b *Book) Writes(id string, f *filing.Filing) bool {
	_, ok := b.wording(id, f.Province, f.Entity.Nature == filing.Individual)
	return ok
}

// Compose writes a paper of a filing: one letter, or one for each of several people. It returns none where there is no
// wording for it.
func (b *Book) Compose(m material.Material, look material.Look) []Letter {
	w, ok := b.wording(m.ID, look.Filing.Province, look.Filing.Entity.Nature == filing.Individual)
	if !ok {
		return nil
	}
	drafts := b.drafts(w, look)
	out := make([]Letter, 0, len(drafts))
	for _, d := range drafts {
		l := d.letter(m)
		if len(drafts) > 1 {
			l.Parts = len(drafts)
		}
		out = append(out, l)
	}
	return out
}

// Compare returns the facts of a letter that are others now than when it was printed with a code, as they are now. The
// errors are ErrOtherWording, and ErrNoPart where nobody gets such a letter any more.
func (b *Book) Compare(c Code, look material.Look) ([]Fact, error) {
	w, ok := b.numbered(c.Wording, c.Edition)
	if !ok || len(w.facts) != len(c.Facts) {
		return nil, fmt.Errorf("%w: number %d, edition %d", ErrOtherWording, c.Wording, c.Edition)
	}
	drafts := b.drafts(w, look)
	part := max(c.Part, 1)
	if part > len(drafts) {
		return nil, fmt.Errorf("%w: %s, part %d of %d", ErrNoPart, w.Paper, part, len(drafts))
	}
	var changed []Fact
	for i, fact := range drafts[part-1].facts() {
		if fact.tag() != c.Facts[i] {
			changed = append(changed, fact)
		}
	}
	return changed, nil
}

// Carry returns the code that a letter would have which states of one filing what the letter of a code states of another: where
// the code agrees with the one it agrees with the other too, and where it does not it does not. The filings differ in what
// their facts say, and in nothing else.
func (b *Book) Carry(c Code, from, to material.Look) (Code, error) {
	w, ok := b.numbered(c.Wording, c.Edition)
	if !ok || len(w.facts) != len(c.Facts) {
		return Code{}, fmt.Errorf("%w: number %d, edition %d", ErrOtherWording, c.Wording, c.Edition)
	}
	was, is, part := b.drafts(w, from), b.drafts(w, to), max(c.Part, 1)
	if part > len(was) || part > len(is) {
		return Code{}, fmt.Errorf("%w: %s, part %d", ErrNoPart, w.Paper, part)
	}
	facts := was[part-1].facts()
	carried := c
	carried.Facts = make([]string, 0, len(c.Facts))
	for i, fact := range is[part-1].facts() {
		tag := fact.tag()
		for n := 0; facts[i].tag() != c.Facts[i] && tag == fact.tag(); n++ {
			tag = digest(digestLen, fact.Key, fact.tag(), strconv.Itoa(n))
		}
		carried.Facts = append(carried.Facts, tag)
	}
	return carried, nil
}

// PaperOf returns the id of the paper that a code's letter is.
func (b *Book) PaperOf(c Code) (string, bool) {
	w, ok := b.numbered(c.Wording, c.Edition)
	if !ok {
		return "", false
	}
	return w.Paper, true
}

// drafts begins a letter for everybody who gets one.
func (b *Book) drafts(w *Wording, look material.Look) []*draft {
	f := look.Filing
	all := make([]int, len(f.Services))
	for i := range all {
		all[i] = i
	}
	if w.Split == Whole {
		return []*draft{{book: b, wording: w, look: look, who: "principal", services: all}}
	}
	groups := people(f, w.Split == Delegates)
	if len(groups) == 0 {
		groups = people(f, false)
	}
	if len(groups) == 0 {
		groups = []group{{who: "principal", services: all}}
	}
	groups = groups[:min(len(groups), MaxParts)]
	out := make([]*draft, 0, len(groups))
	for i, g := range groups {
		d := &draft{book: b, wording: w, look: look, who: g.who, services: g.services}
		if len(groups) > 1 {
			d.part = i + 1
		}
		out = append(out, d)
	}
	return out
}

// A group is a person and the services that the person answers for.
type group struct {
	who      filing.Path
	services []int
}

// people lists who answers for services, each once.
func people(f *filing.Filing, delegates bool) []group {
	var out []group
	for i := range f.Services {
		who := filing.Path("principal")
		p := f.ServicePrincipal(i)
		if f.Services[i].PrincipalSame != filing.Yes && f.Entity.Nature != filing.Individual {
			who = filing.At{i}.Of("services[].principal")
		} else {
			p = &f.Principal
		}
		if delegates && p != nil && represents(f, p) {
			continue
		}
		at := slices.IndexFunc(out, func(g group) bool { return g.who == who || samePerson(f, g.who, who) })
		if at < 0 {
			out = append(out, group{who: who})
			at = len(out) - 1
		}
		out[at].services = append(out[at].services, i)
	}
	return out
}

// represents reports whether a principal is the legal representative.
func represents(f *filing.Filing, p *filing.Principal) bool {
	return p.IsLegalRepresentative == filing.Yes || p.Name != "" && filing.SameText(p.Name, f.Entity.LegalRepresentative)
}

func samePerson(f *filing.Filing, a, b filing.Path) bool {
	for _, fact := range []filing.Path{".name", ".certificate.number"} {
		x, _ := f.Text(a + fact)
		y, _ := f.Text(b + fact)
		if x == "" || !filing.SameText(x, y) {
			return false
		}
	}
	return true
}

// letter writes a draft out.
func (d *draft) letter(m material.Material) Letter {
	w := d.wording
	l := Letter{
		ID: m.ID, Part: d.part, Slot: m.Slot, Title: w.Title, Entity: d.value("entity.name"), Form: w.form(d.look.Atlas, d.look.Filing.Province),
		Blocks: d.blocks(), Facts: d.facts(),
	}
	if w.LocalTitle && m.Title != "" {
		l.Title = m.Title
	}
	if d.part > 0 {
		l.For, _ = d.look.Filing.Text(d.who + ".name")
	}
	l.Places, l.SignBy = d.places(m)
	for _, p := range l.Places {
		l.Seal = l.Seal || p.Kind == paper.SealPlace
		l.Finger = l.Finger || p.Kind == paper.FingerprintPlace
	}
	l.Gaps = d.gaps
	l.Code = Code{Wording: w.Number, Edition: w.Edition, Part: d.part, Draft: DraftTag(d.look.Filing.ID)}
	for _, f := range l.Facts {
		l.Code.Facts = append(l.Code.Facts, f.tag())
	}
	return l
}

// places says who puts what on the last page.
func (d *draft) places(m material.Material) ([]Place, []Role) {
	w, personal := d.wording, d.personal()
	roles := slices.Clone(w.Sign)
	if role, ok := roleOf(m.SignedBy, personal); ok {
		roles = append([]Role{role}, roles[min(len(roles), 1):]...)
	}
	if len(roles) == 0 {
		roles = []Role{Unit}
	}
	if personal && (roles[0] == Unit || roles[0] == LegalRep) {
		roles[0] = Applicant
	}
	var out []Place
	for i, role := range roles {
		if role == Unit {
			continue
		}
		label := d.book.words["sign."+string(role)]
		if i == 0 && w.Signer != "" {
			label = w.Signer
		}
		out = append(out, Place{Kind: paper.SignaturePlace, Role: role, Label: label})
		if i == 0 && w.Hand {
			out = append(out, Place{Kind: NumberPlace, Role: role, Label: d.book.words["number"]})
		}
	}
	out = append(out, Place{Kind: paper.DatePlace, Role: roles[0], Label: d.book.words["date"]})
	if !personal && (m.Seal == nil || *m.Seal || roles[0] == Unit) {
		out = append(out, Place{Kind: paper.SealPlace, Role: Unit, Label: d.book.words["seal"]})
	}
	finger := w.Finger
	if m.Fingerprint != nil {
		finger = *m.Fingerprint
	}
	if finger && (personal || roles[0] != Unit) && !slices.ContainsFunc(out, func(p Place) bool { return p.Kind == paper.SealPlace }) {
		out = append(out, Place{Kind: paper.FingerprintPlace, Role: roles[0], Label: d.book.words["fingerprint"]})
	}
	arrange(out)
	return out, roles
}

func (d *draft) personal() bool { return d.look.Filing.Entity.Nature == filing.Individual }

// List returns the letters that a filing needs or may need, as the list of its papers has them.
func (b *Book) List(look material.Look) []Letter {
	var out []Letter
	for _, m := range material.List(look) {
		if m.Slot != "" && m.State != material.Outside {
			out = append(out, b.Compose(m, look)...)
		}
	}
	return out
}
