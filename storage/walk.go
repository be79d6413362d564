package storage

import (
	"fmt"
	"io"
)

// A walk visits every bucket and value of an image, and goes on after trouble with whatever can still be reached.
type walk struct {
	im      *image
	seen    []bool
	trouble []error
	enter   func(path []string) bool                                                  // nil enters every bucket
	visit   func(path []string, key []byte, value func() ([]byte, error)) (err error) // nil visits nothing
}

func newWalk(im *image) *walk { return &walk{im: im, seen: make([]bool, im.meta.pages)} }

func (w *walk) report(format string, args ...any) {
	w.trouble = append(w.trouble, fmt.Errorf("%w: %w", ErrDamaged, fmt.Errorf(format, args...)))
}

// tree walks the pages of one bucket.
func (w *walk) tree(root uint64, path []string) {
	w.at(root, path, nil, &compareKeys{}, 0)
}

func (w *walk) at(id uint64, path []string, promised []byte, order *compareKeys, depth int) {
	p, err := w.im.page(id)
	switch {
	case err != nil:
		w.report("%w", err)
		return
	case depth > maxDepth:
		w.report("%w %d lies too deep", errPage, id)
		return
	case !w.mark(p.id, p.run):
		w.report("%w %d is used twice", errPage, id)
		return
	}
	w.page(&p, path, promised, order, depth)
	w.im.done(p)
}

func (w *walk) mark(id, run uint64) bool {
	for i := id; i < id+run; i++ {
		if w.seen[i] {
			return false
		}
	}
	for i := id; i < id+run; i++ {
		w.seen[i] = true
	}
	return true
}

func (w *walk) page(p *page, path []string, promised []byte, order *compareKeys, depth int) {
	if p.flags != branchFlag && p.flags != leafFlag || p.flags == branchFlag && p.count == 0 {
		w.report("%w %d is neither branch nor leaf", errPage, p.id)
		return
	}
	for i := range p.count {
		e, err := p.element(i)
		if err != nil {
			w.report("%w", err)
			continue
		}
		if p.flags == branchFlag {
			if !order.branch(e.key) {
				w.report("%w %d is out of order", errPage, p.id)
			}
			w.at(e.child, path, e.key, order, depth+1)
			continue
		}
		if !order.next(e.key, promised) {
			w.report("%w %d is out of order", errPage, p.id)
		}
		if e.flags == bucketFlag {
			w.bucket(p, e, append(path[:len(path):len(path)], string(e.key)), depth)
		} else if e.flags != 0 {
			w.report("%w %d holds something unknown", errPage, p.id)
		} else if w.visit != nil {
			if err := w.visit(path, e.key, func() ([]byte, error) { return p.value(e) }); err != nil {
				w.report("%w", err)
			}
		}
	}
}

func (w *walk) bucket(in *page, e element, path []string, depth int) {
	if w.enter != nil && !w.enter(path) {
		return
	}
	value, err := in.value(e)
	if err == nil && len(value) < bucketHeader {
		err = fmt.Errorf("%w of bucket %q is cut short", errPage, path)
	}
	if err != nil {
		w.report("%w", err)
		return
	}
	if root := le64(value); root != 0 {
		w.at(root, path, nil, &compareKeys{}, depth+1)
		return
	}
	p, err := inlinePage(value)
	if err == nil && (p.flags != leafFlag || depth > maxDepth) {
		err = fmt.Errorf("%w of bucket %q is no leaf", errPage, path)
	}
	if err != nil {
		w.report("%w", err)
		return
	}
	w.page(&p, path, nil, &compareKeys{}, depth+1)
}

// account checks that every page is used once or free: a page that is neither was cut off from its tree, and a page
// that is both would be written over.
func (w *walk) account() {
	list, free, err := w.im.freelist()
	if err != nil {
		w.report("%w", err)
		return
	}
	if !w.mark(list.id, list.run) {
		w.report("%w %d is used twice", errPage, list.id)
	}
	for _, id := range free {
		if id < firstDataPage || id >= w.im.meta.pages || !w.mark(id, 1) {
			w.report("%w %d is free and in use", errPage, id)
		}
	}
	lost := 0
	for _, seen := range w.seen[min(firstDataPage, len(w.seen)):] {
		if !seen {
			lost++
		}
	}
	if lost > 0 {
		w.report("%d pages belong to nothing", lost)
	}
}

// walkAll walks all of a file and returns what is wrong with its pages.
func walkAll(r io.ReaderAt, size int64) []error {
	im := &image{r: r, size: size}
	var readable int
	if im.meta, readable = readMetas(r); readable == 0 {
		return []error{fmt.Errorf("%w: its first pages cannot be read", ErrDamaged)}
	}
	if whole := int64(im.meta.pages) * im.meta.pageSize; whole > size {
		return []error{fmt.Errorf("%w: %d bytes of %d are left", ErrDamaged, size, whole)}
	}
	w := newWalk(im)
	w.tree(im.meta.root, nil)
	w.account()
	if readable == 1 {
		w.report("one of two first pages cannot be read")
	}
	return w.trouble
}
