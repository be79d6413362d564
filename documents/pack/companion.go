package pack

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/assets/providers"
	words "github.com/beiandesk/beiandesk/assets/text"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/companion"
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

// A leaf is what the page is made of: the guide, and what only a page in a browser needs.
type leaf struct {
	companion.Guide
	Policy  string
	CSS     template.CSS
	JS      template.JS
	Lang    string
	Copying map[string]string // what the script says
}

// A desk lays the companion out.
type desk struct {
	p      wizard.Package
	h      *haul
	portal providers.Portal
	source *text.Catalog // Chinese: the portal's own words
	left   int           // bytes of pictures that the page can still take
}

// Companion lists what is filled into the portal. Without an inspector no picture is made, and each has only a stem.
func (k Packer) Companion(ctx context.Context, p wizard.Package) (companion.Guide, error) {
	h := expect(p)
	if p.Pictures != nil {
		var err error
		if h, err = gather(ctx, p); err != nil {
			return companion.Guide{}, fmt.Errorf("companion: %w", err)
		}
	}
	g, err := k.guide(p, &h)
	if err != nil {
		return companion.Guide{}, fmt.Errorf("companion: %w", err)
	}
	return g, nil
}

// guide gathers what the companion shows, and the report's list of things to do.
func (k Packer) guide(p wizard.Package, h *haul) (companion.Guide, error) {
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
		return companion.Guide{}, err
	}
	source := p.Texts
	if p.Texts.Language() != text.Chinese {
		if source, err = text.Load(words.Files, text.Chinese, nil); err != nil {
			return companion.Guide{}, err
		}
	}
	return (&desk{p: p, h: h, portal: portal, source: source, left: maxEmbedded}).guide(), nil
}

// fillIn writes the page that stands beside the portal while it is filled in.
func fillIn(p wizard.Package, g companion.Guide) ([]byte, error) {
	t := p.Texts
	l := leaf{
		Guide: g,
		Policy: "default-src 'none'; img-src data:; style-src '" + integrity(companionCSS) + "'; script-src '" + integrity(companionJS) +
			"'; base-uri 'none'; form-action 'none'",
		CSS: template.CSS(companionCSS), JS: template.JS(companionJS),
		Lang: map[text.Language]string{text.Chinese: "zh-Hans"}[t.Language()],
		Copying: map[string]string{
			"copy": t.T("pack.companion.copy"), "copied": t.T("pack.companion.copied"), "failed": t.T("pack.companion.copy_failed"),
		},
	}
	if l.Lang == "" {
		l.Lang = string(t.Language())
	}
	page, err := template.New("companion").Funcs(template.FuncMap{"t": t.T, "source": source}).Parse(companionHTML)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, l); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// source is a picture as it stands in the page. Its type is one of ours and its bytes are letters and digits, so that no
// browser takes anything in it for more than a picture.
func source(p companion.Picture) template.HTMLAttr {
	return template.HTMLAttr(`src="data:` + p.Type + `;base64,` + base64.StdEncoding.EncodeToString(p.Data) + `"`)
}

func (d *desk) guide() companion.Guide {
	f, t := d.p.Filing, d.p.Texts
	g := companion.Guide{
		Filing: f.ID, Title: t.T("pack.companion.title", "name", d.portal.Name.In(t.Language())),
		Who: segments(f.Entity.Name), Type: t.Value(f, "order"), Blocked: d.p.Check.Counts.Block,
		Footer: t.T("pack.companion.footer", "as_of", d.portal.AsOf, "name", d.portal.Name.In(t.Language())),
	}
	for _, p := range d.portal.Pages {
		for _, at := range d.places(p) {
			if page, ok := d.page(p, at); ok {
				page.Number = len(g.Pages) + 1
				g.Pages = append(g.Pages, page)
			}
		}
	}
	for _, r := range d.portal.Reminders {
		if r.For(f.Order) {
			g.After = append(g.After, companion.Reminder{ID: "after/" + r.ID, Text: r.In(t.Language())})
		}
	}
	return g
}

// pageID names a page by the portal's word for it and the service that it is about.
func pageID(p providers.Page, at filing.At) filing.Path {
	if p.Each == "" {
		return filing.Path(p.ID)
	}
	return filing.Path(p.ID + "." + string(at.Of(p.Each)))
}

func (d *desk) places(p providers.Page) []filing.At {
	if p.Each == "" {
		return []filing.At{nil}
	}
	return d.p.Filing.Places(p.Each)
}

func (d *desk) page(p providers.Page, at filing.At) (companion.Page, bool) {
	f, lang := d.p.Filing, d.p.Texts.Language()
	if !p.For(f.Order) || !p.When.Holds(f, at) {
		return companion.Page{}, false
	}
	out := companion.Page{
		ID: string(pageID(p, at)), Title: p.Title.In(lang), Note: p.Note.In(lang), Warning: p.Warning.In(lang), Final: p.Final,
		TakesPictures: len(p.Papers) > 0, Lines: d.lines(p, at), Uploads: d.uploads(p, at),
	}
	if len(at) > 0 {
		out.Of = segments(f.Services[at[0]].Name)
		out.Same = p.ID == "service_principal" && f.Services[at[0]].PrincipalSame == filing.Yes
	}
	return out, len(p.Fields) == 0 || len(out.Lines)+len(out.Uploads) > 0 || out.Same
}

// lines lists the facts of a page; the rows of a list stay together.
func (d *desk) lines(p providers.Page, at filing.At) []companion.Line {
	var out []companion.Line
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

func (d *desk) line(p providers.Page, field providers.Field, at filing.At) (companion.Line, bool) {
	f, t := d.p.Filing, d.p.Texts
	row, ok := filing.Lookup(field.Path)
	if !ok || !f.Asked(row, at) || !field.When.Holds(f, at) {
		return companion.Line{}, false
	}
	fact := at.Of(field.Path)
	l := companion.Line{ID: string(fact), How: companion.How(field.How), Note: field.Note.In(t.Language())}
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
		l.Values = []companion.Value{newValue(t.Value(f, fact), "")}
	default:
		l.Values = []companion.Value{newValue(d.source.Value(f, fact), t.Value(f, fact))}
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

func newValue(portal, gloss string) companion.Value {
	v := companion.Value{Shown: segments(portal), Copy: plain(portal)}
	if gloss != portal {
		v.Gloss = gloss
	}
	for _, s := range v.Shown {
		v.Hidden = v.Hidden || s.Mark
	}
	return v
}

// uploads lists the papers of a page: those that were given, and those that must be there and are not.
func (d *desk) uploads(p providers.Page, at filing.At) []companion.Upload {
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
	var out []companion.Upload
	for _, slot := range slots {
		pictures := d.h.of(slot)
		if !onPage(p, at, slot) || len(pictures) == 0 && !must[slot] {
			continue
		}
		u := companion.Upload{ID: "slot." + slot}
		u.Label, u.Gloss = d.label(p, filing.Path(slot))
		for _, m := range d.p.Check.Materials {
			if _, _, named := m.Slot.Named(); named && string(m.Slot) == slot {
				u.Label = m.Title
			}
		}
		for _, pic := range pictures {
			if pic.stem != "" {
				u.Pictures = append(u.Pictures, d.picture(pic))
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

// maxEmbedded is how many bytes of pictures stand in the page at most. A filing of a company has about 8 pictures of 0.3 to
// 2 MB; what is beyond is only named, because a browser that is given 100 MB to show is of no help.
const maxEmbedded = 32 << 20

// picture is a picture with its bytes, as long as there is room.
func (d *desk) picture(pic picture) companion.Picture {
	out := companion.Picture{Stem: pic.stem, Attachment: pic.attachment, Page: pic.page}
	if pic.name == "" {
		return out
	}
	out.Name, out.Type = path.Base(pic.name), "image/jpeg"
	if pictureExtension(pic.extension) == ".png" {
		out.Type = "image/png"
	}
	if out.TooMany = len(pic.data) > d.left; !out.TooMany {
		out.Data = pic.data
		d.left -= len(pic.data)
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
