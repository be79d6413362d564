package sheet

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// languages are the catalogues that are read, the one that is written first.
func (b Book) languages() []*text.Catalog { return append([]*text.Catalog{b.Texts}, b.Other...) }

// plain is the form in which words are compared: without width, spaces and case, and without the Chinese that the English
// words have in brackets behind them.
func plain(word string) string { return strings.Trim(filing.Fold(word), requiredSign+someSign) }

func bare(word string) string {
	head, _, _ := strings.Cut(plain(word), "(")
	return head
}

// code returns the code of a word in any of the languages, or of the code itself.
func (b Book) code(v filing.Vocabulary, word string) (string, bool) {
	wanted := plain(word)
	codes := v.Codes()
	for _, code := range codes {
		if plain(code) == wanted {
			return code, true
		}
	}
	for _, shape := range []func(string) string{plain, bare} {
		for _, t := range b.languages() {
			for _, code := range codes {
				if shape(t.Code(v, code)) == wanted {
					return code, true
				}
			}
		}
	}
	return "", false
}

// listSigns are what people write between the words of a list.
const listSigns = "、,，;；\n\r\t|"

// codesOf returns the codes of a list of words, joined by commas as filing.SetText takes them, or the word that is none.
func (b Book) codesOf(v filing.Vocabulary, words string) (codes, stranger string) {
	if code, ok := b.code(v, words); ok { // a word may have a sign of lists in it
		return code, ""
	}
	var out []string
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(listSigns, r) }) {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		code, ok := b.code(v, word)
		if !ok {
			return "", word
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return strings.Join(out, ","), ""
}

// yesNo reads an answer in words.
func (b Book) yesNo(word string) (string, bool) {
	wanted := plain(word)
	for _, answer := range []string{"true", "false"} {
		for _, t := range b.languages() {
			if plain(t.T("answer."+answer)) == wanted {
				return answer, true
			}
		}
	}
	switch wanted {
	case "TRUE", "Y", "YES", "1", "√", "✓", "对":
		return "true", true
	case "FALSE", "N", "NO", "0", "×", "不是":
		return "false", true
	}
	return "", false
}

// division finds a division by its code or its name among some; the end of a name, as in 市, may be left out.
func division(among []region.Division, word string) (string, bool) {
	wanted := plain(word)
	if wanted == "" {
		return "", false
	}
	var begins []string
	for _, d := range among {
		if d.Code == wanted || plain(d.Name) == wanted {
			return d.Code, true
		}
		if strings.HasPrefix(plain(d.Name), wanted) {
			begins = append(begins, d.Code)
		}
	}
	const shortest = 2 // a name has two signs at least
	if len(begins) == 1 && len([]rune(wanted)) >= shortest {
		return begins[0], true
	}
	return "", false
}
