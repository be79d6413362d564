//go:build linux

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A hand drops files on a window as a file manager does: it speaks X11 and XDND 5, as far as that takes.
type hand struct {
	conn  *os.File
	own   uint32 // a window of its own, which holds what is dragged
	root  uint32
	atoms map[string]uint32
}

// Requests and events of X11 that dropping takes.
const (
	createWindow      = 1
	internAtom        = 16
	changeProperty    = 18
	setSelectionOwner = 22
	sendEvent         = 25

	replied          = 1
	selectionRequest = 30
	selectionNotify  = 31
	clientMessage    = 33

	packet = 32 // bytes of an event and of a short reply
)

// errDisplay says that the display did not answer as expected.
var errDisplay = errors.New("display")

// newHand connects to the display.
func newHand() (*hand, error) {
	number, _, _ := strings.Cut(strings.TrimPrefix(os.Getenv("DISPLAY"), ":"), ".")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("socket: %w", err)
	}
	h := &hand{conn: os.NewFile(uintptr(fd), "display"), atoms: map[string]uint32{}}
	if err := syscall.Connect(fd, &syscall.SockaddrUnix{Name: "/tmp/.X11-unix/X" + number}); err != nil {
		return nil, errors.Join(fmt.Errorf("connect to display %s: %w", number, err), h.conn.Close())
	}
	if err := h.begin(cookie(number)); err != nil {
		return nil, errors.Join(err, h.conn.Close())
	}
	return h, nil
}

// cookie is what the display asks for of who connects, as xauth keeps it; nothing where it asks for none.
func cookie(display string) []byte {
	file := os.Getenv("XAUTHORITY")
	if file == "" {
		file = filepath.Join(os.Getenv("HOME"), ".Xauthority")
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	in := bytes.NewReader(raw)
	word := func() []byte {
		var n uint16
		if binary.Read(in, binary.BigEndian, &n) != nil {
			return nil
		}
		out := make([]byte, n)
		_, _ = io.ReadFull(in, out) // a file that ends too early holds no cookie for this display
		return out
	}
	for in.Len() > 0 {
		var family uint16
		_ = binary.Read(in, binary.BigEndian, &family) // the host is this one
		_, number, name, data := word(), word(), word(), word()
		if string(name) == "MIT-MAGIC-COOKIE-1" && (string(number) == display || len(number) == 0) {
			return data
		}
	}
	return nil
}

func padded(b []byte) []byte { return append(b, make([]byte, (4-len(b)%4)%4)...) }

// message puts numbers of one, two and four bytes and bytes together.
func message(parts ...any) []byte {
	var out bytes.Buffer
	for _, p := range parts {
		_ = binary.Write(&out, binary.LittleEndian, p) // into memory
	}
	return out.Bytes()
}

// begin shakes hands and makes a window.
func (h *hand) begin(cookie []byte) error {
	name := []byte{}
	if cookie != nil {
		name = []byte("MIT-MAGIC-COOKIE-1")
	}
	hello := message(uint8('l'), uint8(0), uint16(11), uint16(0), uint16(len(name)), uint16(len(cookie)), uint16(0))
	hello = append(append(hello, padded(name)...), padded(cookie)...)
	if _, err := h.conn.Write(hello); err != nil {
		return fmt.Errorf("display: %w", err)
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(h.conn, head); err != nil {
		return fmt.Errorf("display: %w", err)
	}
	body := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(h.conn, body); err != nil {
		return fmt.Errorf("display: %w", err)
	}
	if head[0] != 1 {
		return fmt.Errorf("%w: %s", errDisplay, body)
	}
	const fixed, ofFormat = 32, 8
	vendor := int(binary.LittleEndian.Uint16(body[16:]))
	screen := fixed + (vendor+3)/4*4 + ofFormat*int(body[21])
	h.root = binary.LittleEndian.Uint32(body[screen:])
	h.own = binary.LittleEndian.Uint32(body[4:]) | 1
	return h.ask(message(uint8(createWindow), uint8(0), uint16(8), h.own, h.root, uint16(0), uint16(0), uint16(1), uint16(1),
		uint16(0), uint16(1), uint32(0), uint32(0)))
}

func (h *hand) ask(request []byte) error {
	if _, err := h.conn.Write(request); err != nil {
		return fmt.Errorf("display: %w", err)
	}
	return nil
}

// next reads an event or a reply.
func (h *hand) next() ([]byte, error) {
	got := make([]byte, packet)
	if _, err := io.ReadFull(h.conn, got); err != nil {
		return nil, fmt.Errorf("display: %w", err)
	}
	if got[0] == 0 {
		return nil, fmt.Errorf("%w: error %d", errDisplay, got[1])
	}
	return got, nil
}

// atom returns the number of a name.
func (h *hand) atom(name string) (uint32, error) {
	if a, ok := h.atoms[name]; ok {
		return a, nil
	}
	request := message(uint8(internAtom), uint8(0), uint16(2+(len(name)+3)/4), uint16(len(name)), uint16(0))
	if err := h.ask(append(request, padded([]byte(name))...)); err != nil {
		return 0, err
	}
	for {
		got, err := h.next()
		if err != nil {
			return 0, err
		}
		if got[0] == replied {
			h.atoms[name] = binary.LittleEndian.Uint32(got[8:])
			return h.atoms[name], nil
		}
	}
}

// drop lets go of files over a place of a window and waits until the window has taken them.
func (h *hand) drop(window string, x, y int, files ...string) error {
	number, err := strconv.ParseUint(window, 10, 32)
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	target := uint32(number)
	for _, name := range []string{"XdndSelection", "XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndActionCopy", "text/uri-list"} {
		if _, err := h.atom(name); err != nil {
			return err
		}
	}
	var list strings.Builder
	for _, file := range files {
		list.WriteString((&url.URL{Scheme: "file", Path: file}).String() + "\r\n")
	}
	tell := func(kind string, words ...uint32) error {
		event := message(uint8(clientMessage), uint8(32), uint16(0), target, h.atoms[kind], h.own)
		for len(words) < 4 {
			words = append(words, 0)
		}
		return h.send(target, append(event, message(words)...))
	}
	const version = 5
	err = errors.Join(
		h.ask(message(uint8(setSelectionOwner), uint8(0), uint16(4), h.own, h.atoms["XdndSelection"], uint32(0))),
		tell("XdndEnter", version<<24, h.atoms["text/uri-list"]),
		tell("XdndPosition", 0, uint32(x)<<16|uint32(y), 0, h.atoms["XdndActionCopy"]))
	if err != nil {
		return err
	}
	if err := syscall.SetsockoptTimeval(int(h.conn.Fd()), syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &syscall.Timeval{Sec: int64(patience / time.Second)}); err != nil {
		return fmt.Errorf("display: %w", err)
	}
	for {
		event, err := h.next()
		if err != nil {
			return err
		}
		word := func(n int) uint32 { return binary.LittleEndian.Uint32(event[4*n:]) }
		switch kind := event[0] & 0x7f; {
		case kind == clientMessage && word(2) == h.atoms["XdndStatus"]:
			if err := tell("XdndDrop"); err != nil {
				return err
			}
		case kind == clientMessage && word(2) == h.atoms["XdndFinished"]:
			return nil
		case kind == selectionRequest:
			asker, selection, kind, property := word(3), word(4), word(5), word(6)
			words := []byte(list.String())
			given := message(uint8(changeProperty), uint8(0), uint16(6+(len(words)+3)/4), asker, property, kind, uint32(8), uint32(len(words)))
			err := errors.Join(h.ask(append(given, padded(words)...)),
				h.send(asker, message(uint8(selectionNotify), uint8(0), uint16(0), uint32(0), asker, selection, kind, property, uint64(0))))
			if err != nil {
				return err
			}
		}
	}
}

// send gives an event to a window.
func (h *hand) send(to uint32, event []byte) error {
	return h.ask(append(message(uint8(sendEvent), uint8(0), uint16(11), to, uint32(0)), event...))
}
