package pack

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A picture is one page of a paper as the portal takes it.
type picture struct {
	slot       string
	attachment string // id
	stem       string // of its name; empty when the page could not be made
	name       string // member name; empty when the page was not made
	page       int    // from 0
	data       []byte
	extension  string
	watermark  paper.Watermark // what became of it
}

// A given is a file as it was given.
type given struct {
	attachment filing.Attachment
	name       string // member name
	size       int64
	sha256     string
}

// A haul is what became of the attachments of a filing.
type haul struct {
	given    []given // in the order of the filing
	pictures []picture
	letters  []item // signed letters, as they were given
}

// gather reads every attachment once, takes its checksum and makes the portal's pictures of it. The bytes as given are
// not kept: they are read again when they are written.
func gather(ctx context.Context, p wizard.Package) (haul, error) {
	var h haul
	names := distinct{}
	for _, a := range p.Filing.Attachments {
		data, err := fetch(ctx, p.Files, a)
		if err != nil {
			return haul{}, err
		}
		name := names.name(givenFolder, givenName(a.ID, a.File))
		h.given = append(h.given, given{attachment: a, name: name, size: int64(len(data)), sha256: digest(data)})
		if id, ok := strings.CutPrefix(a.Slot, "letters."); ok && paper.Slot(a.Slot).Valid() {
			signed := names.name(letterFolder, id+"-signed"+extensionOf(name))
			h.letters = append(h.letters, item{name: signed, data: data})
		}
		for page := range pagesOf(p, a) {
			pic := picture{slot: a.Slot, attachment: a.ID, page: page}
			made, err := p.Pictures.Portal(ctx, data, paper.Portrait{
				Slot: paper.Slot(a.Slot), Page: page, Report: p.Reports[a.ID], Finish: p.Finish,
			})
			if err == nil && p.Made != nil {
				p.Made(a, page, made)
			}
			pic.data, pic.extension, pic.watermark = made.Data, made.Extension, made.Watermark
			if ctx.Err() != nil {
				return haul{}, ctx.Err()
			}
			// A file that cannot be turned into a picture is left out here; report and companion name it.
			if err != nil || len(pic.data) == 0 {
				pic.data = nil
			}
			h.pictures = append(h.pictures, pic)
		}
	}
	h.namePictures(names)
	return h, nil
}

func fetch(ctx context.Context, files wizard.Files, a filing.Attachment) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, err := files.Bytes(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("attachment %s: %w", a.File, err)
	}
	return data, nil
}

// namePictures names pictures by their slot, with numbers where a slot has several.
func (h *haul) namePictures(names distinct) {
	several := map[string]int{}
	for _, pic := range h.pictures {
		several[slotName(pic.slot)]++
	}
	count := map[string]int{}
	for i := range h.pictures {
		pic := &h.pictures[i]
		name := slotName(pic.slot)
		count[name]++
		if pic.data == nil {
			continue
		}
		number := ""
		if several[name] > 1 {
			number = "-" + strconv.Itoa(count[name])
		}
		pic.stem = name + number
		pic.name = names.name(portalFolder, pic.stem+pictureExtension(pic.extension))
	}
}

// expect says which pictures there would be, without making them.
func expect(p wizard.Package) haul {
	var h haul
	for _, a := range p.Filing.Attachments {
		for page := range pagesOf(p, a) {
			pic := picture{slot: a.Slot, attachment: a.ID, page: page}
			if p.Reports[a.ID].Trouble == "" {
				pic.data = []byte{} // one that is still to be made
			}
			h.pictures = append(h.pictures, pic)
		}
	}
	h.namePictures(distinct{})
	for i := range h.pictures {
		h.pictures[i].name, h.pictures[i].data = "", nil
	}
	return h
}

func pagesOf(p wizard.Package, a filing.Attachment) int {
	return max(1, min(p.Reports[a.ID].Pages, paper.MaxPages))
}

// pictureExtension takes the extension with or without its dot.
func pictureExtension(extension string) string {
	switch strings.ToLower(strings.TrimPrefix(extension, ".")) {
	case "png":
		return ".png"
	default:
		return ".jpg"
	}
}

func extensionOf(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > strings.LastIndexByte(name, '/') {
		return name[i:]
	}
	return ""
}

// of returns the pictures of a slot, in order, those that could not be made among them.
func (h *haul) of(slot string) []picture {
	return slices.DeleteFunc(slices.Clone(h.pictures), func(p picture) bool { return p.slot != slot })
}
