package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Format is the version of the package layout that this program writes and the newest that it reads.
const Format = 1

// The members of a package that are always there, and the folders of the others.
const (
	manifestName  = "manifest.json"
	filingName    = "filing.json"
	checkName     = "report.json"
	reportName    = "report.pdf"
	companionName = "fill-in.html"
	portalFolder  = "portal/"
	letterFolder  = "letters/"
	givenFolder   = "originals/"
)

// maxManifestBytes bounds a manifest: maxEntries lines of a few hundred bytes stay far below it.
const maxManifestBytes = 1 << 20

// A Manifest says what a package holds. It is the first member and lists every other one.
type Manifest struct {
	Format    int      `json:"format"`
	Kind      string   `json:"kind,omitempty"` // SupportKind, or empty for a submission package
	Program   string   `json:"program"`        // version of the program that wrote it
	Rulebook  string   `json:"rulebook"`       // version of the rules that checked it
	CreatedAt string   `json:"created_at"`     // RFC 3339, UTC
	Language  string   `json:"language"`
	Filing    string   `json:"filing"` // id
	Files     []Member `json:"files"`
}

// A Member is one file of a package.
type Member struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // lower-case hex
}

func stamp(t time.Time) string { return t.UTC().Truncate(time.Second).Format(time.RFC3339) }

// decodeManifest looks at the format first: a newer manifest may well have members that we do not know.
func decodeManifest(raw []byte) (Manifest, error) {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(raw, &version); err != nil {
		return Manifest{}, fmt.Errorf("%w: %s is not JSON", ErrNotPackage, manifestName)
	}
	switch {
	case version.Format > Format:
		return Manifest{}, fmt.Errorf("%w: format %d, this program reads up to %d", ErrNewer, version.Format, Format)
	case version.Format != Format:
		return Manifest{}, fmt.Errorf("%w: %s has no format", ErrNotPackage, manifestName)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var m Manifest
	if err := dec.Decode(&m); err != nil {
		return Manifest{}, fmt.Errorf("%w: %s: %w", ErrNotPackage, manifestName, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return Manifest{}, fmt.Errorf("%w: %s goes on behind its end", ErrNotPackage, manifestName)
	}
	return m, nil
}

// encode writes JSON as the command line prints it: indented, with signs as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
