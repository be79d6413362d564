package pack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

var _ wizard.Bundler = Packer{}

// Bundle writes a support bundle (a zip of the same form as a package). The same exhibit makes the same bytes.
func (k Packer) Bundle(ctx context.Context, w io.Writer, b wizard.Bundle) error {
	e := b.Exhibit
	if !e.Redacted || e.Seen == nil || e.At.IsZero() {
		return fmt.Errorf("bundle: %w", wizard.ErrStandIns)
	}
	p := wizard.Package{Filing: e.Draft.Filing, Check: *e.Seen, Reports: e.Draft.Reports, Texts: b.Texts.Suited(e.Draft.Filing), CreatedAt: e.At, Program: e.Program}
	items, err := k.bundled(ctx, e, p)
	if err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	m := Manifest{
		Format: Format, Kind: SupportKind, Program: e.Program, Rulebook: e.Rulebook, CreatedAt: stamp(e.At), Language: string(b.Texts.Language()),
		Filing: e.Draft.Filing.ID, Files: []Member{},
	}
	for _, it := range items {
		m.Files = append(m.Files, Member{Name: it.name, Size: int64(len(it.data)), SHA256: digest(it.data)})
	}
	manifest, err := encode(m)
	if err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	return write(ctx, w, p, append([]item{{name: manifestName, data: manifest}}, items...))
}

// bundled lists every member but the manifest.
func (k Packer) bundled(ctx context.Context, e wizard.Exhibit, p wizard.Package) ([]item, error) {
	s := sighting{
		At: e.At, View: e.View, Interview: e.Draft.Interview, Papers: []givenPaper{}, Reports: e.Draft.Reports, Apps: e.Draft.Apps, Others: e.Others,
		Progress: e.Draft.Progress, Granted: e.Draft.Granted, Finish: e.Draft.Finish, CreatedAt: e.Draft.CreatedAt, SavedAt: e.Draft.SavedAt, Unlike: e.Unlike,
	}
	f := p.Filing.Clone()
	var pictures []item
	names := distinct{}
	h := haul{}
	for i := range f.Attachments {
		a := &f.Attachments[i]
		s.Papers = append(s.Papers, givenPaper{ID: a.ID, File: a.File, SHA256: a.SHA256, Size: a.Size})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := placeholder(p.Reports[a.ID], p.Texts.Plain(filing.Path(a.Slot)))
		if err != nil {
			return nil, err
		}
		name := names.name(pictureFolder, givenName(a.ID, "")+".png")
		h.given = append(h.given, given{attachment: *a, name: name, size: int64(len(data)), sha256: digest(data)})
		a.File, a.SHA256, a.Size = name, digest(data), int64(len(data))
		pictures = append(pictures, item{name: name, data: data})
	}
	var filingJSON bytes.Buffer
	if err := f.Encode(&filingJSON); err != nil {
		return nil, err
	}
	check, err := encode(p.Check)
	if err != nil {
		return nil, err
	}
	sight, err := encode(s)
	if err != nil {
		return nil, err
	}
	guide, err := k.guide(p, &h)
	if errors.Is(err, providers.ErrUnknown) { // what support has to see may be just that
		known := p
		known.Filing = p.Filing.Clone()
		known.Filing.Provider = ""
		guide, err = k.guide(known, &h)
	}
	if err != nil {
		return nil, err
	}
	pdf, err := report(p, &h, guide)
	if err != nil {
		return nil, err
	}
	items := []item{
		{name: filingName, data: filingJSON.Bytes()},
		{name: checkName, data: check},
		{name: reportName, data: pdf},
		{name: sightingName, data: sight},
	}
	if len(e.Log) > 0 {
		items = append(items, item{name: logName, data: []byte(lastLines(e.Log, maxLogBytes))})
	}
	if len(e.Book) > 0 {
		items = append(items, item{name: bookName, data: e.Book})
	}
	return append(items, pictures...), nil
}

// lastLines joins as many of the last lines as there is room for.
func lastLines(lines []string, most int) string {
	size, from := 0, len(lines)
	for from > 0 && size+len(lines[from-1])+1 <= most {
		from--
		size += len(lines[from]) + 1
	}
	if from == len(lines) {
		return ""
	}
	return strings.Join(lines[from:], "\n") + "\n"
}
