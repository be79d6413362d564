package wizard

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Material is a paper of a filing as people read it: one element of materials --json.
type Material struct {
	ID          string          `json:"id"`
	Slot        paper.Slot      `json:"slot"` // empty where nothing is uploaded
	Title       string          `json:"title"`
	Demand      material.Demand `json:"demand"`
	State       material.State  `json:"state"`
	Why         string          `json:"why"`
	Paths       []filing.Path   `json:"paths"` // the answers that it follows from
	Requirement string          `json:"requirement"`
	SignedBy    region.Signer   `json:"signed_by"` // empty: nobody, or not stated
	Seal        *bool           `json:"seal"`      // null: not stated
	Fingerprint *bool           `json:"fingerprint"`
	MaxAge      int             `json:"max_age"` // 0: not stated
	MaxAgeUnit  region.AgeUnit  `json:"max_age_unit"`
	Note        string          `json:"note"`
	Source      string          `json:"source"`
	SourceDate  string          `json:"source_date"`
	Trust       region.Trust    `json:"trust"`
	Layer       rule.Layer      `json:"layer"`
	Conflict    string          `json:"conflict"`
	Reuse       []paper.Slot    `json:"reuse"`
}

// Materials lists the papers that a filing needs or may need, and says why.
func (d *Desk) Materials(f *filing.Filing, today filing.Date, texts *text.Catalog) []Material {
	list := material.List(material.Look{Filing: f, Atlas: d.parts.Atlas, Divisions: d.parts.Divisions, Today: today})
	t := d.teller(f, list, texts)
	out := []Material{}
	for _, m := range list {
		out = append(out, t.tell(m))
	}
	return out
}

// Wants returns the papers that a filing wants: the plain ones, and what its case and its province ask for.
func (d *Desk) Wants(f *filing.Filing, today filing.Date) []paper.Want {
	look := material.Look{Filing: f, Atlas: d.parts.Atlas, Divisions: d.parts.Divisions, Today: today}
	return paper.Add(paper.Wanted(f), material.Wants(material.List(look))...)
}

// wants returns the slots that a list of papers asks for.
func wants(list []Material) []paper.Want {
	papers := make([]material.Material, 0, len(list))
	for _, m := range list {
		papers = append(papers, material.Material{Slot: m.Slot, Demand: m.Demand, State: m.State})
	}
	return material.Wants(papers)
}

// Wants returns the papers that the filing wants beside its plain ones, and those of the plain ones that its case makes a
// must.
func (c Check) Wants() []paper.Want { return wants(c.Materials) }

// A teller puts the papers of a filing into words.
type teller struct {
	desk  *Desk
	f     *filing.Filing
	t     *text.Catalog
	named map[string]int // how many of the papers a province calls by one name
}

func (d *Desk) teller(f *filing.Filing, list []material.Material, texts *text.Catalog) teller {
	t := teller{desk: d, f: f, t: texts.Suited(f), named: map[string]int{}}
	for _, m := range list {
		t.named[m.Title]++
	}
	return t
}

func (w teller) tell(m material.Material) Material {
	out := Material{
		ID: m.ID, Slot: m.Slot, Title: w.title(m), Demand: m.Demand, State: m.State, Why: w.why(m), Paths: m.About, Requirement: w.requirement(m),
		SignedBy: m.SignedBy, Seal: m.Seal, Fingerprint: m.Fingerprint, MaxAge: m.MaxAge, MaxAgeUnit: m.MaxAgeUnit,
		Note: m.Note, Source: m.Source, SourceDate: m.SourceDate, Trust: m.Trust, Layer: rule.National, Conflict: m.Conflict, Reuse: m.Reuse,
	}
	if m.Layer == region.LayerProvince {
		out.Layer = rule.Provincial
	}
	if out.Paths == nil {
		out.Paths = []filing.Path{}
	}
	if out.Reuse == nil {
		out.Reuse = []paper.Slot{}
	}
	return out
}

// title is the name that the province's text uses, in Chinese: it stands on the form. Elsewhere it is ours, and beside it
// where the province has one name for two papers.
func (w teller) title(m material.Material) string {
	ours := w.t.T("paper." + m.ID)
	switch {
	case w.named[m.Title] > 1 && m.Title != "" && w.t.Language() == text.Chinese && w.t.Has("paper."+m.ID):
		return w.t.T("letters.title_for", "title", m.Title, "name", ours)
	case m.Title != "" && (w.t.Language() == text.Chinese || !w.t.Has("paper."+m.ID)):
		return m.Title
	case m.Title != "":
		return ours + " (" + m.Title + ")"
	case w.t.Has("paper." + m.ID):
		return ours
	}
	return w.t.Label(filing.Path(m.Slot))
}

func (w teller) why(m material.Material) string {
	key := w.reason(m)
	province := w.t.Value(w.f, "province")
	what := region.Words(m.Case, string(m.Case), string(w.t.Language()))
	why := w.t.T(key, "province", province, "case", what)
	if !m.OnlyChanged || !w.f.Order.Changes() && m.Demand != material.Perhaps {
		return why
	}
	labels := w.labels(m.About)
	switch {
	case labels == "":
		return w.t.T("material.why.change_any")
	case m.Open || m.Demand == material.Perhaps:
		return w.t.T("material.why.change_open", "fields", labels)
	}
	return why + w.t.T("material.why.changed", "fields", labels)
}

// reason picks the sentence that says why a paper is asked for.
func (w teller) reason(m material.Material) string {
	const why = "material.why."
	own := m.ID
	if m.Care == "person" && m.Slot != "" && m.Title == "" {
		own = "person"
	}
	switch {
	case m.Open && w.t.Has(why+own+"_open"):
		return why + own + "_open"
	case w.t.Has(why+own) && !(m.Layer == region.LayerProvince && m.Case == region.WhenAlways):
		return why + own
	case m.Layer == region.LayerProvince && m.Case == region.WhenAlways:
		return why + "province_always"
	case m.Layer == region.LayerProvince && m.Open:
		return why + "province_open"
	case m.Layer == region.LayerProvince:
		return why + "province"
	case m.Open:
		return why + "national_open"
	case m.Demand == material.Perhaps:
		return why + "national_perhaps"
	}
	return why + "national"
}

// labels names the facts that settle a paper, each once.
func (w teller) labels(about []filing.Path) string {
	var out []string
	for _, p := range about {
		if label := w.t.Plain(p); label != string(p) && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return strings.Join(out, w.t.T("list.separator"))
}

func (w teller) requirement(m material.Material) string {
	days := strconv.Itoa(w.desk.parts.Atlas.National().Images.Value.MinValidityDays)
	parts := []string{w.t.T("requirement."+string(m.Care), "days", days)}
	if m.MaxAge > 0 {
		parts = append(parts, w.t.T("requirement.age_"+string(m.MaxAgeUnit), "days", strconv.Itoa(m.MaxAge)))
	}
	if files := w.files(w.desk.Terms(w.f), m); files != "" {
		parts = append(parts, files)
	}
	if w.t.Language() == text.Chinese {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, " ")
}

// files says which files the provider's portal takes for a paper.
func (w teller) files(terms *provider.Terms, m material.Material) string {
	if terms == nil || m.Slot == "" {
		return ""
	}
	images := terms.Images.Value
	size := images.MaxBytes
	if m.Care == "icon" {
		size = images.IconMaxBytes
	}
	return w.t.T("requirement.files", "formats", strings.Join(images.Formats, w.t.T("list.separator")), "size", bytesInWords(size))
}

// bytesInWords writes a limit of the size of files.
func bytesInWords(n int64) string {
	const kilo = 1024
	if n >= kilo*kilo && n%(kilo*kilo) == 0 {
		return strconv.FormatInt(n/(kilo*kilo), 10) + " MB"
	}
	return strconv.FormatInt(n/kilo, 10) + " KB"
}
