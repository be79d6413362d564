package apptest

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
)

// A Program is an executable of an iOS app.
type Program struct {
	Message   []byte // of the code signature
	Encrypted bool
	Fat       bool // for two kinds of processors
}

// Bytes writes the program: commands, something to run, the signature.
func (p Program) Bytes() []byte {
	if !p.Fat {
		return p.slice(0x0100000c)
	}
	one, two := p.slice(12), p.slice(0x0100000c)
	const first = 4096
	second := first + (len(one)+4095)/4096*4096
	out := be(0xcafebabe, 2, 12, 9, first, uint32(len(one)), 12, 0x0100000c, 0, uint32(second), uint32(len(two)), 12)
	out = append(out, make([]byte, first-len(out))...)
	out = append(out, one...)
	out = append(out, make([]byte, second-len(out))...)
	return append(out, two...)
}

func be(numbers ...uint32) []byte {
	var out []byte
	for _, n := range numbers {
		out = binary.BigEndian.AppendUint32(out, n)
	}
	return out
}

func (p Program) slice(cpu uint32) []byte {
	var signature []byte
	if p.Message != nil {
		directory := append(be(0xfade0c02, 44), make([]byte, 36)...)
		message := append(be(0xfade0b01, uint32(8+len(p.Message))), p.Message...)
		at := uint32(12 + 2*8)
		signature = be(0xfade0cc0, at+uint32(len(directory)+len(message)), 2, 0, at, 0x10000, at+uint32(len(directory)))
		signature = append(append(signature, directory...), message...)
	}
	encrypted := uint32(0)
	if p.Encrypted {
		encrypted = 1
	}
	const body = 3 * 4096
	commands := le(0x2c, 24, 4096, 4096, encrypted, 0)
	n := uint32(1)
	if signature != nil {
		commands = append(commands, le(0x1d, 16, body, uint32(len(signature)))...)
		n++
	}
	head := le(0xfeedfacf, cpu, 0, 2, n, uint32(len(commands)), 0, 0)
	if cpu>>24 == 0 { // 32 bits
		head = le(0xfeedface, cpu, 0, 2, n, uint32(len(commands)), 0)
	}
	out := append(head, commands...)
	out = append(out, make([]byte, body-len(out))...)
	return append(out, signature...)
}

// PlistXML writes a property list of texts, and of what is already XML where a key begins with an asterisk.
func PlistXML(pairs ...string) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict>`)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i][0] == '*' {
			fmt.Fprintf(&b, "<key>%s</key>%s", pairs[i][1:], pairs[i+1])
			continue
		}
		fmt.Fprintf(&b, "<key>%s</key><string>%s</string>", pairs[i], pairs[i+1])
	}
	b.WriteString(`</dict></plist>`)
	return b.Bytes()
}

// PlistBinary writes a property list of texts in binary form.
func PlistBinary(pairs ...string) []byte {
	out := []byte("bplist00")
	var offsets []byte
	object := func(data []byte) {
		offsets = binary.BigEndian.AppendUint16(offsets, uint16(len(out)))
		out = append(out, data...)
	}
	n := len(pairs) / 2
	root := []byte{0xdf, 0x10, byte(n)}
	for i := range n {
		root = append(root, byte(1+2*i))
	}
	for i := range n {
		root = append(root, byte(2+2*i))
	}
	object(root)
	for _, s := range pairs {
		units := utf16.Encode([]rune(s))
		data := []byte{0x6f, 0x10, byte(len(units))}
		for _, u := range units {
			data = binary.BigEndian.AppendUint16(data, u)
		}
		object(data)
	}
	table := len(out)
	out = append(out, offsets...)
	out = append(out, 0, 0, 0, 0, 0, 0, 2, 1)
	out = binary.BigEndian.AppendUint64(out, uint64(len(pairs)+1))
	out = binary.BigEndian.AppendUint64(out, 0)
	return binary.BigEndian.AppendUint64(out, uint64(table))
}

// Provision signs a profile for a bundle with the certificates of developers.
func Provision(apple *Identity, bundle string, developers ...*Identity) []byte {
	var list bytes.Buffer
	for _, id := range developers {
		fmt.Fprintf(&list, "<data>%s</data>", base64.StdEncoding.EncodeToString(id.DER()))
	}
	content := PlistXML("Name", "样例", "*TeamIdentifier", "<array><string>A1B2C3D4E5</string></array>",
		"*DeveloperCertificates", "<array>"+list.String()+"</array>",
		"*Entitlements", "<dict><key>application-identifier</key><string>A1B2C3D4E5."+bundle+"</string></dict>")
	return Message(content, apple, apple)
}

// IPA packs an app for iOS under a folder of its own, which may be empty.
func IPA(wrapper string, info []byte, program []byte, more ...File) []byte {
	folder := wrapper + "Payload/Sample.app/"
	files := []File{
		{Name: "__MACOSX/Payload/Sample.app/Info.plist", Data: []byte("twin")},
		{Name: folder + "Info.plist", Data: info},
		{Name: folder + "Sample", Data: program},
	}
	for _, f := range more {
		f.Name = folder + f.Name
		files = append(files, f)
	}
	return Zip(files...)
}
