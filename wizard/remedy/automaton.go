package remedy

import "fmt"

// An automaton finds every word of a list in one pass over a text (Aho and Corasick, 1975).
type automaton struct {
	next   map[edge]int32 // the tree of words
	fail   []int32        // the longest other beginning of a word that ends here
	ends   [][]int32      // atoms that end at a node
	exits  []int32        // the next node along fail at which an atom ends, or 0
	atoms  map[string]int32
	length []int // of an atom, in characters
	not    []rune
	uses   [][]use
}

type edge struct {
	node int32
	r    rune
}

// hit is an atom found in a text, from start up to but without end.
type hit struct {
	atom       int32
	start, end int
}

func newAutomaton() *automaton {
	return &automaton{next: map[edge]int32{}, fail: []int32{0}, ends: [][]int32{nil}, atoms: map[string]int32{}}
}

// add enters a word as it stands after normalisation, and returns its number.
func (a *automaton) add(written string) (int32, error) {
	if id, ok := a.atoms[written]; ok {
		return id, nil
	}
	word, not, err := cutFollower(written)
	if err != nil {
		return 0, err
	}
	if plain := normalise(word); word == "" || string(plain.runes) != word {
		return 0, fmt.Errorf("%w: the word %q would never be found; it must be written %q", errSign, word, string(plain.runes))
	}
	id := int32(len(a.length))
	a.atoms[written] = id
	node, length := int32(0), 0
	for _, r := range word {
		at := edge{node, r}
		if a.next[at] == 0 {
			a.next[at] = int32(len(a.fail))
			a.fail = append(a.fail, 0)
			a.ends = append(a.ends, nil)
		}
		node = a.next[at]
		length++
	}
	a.ends[node] = append(a.ends[node], id)
	a.length = append(a.length, length)
	a.not = append(a.not, not)
	a.uses = append(a.uses, nil)
	return id, nil
}

// finish computes where to go on after a mismatch. Nodes are numbered by word, so it goes by depth.
func (a *automaton) finish() {
	children := make([][]edge, len(a.fail))
	for at := range a.next {
		children[at.node] = append(children[at.node], at)
	}
	a.exits = make([]int32, len(a.fail))
	level := []int32{0}
	for len(level) > 0 {
		var below []int32
		for _, node := range level {
			for _, at := range children[node] {
				child := a.next[at]
				if node != 0 {
					a.fail[child] = a.step(a.fail[node], at.r)
				}
				if f := a.fail[child]; len(a.ends[f]) > 0 {
					a.exits[child] = f
				} else {
					a.exits[child] = a.exits[f]
				}
				below = append(below, child)
			}
		}
		level = below
	}
}

func (a *automaton) step(node int32, r rune) int32 {
	for {
		if to, ok := a.next[edge{node, r}]; ok {
			return to
		}
		if node == 0 {
			return 0
		}
		node = a.fail[node]
	}
}

// letter reports whether a character is a Latin letter in lower case.
func letter(r rune) bool { return r >= 'a' && r <= 'z' }

// find lists every atom in a text, in the order in which they end.
func (a *automaton) find(runes []rune) []hit {
	var hits []hit
	node := int32(0)
	for i, r := range runes {
		node = a.step(node, r)
		for n := node; n != 0; n = a.exits[n] {
			for _, atom := range a.ends[n] {
				if not := a.not[atom]; not != 0 && i+1 < len(runes) && runes[i+1] == not {
					continue
				}
				start := i + 1 - a.length[atom]
				if start > 0 && letter(runes[start-1]) && letter(runes[start]) || i+1 < len(runes) && letter(r) && letter(runes[i+1]) {
					continue // a piece of a Latin word, like the p of app
				}
				hits = append(hits, hit{atom, start, i + 1})
			}
		}
	}
	return hits
}
