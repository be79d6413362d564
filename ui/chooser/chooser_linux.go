package chooser

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/godbus/dbus/v5"
)

// The portal of the desktop, see the documentation of XDG Desktop Portal: FileChooser and Request.
const (
	portalName   = "org.freedesktop.portal.Desktop"
	portalPath   = "/org/freedesktop/portal/desktop"
	chooserFace  = "org.freedesktop.portal.FileChooser"
	requestFace  = "org.freedesktop.portal.Request"
	requestToken = "beiandesk" // every dialog has a connection, and so a name before it, of its own

	busFace    = "org.freedesktop.DBus"
	ownerGone  = "NameOwnerChanged"
	unixPrefix = "unix:"
)

// How a dialog ended, from the same document.
const (
	endedWell      = 0
	endedCancelled = 1
)

// portalWait is how long the portal may take to answer that it shows a dialog; it may have to be started for it.
const portalWait = 8 * time.Second

// Ask shows the dialog of the system and waits for its end, so not on the screen's goroutine. It returns nothing where the
// dialog was cancelled, and ErrNone where there is none. When the context ends the dialog goes away.
func Ask(ctx context.Context, q Question) ([]string, error) {
	conn, err := bus(ctx)
	if err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	defer conn.Close() // the portal takes away the dialogs of whoever went
	request := requestPath(conn.Names()[0])
	heard := make(chan *dbus.Signal, 8)
	conn.Signal(heard)
	if err := errors.Join(
		conn.AddMatchSignal(dbus.WithMatchObjectPath(request), dbus.WithMatchInterface(requestFace)),
		conn.AddMatchSignal(dbus.WithMatchInterface(busFace), dbus.WithMatchMember(ownerGone), dbus.WithMatchArg(0, portalName)),
	); err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	method := chooserFace + ".OpenFile"
	if q.Saving {
		method = chooserFace + ".SaveFile"
	}
	parent := ""
	if q.Window != 0 {
		parent = "x11:" + strconv.FormatUint(uint64(q.Window), 16)
	}
	calling, done := context.WithTimeout(ctx, portalWait)
	defer done()
	if err := conn.Object(portalName, portalPath).CallWithContext(calling, method, 0, parent, q.Title, options(q)).Store(&request); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, errors.Join(ErrNone, err)
	}
	return listen(ctx, conn, heard, request, q)
}

// bus connects to the desktop's bus on this computer: by a socket in the file system and never by an address of a network.
func bus(ctx context.Context) (*dbus.Conn, error) {
	addresses, set := os.LookupEnv("DBUS_SESSION_BUS_ADDRESS")
	if !set {
		addresses = "unix:path=/run/user/" + strconv.Itoa(os.Getuid()) + "/bus"
	}
	for address := range strings.SplitSeq(addresses, ";") {
		if !strings.HasPrefix(address, unixPrefix) {
			continue
		}
		conn, err := dbus.Dial(address, dbus.WithContext(ctx))
		if err != nil {
			return nil, fmt.Errorf("bus of the desktop: %w", err)
		}
		if err := errors.Join(conn.Auth(nil), conn.Hello()); err != nil {
			return nil, errors.Join(fmt.Errorf("bus of the desktop: %w", err), conn.Close())
		}
		return conn, nil
	}
	return nil, fmt.Errorf("bus of the desktop: %w", fs.ErrNotExist)
}

// requestPath is where the portal answers to whoever has this name on the bus.
func requestPath(name string) dbus.ObjectPath {
	sender := strings.ReplaceAll(strings.TrimPrefix(name, ":"), ".", "_")
	return dbus.ObjectPath(portalPath + "/request/" + sender + "/" + requestToken)
}

// kind is a filter as the portal takes it.
type kind struct {
	Name  string
	Rules []rule
}

type rule struct {
	Type    uint32 // 0: a pattern of names
	Pattern string
}

func options(q Question) map[string]dbus.Variant {
	out := map[string]dbus.Variant{
		"handle_token": dbus.MakeVariant(requestToken),
		"modal":        dbus.MakeVariant(true),
	}
	if q.Accept != "" {
		out["accept_label"] = dbus.MakeVariant(strings.ReplaceAll(q.Accept, "_", "__")) // a single one marks a key
	}
	if len(q.Filters) > 0 {
		kinds := make([]kind, len(q.Filters))
		for i, f := range q.Filters {
			kinds[i] = kind{f.Name, rules(f)}
		}
		out["filters"], out["current_filter"] = dbus.MakeVariant(kinds), dbus.MakeVariant(kinds[0])
	}
	begin := q.Folder
	if begin == "" { // and not among the files that other programs opened last
		begin = home()
	}
	if begin != "" {
		out["current_folder"] = dbus.MakeVariant(append([]byte(begin), 0))
	}
	if q.Saving {
		out["current_name"] = dbus.MakeVariant(q.Name)
	} else {
		out["multiple"] = dbus.MakeVariant(q.Several)
	}
	return out
}

// home is the person's own folder, or nothing.
func home() string {
	folder, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return folder
}

// rules are the patterns of a filter. The portal tells capitals from small letters, cameras write both.
func rules(f Filter) []rule {
	if len(f.Endings) == 0 {
		return []rule{{Pattern: "*"}}
	}
	var out []rule
	for _, ending := range f.Endings {
		var pattern strings.Builder
		pattern.WriteString("*")
		for _, r := range ending {
			if large := unicode.ToUpper(r); large != r {
				pattern.WriteString("[" + string(r) + string(large) + "]")
			} else {
				pattern.WriteRune(r)
			}
		}
		out = append(out, rule{Pattern: pattern.String()})
	}
	return out
}

// listen waits until the dialog is ended, by somebody or with the portal.
func listen(ctx context.Context, conn *dbus.Conn, heard <-chan *dbus.Signal, request dbus.ObjectPath, q Question) ([]string, error) {
	for {
		select {
		case <-ctx.Done():
			conn.Object(portalName, request).Call(requestFace+".Close", dbus.FlagNoReplyExpected)
			return nil, ctx.Err()
		case <-conn.Context().Done():
			return nil, fmt.Errorf("%w: the bus ended", ErrNone)
		case signal := <-heard:
			switch {
			case signal == nil:
				return nil, fmt.Errorf("%w: the bus ended", ErrNone)
			case signal.Name == busFace+"."+ownerGone && gone(signal.Body):
				return nil, fmt.Errorf("%w: the portal ended", ErrNone)
			case signal.Path == request && signal.Name == requestFace+".Response":
				return answer(signal.Body, q)
			}
		}
	}
}

// gone reports whether a name has no owner any more; it is told too when the portal is started for our question.
func gone(body []any) bool {
	var name, old, now string
	return dbus.Store(body, &name, &old, &now) == nil && now == ""
}

// answer reads how a dialog was ended.
func answer(body []any, q Question) ([]string, error) {
	var how uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &how, &results); err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	switch how {
	case endedWell:
	case endedCancelled:
		return nil, nil
	default:
		return nil, fmt.Errorf("%w: the dialog ended by itself", ErrNone)
	}
	var addresses []string
	if err := results["uris"].Store(&addresses); err != nil {
		return nil, errors.Join(ErrNone, err)
	}
	var out []string
	for _, address := range addresses {
		if path, ok := Path(address); ok {
			out = append(out, q.finished(path, exists))
		}
	}
	if len(out) == 0 && len(addresses) > 0 {
		return nil, ErrElsewhere
	}
	return out, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
