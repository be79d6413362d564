package beside

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // the pictures that are made for the portal
	_ "image/png"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard/companion"
)

// thumbHeight is how high a picture is shown, in points.
const thumbHeight = 110

func number(n int) string { return strconv.Itoa(n) }

// print is a picture as the portal takes it, made once for as long as the window is open.
type print struct {
	data  []byte
	name  string
	image image.Image
}

// upload shows the pictures of a place, and hands them out as files: nothing can be dragged out of a window of this library.
func (v *View) upload(p companion.Page, u companion.Upload) fyne.CanvasObject {
	t := v.Texts
	words := panel.Column(panel.Tight, panel.Body(u.Label))
	if u.Gloss != "" {
		words.Add(panel.Caption(u.Gloss))
	}
	for _, trouble := range u.Trouble {
		words.Add(panel.Mark(panel.Warning, icons.Alert, trouble))
	}
	if len(u.Pictures) == 0 {
		if len(u.Trouble) == 0 {
			words.Add(panel.Muted(t.T("pack.word.empty")))
		}
		return panel.InsetXY(panel.Medium, 0, words)
	}
	for _, pic := range u.Pictures {
		words.Add(v.thumb(pic))
	}
	for _, note := range u.Notes {
		words.Add(panel.Caption(note))
	}
	told := panel.Column(panel.Tight)
	words.Add(panel.Line(0, panel.Secondary(t.T("beside.save"), func() { v.save(u, told) })))
	words.Add(told)
	r := v.row(p.TickID(u.ID), u.Mark(), u.Label)
	r.upload = true
	r.check.SetText(t.T("pack.companion.uploaded"))
	words.Add(r.check)
	return panel.Card(words)
}

// thumb shows a picture once it is made.
func (v *View) thumb(pic companion.Picture) fyne.CanvasObject {
	box := panel.Column(panel.Tight, panel.Caption(v.Texts.T("finish.drawing")))
	v.make(pic, func(made *print, err error) {
		if err != nil {
			box.Objects = []fyne.CanvasObject{panel.Caption(v.Texts.T("finish.none"))}
			box.Refresh()
			return
		}
		m := canvas.NewImageFromImage(made.image)
		m.FillMode = canvas.ImageFillContain
		m.SetMinSize(fyne.NewSize(thumbHeight, thumbHeight))
		box.Objects = []fyne.CanvasObject{m, panel.Caption("portal/" + made.name)}
		box.Refresh()
		v.body.Refresh()
	})
	return box
}

// make makes a picture, or takes the one that was made.
func (v *View) make(pic companion.Picture, then func(*print, error)) {
	finish := v.Session.Finish()
	key := pic.Attachment + "/" + number(pic.Page) + "/" + string(finish.Framing) + strconv.FormatBool(finish.Watermark)
	if made := v.prints[key]; made != nil {
		then(made, nil)
		return
	}
	session := v.Session
	task.Run(context.Background(), v.Tasks, func(ctx context.Context) (*print, error) {
		made, err := session.Print(ctx, pic.Attachment, pic.Page, finish)
		if err != nil {
			return nil, err
		}
		m, _, err := image.Decode(bytes.NewReader(made.Data))
		return &print{data: made.Data, name: pic.Stem + "." + strings.TrimPrefix(made.Extension, "."), image: m}, err
	}, func(made *print, err error) {
		if err == nil {
			v.prints[key] = made
		}
		then(made, err)
	})
}

// save asks for a place for the first picture, and puts the others beside it under their names.
func (v *View) save(u companion.Upload, told *fyne.Container) {
	var all []*print
	var gather func(int)
	gather = func(i int) {
		if i < len(u.Pictures) {
			v.make(u.Pictures[i], func(made *print, err error) {
				if err != nil {
					v.Tell(err)
					return
				}
				all = append(all, made)
				gather(i + 1)
			})
			return
		}
		v.SaveAs(all[0].name, func(path string) {
			if path != "" {
				v.write(all, path, told)
			}
		})
	}
	gather(0)
}

func (v *View) write(all []*print, path string, told *fyne.Container) {
	folder, write := filepath.Dir(path), v.Write
	task.Run(context.Background(), v.Tasks, func(ctx context.Context) (struct{}, error) {
		for i, made := range all {
			to := path
			if i > 0 {
				to = filepath.Join(folder, made.name)
			}
			if err := ctx.Err(); err != nil {
				return struct{}{}, err
			}
			err := write(to, func(w screen.Writer) error {
				_, err := w.Write(made.data)
				return err
			})
			if err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	}, func(_ struct{}, err error) {
		if err != nil {
			told.Objects = []fyne.CanvasObject{panel.Mark(panel.Danger, icons.Alert, v.Sentence(err))}
		} else {
			told.Objects = []fyne.CanvasObject{
				panel.Mark(panel.Success, icons.Done, v.Texts.T("beside.saved", "n", number(len(all)))), panel.Caption(v.Texts.T("beside.saved.open")),
			}
			if v.Folder != nil {
				told.Add(panel.Line(0, panel.Link(v.Texts.T("beside.folder"), func() { v.Folder(folder) })))
			}
		}
		told.Refresh()
		v.body.Refresh()
	})
}
