package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed file is a line that names the format, a salt, and chunks. The salt makes the file's own key from the store's.
// Chunk n is sealed under the nonce n (11 bytes) and a last byte that is 1 for the last chunk only (the STREAM
// construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): none can be dropped, doubled, exchanged or cut off. Within
// are the bytes, zeros up to the padded length, and in the last 8 bytes how many bytes there are.
const (
	fileMagic = "beiandesk sealed file 2\n"
	saltSize  = 32
	chunkSize = 64 << 10
	sealedRow = chunkSize + chacha20poly1305.Overhead
	trailer   = 8
	headSize  = len(fileMagic) + saltSize
)

func (k *Key) fileCipher(salt []byte) (cipher.AEAD, error) {
	own, err := hkdf.Key(sha256.New, k.files, salt, fileMagic, chacha20poly1305.KeySize)
	if err != nil {
		return nil, err
	}
	return chacha20poly1305.New(own)
}

func chunkNonce(n int64, last bool) []byte {
	nonce := make([]byte, chacha20poly1305.NonceSize)
	binary.BigEndian.PutUint64(nonce[3:], uint64(n))
	if last {
		nonce[len(nonce)-1] = 1
	}
	return nonce
}

// A Writer seals a file as it is written. It holds one chunk in memory.
type Writer struct {
	to      io.Writer
	aead    cipher.AEAD
	plain   []byte // of the chunk being filled
	row     []byte
	n       int64 // of the chunk being filled
	size    int64
	written bool
}

// NewWriter begins a sealed file. Close ends it; a file that was not closed cannot be opened.
func (k *Key) NewWriter(to io.Writer) (*Writer, error) {
	head := make([]byte, headSize)
	copy(head, fileMagic)
	salt := head[len(fileMagic):]
	if _, err := io.ReadFull(k.random, salt); err != nil {
		return nil, fmt.Errorf("seal file: %w", err)
	}
	aead, err := k.fileCipher(salt)
	if err != nil {
		return nil, err
	}
	if _, err := to.Write(head); err != nil {
		return nil, err
	}
	return &Writer{to: to, aead: aead, plain: make([]byte, 0, chunkSize), row: make([]byte, 0, sealedRow)}, nil
}

// Write seals p.
func (w *Writer) Write(p []byte) (int, error) {
	if w.written {
		return 0, errors.New("seal file: written after its end")
	}
	n := len(p)
	for len(p) > 0 {
		// A full chunk waits: only Close knows which one is the last.
		if len(w.plain) == chunkSize {
			if err := w.flush(false); err != nil {
				return n - len(p), err
			}
		}
		part := min(len(p), chunkSize-len(w.plain))
		w.plain = append(w.plain, p[:part]...)
		p = p[part:]
		w.size += int64(part)
	}
	return n, nil
}

func (w *Writer) flush(last bool) error {
	row := w.aead.Seal(w.row[:0], chunkNonce(w.n, last), w.plain, nil)
	if _, err := w.to.Write(row); err != nil {
		return err
	}
	w.n++
	w.plain = w.plain[:0]
	return nil
}

// Close pads the file and seals its end. It does not close what was written to.
func (w *Writer) Close() error {
	if w.written {
		return nil
	}
	size := w.size
	zeros := make([]byte, 4<<10)
	for left := int64(paddedFile(size)) - trailer - size; left > 0; {
		n, err := w.Write(zeros[:min(left, int64(len(zeros)))])
		if err != nil {
			return err
		}
		left -= int64(n)
	}
	if _, err := w.Write(binary.LittleEndian.AppendUint64(nil, uint64(size))); err != nil {
		return err
	}
	w.written = true
	return w.flush(true)
}

// paddedFile is how many plain bytes a file of a size is sealed as. The trailer lies within one chunk.
func paddedFile(size int64) int {
	n := Padded(int(size) + trailer)
	if rest := n % chunkSize; rest > 0 && rest < trailer {
		n += trailer - rest
	}
	return n
}

// A Reader reads a sealed file, from its beginning or at any place. It is not for several goroutines at once.
type Reader struct {
	from   io.ReaderAt
	aead   cipher.AEAD
	chunks int64
	tail   int   // sealed bytes of the last chunk
	size   int64 // plain bytes
	at     int64

	row   []byte
	plain []byte
	held  int64 // chunk in plain; -1 is none
}

// NewReader opens a sealed file of so many bytes. The end is looked at first, so a file that was cut is told at once.
func (k *Key) NewReader(from io.ReaderAt, sealedSize int64) (*Reader, error) {
	head := make([]byte, headSize)
	if n, err := from.ReadAt(head, 0); n < len(head) {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: a file of %d bytes", ErrBroken, sealedSize)
	}
	if string(head[:len(fileMagic)]) != fileMagic {
		return nil, fmt.Errorf("%w: no sealed file", ErrBroken)
	}
	aead, err := k.fileCipher(head[len(fileMagic):])
	if err != nil {
		return nil, err
	}
	body := sealedSize - int64(headSize)
	r := &Reader{from: from, aead: aead, chunks: (body + sealedRow - 1) / sealedRow, held: -1, row: make([]byte, sealedRow)}
	r.tail = int(body - (r.chunks-1)*sealedRow)
	if body <= 0 || r.tail < chacha20poly1305.Overhead+trailer {
		return nil, fmt.Errorf("%w: a file of %d bytes", ErrBroken, sealedSize)
	}
	last, err := r.chunk(r.chunks - 1)
	if err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint64(last[len(last)-trailer:])
	whole := (r.chunks-1)*chunkSize + int64(len(last))
	if size > uint64(whole-trailer) || int64(paddedFile(int64(size))) != whole {
		return nil, fmt.Errorf("%w: its length is another", ErrBroken)
	}
	r.size = int64(size)
	return r, nil
}

// Size returns how many plain bytes the file has.
func (r *Reader) Size() int64 { return r.size }

func (r *Reader) chunk(n int64) ([]byte, error) {
	if r.held == n {
		return r.plain, nil
	}
	row := r.row
	if n == r.chunks-1 {
		row = row[:r.tail]
	}
	if got, err := r.from.ReadAt(row, int64(headSize)+n*sealedRow); got < len(row) {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: its end is missing", ErrBroken)
	}
	r.held = -1
	plain, err := r.aead.Open(r.plain[:0], chunkNonce(n, n == r.chunks-1), row, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: chunk %d: %w", ErrBroken, n, err)
	}
	r.plain, r.held = plain, n
	return plain, nil
}

// ReadAt reads plain bytes from a place. It implements io.ReaderAt, but for one goroutine.
func (r *Reader) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at < 0 || at >= r.size {
			return n, io.EOF
		}
		plain, err := r.chunk(at / chunkSize)
		if err != nil {
			return n, err
		}
		from := int(at % chunkSize)
		got := copy(p[n:], plain[from:min(int64(len(plain)), int64(from)+r.size-at)])
		n, at = n+got, at+int64(got)
	}
	return n, nil
}

// Read reads plain bytes in order.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.at >= r.size {
		return 0, io.EOF
	}
	p = p[:min(len(p), chunkSize)]
	n, err := r.ReadAt(p, r.at)
	r.at += int64(n)
	if errors.Is(err, io.EOF) && n > 0 {
		err = nil
	}
	return n, err
}

// LooksSealed reports whether bytes begin as a sealed file does.
func LooksSealed(start []byte) bool {
	return len(start) >= len(fileMagic) && string(start[:len(fileMagic)]) == fileMagic
}
