package main

import (
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/storage"
	"github.com/beiandesk/beiandesk/ui/gallery"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
)

// demoStore is the folder in which the demonstration keeps drafts while it draws. No other program uses the name, so what
// a run left that was ended by force can be removed.
const demoStore = ".beianctl-demo-drafts"

// drawScreens draws every screen of the desktop program, as it looks on the samples, into PNG files.
func (c *demoCommand) drawScreens(j *job) (err error) {
	if err := j.say("\n%s", j.words.T("cli.demo.screens")); err != nil {
		return err
	}
	dir := filepath.Join(c.Output, "screens")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	folder := filepath.Join(c.Output, demoStore)
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	store, err := storage.Open(folder, storage.Options{Clock: j.clock()})
	if err != nil {
		return err
	}
	rooms, err := assembly.New(assembly.Options{Clock: j.clock(), Store: store})
	if err != nil {
		return errors.Join(err, store.Close())
	}
	defer func() { err = errors.Join(err, rooms.Close(), store.Close()) }()
	// Size matters less than time here.
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	for _, view := range []struct {
		folder   string
		settings screen.Settings
	}{
		{"faulty", screen.Settings{Language: j.language, Look: theme.Light, Scale: 1}},
		{"individual", screen.Settings{Language: j.language, Look: theme.Dark, Scale: 1}},
	} {
		e, err := j.open(filepath.Join(c.Output, view.folder))
		if err != nil {
			return err
		}
		session, err := rooms.Desk.Import(j.ctx, e.pack.Filing, e.pack, j.words)
		if err != nil {
			return err
		}
		options := gallery.Options{
			Desk: rooms.Desk, Texts: rooms.Texts, Draft: session.ID(), Settings: view.settings, Now: j.clock().Now,
			About: screen.About{Version: assembly.Version, Store: store.Dir(), Build: assembly.ReadBuild(rooms.Knowledge.Version).Tell},
		}
		err = gallery.Draw(j.ctx, options, func(name string, picture image.Image) error {
			path := filepath.Join(dir, view.folder+"-"+name+".png")
			if err := j.write(path, func(w io.Writer) error { return encoder.Encode(w, picture) }); err != nil {
				return err
			}
			return j.say("%s", j.words.T("cli.demo.screen", "file", path))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
