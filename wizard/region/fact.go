package region

// Trust says how far a fact can be relied on.
//
//	high    an official page of 2023 or later, or a digest of 2025 with a second source
//	medium  an official page of about 2020 to 2022, an undated one, or the digest alone
//	low     a text of 2017 to 2019, an agent's page, or an inference: a hint at most
//	none    nothing was found: show nothing
type Trust string

// The levels of trust, best first.
const (
	High   Trust = "high"
	Medium Trust = "medium"
	Low    Trust = "low"
	None   Trust = "none"
)

// AtLeast reports whether t is as good as other, or better.
func (t Trust) AtLeast(other Trust) bool { return t.rank() >= other.rank() }

func (t Trust) rank() int {
	switch t {
	case High:
		return 3
	case Medium:
		return 2
	case Low:
		return 1
	default:
		return 0
	}
}

// atMost returns t, lowered to limit when it is better than that.
func (t Trust) atMost(limit Trust) Trust {
	if t.rank() > limit.rank() {
		return limit
	}
	return t
}

// Basis says what a fact in a province file rests on.
type Basis string

// What a fact can rest on.
const (
	BasisProvince Basis = "province" // a text about this province says so
	BasisNational Basis = "national" // the general rule, copied in
	BasisNone     Basis = "none"     // nothing was found
)

// Provenance says where a fact comes from. It is part of every fact and every list entry.
type Provenance struct {
	Source     []string `yaml:"source" json:"source"`         // ids in sources.yaml, the main one first
	AsOf       string   `yaml:"as_of" json:"as_of"`           // date of the main source; "~" before an estimate; empty when undated
	Confidence Trust    `yaml:"confidence" json:"confidence"` // how far to rely on it
}

// Fact is one dimension of a province file.
type Fact[T any] struct {
	Value      T      `yaml:"value" json:"value"`
	Note       string `yaml:"note" json:"note"` // one short Chinese sentence for the applicant
	Basis      Basis  `yaml:"basis" json:"basis"`
	Provenance `yaml:",inline"`
}

// problem keeps the README's promise that "none" is said twice or not at all.
func (f Fact[T]) problem() string {
	switch {
	case (f.Basis == BasisNone) != (f.Confidence == None):
		return `basis and confidence must both be "none", or neither`
	case f.Basis != BasisNone && len(f.Source) == 0:
		return "source: a fact that rests on something must name its source"
	default:
		return ""
	}
}

// Default is one dimension of national.yaml.
type Default[T any] struct {
	Value      T      `yaml:"value" json:"value"`
	Note       string `yaml:"note" json:"note,omitempty"`
	Provenance `yaml:",inline"`
}

func (d Default[T]) problem() string {
	if len(d.Source) == 0 {
		return "source: a default must name its source"
	}
	return ""
}
