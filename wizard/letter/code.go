package letter

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Code is what stands on every page of a letter, as a picture and in print: which letter of which draft it is, which page,
// and a digest of every fact that it states.
//
// Its text is upper-case letters and digits only, which a QR code holds most densely, and none that are taken for one
// another (the base 32 of Crockford). Digests are of ten bits: one changed fact in a thousand is not seen to have changed.
type Code struct {
	Wording int // number of the wording
	Edition int // of the wording
	Part    int // 0 where there is one
	Page    int // from 1; 0 for the letter as a whole
	Pages   int
	Draft   string   // short digest of the draft's id
	Facts   []string // digests, in the order of the wording
}

const (
	codeMark  = "BD1" // what every code begins with: ours, first form
	alphabet  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	draftLen  = 5
	digestLen = 2
	checkLen  = 2
	headLen   = len(codeMark) + 2 + 1 + 1 + 1 + 1 // mark, wording, edition, part, page, pages

	// MaxFacts is how many facts a letter may state: so many digests make a code of 29 by 29 modules at level Q, which has
	// room for 47 signs (ISO/IEC 18004, table 7).
	MaxFacts = 15
	// MaxPages is how many pages a letter can have, and MaxParts how many parts.
	MaxPages = len(alphabet) - 1
	MaxParts = len(alphabet) - 1
)

// OnPage returns the code of a page.
func (c Code) OnPage(page, pages int) Code {
	c.Page, c.Pages = page, pages
	return c
}

// String returns the code as the picture holds it.
func (c Code) String() string {
	var b strings.Builder
	b.WriteString(codeMark)
	b.WriteByte(alphabet[c.Wording/len(alphabet)%len(alphabet)])
	for _, n := range []int{c.Wording, c.Edition, c.Part, c.Page, c.Pages} {
		b.WriteByte(alphabet[n%len(alphabet)])
	}
	b.WriteString(c.Draft)
	for _, f := range c.Facts {
		b.WriteString(f)
	}
	return b.String() + digest(checkLen, b.String())
}

// printGroup is how many signs of a code stand together in print.
const printGroup = 4

// Print returns the code as it stands in print: in groups, for people who type it.
func (c Code) Print() string {
	s := c.String()
	var groups []string
	for len(s) > printGroup {
		groups, s = append(groups, s[:printGroup]), s[printGroup:]
	}
	return strings.Join(append(groups, s), "-")
}

// Same reports whether two codes are of pages of the same print: the same letter with the same facts.
func (c Code) Same(o Code) bool {
	c.Page, o.Page = 0, 0
	return c.String() == o.String()
}

// ParseCode reads a code from a picture or from print. Spaces and hyphens between signs do not matter, nor does case, and
// signs that look alike are taken for the one that the code can hold.
func ParseCode(s string) (Code, error) {
	var b strings.Builder
	for _, r := range strings.ToUpper(filing.Narrow(s)) {
		switch r {
		case ' ', '-', '\t', '\n', '\r', '\u2013', '\u2014', '\u3000':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		case 'U':
			r = 'V'
		}
		b.WriteRune(r)
	}
	t := b.String()
	if !strings.HasPrefix(t, codeMark) || len(t) < headLen+draftLen+checkLen || strings.Trim(t, alphabet) != "" {
		return Code{}, ErrNoCode
	}
	body, check := t[:len(t)-checkLen], t[len(t)-checkLen:]
	if digest(checkLen, body) != check {
		return Code{}, fmt.Errorf("%w: its check signs do not agree", ErrNoCode)
	}
	digests := body[headLen+draftLen:]
	if len(digests)%digestLen != 0 || len(digests) > digestLen*MaxFacts {
		return Code{}, ErrNoCode
	}
	at := func(i int) int { return strings.IndexByte(alphabet, body[len(codeMark)+i]) }
	c := Code{
		Wording: at(0)*len(alphabet) + at(1), Edition: at(2), Part: at(3), Page: at(4), Pages: at(5),
		Draft: body[headLen : headLen+draftLen],
	}
	for i := 0; i < len(digests); i += digestLen {
		c.Facts = append(c.Facts, digests[i:i+digestLen])
	}
	if c.String() != t || c.Page > c.Pages {
		return Code{}, ErrNoCode // a sign that no code has
	}
	return c, nil
}

// digest returns the first n signs of a digest.
func digest(n int, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	var b strings.Builder
	for i := range n {
		b.WriteByte(alphabet[int(sum[i])%len(alphabet)])
	}
	return b.String()
}

// DraftTag is what stands for a draft in the codes of its letters.
func DraftTag(id string) string { return digest(draftLen, "draft", id) }

// tag is what stands for a fact in a code. Differences that people do not see make no difference.
func (f Fact) tag() string { return digest(digestLen, f.Key, filing.Fold(f.Text)) }
