package wizard

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/letter"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/standin"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// A caster makes an exhibit of stand-ins. It is built up member by member: what is not named here does not leave.
type caster struct {
	*redactor
	mask *standin.Mask
}

func (c caster) cast() (Exhibit, map[string]string) {
	from := c.original
	filings := append([]*filing.Filing{from.Draft.Filing}, c.others...)
	c.mask.MeetAll(filings...)
	ids := map[string]string{}
	f := c.filing(from.Draft.Filing, ids)
	e := Exhibit{
		At: from.At, Program: from.Program, Rulebook: from.Rulebook, Book: from.Book, View: c.view(from.View), Redacted: true,
		Draft: Draft{
			Filing: f, Reports: map[string]paper.Report{}, Interview: c.interview(from.Draft.Interview), Stop: code(from.Draft.Stop),
			Progress:  c.progress(from.Draft.Progress),
			Finish:    paper.Finish{Framing: paper.Framing(code(string(from.Draft.Finish.Framing))), Watermark: from.Draft.Finish.Watermark},
			CreatedAt: from.Draft.CreatedAt, SavedAt: from.Draft.SavedAt,
		},
	}
	for _, g := range from.Draft.Granted {
		e.Draft.Granted = append(e.Draft.Granted, c.mask.Text(g))
	}
	for _, other := range c.others {
		e.Others = append(e.Others, c.filing(other, map[string]string{}))
	}
	for i, a := range from.Draft.Filing.Attachments {
		if r, ok := from.Draft.Reports[a.ID]; ok {
			shown := f.Attachments[i]
			report := c.mask.Report(r, shown.File, c.mask.Digest(r.SHA256))
			c.codes(r, &report, f)
			e.Draft.Reports[shown.ID] = report
		}
	}
	for i, app := range from.Draft.Apps {
		e.Draft.Apps = append(e.Draft.Apps, c.app(app, i))
	}
	e.Log = c.log(from.Log)
	return e, ids
}

// plainID is what ids of attachments look like that this program, and its samples, give.
var plainID = regexp.MustCompile(`^([a-z]{0,2}[0-9]{1,3}|[a-z]|01[0-9A-HJKMNP-TV-Z]{24})$`)

// filing replaces a filing, its attachments included. Their new ids come into ids.
func (c caster) filing(from *filing.Filing, ids map[string]string) *filing.Filing {
	f := c.mask.Filing(from)
	if !plainID.MatchString(f.ID) {
		f.ID = c.mask.Text(f.ID)
	}
	for i := range f.Attachments {
		a := &f.Attachments[i]
		if _, ok := ids[a.ID]; !ok {
			ids[a.ID] = a.ID
			if !plainID.MatchString(a.ID) {
				ids[a.ID] = fmt.Sprintf("p%d", i+1)
			}
		}
		a.ID = ids[a.ID]
		a.File = fileName(a.ID, a.File)
		a.SHA256 = c.mask.Digest(a.SHA256)
		a.Slot = c.slot(a.Slot)
	}
	for i := range f.Services {
		if app := f.Services[i].App; app != nil && app.Icon != "" {
			if id, ok := ids[app.Icon]; ok {
				app.Icon = id
			} else if !plainID.MatchString(app.Icon) {
				app.Icon = "none"
			}
		}
	}
	for i := range f.SetAside {
		s := &f.SetAside[i]
		if id, ok := ids[s.Attachment]; ok {
			s.Attachment = id
		} else if !placeForm(s.Attachment) {
			s.Attachment = c.mask.Text(s.Attachment)
		}
	}
	return f
}

// placeForm reports whether a text names a place in a filing.
func placeForm(s string) bool {
	_, fact := filing.Lookup(filing.Path(s))
	return s == "" || fact || paper.Slot(s).Valid() || filing.Path(s).Pattern() == filing.Path("services[]")
}

// slot keeps the places that the program knows. The name of a letter that nobody knows may say anything.
func (c caster) slot(s string) string {
	slot := paper.Slot(s)
	if !slot.Valid() {
		return c.mask.Text(s)
	}
	if family, id, named := slot.Named(); named && !c.texts.Has("paper."+id) {
		return family + c.mask.Text(id)
	}
	return s
}

// extensions are those of files that people give.
var extensions = []string{
	".jpg", ".jpeg", ".png", ".pdf", ".bmp", ".webp", ".heic", ".heif", ".gif", ".tif", ".tiff", ".jfif", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar",
	".txt", ".ofd", ".apk", ".aab", ".ipa", ".hap", ".app", ".cer", ".crt", ".pem", ".p7b", ".p12", ".pfx", ".jks", ".keystore", ".mobileprovision",
}

// fileName is the name of a file in the case's own order, with its extension where that is one of a kind of files.
func fileName(stem, name string) string {
	if name == "" {
		return ""
	}
	extension := path.Ext(baseName(name))
	if !slices.Contains(extensions, strings.ToLower(extension)) && extension != "" {
		extension = ".bin"
	}
	return stem + extension
}

// codes carries the codes of a letter over to the stand-ins, so that it states of them what it stated of the case.
func (c caster) codes(from paper.Report, to *paper.Report, f *filing.Filing) {
	if from.Ink != nil {
		for i, one := range from.Ink.Codes {
			to.Ink.Codes[i].Text = c.code(one.Text, f)
		}
	}
	if line, ok := from.Fields["letter_id"]; ok && line.Text != "" {
		carried := to.Fields["letter_id"]
		carried.Text, carried.Raw = c.code(line.Text, f), ""
		to.Fields["letter_id"] = carried
	}
}

func (c caster) code(typed string, f *filing.Filing) string {
	parsed, err := letter.ParseCode(typed)
	if err != nil {
		return c.mask.Text(typed)
	}
	carried := parsed
	carried.Facts = slices.Repeat([]string{"00"}, len(parsed.Facts))
	if book := c.desk.parts.Letters; book != nil {
		if with, err := book.Carry(parsed, c.look(c.original.Draft.Filing), c.look(f)); err == nil {
			carried = with
		}
	}
	return carried.String()
}

// app replaces what was read of an app.
func (c caster) app(r AppReading, n int) AppReading {
	m := c.mask
	out := AppReading{
		Row: filing.Path(code(string(r.Row))), File: fileName(fmt.Sprintf("app%d", n+1), r.File), Size: r.Size, Kind: code(r.Kind), Alone: r.Alone, OS: code(r.OS), Guessed: r.Guessed,
		Package: m.Fact("services[].app.platforms[].package", r.Package), Label: m.Fact("services[].name", r.Label),
		Version: version(r.Version), VersionCode: version(r.VersionCode), MinSDK: r.MinSDK, TargetSDK: r.TargetSDK, UploadKey: r.UploadKey,
		Debuggable: r.Debuggable, Encrypted: r.Encrypted, Choices: slices.Clone(r.Choices), Chosen: r.Chosen, Reason: code(r.Reason), Signers: []AppSigner{},
	}
	for _, part := range r.Unread {
		out.Unread = append(out.Unread, code(part))
	}
	for lang, label := range r.Labels {
		if out.Labels == nil {
			out.Labels = map[string]string{}
		}
		out.Labels[code(lang)] = m.Fact("services[].name", label)
	}
	for _, s := range r.Signers {
		out.Signers = append(out.Signers, AppSigner{
			Scheme: code(s.Scheme), Subject: m.Text(s.Subject), Issuer: m.Text(s.Issuer), NotBefore: code(s.NotBefore), NotAfter: code(s.NotAfter), Role: code(s.Role),
			Superseded: s.Superseded, Alias: m.Text(s.Alias), MD5: m.Digest(s.MD5), SHA1: m.Digest(s.SHA1), SHA256: m.Digest(s.SHA256),
			SPKI: m.SPKI(s.SPKI), Key: m.Key(s.Key), Fingerprint: m.Digest(s.Fingerprint),
		})
	}
	return out
}

func code(s string) string { return standin.Code(s) }

var versionForm = regexp.MustCompile(`^[0-9]{1,10}(\.[0-9]{1,6}){0,4}$`)

// version keeps a version in digits.
func version(s string) string {
	if versionForm.MatchString(s) {
		return s
	}
	return ""
}

func (c caster) interview(i flow.Interview) flow.Interview {
	for _, p := range []*string{&i.Purpose, &i.Province, &i.Part, &i.Leaving, &i.Moving, &i.ClaimCause, &i.Obstacle} {
		*p = code(*p)
	}
	i.Nature, i.Service = filing.Nature(code(string(i.Nature))), filing.ServiceKind(code(string(i.Service)))
	return i
}

func (c caster) progress(p timeline.Progress) timeline.Progress {
	var out timeline.Progress
	for _, e := range p.Events {
		out.Events = append(out.Events, timeline.Event{At: e.At, DayOnly: e.DayOnly, Status: timeline.Status(code(string(e.Status))), Note: c.mask.Text(e.Note)})
	}
	return out
}

func (c caster) view(v View) View {
	v.Language = text.Language(code(string(v.Language)))
	v.Look, v.Screen, v.Stop, v.Focus = code(v.Look), code(v.Screen), code(v.Stop), filing.Path(code(string(v.Focus)))
	return v
}

// hidden stands in a line of the log for what must not be told. The log has none of it; this is a second net.
const hidden = "<…>"

func (c caster) log(from []string) []string {
	if len(from) == 0 {
		return nil
	}
	const shortest = 4 // bytes; shorter values stand in any line by chance
	private := slices.DeleteFunc(c.private(), func(v string) bool { return len(v) < shortest })
	var out []string
	for _, line := range from {
		folded := strings.ReplaceAll(filing.Fold(line), "-", "")
		if slices.ContainsFunc(private, func(v string) bool { return strings.Contains(folded, v) }) {
			line = hidden
		}
		out = append(out, line)
	}
	return out
}

// pairs lists what became of what, in the order of the dictionary and then paper by paper.
func (r *redactor) pairs(a attempt) []StandIn {
	var out []StandIn
	shown := a.exhibit.Draft.Filing
	standin.EachFact(r.original.Draft.Filing, func(p filing.Path, typed string) {
		to, _ := shown.Text(p)
		if now, _ := r.original.Draft.Filing.Text(p); now != typed {
			to, _ = shown.FiledText(p)
		}
		out = append(out, StandIn{Path: p, Original: typed, Shown: to})
	})
	for _, at := range r.original.Draft.Filing.Attachments {
		report, ok := r.original.Draft.Reports[at.ID]
		if !ok {
			continue
		}
		to := a.exhibit.Draft.Reports[a.ids[at.ID]]
		for _, name := range sortedKeys(report.Fields) {
			if text := report.Fields[name].Text; text != "" {
				out = append(out, StandIn{Attachment: at.ID, Field: name, Original: text, Shown: to.Fields[name].Text})
			}
		}
	}
	for i, s := range r.original.Draft.Filing.SetAside {
		out = append(out, StandIn{Field: "set_aside", Original: s.Reason, Shown: shown.SetAside[i].Reason})
	}
	return out
}

func sortedKeys(fields map[string]paper.Line) []string {
	keys := make([]string, 0, len(fields))
	for k := range fields {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func marksOf(r paper.Report) []paper.Line {
	var out []paper.Line
	for _, m := range r.Marks {
		out = append(out, m.Line)
	}
	return out
}
