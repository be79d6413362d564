package photo

const (
	progressiveFrame = 0xc2 // marker of a picture in scans that add to each other: ITU-T T.81, table B.1
	// maxScans is how many scans a progressive picture may have. Ordinary ones have 10, and libjpeg's own tools write no
	// more than 64; each costs a walk over the whole picture, however few bytes it has.
	maxScans = 100
	// maxProgressive is the memory that a progressive picture may take while it is decoded: four bytes for each coefficient
	// and one for each pixel that it becomes.
	maxProgressive   = 170_000_000 // bytes
	largeProgressive = 8_000_000   // values
	fourChannels     = 4 * 3       // bytes in the head
)

// frame is what the head of a JPEG says of how it is stored.
type frame struct {
	progressive bool
	rgb         bool   // stored as red, green and blue, which become a picture of their own
	channels    []byte // three bytes for each
	scan        int    // where the first scan starts
}

// frameOf reads the head. It reports false where the decoder will refuse it anyway.
func frameOf(data []byte) (f frame, ok bool) {
	at, err := segments(data, func(marker byte, segment []byte) {
		// Two bytes of marker, two of length, one of depth, four of size, one with the number of channels, then the channels.
		if marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && len(segment) >= 10 {
			f.progressive, f.channels = marker == progressiveFrame, segment[10:]
			f.rgb = f.rgb || len(segment) >= 19 && segment[10] == 'R' && segment[13] == 'G' && segment[16] == 'B'
		}
		// Adobe's note: the last byte is 0 where the colours were not transformed.
		if marker == app14 && len(segment) >= 16 && string(segment[4:9]) == "Adobe" && segment[15] == 0 {
			f.rgb = true
		}
	})
	f.scan = at
	return f, err == nil && f.channels != nil
}

// costly reports whether much memory is to be given back after a JPEG was decoded.
func costly(data []byte) bool {
	f, ok := frameOf(data)
	if !ok || !f.progressive {
		return false
	}
	width, height, err := Size(data)
	return err == nil && samples(f.channels, width*height) >= largeProgressive
}

// affordable reports whether a JPEG of this many pixels can be decoded in the memory and time that a picture is given. What
// cannot be understood is left for the decoder to refuse.
func affordable(data []byte, pixels int) bool {
	f, ok := frameOf(data)
	if !ok {
		return true
	}
	cost := samples(f.channels, pixels)
	if !f.progressive {
		if len(f.channels) >= fourChannels || f.rgb && len(f.channels) > fourChannels/4 {
			cost += 4 * pixels // what is not brightness and two colours becomes a picture of its own
		}
		return cost <= maxDecoded
	}
	if 5*cost > maxProgressive {
		return false
	}
	at := f.scan
	var err error
	for scans := 0; err == nil && data[at+1] == startOfScan; scans++ {
		if scans >= maxScans {
			return false
		}
		at, err = segmentsFrom(data, endOfScan(data, at), func(byte, []byte) {})
	}
	return true
}

// samples returns how many values the channels of a JPEG have together.
func samples(channels []byte, pixels int) int {
	most, sum := 1, 0
	for i := 0; i+2 < len(channels); i += 3 {
		n := int(channels[i+1]>>4) * int(channels[i+1]&0xf)
		most, sum = max(most, n), sum+n
	}
	return pixels / most * sum
}
