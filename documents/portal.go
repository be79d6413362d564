package documents

import (
	"context"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// portalPageSide is the long side of a page that is drawn for the portal: A4 at 300 dpi has 3508 pixels, and its JPEG
// stays under the limit.
const portalPageSide = 3508

// IconSlot is the pattern of the slots that hold the icon of an APP.
const IconSlot paper.Slot = "services[].app.icon"

// PortalLimit returns how many bytes a file for a slot may have.
func PortalLimit(slot paper.Slot) int {
	if slot.Pattern() == IconSlot {
		return photo.MaxPortalIcon
	}
	return photo.MaxPortalPicture
}

// Portal makes the picture that the portal takes of a page (from 0): JPEG or PNG, upright, within the limit of the slot,
// without metadata. A JPEG or PNG that is so already keeps its pixels. It fails with ErrNotShown, or with the error of ctx.
func (i *Inspector) Portal(ctx context.Context, data []byte, want paper.Portrait) (out paper.Print, err error) {
	limit := PortalLimit(want.Slot)
	picture, err := i.picture(ctx, data, want.Page, portalPageSide)
	if err != nil {
		return paper.Print{}, err
	}
	out.Framing = paper.Taken
	if out.Data, out.Extension = picture.Kept(data, limit); out.Data != nil {
		return out, nil
	}
	out.Data, out.Extension, err = picture.Encode(ctx, limit, want.Slot.Pattern() == IconSlot)
	return out, err
}
