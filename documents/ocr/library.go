package ocr

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/beiandesk/beiandesk/assets/onnxruntime"
)

// findLibrary returns the first path at which our library lies. Another file of that name is passed over: the system may
// have a library of another version, and loading what is not ours is not ours to decide.
func findLibrary(paths []string) (string, error) {
	_, want := onnxruntime.File()
	if want == "" {
		return "", fmt.Errorf("%w: none is built for this system", ErrNoLibrary)
	}
	reason := error(ErrNoLibrary)
	for _, path := range paths {
		sum, err := sumOf(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			reason = fmt.Errorf("%w: %w", ErrWrongLibrary, err)
		case sum == want:
			return path, nil
		default:
			reason = fmt.Errorf("%w: %s", ErrWrongLibrary, path)
		}
	}
	return "", reason
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
