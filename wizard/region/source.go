package region

// SourceKind says how near a source is to the authority.
type SourceKind string

// The kinds of source.
const (
	SourceOfficial     SourceKind = "official"
	SourceDigest       SourceKind = "official_digest"     // made by machine, kept in an official repository
	SourceMirror       SourceKind = "official_via_mirror" // an official page, read from a copy
	SourceRepost       SourceKind = "repost"
	SourceAggregate    SourceKind = "aggregate"
	SourceAgent        SourceKind = "agent"
	SourceSecondhand   SourceKind = "secondhand"
	SourceUnattributed SourceKind = "unattributed"
	SourceStandard     SourceKind = "standard" // a standard or common knowledge, not read from a page
)

// Choices implements Chooser.
func (SourceKind) Choices() []Choice { return sourceKindChoices }

var sourceKindChoices = []Choice{
	{"official", "官方页面", "official page"},
	{"official_digest", "官方仓库的归纳", "digest in an official repository"},
	{"official_via_mirror", "官方页面的镜像", "mirror of an official page"},
	{"repost", "转载", "repost"},
	{"aggregate", "汇集", "collection"},
	{"agent", "代理商", "agent's page"},
	{"secondhand", "转述", "second hand"},
	{"unattributed", "出处不明", "unattributed"},
	{"standard", "国家标准或常识", "standard or common knowledge"},
}

// Source is a text that facts rest on.
type Source struct {
	Publisher string     `yaml:"publisher" json:"publisher"`
	Kind      SourceKind `yaml:"kind" json:"kind"`
	AsOf      string     `yaml:"as_of" json:"as_of"`         // empty when undated
	URL       string     `yaml:"url" json:"url"`             // empty for standards
	Page      string     `yaml:"page" json:"page,omitempty"` // the published page, where url is a copy in a repository
	Note      string     `yaml:"note" json:"note,omitempty"`
}

type sourceTable struct {
	Sources map[string]Source `yaml:"sources"`
}
