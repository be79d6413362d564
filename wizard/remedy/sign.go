package remedy

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a sign.
const (
	maxParts = 4
	// reach is how many characters a sign may span, its first word to the end of its last: about a line and a half of an SMS.
	reach = 36
)

var errSign = errors.New("sign")

// A sign is what a notice says when it means a reason. It is written "70 域名 & 未实名|没有实名": a weight in percent, then
// parts that must all stand within reach of each other in one sentence, in any order; a part is words of which one is
// enough. <name> stands for a list of words of one meaning, and 不符~合 for 不符 that is not followed by 合.
type sign struct {
	reason  int // index in Book.reasons
	weight  float64
	parts   int
	against bool
}

// use is a place where a word counts: in a part of a sign.
type use struct {
	sign int32
	part int8
}

// addSign reads a sign and enters its words.
func (b *Book) addSign(reason int, written string, against bool, words map[string][]string) error {
	percent, rest, ok := strings.Cut(written, " ")
	weight, err := strconv.Atoi(percent)
	if !ok || err != nil || weight <= 0 || weight >= 100 {
		return fmt.Errorf("%w %q: no weight between 1 and 99", errSign, written)
	}
	parts := strings.Split(rest, " & ")
	if len(parts) > maxParts {
		return fmt.Errorf("%w %q: more than %d parts", errSign, written, maxParts)
	}
	id := int32(len(b.signs))
	b.signs = append(b.signs, sign{reason: reason, weight: float64(weight) / 100, parts: len(parts), against: against})
	for i, part := range parts {
		for alternative := range strings.SplitSeq(part, "|") {
			list := []string{alternative}
			if name, ok := strings.CutPrefix(alternative, "<"); ok {
				if list = words[strings.TrimSuffix(name, ">")]; list == nil {
					return fmt.Errorf("%w %q: no words are called %s", errSign, written, alternative)
				}
			}
			for _, word := range list {
				atom, err := b.atoms.add(word)
				if err != nil {
					return fmt.Errorf("%q: %w", written, err)
				}
				b.atoms.uses[atom] = append(b.atoms.uses[atom], use{id, int8(i)})
			}
		}
	}
	return nil
}

// cutFollower splits 不符~合 into the word and what may not follow it.
func cutFollower(word string) (string, rune, error) {
	word, follower, ok := strings.Cut(word, "~")
	if !ok {
		return word, 0, nil
	}
	if utf8.RuneCountInString(follower) != 1 {
		return "", 0, fmt.Errorf("%w: ~ takes one character, not %q", errSign, follower)
	}
	r, _ := utf8.DecodeRuneInString(follower)
	return word, r, nil
}
