//go:build linux && cgo

package clipping

/*
#cgo LDFLAGS: -lX11
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <X11/Xlib.h>
#include <X11/Xatom.h>

static long now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// wait_for takes the next event of a kind for a window, or gives up after a time.
static int wait_for(Display *d, Window w, int kind, XEvent *e, long end) {
	for (;;) {
		if (XCheckTypedWindowEvent(d, w, kind, e)) return 1;
		long left = end - now();
		if (left <= 0) return 0;
		struct pollfd p = {ConnectionNumber(d), POLLIN, 0};
		poll(&p, 1, left > 100 ? 100 : (int)left);
	}
}

// gather appends what a property holds and deletes it. It returns 1, 0 where there was nothing, -1 where it is too much.
static int gather(Display *d, Window w, Atom p, Atom *type, char **out, size_t *n, size_t most) {
	long at = 0;
	unsigned long left = 1;
	int some = 0;
	while (left > 0) {
		int format;
		unsigned long items;
		unsigned char *part = NULL;
		if (XGetWindowProperty(d, w, p, at, 1 << 16, False, AnyPropertyType, type, &format, &items, &left, &part) != Success) break;
		size_t size = format == 8 ? items : format == 16 ? items * 2 : items * 4;
		if (format == 8 && size > 0) {
			char *grown = *n + size > most ? NULL : realloc(*out, *n + size);
			if (grown == NULL) { XFree(part); XDeleteProperty(d, w, p); return -1; }
			*out = grown;
			memcpy(*out + *n, part, size);
			*n += size;
			some = 1;
		}
		if (part != NULL) XFree(part);
		if (format != 8) break;
		at += size / 4;
		if (left > 0 && size % 4 != 0) break;
	}
	XDeleteProperty(d, w, p);
	XFlush(d);
	return some;
}

// clipboard reads the clipboard as one kind. It returns 1, 0 where there is nothing of that kind, -1 where it is too much.
static int clipboard(const char *kind, char **out, size_t *n, size_t most, long patience) {
	Display *d = XOpenDisplay(NULL);
	if (d == NULL) return 0;
	*out = NULL;
	*n = 0;
	int result = 0;
	Window w = XCreateSimpleWindow(d, DefaultRootWindow(d), 0, 0, 1, 1, 0, 0, 0);
	XSelectInput(d, w, PropertyChangeMask);
	Atom place = XInternAtom(d, "BEIANDESK", False), type = None, pieces = XInternAtom(d, "INCR", False);
	XConvertSelection(d, XInternAtom(d, "CLIPBOARD", False), XInternAtom(d, kind, False), place, w, CurrentTime);
	XFlush(d);
	XEvent e;
	if (wait_for(d, w, SelectionNotify, &e, now() + patience) && e.xselection.property != None) {
		result = gather(d, w, place, &type, out, n, most);
		if (type == pieces) { // a large one comes in pieces, the last is empty
			result = 0;
			while (wait_for(d, w, PropertyNotify, &e, now() + patience)) {
				if (e.xproperty.atom != place || e.xproperty.state != PropertyNewValue) continue;
				int more = gather(d, w, place, &type, out, n, most);
				if (more < 0) { result = -1; break; }
				if (more == 0 && type != pieces) { result = *n > 0; break; }
			}
		}
	}
	XDestroyWindow(d, w);
	XCloseDisplay(d);
	return result;
}
*/
import "C"

import (
	"context"
	"unsafe"
)

// patience is how long another program may take for a piece of what it has copied, in milliseconds.
const patience = 3000

// Take takes the picture or the files out of the clipboard: ErrEmpty where there are none. It waits for the program that they
// were copied in, so not on the screen's goroutine.
func Take(ctx context.Context) (Clipping, error) {
	raw, err := read("text/uri-list")
	if files := listed(raw); err == nil && len(files) > 0 {
		return Clipping{Files: files}, nil
	}
	for _, kind := range []string{"image/png", "image/jpeg", "image/bmp"} {
		if err := ctx.Err(); err != nil {
			return Clipping{}, err
		}
		raw, err := read(kind)
		if err != nil {
			return Clipping{}, err
		}
		if len(raw) > 0 {
			return pictured(raw)
		}
	}
	return Clipping{}, ErrEmpty
}

// read reads the clipboard as one kind.
func read(kind string) ([]byte, error) {
	name := C.CString(kind)
	defer C.free(unsafe.Pointer(name))
	var out *C.char
	var n C.size_t
	found := C.clipboard(name, &out, &n, C.size_t(most), patience)
	defer C.free(unsafe.Pointer(out))
	switch {
	case found < 0:
		return nil, ErrLarge
	case found == 0 || n == 0:
		return nil, nil
	}
	return C.GoBytes(unsafe.Pointer(out), C.int(n)), nil
}
