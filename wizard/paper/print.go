package paper

// A Framing says how much of a photograph the portal gets.
type Framing string

// The framings. None chosen is Cropped.
const (
	// Cropped is the paper straightened, with a small border; as it was taken where no paper that is known stood out.
	Cropped Framing = "cropped"
	// Taken is the picture as it was taken.
	Taken Framing = "taken"
)

// A Finish is what an applicant chose for the pictures of a filing.
type Finish struct {
	Framing   Framing `json:"framing,omitempty"`
	Watermark bool    `json:"watermark,omitempty"` // says what the picture is for
}

// A Portrait says which picture the portal shall get of a page.
type Portrait struct {
	Slot   Slot
	Page   int    // from 0
	Report Report // what was found in the file; the zero value where nothing is known
	Finish Finish
}

// A Print is the picture of a page as the portal takes it.
type Print struct {
	Data      []byte
	Extension string    // ".jpg" or ".png"
	Framing   Framing   // which it came to be
	Watermark Watermark // what became of the watermark; empty where none was wanted
}

// A Watermark says what became of a watermark that was wanted.
type Watermark string

// What becomes of a watermark.
const (
	// Marked says that it stands in the picture, where it covers nothing.
	Marked Watermark = "marked"
	// NoRoom says that there is no place for it that covers nothing, so it was left out.
	NoRoom Watermark = "no_room"
	// NotRead says that the text of the picture could not be read, so nobody knows what it would cover.
	NotRead Watermark = "not_read"
	// NotWanted says that this paper gets none: icons, and letters that are written for the authority.
	NotWanted Watermark = "not_wanted"
)

// Takes reports whether papers of a slot are cropped and get a watermark: icons are pictures of their own, and letters are
// written for the authority and nobody else.
func (s Slot) Takes() (crop, watermark bool) {
	family, _, _ := s.Named()
	icon := s.Pattern() == "services[].app.icon"
	return !icon, !icon && family != Letters
}
