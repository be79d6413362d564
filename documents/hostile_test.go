package documents_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// What an inspection of any file may take, whatever the file was made for.
const (
	mostMemory = 512 << 20 // bytes of the whole process
	mostTime   = 10 * time.Second
	// enginesMemory is what the process holds with the text models and the PDF engine loaded, see testdata/hostile.txt.
	enginesMemory = 280 << 20 // bytes
)

// hostile is a file made to be expensive, and what is said of it.
type hostile struct {
	name string
	make func(t testing.TB) []byte
	want []paper.Trouble // one of these; "" is none
	slow bool            // made or looked into only with -update
}

func hostiles() []hostile {
	fine, broken, pixels := paper.Trouble(""), paper.Broken, paper.TooManyPixels
	return []hostile{
		{"JPEG, 60 million pixels", func(t testing.TB) []byte { return largeJPEG(t, 7740, 7740) }, []paper.Trouble{fine}, true},
		{"JPEG, 60 million pixels that end at once", func(t testing.TB) []byte { return claimedJPEG(t, 7740, 7740) }, []paper.Trouble{broken}, false},
		{"JPEG, 65000 × 900", func(t testing.TB) []byte { return largeJPEG(t, 65000, 900) }, []paper.Trouble{fine}, true},
		{"progressive JPEG, 60 million pixels", func(testing.TB) []byte { return progressive(7740, 7740, 1) }, []paper.Trouble{pixels}, false},
		{"progressive JPEG, 20 million pixels", func(testing.TB) []byte { return progressive(5000, 4000, 1) }, []paper.Trouble{fine}, true},
		{"progressive JPEG, 20,000 scans", func(testing.TB) []byte { return progressive(4000, 3000, 20_000) }, []paper.Trouble{pixels}, false},
		{"progressive JPEG, 80 scans", func(testing.TB) []byte { return progressive(4000, 3000, 80) }, []paper.Trouble{fine}, true},
		{"PNG, 60 million pixels", func(t testing.TB) []byte { return hugePNG(t, 7740, 7740, 8, 6, false) }, []paper.Trouble{pixels}, false},
		{"PNG, 37 million pixels", func(t testing.TB) []byte { return hugePNG(t, 7436, 5000, 8, 6, false) }, []paper.Trouble{fine}, true},
		{"PNG, 29 million pixels in a palette", func(t testing.TB) []byte { return hugePNG(t, 5800, 5000, 8, 3, false) }, []paper.Trouble{fine}, true},
		{"PNG, 12 million pixels of 16 bits", func(t testing.TB) []byte { return hugePNG(t, 4000, 3000, 16, 6, false) }, []paper.Trouble{fine}, true},
		{"PNG, 37 million grey pixels of 16 bits", func(t testing.TB) []byte { return hugePNG(t, 7400, 5000, 16, 0, false) }, []paper.Trouble{fine}, true},
		{"PNG, interlaced, 24 million pixels", func(t testing.TB) []byte { return hugePNG(t, 6000, 4000, 8, 6, true) }, []paper.Trouble{fine, broken}, true},
		{"PNG, 30000 × 1", func(t testing.TB) []byte { return hugePNG(t, 30000, 1, 8, 0, false) }, []paper.Trouble{fine}, false},
		{"PNG, 1 × 30000", func(t testing.TB) []byte { return hugePNG(t, 1, 30000, 8, 0, false) }, []paper.Trouble{fine}, false},
		{"PNG, 1 × 10,000,000", func(t testing.TB) []byte { return hugePNG(t, 1, 10_000_000, 8, 0, false) }, []paper.Trouble{fine}, true},
		{"PNG, 1 × 37,000,000 in colour", func(t testing.TB) []byte { return hugePNG(t, 1, 37_000_000, 8, 6, false) }, []paper.Trouble{fine}, true},
		{"BMP, 60 million pixels that are not there", func(testing.TB) []byte { return emptyBMP(7740, 7740) }, []paper.Trouble{pixels}, false},
		{"WebP, 59 million pixels that are not there", func(testing.TB) []byte { return emptyWebP(16383, 3600) }, []paper.Trouble{pixels}, false},
		{"64 MB of noise called JPEG", func(testing.TB) []byte { return garbage("\xff\xd8\xff\xe0\x00\x10JFIF\x00") }, []paper.Trouble{broken}, false},
		{"64 MB of noise called PNG", func(testing.TB) []byte { return garbage("\x89PNG\r\n\x1a\n") }, []paper.Trouble{broken}, false},
		{"64 MB of noise called PDF", func(testing.TB) []byte { return garbage("%PDF-1.7\n") }, []paper.Trouble{broken}, true},
		{"64 MB of noise", func(testing.TB) []byte { return garbage("") }, []paper.Trouble{paper.Unsupported}, false},
		{"PDF, 200,000 arrays in each other", func(testing.TB) []byte {
			return pdfOf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /X " + strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000) + " >>")
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, an endless string", func(testing.TB) []byte {
			return pdfOf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /X (" + strings.Repeat("((", 100_000) + " >>")
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, a page of 100 by 100 km", func(testing.TB) []byte {
			return pdfOf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 280000000 280000000] >>")
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, a page without width", func(testing.TB) []byte {
			return pdfOf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 700] >>")
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, a page tree that goes in circles", func(testing.TB) []byte {
			return pdfOf("<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>")
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, 5000 pages", func(testing.TB) []byte { return manyPages(5000) }, []paper.Trouble{paper.TooManyPages}, false},
		{"PDF, a picture of 55 million pixels", func(t testing.TB) []byte {
			return specimen.Scan(claimedOr(t, 7400, 7400))
		}, []paper.Trouble{fine, broken}, true},
		{"PDF, a picture of 65000 × 65000 pixels", func(t testing.TB) []byte {
			return specimen.Scan(claimedJPEG(t, 65000, 65000))
		}, []paper.Trouble{fine, broken}, false},
		{"PDF, two gigabytes of commands", func(t testing.TB) []byte { return pdfBomb(t, 2<<30) }, []paper.Trouble{fine, broken}, true},
		{"PDF, 60 megabytes of commands", func(t testing.TB) []byte { return pdfBomb(t, 60<<20) }, []paper.Trouble{fine, broken}, true},
	}
}

// claimedOr is a large JPEG.
func claimedOr(t testing.TB, width, height int) []byte { return largeJPEG(t, width, height) }

// largeJPEG is a picture with an edge here and there.
func largeJPEG(t testing.TB, width, height int) []byte {
	t.Helper()
	m := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range m.Y {
		m.Y[i] = uint8(i/4099*37 ^ i/width)
	}
	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, m, &jpeg.Options{Quality: 50}))
	return out.Bytes()
}

// claimedJPEG claims a size that it has not.
func claimedJPEG(t testing.TB, width, height uint16) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, image.NewYCbCr(image.Rect(0, 0, 64, 64), image.YCbCrSubsampleRatio420), nil))
	data := out.Bytes()
	at := bytes.Index(data, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(data[at+5:], height)
	binary.BigEndian.PutUint16(data[at+7:], width)
	return data
}

// progressive is a picture of one colour in many scans, each of a few bytes that stand for all of its blocks.
func progressive(width, height uint16, scans int) []byte {
	out := []byte{0xff, 0xd8, 0xff, 0xdb, 0, 67, 0}
	out = append(out, bytes.Repeat([]byte{16}, 64)...)
	out = append(out, 0xff, 0xc2, 0, 17, 8)
	out = binary.BigEndian.AppendUint16(out, height)
	out = binary.BigEndian.AppendUint16(out, width)
	out = append(out, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0)
	// A table with one code of one bit: for the even part "no change", for the rest "nothing in the next 16384 blocks".
	table := func(class, symbol byte) []byte {
		t := append([]byte{0xff, 0xc4, 0, 20, class, 1}, make([]byte, 15)...)
		return append(t, symbol)
	}
	out = append(append(out, table(0x00, 0)...), table(0x10, 0xe0)...)
	blocks := (int(width) + 7) / 8 * ((int(height) + 7) / 8)
	out = append(out, 0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0)
	squares := (int(width) + 15) / 16 * ((int(height) + 15) / 16) // each with four blocks of brightness and two of colour
	out = append(out, make([]byte, 6*squares/8+1)...)
	for range scans {
		out = append(out, 0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0)
		out = append(out, make([]byte, blocks/16384*15/8+4)...)
	}
	return append(out, 0xff, 0xd9)
}

// hugePNG is a picture of one colour.
func hugePNG(t testing.TB, width, height uint32, depth, colour byte, interlaced bool) []byte {
	t.Helper()
	chunk := func(out []byte, name string, data []byte) []byte {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		body := append([]byte(name), data...)
		return binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(nil, width)
	head = append(binary.BigEndian.AppendUint32(head, height), depth, colour, 0, 0, 0)
	if interlaced {
		head[12] = 1
	}
	channels := map[byte]int{0: 1, 2: 3, 3: 1, 6: 4}[colour]
	total := int64(height) * (1 + int64(width)*int64(channels)*int64(depth)/8)
	if interlaced {
		total += int64(height) * 2 // each pass has rows of its own, and each row a byte before it
	}
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.BestSpeed)
	require.NoError(t, err)
	zeros := make([]byte, 1<<20)
	for total > 0 {
		n := min(total, int64(len(zeros)))
		_, err := z.Write(zeros[:n])
		require.NoError(t, err)
		total -= n
	}
	require.NoError(t, z.Close())
	out := chunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", head)
	if colour == 3 {
		out = chunk(out, "PLTE", []byte{10, 20, 30})
	}
	return chunk(chunk(out, "IDAT", packed.Bytes()), "IEND", nil)
}

func emptyBMP(width, height uint32) []byte {
	out := append([]byte("BM"), make([]byte, 52)...)
	binary.LittleEndian.PutUint32(out[10:], 54)
	binary.LittleEndian.PutUint32(out[14:], 40)
	binary.LittleEndian.PutUint32(out[18:], width)
	binary.LittleEndian.PutUint32(out[22:], height)
	binary.LittleEndian.PutUint16(out[26:], 1)
	binary.LittleEndian.PutUint16(out[28:], 24)
	return out
}

func emptyWebP(width, height uint32) []byte {
	bits := (width - 1) | (height-1)<<14
	out := append([]byte("RIFF\x20\x00\x00\x00WEBPVP8L\x14\x00\x00\x00\x2f"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[21:], bits)
	return append(out, make([]byte, 20)...)
}

// garbage is noise behind a beginning.
func garbage(head string) []byte {
	out := make([]byte, paper.MaxBytes)
	state := uint64(0x9e3779b97f4a7c15)
	for i := range out {
		state = state*6364136223846793005 + 1442695040888963407
		out[i] = byte(state >> 56)
	}
	copy(out, head)
	return out
}

// pdfOf is a PDF whose first page is this object.
func pdfOf(page string) []byte {
	return written([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page})
}

func manyPages(n int) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	var kids strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", 3+i)
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] >>")
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), n)
	return written(objects)
}

// pdfBomb draws so many bytes of lines, packed twice where once would not be small enough.
func pdfBomb(t testing.TB, size int64) []byte {
	t.Helper()
	pack := func(write func(z *zlib.Writer)) []byte {
		var out bytes.Buffer
		z, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
		require.NoError(t, err)
		write(z)
		require.NoError(t, z.Close())
		return out.Bytes()
	}
	line := bytes.Repeat([]byte("0 0 m 500 700 l S\n"), 4096)
	once := pack(func(z *zlib.Writer) {
		for left := size; left > 0; left -= int64(len(line)) {
			_, err := z.Write(line)
			require.NoError(t, err)
		}
	})
	twice := pack(func(z *zlib.Writer) {
		_, err := z.Write(once)
		require.NoError(t, err)
	})
	return written([]string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream", len(twice), twice),
	})
}

// written numbers objects and lists where they are.
func written(objects []string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var table strings.Builder
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(objects)+1, at)
	return out.Bytes()
}

// peak forgets the most memory that the process had, and returns a function that tells what it had since. Where the
// system does not tell, as outside of Linux, what the runtime holds stands for it.
func peak() func() int64 {
	debug.FreeOSMemory()
	const reset = "/proc/self/clear_refs"
	if err := os.WriteFile(reset, []byte("5"), 0); err != nil {
		return func() int64 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return int64(m.Sys - m.HeapReleased)
		}
	}
	return func() int64 {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			return 0
		}
		for line := range strings.Lines(string(status)) {
			if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
				kilobytes, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
				return kilobytes << 10
			}
		}
		return 0
	}
}

// worked returns a function that tells how long the process has worked since, on all processors together, so that others
// on the machine do not count. Where the system does not tell, it is the time that went by.
func worked() func() time.Duration {
	start := time.Now()
	ticks := func() (n int64, ok bool) {
		status, err := os.ReadFile("/proc/self/stat")
		if err != nil {
			return 0, false
		}
		// The name in brackets may hold spaces; behind it, the twelfth and thirteenth are the times in user and system.
		_, rest, _ := strings.Cut(string(status), ") ")
		fields := strings.Fields(rest)
		if len(fields) < 13 {
			return 0, false
		}
		user, _ := strconv.ParseInt(fields[11], 10, 64)
		system, _ := strconv.ParseInt(fields[12], 10, 64)
		return user + system, true
	}
	const tick = 10 * time.Millisecond // of Linux, on every processor that this runs on
	first, ok := ticks()
	return func() time.Duration {
		if last, again := ticks(); ok && again {
			return time.Duration(last-first) * tick
		}
		return time.Since(start)
	}
}

// TestHostileFiles looks into files that were made to take all memory, all time, or the program with them. With -update it
// looks into all and writes the table of what each took.
func TestHostileFiles(t *testing.T) {
	debug.SetMemoryLimit(documents.SoftMemory) // as the programs do
	inspector := withReader()
	// Starts the engine and the text models. An inspection goes on without an engine, and would show here that nothing takes
	// any time.
	_, err := inspector.Picture(context.Background(), pages(1), 0, 100)
	require.NoError(t, err)
	warm, err := inspector.Inspect(context.Background(), "a.pdf", pages(1), "")
	require.NoError(t, err)
	require.Empty(t, warm.Unread)
	var table strings.Builder
	table.WriteString("What looking into hostile files takes: time of the processors together, and the most memory of the whole process with the text models and the PDF\n" +
		"engine loaded. The limits are " + mostTime.String() + " and " + fmt.Sprint(mostMemory>>20) + " MB.\n" +
		"Made anew by: go test ./documents -run HostileFiles -update\n\n")
	fmt.Fprintf(&table, "%-46s %9s %9s %9s  %s\n", "file", "bytes", "ms", "MB", "trouble")
	for _, h := range hostiles() {
		if h.slow && !*update {
			continue
		}
		t.Run(h.name, func(t *testing.T) {
			data := h.make(t)
			t.Logf("%d bytes", len(data))
			most := peak()
			before := most()
			took := worked()
			r, err := inspector.Inspect(context.Background(), "a", data, "")
			busy, memory := took(), most()
			require.NoError(t, err)
			assert.Contains(t, h.want, r.Trouble)
			// Among other tests the process holds what they left, so only what the file takes counts.
			assert.Less(t, memory-before, int64(mostMemory-enginesMemory))
			if *update {
				assert.Less(t, memory, int64(mostMemory))
				assert.Less(t, busy, mostTime)
			}
			fmt.Fprintf(&table, "%-46s %9d %9d %9d  %s\n", h.name, len(data), busy.Milliseconds(), memory>>20, r.Trouble)
		})
	}
	if *update {
		t.Log("\n" + table.String())
		require.NoError(t, os.WriteFile(filepath.Join("testdata", "hostile.txt"), []byte(table.String()), 0o644))
	}
}
