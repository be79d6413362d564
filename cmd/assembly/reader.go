package assembly

import (
	"os"
	"path/filepath"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/documents/ocr"
)

// Reader returns the reader of text. Its library lies beside the program or in the cache folder.
func Reader(cache string) *ocr.Engine {
	folder := ""
	if program, err := os.Executable(); err == nil {
		folder = filepath.Dir(program)
	}
	return ocr.New(ocr.Options{
		LibraryPaths: onnxruntime.Places(folder, cache),
		Models:       ocr.Models{Detector: models.Detector(), Direction: models.Direction(), Recogniser: models.Recogniser()},
	})
}
