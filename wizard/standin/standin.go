// Package standin makes stand-ins for what identifies somebody: values of the same shape that the rules treat alike.
//
// One Mask serves one case. It gives equal things equal stand-ins and different things different ones, keeps lengths, scripts
// and signs, and has valid numbers stand for valid ones and wrong ones for wrong ones of the same kind. What it makes follows
// from a secret that nobody keeps, so that nothing leads back.
package standin

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// SecretBytes is how long a secret is that a Mask is made with.
const SecretBytes = 32

// A Mask makes the stand-ins of one case. It is not safe for use by several goroutines.
type Mask struct {
	secret []byte
	words  *Words
	today  filing.Date
	keep   map[string]bool

	people   [][]rune // names of people, the longest first
	hands    map[rune]rune
	signs    map[rune]rune
	taken    map[rune]bool
	tokens   map[string]string
	numbers  map[string]string
	phones   map[string]string
	births   map[string]string
	hosts    map[string]string
	moved    addresses
	anchors  []anchor
	leftover map[string]bool // what could be kept if a finding needs it
	plain    []string        // numbers for which no stand-in was found
}

// New returns a Mask. The secret comes from outside; try is another number for another set of stand-ins; kept are characters
// and words that stay as they are because a finding needs them: those that Kept lists can be among them.
func New(secret []byte, try int, words *Words, today filing.Date, kept []string) *Mask {
	mac := hmac.New(sha256.New, secret)
	_ = binary.Write(mac, binary.BigEndian, uint64(try)) // a hash takes everything
	m := &Mask{
		secret: mac.Sum(nil), words: words, today: today, keep: map[string]bool{},
		hands: map[rune]rune{}, signs: map[rune]rune{}, taken: map[rune]bool{}, tokens: map[string]string{},
		numbers: map[string]string{}, phones: map[string]string{}, births: map[string]string{}, hosts: map[string]string{},
		leftover: map[string]bool{},
	}
	for _, k := range kept {
		m.keep[k] = true
	}
	return m
}

// Recall takes over the stand-ins for numbers of another Mask with the same secret, which are the dearest to find.
func (m *Mask) Recall(other *Mask) {
	if string(m.secret) == string(other.secret) {
		m.numbers, m.phones, m.births = maps.Clone(other.numbers), maps.Clone(other.phones), maps.Clone(other.births)
	}
}

// Candidates lists what could be kept if a finding needs it: single Chinese characters and words in Latin letters that were
// replaced, in order. Names of people, numbers and addresses of machines are never among them.
func (m *Mask) Candidates() []string {
	out := make([]string, 0, len(m.leftover))
	for c := range m.leftover {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// A dice throws numbers that follow from the secret and from what they are for.
type dice struct {
	secret  []byte
	what    string
	block   []byte
	counter uint64
}

func (m *Mask) dice(what ...string) *dice {
	return &dice{secret: m.secret, what: strings.Join(what, "\x00")}
}

func (d *dice) byte() byte {
	if len(d.block) == 0 {
		mac := hmac.New(sha256.New, d.secret)
		mac.Write([]byte(d.what))
		_ = binary.Write(mac, binary.BigEndian, d.counter) // a hash takes everything
		d.counter++
		d.block = mac.Sum(nil)
	}
	b := d.block[0]
	d.block = d.block[1:]
	return b
}

// below throws a number from 0 to n-1. Four bytes for numbers of at most a few thousand leave no bias that anybody sees.
func (d *dice) below(n int) int {
	var raw [4]byte
	for i := range raw {
		raw[i] = d.byte()
	}
	return int(binary.BigEndian.Uint32(raw[:]) % uint32(n))
}

func (d *dice) bytes(n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = d.byte()
	}
	return out
}

func (d *dice) digit() rune { return rune('0' + d.below(10)) }

func (d *dice) of(alphabet string) rune { return rune(alphabet[d.below(len(alphabet))]) }

// letterLike returns a letter that sounds like the other one, so that words stay words.
func (d *dice) letterLike(r rune) rune {
	const vowels, consonants = "aeiou", "bcdfghjklmnpqrstvwxyz"
	if strings.ContainsRune(vowels, r) {
		return d.of(vowels)
	}
	return d.of(consonants)
}

// like gives a sign the case and the width of another one.
func like(model, r rune) rune {
	switch {
	case unicode.IsLower(model):
		r = unicode.ToLower(r)
	case unicode.IsUpper(model):
		r = unicode.ToUpper(r)
	}
	return widthOf(model, r)
}

// widthOf turns an ASCII sign into its full-width form where the other one has it.
func widthOf(model, r rune) rune {
	if model >= '！' && model <= '～' && r > ' ' && r <= '~' {
		return r - '!' + '！'
	}
	return r
}
