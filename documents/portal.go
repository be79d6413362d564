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
// without metadata. A JPEG or PNG that is so already keeps its pixels. The extension is ".jpg" or ".png". It fails with
// ErrNotShown, or with the error of ctx.
func (i *Inspector) Portal(ctx context.Context, data []byte, slot paper.Slot, page int) (out []byte, extension string, err error) {
	limit := PortalLimit(slot)
	picture, err := i.picture(ctx, data, page, portalPageSide)
	if err != nil {
		return nil, "", err
	}
	if out, extension := picture.Kept(data, limit); out != nil {
		return out, extension, nil
	}
	return picture.Encode(ctx, limit, slot.Pattern() == IconSlot)
}
