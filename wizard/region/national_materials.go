package region

// PaperDemand is how firmly a paper is asked for in the case that it is for.
type PaperDemand string

// The values of PaperDemand.
const (
	PaperMust    PaperDemand = "must"    // the filing comes back without it
	PaperPerhaps PaperDemand = "perhaps" // some reviewers ask, others do not
)

// Choices implements Chooser.
func (PaperDemand) Choices() []Choice { return paperDemandChoices }

var paperDemandChoices = []Choice{
	{"must", "必须", "must"},
	{"perhaps", "视情况", "perhaps"},
}

// PaperCare is what has to be seen to with a paper.
type PaperCare string

// Choices implements Chooser.
func (PaperCare) Choices() []Choice { return paperCareChoices }

var paperCareChoices = []Choice{
	{"certificate", "主体证件", "certificate of the entity"},
	{"person", "个人证件", "certificate of a person"},
	{"letter", "授权书、承诺书", "letter"},
	{"proof", "证明", "proof"},
	{"icon", "图标", "icon"},
	{"domain", "域名证书", "certificate of a domain"},
	{"approval", "前置审批文件", "approval"},
	{"form", "表格", "form"},
	{"in_person", "本人在线办理", "done in person"},
}

// NationalMaterial is a paper that filings everywhere ask for, in a case.
type NationalMaterial struct {
	ID       string      `yaml:"id" json:"id"`
	Slot     string      `yaml:"slot" json:"slot"` // pattern of a slot; empty for what is not uploaded
	Applies  Applies     `yaml:"applies" json:"applies"`
	When     When        `yaml:"when" json:"when"`
	Demand   PaperDemand `yaml:"demand" json:"demand"`
	Orders   []string    `yaml:"orders" json:"orders,omitempty"`   // codes; empty: every order that hands in everything, or changes something
	Claim    bool        `yaml:"claim" json:"claim,omitempty"`     // a claim asks for it too
	Changes  []string    `yaml:"changes" json:"changes,omitempty"` // patterns: what has to change for a change to ask for it; empty: what the case is about
	Instead  []string    `yaml:"instead" json:"instead,omitempty"` // papers of provinces that take its place
	Care     PaperCare   `yaml:"care" json:"care"`
	SignedBy *Signer     `yaml:"signed_by" json:"signed_by,omitempty"`
	Seal     *bool       `yaml:"seal" json:"seal,omitempty"`
	Note     string      `yaml:"note" json:"note,omitempty"`

	Provenance `yaml:",inline"`
}

// ProvincialPaper says more about papers of provinces than their files do.
type ProvincialPaper struct {
	ID       string    `yaml:"id" json:"id"`
	Province string    `yaml:"province" json:"province,omitempty"` // two-digit id; empty: in every province
	SameAs   string    `yaml:"same_as" json:"same_as,omitempty"`   // pattern of the slot that takes this very paper
	MadeOf   []string  `yaml:"made_of" json:"made_of,omitempty"`   // patterns of slots: these together are the paper
	Covered  []string  `yaml:"covered" json:"covered,omitempty"`   // patterns of slots: a file in one of them is the paper
	Category string    `yaml:"category" json:"category,omitempty"` // of pre-approvals whose file covers it; empty: any
	Plan     bool      `yaml:"plan" json:"plan,omitempty"`         // it is what site_plan_document asks for
	Outside  bool      `yaml:"outside" json:"outside,omitempty"`   // not a picture, so not uploaded here
	Also     *When     `yaml:"also" json:"also,omitempty"`         // a second case that has to hold
	Care     PaperCare `yaml:"care" json:"care"`
}

// NationalMaterials answers which papers filings everywhere ask for, each with the case that it is for.
func (a *Atlas) NationalMaterials() []Answer[NationalMaterial] {
	rows := a.national.Materials
	out := make([]Answer[NationalMaterial], 0, len(rows))
	for _, m := range rows {
		out = append(out, reply(a, LayerNational, rule[NationalMaterial]{value: m, note: m.Note, from: m.Provenance}))
	}
	return out
}

// ProvincialPaper returns what is known about a paper of a province beside its file.
func (a *Atlas) ProvincialPaper(province, id string) ProvincialPaper {
	found := ProvincialPaper{ID: id, Care: "proof"}
	for _, p := range a.national.ProvincialPapers.Value {
		if p.ID == id && (p.Province == province || p.Province == "" && found.Province == "") {
			found = p
		}
	}
	return found
}
