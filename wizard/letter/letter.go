// Package letter composes the letters that an applicant signs, from the wordings in assets/letters and the facts of a filing.
//
// A wording is data: sentences with the names of facts in them, who signs, and whose form it is. Which letters a filing needs
// is decided in wizard/material; how they look on paper, in documents/letters. Every letter states its facts once, in the
// order of its wording, and carries a code with a digest of each: a signed letter that comes back tells by itself what has
// changed since it was printed.
package letter

import (
	"errors"
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// What can go wrong with letters.
var (
	// ErrFormat says that the wordings are not in the agreed form.
	ErrFormat = errors.New("wordings of letters are not in the agreed form")
	// ErrNoCode says that a text is not the code of a letter.
	ErrNoCode = errors.New("not the code of a letter")
	// ErrOtherWording says that a letter was printed from a wording that this program does not know.
	ErrOtherWording = errors.New("letter of another wording")
	// ErrNoPart says that the filing has no such part of a letter any more.
	ErrNoPart = errors.New("the filing has no such letter")
)

// A Letter is one letter of one filing, ready to be set.
type Letter struct {
	ID     string // of the paper that it is: entity_principal_letter
	Part   int    // from 1, where several people get a letter each; 0 where there is one
	Parts  int    // how many there are; 0 where there is one
	For    string // whom the part is for; empty where there is one
	Slot   paper.Slot
	Title  string
	Entity string // whose letter it is, as printed: the seal covers it
	Blocks []Block
	Places []Place
	Facts  []Fact
	Gaps   []Gap
	Form   *Form // nil where our text can be handed in as it is
	Seal   bool  // a seal is wanted
	Finger bool  // a fingerprint is wanted
	SignBy []Role
	Code   Code // without a page
}

// Key names the letter among those of its filing: its id, and its part where there are several.
func (l Letter) Key() string { return key(l.ID, l.Part) }

func key(id string, part int) string {
	if part == 0 {
		return id
	}
	return id + "-" + strconv.Itoa(part)
}

// A Block is a piece of a letter's text, from top to bottom.
type Block struct {
	Kind BlockKind
	Text string     // of headings, paragraphs and items, with the blanks for what is not known
	Head []string   // of grids
	Rows [][]string // of tables, label and value, and of grids
}

// A BlockKind says how a block is set.
type BlockKind string

// The kinds of blocks.
const (
	Addressee BlockKind = "addressee" // whom the letter is for, flush left
	Paragraph BlockKind = "paragraph" // first line indented by two characters
	Item      BlockKind = "item"      // of a numbered list; the number is in the text
	Heading   BlockKind = "heading"
	Table     BlockKind = "table" // of labels and values
	Grid      BlockKind = "grid"  // of rows with a head
	Remark    BlockKind = "remark"
)

// Blank stands where a fact is not known: it is filled in with a pen. Outside of grids there are more of them in a row.
const Blank = "________"

// A Fact is something that a letter states.
type Fact struct {
	Key   string        // as the wording has it
	Paths []filing.Path // concrete; empty where the filing does not hold it
	Text  string        // as printed; empty where it is a blank
	Label string        // Chinese, where no path names it
}

// A Gap is a blank that a letter leaves.
type Gap struct {
	Path  filing.Path // empty where the filing does not hold the fact: it is written by hand
	Label string      // Chinese, of what is written by hand
}

// A Form says that somebody wants the letter on a form of their own.
type Form struct {
	Must  bool   // the text here is content only
	Where string // to get it, Chinese
	Note  string // Chinese

	Source string // publishers, in words
	AsOf   string
}

// A Role says whose hand a place is for.
type Role string

// The roles.
const (
	LegalRep         Role = "legal_rep"
	EntityPrincipal  Role = "entity_principal"
	ServicePrincipal Role = "service_principal"
	Applicant        Role = "individual"
	Grantee          Role = "grantee"
	Guardian         Role = "guardian"
	Holder           Role = "holder" // of a domain
	Unit             Role = "unit"   // seals, and does not sign
)

// roleOf is who signs, as the lists of papers name them.
func roleOf(s region.Signer, personal bool) (Role, bool) {
	switch s {
	case region.SignerLegalRep:
		return LegalRep, true
	case region.SignerEntityPrincipal:
		return EntityPrincipal, true
	case region.SignerServicePrincipal:
		return ServicePrincipal, true
	case region.SignerIndividual:
		return Applicant, true
	case region.SignerUnit:
		return Unit, true
	case region.SignerUnitOrIndividual:
		if personal {
			return Applicant, true
		}
		return Unit, true
	}
	return "", false
}
