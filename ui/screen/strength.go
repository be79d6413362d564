package screen

import (
	"math"
	"unicode"
)

// LeastPassphrase is the fewest characters of a passphrase that the window takes.
const LeastPassphrase = 8

// Strengths of a passphrase: the endings of the text keys "protect.strength.".
const (
	tooShort = "short"
	weak     = "weak"
	fair     = "fair"
	strong   = "strong"
)

// From how many bits a passphrase is fair, and strong. One try takes a quarter of a second of a processor (argon2id): of 45
// bits half a million processors are busy for months, of 65 bits for a million years.
const (
	fairBits   = 45
	strongBits = 65
)

// strengthOf judges a passphrase by how much would have to be tried: the kinds of its characters, and how many differ. A
// repeated or neighbouring character adds little.
func strengthOf(passphrase string) string {
	letters := []rune(passphrase)
	if len(letters) < LeastPassphrase {
		return tooShort
	}
	switch bits := guesses(letters); {
	case bits < fairBits:
		return weak
	case bits < strongBits:
		return fair
	}
	return strong
}

// Alphabets as large as the guesser must suppose, in characters.
const (
	digits     = 10
	latin      = 26
	signs      = 33
	characters = 2500 // 一级常用字
)

// guesses returns the logarithm to base 2 of the passphrases like this one.
func guesses(letters []rune) float64 {
	var low, up, number, sign, hanzi bool
	seen := map[rune]bool{}
	counted := 0.0
	for i, r := range letters {
		switch {
		case unicode.IsDigit(r):
			number = true
		case unicode.Is(unicode.Han, r):
			hanzi = true
		case unicode.IsUpper(r):
			up = true
		case unicode.IsLetter(r):
			low = true
		default:
			sign = true
		}
		const little = 0.25
		near := i > 0 && (r-letters[i-1] <= 1 && r-letters[i-1] >= -1)
		switch {
		case near:
			counted += little
		case seen[r]:
			counted += 2 * little
		default:
			counted++
		}
		seen[r] = true
	}
	alphabet := 0
	for _, part := range []struct {
		there bool
		size  int
	}{{low, latin}, {up, latin}, {number, digits}, {sign, signs}, {hanzi, characters}} {
		if part.there {
			alphabet += part.size
		}
	}
	return counted * math.Log2(float64(alphabet))
}
