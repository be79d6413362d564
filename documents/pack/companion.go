package pack

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/assets/providers"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// The companion is one file: its style and script stand in it, and its policy admits nothing else, by their digests.
var (
	//go:embed companion.html
	companionHTML string
	//go:embed companion.css
	companionCSS string
	//go:embed companion.js
	companionJS string
)

// A guide is the companion's content.
type guide struct {
	Policy  string
	CSS     template.CSS
	JS      template.JS
	Lang    string
	Filing  string
	Title   string
	Who     []segment
	Type    string
	Blocked int
	Pages   []guidePage
	After   []tick
	Footer  string
	Copying map[string]string // what the script says
}

// A guidePage is one page of the portal.
type guidePage struct {
	Anchor, Number string
	Title          string
	Of             []segment // the service it is about
	Note, Warning  string
	Final, Same    bool
	Lines          []line
	Pictures       []upload
	AskForPictures bool
}

// A line is one fact on a page.
type line struct {
	ID, Label, Gloss string
	How              providers.How
	Note             string
	Values           []value
	Mono             bool
}

// Tick reports whether there is anything to do on a line.
func (l line) Tick() bool { return l.How != providers.Compared && len(l.Values) > 0 }

// A value is what is shown, what is copied, and what it means in the reader's language.
type value struct {
	Shown  []segment
	Copy   string
	Gloss  string
	Hidden bool // characters that cannot be seen were left out of Copy
}

// An upload is a slot with its pictures.
type upload struct {
	ID, Label, Gloss string
	Files            []string // in portal/
	Trouble          []string
	Notes            []string
}

type tick struct{ ID, Text string }

// A desk lays the companion out.
type desk struct {
	p      wizard.Package
	h      *haul
	portal providers.Portal
	source *text.Catalog // Chinese: the portal's own words
}

// guide gathers what the companion shows, and the report's list of things to do.
func (k Packer) guide(p wizard.Package, h *haul) (guide, error) {
	provider := p.Filing.Provider
	if provider == "" {
		provider = filing.HuaweiCloud
	}
	load := k.Portal
	if load == nil {
		load = providers.Load
	}
	portal, err := load(provider)
	if err != nil {
		return guide{}, err
	}
	source := p.Texts
	if p.Texts.Language() != text.Chinese {
		if source, err = text.Load(words.Files, text.Chinese, nil); err != nil {
			return guide{}, err
		}
	}
	return (&desk{p, h, portal, source}).guide(), nil
}

// companion writes the page that stands beside the portal while it is filled in.
func companion(p wizard.Package, g guide) ([]byte, error) {
	page, err := template.New("companion").Funcs(template.FuncMap{"t": p.Texts.T}).Parse(companionHTML)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, g); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (d *desk) guide() guide {
	f, t := d.p.Filing, d.p.Texts
	g := guide{
		Policy: "default-src 'none'; style-src '" + integrity(companionCSS) + "'; script-src '" + integrity(companionJS) +
			"'; base-uri 'none'; form-action 'none'",
		CSS: template.CSS(companionCSS), JS: template.JS(companionJS),
		Lang: map[text.Language]string{text.Chinese: "zh-Hans"}[t.Language()], Filing: f.ID,
		Title: t.T("pack.companion.title", "name", d.portal.Name.In(t.Language())),
		Who:   segments(f.Entity.Name), Type: t.Value(f, "order"), Blocked: d.p.Check.Counts.Block,
		Footer: t.T("pack.companion.footer", "as_of", d.portal.AsOf, "name", d.portal.Name.In(t.Language())),
		Copying: map[string]string{
			"copy": t.T("pack.companion.copy"), "copied": t.T("pack.companion.copied"), "failed": t.T("pack.companion.copy_failed"),
		},
	}
	if g.Lang == "" {
		g.Lang = string(t.Language())
	}
	for _, p := range d.portal.Pages {
		for _, at := range d.places(p) {
			if page, ok := d.page(p, at); ok {
				page.Number = strconv.Itoa(len(g.Pages) + 1)
				page.Anchor = "page-" + page.Number
				g.Pages = append(g.Pages, page)
			}
		}
	}
	for _, r := range d.portal.Reminders {
		if r.For(f.Order) {
			g.After = append(g.After, tick{"after." + r.ID, r.In(t.Language())})
		}
	}
	return g
}

func (d *desk) places(p providers.Page) []filing.At {
	if p.Each == "" {
		return []filing.At{nil}
	}
	return d.p.Filing.Places(p.Each)
}

func (d *desk) page(p providers.Page, at filing.At) (guidePage, bool) {
	f, lang := d.p.Filing, d.p.Texts.Language()
	if !p.For(f.Order) || !p.When.Holds(f, at) {
		return guidePage{}, false
	}
	out := guidePage{
		Title: p.Title.In(lang), Note: p.Note.In(lang), Warning: p.Warning.In(lang), Final: p.Final,
		AskForPictures: len(p.Papers) > 0, Lines: d.lines(p, at), Pictures: d.uploads(p, at),
	}
	if len(at) > 0 {
		out.Of = segments(f.Services[at[0]].Name)
		out.Same = p.ID == "service_principal" && f.Services[at[0]].PrincipalSame == filing.Yes
	}
	return out, len(p.Fields) == 0 || len(out.Lines)+len(out.Pictures) > 0 || out.Same
}

// lines lists the facts of a page; the rows of a list stay together.
func (d *desk) lines(p providers.Page, at filing.At) []line {
	var out []line
	for i := 0; i < len(p.Fields); {
		list, end := listOf(p.Fields[i].Path, p.Each), i+1
		for list != "" && end < len(p.Fields) && listOf(p.Fields[end].Path, p.Each) == list {
			end++
		}
		places := []filing.At{at}
		if list != "" {
			places = d.p.Filing.Places(list)
		}
		for _, place := range places {
			if len(place) < len(at) || !slices.Equal(place[:len(at)], at) {
				continue
			}
			for _, field := range p.Fields[i:end] {
				if l, ok := d.line(p, field, place); ok {
					out = append(out, l)
				}
			}
		}
		i = end
	}
	return out
}

// listOf returns the pattern of the list that a fact is a row of, empty if it stands once on the page.
func listOf(pattern, each filing.Path) filing.Path {
	cut := strings.LastIndex(string(pattern), "[]")
	if cut < 0 || pattern[:cut+2] == each {
		return ""
	}
	return pattern[:cut+2]
}

func (d *desk) line(p providers.Page, field providers.Field, at filing.At) (line, bool) {
	f, t := d.p.Filing, d.p.Texts
	row, ok := filing.Lookup(field.Path)
	if !ok || !f.Asked(row, at) || !field.When.Holds(f, at) {
		return line{}, false
	}
	fact := at.Of(field.Path)
	l := line{ID: string(fact), How: field.How, Note: field.Note.In(t.Language())}
	l.Label, l.Gloss = d.label(p, fact)
	switch row.Kind {
	case filing.CertificateNumber, filing.MobileNumber, filing.PhoneNumber, filing.Address, filing.Key, filing.DomainNameKind, filing.Day, filing.Validity:
		l.Mono = true
	}
	typed, _ := f.Text(fact)
	switch {
	case strings.TrimSpace(typed) == "":
		// What no step asks is shown where it is known, and not missed where it is not.
		return l, !slices.Contains(flow.NotAsked(), row.Path)
	case row.Kind == filing.Names:
		for _, name := range strings.Split(typed, ",") {
			l.Values = append(l.Values, newValue(name, ""))
		}
	case row.Kind == filing.Region || row.Kind == filing.Line:
		l.Values = []value{newValue(t.Value(f, fact), "")}
	default:
		l.Values = []value{newValue(d.source.Value(f, fact), t.Value(f, fact))}
	}
	return l, true
}

// label is what the fact is called, and how the portal calls it where the label does not say so itself.
func (d *desk) label(p providers.Page, fact filing.Path) (label, gloss string) {
	name := (*text.Catalog).Label
	if p.Each != "" {
		name = labelInService
	}
	label, gloss = name(d.p.Texts, fact), d.source.Plain(fact)
	if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		gloss = ""
	}
	return label, gloss
}

func newValue(portal, gloss string) value {
	v := value{Shown: segments(portal), Copy: plain(portal)}
	if gloss != portal {
		v.Gloss = gloss
	}
	for _, s := range v.Shown {
		v.Hidden = v.Hidden || s.Mark
	}
	return v
}

// uploads lists the papers of a page: those that were given, and those that must be there and are not.
func (d *desk) uploads(p providers.Page, at filing.At) []upload {
	f := d.p.Filing
	var slots []string
	must := map[string]bool{}
	for _, want := range paper.Add(paper.Wanted(f), d.p.Check.Wants()...) {
		slots = append(slots, string(want.Slot))
		must[string(want.Slot)] = want.Must
	}
	for _, pic := range d.h.pictures {
		if !slices.Contains(slots, pic.slot) {
			slots = append(slots, pic.slot)
		}
	}
	var out []upload
	for _, slot := range slots {
		pictures := d.h.of(slot)
		if !onPage(p, at, slot) || len(pictures) == 0 && !must[slot] {
			continue
		}
		u := upload{ID: "slot." + slot}
		u.Label, u.Gloss = d.label(p, filing.Path(slot))
		for _, m := range d.p.Check.Materials {
			if _, _, named := m.Slot.Named(); named && string(m.Slot) == slot {
				u.Label = m.Title
			}
		}
		for _, pic := range pictures {
			if pic.name != "" {
				u.Files = append(u.Files, path.Base(pic.name))
				if pic.watermark == paper.NoRoom || pic.watermark == paper.NotRead {
					u.Notes = append(u.Notes, d.p.Texts.T("pack.report.unmarked", "why", d.p.Texts.T("pack.watermark."+string(pic.watermark))))
				}
				continue
			}
			u.Trouble = append(u.Trouble, leftOut(d.p, pic))
		}
		out = append(out, u)
	}
	return out
}

// leftOut says in words why there is no picture of a page.
func leftOut(p wizard.Package, pic picture) string {
	why := p.Texts.T("pack.trouble." + string(p.Reports[pic.attachment].Trouble))
	return p.Texts.T("pack.word.left_out", "why", why)
}

// onPage reports whether a page takes the papers of a slot. What no page takes belongs to the page that takes all others.
func onPage(p providers.Page, at filing.At, slot string) bool {
	for _, want := range p.Papers {
		stray := want == paper.Other && !paper.Slot(slot).Valid()
		place := filing.Path(slot).Place()
		if stray || paper.Slot(slot).Fits(want) && (len(at) == 0 || len(place) > 0 && place[0] == at[0]) {
			return true
		}
	}
	return false
}

func integrity(s string) string {
	sum := sha256.Sum256([]byte(s))
	return fmt.Sprintf("sha256-%s", base64.StdEncoding.EncodeToString(sum[:]))
}
