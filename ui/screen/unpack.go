package screen

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
)

// fillIn is the page of a package from which the filing is typed.
const fillIn = "fill-in.html"

// What can be wrong with a package that is to be unpacked.
var (
	errUnsafeName = errors.New("package member has an unsafe name")
	errNoFolder   = errors.New("no free name for a folder")
)

// unpacking offers to lay a package's files open beside it, and then leads to the page to type from.
func (p *exportPage) unpacking(e exported) fyne.CanvasObject {
	t, box := p.Texts, panel.Column(panel.Small)
	var offer func()
	offer = func() {
		box.Objects = []fyne.CanvasObject{
			panel.Muted(t.T("export.zip")),
			panel.Line(panel.Small, panel.NewButton(t.T("export.unpack"), fynetheme.FolderOpenIcon(), widget.HighImportance, func() {
				box.Objects = []fyne.CanvasObject{panel.Muted(t.T("export.unpack.running"))}
				box.Refresh()
				task.Run(context.Background(), p.Tasks, func(ctx context.Context) (string, error) { return unpack(ctx, e.path) }, func(folder string, err error) {
					if err != nil {
						p.Tell(err)
						offer()
						return
					}
					box.Objects = p.unpacked(filepath.Join(folder, fillIn))
					box.Refresh()
					p.view.Refresh()
				})
			})),
		}
		box.Refresh()
	}
	offer()
	return box
}

// unpacked tells where the page to type from lies, and opens it in the browser.
func (p *exportPage) unpacked(page string) []fyne.CanvasObject {
	t := p.Texts
	return []fyne.CanvasObject{
		panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("export.unpacked"))),
		panel.Body(t.T("export.unpacked.where", "path", page)),
		panel.Line(panel.Small,
			panel.Primary(t.T("export.open"), func() {
				if err := fyne.CurrentApp().OpenURL(fileURL(page)); err != nil {
					p.Tell(fmt.Errorf("open page in the browser: %w", err))
				}
			}),
			panel.Secondary(t.T("export.copy"), func() { p.Copy(page) })),
	}
}

// fileURL is how a browser is told of a file. Drive letters of Windows come after a stroke of their own.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

// mostFolders is how many folders of one name are stepped over before it is given up.
const mostFolders = 999

// unpack lays a package's files into a new folder beside it and returns the folder. What is there already is left alone;
// a folder that could not be filled is taken away again.
func unpack(ctx context.Context, packed string) (string, error) {
	archive, err := zip.OpenReader(packed)
	if err != nil {
		return "", fmt.Errorf("unpack package: %w", err)
	}
	defer archive.Close()
	folder, err := freshFolder(packed)
	if err != nil {
		return "", fmt.Errorf("unpack package: %w", err)
	}
	if err := unpackInto(ctx, folder, archive.File); err != nil {
		_ = os.RemoveAll(folder) // made a moment ago and of no use half full
		return "", fmt.Errorf("unpack package: %w", err)
	}
	return folder, nil
}

func unpackInto(ctx context.Context, folder string, members []*zip.File) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := unpackOne(root, member); err != nil {
			return err
		}
	}
	return nil
}

// freshFolder makes a folder with the name of the package, numbered when there is one.
func freshFolder(packed string) (string, error) {
	name := strings.TrimSuffix(packed, filepath.Ext(packed))
	if name == packed {
		name += " 1"
	}
	for n := 2; n <= mostFolders; n++ {
		err := os.Mkdir(name, 0o700)
		if err == nil || !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = strings.TrimSuffix(packed, filepath.Ext(packed)) + " " + strconv.Itoa(n)
	}
	return "", errNoFolder
}

// unpackOne writes one file of a package, which must not be there yet, below the folder.
func unpackOne(root *os.Root, member *zip.File) error {
	name := filepath.FromSlash(member.Name)
	if !filepath.IsLocal(name) || strings.ContainsAny(member.Name, `\:`) {
		return errUnsafeName
	}
	if strings.HasSuffix(member.Name, "/") {
		return root.MkdirAll(name, 0o700)
	}
	if err := root.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	in, err := member.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
