//go:build linux && cgo

package hotkey

/*
#cgo LDFLAGS: -lX11
#include <X11/Xlib.h>
#include <X11/keysym.h>

// Errors of a connection go to a function of the whole program, whose usual one ends it. While ours is in place it keeps what
// comes of our connection, and hands on the rest.
static Display *minding;
static int refused;
static int (*former)(Display *, XErrorEvent *);
static int mind(Display *d, XErrorEvent *e) {
	if (d == minding) { refused = e->error_code; return 0; }
	return former != NULL ? former(d, e) : 0;
}

static const unsigned int held = ControlMask | Mod1Mask; // Control and Alt
static const unsigned int locks[] = { 0, LockMask, Mod2Mask, LockMask | Mod2Mask }; // Caps Lock, Num Lock

// take_key returns 0 without a display, 1 if the key is another program's, 2 if it is ours now.
static int take_key(Display **out) {
	Display *d = XOpenDisplay(NULL);
	int i, code;
	*out = NULL;
	if (d == NULL) { return 0; }
	code = XKeysymToKeycode(d, XK_v);
	minding = d;
	refused = 0;
	former = XSetErrorHandler(mind);
	for (i = 0; i < 4; i++) { XGrabKey(d, code, held | locks[i], DefaultRootWindow(d), False, GrabModeAsync, GrabModeAsync); }
	XSync(d, False);
	XSetErrorHandler(former);
	minding = NULL;
	if (refused != 0) { XCloseDisplay(d); return 1; } // with it goes what was granted of the four
	*out = d;
	return 2;
}

static int was_pressed(Display *d) {
	int was = 0;
	while (XPending(d) > 0) {
		XEvent e;
		XNextEvent(d, &e);
		if (e.type == KeyPress) { was = 1; }
	}
	return was;
}
*/
import "C"

import (
	"os"
	"sync"
)

// Able reports whether a key can be heard here: not on a desktop of Wayland, where X11 only sees its own windows.
func Able() bool { return os.Getenv("DISPLAY") != "" && os.Getenv("WAYLAND_DISPLAY") == "" }

// taking is held while the program's handler of errors is ours.
var taking sync.Mutex

// grip is a connection of its own to the X server.
type grip struct{ display *C.Display }

func (g *grip) take() error {
	if !Able() {
		return ErrNone
	}
	taking.Lock()
	defer taking.Unlock()
	switch C.take_key(&g.display) {
	case 0:
		return ErrNone
	case 1:
		return ErrTaken
	}
	return nil
}

func (g *grip) pressed() bool { return C.was_pressed(g.display) != 0 }

func (g *grip) leave() { C.XCloseDisplay(g.display) }
