package rule

import "strconv"

// A Trust says how far a rule or a finding can be relied on.
type Trust string

// The levels of trust, best first. ByProvince is that of a rule which only says what provinces ask for: its findings have the
// trust of the fact they rest on.
const (
	High       Trust = "high"
	Medium     Trust = "medium"
	Low        Trust = "low"
	ByProvince Trust = "by_province"
)

// Practice is the source of a rule that no document states: what experience or the design of this program suggests.
const Practice = "practice"

// A SourceKind says what sort of document a source is.
type SourceKind string

// The kinds of document.
const (
	Law        SourceKind = "law"      // a law, decree or notice: in force until another takes its place
	Standard   SourceKind = "standard" // a national or industry standard, an entry of a registry
	Page       SourceKind = "page"     // a page of the ministry or the provider, read as it stands
	Digest     SourceKind = "digest"   // a summary of such pages that their publisher keeps
	Experience SourceKind = "practice"
)

// pageStaysFresh is the first year whose pages count as what holds today: the forms were recast for APPs in 2023.
const pageStaysFresh = 2023

// A Source is a document that rules rest on. The date stands with the rule: one document is cited in several editions.
type Source struct {
	Title     string     `json:"title"`
	Publisher string     `json:"publisher"`
	Kind      SourceKind `json:"kind"`
	URL       string     `json:"url"` // where it stands; empty where no address is known
}

// Trust says how far the source can be relied on in its edition of a day, written as in Doc.SourceDate: laws and standards
// hold, pages age, digests are second hand, and practice is a suggestion.
func (s Source) Trust(date string) Trust {
	switch s.Kind {
	case Law, Standard:
		return High
	case Page:
		if len(date) >= 4 {
			if year, err := strconv.Atoi(date[:4]); err == nil && year >= pageStaysFresh {
				return High
			}
		}
		return Medium
	case Digest:
		return Medium
	}
	return Low
}

// SourceOf returns the row of a document by the title that rules cite, and whether there is one.
func SourceOf(title string) (Source, bool) {
	for _, s := range sources {
		if s.Title == title {
			return s, true
		}
	}
	return Source{}, false
}

// Sources lists the documents that rules rest on.
func Sources() []Source { return append([]Source(nil), sources...) }

// Trust is how far a rule with this Doc can be relied on; a document without a row is relied on no more than practice is.
func (d Doc) Trust() Trust {
	s, _ := SourceOf(d.Source)
	return s.Trust(d.SourceDate)
}
