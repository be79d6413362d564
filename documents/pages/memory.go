package pages

import "github.com/tetratelabs/wazero/experimental"

// store holds the memory of engines. Whoever has the renderer's turn owns it.
type store struct {
	left [][]byte // of engines that ended, until nothing can look at it any more
}

// reserve gives an engine all addresses that it may ever use at once, of which the system fills only those that are used.
// Memory that grows by moving takes twice its size while it moves, and the collector gives back late what was left.
func (s *store) reserve(_, most uint64) experimental.LinearMemory {
	all, err := addresses(most)
	if err != nil {
		return &reserved{all: make([]byte, most)}
	}
	return &reserved{all: all, store: s}
}

// giveBack gives the memory of engines that ended back to the system. It must be called when their last call has returned:
// an engine that is stopped ends before the call that it was busy with.
func (s *store) giveBack() {
	for _, all := range s.left {
		release(all)
	}
	s.left = nil
}

// reserved is memory of one engine.
type reserved struct {
	all   []byte
	store *store // nil: the memory is Go's
}

// Reallocate implements experimental.LinearMemory. The memory begins at the same place, whatever its size.
func (r *reserved) Reallocate(size uint64) []byte {
	if size > uint64(len(r.all)) {
		return nil
	}
	return r.all[:size]
}

// Free implements experimental.LinearMemory.
func (r *reserved) Free() {
	if r.store != nil && r.all != nil {
		r.store.left = append(r.store.left, r.all)
	}
	r.all = nil
}
