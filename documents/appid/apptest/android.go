package apptest

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// An App is what an app says of itself.
type App struct {
	Package, Version string
	Label            string
	Localized        map[string]string // labels by two-letter language
	Icon             []byte            // PNG
	TargetSDK        uint32
}

// chunk puts type, sizes and content together.
func chunk(kind uint16, header, body []byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, kind)
	out = binary.LittleEndian.AppendUint16(out, uint16(8+len(header)))
	out = binary.LittleEndian.AppendUint32(out, uint32(8+len(header)+len(body)))
	return append(append(out, header...), body...)
}

// pool writes strings, in UTF-8 or in UTF-16.
func pool(strings []string, wide bool) []byte {
	var offsets, data []byte
	for _, s := range strings {
		offsets = append(offsets, le(uint32(len(data)))...)
		if wide {
			units := utf16.Encode([]rune(s))
			data = binary.LittleEndian.AppendUint16(data, uint16(len(units)))
			for _, u := range append(units, 0) {
				data = binary.LittleEndian.AppendUint16(data, u)
			}
			continue
		}
		data = append(data, byte(len([]rune(s))), byte(len(s)))
		data = append(append(data, s...), 0)
	}
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	flags := uint32(0x100)
	if wide {
		flags = 0
	}
	header := le(uint32(len(strings)), 0, flags, uint32(28+len(offsets)), 0)
	return chunk(1, header, append(offsets, data...))
}

// attribute is one of an element of a binary document.
type attribute struct {
	name string
	kind byte
	data uint32
	text string
}

// document writes a binary document of elements, each inside the one before.
type document struct {
	strings []string
	ids     []uint32
	body    []byte
}

func (d *document) string(s string) uint32 {
	if at := slices.Index(d.strings, s); at >= 0 {
		return uint32(at)
	}
	d.strings = append(d.strings, s)
	return uint32(len(d.strings) - 1)
}

func (d *document) start(name string, attributes ...attribute) {
	none := uint32(0xffffffff)
	body := le(none, d.string(name))
	body = append(body, 20, 0, 20, 0, byte(len(attributes)), 0, 0, 0, 0, 0, 0, 0)
	for _, a := range attributes {
		raw := none
		if a.kind == 3 {
			raw = d.string(a.text)
			a.data = raw
		}
		body = append(body, le(none, d.string(a.name), raw)...)
		body = append(body, 8, 0, 0, a.kind)
		body = append(body, le(a.data)...)
	}
	d.body = append(d.body, chunk(0x102, le(1, none), body)...)
}

func (d *document) end(name string) {
	none := uint32(0xffffffff)
	d.body = append(d.body, chunk(0x103, le(1, none), le(none, d.string(name)))...)
}

func (d *document) bytes() []byte {
	body := append(pool(d.strings, true), chunk(0x180, nil, le(d.ids...))...)
	return chunk(3, nil, append(body, d.body...))
}

// newDocument begins a document: the names of attributes with a number come first among its strings.
func newDocument(names map[uint32]string) *document {
	d := &document{}
	for id := range names {
		d.ids = append(d.ids, id)
	}
	slices.Sort(d.ids)
	for _, id := range d.ids {
		d.strings = append(d.strings, names[id])
	}
	return d
}

const (
	labelResource = 0x7f010000
	iconResource  = 0x7f020000
)

// Manifest writes the manifest of an app in binary form. Label and icon are resources.
func (a App) Manifest() []byte {
	d := newDocument(map[uint32]string{0x01010001: "label", 0x01010002: "icon", 0x0101020c: "minSdkVersion", 0x0101021b: "versionCode", 0x0101021c: "versionName", 0x01010270: "targetSdkVersion"})
	d.start("manifest",
		attribute{name: "versionCode", kind: 0x10, data: 7}, attribute{name: "versionName", kind: 3, text: a.Version},
		attribute{name: "package", kind: 3, text: a.Package})
	d.start("uses-sdk", attribute{name: "minSdkVersion", kind: 0x10, data: 21}, attribute{name: "targetSdkVersion", kind: 0x10, data: a.TargetSDK})
	d.end("uses-sdk")
	d.start("application", attribute{name: "label", kind: 1, data: labelResource}, attribute{name: "icon", kind: 1, data: iconResource})
	d.start("activity")
	d.end("activity")
	d.end("application")
	d.end("manifest")
	return d.bytes()
}

// configuration is what a set of values is meant for.
func configuration(language string, density uint16) []byte {
	out := make([]byte, 64)
	out[0] = 64
	copy(out[8:], language)
	binary.LittleEndian.PutUint16(out[14:], density)
	return out
}

// values writes one resource, the first of its type, in one configuration.
func values(kind byte, config []byte, text uint32) []byte {
	header := append([]byte{kind, 0, 0, 0}, le(1, uint32(8+12+len(config)+4))...)
	header = append(header, config...)
	entry := append([]byte{8, 0, 0, 0}, le(0)...)
	entry = append(entry, 8, 0, 0, 3)
	entry = append(entry, le(text)...)
	return chunk(0x201, header, append(le(0), entry...))
}

// Table writes the table of resources: the label in its languages, and the icon.
func (a App) Table() []byte {
	texts := []string{a.Label, "res/icon.png"}
	body := values(1, configuration("", 0), 0)
	languages := []string{}
	for language := range a.Localized {
		languages = append(languages, language)
	}
	slices.Sort(languages)
	for _, language := range languages {
		texts = append(texts, a.Localized[language])
		body = append(body, values(1, configuration(language, 0), uint32(len(texts)-1))...)
	}
	body = append(body, values(2, configuration("", 480), 1)...)
	header := append(le(0x7f), make([]byte, 256)...)
	header = append(header, le(0, 0, 0, 0, 0)...)
	inner := append(append(pool([]string{"string", "mipmap"}, false), pool([]string{"app_name"}, false)...), body...)
	return chunk(2, le(1), append(pool(texts, false), chunk(0x200, header, inner)...))
}

// APK packs an app, with a v1 signature for each of the given keys and a signing block of the schemes.
func (a App) APK(v1 []*Identity, schemes ...Scheme) []byte {
	files := []File{
		{Name: "AndroidManifest.xml", Data: a.Manifest()},
		{Name: "resources.arsc", Data: a.Table(), Stored: true},
		{Name: "res/icon.png", Data: a.Icon, Stored: true},
	}
	for i, id := range v1 {
		name := "META-INF/CERT" + string(rune('A'+i))
		files = append(files, File{Name: name + ".SF", Data: []byte("Signature-Version: 1.0\r\n\r\n")},
			File{Name: name + ".RSA", Data: Message(nil, id, id)})
	}
	archive := Zip(files...)
	if len(schemes) == 0 {
		return archive
	}
	return Insert(archive, SigningBlock(schemes...))
}

// field writes one field of a protocol buffer.
func field(number int, content []byte) []byte {
	out := binary.AppendUvarint(nil, uint64(number)<<3|2)
	return append(binary.AppendUvarint(out, uint64(len(content))), content...)
}

func count(number int, n uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(number)<<3), n)
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// BundleParts writes the manifest and the table of resources of a bundle.
func (a App) BundleParts() (manifest, table []byte) {
	text := func(id uint64, name, value string) []byte {
		return field(4, join(field(2, []byte(name)), field(3, []byte(value)), count(5, id)))
	}
	reference := func(id uint64, name string, to uint64) []byte {
		return field(4, join(field(2, []byte(name)), field(3, []byte("@0")), count(5, id), field(6, field(1, count(2, to)))))
	}
	application := field(1, join(field(3, []byte("application")), reference(0x01010001, "label", labelResource), reference(0x01010002, "icon", iconResource)))
	manifest = field(1, join(field(3, []byte("manifest")), text(0, "package", a.Package), text(0x0101021c, "versionName", a.Version),
		text(0x0101021b, "versionCode", "7"), field(5, application)))
	value := func(locale, text string) []byte {
		config := []byte(nil)
		if locale != "" {
			config = field(1, field(3, []byte(locale)))
		}
		return field(6, join(config, field(2, field(4, field(2, field(1, []byte(text)))))))
	}
	labels := value("", a.Label)
	for locale, text := range a.Localized {
		labels = append(labels, value(locale, text)...)
	}
	icon := field(6, join(field(1, count(18, 480)), field(2, field(4, field(5, field(1, []byte("res/icon.png")))))))
	table = field(2, join(field(1, count(1, 0x7f)), field(2, []byte(a.Package)),
		field(3, join(field(1, count(1, 1)), field(3, join(field(1, count(1, 0)), labels)))),
		field(3, join(field(1, count(1, 2)), field(3, join(field(1, nil), icon))))))
	return manifest, table
}

// AAB packs a bundle with its upload key.
func (a App) AAB(upload *Identity) []byte {
	manifest, table := a.BundleParts()
	return Zip(File{Name: "BundleConfig.pb"}, File{Name: "base/manifest/AndroidManifest.xml", Data: manifest},
		File{Name: "base/resources.pb", Data: table}, File{Name: "base/res/icon.png", Data: a.Icon},
		File{Name: "META-INF/UPLOAD.RSA", Data: Message(nil, upload, upload)})
}
