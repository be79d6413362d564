//go:build linux && cgo

package topmost

/*
#cgo LDFLAGS: -lX11
#include <X11/Xlib.h>
#include <string.h>

// supports reports whether the window manager says that it knows how to keep windows above others. It hangs a window of its
// own beside the root, and lists what it knows there.
static int supports(Display *d, Atom wanted) {
	Atom list = XInternAtom(d, "_NET_SUPPORTED", False), type;
	int format, found = 0;
	unsigned long count = 0, rest = 0, i;
	unsigned char *data = NULL;
	if (XGetWindowProperty(d, DefaultRootWindow(d), list, 0, 1024, False, 4, &type, &format, &count, &rest, &data) != Success) {
		return 0; // 4 is XA_ATOM
	}
	if (type == 4 && format == 32) {
		for (i = 0; i < count; i++) {
			if (((unsigned long *)data)[i] == wanted) { found = 1; }
		}
	}
	if (data != NULL) { XFree(data); }
	return found;
}

// order asks the window manager, on a connection of our own, so that what the window library is doing is not disturbed. Messages
// to the root go to the window manager only; a window that is gone by then is its affair.
static int order(unsigned long window, int up, int only_ask) {
	Display *d = XOpenDisplay(NULL);
	Atom above;
	int able;
	if (d == NULL) { return 0; }
	above = XInternAtom(d, "_NET_WM_STATE_ABOVE", False);
	able = supports(d, above);
	if (able && !only_ask) {
		XEvent e;
		memset(&e, 0, sizeof e);
		e.xclient.type = ClientMessage;
		e.xclient.window = window;
		e.xclient.message_type = XInternAtom(d, "_NET_WM_STATE", False);
		e.xclient.format = 32;
		e.xclient.data.l[0] = up ? 1 : 0; // _NET_WM_STATE_ADD, _NET_WM_STATE_REMOVE
		e.xclient.data.l[1] = (long)above;
		e.xclient.data.l[3] = 1; // an ordinary program
		XSendEvent(d, DefaultRootWindow(d), False, SubstructureNotifyMask | SubstructureRedirectMask, &e);
		XSync(d, False);
	}
	XCloseDisplay(d);
	return able;
}
*/
import "C"

import "fyne.io/fyne/v2/driver"

// set asks the window manager by _NET_WM_STATE of the Extended Window Manager Hints.
func set(window any, above bool) bool {
	w, ok := window.(driver.X11WindowContext)
	if !ok {
		return false
	}
	up := C.int(0)
	if above {
		up = 1
	}
	return C.order(C.ulong(w.WindowHandle), up, 0) != 0
}

func reaches(window any) bool {
	w, ok := window.(driver.X11WindowContext)
	return ok && C.order(C.ulong(w.WindowHandle), 0, 1) != 0
}
