package seal

import "math/bits"

// smallestPadded is the least that anything is lengthened to, in bytes: summaries of drafts are all of one size then.
const smallestPadded = 1 << 10

// Padded returns the length to which n bytes are lengthened before they are sealed: by Padmé (Nikitin and others, "Reducing
// Metadata Leakage from Encrypted Files", 2019), at most 12 % more, so that of a length only its order is told.
func Padded(n int) int {
	if n <= smallestPadded {
		return smallestPadded
	}
	e := bits.Len(uint(n)) - 1
	mask := 1<<(e-bits.Len(uint(e))) - 1
	return (n + mask) &^ mask
}
